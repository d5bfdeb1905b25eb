/** Wilson's interval and percentiles, against known numbers and by the laws that define them. */
import fc from 'fast-check';
import { wilsonInterval } from '../../../src/domain/measures/interval.ts';
import { percentile, spreadOf } from '../../../src/domain/measures/percentile.ts';

const Z = 1.959963984540054;
const counted = fc
  .integer({ min: 1, max: 5_000 })
  .chain((of) => fc.tuple(fc.integer({ min: 0, max: of }), fc.constant(of)));

/** From Newcombe, Two-sided confidence intervals for the single proportion, 1998, method 3. */
test.each([
  [81, 263, 0.2553, 0.3662],
  [15, 148, 0.0624, 0.1605],
  [0, 20, 0, 0.1611],
  [1, 29, 0.0061, 0.1718],
  [8, 10, 0.4902, 0.9433],
])('%i of %i come from a share between %d and %d', (seen, of, low, high) => {
  const interval = wilsonInterval(seen, of);
  expect(interval?.low).toBeCloseTo(low, 4);
  expect(interval?.high).toBeCloseTo(high, 4);
});

test('its ends are the shares from which what was seen is just as far as the confidence allows', () => {
  fc.assert(
    fc.property(counted, ([seen, of]) => {
      const interval = wilsonInterval(seen, of);
      for (const end of [interval!.low, interval!.high]) {
        if (end === 0 || end === 1) continue;
        expect(Math.abs(seen / of - end)).toBeCloseTo(Z * Math.sqrt((end * (1 - end)) / of), 9);
      }
    }),
  );
});

test('it holds the share seen, lies between 0 and 1, and mirrors when met and broken are exchanged', () => {
  fc.assert(
    fc.property(counted, ([seen, of]) => {
      const { low, high } = wilsonInterval(seen, of)!;
      expect(0 <= low && low <= seen / of && seen / of <= high && high <= 1).toBe(true);
      const mirrored = wilsonInterval(of - seen, of)!;
      expect(mirrored.low).toBeCloseTo(1 - high, 12);
      expect(mirrored.high).toBeCloseTo(1 - low, 12);
    }),
  );
});

test('it is narrower the more was seen of the same share', () => {
  fc.assert(
    fc.property(counted, ([seen, of]) => {
      const width = (times: number): number => {
        const { low, high } = wilsonInterval(seen * times, of * times)!;
        return high - low;
      };
      expect(width(2)).toBeLessThan(width(1));
    }),
  );
});

test('of nothing nothing is said', () => {
  expect(wilsonInterval(0, 0)).toBeNull();
  expect(spreadOf([])).toBeNull();
});

test.each([
  [[1, 2, 10, 20], 0.5, 6],
  [[1, 2, 3, 4, 5, 6, 7, 8, 9, 10], 0.9, 9.1],
  [[7], 0.95, 7],
  [[3, 1, 2], 0, 1],
  [[3, 1, 2], 1, 3],
])('of %j the share %d lies below %d', (values, share, expected) => {
  expect(percentile(values, share)).toBeCloseTo(expected, 12);
});

test('a percentile has its share of the values on each side, and their order is all the same', () => {
  const values = fc.array(fc.integer({ min: -1_000, max: 1_000 }), { minLength: 1, maxLength: 60 });
  fc.assert(
    fc.property(values, fc.double({ min: 0, max: 1, noNaN: true }), (all, share) => {
      const value = percentile(all, share)!;
      const place = share * (all.length - 1);
      expect(all.filter((one) => one <= value).length).toBeGreaterThanOrEqual(Math.floor(place) + 1);
      expect(all.filter((one) => one >= value).length).toBeGreaterThanOrEqual(all.length - Math.ceil(place));
      expect(percentile(all.toReversed(), share)).toBe(value);
    }),
  );
});

test('the spread is median, nine tenths and nineteen twentieths', () => {
  const hundred = Array.from({ length: 101 }, (_value, index) => index);
  expect(spreadOf(hundred)).toEqual({ median: 50, p90: 90, p95: 95 });
});
