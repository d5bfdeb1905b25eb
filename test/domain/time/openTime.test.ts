import { budgetMs } from '../../../src/domain/agreement/budget.ts';
import { CalendarSpanError, OpenTime } from '../../../src/domain/time/openTime.ts';
import { dueAt, mergedPauses, nextCountingAt } from '../../../src/domain/time/pauses.ts';
import { at, HOUR, MINUTE, openTime } from '../../support/calendars.ts';

const office = openTime('UTC', { 'monday-friday': ['09:00-17:00'] });
const split = openTime('Europe/Madrid', { 'monday-friday': ['09:00-14:00', '16:00-19:00'] });
const newYork = { 'sunday-saturday': ['01:30-03:30'] };

describe('a deadline', () => {
  test('of one hour for a lead of Saturday 15:00 is Monday 10:00', () => {
    expect(office.dueAt(at('2026-03-07T15:00:00Z'), HOUR)).toBe(at('2026-03-09T10:00:00Z'));
  });

  test('that uses a day up to its close is the close, not the next opening', () => {
    expect(office.dueAt(at('2026-03-02T09:00:00Z'), 8 * HOUR)).toBe(at('2026-03-02T17:00:00Z'));
  });

  test('keeps seconds and milliseconds', () => {
    expect(office.dueAt(at('2026-03-02T16:59:30.250Z'), MINUTE)).toBe(at('2026-03-03T09:00:30.250Z'));
  });

  test('is the same whatever the day on which it is computed', () => {
    const once = office.dueAt(at('2026-03-07T15:00:00Z'), HOUR);
    expect(office.dueAt(at('2026-03-07T15:00:00Z'), HOUR)).toBe(once);
  });

  test('beyond the years that were laid out is refused, not guessed', () => {
    expect(() => office.dueAt(at('2028-12-29T09:00:00Z'), 100 * HOUR)).toThrow(CalendarSpanError);
    expect(() => office.elapsedMs(at('1999-01-01T00:00:00Z'), at('2026-01-01T00:00:00Z'))).toThrow(
      CalendarSpanError,
    );
  });

  test('in round-the-clock time loses no minute at midnight', () => {
    const always = openTime('UTC', { 'sunday-saturday': ['00:00-24:00'] });
    expect(always.dueAt(at('2026-03-07T15:00:00Z'), 48 * HOUR)).toBe(at('2026-03-09T15:00:00Z'));
  });
});

describe('windows', () => {
  test('may reach over midnight', () => {
    const night = openTime('UTC', { 'monday-friday': ['22:00-06:00'] });
    expect(night.isOpenAt(at('2026-03-07T05:59:00Z'))).toBe(true); // Saturday morning of Friday's shift
    expect(night.isOpenAt(at('2026-03-07T22:30:00Z'))).toBe(false);
    expect(night.dueAt(at('2026-03-02T23:00:00Z'), 8 * HOUR)).toBe(at('2026-03-03T23:00:00Z'));
  });

  test('are half-open: the opening counts, the close does not', () => {
    expect(office.isOpenAt(at('2026-03-02T09:00:00Z'))).toBe(true);
    expect(office.isOpenAt(at('2026-03-02T17:00:00Z'))).toBe(false);
  });

  test('that span the spring change are an hour shorter', () => {
    const open = openTime('America/New_York', newYork);
    expect(open.elapsedMs(at('2026-03-08T00:00:00-05:00'), at('2026-03-08T12:00:00-04:00'))).toBe(HOUR);
  });

  test('that span the autumn change are an hour longer', () => {
    const open = openTime('America/New_York', newYork);
    expect(open.elapsedMs(at('2026-11-01T00:00:00-04:00'), at('2026-11-01T12:00:00-05:00'))).toBe(3 * HOUR);
  });

  test('wholly inside the spring gap do not exist', () => {
    const open = openTime('America/New_York', { 'sunday-saturday': ['02:15-02:45'] });
    expect(open.elapsedMs(at('2026-03-08T00:00:00-05:00'), at('2026-03-08T12:00:00-04:00'))).toBe(0);
  });

  test('that start at a time shown twice start at its first showing', () => {
    const open = openTime('America/New_York', { 'sunday-saturday': ['01:15-05:00'] });
    expect(open.nextOpenAt(at('2026-11-01T00:00:00-04:00'))).toBe(at('2026-11-01T01:15:00-04:00'));
  });

  test('that overlap are refused', () => {
    const window = { startAt: 0, endAt: 10, day: 0 };
    expect(() => new OpenTime([window, { startAt: 9, endAt: 12, day: 0 }], 0, 100)).toThrow(RangeError);
  });

  test('are listed clipped to what was asked for', () => {
    expect(office.windowsBetween(at('2026-03-06T16:00:00Z'), at('2026-03-09T10:00:00Z'), 10)).toEqual([
      [at('2026-03-06T16:00:00Z'), at('2026-03-06T17:00:00Z')],
      [at('2026-03-09T09:00:00Z'), at('2026-03-09T10:00:00Z')],
    ]);
  });
});

describe('business days', () => {
  const close = (start: string, days: number): string =>
    new Date(office.closeOfBusinessDay(at(start), days)).toISOString();

  test.each([
    ['a start after opening makes that day 0', '2026-03-02T10:00:00Z', 1, '2026-03-03T17:00:00.000Z'],
    [
      'a start before opening makes that day the first',
      '2026-03-02T07:00:00Z',
      1,
      '2026-03-02T17:00:00.000Z',
    ],
    [
      'a start at the opening makes that day the first',
      '2026-03-02T09:00:00Z',
      1,
      '2026-03-02T17:00:00.000Z',
    ],
    ['a start after closing makes that day 0', '2026-03-02T20:00:00Z', 1, '2026-03-03T17:00:00.000Z'],
    ['a weekend holds no business day', '2026-03-07T10:00:00Z', 2, '2026-03-10T17:00:00.000Z'],
  ])('%s', (_rule, start, days, expected) => {
    expect(close(start, days)).toBe(expected);
  });

  test('of a split shift end with the last window of the day', () => {
    expect(split.closeOfBusinessDay(at('2026-03-02T15:00:00+01:00'), 1)).toBe(
      at('2026-03-03T19:00:00+01:00'),
    );
  });

  test('do not begin with the second opening of a split shift', () => {
    expect(split.closeOfBusinessDay(at('2026-03-02T16:00:00+01:00'), 1)).toBe(
      at('2026-03-03T19:00:00+01:00'),
    );
  });

  test('come to the open time until that close', () => {
    expect(budgetMs({ unit: 'businessDays', days: 2 }, office, at('2026-03-02T10:00:00Z'))).toBe(23 * HOUR);
  });
});

describe('pauses', () => {
  const paused = [{ fromAt: at('2026-03-02T11:00:00Z'), untilAt: at('2026-03-02T14:00:00Z') }];

  test('move the deadline by the open time they take', () => {
    expect(dueAt(office, paused, at('2026-03-02T10:00:00Z'), 2 * HOUR)).toBe(at('2026-03-02T15:00:00Z'));
  });

  test('outside working hours take nothing', () => {
    const night = [{ fromAt: at('2026-03-02T18:00:00Z'), untilAt: at('2026-03-03T08:00:00Z') }];
    expect(dueAt(office, night, at('2026-03-02T16:00:00Z'), 2 * HOUR)).toBe(at('2026-03-03T10:00:00Z'));
  });

  test('that never end leave the deadline open', () => {
    const open = [{ fromAt: at('2026-03-02T11:00:00Z'), untilAt: Infinity }];
    expect(dueAt(office, open, at('2026-03-02T10:00:00Z'), 2 * HOUR)).toBe(Infinity);
  });

  test('that overlap count once', () => {
    expect(
      mergedPauses([
        { fromAt: 20, untilAt: 30 },
        { fromAt: 5, untilAt: 10 },
        { fromAt: 8, untilAt: 12 },
        { fromAt: 40, untilAt: 40 },
      ]),
    ).toEqual([
      { fromAt: 5, untilAt: 12 },
      { fromAt: 20, untilAt: 30 },
    ]);
  });

  test('over an opening put the next counting instant at their end', () => {
    const over = [{ fromAt: at('2026-03-02T16:00:00Z'), untilAt: at('2026-03-03T11:00:00Z') }];
    expect(nextCountingAt(office, over, at('2026-03-02T17:00:00Z'))).toBe(at('2026-03-03T11:00:00Z'));
  });
});
