/** The store behind pgbouncer in transaction mode, where a connection is another one after each transaction. */
import { openStore, type OpenedStore } from '../../../src/adapters/store/open.ts';
import { storeOn } from '../../../src/adapters/store/store.ts';
import { createDatabase, type OwnDatabase } from '../../support/database.ts';
import { isPoolerInstalled, startPooler, type Pooler } from '../../support/pooler.ts';
import { clock, countOf, flags, LEAD, lookedAt, NOW, propertyFact } from './rows.ts';

const server = process.env.TEST_DATABASE_URL ?? '';
const suite = server !== '' && isPoolerInstalled ? describe : describe.skip;
const SLOW_MS = 60_000;

suite('a store behind a transaction pooler (needs TEST_DATABASE_URL and pgbouncer)', () => {
  let pooler: Pooler;
  let own: OwnDatabase;
  let opened: OpenedStore[];
  beforeEach(async () => {
    own = await createDatabase(server);
    pooler = await startPooler(server);
    opened = [];
  }, SLOW_MS);
  afterEach(async () => {
    for (const store of opened) await store.close();
    await pooler.close();
    await own.drop();
  });
  const open = async (): Promise<OpenedStore> => {
    const store = await openStore({ kind: 'postgres', url: pooler.through(own.url) });
    opened.push(store);
    return store;
  };

  test(
    'is laid out by several at once, and keeps, looks and claims as without one',
    async () => {
      const [first, ...others] = await Promise.all(Array.from({ length: 6 }, () => open()));
      const store = storeOn(first!);
      const facts = Array.from({ length: 50 }, (_, index) => propertyFact({ value: `value ${index}` }));
      await Promise.all(
        facts.map((fact, index) =>
          storeOn(others[index % others.length]!).append({ facts: [fact], quarantined: [], receivedAt: NOW }),
        ),
      );
      expect(await countOf(first!, 'facts')).toBe(50);
      await lookedAt(store, { clocks: [clock()], effects: [flags()] });
      expect((await store.cardRow(LEAD)).clocks).toEqual([clock()]);
      expect(await store.claimOwed(NOW, NOW + 1, 10)).toHaveLength(1);
    },
    SLOW_MS,
  );
});
