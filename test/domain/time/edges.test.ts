/** Edges of the table, where a rule holds on one side and not on the other. */
import { CalendarSpanError, OpenTime } from '../../../src/domain/time/openTime.ts';

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

describe('the years laid out', () => {
  test('begin with their first millisecond and end before the one they end at', () => {
    expect(open.elapsedMs(0, 199)).toBe(30);
    expect(() => open.elapsedMs(-1, 50)).toThrow(CalendarSpanError);
    expect(() => open.elapsedMs(50, 200)).toThrow(CalendarSpanError);
  });

  test('are not looked at for a span of no length', () => {
    expect(open.elapsedMs(-5, -5)).toBe(0);
    expect(open.elapsedMs(500, 300)).toBe(0);
  });

  test('are named by the error, with the instant that was asked for', () => {
    expect(() => open.nextOpenAt(120)).toThrow(
      new CalendarSpanError(
        "1970-01-01T00:00:00.120Z is outside the calendar's years 1970-01-01T00:00:00.000Z to 1970-01-01T00:00:00.200Z, or no window opens after it there",
      ),
    );
    expect(() => open.dueAt(0, 31)).toThrow('1970-01-01T00:00:00.200Z is outside');
    expect(() => open.nextOpenAt(Infinity)).toThrow('Infinity is outside');
  });

  test('are told apart from other errors by name', () => {
    expect(new CalendarSpanError('').name).toBe('CalendarSpanError');
  });

  test('hold a budget that takes every open millisecond of them', () => {
    expect(open.dueAt(0, 30)).toBe(120);
  });
});

describe('years before 1970', () => {
  const early = new OpenTime(
    [
      { startAt: -20, endAt: -10, day: -1 },
      { startAt: -8, endAt: -6, day: -1 },
      { startAt: 10, endAt: 20, day: 1 },
      { startAt: 30, endAt: 40, day: 2 },
    ],
    -100,
    100,
  );
  const late = new OpenTime([{ startAt: 10, endAt: 20, day: 1 }], -100, 100);

  test('are counted as any others', () => {
    expect(early.elapsedMs(-100, 99)).toBe(32);
    expect(late.elapsedMs(-50, 99)).toBe(10);
    expect(early.windowsBetween(-30, 0, 10)).toEqual([
      [-20, -10],
      [-8, -6],
    ]);
  });

  test('are closed before their first window', () => {
    expect(late.isOpenAt(-5)).toBe(false);
    expect(late.nextOpenAt(-5)).toBe(10);
  });

  test('have business days, of which the last may be the table’s first', () => {
    expect(early.closeOfBusinessDay(-20, 1)).toBe(-6);
    expect(early.closeOfBusinessDay(-20, 2)).toBe(20);
  });
});

describe('a budget of nothing', () => {
  test('is due at once, also while closed', () => {
    expect(open.dueAt(25, 0)).toBe(25);
    expect(open.dueAt(25, -3)).toBe(25);
  });
});

describe('windows', () => {
  test('of no length are dropped', () => {
    const blink = new OpenTime(
      [
        { startAt: 5, endAt: 5, day: 0 },
        { startAt: 10, endAt: 20, day: 0 },
      ],
      0,
      100,
    );
    expect(blink.nextOpenAt(0)).toBe(10);
    expect(blink.windowsBetween(0, 100, 10)).toEqual([[10, 20]]);
  });

  test('that overlap are refused by their place', () => {
    const windows = [
      { startAt: 0, endAt: 10, day: 0 },
      { startAt: 9, endAt: 12, day: 0 },
    ];
    expect(() => new OpenTime(windows, 0, 100)).toThrow('window 1 overlaps the one before it');
  });

  test('are listed up to as many as were asked for', () => {
    expect(open.windowsBetween(0, 200, 2)).toEqual([
      [10, 20],
      [30, 40],
    ]);
    expect(open.windowsBetween(0, 200, 0)).toEqual([]);
  });

  test('that only touch the span are not listed', () => {
    expect(open.windowsBetween(20, 30, 10)).toEqual([]);
    expect(open.windowsBetween(15, 31, 10)).toEqual([
      [15, 20],
      [30, 31],
    ]);
  });

  test('before the first of all are none', () => {
    expect(open.isOpenAt(9)).toBe(false);
    expect(open.windowsBetween(0, 10, 10)).toEqual([]);
  });
});

describe('a business day', () => {
  test('begun at the second opening of a split shift is no first day', () => {
    expect(() => open.closeOfBusinessDay(30, 1)).toThrow(CalendarSpanError);
  });

  test('begun at its opening closes with its last window', () => {
    expect(open.closeOfBusinessDay(10, 1)).toBe(40);
    expect(open.closeOfBusinessDay(0, 1)).toBe(40);
  });

  test('is the first day of all where it begins with it, and where nothing was open before', () => {
    const days = new OpenTime(
      [
        { startAt: 110, endAt: 120, day: 1 },
        { startAt: 210, endAt: 220, day: 2 },
      ],
      0,
      300,
    );
    expect(days.closeOfBusinessDay(110, 1)).toBe(120);
    expect(days.closeOfBusinessDay(0, 1)).toBe(120);
  });

  test('is not looked for behind the last window', () => {
    const once = new OpenTime([{ startAt: 10, endAt: 20, day: 0 }], 0, 100);
    expect(() => once.closeOfBusinessDay(30, 1)).toThrow(CalendarSpanError);
  });

  test('that the table does not see the end of is not guessed', () => {
    expect(() => open.closeOfBusinessDay(50, 1)).toThrow('1970-01-01T00:00:00.050Z is outside');
  });
});

describe('one calendar’s time until an instant and another’s from then on', () => {
  const other = new OpenTime(
    [
      { startAt: 15, endAt: 35, day: 0 },
      { startAt: 100, endAt: 130, day: 1 },
    ],
    5,
    150,
  );
  const windows = (time: OpenTime) => time.windowsBetween(0, 200, 10);

  test('is cut at that instant, be it in the middle of a window', () => {
    expect(windows(open.until(18, other))).toEqual([
      [10, 18],
      [18, 35],
      [100, 130],
    ]);
    expect(windows(open.until(110, other))).toEqual([
      [10, 20],
      [30, 40],
      [110, 130],
    ]);
  });

  test('is known for the years that both speak for', () => {
    const both = open.until(32, other);
    expect([both.fromAt, both.untilAt]).toEqual([5, 150]);
    expect(windows(open.until(500, other))).toEqual(windows(open));
    expect(windows(open.until(-5, other))).toEqual(windows(other));
    expect(windows(other.until(500, open.until(0, new OpenTime([], 0, 125))))).toEqual([
      [15, 35],
      [100, 125],
    ]);
    expect(windows(other.until(0, new OpenTime([{ startAt: 0, endAt: 200, day: 0 }], 0, 200)))).toEqual([
      [5, 150],
    ]);
  });

  test('keeps the days of each, so that business days go on', () => {
    expect(open.until(25, other).closeOfBusinessDay(5, 1)).toBe(35);
  });
});
