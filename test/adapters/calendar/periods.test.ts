import { periodAt } from '../../../src/adapters/calendar/periods.ts';
import { at } from '../../support/calendars.ts';

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

  test('has 23 hours on the day on which clocks go forward', () => {
    expect(periodAt('today', at('2026-03-29T12:00:00Z'), 'Europe/London').steps).toHaveLength(23);
  });

  test('that was before ends where the one that is on begins', () => {
    expect(periodAt('month', WEDNESDAY, 'Europe/London', 1).untilAt).toBe(
      periodAt('month', WEDNESDAY, 'Europe/London').fromAt,
    );
  });
});
