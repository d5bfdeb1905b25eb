/** The guessed place of a number is the place that looking at every number finds. */
import fc from 'fast-check';
import { Ascending } from '../../../src/domain/time/ascending.ts';

const ascending = (...numbers: readonly number[]): Ascending => new Ascending(Float64Array.from(numbers));

describe('the last place at most a number', () => {
  const four = ascending(10, 20, 20, 40);

  test('is that of the last of its equals', () => {
    expect(four.lastAtMost(20)).toBe(2);
  });

  test('between two numbers is that of the lower one', () => {
    expect(four.lastAtMost(39)).toBe(2);
  });

  test('before the first number is none', () => {
    expect(four.lastAtMost(9)).toBe(-1);
    expect(four.lastAtMost(-Infinity)).toBe(-1);
  });

  test('from the last number on is the last place, however far', () => {
    expect(four.lastAtMost(40)).toBe(3);
    expect(four.lastAtMost(1e300)).toBe(3);
    expect(four.lastAtMost(Infinity)).toBe(3);
  });
});

describe('the last place below a number', () => {
  const four = ascending(10, 20, 20, 40);

  test('passes over its equals', () => {
    expect(four.lastBelow(20)).toBe(0);
    expect(four.lastBelow(10)).toBe(-1);
  });

  test('beyond the last number is the last place', () => {
    expect(four.lastBelow(40)).toBe(2);
    expect(four.lastBelow(41)).toBe(3);
    expect(four.lastBelow(Infinity)).toBe(3);
  });
});

test('among no numbers there is no place', () => {
  expect(ascending().lastAtMost(0)).toBe(-1);
  expect(ascending().lastAtMost(Infinity)).toBe(-1);
  expect(ascending().lastBelow(0)).toBe(-1);
});

test('numbers that are all the same have one place for all', () => {
  const same = ascending(7, 7, 7);
  expect(same.lastAtMost(7)).toBe(2);
  expect(same.lastAtMost(8)).toBe(2);
  expect(same.lastBelow(7)).toBe(-1);
  expect(same.lastBelow(8)).toBe(2);
});

test('so many numbers that they would not fit into one call are taken', () => {
  const many = new Ascending(Float64Array.from({ length: 300_000 }, (_, index) => index * 3));
  expect(many.lastAtMost(3 * 299_998 + 1)).toBe(299_998);
});

describe('a place', () => {
  /** Crowds and deserts side by side, whole numbers and fractions, around an instant of our days or around 0. */
  const numbers = fc
    .tuple(
      fc.constantFrom(0, -50, 1_772_000_000_000),
      fc.array(fc.oneof(fc.constantFrom(0, 1, 0.1), fc.integer({ min: 0, max: 1000 }), fc.constant(1e9)), {
        maxLength: 60,
      }),
    )
    .map(([first, gaps]) => {
      let reached = first;
      return gaps.map((gap) => (reached += gap));
    });
  const asked = fc.oneof(
    fc.integer({ min: -10, max: 2000 }),
    fc.double({ min: -10, max: 1e10, noNaN: true }),
  );

  test('is where counting finds it, for every number, beside it and anywhere', () => {
    fc.assert(
      fc.property(numbers, fc.array(asked, { maxLength: 10 }), (list, offsets) => {
        const places = ascending(...list);
        const beside = list.flatMap((number) => [number - 0.1, number, number + 0.1]);
        for (const x of [...beside, ...offsets.map((offset) => (list[0] ?? 0) + offset)]) {
          expect(places.lastAtMost(x)).toBe(list.filter((number) => number <= x).length - 1);
          expect(places.lastBelow(x)).toBe(list.filter((number) => number < x).length - 1);
        }
      }),
      { numRuns: 1000 },
    );
  });
});
