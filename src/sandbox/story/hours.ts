/** When a rep of the story works. Counted minute by minute: slow, plain, and nothing the service's calendars share. */
import { DateTime } from 'luxon';
import { type Rep } from './cast.ts';

const MINUTE_MS = 60_000;

export function works(rep: Rep, at: number): boolean {
  const local = DateTime.fromMillis(at, { zone: rep.zone });
  const minute = local.hour * 60 + local.minute;
  return rep.workdays.includes(local.weekday) && minute >= rep.fromMinute && minute < rep.toMinute;
}

/** The instant (epoch ms) at which the rep has worked so many minutes since `from`. */
export function afterWorking(rep: Rep, from: number, minutes: number): number {
  let at = from;
  for (let left = minutes; left > 0; at += MINUTE_MS) if (works(rep, at)) left -= 1;
  return at;
}

/** The instant from which on the rep has worked so many minutes until `until`. */
export function beforeWorking(rep: Rep, until: number, minutes: number): number {
  let at = until;
  for (let left = minutes; left > 0;) {
    at -= MINUTE_MS;
    if (works(rep, at)) left -= 1;
  }
  return at;
}
