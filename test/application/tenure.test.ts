/** The lease of the one who writes: taken by the database's clock, believed in by a watch of one's own. */
import { sql } from 'kysely';
import { pino } from 'pino';
import { EditionChanged } from '../../src/application/store.ts';
import { LEASE_MS, Tenure } from '../../src/application/tenure.ts';
import { due, flags, found, HOUR, LEAD, lookedAt, NOW } from '../adapters/store/rows.ts';
import { describeOnEveryDatabase } from '../support/database.ts';

describeOnEveryDatabase('the lease', (database) => {
  let passed: number;
  let tenures: Tenure[];
  /** Wakes whoever waits to renew. */
  let asks: (() => void)[];
  beforeEach(() => {
    passed = 0;
    tenures = [];
    asks = [];
  });
  afterEach(async () => {
    for (const tenure of tenures) await tenure.stop();
  });

  function process(holder: string): Tenure {
    const tenure = new Tenure({
      store: database.store,
      holder,
      watch: () => passed,
      sleep: (_ms, signal) =>
        new Promise<void>((resolve) => {
          asks.push(resolve);
          signal.addEventListener('abort', () => {
            resolve();
          });
        }),
      log: pino({ level: 'silent' }),
      onBegun: () => undefined,
    });
    tenures.push(tenure);
    return tenure;
  }

  /** As if so much of it were over by the database's clock. */
  async function pass(ms: number): Promise<void> {
    passed += ms;
    await sql`update leases set expires_at = expires_at - ${ms}::bigint`.execute(database.opened.db);
  }

  test('has one holder, whoever asks', async () => {
    const [first, second] = [process('first'), process('second')];
    await first.start();
    await second.start();
    expect(first.holding).toMatchObject({ epoch: 1 });
    expect(first.holding?.left()).toBe(LEASE_MS);
    expect(second.holding).toBeNull();
  });

  test('ends for its holder no later than for the others, also when its holder sleeps through its end', async () => {
    const first = process('first');
    await first.start();
    const { holding } = first;
    await pass(LEASE_MS / 2);
    expect(holding?.left()).toBe(LEASE_MS / 2);
    expect(holding?.ended.aborted).toBe(false);
    const early = process('early');
    await early.start();
    expect(early.holding).toBeNull();
    await pass(LEASE_MS / 2);
    expect(holding?.left()).toBe(0);
    expect(holding?.ended.aborted).toBe(true);
    expect(first.holding).toBeNull();
    const next = process('next');
    await next.start();
    expect(next.holding).toMatchObject({ epoch: 2 });
  });

  test('is counted from before it was asked for, however long the answer takes', async () => {
    const slow = new Tenure({
      store: {
        takeLease: async (...asked) => {
          const epoch = await database.store.takeLease(...asked);
          passed += LEASE_MS;
          return epoch;
        },
        giveBackLease: (...given) => database.store.giveBackLease(...given),
        freeClaims: () => database.store.freeClaims(),
      },
      holder: 'slow',
      watch: () => passed,
      sleep: () => new Promise(() => undefined),
      log: pino({ level: 'silent' }),
      onBegun: () => undefined,
    });
    await slow.start();
    expect(slow.holding).toBeNull();
  });

  test('is there for the next one at once when it is given back', async () => {
    const first = process('first');
    await first.start();
    await first.stop();
    expect(first.holding).toBeNull();
    const second = process('second');
    await second.start();
    expect(second.holding).toMatchObject({ epoch: 2 });
  });

  test('frees what its former holder had claimed to send', async () => {
    await lookedAt(database.store, { effects: [flags()] });
    expect(await database.store.claimOwed(NOW, NOW + HOUR, 10)).toHaveLength(1);
    expect(await database.store.claimOwed(NOW, NOW + HOUR, 10)).toHaveLength(0);
    await process('next').start();
    expect(await database.store.claimOwed(NOW, NOW + HOUR, 10)).toHaveLength(1);
  });

  test('is not needed to look, but a look by an edition of before is not kept', async () => {
    const { store } = database;
    const before = await store.edition();
    await due(store, [LEAD]);
    await store.replaceOwners(
      [
        {
          ownerId: '101',
          userId: null,
          name: 'Ann',
          email: null,
          type: 'person',
          active: true,
          teams: [],
          inactive: [],
          teamsBefore: [],
          absences: null,
        },
      ],
      NOW,
    );
    await expect(store.look(NOW, 10, (record) => found(record), before)).rejects.toBeInstanceOf(
      EditionChanged,
    );
    expect(await store.nextDueAt()).toBe(NOW);
    expect(await store.look(NOW, 10, (record) => found(record), await store.edition())).toBe(1);
  });
});
