/**
 * The floor: a deadline as two bare binary searches over prefix sums, with nothing around them. No span to stay
 * inside, no windows that touch, no pauses; what anybody would write in an hour, and the least a table costs.
 */
import { type OpenTime } from '../../src/domain/time/openTime.ts';

/** @returns the deadline of a budget of milliseconds from an instant inside [fromAt, untilAt) of `open` */
export function bareSearch(
  open: OpenTime,
  fromAt: number,
  untilAt: number,
): (start: number, budget: number) => number {
  const windows = open.windowsBetween(fromAt, untilAt, Infinity);
  const starts = Float64Array.from(windows, ([startAt]) => startAt);
  const ends = Float64Array.from(windows, ([, endAt]) => endAt);
  const before = new Float64Array(windows.length + 1);
  for (const [index, [startAt, endAt]] of windows.entries())
    before[index + 1] = before[index]! + endAt - startAt;

  return (start, budget) => {
    let low = 0;
    let high = starts.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (starts[middle]! <= start) low = middle + 1;
      else high = middle;
    }
    let target = budget;
    if (low > 0) target += before[low - 1]! + Math.min(start, ends[low - 1]!) - starts[low - 1]!;
    low = 0;
    high = starts.length - 1;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (before[middle + 1]! >= target) high = middle;
      else low = middle + 1;
    }
    return starts[low]! + target - before[low]!;
  };
}
