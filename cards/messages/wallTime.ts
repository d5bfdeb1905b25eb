/** Instants and durations as people read them; all of it by Intl, in the viewer's language. */
import type { Locale } from './locale.ts';
import { message } from './message.ts';

const SECOND_MS = 1000;
const DAY_MS = 86_400_000;

/** A duration as "3h 05m 20s", "12m 05s" or "48s". Working hours are not cut into days: a business day is no length. */
export function sayDuration(locale: Locale, ms: number): string {
  const seconds = Math.floor(ms / SECOND_MS);
  const hours = Math.floor(seconds / 3600);
  const minutes = Math.floor((seconds % 3600) / 60);
  if (hours > 0) return [...pair(locale, hours, minutes), unit(locale, 'second', seconds % 60, 2)].join(' ');
  if (minutes > 0)
    return [unit(locale, 'minute', minutes, 1), unit(locale, 'second', seconds % 60, 2)].join(' ');
  return unit(locale, 'second', seconds, 1);
}

/** A duration without seconds, rounded down: "4h", "3h 05m", "12m". */
export function sayRoughDuration(locale: Locale, ms: number): string {
  const minutes = Math.floor(ms / (60 * SECOND_MS));
  const hours = Math.floor(minutes / 60);
  if (hours === 0) return unit(locale, 'minute', minutes, 1);
  return minutes % 60 === 0 ? unit(locale, 'hour', hours, 1) : pair(locale, hours, minutes % 60).join(' ');
}

/** A number to its first decimal; money without its cents. @param currency as ISO 4217 writes it; null: none */
export function sayAmount(locale: Locale, value: number, currency: string | null = null): string {
  const money = { style: 'currency', currency: currency ?? undefined, maximumFractionDigits: 0 } as const;
  return new Intl.NumberFormat(locale.tag, currency === null ? { maximumFractionDigits: 1 } : money).format(
    value,
  );
}

/** A share, 0 to 1, in whole percents. */
export function sayShare(locale: Locale, share: number): string {
  return new Intl.NumberFormat(locale.tag, { style: 'percent' }).format(share);
}

/**
 * An instant as wall time in `zone`, seen from `now`: "today 17:30", "tomorrow 09:00", "Sunday 09:00" within six
 * days, else "Tue 3 Mar 09:00".
 */
export function sayWallTime(locale: Locale, at: number, now: number, zone: string): string {
  const time = clockTime(locale, at, zone);
  return message(locale, 'time.dayAt', { day: sayDay(locale, at, now, zone), time });
}

/** The time of day in `zone`, with seconds. */
export function sayTimeOfDay(locale: Locale, at: number, zone: string): string {
  return new Intl.DateTimeFormat(locale.tag, { timeZone: zone, timeStyle: 'medium' }).format(at);
}

/** The zone's name as people of that language call it: "Saudi Arabia Time". */
export function sayZone(locale: Locale, zone: string, at: number): string {
  const parts = new Intl.DateTimeFormat(locale.tag, {
    timeZone: zone,
    timeZoneName: 'shortGeneric',
  }).formatToParts(at);
  return parts.find((part) => part.type === 'timeZoneName')?.value ?? zone;
}

/** Whether the two zones show the same wall time at an instant. */
export function sameWallTime(a: string, b: string, at: number): boolean {
  return localDay(at, a) === localDay(at, b) && timeKey(at, a) === timeKey(at, b);
}

/** Whether two instants fall on one local date in `zone`. */
export function sameDay(a: number, b: number, zone: string): boolean {
  return localDay(a, zone) === localDay(b, zone);
}

/** The first of the names that this machine's tz database knows; UTC when it knows none. */
export function knownZone(...names: readonly unknown[]): string {
  for (const name of names) {
    if (typeof name !== 'string' || name === '') continue;
    try {
      return new Intl.DateTimeFormat('en', { timeZone: name }).resolvedOptions().timeZone;
    } catch {
      continue;
    }
  }
  return 'UTC';
}

function sayDay(locale: Locale, at: number, now: number, zone: string): string {
  const days = Math.round((localDay(at, zone) - localDay(now, zone)) / DAY_MS);
  if (Math.abs(days) <= 1)
    return new Intl.RelativeTimeFormat(locale.tag, { numeric: 'auto' }).format(days, 'day');
  const options: Intl.DateTimeFormatOptions =
    days > 1 && days < 7 ? { weekday: 'long' } : { weekday: 'short', day: 'numeric', month: 'short' };
  return new Intl.DateTimeFormat(locale.tag, { timeZone: zone, ...options }).format(at);
}

/** The local date of an instant as a number of ms, comparable by difference. */
export function localDay(at: number, zone: string): number {
  const parts = new Intl.DateTimeFormat('en', {
    timeZone: zone,
    calendar: 'gregory',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
  }).formatToParts(at);
  const read = (type: string): number => Number(parts.find((part) => part.type === type)?.value);
  return Date.UTC(read('year'), read('month') - 1, read('day'));
}

function timeKey(at: number, zone: string): string {
  return new Intl.DateTimeFormat('en', { timeZone: zone, hour: 'numeric', minute: 'numeric' }).format(at);
}

function clockTime(locale: Locale, at: number, zone: string): string {
  return new Intl.DateTimeFormat(locale.tag, { timeZone: zone, timeStyle: 'short' }).format(at);
}

function pair(locale: Locale, hours: number, minutes: number): string[] {
  return [unit(locale, 'hour', hours, 1), unit(locale, 'minute', minutes, 2)];
}

function unit(locale: Locale, name: 'hour' | 'minute' | 'second', value: number, digits: number): string {
  return new Intl.NumberFormat(locale.tag, {
    style: 'unit',
    unit: name,
    unitDisplay: 'narrow',
    minimumIntegerDigits: digits,
    useGrouping: false,
  }).format(value);
}

/** How long ago an instant was, in the largest unit that fits: "3 minutes ago". */
export function sayAgo(locale: Locale, at: number, now: number): string {
  const seconds = Math.max(0, Math.floor((now - at) / SECOND_MS));
  const [count, name] = UNITS.reduce<[number, Intl.RelativeTimeFormatUnit]>(
    (best, [inSeconds, unitName]) =>
      seconds >= inSeconds ? [Math.floor(seconds / inSeconds), unitName] : best,
    [seconds, 'second'],
  );
  return new Intl.RelativeTimeFormat(locale.tag).format(-count, name);
}

const UNITS: readonly (readonly [number, Intl.RelativeTimeFormatUnit])[] = [
  [60, 'minute'],
  [3600, 'hour'],
  [DAY_MS / SECOND_MS, 'day'],
];

/** The local day of an instant as a date: "1 January 2026". */
export function sayDate(locale: Locale, at: number, zone: string): string {
  return new Intl.DateTimeFormat(locale.tag, { timeZone: zone, dateStyle: 'long' }).format(at);
}

/** An instant long past or far ahead, with its year: "3 Mar 2026, 09:00". */
export function sayDateTime(locale: Locale, at: number, zone: string): string {
  const format = { timeZone: zone, dateStyle: 'medium', timeStyle: 'short' } as const;
  return new Intl.DateTimeFormat(locale.tag, format).format(at);
}

/**
 * "A, B and C", or "A, B or C". In Arabic it begins with a right-to-left mark (U+200F): a list of Latin names would else be laid out from left
 * to right as a whole, its last name first.
 */
export function sayList(
  locale: Locale,
  items: readonly string[],
  type: 'conjunction' | 'disjunction' = 'conjunction',
): string {
  const list = new Intl.ListFormat(locale.tag, { type }).format(items);
  return locale.language === 'ar' && items.length > 1 ? `\u200f${list}` : list;
}
