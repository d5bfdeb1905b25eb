/**
 * Where the weeks of a calendar begin.
 *
 * The rule it owns: a week begins with the first working day after its longest rest; on Monday where no rest is longer than
 * the others.
 *
 * Example: an office that works from Sunday to Thursday begins its weeks on Sunday, one that works from Monday to Friday on
 * Monday.
 */
import { type DateTime } from 'luxon';
import { type OpenTime } from '../../domain/time/openTime.ts';

/** As ISO counts them: 1 is Monday, 7 Sunday. */
export const MONDAY = 1;
const WEEK_DAYS = 7;
/** A weekday on which nobody worked for so long is a day of rest. */
const WEEKS_SEEN = 8;

/** The midnight at which the week of a day begins. */
export function startOfWeek(day: DateTime, beginsOn: number): DateTime {
  return day.startOf('day').minus({ days: (day.weekday - beginsOn + WEEK_DAYS) % WEEK_DAYS });
}

/** @param today its midnight: what was worked in the weeks up to it counts */
export function firstWeekday(today: DateTime, open: OpenTime): number {
  const worked = new Set<number>();
  for (let days = 0; days < WEEKS_SEEN * WEEK_DAYS; days += 1) {
    const day = today.minus({ days });
    if (isWorkingDay(day, open)) worked.add(day.weekday);
  }
  const restBefore = (weekday: number): number => {
    let days = 0;
    while (days < WEEK_DAYS && !worked.has(((weekday - 2 - days + 2 * WEEK_DAYS) % WEEK_DAYS) + 1)) days += 1;
    return days;
  };
  return [...worked]
    .toSorted((a, b) => a - b)
    .reduce((best, weekday) => (restBefore(weekday) > restBefore(best) ? weekday : best), MONDAY);
}

/** @param day its midnight */
export function isWorkingDay(day: DateTime, open: OpenTime): boolean {
  return open.windowsBetween(day.toMillis(), day.plus({ days: 1 }).toMillis(), 1).length > 0;
}
