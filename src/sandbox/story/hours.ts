/** When a rep of the story works. Counted minute by minute: plain, and nothing the service's calendars share. */
import { DateTime } from 'luxon';
import { type Rep } from './cast.ts';

const MINUTE_MS = 60_000;

const HOUR_MS = 60 * MINUTE_MS;
const DAY_MINUTES = 24 * 60;

export function works(rep: Rep, at: number): boolean {
  return attendanceOf(rep)(at);
}

/** As `works`, for many instants close to each other: the zone is asked once an hour, since none changes in between. */
function attendanceOf({ zone, workdays, fromMinute, toMinute }: Rep): (at: number) => boolean {
  let askedFor = NaN;
  let offsetMinutes = 0;
  return (at) => {
    const hour = Math.floor(at / HOUR_MS);
    if (hour !== askedFor) offsetMinutes = DateTime.fromMillis(hour * HOUR_MS, { zone }).offset;
    askedFor = hour;
    const local = Math.floor(at / MINUTE_MS) + offsetMinutes;
    const minute = local % DAY_MINUTES;
    // The first day of the epoch was a Thursday.
    const weekday = ((Math.floor(local / DAY_MINUTES) + 3) % 7) + 1;
    return workdays.includes(weekday) && minute >= fromMinute && minute < toMinute;
  };
}

/** The instant (epoch ms) at which the rep has worked so many minutes since `from`. */
export function afterWorking(rep: Rep, from: number, minutes: number): number {
  const isThere = attendanceOf(rep);
  let at = from;
  for (let left = minutes; left > 0; at += MINUTE_MS) if (isThere(at)) left -= 1;
  return at;
}

/** The instant from which on the rep has worked so many minutes until `until`. */
export function beforeWorking(rep: Rep, until: number, minutes: number): number {
  const isThere = attendanceOf(rep);
  let at = until;
  for (let left = minutes; left > 0;) {
    at -= MINUTE_MS;
    if (isThere(at)) left -= 1;
  }
  return at;
}
