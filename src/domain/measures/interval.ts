/**
 * Wilson's score interval: between which shares the true one lies, when so many of n were seen. Unlike the plain
 * p ± 1.96·√(p(1-p)/n) it stays between 0 and 1, and says something of 0 or n out of n.
 *
 * Source: E. B. Wilson, Probable Inference, the Law of Succession, and Statistical Inference, 1927.
 * Example (a test row): 8 of 10 come from a share between 0.490 and 0.943, in 95 of 100 cases.
 */

/** Shares, 0 <= low <= high <= 1. */
export interface Interval {
  readonly low: number;
  readonly high: number;
}

/** The quantile of the normal distribution that leaves 2.5 % on each side. */
const Z_95 = 1.959963984540054;

/**
 * @param seen how many of `of`; 0 <= seen <= of
 * @param z the quantile of the confidence asked for; 95 % where it is left out
 * @returns null when there is nothing to judge from
 */
export function wilsonInterval(seen: number, of: number, z = Z_95): Interval | null {
  if (of === 0) return null;
  const share = seen / of;
  const center = share + (z * z) / (2 * of);
  const spread = z * Math.sqrt((share * (1 - share)) / of + (z * z) / (4 * of * of));
  const scale = 1 + (z * z) / of;
  return {
    low: seen === 0 ? 0 : Math.max(0, (center - spread) / scale),
    high: seen === of ? 1 : Math.min(1, (center + spread) / scale),
  };
}
