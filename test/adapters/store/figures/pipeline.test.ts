/** What SQL counts of pipeline value is what somebody comes to who goes from deal to deal by hand. */
import fc from 'fast-check';
import { sql } from 'kysely';
import { type KnownDeal } from '../../../../src/application/deals.ts';
import { type DealSpan } from '../../../../src/domain/evaluate/handOffs.ts';
import { type Fact } from '../../../../src/domain/timeline/fact.ts';
import { describeOnEveryDatabase } from '../../../support/database.ts';
import { contact, handOff, HOUR, lookedAt, NOW } from '../rows.ts';

const SEED = Number(process.env.LIFE_SEED ?? 20_260_302);
const DAY = 86_400_000;
const QUARTER_OF_AN_HOUR = 900_000;
const FROM = NOW - 10 * DAY;
const READING = { throughAt: 0, madeSince: 0, currency: 'GBP', finishedAt: NOW, checkedAt: NOW, walk: null };
const PEOPLE = ['11', '12', '13', '14'];

/** In quarters of an hour, so that what is cut of erased people changes no day and no span. */
const instant = fc
  .integer({ min: 0, max: 10 * 96 - 1 })
  .map((quarters) => FROM + quarters * QUARTER_OF_AN_HOUR);
const span = fc
  .tuple(fc.constantFrom('all', 'banks'), instant, fc.option(instant))
  .map(([quotaId, fromAt, untilAt]): DealSpan => ({ quotaId, fromAt, untilAt }));
const world = fc.record({
  spans: fc.tuple(...PEOPLE.map(() => fc.array(span, { maxLength: 3 }))),
  deals: fc.array(
    fc.record({
      createdAt: instant,
      value: fc.option(fc.integer({ min: -100, max: 50_000 })),
      currency: fc.constantFrom('GBP', 'GBP', 'GBP', 'EUR'),
      contactIds: fc.uniqueArray(fc.constantFrom(...PEOPLE), { maxLength: 3 }),
    }),
    { minLength: 10, maxLength: 30 },
  ),
  erased: fc.uniqueArray(fc.constantFrom(...PEOPLE), { maxLength: 2 }),
  days: fc.constantFrom(1, 3, 10),
});

describeOnEveryDatabase(`pipeline value, recounted by hand (seed ${SEED})`, (database) => {
  test('is what the deals are worth, each once, those of erased people among them', async () => {
    const seen = { counted: 0, shared: 0, ofErased: 0, elsewhere: 0, unvalued: 0 };
    await fc.assert(
      fc.asyncProperty(world, async ({ spans, deals, erased, days }) => {
        const { store } = database;
        await sql`truncate records, facts, clocks, effects, hand_offs, erasures, deals, deal_records,
          deal_reading`.execute(database.opened.db);
        for (const [place, recordId] of PEOPLE.entries()) {
          const own = spans[place] ?? [];
          // Strewn over two hand-offs, as of somebody who came back.
          const handOffs = [0, 1].map((half) =>
            handOff({
              cycle: half + 1,
              kind: half === 0 ? 'first' : 'again',
              at: FROM,
              dealsFor: own.filter((_, index) => index % 2 === half),
            }),
          );
          await lookedAt(store, { handOffs }, contact(recordId));
        }
        const known = deals.map((deal, number): KnownDeal => ({ ...deal, dealId: String(7_000 + number) }));
        await store.keepDeals(known, [], READING, null);
        for (const recordId of erased) {
          await store.append({
            facts: [
              {
                kind: 'erased',
                record: contact(recordId),
                occurredAt: NOW,
                source: { type: 'GDPR', id: '' },
              },
            ],
            quarantined: [],
            receivedAt: NOW,
          });
        }

        const starts = Array.from({ length: days }, (_, day) => FROM + (10 - days + day) * DAY);
        const period = { fromAt: starts[0]!, untilAt: NOW };
        for (const id of ['all', 'banks']) {
          const isCounted = ({ createdAt, contactIds }: KnownDeal): boolean =>
            contactIds.some((recordId) =>
              spans[PEOPLE.indexOf(recordId)]!.some(
                ({ quotaId, fromAt, untilAt }) =>
                  quotaId === id && createdAt >= fromAt && (untilAt === null || createdAt < untilAt),
              ),
            );
          const counted = known.filter(isCounted);
          const expected = starts.map((start) => {
            const ofDay = counted.filter(({ createdAt }) => createdAt >= start && createdAt < start + DAY);
            const valued = ofDay.filter(({ value }) => value !== null);
            const here = valued
              .filter(({ currency }) => currency === 'GBP')
              .map(({ value }) => Math.max(0, value!));
            const sum = (values: readonly number[]): number => values.reduce((all, one) => all + one, 0);
            return {
              value: sum(here),
              squares: sum(here.map((value) => value * value)),
              deals: here.length,
              unvalued: ofDay.length - valued.length,
              elsewhere: valued.length - here.length,
            };
          });
          const asked = { id, currency: 'GBP', starts, period };
          expect([id, await store.pipelineForQuota(asked)]).toEqual([id, expected]);
          seen.counted += counted.length;
          seen.shared += counted.filter(({ contactIds }) => contactIds.length > 1).length;
          seen.ofErased += counted.filter(({ contactIds }) =>
            contactIds.some((recordId) => erased.includes(recordId)),
          ).length;
          seen.elsewhere += expected.reduce((all, one) => all + one.elsewhere, 0);
          seen.unvalued += expected.reduce((all, one) => all + one.unvalued, 0);
        }
      }),
      { seed: SEED, numRuns: 25 },
    );
    expect(Object.entries(seen).filter(([, count]) => count < 5)).toEqual([]);
  }, 120_000);

  test('of deals that were made in no period, or are gone, is nothing', async () => {
    const spans = [{ quotaId: 'all', fromAt: FROM, untilAt: null }];
    await lookedAt(database.store, { handOffs: [handOff({ at: FROM, dealsFor: spans })] }, contact('11'));
    const deal = { dealId: '1', createdAt: NOW - DAY, value: 100, currency: 'GBP', contactIds: ['11'] };
    await database.store.keepDeals([deal], [], READING, null);
    const asked = { id: 'all', currency: 'GBP', starts: [FROM], period: { fromAt: FROM, untilAt: NOW } };
    expect(await database.store.pipelineForQuota(asked)).toMatchObject([{ value: 100 }]);
    const before = { fromAt: FROM, untilAt: NOW - DAY };
    expect(await database.store.pipelineForQuota({ ...asked, period: before })).toMatchObject([{ value: 0 }]);
    await database.store.keepDeals([], ['1'], READING, READING);
    expect(await database.store.pipelineForQuota(asked)).toMatchObject([{ value: 0, deals: 0 }]);
    expect(await database.store.knownDeals('', 0, 10)).toEqual([]);
  });

  describe('beside erased people', () => {
    const spans = [{ quotaId: 'all', fromAt: FROM, untilAt: null }];
    const asked = { id: 'all', currency: 'GBP', starts: [FROM], period: { fromAt: FROM, untilAt: NOW } };
    const deal = (over: Partial<KnownDeal> = {}): KnownDeal => ({
      dealId: '1',
      createdAt: NOW - DAY,
      value: 100,
      currency: 'GBP',
      contactIds: ['11'],
      ...over,
    });
    const erase = (recordId: string, facts: readonly Fact[] = []) =>
      database.store.append({
        facts: [
          ...facts,
          { kind: 'erased', record: contact(recordId), occurredAt: NOW, source: { type: 'GDPR', id: '' } },
        ],
        quarantined: [],
        receivedAt: NOW,
      });
    const counted = () => database.store.pipelineForQuota(asked);

    test('a deal counts once and at its present value, whoever it is of by now, until it is gone', async () => {
      for (const recordId of ['11', '12'])
        await lookedAt(
          database.store,
          { handOffs: [handOff({ at: FROM, dealsFor: spans })] },
          contact(recordId),
        );
      await database.store.keepDeals([deal()], [], READING, null);
      await erase('11');
      expect(await counted()).toMatchObject([{ value: 100, deals: 1 }]);
      await database.store.keepDeals([deal({ contactIds: ['12'], value: 250 })], [], READING, READING);
      expect(await counted()).toMatchObject([{ value: 250, deals: 1 }]);
      await erase('12');
      expect(await counted()).toMatchObject([{ value: 250, deals: 1 }]);
      await database.store.keepDeals([], ['1'], READING, READING);
      expect(await counted()).toMatchObject([{ value: 0, deals: 0 }]);
    });

    test('a deal of somebody who was merged into them counts before and after', async () => {
      await database.store.keepDeals([deal({ contactIds: ['12'] })], [], READING, null);
      const merged: Fact = {
        kind: 'merged',
        record: contact('11'),
        mergedIds: ['12'],
        occurredAt: NOW - HOUR,
        source: { type: 'MERGE_OBJECTS', id: '' },
      };
      await database.store.append({ facts: [merged], quarantined: [], receivedAt: NOW - HOUR });
      await lookedAt(database.store, { handOffs: [handOff({ at: FROM, dealsFor: spans })] }, contact('11'));
      expect(await counted()).toMatchObject([{ value: 100, deals: 1 }]);
      await erase('11');
      expect(await counted()).toMatchObject([{ value: 100, deals: 1 }]);
    });

    test('of two that read at once the second keeps nothing', async () => {
      const later = { ...READING, throughAt: 5 };
      expect(await database.store.keepDeals([], [], READING, null)).toBe(true);
      expect(await database.store.keepDeals([deal({ value: 200 })], [], later, READING)).toBe(true);
      expect(await database.store.keepDeals([deal({ value: 100 })], [], later, READING)).toBe(false);
      expect(await database.store.keepDeals([deal({ value: 100 })], [], later, null)).toBe(false);
      await lookedAt(database.store, { handOffs: [handOff({ at: FROM, dealsFor: spans })] }, contact('11'));
      expect(await counted()).toMatchObject([{ value: 200 }]);
    });
  });
});
