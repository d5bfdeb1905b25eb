/** Wall time to instant (E14): what clocks show twice means the first, what they skip means the moment of the change. */
import fc from 'fast-check';
import { instantOf, localDayOf, zoneNamed } from '../../../src/adapters/calendar/wallTime.ts';
import { at, HOUR, MINUTE } from '../../support/calendars.ts';

const LONDON = zoneNamed('Europe/London')!;
const wall = (text: string): number => at(`${text}:00Z`);

describe('a wall time', () => {
  test.each([
    ['of a usual day is what it says', '2026-07-01T09:00', '2026-07-01T08:00:00Z'],
    ['that is skipped means the moment of the change', '2026-03-29T01:30', '2026-03-29T01:00:00Z'],
    ['just before the change is in winter still', '2026-03-29T00:59', '2026-03-29T00:59:00Z'],
    ['just after the change is in summer already', '2026-03-29T02:00', '2026-03-29T01:00:00Z'],
    ['that occurs twice means the first time', '2026-10-25T01:30', '2026-10-25T00:30:00Z'],
    ['after both is in winter', '2026-10-25T02:00', '2026-10-25T02:00:00Z'],
  ])('%s', (_, shown, instant) => {
    expect(instantOf(LONDON, wall(shown))).toBe(at(instant));
  });

  test('of a day that was left out altogether means its end', () => {
    // Samoa went over the date line: 30 December 2011 did not exist there.
    const apia = zoneNamed('Pacific/Apia')!;
    expect(instantOf(apia, wall('2011-12-30T09:00'))).toBe(at('2011-12-30T10:00:00Z'));
    expect(localDayOf(apia, at('2011-12-30T10:00:00Z'))).toBe(wall('2011-12-31T00:00') / (24 * HOUR));
  });

  test('shown by a clock at some instant leads back to it, or to the earlier one that shows the same', () => {
    const zones = [
      'Europe/London',
      'America/New_York',
      'Australia/Lord_Howe',
      'Africa/Cairo',
      'Africa/Casablanca',
    ];
    // Days around which clocks change in one zone or another, and any others.
    const changes = [
      '2026-03-08',
      '2026-03-29',
      '2026-04-05',
      '2026-04-24',
      '2026-10-04',
      '2026-10-25',
      '2026-11-01',
    ];
    const near = fc
      .tuple(fc.constantFrom(...changes), fc.integer({ min: -3000, max: 3000 }))
      .map(([day, minutes]) => at(`${day}T00:00:00Z`) + minutes * MINUTE);
    const anywhere = fc
      .integer({ min: at('2006-01-01T00:00:00Z') / MINUTE, max: at('2031-01-01T00:00:00Z') / MINUTE })
      .map((minutes) => minutes * MINUTE);
    fc.assert(
      fc.property(fc.constantFrom(...zones), fc.oneof(near, anywhere), (name, instant) => {
        const zone = zoneNamed(name)!;
        const shown = instant + zone.offset(instant) * MINUTE;
        const found = instantOf(zone, shown);
        expect(found + zone.offset(found) * MINUTE).toBe(shown);
        expect(found).toBeLessThanOrEqual(instant);
        expect(instant - found).toBeLessThanOrEqual(HOUR);
      }),
      { numRuns: 500 },
    );
  });
});
