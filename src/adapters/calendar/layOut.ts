/**
 * Lays out a calendar's weekly windows and holidays over a span of years as the table the domain computes on.
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

export interface Span {
  readonly fromAt: number;
  readonly untilAt: number;
}

/**
 * @param holidays local dates as `YYYY-MM-DD` on which no window starts
 * @returns the open time of [span.fromAt, span.untilAt)
 */
export function layOut(zone: IANAZone, week: Week, holidays: ReadonlySet<string>, span: Span): OpenTime {
  const closedDays = new Set([...holidays].map((date) => Date.parse(`${date}T00:00:00Z`) / DAY_MS));
  const windows: OpenWindow[] = [];
  const firstDay = localDayOf(zone, span.fromAt) - 1;
  const lastDay = localDayOf(zone, span.untilAt) + 1;
  let reachedAt = span.fromAt;
  for (let day = firstDay; day <= lastDay; day += 1) {
    if (closedDays.has(day)) continue;
    // 1970-01-01 was a Thursday.
    for (const window of week[(day + 4) % 7] ?? []) {
      // Two windows of wall time may touch in real time where a clock change swallows what lies between them.
      const startAt = Math.max(instantOf(zone, day * DAY_MS + window.fromMinute * MINUTE_MS), reachedAt);
      const endAt = Math.min(instantOf(zone, day * DAY_MS + window.toMinute * MINUTE_MS), span.untilAt);
      if (endAt <= startAt) continue;
      windows.push({ startAt, endAt, day });
      reachedAt = endAt;
    }
  }
  return new OpenTime(windows, span.fromAt, span.untilAt);
}
