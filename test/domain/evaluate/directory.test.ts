/** Who can hold a lead, and on whose calendar somebody works. */
import { type Agreement } from '../../../src/domain/agreement/agreement.ts';
import {
  calendarFor,
  idleTimesOf,
  workingCalendarOf,
  type Directory,
  type Rep,
} from '../../../src/domain/evaluate/directory.ts';
import { agreementWith } from '../../support/agreement.ts';
import { at } from '../../support/calendars.ts';
import { ANN, BEN, GAIL, PEOPLE } from '../../support/lives.ts';

const PROMISES = `
  - { id: office, words: Office, clock: rep, stops: firstTouch, within: 4 business hours }
  - { id: night, words: Night, clock: rep, stops: firstTouch, within: 4 business hours, calendar: night }
  - { id: hours, words: Hours, clock: rep, stops: firstTouch, within: 4 calendar hours }`;
const CALENDARS = `night: { zone: UTC, hours: { monday-friday: 18:00-22:00 } }
  feast: { zone: UTC, hours: { monday-friday: 10:00-16:00 }, holidays: [2026-03-02, 2026-03-04, 2026-03-06] }
  fast: { zone: UTC, hours: { monday-friday: 08:00-12:00 }, holidays: [2026-03-03, 2026-03-04, 2026-03-05] }`;

/** An agreement that nothing is remembered of yet. */
const agreed = (): Agreement =>
  agreementWith({
    promises: PROMISES,
    calendars: CALENDARS,
    teams:
      '{ team: Gulf Sales, calendar: gulf }, { team: Feast, calendar: feast }, { team: Fast, calendar: fast }',
    also: 'reps: [{ rep: ben@sales.example, calendar: night }]',
  });
const withRep = (rep: Partial<Rep>, ownerId = ANN): Directory =>
  new Map(PEOPLE).set(ownerId, { ...PEOPLE.get(ownerId)!, ...rep });

const NOW = at('2026-03-02T12:00:00Z');

describe('the times in which somebody holds nothing', () => {
  const idle = (rep: Partial<Rep>) => idleTimesOf(withRep(rep), ANN, NOW);

  test('are none of somebody who was never away', () => {
    expect(idle({ inactive: [] })).toEqual([]);
  });

  test('are as they are told where all of them are over, or the last has no end', () => {
    const over = [{ fromAt: 1, untilAt: NOW }];
    expect(idle({ inactive: over })).toEqual(over);
    const left = [
      { fromAt: 1, untilAt: 2 },
      { fromAt: NOW, untilAt: Infinity },
    ];
    expect(idle({ inactive: left })).toEqual(left);
  });

  test('have an end only where it has come, and one that begins later is not seen', () => {
    expect(
      idle({
        inactive: [
          { fromAt: 1, untilAt: 2 },
          { fromAt: 5, untilAt: NOW },
          { fromAt: NOW + 1, untilAt: NOW + 2 },
        ],
      }),
    ).toEqual([
      { fromAt: 1, untilAt: 2 },
      { fromAt: 5, untilAt: NOW },
    ]);
    expect(idle({ inactive: [{ fromAt: NOW, untilAt: NOW + 1 }] })).toEqual([
      { fromAt: NOW, untilAt: Infinity },
    ]);
  });
});

describe('the calendar that counts', () => {
  test.each([
    ['the promise’s own', 'night', GAIL, 'night', 'promise'],
    ['the one around the clock, where calendar time is promised', 'hours', GAIL, 'always', 'always'],
    ['the rep’s, by an address however it is spelt', 'office', BEN, 'night', 'rep'],
    ['the team’s', 'office', GAIL, 'gulf', 'team'],
    ['the portal’s for anybody else', 'office', ANN, 'office', 'portal'],
    ['the portal’s where nobody holds the lead', 'office', null, 'office', 'portal'],
  ] as const)('is %s', (_which, promiseId, ownerId, calendarId, ground) => {
    const agreement = agreed();
    const promise = agreement.promises.find(({ id }) => id === promiseId)!;
    const { calendar, ground: told } = calendarFor(agreement, promise, PEOPLE, ownerId, NOW);
    expect([calendar, told]).toEqual([
      calendarId === 'always' ? agreement.always : agreement.calendars.get(calendarId),
      ground,
    ]);
  });

  test('is that of the first team that has one', () => {
    const directory = withRep({ teams: ['EMEA Sales', 'Gulf Sales', 'Feast'] });
    expect(workingCalendarOf(agreed(), directory, ANN, NOW).calendar.id).toBe('gulf');
  });

  test('is told anew by another directory', () => {
    const agreement = agreed();
    expect(workingCalendarOf(agreement, withRep({}), ANN, NOW).calendar.id).toBe('office');
    expect(workingCalendarOf(agreement, withRep({ teams: ['Gulf Sales'] }), ANN, NOW).calendar.id).toBe(
      'gulf',
    );
  });

  test('must be one that the agreement has', () => {
    const agreement = { ...agreed(), portalCalendarId: 'none' };
    expect(() => workingCalendarOf(agreement, PEOPLE, ANN, NOW)).toThrow(
      new RangeError('the agreement names no calendar none'),
    );
  });
});

describe('a rep who comes into other teams', () => {
  const MOVES = [at('2026-03-04T11:00:00Z'), at('2026-03-09T11:00:00Z')] as const;
  const teamsBefore = [
    { untilAt: MOVES[0], teams: ['Feast'] },
    { untilAt: MOVES[1], teams: ['Gulf Sales'] },
  ];
  const moved = (ids: readonly string[], teams = 'Fast'): Directory =>
    new Map([
      ...PEOPLE,
      ...ids.map((id) => [id, { ...PEOPLE.get(ANN)!, teams: [teams], teamsBefore }] as const),
    ]);

  test('has the calendar of the team he was in by then, from the instant of the move on', () => {
    const agreement = agreed();
    const directory = moved([ANN]);
    const seen = (until: number) => workingCalendarOf(agreement, directory, ANN, until).calendar.id;
    expect([MOVES[0] - 1, MOVES[0], MOVES[1] - 1, MOVES[1]].map(seen)).toEqual([
      'feast',
      'gulf',
      'gulf',
      'fast',
    ]);
  });

  test('keeps the hours of each team for the minutes in it', () => {
    const { open } = workingCalendarOf(agreed(), moved([ANN]), ANN, MOVES[1]).calendar;
    const opened = (from: string, until: string) => open.windowsBetween(at(from), at(until), 9).map(hours);
    expect(opened('2026-03-03T00:00:00Z', '2026-03-05T12:00:00Z')).toEqual([
      '03-03 10:00 to 16:00',
      '03-04 11:00 to 15:00',
      '03-05 06:00 to 12:00',
    ]);
    expect(opened('2026-03-09T00:00:00Z', '2026-03-11T00:00:00Z')).toEqual([
      '03-09 06:00 to 11:00',
      '03-09 11:00 to 12:00',
      '03-10 08:00 to 12:00',
    ]);
  });

  test('has no hours of a team he comes into later', () => {
    const { open } = workingCalendarOf(agreed(), moved([ANN]), ANN, MOVES[0]).calendar;
    expect(open.windowsBetween(at('2026-03-09T00:00:00Z'), at('2026-03-10T00:00:00Z'), 9).map(hours)).toEqual(
      ['03-09 06:00 to 15:00'],
    );
  });

  test('is on the same calendar as before, where both teams are', () => {
    const agreement = agreed();
    const directory = withRep({ teams: ['Other'], teamsBefore: [{ untilAt: MOVES[0], teams: ['One'] }] });
    const { calendar } = workingCalendarOf(agreement, directory, ANN, MOVES[0]);
    expect(calendar).toBe(agreement.calendars.get('office'));
  });

  test('has the holidays of each as well, from the day of the move on the new team’s', () => {
    const agreement = agreed();
    const once = (from: string, teams: string): Directory =>
      withRep({ teams: [teams], teamsBefore: [{ untilAt: MOVES[0], teams: [from] }] });
    const days = (directory: Directory) =>
      workingCalendarOf(agreement, directory, ANN, MOVES[0]).calendar.specialDays.map(({ on }) => on);
    expect(days(once('Feast', 'Fast'))).toEqual(['2026-03-02', '2026-03-04', '2026-03-05']);
    expect(days(once('Feast', 'EMEA Sales'))).toEqual(['2026-03-02']);
    expect(days(once('EMEA Sales', 'Fast'))).toEqual(['2026-03-04', '2026-03-05']);
  });

  test('is not taken for another who did', () => {
    const agreement = agreed();
    const directory = new Map([
      ...moved([ANN]),
      ...[...moved([BEN], 'EMEA Sales')].filter(([id]) => id === BEN),
    ]);
    const seen = (ownerId: string) => workingCalendarOf(agreement, directory, ownerId, MOVES[1]).calendar.id;
    expect([seen(ANN), seen(BEN)]).toEqual(['fast', 'office']);
  });

  test('is on his own calendar throughout, where he has one', () => {
    const agreement = agreed();
    const directory = withRep({ teams: ['Fast'], teamsBefore }, BEN);
    expect(workingCalendarOf(agreement, directory, BEN, MOVES[1])).toEqual({
      calendar: agreement.calendars.get('night'),
      ground: 'rep',
    });
  });
});

function hours([from, until]: readonly [number, number]): string {
  const iso = (instant: number): string => new Date(instant).toISOString();
  return `${iso(from).slice(5, 16).replace('T', ' ')} to ${iso(until).slice(11, 16)}`;
}
