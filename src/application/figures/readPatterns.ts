/** Answers what of a period's leads is worth a question, and when leads arrive against working hours. */
import { type PatternsAnswer } from './answers.ts';
import { pausing } from '../../domain/measures/pausing.ts';
import { localDay } from '../../messages/say.ts';
import { type Viewer } from '../card/viewer.ts';
import { type Arrivals, type PeriodName } from './figures.ts';
import { type OPERATOR } from './viewing.ts';
import { askingOf, NOBODY, periodFor, type FiguresGrounds } from './readFigures.ts';

const QUARTER_OF_AN_HOUR_MS = 900_000;
const DAYS_OF_A_WEEK = 7;
const HOURS_OF_A_DAY = 24;

/** @throws StoreUnavailable */
export async function readPatterns(
  grounds: FiguresGrounds,
  viewer: Viewer | typeof OPERATOR,
  name: PeriodName,
  now: number,
): Promise<PatternsAnswer> {
  const asking = askingOf(grounds, viewer, now);
  if (asking === null) return NOBODY;
  const { viewing, calendar, asked } = asking;
  const { open, zone } = calendar;
  const ofPeriod = { ...asked, period: periodFor(grounds, asking, name) };
  const by = viewing.namesReps ? 'rep' : 'team';
  const [habits, arrivals, unowned] = await Promise.all([
    grounds.figures.habits(ofPeriod, by),
    grounds.figures.arrivals(ofPeriod),
    grounds.figures.unowned(asked),
  ]);
  const outside = arrivals.filter(({ at }) => open.elapsedMs(at, at + QUARTER_OF_AN_HOUR_MS) === 0);
  return {
    ok: true,
    by,
    habits: habits.map(({ group, pausedMs, runningMs, ...counts }) => {
      const { share, isMuch } = pausing({ pausedMs, runningMs });
      const name = group !== null && by === 'rep' ? (grounds.nameOf(group) ?? group) : group;
      return { name, ...counts, pausedShare: share, pausedMuch: isMuch };
    }),
    unowned,
    arrivals: byWeekdayAndHour(arrivals, zone),
    arrived: leadsIn(arrivals),
    outsideHours: leadsIn(outside),
  };
}

function leadsIn(arrivals: readonly Arrivals[]): number {
  return arrivals.reduce((sum, { leads }) => sum + leads, 0);
}

function byWeekdayAndHour(arrivals: readonly Arrivals[], zone: string): readonly (readonly number[])[] {
  const week = Array.from({ length: DAYS_OF_A_WEEK }, () => Array.from({ length: HOURS_OF_A_DAY }, () => 0));
  const hours = new Intl.DateTimeFormat('en', { timeZone: zone, hour: '2-digit', hourCycle: 'h23' });
  for (const { at, leads } of arrivals) {
    // Sunday is 0 for a Date, and the last day of the week here.
    const weekday = (new Date(localDay(at, zone)).getUTCDay() + 6) % DAYS_OF_A_WEEK;
    const day = week[weekday];
    const hour = Number(hours.format(at));
    if (day) day[hour] = (day[hour] ?? 0) + leads;
  }
  return week;
}
