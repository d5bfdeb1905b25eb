/** Of two that wait for each other the database undoes one; it is asked again, and nobody notices. */
import { sql } from 'kysely';
import { StoreUnavailable } from '../../../src/application/acceptDelivery.ts';
import { settle } from '../../../src/adapters/store/settle.ts';
import { type OpenedStore } from '../../../src/adapters/store/open.ts';
import { storeOn } from '../../../src/adapters/store/store.ts';
import { type Settlement } from '../../../src/application/store.ts';
import { describeOnEveryDatabase } from '../../support/database.ts';
import { openInMemory } from '../../support/laidOut.ts';
import { LEAD, lookedAt, NOW, task } from './rows.ts';

let opened: OpenedStore;
beforeAll(async () => {
  opened = await openInMemory();
});
afterAll(() => opened.close());

/** The store on a database of whose statements some fail with a code of PostgreSQL: the first ones, or those after some. */
function failing(
  times: number,
  code: string,
  after = 0,
): { readonly opened: OpenedStore; readonly asked: () => number } {
  let asked = 0;
  const db = new Proxy(opened.db, {
    get: (target, name) => {
      if (name === 'getExecutor') {
        asked += 1;
        if (asked > after && asked <= after + times) throw Object.assign(new Error('undone'), { code });
      }
      const value: unknown = Reflect.get(target, name);
      return typeof value === 'function' ? (value.bind(target) as unknown) : value;
    },
  });
  return { opened: { ...opened, db }, asked: () => asked };
}

test('a statement that was undone to end a circle is asked again', async () => {
  const { opened: fails, asked } = failing(2, '40P01');
  expect(await storeOn(fails).nextDueAt()).toBeNull();
  expect(asked()).toBe(3);
});

test('not for ever', async () => {
  const { opened: fails, asked } = failing(100, '40P01');
  await expect(storeOn(fails).nextDueAt()).rejects.toBeInstanceOf(StoreUnavailable);
  expect(asked()).toBe(5);
});

test('of a delivery, what is kept already is not kept twice', async () => {
  const { opened: fails, asked } = failing(1, '40P01', 1);
  const notice = { subscriptionType: 'contact.unheardOf', objectId: 1 };
  await storeOn(fails).append({
    facts: [],
    quarantined: [{ notice, reason: 'unknown subscription' }],
    changed: [LEAD],
    receivedAt: NOW,
  });
  expect([asked(), (await storeOn(opened).heldNotices(0, 10)).length]).toEqual([3, 1]);
});

test('another fault is told at once', async () => {
  const { opened: fails, asked } = failing(1, '53300');
  await expect(storeOn(fails).nextDueAt()).rejects.toBeInstanceOf(StoreUnavailable);
  expect(asked()).toBe(1);
});

describeOnEveryDatabase('whoever settles', (database) => {
  const first = task({ key: 'a' });
  const second = task({ key: 'b' });

  /** Resolves once somebody waits for a lock. The embedded database has one connection: there nobody ever does. */
  async function waited(): Promise<void> {
    if (database.kind !== 'postgres') return;
    for (let waiting = 0; waiting === 0;) {
      const { rows } = await sql<{ waiting: number }>`
        select count(*) as waiting from pg_stat_activity
        where datname = current_database() and wait_event_type = 'Lock'`.execute(database.opened.db);
      waiting = rows[0]?.waiting ?? 0;
    }
  }

  test.each([
    [
      'what was done',
      (key: string): Settlement => ({ key, outcome: 'done', done: first.wanted, remoteId: '1' }),
    ],
    ['what is not there', (key: string): Settlement => ({ key, outcome: 'moot', tried: first.wanted })],
    [
      'what failed',
      (key: string): Settlement => ({
        key,
        outcome: 'failed',
        tried: first.wanted,
        reason: 'CrmUnavailable',
        nextTryAt: NOW,
        answered: false,
      }),
    ],
  ])('%s waits for a look that has the record before it takes an effect of it', async (_what, settlement) => {
    await lookedAt(database.store, { effects: [first, second] });
    let settled: Promise<void> = Promise.resolve();
    // A look, which comes to the effects of its records in another order.
    await database.opened.db.transaction().execute(async (look) => {
      await sql`select from records for update`.execute(look);
      await sql`update effects set urgency = 2 where key = 'b'`.execute(look);
      // Not by the store, which would ask again.
      settled = settle(database.opened.db, [settlement('a'), settlement('b')]);
      await waited();
      await sql`update effects set urgency = 2 where key = 'a'`.execute(look);
    });
    await settled;
    const { rows } = await sql`select from effects where urgency = 2 and leased_until = 0`.execute(
      database.opened.db,
    );
    expect(rows).toHaveLength(2);
  });
});
