/** Times, numbers and property values in the viewer's language and on the viewer's wall clock; all of it by Intl. */
import { optionLabel } from '../messages/portalWords.ts';
import { say, type Language, type MessageKey } from '../messages/say.ts';

export interface Viewer {
  readonly language: Language;
  /** A BCP 47 tag of that same language, with the viewer's region where the browser names one. */
  readonly tag: string;
  /** IANA zone of the viewer's wall clock. */
  readonly zone: string;
}

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;

/** `preferred` are the browser's languages; the first that is of `language` decides the region. */
export function viewerOf(language: Language, preferred: readonly string[], zone: string): Viewer {
  const tag = preferred.find((one) => one.toLowerCase().split('-')[0] === language) ?? language;
  return { language, tag, zone };
}

export function words(viewer: Viewer, key: MessageKey, params?: Readonly<Record<string, string>>): string {
  return say(viewer.language, key, params);
}

export function sayNumber(viewer: Viewer, value: number): string {
  return new Intl.NumberFormat(viewer.tag).format(value);
}

/** An instant seen from `now`: "today, 17:30", "tomorrow, 09:00", else "Tue 3 Mar, 09:00". */
export function sayWhen(viewer: Viewer, at: number, now: number): string {
  const { tag, zone } = viewer;
  const time = new Intl.DateTimeFormat(tag, { timeZone: zone, timeStyle: 'short' }).format(at);
  const days = Math.round((localDay(at, zone) - localDay(now, zone)) / DAY_MS);
  const day =
    Math.abs(days) <= 1
      ? new Intl.RelativeTimeFormat(tag, { numeric: 'auto' }).format(days, 'day')
      : new Intl.DateTimeFormat(tag, {
          timeZone: zone,
          weekday: 'short',
          day: 'numeric',
          month: 'short',
        }).format(at);
  return words(viewer, 'time.dayAt', { day, time });
}

/** How far an instant is from `now` on the calendar: "in 2 hours", "5 minutes ago". Rounded towards now. */
export function sayDistance(viewer: Viewer, at: number, now: number): string {
  const ms = at - now;
  const size = Math.abs(ms);
  // Within the minute there is a word of its own ("this minute"); "tomorrow" for 30 hours would be wrong.
  const format = new Intl.RelativeTimeFormat(viewer.tag, { numeric: size < MINUTE_MS ? 'auto' : 'always' });
  if (size < HOUR_MS) return format.format(Math.trunc(ms / MINUTE_MS), 'minute');
  if (size < 2 * DAY_MS) return format.format(Math.trunc(ms / HOUR_MS), 'hour');
  return format.format(Math.trunc(ms / DAY_MS), 'day');
}

/** The portal's clock: "Tue 3 Mar" and "09:00". */
export function sayClock(viewer: Viewer, now: number): { readonly day: string; readonly time: string } {
  const { tag, zone } = viewer;
  return {
    day: new Intl.DateTimeFormat(tag, {
      timeZone: zone,
      weekday: 'short',
      day: 'numeric',
      month: 'short',
    }).format(now),
    time: new Intl.DateTimeFormat(tag, { timeZone: zone, timeStyle: 'short' }).format(now),
  };
}

export interface PropertyValue {
  /** The property's name; null when only its value is known. */
  readonly name: string | null;
  readonly type: string | null;
  readonly value: string | null;
  readonly valueLabel: string | null;
}

/** A property's value as people read it; null when it is empty. Instants come as ISO text or as epoch ms. */
export function sayValue(viewer: Viewer, property: PropertyValue, now: number): string | null {
  const { name, type, value, valueLabel } = property;
  if (value === null || value === '') return null;
  const at = instantIn(type, value);
  if (at !== null) return sayWhen(viewer, at, now);
  if (type === 'number' && Number.isFinite(Number(value))) return sayNumber(viewer, Number(value));
  return optionLabel(viewer.language, name ?? '', value, valueLabel ?? value);
}

function instantIn(type: string | null, value: string): number | null {
  if (/^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d+)?)?(Z|[+-]\d\d:\d\d)$/.test(value)) return Date.parse(value);
  return type === 'datetime' && /^\d{12,14}$/.test(value) ? Number(value) : null;
}

/** The local date of an instant as ms, comparable by difference. */
function localDay(at: number, zone: string): number {
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
