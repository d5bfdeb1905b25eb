/**
 * Lays out what an office says of its hours over a span of years, as the table the domain computes on.
 *
 * The rule it owns: a local day follows its special hours where it has some, else the latest week that began by then.
 */
import { type IANAZone } from 'luxon';
import { OpenTime, type OpenWindow } from '../../domain/time/openTime.ts';
import { instantOf, localDayOf } from './wallTime.ts';

const MINUTE_MS = 60_000;
const DAY_MS = 86_400_000;

/** A window of local minutes after midnight, 0 <= from < to; `to` beyond 1440 reaches into the next day. */
export interface WeekWindow {
  readonly fromMinute: number;
  readonly toMinute: number;
}

/** Windows by weekday, index 0 = Sunday ... 6 = Saturday; ascending and disjoint within the day. */
export type Week = readonly (readonly WeekWindow[])[];

/** Another week from a local day on. */
export interface Change {
  /** Local date, YYYY-MM-DD. */
  readonly from: string;
  readonly week: Week;
}

/** How a special day is open. */
export type DayHours =
  | { readonly kind: 'closed' }
  | { readonly kind: 'own'; readonly windows: readonly WeekWindow[] }
  /** As the week says, but only until this minute after midnight. */
  | { readonly kind: 'until'; readonly minute: number };

export interface OfficeHours {
  readonly zone: IANAZone;
  readonly week: Week;
  /** In any order; the latest that began by a day counts. */
  readonly changes?: readonly Change[];
  /** By local date, YYYY-MM-DD. */
  readonly days?: ReadonlyMap<string, DayHours>;
}

export interface Span {
  readonly fromAt: number;
  readonly untilAt: number;
}

/** The open time of [span.fromAt, span.untilAt). */
export function layOut(hours: OfficeHours, span: Span): OpenTime {
  return new OpenTime(windowsOf(hours, span), span.fromAt, span.untilAt);
}

/** The open windows that have any part in the span, clipped to it; ascending and disjoint. */
export function windowsOf({ zone, week, changes = [], days }: OfficeHours, span: Span): OpenWindow[] {
  const hoursOn = new Map([...(days ?? [])].map(([date, hours]) => [dayOf(date), hours]));
  const weeks = [
    { fromDay: -Infinity, week },
    ...changes
      .map((change) => ({ fromDay: dayOf(change.from), week: change.week }))
      .sort((a, b) => a.fromDay - b.fromDay),
  ];
  const windows: OpenWindow[] = [];
  const firstDay = localDayOf(zone, span.fromAt) - 1;
  const lastDay = localDayOf(zone, span.untilAt) + 1;
  let reachedAt = span.fromAt;
  let inWeek = 0;
  for (let day = firstDay; day <= lastDay; day += 1) {
    while ((weeks[inWeek + 1]?.fromDay ?? Infinity) <= day) inWeek += 1;
    // 1970-01-01 was a Thursday.
    const usual = weeks[inWeek]?.week[(day + 4) % 7] ?? [];
    for (const window of windowsOn(hoursOn.get(day), usual)) {
      // Two windows of wall time may touch in real time where a clock change swallows what lies between them.
      const startAt = Math.max(instantOf(zone, day * DAY_MS + window.fromMinute * MINUTE_MS), reachedAt);
      const endAt = Math.min(instantOf(zone, day * DAY_MS + window.toMinute * MINUTE_MS), span.untilAt);
      if (endAt <= startAt) continue;
      windows.push({ startAt, endAt, day });
      reachedAt = endAt;
    }
  }
  return windows;
}

function windowsOn(hours: DayHours | undefined, usual: readonly WeekWindow[]): readonly WeekWindow[] {
  switch (hours?.kind) {
    case undefined:
      return usual;
    case 'closed':
      return [];
    case 'own':
      return hours.windows;
    case 'until':
      return usual.map(({ fromMinute, toMinute }) => ({
        fromMinute,
        toMinute: Math.min(toMinute, hours.minute),
      }));
  }
}

/** Days since 1970-01-01 of a local date. */
function dayOf(date: string): number {
  return Date.parse(`${date}T00:00:00Z`) / DAY_MS;
}
