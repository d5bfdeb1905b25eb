/** Reports that were sent, on every database: each is somebody's to send, once. */
import { openStore } from '../../../src/adapters/store/open.ts';
import { storeOn } from '../../../src/adapters/store/store.ts';
import { describeOnEveryDatabase, createDatabase } from '../../support/database.ts';
import { at, HOUR, MINUTE } from '../../support/calendars.ts';

const NOW = at('2026-03-09T09:00Z');
const key = (period: string, recipient = '101') => ({ recipient, kind: 'week', period }) as const;
const FIRST = key('2026-02-23');
const SECOND = key('2026-03-02');

describeOnEveryDatabase('reports that were sent', (database) => {
  const claim = (of: ReturnType<typeof key>, now = NOW) =>
    database.store.claimReport(of, NOW, now, now + MINUTE);

  test('the first for a recipient is not sent, it was due before anybody asked; the next one is', async () => {
    expect(await claim(FIRST)).toBeNull();
    expect(await claim(FIRST, NOW + HOUR)).toBeNull();
    expect(await claim(SECOND)).toBe(1);
  });

  test('one that was sent is not claimed again', async () => {
    await claim(FIRST);
    await claim(SECOND);
    await database.store.settleReport(SECOND, { kind: 'sent', at: NOW });
    expect(await claim(SECOND, NOW + HOUR)).toBeNull();
    expect((await database.store.standing(NOW)).reports).toEqual({ sentAt: NOW, failed: {} });
  });

  test('one that somebody is at is left alone until the lease is over', async () => {
    await claim(FIRST);
    await claim(SECOND);
    expect(await claim(SECOND, NOW + MINUTE - 1)).toBeNull();
    expect(await claim(SECOND, NOW + MINUTE)).toBe(2);
  });

  test('one that whoever had the lease left behind is free for who takes it over', async () => {
    await claim(FIRST);
    await claim(SECOND);
    await database.store.freeClaims();
    expect(await claim(SECOND)).toBe(2);
  });

  test('one that failed waits for its time, also under another lease, and is told of until it is sent', async () => {
    await claim(FIRST);
    await claim(SECOND);
    const failed = { kind: 'failed', reason: 'unreachable', tryAfter: NOW + HOUR } as const;
    await database.store.settleReport(SECOND, failed);
    await database.store.freeClaims();
    expect(await claim(SECOND, NOW + HOUR - 1)).toBeNull();
    expect((await database.store.standing(NOW)).reports).toEqual({
      sentAt: null,
      failed: { unreachable: 1 },
    });
    expect(await claim(SECOND, NOW + HOUR)).toBe(2);
    await database.store.settleReport(SECOND, { kind: 'sent', at: NOW });
    expect((await database.store.standing(NOW)).reports.failed).toEqual({});
  });

  test('of many who come at once one may send', async () => {
    await claim(FIRST);
    const claims = await Promise.all(Array.from({ length: 8 }, () => claim(SECOND)));
    expect(claims.filter((attempts) => attempts !== null)).toEqual([1]);
  });

  test('old ones are forgotten, but for the last of each', async () => {
    for (const [place, one] of [FIRST, SECOND, key('2026-02-23', '103')].entries()) {
      await database.store.claimReport(one, NOW + place, NOW, NOW);
    }
    expect(await database.store.forgetReports(NOW + HOUR)).toBe(1);
    expect(await claim(SECOND)).toBe(2);
  });
});

const server = process.env.TEST_DATABASE_URL ?? '';
(server === '' ? test.skip : test)(
  'of two processes on one PostgreSQL one may send',
  async () => {
    const own = await createDatabase(server);
    const opened = [
      await openStore({ kind: 'postgres', url: own.url }),
      await openStore({ kind: 'postgres', url: own.url }),
    ];
    const stores = opened.map(storeOn);
    try {
      await Promise.all(stores.map((store) => store.claimReport(FIRST, NOW, NOW, NOW + MINUTE)));
      const claims = await Promise.all(
        Array.from({ length: 10 }, (_, turn) =>
          stores[turn % 2]!.claimReport(SECOND, NOW, NOW, NOW + MINUTE),
        ),
      );
      expect(claims.filter((attempts) => attempts !== null)).toEqual([1]);
    } finally {
      await Promise.all(stores.map((store) => store.close()));
      await own.drop();
    }
  },
  60_000,
);
