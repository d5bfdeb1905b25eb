/**
 * The periods of reports: days, weeks, months and quarters as they begin at midnight of a zone, with the stretches of their
 * trend. Weeks begin on Monday, as ISO has them.
 *
 * Example: on Wednesday 4 March 2026 in London, this week is Monday 2 March 00:00 to Monday 9 March 00:00, in seven days.
 */
import { DateTime } from 'luxon';
import { type NamedPeriod, type PeriodName } from '../../application/figures/figures.ts';
import { zoneNamed } from './wallTime.ts';

const UNIT = { today: 'day', week: 'week', month: 'month', quarter: 'quarter' } as const;
const STEP = { today: 'hour', week: 'day', month: 'day', quarter: 'week' } as const;

/**
 * @param zone IANA name; UTC where this machine does not know it
 * @param back how many periods ago: 0 is the one that is on
 */
export function periodAt(name: PeriodName, now: number, zone: string, back = 0): NamedPeriod {
  const at = DateTime.fromMillis(now, { zone: zoneNamed(zone) ?? 'UTC' });
  return periodBeginning(name, at.startOf(UNIT[name]).minus({ [UNIT[name]]: back }));
}

/** A period from a local midnight on, in the zone of that midnight; a week may begin on any day. */
export function periodBeginning(name: PeriodName, begin: DateTime): NamedPeriod {
  const untilAt = begin.plus({ [UNIT[name]]: 1 }).toMillis();
  const steps = [begin.toMillis()];
  // A quarter rarely begins on a Monday: its first week is a short one.
  let next = begin.startOf(STEP[name]).plus({ [STEP[name]]: 1 });
  for (; next.toMillis() < untilAt; next = next.plus({ [STEP[name]]: 1 })) steps.push(next.toMillis());
  const days = [begin.toMillis()];
  for (let day = begin.plus({ days: 1 }); day.toMillis() < untilAt; day = day.plus({ days: 1 })) {
    days.push(day.toMillis());
  }
  return {
    zone: begin.zoneName ?? 'UTC',
    fromAt: begin.toMillis(),
    untilAt,
    steps,
    stepUnit: STEP[name],
    days,
  };
}
