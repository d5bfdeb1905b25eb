/** People and teams that move from one calendar to another (E18): past minutes keep the calendar they had. */
import fc from 'fast-check';
import { type Calendar } from '../../../src/domain/agreement/agreement.ts';
import { calendarFor } from '../../../src/domain/evaluate/directory.ts';
import { agreementWith } from '../../support/agreement.ts';
import { at, HOUR, MINUTE } from '../../support/calendars.ts';
import { ANN, GAIL, PEOPLE } from '../../support/lives.ts';

const CITIES = `london: { zone: Europe/London, hours: { monday-friday: 09:00-17:00 }, holidays: [{ country: GB, region: ENG }] }
  riyadh: { zone: Asia/Riyadh, hours: { sunday-thursday: 09:00-18:00 }, holidays: [{ country: SA }] }
  auckland: { zone: Pacific/Auckland, hours: { monday-friday: 09:00-17:00 } }
  nights: { zone: Europe/London, hours: { monday-friday: 22:00-06:00 } }`;

function calendarOfGrace(moves: string): Calendar {
  const { calendars, repCalendars } = agreementWith({
    calendars: CITIES,
    also: `reps: [${moves.replaceAll('->', 'rep: grace@x.example, calendar:')}]`,
  });
  return calendars.get(repCalendars.get('grace@x.example')!)!;
}

describe('a rep who moves to another office', () => {
  const moved = calendarOfGrace('{ -> london }, { -> riyadh, from: 2026-03-01 }');

  test('keeps the old hours until the day, and has the new ones from its first midnight there', () => {
    // A Friday in London, the Sunday after in Riyadh, three hours ahead.
    expect(moved.open.windowsBetween(at('2026-02-27T00:00:00Z'), at('2026-03-03T00:00:00Z'), 9)).toEqual([
      [at('2026-02-27T09:00:00Z'), at('2026-02-27T17:00:00Z')],
      [at('2026-03-01T06:00:00Z'), at('2026-03-01T15:00:00Z')],
      [at('2026-03-02T06:00:00Z'), at('2026-03-02T15:00:00Z')],
    ]);
  });

  test('has a clock that runs over the move counted partly here and partly there', () => {
    expect(moved.open.dueAt(at('2026-02-27T16:00:00Z'), 2 * HOUR)).toBe(at('2026-03-01T07:00:00Z'));
    expect(moved.open.closeOfBusinessDay(at('2026-02-27T16:00:00Z'), 2)).toBe(at('2026-03-02T15:00:00Z'));
  });

  test('has the holidays of each office for the time there', () => {
    const days = moved.specialDays.map(({ on }) => on).filter((on) => on.startsWith('2026'));
    expect(days.slice(0, 3)).toEqual(['2026-01-01', '2026-03-19', '2026-03-20']);
    expect(days.at(-1)).toBe('2026-09-23');
  });

  test('reads deadlines in the zone of the new office', () => {
    expect([moved.id, moved.zone]).toEqual(['rep:grace@x.example', 'Asia/Riyadh']);
  });

  test("has the portal's calendar before, where no other is named", () => {
    const { open } = calendarOfGrace('{ -> riyadh, from: 2026-03-01 }');
    const office = agreementWith().calendars.get('office')!.open;
    const before = [at('2026-01-01T00:00:00Z'), at('2026-02-27T23:00:00Z')] as const;
    expect(open.elapsedMs(...before)).toBe(office.elapsedMs(...before));
  });

  test('may move more than once, in whatever order it is written', () => {
    const { open, zone } = calendarOfGrace(
      '{ -> auckland, from: 2026-07-06 }, { -> london }, { -> riyadh, from: 2026-03-01 }',
    );
    const openOn = (day: string): number => open.elapsedMs(at(`${day}T00:00:00Z`), at(`${day}T24:00:00Z`));
    expect([openOn('2026-02-27'), openOn('2026-03-01'), openOn('2026-07-07')]).toEqual(
      [8, 9, 8].map((h) => h * HOUR),
    );
    expect(zone).toBe('Pacific/Auckland');
  });

  test('ends the running window of the old office at the midnight of the new', () => {
    // Friday 22:00 in London would run to Saturday 06:00; Saturday begins in Riyadh at Friday 21:00 in London.
    const { open } = calendarOfGrace('{ -> nights }, { -> riyadh, from: 2026-02-28 }');
    expect(open.elapsedMs(at('2026-02-27T12:00:00Z'), at('2026-02-28T12:00:00Z'))).toBe(0);
  });

  test('who moves west is on one business day for as long as the date is the same', () => {
    // Monday in Auckland is nearly over when Monday in London begins.
    const { open } = calendarOfGrace('{ -> auckland }, { -> london, from: 2026-07-06 }');
    const sunday = at('2026-07-05T20:00:00Z');
    expect(open.closeOfBusinessDay(sunday, 1)).toBe(at('2026-07-06T16:00:00Z'));
  });

  test('counts like each of the calendars in its time', () => {
    const { calendars } = agreementWith({ calendars: CITIES });
    const london = calendars.get('london')!.open;
    const riyadh = calendars.get('riyadh')!.open;
    const move = at('2026-02-28T21:00:00Z');
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 400 * 1440 }),
        fc.integer({ min: 0, max: 400 * 1440 }),
        (back, on) => {
          const [a, b] = [move - back * MINUTE, move + on * MINUTE];
          expect(moved.open.elapsedMs(a, b)).toBe(london.elapsedMs(a, move) + riyadh.elapsedMs(move, b));
        },
      ),
    );
  });
});

describe('the calendar of a clock (E17)', () => {
  const also = `reps: [{ rep: ${ANN}, calendar: gulf, from: 2026-05-01 }, { rep: 999, calendar: gulf }]`;
  const agreement = agreementWith({ also });
  const promise = agreement.promises[0]!;

  test('is that of the rep by owner id, who moved', () => {
    const { calendar, ground } = calendarFor(agreement, promise, PEOPLE, ANN, Infinity);
    expect([calendar.id, ground]).toEqual([`rep:${ANN}`, 'rep']);
  });

  test('is that of the rep by e-mail address, however it is written', () => {
    const written = agreementWith({ also: 'reps: [{ rep: Grace.Okafor@X.example, calendar: gulf }]' });
    const people = new Map([...PEOPLE].map(([id, rep]) => [id, { ...rep, email: 'grace.okafor@x.EXAMPLE' }]));
    expect(calendarFor(written, promise, people, ANN, Infinity)).toMatchObject({
      calendar: { id: 'gulf' },
      ground: 'rep',
    });
  });

  test('is else that of the team, which may move too', () => {
    expect(calendarFor(agreement, promise, PEOPLE, GAIL, Infinity)).toMatchObject({
      calendar: { id: 'gulf' },
      ground: 'team',
    });
  });

  test('of a team that moves is one of its own', () => {
    const teams =
      '{ team: Night Sales, calendar: gulf }, { team: Night Sales, calendar: office, from: 2026-05-01 }';
    const { calendars, teamCalendars } = agreementWith({ teams });
    const open = calendars.get(teamCalendars.get('Night Sales')!)!.open;
    expect(teamCalendars.get('Night Sales')).toBe('team:Night Sales');
    expect(open.isOpenAt(at('2026-04-26T07:00:00Z'))).toBe(true);
    expect(open.isOpenAt(at('2026-05-03T07:00:00Z'))).toBe(false);
  });
});
