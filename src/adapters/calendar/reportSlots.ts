/**
 * When reports are due, on somebody's calendar.
 *
 * The rule it owns: a report of a day is due on each working day; one of a week or a month on the first working day after it
 * has ended. It is due when work begins on that day, or at a time that was named. Of a period without working time there is
 * none. A week begins with the first working day after its longest rest: on Monday in London, on Sunday in Riyadh.
 *
 * Example: Monday 25 May 2026 is a holiday in London, so the report of the week before is due on Tuesday 26 May at 09:00.
 */
import { DateTime } from 'luxon';
import { type ReportSlot } from '../../application/reports/slots.ts';
import { type Calendar, type ReportKind } from '../../domain/agreement/agreement.ts';
import { type OpenTime } from '../../domain/time/openTime.ts';
import { periodBeginning } from './periods.ts';
import { zoneNamed } from './wallTime.ts';

const NAMES = { day: 'today', week: 'week', month: 'month' } as const;
const MONDAY = 1;
const WEEK_DAYS = 7;
/** A weekday on which nobody worked for so long is a day of rest. */
const WEEKS_SEEN = 8;
/** How many periods back a report is looked for, and how many days a holiday may last. */
const BACK = { day: 31, week: 8, month: 3 } as const;
const LONGEST_REST_DAYS = 31;

/** As `LastSlot`. */
export function lastSlot(
  kind: ReportKind,
  { zone, open }: Pick<Calendar, 'zone' | 'open'>,
  atMinute: number | null,
  now: number,
): ReportSlot | null {
  const today = DateTime.fromMillis(now, { zone: zoneNamed(zone) ?? 'UTC' }).startOf('day');
  const current = kind === 'week' ? weekOf(today, open) : today.startOf(kind);
  for (let back = 0; back <= BACK[kind]; back += 1) {
    const sentFrom = current.minus({ [kind]: back });
    const period = periodBeginning(NAMES[kind], kind === 'day' ? sentFrom : sentFrom.minus({ [kind]: 1 }));
    if (open.windowsBetween(period.fromAt, period.untilAt, 1).length === 0) continue;
    const day = firstWorkingDay(sentFrom, open);
    if (day === null) continue;
    const dueAt =
      atMinute === null
        ? open.nextOpenAt(day.toMillis())
        : day.set({ hour: Math.floor(atMinute / 60), minute: atMinute % 60 }).toMillis();
    if (dueAt <= now) return { period, dueAt };
  }
  return null;
}

function firstWorkingDay(from: DateTime, open: OpenTime): DateTime | null {
  for (let days = 0; days <= LONGEST_REST_DAYS; days += 1) {
    const day = from.plus({ days });
    if (isWorkingDay(day, open)) return day;
  }
  return null;
}

function isWorkingDay(day: DateTime, open: OpenTime): boolean {
  return open.windowsBetween(day.toMillis(), day.plus({ days: 1 }).toMillis(), 1).length > 0;
}

/** The first day of the week a day is in. */
function weekOf(today: DateTime, open: OpenTime): DateTime {
  const begins = firstWeekday(today, open);
  return today.minus({ days: (today.weekday - begins + WEEK_DAYS) % WEEK_DAYS });
}

/** 1 is Monday, 7 Sunday, as ISO has them. */
function firstWeekday(today: DateTime, open: OpenTime): number {
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
  // Monday, where no rest is longer than the others.
  return [...worked]
    .toSorted((a, b) => a - b)
    .reduce((best, weekday) => (restBefore(weekday) > restBefore(best) ? weekday : best), MONDAY);
}
