/**
 * When to remind: at shares of the budget, moved to where a reminder is of use.
 *
 * The rules it owns: a snooze silences reminders, never the clock, and never beyond three quarters of the budget (E21);
 * a reminder that would come while nobody works comes at the last working instant before, unless that is before the
 * clock began (E40).
 */
import { type OpenTime } from '../time/openTime.ts';

/** How far to look back for the last close: mostly it was today, and no row of holidays is longer than the last. */
const LOOK_BACKS_MS = [1, 4, 30].map((days) => days * 86_400_000);
const WINDOWS_AT_MOST = 2_000;
const MINUTE_MS = 60_000;

/**
 * @param wanted ascending
 * @param quietUntil no reminder before this instant
 * @returns ascending, without doubles
 */
export function reminderTimes(
  wanted: readonly number[],
  startedAt: number,
  quietUntil: number,
  workingHours: OpenTime,
): readonly number[] {
  const moved: number[] = [];
  let ascends = true;
  for (const at of wanted) {
    const when = Math.max(inWorkingHours(at, startedAt, workingHours), quietUntil);
    ascends &&= moved.length === 0 || when > (moved.at(-1) ?? when);
    moved.push(when);
  }
  return ascends ? moved : [...new Set(moved)].sort((a, b) => a - b);
}

function inWorkingHours(at: number, startedAt: number, workingHours: OpenTime): number {
  if (workingHours.isOpenAt(at)) return at;
  const close = lastCloseBefore(at, workingHours);
  if (close === undefined) return at;
  // The close itself is no working time: a minute before it somebody still reads.
  const last = close === at ? at : close - MINUTE_MS;
  return last > startedAt ? last : at;
}

function lastCloseBefore(at: number, workingHours: OpenTime): number | undefined {
  for (const lookBack of LOOK_BACKS_MS) {
    const close = workingHours.windowsBetween(at - lookBack, at, WINDOWS_AT_MOST).at(-1)?.[1];
    if (close !== undefined) return close;
  }
  return undefined;
}
