/** Hours laid out over years: days with hours of their own, changes of hours, clock changes, windows over midnight. */
import fc from 'fast-check';
import { layOut, type DayHours, type OfficeHours } from '../../../src/adapters/calendar/layOut.ts';
import { zoneNamed } from '../../../src/adapters/calendar/wallTime.ts';
import { at, HOUR, MINUTE, openTime, SPAN, weekOf } from '../../support/calendars.ts';

const LONDON = zoneNamed('Europe/London')!;
const OFFICE = weekOf({ 'monday-friday': ['09:00-17:00'] });

function london(parts: Omit<Partial<OfficeHours>, 'zone'>): ReturnType<typeof layOut> {
  return layOut({ zone: LONDON, week: OFFICE, ...parts }, SPAN);
}

const own = (...windows: string[]): DayHours => ({
  kind: 'own',
  windows: weekOf({ monday: windows })[1]!,
});

describe('a special day', () => {
  const eve = new Map([['2026-12-24', own('09:00-13:00')]]);

  test('has its own windows in place of those of the week', () => {
    const open = london({ days: eve });
    expect(open.elapsedMs(at('2026-12-24T00:00:00Z'), at('2026-12-25T00:00:00Z'))).toBe(4 * HOUR);
    expect(open.dueAt(at('2026-12-24T12:00:00Z'), 2 * HOUR)).toBe(at('2026-12-25T10:00:00Z'));
  });

  test('counts as a business day, and ends at its own close', () => {
    const open = london({ days: eve });
    expect(open.closeOfBusinessDay(at('2026-12-23T10:00:00Z'), 1)).toBe(at('2026-12-24T13:00:00Z'));
  });

  test('may be open where the week is closed', () => {
    const open = london({ days: new Map([['2026-12-19', own('10:00-12:00')]]) });
    expect(open.dueAt(at('2026-12-19T08:00:00Z'), HOUR)).toBe(at('2026-12-19T11:00:00Z'));
  });

  test('that ends early keeps the windows before and cuts the one that is running', () => {
    const week = weekOf({ thursday: ['09:00-11:00', '12:00-18:00', '19:00-20:00'] });
    const open = london({ week, days: new Map([['2026-12-24', { kind: 'until', minute: 14 * 60 }]]) });
    expect(open.windowsBetween(at('2026-12-24T00:00:00Z'), at('2026-12-25T00:00:00Z'), 9)).toEqual([
      [at('2026-12-24T09:00:00Z'), at('2026-12-24T11:00:00Z')],
      [at('2026-12-24T12:00:00Z'), at('2026-12-24T14:00:00Z')],
    ]);
  });

  test('that is closed leaves what began the night before alone', () => {
    const open = london({
      week: weekOf({ 'monday-sunday': ['22:00-06:00'] }),
      days: new Map([['2026-12-25', { kind: 'closed' }]]),
    });
    expect(open.windowsBetween(at('2026-12-24T12:00:00Z'), at('2026-12-26T12:00:00Z'), 9)).toEqual([
      [at('2026-12-24T22:00:00Z'), at('2026-12-25T06:00:00Z')],
    ]);
  });

  test('may reach over midnight, and what overlaps there counts once', () => {
    const open = london({
      week: weekOf({ 'monday-sunday': ['05:00-08:00'] }),
      days: new Map([['2026-12-24', own('22:00-06:00')]]),
    });
    expect(open.elapsedMs(at('2026-12-24T12:00:00Z'), at('2026-12-25T12:00:00Z'))).toBe(10 * HOUR);
  });
});

describe('hours that change', () => {
  const fridays = weekOf({ 'monday-thursday': ['09:00-17:00'], friday: ['09:00-13:00'] });
  const short = weekOf({ 'monday-friday': ['10:00-12:00'] });

  test('are the new ones from the day on, and stay so', () => {
    const open = london({ changes: [{ from: '2026-06-05', week: fridays }] });
    expect(open.closeOfBusinessDay(at('2026-05-28T12:00:00Z'), 1)).toBe(at('2026-05-29T16:00:00Z'));
    expect(open.closeOfBusinessDay(at('2026-06-04T12:00:00Z'), 1)).toBe(at('2026-06-05T12:00:00Z'));
    expect(open.closeOfBusinessDay(at('2027-06-03T12:00:00Z'), 1)).toBe(at('2027-06-04T12:00:00Z'));
  });

  test('are replaced by a later change, in whatever order they are written', () => {
    const changes = [
      { from: '2026-09-01', week: OFFICE },
      { from: '2026-06-01', week: short },
    ];
    const open = london({ changes });
    expect(open.elapsedMs(at('2026-05-31T23:00:00Z'), at('2026-06-01T23:00:00Z'))).toBe(2 * HOUR);
    expect(open.elapsedMs(at('2026-08-31T23:00:00Z'), at('2026-09-01T23:00:00Z'))).toBe(8 * HOUR);
  });

  test('leave special days as they are', () => {
    const days = new Map([['2026-06-05', own('09:00-10:00')]]);
    const open = london({ days, changes: [{ from: '2026-06-05', week: fridays }] });
    expect(open.elapsedMs(at('2026-06-04T23:00:00Z'), at('2026-06-05T23:00:00Z'))).toBe(HOUR);
  });

  test('count like the calendars on either side of the change', () => {
    const zones = ['Europe/London', 'Asia/Riyadh', 'America/New_York', 'Australia/Lord_Howe', 'Africa/Cairo'];
    const windows = [['09:00-17:00'], ['08:00-12:00', '13:00-18:30'], ['22:00-06:00'], ['00:00-24:00']];
    fc.assert(
      fc.property(
        fc.constantFrom(...zones),
        fc.constantFrom(...windows),
        fc.constantFrom(...windows),
        fc.integer({ min: 0, max: 700 }),
        fc.integer({ min: 0, max: 1000 * 1440 }),
        fc.integer({ min: 0, max: 1000 * 1440 }),
        (zoneName, before, after, changeDay, first, second) => {
          const zone = zoneNamed(zoneName)!;
          const from = new Date(Date.UTC(2024, 6, 1 + changeDay)).toISOString().slice(0, 10);
          const [a, b] = [first, second]
            .sort((x, y) => x - y)
            .map((m) => at('2024-06-01T00:00:00Z') + m * MINUTE);
          const [old, next] = [before, after].map((day) => weekOf({ 'monday-friday': day }));
          const changed = layOut({ zone, week: old!, changes: [{ from, week: next! }] }, SPAN);
          const [left, right] = [old, next].map((week) => layOut({ zone, week: week! }, SPAN));
          // Away from the night of the change, in which a window of the old hours may still run.
          const changeAt = at(`${from}T00:00:00Z`);
          if (b! < changeAt - 24 * HOUR) expect(changed.elapsedMs(a!, b!)).toBe(left!.elapsedMs(a!, b!));
          if (a! > changeAt + 48 * HOUR) expect(changed.elapsedMs(a!, b!)).toBe(right!.elapsedMs(a!, b!));
          const middle = [changeAt - 24 * HOUR, changeAt + 48 * HOUR] as const;
          if (a! < middle[0] && b! > middle[1]) {
            expect(changed.elapsedMs(a!, b!)).toBe(
              left!.elapsedMs(a!, middle[0]) + changed.elapsedMs(...middle) + right!.elapsedMs(middle[1], b!),
            );
          }
        },
      ),
      { numRuns: 60 },
    );
  });
});

describe('around the clock', () => {
  test('every millisecond counts, through both clock changes (E16)', () => {
    const open = openTime('Europe/London', { 'monday-sunday': ['00:00-24:00'] });
    const [from, until] = [at('2026-01-01T00:00:00Z'), at('2027-01-01T00:00:00Z')];
    expect(open.elapsedMs(from, until)).toBe(until - from);
    expect(open.dueAt(at('2026-03-29T00:30:00Z'), HOUR)).toBe(at('2026-03-29T01:30:00Z'));
  });
});

describe('clock changes (E14)', () => {
  test('a window over the spring change is an hour shorter, over the autumn change an hour longer', () => {
    const open = openTime('Europe/London', { sunday: ['00:30-02:30'] });
    const on = (day: string): number => open.elapsedMs(at(`${day}T00:00:00Z`) - HOUR, at(`${day}T12:00:00Z`));
    expect([on('2026-03-22'), on('2026-03-29'), on('2026-10-25')]).toEqual([2 * HOUR, HOUR, 3 * HOUR]);
  });

  test('a window inside the hour that is skipped counts nothing', () => {
    const open = openTime('Europe/London', { sunday: ['01:15-01:45'] });
    expect(open.elapsedMs(at('2026-03-28T12:00:00Z'), at('2026-03-29T12:00:00Z'))).toBe(0);
  });

  test('a night shift over the spring change is an hour shorter', () => {
    const open = openTime('America/New_York', { saturday: ['22:00-06:00'] });
    expect(open.elapsedMs(at('2026-03-07T12:00:00Z'), at('2026-03-09T00:00:00Z'))).toBe(7 * HOUR);
  });
});

test('a lead of Saturday 15:00 with one hour is due Monday at 10:00 (E15)', () => {
  const open = london({});
  expect(open.nextOpenAt(at('2026-11-21T15:00:00Z'))).toBe(at('2026-11-23T09:00:00Z'));
  expect(open.dueAt(at('2026-11-21T15:00:00Z'), HOUR)).toBe(at('2026-11-23T10:00:00Z'));
});
