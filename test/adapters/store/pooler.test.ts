/** The store behind pgbouncer in transaction mode, where a connection is another one after each transaction. */
import { openStore, type OpenedStore } from '../../../src/adapters/store/open.ts';
import { storeOn } from '../../../src/adapters/store/store.ts';
import { type News } from '../../../src/application/news.ts';
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
  const open = async (directUrl: string | null): Promise<OpenedStore> => {
    const store = await openStore({ kind: 'postgres', url: pooler.through(own.url), directUrl });
    opened.push(store);
    return store;
  };

  test(
    'is laid out by several at once, and keeps, looks and claims as without one',
    async () => {
      const [first, ...others] = await Promise.all(Array.from({ length: 6 }, () => open(null)));
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
      expect(await store.takeLease('crm', 'one', 10_000)).toBe(1);
      expect(await storeOn(others[0]!).takeLease('crm', 'other', 10_000)).toBeNull();
    },
    SLOW_MS,
  );

  test(
    'hears news by a direct way',
    async () => {
      const hearing = await heard(await open(own.url));
      expect(hearing.hears).toBe(true);
      await opened[0]!.noticeboard!.tell('due');
      await hearing.told('due');
      await hearing.stop();
    },
    SLOW_MS,
  );

  test(
    'finds out that it hears nothing where news cannot come through the pooler',
    async () => {
      const store = await open(null);
      // The pooler lends the connection that listens to others as soon as it has said so.
      await Promise.all(Array.from({ length: 20 }, () => storeOn(store).edition()));
      const hearing = await heard(store);
      expect(hearing.hears).toBe(false);
      await hearing.stop();
    },
    SLOW_MS,
  );
});

async function heard({ noticeboard }: OpenedStore) {
  const news: string[] = [];
  const waiting = new Map<string, () => void>();
  let stop = (): Promise<void> => Promise.resolve();
  const hears = await new Promise<boolean>((resolve) => {
    const hearing = noticeboard!.hear((each) => {
      news.push(each);
      waiting.get(each)?.();
    }, resolve);
    stop = () => hearing.stop();
  });
  return {
    hears,
    stop,
    told: (wanted: News) =>
      new Promise<void>((resolve) => {
        if (news.includes(wanted)) resolve();
        else waiting.set(wanted, resolve);
      }),
  };
}
