/** Pacing of quotas: rows one can follow, and laws for any month. */
import fc from 'fast-check';
import { dispersionOf, pacingOf, type CountedDay } from '../../../src/domain/measures/pacing.ts';
import { stillToCome } from '../../../src/domain/measures/predictive.ts';
import { Random } from '../../../src/sandbox/random.ts';
import { at, HOUR, openTime } from '../../support/calendars.ts';

const OFFICE = openTime('UTC', { 'monday-friday': ['09:00-17:00'] });
const DAY = 24 * HOUR;
/** February 2026: 28 days from a Sunday on, 20 of them working days. */
const FEBRUARY = at('2026-02-01T00:00Z');
const NEVER_BEFORE = -Infinity;

/** @param counts by the day of the month */
function february(counts: Readonly<Record<number, number>> = {}): readonly CountedDay[] {
  return Array.from({ length: 28 }, (_, day) => ({
    fromAt: FEBRUARY + day * DAY,
    untilAt: FEBRUARY + (day + 1) * DAY,
    count: counts[day + 1] ?? 0,
  }));
}
const pacing = (counts: Readonly<Record<number, number>>, now: string, from = NEVER_BEFORE, amount = 100) =>
  pacingOf(amount, february(counts), OFFICE, from, at(now))!;

test('45 of 100 leads by the end of the tenth of twenty working days lag behind by 5', () => {
  expect(pacing({ 2: 20, 10: 25 }, '2026-02-13T17:00Z')).toMatchObject({
    amount: 100,
    actual: 45,
    workingDays: 20,
    daysPassed: 10,
    goalSoFar: 50,
    gap: -5,
    requiredPerDay: 5.5,
    forecast: { expected: 90 },
  });
});

test.each([
  ['before the first opening', '2026-02-02T08:00Z', 0],
  ['at noon of the first day, by the share of its open time', '2026-02-02T13:00Z', 0.5],
  ['in the night', '2026-02-03T03:00Z', 1],
  ['on a weekend', '2026-02-07T12:00Z', 5],
  ['after the month', '2026-03-10T12:00Z', 20],
])('%s so many working days have passed', (_, now, days) => {
  expect(pacing({}, now).daysPassed).toBe(days);
});

test('what a month needs is divided by the working days that are left, and nothing where it is reached or over', () => {
  expect(pacing({ 2: 10 }, '2026-02-27T13:00Z').requiredPerDay).toBe(180);
  expect(pacing({ 2: 110 }, '2026-02-10T13:00Z').requiredPerDay).toBe(0);
  expect(pacing({ 2: 10 }, '2026-02-28T13:00Z').requiredPerDay).toBeNull();
});

test('a quota that came into force within the month is promised for the rest of it', () => {
  const { amount, workingDays, daysPassed, goalSoFar } = pacing(
    { 17: 3 },
    '2026-02-18T17:00Z',
    at('2026-02-16T00:00Z'),
  );
  expect({ amount, workingDays, daysPassed, goalSoFar }).toEqual({
    amount: 50,
    workingDays: 10,
    daysPassed: 3,
    goalSoFar: 15,
  });
});

test('a month without a working day left is not paced', () => {
  expect(pacingOf(100, february(), OFFICE, at('2026-02-28T00:00Z'), at('2026-02-28T12:00Z'))).toBeNull();
});

test('the days of the waterfall rise to the amount, and those to come have no count yet', () => {
  const { days } = pacing({ 2: 7, 7: 4, 9: 1 }, '2026-02-09T12:00Z');
  expect(days[0]).toMatchObject({ goal: 0, cumulated: 0 });
  expect(days[6]).toMatchObject({ goal: 25, cumulated: 11, count: 4 });
  expect(days[8]).toMatchObject({ goal: 30, cumulated: 12 });
  expect(days[9]).toMatchObject({ goal: 35, cumulated: null });
  expect(days.at(-1)).toMatchObject({ goal: 100, cumulated: null });
});

describe('the forecast', () => {
  test('is not made of under three working days', () => {
    expect(pacing({ 2: 5 }, '2026-02-04T16:59Z').forecast).toBeNull();
    expect(pacing({ 2: 5 }, '2026-02-04T17:00Z').forecast).not.toBeNull();
  });

  test('of a month that is over is what came', () => {
    expect(pacing({ 2: 5, 20: 2 }, '2026-03-01T00:00Z').forecast).toEqual({ expected: 7, low: 7, high: 7 });
  });

  test('lies in a wider interval where days differ more than by chance', () => {
    const even = Object.fromEntries([2, 3, 4, 5, 6, 9, 10, 11, 12, 13].map((day) => [day, 4]));
    const bursts = { 3: 20, 10: 20 };
    const width = (counts: Readonly<Record<number, number>>): number => {
      const { low, high } = pacing(counts, '2026-02-13T17:00Z').forecast!;
      return high - low;
    };
    expect(width(bursts)).toBeGreaterThan(2 * width(even));
  });

  test('of money is as wide as deals are great', () => {
    const worth = (unit: number | null) =>
      pacingOf(
        100_000,
        february({ 3: 30_000, 10: 30_000 }),
        OFFICE,
        NEVER_BEFORE,
        at('2026-02-13T17:00Z'),
        unit,
      )!.forecast;
    expect(worth(null)).toBeNull();
    const [great, small] = [worth(30_000)!, worth(10)!];
    expect(great.expected).toBe(120_000);
    expect(great.high).toBeGreaterThan(great.expected);
    expect(great.high - great.low).toBeGreaterThanOrEqual(small.high - small.low);
  });

  test('of money covers what comes as often as it says', () => {
    // Deals of 1,000 to 49,000 come by chance, four in ten days; the interval is made from the first ten.
    let covered = 0;
    const runs = 400;
    const random = new Random(20_260_302);
    const deals = (): number[] => {
      const values: number[] = [];
      for (let day = 0; day < 10; day += 1)
        if (random.chance(0.4)) values.push(random.between(1_000, 49_000));
      return values;
    };
    const sum = (values: readonly number[]): number => values.reduce((all, value) => all + value, 0);
    let asked = 0;
    for (let run = 0; run < runs; run += 1) {
      const [before, after] = [deals(), deals()];
      if (before.length === 0) continue;
      asked += 1;
      const unit = sum(before.map((value) => value * value)) / sum(before);
      const { low, high } = stillToCome(sum(before), 10, 10, unit);
      if (sum(after) >= low && sum(after) <= high) covered += 1;
    }
    expect(covered / asked).toBeGreaterThan(0.88);
  });

  test('takes what came on a weekend for the Monday’s', () => {
    expect(pacing({ 7: 4, 8: 4 }, '2026-02-13T17:00Z').forecast).toEqual(
      pacing({ 9: 8 }, '2026-02-13T17:00Z').forecast,
    );
  });
});

/** Quantiles of the negative binomial distribution, worked out from its terms by the gamma function. */
test.each([
  [20, 10, 10, 1, 9, 34],
  [0, 10, 10, 1, 0, 3],
  [45, 10, 10, 1, 28, 66],
  [45, 10, 10, 3, 18, 84],
  [2000, 15, 5, 1, 609, 726],
  [3, 3, 17, 1, 4, 48],
  [5000, 1, 0.01, 1, 37, 64],
])('after %d in %d days, in %d more come, with dispersion %d, from %d to %d', (...row) => {
  const [seen, days, left, dispersion, low, high] = row;
  expect(stillToCome(seen, days, left, dispersion)).toEqual({ low, high });
});

test.each([
  [[5, 5, 5, 5], 1],
  [[0, 0, 0], 1],
  [[0, 9], 1],
  [[0, 0, 9], 9],
])('the dispersion of %j is %d', (counts, dispersion) => {
  expect(dispersionOf(counts)).toBe(dispersion);
});

test('at every instant of any month what came, what is lacking and what is needed make the amount', () => {
  const month = fc.record({
    counts: fc.array(fc.integer({ min: 0, max: 30 }), { minLength: 28, maxLength: 28 }),
    amount: fc.integer({ min: 1, max: 2_000 }),
    hours: fc.integer({ min: 0, max: 28 * 24 }),
    from: fc.integer({ min: -24, max: 20 * 24 }),
  });
  fc.assert(
    fc.property(month, ({ counts, amount, hours, from }) => {
      const now = FEBRUARY + hours * HOUR;
      const countsFrom = FEBRUARY + from * HOUR;
      const days = february().map((day, index) => ({
        ...day,
        count: day.fromAt >= countsFrom && day.untilAt <= now ? counts[index]! : 0,
      }));
      const paced = pacingOf(amount, days, OFFICE, countsFrom, now)!;
      const { actual, gap, goalSoFar, workingDays, daysPassed, requiredPerDay, forecast } = paced;
      expect(paced.amount).toBeLessThanOrEqual(amount + 1e-9);
      expect(actual - gap).toBeCloseTo(goalSoFar, 9);
      expect(paced.days.at(-1)!.goal).toBeCloseTo(paced.amount, 9);
      if (requiredPerDay !== null && actual < paced.amount) {
        expect(actual + requiredPerDay * (workingDays - daysPassed)).toBeCloseTo(paced.amount, 6);
      }
      const goals = paced.days.map(({ goal }) => goal);
      expect(goals).toEqual(goals.toSorted((a, b) => a - b));
      if (forecast) {
        expect(actual).toBeLessThanOrEqual(forecast.low);
        expect(forecast.low).toBeLessThanOrEqual(forecast.expected);
        expect(forecast.expected).toBeLessThanOrEqual(forecast.high);
      }
    }),
  );
});
