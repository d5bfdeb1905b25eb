/**
 * Percentiles as SQL's `percentile_cont` takes them: between two neighbours by straight line, so that reports from the
 * database and from here agree to the last digit that matters.
 *
 * Example (a test row): the median of 1, 2, 10 and 20 is 6, and nine tenths of 1 to 10 lie below 9.1.
 */

/**
 * @param values any order, of any unit
 * @param share which part lies below, 0 to 1: 0.5 is the median
 * @returns in the unit of the values; null of none
 */
export function percentile(values: readonly number[], share: number): number | null {
  const ascending = values.toSorted((a, b) => a - b);
  const place = share * (ascending.length - 1);
  const below = ascending[Math.floor(place)];
  const above = ascending[Math.ceil(place)];
  if (below === undefined || above === undefined) return null;
  return below + (above - below) * (place - Math.floor(place));
}

export interface Spread {
  readonly median: number;
  readonly p90: number;
  readonly p95: number;
}

/** The three that reports show; null of no values. */
export function spreadOf(values: readonly number[]): Spread | null {
  const [median, p90, p95] = [0.5, 0.9, 0.95].map((share) => percentile(values, share));
  if (typeof median !== 'number' || typeof p90 !== 'number' || typeof p95 !== 'number') return null;
  return { median, p90, p95 };
}
