/** Edges of pauses, where a rule holds on one side and not on the other. */
import { OpenTime } from '../../../src/domain/time/openTime.ts';
import {
  dueAt,
  dueAtEach,
  elapsedMs,
  mergedPauses,
  nextCountingAt,
  withoutPauses,
} from '../../../src/domain/time/pauses.ts';

/** Open in [10, 20), [30, 40) of day 0 and [110, 120) of day 1; known from 0 to 200. */
const open = new OpenTime(
  [
    { startAt: 10, endAt: 20, day: 0 },
    { startAt: 30, endAt: 40, day: 0 },
    { startAt: 110, endAt: 120, day: 1 },
  ],
  0,
  200,
);

describe('pauses', () => {
  test('that touch become one', () => {
    expect(
      mergedPauses([
        { fromAt: 10, untilAt: 20 },
        { fromAt: 20, untilAt: 30 },
      ]),
    ).toEqual([{ fromAt: 10, untilAt: 30 }]);
  });

  test('inside a longer one add nothing', () => {
    expect(
      mergedPauses([
        { fromAt: 12, untilAt: 14 },
        { fromAt: 10, untilAt: 30 },
      ]),
    ).toEqual([{ fromAt: 10, untilAt: 30 }]);
  });

  test('of no length are dropped, one or many', () => {
    expect(mergedPauses([{ fromAt: 10, untilAt: 10 }])).toEqual([]);
    expect(
      mergedPauses([
        { fromAt: 10, untilAt: 10 },
        { fromAt: 40, untilAt: 30 },
      ]),
    ).toEqual([]);
  });

  test('that are in order and apart are handed back themselves', () => {
    const apart = [
      { fromAt: 10, untilAt: 20 },
      { fromAt: 21, untilAt: 30 },
    ];
    expect(mergedPauses(apart)).toBe(apart);
  });

  test('are left as they were told', () => {
    const told = [
      { fromAt: 10, untilAt: 20 },
      { fromAt: 15, untilAt: 30 },
    ];
    mergedPauses(told);
    expect(told[0]).toEqual({ fromAt: 10, untilAt: 20 });
  });

  test('that begin with the deadline do not move it', () => {
    expect(dueAt(open, [{ fromAt: 15, untilAt: 18 }], 10, 5)).toBe(15);
  });

  test('that end with the start are over', () => {
    expect(dueAt(open, [{ fromAt: 10, untilAt: 12 }], 12, 5)).toBe(17);
    expect(elapsedMs(open, [{ fromAt: 10, untilAt: 12 }], 12, 17)).toBe(5);
  });

  test('that begin with the end take nothing', () => {
    expect(elapsedMs(open, [{ fromAt: 15, untilAt: Infinity }], 10, 15)).toBe(5);
  });
});

describe('the next counting instant', () => {
  test('is the end of a pause that begins with it', () => {
    expect(nextCountingAt(open, [{ fromAt: 10, untilAt: 12 }], 0)).toBe(12);
  });

  test('is the instant itself where a pause ends with it', () => {
    expect(nextCountingAt(open, [{ fromAt: 10, untilAt: 12 }], 12)).toBe(12);
  });

  test('passes over one pause after the other', () => {
    const pauses = [
      { fromAt: 0, untilAt: 5 },
      { fromAt: 10, untilAt: 20 },
      { fromAt: 30, untilAt: 35 },
      { fromAt: 110, untilAt: Infinity },
    ];
    expect(nextCountingAt(open, pauses, 0)).toBe(35);
  });

  test('never comes inside a pause without end, nor after the end of time', () => {
    expect(nextCountingAt(open, [{ fromAt: 10, untilAt: Infinity }], 12)).toBe(Infinity);
    expect(nextCountingAt(open, [], Infinity)).toBe(Infinity);
  });
});

describe('deadlines of several budgets', () => {
  test('lie on either side of a pause, in the instant in which it begins as well', () => {
    const pauses = [
      { fromAt: 0, untilAt: 10 },
      { fromAt: 12, untilAt: 14 },
      { fromAt: 16, untilAt: 17 },
    ];
    expect(dueAtEach(open, pauses, 10, [1, 2, 3, 4, 5, 7, 8])).toEqual([11, 12, 15, 16, 18, 20, 31]);
    expect(dueAtEach(open, pauses, 10, [])).toEqual([]);
  });

  test('never come after the beginning of a pause without end', () => {
    const forEver = [
      { fromAt: 15, untilAt: Infinity },
      { fromAt: Infinity, untilAt: Infinity },
    ];
    expect(dueAtEach(open, forEver, 10, [5, 6, 7])).toEqual([15, Infinity, Infinity]);
  });

  test('begin inside a pause with its end', () => {
    expect(dueAtEach(open, [{ fromAt: 5, untilAt: 15 }], 12, [5])).toEqual([20]);
  });
});

describe('what pauses leave of a window', () => {
  test.each([
    [
      'all, where none touches more than its edges',
      [
        [0, 10],
        [20, 30],
      ],
      [[10, 20]],
    ],
    [
      'what is before, between and after them',
      [
        [12, 14],
        [15, 16],
      ],
      [
        [10, 12],
        [14, 15],
        [16, 20],
      ],
    ],
    ['nothing, where one covers it', [[10, 20]], []],
    ['what is after one that began before it', [[5, 15]], [[15, 20]]],
    [
      'what is before one that never ends',
      [
        [15, Infinity],
        [40, 50],
      ],
      [[10, 15]],
    ],
  ] as const)('is %s', (_what, paused, left) => {
    const pauses = paused.map(([fromAt, untilAt]) => ({ fromAt, untilAt }));
    expect(withoutPauses([10, 20], pauses)).toEqual(left);
  });
});
