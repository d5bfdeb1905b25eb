/**
 * The periods of reports: days, weeks, months and quarters as they begin at midnight of a zone, with the stretches of their
 * trend. Weeks begin as those of the calendar of whoever asks (weeks.ts), and on Monday, as ISO has them, where none is given.
 *
 * Example: on Wednesday 4 March 2026 in London, this week is Monday 2 March 00:00 to Monday 9 March 00:00, in seven days.
 */
import { DateTime } from 'luxon';
import { type NamedPeriod, type PeriodName } from '../../application/figures/figures.ts';
import { type OpenTime } from '../../domain/time/openTime.ts';
import { zoneNamed } from './wallTime.ts';
import { firstWeekday, MONDAY, startOfWeek } from './weeks.ts';

export type PeriodUnit = 'day' | 'week' | 'month' | 'quarter';

const STEP = { day: 'hour', week: 'day', month: 'day', quarter: 'week' } as const;
const NAMED: Readonly<Record<PeriodName, { readonly unit: PeriodUnit; readonly ago: number }>> = {
  today: { unit: 'day', ago: 0 },
  week: { unit: 'week', ago: 0 },
  lastWeek: { unit: 'week', ago: 1 },
  month: { unit: 'month', ago: 0 },
  lastMonth: { unit: 'month', ago: 1 },
  quarter: { unit: 'quarter', ago: 0 },
  lastQuarter: { unit: 'quarter', ago: 1 },
};

/**
 * As `PeriodOf`.
 * @param zone IANA name; UTC where this machine does not know it
 */
export function periodAt(
  name: PeriodName,
  now: number,
  zone: string,
  back = 0,
  open: OpenTime | null = null,
): NamedPeriod {
  const { unit, ago } = NAMED[name];
  const today = DateTime.fromMillis(now, { zone: zoneNamed(zone) ?? 'UTC' }).startOf('day');
  const weekBegins = open === null ? MONDAY : firstWeekday(today, open);
  const current = unit === 'week' ? startOfWeek(today, weekBegins) : today.startOf(unit);
  return periodBeginning(unit, current.minus({ [unit]: back + ago }), weekBegins);
}

/**
 * A period from a local midnight on, in the zone of that midnight.
 * @param weekBegins the weekday on which its stretches begin, where they are weeks
 */
export function periodBeginning(unit: PeriodUnit, begin: DateTime, weekBegins = MONDAY): NamedPeriod {
  const untilAt = begin.plus({ [unit]: 1 }).toMillis();
  const step = STEP[unit];
  const steps = [begin.toMillis()];
  // A quarter rarely begins with a week: its first one is short.
  const first = step === 'week' ? startOfWeek(begin, weekBegins) : begin;
  let next = first.plus({ [step]: 1 });
  for (; next.toMillis() < untilAt; next = next.plus({ [step]: 1 })) steps.push(next.toMillis());
  const days = [begin.toMillis()];
  for (let day = begin.plus({ days: 1 }); day.toMillis() < untilAt; day = day.plus({ days: 1 })) {
    days.push(day.toMillis());
  }
  return {
    zone: begin.zoneName ?? 'UTC',
    fromAt: begin.toMillis(),
    untilAt,
    steps,
    stepUnit: step,
    days,
  };
}
