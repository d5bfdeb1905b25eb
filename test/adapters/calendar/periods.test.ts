import { periodAt } from '../../../src/adapters/calendar/periods.ts';
import { at, openTime } from '../../support/calendars.ts';

const iso = (instant: number) => new Date(instant).toISOString();

describe('a period', () => {
  const WEDNESDAY = at('2026-03-04T12:00:00Z');

  test.each([
    ['today', 'Europe/London', '2026-03-04T00:00:00.000Z', '2026-03-05T00:00:00.000Z', 24],
    ['week', 'Europe/London', '2026-03-02T00:00:00.000Z', '2026-03-09T00:00:00.000Z', 7],
    ['week', 'Asia/Riyadh', '2026-03-01T21:00:00.000Z', '2026-03-08T21:00:00.000Z', 7],
    // British clocks go forward on 29 March: the month ends an hour earlier.
    ['month', 'Europe/London', '2026-03-01T00:00:00.000Z', '2026-03-31T23:00:00.000Z', 31],
    // It begins on a Thursday, so its first week has four days.
    ['quarter', 'Europe/London', '2026-01-01T00:00:00.000Z', '2026-03-31T23:00:00.000Z', 14],
  ] as const)('of a %s in %s begins and ends at midnight there', (name, zone, from, until, steps) => {
    const period = periodAt(name, WEDNESDAY, zone);
    expect([iso(period.fromAt), iso(period.untilAt)]).toEqual([from, until]);
    expect(period.steps).toHaveLength(steps);
    expect(period.steps[0]).toBe(period.fromAt);
  });

  const LONDON = openTime('Europe/London', { 'monday-friday': ['09:00-17:30'] });
  const RIYADH = openTime('Asia/Riyadh', { 'sunday-thursday': ['09:00-18:00'] });

  test.each([
    ['week', 'Europe/London', LONDON, '2026-03-02T00:00:00.000Z', '2026-03-09T00:00:00.000Z'],
    ['lastWeek', 'Europe/London', LONDON, '2026-02-23T00:00:00.000Z', '2026-03-02T00:00:00.000Z'],
    ['week', 'Asia/Riyadh', RIYADH, '2026-02-28T21:00:00.000Z', '2026-03-07T21:00:00.000Z'],
    ['lastWeek', 'Asia/Riyadh', RIYADH, '2026-02-21T21:00:00.000Z', '2026-02-28T21:00:00.000Z'],
    ['lastMonth', 'Asia/Riyadh', RIYADH, '2026-01-31T21:00:00.000Z', '2026-02-28T21:00:00.000Z'],
    ['lastQuarter', 'Europe/London', LONDON, '2025-09-30T23:00:00.000Z', '2026-01-01T00:00:00.000Z'],
  ] as const)('of a %s in %s begins as the weeks of the calendar do', (name, zone, open, from, until) => {
    const period = periodAt(name, WEDNESDAY, zone, 0, open);
    expect([iso(period.fromAt), iso(period.untilAt)]).toEqual([from, until]);
  });

  test('of a quarter has the weeks of the calendar, the first and the last cut short', () => {
    const weekdays = (open: typeof RIYADH) =>
      periodAt('quarter', WEDNESDAY, 'UTC', 0, open).steps.map((step) => new Date(step).getUTCDay());
    // It begins on a Thursday.
    expect(weekdays(RIYADH)).toEqual([4, ...Array<number>(13).fill(0)]);
    expect(weekdays(LONDON)).toEqual([4, ...Array<number>(13).fill(1)]);
  });

  test('has 23 hours on the day on which clocks go forward', () => {
    expect(periodAt('today', at('2026-03-29T12:00:00Z'), 'Europe/London').steps).toHaveLength(23);
  });

  test('that was before ends where the one that is on begins', () => {
    expect(periodAt('month', WEDNESDAY, 'Europe/London', 1).untilAt).toBe(
      periodAt('month', WEDNESDAY, 'Europe/London').fromAt,
    );
    expect(periodAt('lastMonth', WEDNESDAY, 'Europe/London')).toEqual(
      periodAt('month', WEDNESDAY, 'Europe/London', 1),
    );
    expect(periodAt('lastWeek', WEDNESDAY, 'Asia/Riyadh', 1, RIYADH)).toEqual(
      periodAt('week', WEDNESDAY, 'Asia/Riyadh', 2, RIYADH),
    );
  });
});
