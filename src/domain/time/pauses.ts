/**
 * Pauses: intervals that do not count although the calendar is open. A pause more never makes a deadline earlier.
 *
 * Example (a test row): 09:00-17:00, start 10:00, 2 hours, paused 11:00-14:00: due 15:00.
 */
import { type OpenTime } from './openTime.ts';

/** [fromAt, untilAt); an open pause has `untilAt: Infinity`. */
export interface Pause {
  readonly fromAt: number;
  readonly untilAt: number;
}

/** Ascending, disjoint, non-empty pauses covering the same instants as the given ones; these themselves where they are so. */
export function mergedPauses(pauses: readonly Pause[]): readonly Pause[] {
  let until = -Infinity;
  for (const { fromAt, untilAt } of pauses) {
    if (fromAt <= until || untilAt <= fromAt) return merged(pauses);
    until = untilAt;
  }
  return pauses;
}

function merged(pauses: readonly Pause[]): readonly Pause[] {
  const sorted = pauses.filter((pause) => pause.untilAt > pause.fromAt).sort((a, b) => a.fromAt - b.fromAt);
  const whole: { fromAt: number; untilAt: number }[] = [];
  for (const { fromAt, untilAt } of sorted) {
    const last = whole.at(-1);
    if (last && fromAt <= last.untilAt) last.untilAt = Math.max(last.untilAt, untilAt);
    else whole.push({ fromAt, untilAt });
  }
  return whole;
}

/** Milliseconds in [a, b) that are open and not paused. `pauses` as `mergedPauses` gives them. */
export function elapsedMs(open: OpenTime, pauses: readonly Pause[], a: number, b: number): number {
  let elapsed = open.elapsedMs(a, b);
  for (const pause of pauses) {
    if (pause.fromAt >= b) break;
    elapsed -= open.elapsedMs(Math.max(a, pause.fromAt), Math.min(b, pause.untilAt));
  }
  return elapsed;
}

/**
 * The earliest t >= a with `elapsedMs(a, t) >= budgetMs`; Infinity when an open pause stops the count before that.
 * `pauses` as `mergedPauses` gives them.
 */
export function dueAt(open: OpenTime, pauses: readonly Pause[], a: number, budgetMs: number): number {
  let cursor = a;
  let left = budgetMs;
  for (const pause of pauses) {
    if (pause.untilAt <= cursor) continue;
    const available = open.elapsedMs(cursor, Math.max(cursor, pause.fromAt));
    if (available >= left) break;
    left -= available;
    cursor = pause.untilAt;
    if (cursor === Infinity) return Infinity;
  }
  return open.dueAt(cursor, left);
}

/**
 * What `dueAt` gives for each of several budgets, in one pass.
 * @param budgets ascending, ms
 */
export function dueAtEach(
  open: OpenTime,
  pauses: readonly Pause[],
  a: number,
  budgets: readonly number[],
): readonly number[] {
  const due: number[] = [];
  let cursor = a;
  let used = 0;
  let next = 0;
  for (const budget of budgets) {
    for (let pause = pauses[next]; pause && cursor < Infinity; pause = pauses[next]) {
      if (pause.untilAt > cursor) {
        const available = open.elapsedMs(cursor, pause.fromAt);
        if (used + available >= budget) break;
        used += available;
        cursor = pause.untilAt;
      }
      next += 1;
    }
    due.push(cursor === Infinity ? Infinity : open.dueAt(cursor, budget - used));
  }
  return due;
}

/** The first instant >= t that is open and not paused; Infinity inside an open pause. */
export function nextCountingAt(open: OpenTime, pauses: readonly Pause[], t: number): number {
  if (t === Infinity) return t;
  let candidate = open.nextOpenAt(t);
  for (const pause of pauses) {
    if (pause.fromAt > candidate) break;
    if (pause.untilAt <= candidate) continue;
    if (pause.untilAt === Infinity) return Infinity;
    candidate = open.nextOpenAt(pause.untilAt);
  }
  return candidate;
}

/** What is left of the window [startAt, endAt) outside the pauses. `pauses` as `mergedPauses` gives them. */
export function withoutPauses(
  [startAt, endAt]: readonly [number, number],
  pauses: readonly Pause[],
): readonly (readonly [number, number])[] {
  const left: (readonly [number, number])[] = [];
  let from = startAt;
  for (const { fromAt, untilAt } of pauses) {
    if (untilAt <= from || fromAt >= endAt) continue;
    if (fromAt > from) left.push([from, fromAt]);
    from = untilAt;
  }
  if (from < endAt) left.push([from, endAt]);
  return left;
}
