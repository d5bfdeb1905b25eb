/**
 * Open time: the working windows of one calendar as a table of numbers, and the arithmetic on it.
 *
 * The rule it owns: `elapsed(a, b)` is the open time inside [a, b); `due(a, B)` is the earliest instant t >= a
 * with `elapsed(a, t) >= B`. Windows are half-open, ascending and do not overlap.
 *
 * Example (a test row): Monday to Friday 09:00-17:00 UTC, from Saturday 15:00 one hour is due Monday 10:00.
 */
import { Ascending } from './ascending.ts';
import { OwnError } from '../ownError.ts';

/** A working window [startAt, endAt) and the local day (days since 1970-01-01) on which it starts. */
export interface OpenWindow {
  readonly startAt: number;
  readonly endAt: number;
  readonly day: number;
}

/** An instant lies outside the years for which a calendar's windows were laid out. */
export class CalendarSpanError extends OwnError {
  override readonly name = 'CalendarSpanError';
}

export class OpenTime {
  /** The span [fromAt, untilAt) the table speaks for; outside of it nothing is known. */
  readonly fromAt: number;
  readonly untilAt: number;
  readonly #starts: Float64Array;
  readonly #ends: Float64Array;
  /**
   * Closed milliseconds before window i, counted from 1970: inside a window the instant is the open milliseconds
   * passed plus these, and the open milliseconds passed are the instant less these.
   */
  readonly #closed: Float64Array;
  readonly #days: Int32Array;
  /** All open milliseconds of the table. */
  readonly #total: number;
  /** The place of a window by its start, and by the open milliseconds before it. */
  readonly #byStart: Ascending;
  readonly #byOpened: Ascending;

  /** `windows` must be ascending and disjoint (touching is fine); windows of no length are dropped. */
  constructor(windows: readonly OpenWindow[], fromAt: number, untilAt: number) {
    const kept = windows.filter((window) => window.endAt > window.startAt);
    this.fromAt = fromAt;
    this.untilAt = untilAt;
    this.#starts = Float64Array.from(kept, (window) => window.startAt);
    this.#ends = Float64Array.from(kept, (window) => window.endAt);
    this.#days = Int32Array.from(kept, (window) => window.day);
    this.#closed = new Float64Array(kept.length);
    const openedBefore = new Float64Array(kept.length);
    let opened = 0;
    let previousEnd = -Infinity;
    for (const [index, window] of kept.entries()) {
      if (window.startAt < previousEnd) {
        throw new RangeError(`window ${index} overlaps the one before it`);
      }
      previousEnd = window.endAt;
      openedBefore[index] = opened;
      this.#closed[index] = window.startAt - opened;
      opened += window.endAt - window.startAt;
    }
    this.#total = opened;
    this.#byStart = new Ascending(this.#starts);
    this.#byOpened = new Ascending(openedBefore);
  }

  /** Open milliseconds in [a, b); 0 when b <= a. */
  elapsedMs(a: number, b: number): number {
    return b <= a ? 0 : this.#openedMs(b) - this.#openedMs(a);
  }

  /** The earliest t >= a with `elapsedMs(a, t) >= budgetMs`; `a` itself for a budget of 0 or less. */
  dueAt(a: number, budgetMs: number): number {
    if (budgetMs <= 0) return a;
    const target = this.#openedMs(a) + budgetMs;
    if (target > this.#total) throw this.#outside(this.untilAt);
    const reaching = this.#byOpened.lastBelow(target);
    return target + at(this.#closed, reaching);
  }

  /** The first instant >= t at which time counts: t itself when open. */
  nextOpenAt(t: number): number {
    const index = this.#byStart.lastAtMost(t);
    if (index >= 0 && t < at(this.#ends, index)) return t;
    if (index + 1 >= this.#starts.length) throw this.#outside(t);
    return at(this.#starts, index + 1);
  }

  /** Whether time counts at t. */
  isOpenAt(t: number): boolean {
    const index = this.#byStart.lastAtMost(t);
    return index >= 0 && t < at(this.#ends, index);
  }

  /**
   * The close of the n-th business day: day 1 is the first local day whose opening is at or after `a`
   * (a start after opening makes that day 0). n is 1 or more.
   */
  closeOfBusinessDay(a: number, n: number): number {
    let index = this.#byStart.lastAtMost(a);
    const startedDay = index >= 0 ? at(this.#days, index) : -Infinity;
    // A start exactly at the day's opening makes that day the first.
    const opensNow =
      index >= 0 && at(this.#starts, index) === a && at(this.#days, index - 1, NaN) !== startedDay;
    if (!opensNow) {
      index += 1;
      while (at(this.#days, index, NaN) === startedDay) index += 1;
    }
    let daysSeen = 0;
    let current = -Infinity;
    for (; index < this.#days.length; index += 1) {
      const day = at(this.#days, index);
      if (day !== current) {
        if (daysSeen === n) return at(this.#ends, index - 1);
        daysSeen += 1;
        current = day;
      }
    }
    throw this.#outside(a);
  }

  /** The windows that have any part in [a, b), clipped to it, as [start, end) pairs; at most `limit` of them. */
  windowsBetween(a: number, b: number, limit: number): (readonly [number, number])[] {
    const found: (readonly [number, number])[] = [];
    for (
      let i = Math.max(this.#byStart.lastAtMost(a), 0);
      i < this.#starts.length && found.length < limit;
      i += 1
    ) {
      const startAt = Math.max(at(this.#starts, i), a);
      const endAt = Math.min(at(this.#ends, i), b);
      if (at(this.#starts, i) >= b) break;
      if (endAt > startAt) found.push([startAt, endAt]);
    }
    return found;
  }

  /** This open time until an instant, and another's from then on; for the years that both speak for. */
  until(at: number, next: OpenTime): OpenTime {
    const fromAt = Math.max(this.fromAt, next.fromAt);
    const untilAt = Math.min(this.untilAt, next.untilAt);
    return new OpenTime(
      [...this.#windows(fromAt, Math.min(at, untilAt)), ...next.#windows(Math.max(at, fromAt), untilAt)],
      fromAt,
      untilAt,
    );
  }

  /** What of the windows lies in [a, b). */
  #windows(a: number, b: number): readonly OpenWindow[] {
    return Array.from(this.#starts, (start, index) => ({
      startAt: Math.max(start, a),
      endAt: Math.min(at(this.#ends, index), b),
      day: at(this.#days, index),
    })).filter(({ startAt, endAt }) => endAt > startAt);
  }

  /** Open milliseconds from the beginning of the table to t. */
  #openedMs(t: number): number {
    if (t < this.fromAt || t >= this.untilAt) throw this.#outside(t);
    const index = this.#byStart.lastAtMost(t);
    if (index < 0) return 0;
    return Math.min(t, at(this.#ends, index)) - at(this.#closed, index);
  }

  #outside(t: number): CalendarSpanError {
    return new CalendarSpanError(
      `${iso(t)} is outside the calendar's years ${iso(this.fromAt)} to ${iso(this.untilAt)}, or no window opens after it there`,
    );
  }
}

/** Reads an array whose index the caller has already bounded. */
function at(array: Float64Array | Int32Array, index: number, otherwise = 0): number {
  return array[index] ?? otherwise;
}

function iso(t: number): string {
  return Number.isFinite(t) ? new Date(t).toISOString() : String(t);
}
