/**
 * Pacing: how far a quota should be by now, and where it will end.
 *
 * The rule it owns: what is promised of a period is promised of its working days alike. D working days make the period, d of
 * them have passed (today by the share of its open time): the goal so far is amount·d/D, what is needed from now on
 * (amount-actual)/(D-d) a working day, and the forecast actual·D/d, with the interval of what may still come. Under three
 * working days nothing is forecast. Of money the interval is as wide as deals are great: a few great ones say less of what is
 * still to come than many small ones that are worth the same. What comes on a day off counts with the next working day. A quota that came into force
 * within the period is promised for the rest of it, and its amount is less in proportion.
 *
 * Example (a test row): 100 leads in a month of 20 working days, 45 by the end of the 10th: 50 were due, 5 are lacking, 5.5 a
 * day are needed, and 90 are to be expected.
 */
import { type OpenTime } from '../time/openTime.ts';
import { type Interval } from './interval.ts';
import { stillToCome } from './predictive.ts';

/** A local day of the period, and what counted on it: how many, or how much. Epoch ms; ascending and without gaps over a period. */
export interface CountedDay {
  readonly fromAt: number;
  readonly untilAt: number;
  readonly count: number;
}

export interface Forecast extends Interval {
  readonly expected: number;
}

export interface PacedDay extends CountedDay {
  /** What should have counted by its end, and what had; null: the day is still to come. */
  readonly goal: number;
  readonly cumulated: number | null;
}

export interface Pacing {
  /** What is promised of the period, from when the quota counts on; not rounded. */
  readonly amount: number;
  readonly actual: number;
  /** D and d, not rounded. */
  readonly workingDays: number;
  readonly daysPassed: number;
  readonly goalSoFar: number;
  /** actual - goalSoFar: negative where it lags behind. */
  readonly gap: number;
  /** For each working day from now on; 0 when the quota is reached; null when no working day is left. */
  readonly requiredPerDay: number | null;
  /** null: too few days to judge by. */
  readonly forecast: Forecast | null;
  readonly days: readonly PacedDay[];
}

/** Under so many working days nothing is forecast. */
export const TOO_FEW_DAYS = 3;

/**
 * @param days those of a whole period; what counted since `now` or before `countsFromAt` is left out already
 * @param countsFromAt from when the quota counts; before the period: from its beginning
 * @param unit how much one of those adds that are counted: 1 of leads; of deals the sum of their squared values over that of
 *   their values, which is the variance of a sum of so many over its mean; null: none has counted that could tell
 * @returns null where the period has no working day left from then on: nothing can be paced
 * @throws CalendarSpanError when the days lie outside the calendar's years
 */
export function pacingOf(
  amount: number,
  days: readonly CountedDay[],
  open: OpenTime,
  countsFromAt: number,
  now: number,
  unit: number | null = 1,
): Pacing | null {
  /** How much of a working day lies between two instants: 0 to 1; 0 of a day off. */
  const worked = ({ fromAt, untilAt }: CountedDay, from: number, until: number): number => {
    const whole = open.elapsedMs(fromAt, untilAt);
    return whole === 0 ? 0 : open.elapsedMs(Math.max(fromAt, from), Math.min(untilAt, until)) / whole;
  };
  const sum = (of: (day: CountedDay) => number): number => days.reduce((all, day) => all + of(day), 0);
  const workingDays = sum((day) => worked(day, countsFromAt, Infinity));
  if (workingDays === 0) return null;
  const promised = (amount * workingDays) / sum((day) => worked(day, -Infinity, Infinity));
  const actual = sum(({ count }) => count);
  const daysPassed = sum((day) => worked(day, countsFromAt, now));
  const daysLeft = workingDays - daysPassed;
  const goalSoFar = (promised * daysPassed) / workingDays;
  let [dayOf, cumulated] = [0, 0];
  return {
    amount: promised,
    actual,
    workingDays,
    daysPassed,
    goalSoFar,
    gap: actual - goalSoFar,
    requiredPerDay: daysLeft > 0 ? Math.max(0, promised - actual) / daysLeft : null,
    forecast:
      unit === null
        ? null
        : forecastOf(
            actual,
            daysPassed,
            daysLeft,
            Math.max(unit, dispersionOf(finished(days, worked, countsFromAt, now))),
          ),
    days: days.map((day) => {
      dayOf += worked(day, countsFromAt, Infinity);
      cumulated += day.count;
      const goal = (promised * dayOf) / workingDays;
      return { ...day, goal, cumulated: day.fromAt <= now ? cumulated : null };
    }),
  };
}

function forecastOf(actual: number, passed: number, left: number, dispersion: number): Forecast | null {
  if (passed < TOO_FEW_DAYS) return null;
  if (left <= 0) return { expected: actual, low: actual, high: actual };
  const { low, high } = stillToCome(actual, passed, left, dispersion);
  return { expected: (actual * (passed + left)) / passed, low: actual + low, high: actual + high };
}

/** What counted on each working day that is over, with what came on the days off before it. */
function finished(
  days: readonly CountedDay[],
  worked: (day: CountedDay, from: number, until: number) => number,
  from: number,
  now: number,
): readonly number[] {
  const counts: number[] = [];
  let waiting = 0;
  for (const day of days) {
    waiting += day.count;
    if (worked(day, from, now) < 1) continue;
    counts.push(waiting);
    waiting = 0;
  }
  return counts;
}

/** How much more the counts of days differ than chance explains; 1 where they do not, or where they are too few to tell. */
export function dispersionOf(counts: readonly number[]): number {
  if (counts.length < TOO_FEW_DAYS) return 1;
  const mean = counts.reduce((sum, count) => sum + count, 0) / counts.length;
  if (mean === 0) return 1;
  const squares = counts.reduce((sum, count) => sum + (count - mean) ** 2, 0);
  return Math.max(1, squares / (counts.length - 1) / mean);
}
