/**
 * Working hours of seven days, from the windows that hold on them, so that holidays show as what they are.
 *
 * Example (a test row): on a Monday, open Sunday to Thursday 09:00-18:00: "Monday to Thursday" 09:00–18:00, "Friday and
 * Saturday" closed, "Sunday" 09:00–18:00.
 */
import type { Locale } from './locale.ts';
import { message } from './message.ts';
import { localDay, sayList } from './wallTime.ts';

const DAY_MS = 86_400_000;

interface Line {
  readonly days: string;
  readonly hours: string;
}

/** One line for each stretch of days with the same hours, beginning with `now`'s day in `zone`. */
export function weekHours(
  locale: Locale,
  windows: readonly (readonly [number, number])[],
  now: number,
  zone: string,
): readonly Line[] {
  const today = localDay(now, zone);
  const stretches: { readonly from: number; until: number; readonly hours: string }[] = [];
  for (let day = today; day < today + 7 * DAY_MS; day += DAY_MS) {
    const hours = hoursOf(
      locale,
      windows.filter(([startAt]) => localDay(startAt, zone) === day),
      zone,
    );
    const last = stretches.at(-1);
    if (last?.hours === hours) last.until = day;
    else stretches.push({ from: day, until: day, hours });
  }
  return stretches.map(({ from, until, hours }) => ({ days: daysOf(locale, from, until), hours }));
}

function hoursOf(locale: Locale, windows: readonly (readonly [number, number])[], zone: string): string {
  if (windows.length === 0) return message(locale, 'calendars.closed');
  const time = (at: number): string =>
    new Intl.DateTimeFormat(locale.tag, { timeZone: zone, timeStyle: 'short' }).format(at);
  return sayList(
    locale,
    windows.map(([startAt, endAt]) =>
      message(locale, 'calendars.window', { from: time(startAt), until: time(endAt) }),
    ),
  );
}

/** `from` and `until` are local days as UTC midnights. */
function daysOf(locale: Locale, from: number, until: number): string {
  const name = (day: number): string =>
    new Intl.DateTimeFormat(locale.tag, { timeZone: 'UTC', weekday: 'long' }).format(day);
  if (from === until) return name(from);
  if (until - from === DAY_MS) return sayList(locale, [name(from), name(until)]);
  return message(locale, 'calendars.span', { first: name(from), last: name(until) });
}
