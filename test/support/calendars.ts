/** Calendars for tests: laid out by the real builder, with the week one needs. */
import { layOut, type Span, type Week } from '../../src/adapters/calendar/layOut.ts';
import { zoneNamed } from '../../src/adapters/calendar/wallTime.ts';
import { DAYS, parseDays, parseWindow } from '../../config/agreement/hours.ts';
import { type OpenTime } from '../../src/domain/time/openTime.ts';

export const SPAN: Span = { fromAt: Date.UTC(2024, 0, 1), untilAt: Date.UTC(2029, 0, 1) };

/** `{ 'monday-friday': ['09:00-17:00'] }` as a week. */
export function weekOf(hours: Readonly<Record<string, readonly string[]>>): Week {
  const week = DAYS.map((): NonNullable<ReturnType<typeof parseWindow>>[] => []);
  for (const [days, windows] of Object.entries(hours)) {
    for (const day of parseDays(days)!) week[day]!.push(...windows.map((window) => parseWindow(window)!));
  }
  return week;
}

export function openTime(
  zone: string,
  hours: Readonly<Record<string, readonly string[]>>,
  holidays: readonly string[] = [],
  span: Span = SPAN,
): OpenTime {
  const days = new Map(holidays.map((date) => [date, { kind: 'closed' }] as const));
  return layOut({ zone: zoneNamed(zone)!, week: weekOf(hours), days }, span);
}

/** An instant written in ISO, with its offset or Z. */
export function at(iso: string): number {
  const instant = Date.parse(iso);
  if (Number.isNaN(instant)) throw new Error(`no instant: ${iso}`);
  return instant;
}

export const HOUR = 3_600_000;
export const MINUTE = 60_000;
