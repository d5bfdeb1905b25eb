/**
 * Working hours as people write them: days (`monday-friday`) with windows (`09:00-17:30`, or a list of them).
 * A window whose end is not after its start reaches over midnight (`22:00-06:00`); `24:00` ends a day.
 */
import { type Week, type WeekWindow } from '../../src/adapters/calendar/layOut.ts';

export const DAYS = ['sunday', 'monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday'] as const;

const DAY_MINUTES = 1440;
const WEEK_MINUTES = 7 * DAY_MINUTES;
export const WINDOW = /^\s*([01]\d|2[0-3]):([0-5]\d)\s*-\s*(?:([01]\d|2[0-3]):([0-5]\d)|(24):(00))\s*$/;

/** Weekday numbers (0 = Sunday) of a day or a span of days; a span may pass over the end of the week. Null if neither. */
export function parseDays(text: string): readonly number[] | null {
  const [first, last, ...rest] = text.split('-').map((name) => DAYS.findIndex((day) => day === name.trim()));
  if (first === undefined || first < 0 || rest.length > 0) return null;
  if (last === undefined) return [first];
  if (last < 0) return null;
  const length = ((last - first + 7) % 7) + 1;
  return Array.from({ length }, (_, index) => (first + index) % 7);
}

/** Minutes after midnight; null when the text is no window or one without length. */
export function parseWindow(text: string): WeekWindow | null {
  const match = WINDOW.exec(text);
  if (!match) return null;
  const minutes = (hour: string | undefined, minute: string | undefined): number =>
    Number(hour) * 60 + Number(minute);
  const fromMinute = minutes(match[1], match[2]);
  const toMinute = minutes(match[3] ?? match[5], match[4] ?? match[6]);
  if (fromMinute === toMinute) return null;
  return { fromMinute, toMinute: toMinute > fromMinute ? toMinute : toMinute + DAY_MINUTES };
}

/** Windows as minutes, ascending; those that are none are left to the schema. */
export function windowsOfDay(windows: readonly string[]): readonly WeekWindow[] {
  const parsed = windows.map(parseWindow).filter((window) => window !== null);
  return parsed.toSorted((a, b) => a.fromMinute - b.fromMinute);
}

/** Two windows of one day that share time, as text such as "09:00-13:00 / 12:00-17:00"; null if none do. */
export function overlapOnOneDay(windows: readonly string[]): string | null {
  const placed = windowsOfDay(windows);
  for (const [index, next] of placed.entries()) {
    const previous = placed[index - 1];
    if (previous && next.fromMinute < previous.toMinute) return `${clockOf(previous)} / ${clockOf(next)}`;
  }
  return null;
}

/** The windows of each weekday, ascending; `doubled` names the days that were written more than once. */
export function weekOf(hours: Readonly<Record<string, readonly string[]>>): {
  week: Week;
  doubled: string | null;
} {
  const week = new Map<number, readonly WeekWindow[]>();
  let doubled: string | null = null;
  for (const [days, windows] of Object.entries(hours)) {
    for (const day of parseDays(days) ?? []) {
      if (week.has(day)) doubled = days;
      week.set(day, windowsOfDay(windows));
    }
  }
  return { week: DAYS.map((_, day) => week.get(day) ?? []), doubled };
}

/** Whether the text is a day that exists, as `2026-12-25`. */
export function isDate(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  const date = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(text);
}

/** Two windows of the week that share time, as text such as "monday 09:00-13:00 / monday 12:00-17:00"; null if none do. */
export function findOverlap(week: Week): string | null {
  const placed = week
    .flatMap((windows, day) =>
      windows.map((window) => ({
        day,
        window,
        from: day * DAY_MINUTES + window.fromMinute,
        to: day * DAY_MINUTES + window.toMinute,
      })),
    )
    .sort((a, b) => a.from - b.from);
  const first = placed[0];
  if (!first) return null;
  // The first window of the week follows the last one of the week before.
  const around = [...placed, { ...first, from: first.from + WEEK_MINUTES, to: first.to + WEEK_MINUTES }];
  for (const [index, next] of around.entries()) {
    const previous = around[index - 1];
    if (previous && next.from < previous.to) return `${spoken(previous)} / ${spoken(next)}`;
  }
  return null;
}

/** Every minute of every day. */
export const ALWAYS: Week = DAYS.map(() => [{ fromMinute: 0, toMinute: DAY_MINUTES }]);

function spoken({ day, window }: { day: number; window: WeekWindow }): string {
  return `${DAYS[day] ?? ''} ${clockOf(window)}`;
}

/** A window as it is written: 09:00-17:30. */
export function clockOf({ fromMinute, toMinute }: WeekWindow): string {
  const clock = (minutes: number): string => {
    const inDay = minutes > DAY_MINUTES ? minutes - DAY_MINUTES : minutes;
    return `${String(Math.floor(inDay / 60)).padStart(2, '0')}:${String(inDay % 60).padStart(2, '0')}`;
  };
  return `${clock(fromMinute)}-${clock(toMinute)}`;
}
