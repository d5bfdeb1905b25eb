/**
 * When reports are due, on somebody's calendar.
 *
 * The rule it owns: a report of a day is due on each working day; one of a week or a month on the first working day after it
 * has ended. It is due when work begins on that day, or at a time that was named. Of a period without working time there is
 * none. A week begins as the calendar's weeks do (weeks.ts): on Monday in London, on Sunday in Riyadh.
 *
 * Example: Monday 25 May 2026 is a holiday in London, so the report of the week before is due on Tuesday 26 May at 09:00.
 */
import { DateTime } from 'luxon';
import { type ReportSlot } from '../../application/reports/slots.ts';
import { type Calendar } from '../../domain/agreement/agreement.ts';
import { type ReportKind } from '../../domain/agreement/reports.ts';
import { type OpenTime } from '../../domain/time/openTime.ts';
import { periodBeginning } from './periods.ts';
import { zoneNamed } from './wallTime.ts';
import { firstWeekday, isWorkingDay, startOfWeek } from './weeks.ts';

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
  const current = kind === 'week' ? startOfWeek(today, firstWeekday(today, open)) : today.startOf(kind);
  for (let back = 0; back <= BACK[kind]; back += 1) {
    const sentFrom = current.minus({ [kind]: back });
    const period = periodBeginning(kind, kind === 'day' ? sentFrom : sentFrom.minus({ [kind]: 1 }));
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
