/**
 * Working time: the part of an interval that lies inside the working windows the service sent.
 *
 * Windows are [start, end) in epoch milliseconds, ascending and disjoint. Example (a test row): windows Friday
 * 09:00-17:00 and Monday 09:00-17:00; from Friday 16:30 to Monday 09:45 one hour and a quarter counts.
 */
export type Windows = readonly (readonly [number, number])[];

/** Milliseconds of [fromAt, untilAt) that lie inside a window; 0 when the interval is empty or backwards. */
export function workingMs(windows: Windows, fromAt: number, untilAt: number): number {
  let sum = 0;
  for (const [startAt, endAt] of windows) {
    const overlapMs = Math.min(endAt, untilAt) - Math.max(startAt, fromAt);
    if (overlapMs > 0) sum += overlapMs;
  }
  return sum;
}

/** The first instant >= t at which time counts (t itself inside a window); null when no window is known after t. */
export function nextCountingAt(windows: Windows, t: number): number | null {
  for (const [startAt, endAt] of windows) {
    if (t < endAt) return Math.max(t, startAt);
  }
  return null;
}
