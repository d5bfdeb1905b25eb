/** Public holidays by country: which days, what they are called, and what an agreement adds to them or takes away. */
import { countries, publicHolidays, regionsOf } from '../../../src/adapters/calendar/holidays.ts';
import { agreementWith } from '../../support/agreement.ts';
import { at, HOUR } from '../../support/calendars.ts';

const daysOf = (country: string, region: string | null, year: number): readonly string[] =>
  publicHolidays(country, region, year, ['en']).map(({ on }) => on);

describe('the public holidays', () => {
  test('of England in 2026 are these, with the Monday in place of a Saturday', () => {
    expect(publicHolidays('GB', 'ENG', 2026, ['en']).map(({ on, name }) => `${on} ${name}`)).toEqual([
      "2026-01-01 New Year's Day",
      '2026-04-03 Good Friday',
      '2026-04-06 Easter Monday',
      '2026-05-04 Early May bank holiday',
      '2026-05-25 Spring bank holiday',
      '2026-08-31 Summer bank holiday',
      '2026-12-25 Christmas Day',
      '2026-12-26 Boxing Day',
      '2026-12-28 Boxing Day (substitute day)',
    ]);
  });

  test('differ between the parts of a country', () => {
    expect(daysOf('GB', 'SCT', 2026)).toContain('2026-11-30');
    expect(daysOf('GB', 'ENG', 2026)).not.toContain('2026-11-30');
    expect(daysOf('DE', 'BY-A', 2026)).toContain('2026-08-08');
    expect(daysOf('DE', 'BY', 2026)).not.toContain('2026-08-08');
  });

  test('of several days are closed on each of them', () => {
    expect(daysOf('SA', null, 2026)).toEqual([
      '2026-02-22',
      ...['2026-03-19', '2026-03-20', '2026-03-21', '2026-03-22'],
      ...['2026-05-26', '2026-05-27', '2026-05-28', '2026-05-29'],
      '2026-09-23',
    ]);
  });

  test('on the day on which clocks go back are one day', () => {
    expect(daysOf('AU', 'NSW', 2026).filter((day) => day < '2026-04-07' && day > '2026-04')).toEqual([
      '2026-04-03',
      '2026-04-04',
      '2026-04-05',
      '2026-04-06',
    ]);
  });

  test('that begin at noon leave the morning open', () => {
    const [eve] = publicHolidays('CH', 'VS', 2026, ['en']).filter(({ on }) => on === '2026-12-24');
    expect(eve?.hours).toEqual({ kind: 'until', minute: 12 * 60 });
  });

  test('are called by the language asked for, or else by their own', () => {
    const named = (language: string): string | undefined =>
      publicHolidays('SA', null, 2026, [language, 'en']).find(({ on }) => on === '2026-09-23')?.name;
    expect([named('en'), named('ar')]).toEqual(['National Day', 'اليوم الوطني']);
  });

  test('are known for countries and their parts by code', () => {
    expect(countries()).toEqual(expect.arrayContaining(['GB', 'SA', 'US', 'DE', 'AE']));
    expect(regionsOf('GB')).toEqual(['ALD', 'ENG', 'NIR', 'SCT', 'WLS']);
    expect(regionsOf('SA')).toEqual([]);
  });
});

describe('a calendar with the holidays of a country', () => {
  const hours = 'hours: { monday-friday: 09:00-17:00 }';
  const calendarWith = (holidays: string) =>
    agreementWith({
      calendars: `uk: { zone: Europe/London, ${hours}, holidays: [${holidays}] }`,
    }).calendars.get('uk')!;
  const christmas = (holidays: string): number =>
    calendarWith(holidays).open.elapsedMs(at('2026-12-24T00:00:00Z'), at('2026-12-29T00:00:00Z'));

  test('counts nothing on them', () => {
    expect(christmas('{ country: GB, region: ENG }')).toBe(8 * HOUR);
  });

  test('may leave one out', () => {
    expect(christmas('{ country: GB, region: ENG, except: [2026-12-28] }')).toBe(16 * HOUR);
  });

  test('may add days and part days of its own, which stand before those of the country', () => {
    const eve = '{ date: 2026-12-24, hours: 09:00-13:00, name: Christmas Eve }';
    expect(christmas(`{ country: GB, region: ENG }, ${eve}`)).toBe(4 * HOUR);
    expect(christmas(`{ country: GB, region: ENG }, { date: 2026-12-28, hours: [09:00-10:00] }`)).toBe(
      9 * HOUR,
    );
    expect(christmas(`{ country: GB, region: ENG }, 2026-12-24`)).toBe(0);
  });

  test('lists its special days in order, by name, within its years', () => {
    const days = calendarWith(
      '{ date: 2026-12-24, hours: 09:00-13:00, name: Eve }, 2026-12-25, { country: GB, region: ENG }',
    ).specialDays;
    expect(days.filter(({ on }) => on.startsWith('2026-12'))).toEqual([
      { on: '2026-12-24', name: 'Eve', closed: false },
      { on: '2026-12-25', name: 'Christmas Day', closed: true },
      { on: '2026-12-26', name: 'Boxing Day', closed: true },
      { on: '2026-12-28', name: 'Boxing Day (substitute day)', closed: true },
    ]);
    expect(days.map(({ on }) => on)).toEqual(days.map(({ on }) => on).toSorted());
    expect([days[0]?.on, days.at(-1)?.on]).toEqual(['2024-01-01', '2029-01-01']);
  });
});
