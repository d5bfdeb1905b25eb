/**
 * How many may still come, when so many came in so many days: the Gamma-Poisson predictive distribution.
 *
 * The rule it owns: the rate of a day is not known but estimated, from a prior of half a lead (Jeffreys'), so the interval of
 * what is still to come is that of the negative binomial distribution, wider than Poisson's. Where days differ more than chance
 * explains, `dispersion` times as much, the counts are worth as much less, and the interval is wider again.
 *
 * Source: A. Gelman et al., Bayesian Data Analysis, 3rd ed., 2.6; quasi-likelihood after Wedderburn, 1974.
 * Example (a test row): 20 leads in 10 days, 10 days to come: between 9 and 34 more, in 95 of 100 cases.
 */
import { type Interval } from './interval.ts';

/** What is left out on each side. */
const TAIL = 0.025;

/**
 * @param seen how many came; 0 or more
 * @param days in how many days, more than 0
 * @param daysLeft how many days are still to come, 0 or more; days may be parts of days
 * @param dispersion variance of a day's count over its mean, 1 or more
 * @returns counts, whole numbers
 */
export function stillToCome(seen: number, days: number, daysLeft: number, dispersion = 1): Interval {
  const shape = seen / dispersion + 0.5;
  const onward = Math.log(daysLeft / (days + daysLeft));
  let [count, below, low] = [0, 0, -1];
  // In logarithms, since the probability of none may be smaller than any number a machine has.
  let logProbability = shape * Math.log(days / (days + daysLeft));
  for (;;) {
    below += Math.exp(logProbability);
    if (low < 0 && below >= TAIL) low = count;
    if (below >= 1 - TAIL) break;
    logProbability += Math.log((count + shape) / (count + 1)) + onward;
    count += 1;
  }
  return { low: Math.floor(low * dispersion), high: Math.ceil(count * dispersion) };
}
