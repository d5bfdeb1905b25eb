/** Alerts, managers and the limit of reminders, as an agreement writes them: what is meant, and what is refused. */
import { describeWarnings, lintAgreement } from '../../config/agreement/lint.ts';
import { agreementText, agreementWith } from '../support/agreement.ts';
import { problems, told } from './told.ts';

const PERSON = 'Write the e-mail address or the owner id of somebody in HubSpot, such as dana@example.com.';
const TEAM = 'Write calendar, manager, or both; from goes with a calendar.';
const withLadder = (taskFor: string): string => `
  - { id: touch, words: Touch, clock: rep, stops: firstTouch, within: 4 business hours,
      ladder: [{ after: 1 business hour, taskFor: ${taskFor} }] }`;
const ALERTS = 'alerts: { to: dana@example.com }';

describe('the alerts of an agreement', () => {
  test('are none where the section is left out', () => {
    expect(agreementWith().alerts).toBeNull();
  });

  test('are all of them where only somebody is named, however the address is spelt', () => {
    expect(agreementWith({ also: 'alerts: { to: Dana@Example.com }' }).alerts).toEqual({
      to: 'dana@example.com',
      handovers: 3,
      inactiveOwner: true,
      absentOwner: true,
    });
  });

  test.each([
    ['an owner id', 'alerts: { to: 41629779 }', { to: '41629779' }],
    ['another number of handovers', `alerts: { to: a@b.c, handovers: 5 }`, { handovers: 5 }],
    ['none of handovers', `alerts: { to: a@b.c, handovers: no }`, { handovers: null }],
    [
      'none of handovers, as YAML of yesterday',
      `alerts: { to: a@b.c, handovers: false }`,
      { handovers: null },
    ],
    ['none of owners who left', `alerts: { to: a@b.c, inactiveOwner: no }`, { inactiveOwner: false }],
    ['none of owners who are away', `alerts: { to: a@b.c, absentOwner: no }`, { absentOwner: false }],
  ])('may be for %s', (_, also, meant) => {
    expect(agreementWith({ also }).alerts).toMatchObject(meant);
  });

  test('go to the manager of a team, whether it keeps a calendar or not', () => {
    const { teamManagers, teamCalendars } = agreementWith({
      teams: '{ team: Gulf Sales, calendar: gulf, manager: G@x.y }, { team: 7, manager: 123 }',
      also: ALERTS,
    });
    expect([...teamManagers]).toEqual([
      ['Gulf Sales', 'g@x.y'],
      ['7', '123'],
    ]);
    expect([...teamCalendars]).toEqual([['Gulf Sales', 'gulf']]);
  });
});

describe('a step of the ladder', () => {
  test.each([
    ['owner', { kind: 'owner' }],
    ['manager', { kind: 'manager' }],
    ['Dana@Example.com', { kind: 'named', name: 'dana@example.com' }],
    ['41629779', { kind: 'named', name: '41629779' }],
  ])('is for %s', (taskFor, meant) => {
    const { promises } = agreementWith({ promises: withLadder(taskFor), also: ALERTS });
    expect(promises[0]?.ladder).toMatchObject([{ taskFor: meant }]);
  });
});

test('reminders are twenty for a rep and day, or as many as the agreement says', () => {
  expect(agreementWith().remindersPerRepAndDay).toBe(20);
  expect(agreementWith({ also: 'reminders: {}' }).remindersPerRepAndDay).toBe(20);
  expect(agreementWith({ also: 'reminders: { perRepAndDay: 5 }' }).remindersPerRepAndDay).toBe(5);
});

describe('it is told with line, cause and correction:', () => {
  test.each([
    [
      'alerts to nobody',
      agreementText({ also: 'alerts: { handovers: 3 }' }),
      [`sla.yml:21:1: alerts.to is missing. ${PERSON}`],
    ],
    [
      'alerts to a name',
      agreementText({ also: 'alerts: { to: Dana }' }),
      [`sla.yml:21:11: alerts.to cannot be "Dana". ${PERSON}`],
    ],
    [
      'a number of handovers that is none',
      agreementText({ also: 'alerts: { to: a@b.c, handovers: often }' }),
      ['sla.yml:21:22: alerts.handovers cannot be "often". Write a whole number from 1 to 100, or no.'],
    ],
    [
      'alerts from no handover on',
      agreementText({ also: 'alerts: { to: a@b.c, handovers: 0 }' }),
      ['sla.yml:21:22: alerts.handovers cannot be 0. Write a whole number from 1 to 100, or no.'],
    ],
    [
      'neither yes nor no',
      agreementText({ also: 'alerts: { to: a@b.c, absentOwner: sometimes }' }),
      ['sla.yml:21:22: alerts.absentOwner cannot be "sometimes". Write yes or no.'],
    ],
    [
      'an alert there is not',
      agreementText({ also: 'alerts: { to: a@b.c, snoozes: yes }' }),
      [
        'sla.yml:21:22: alerts.snoozes is not a word of the agreement. Write one of: to, handovers, inactiveOwner, absentOwner.',
      ],
    ],
    [
      'no reminders at all',
      agreementText({ also: 'reminders: { perRepAndDay: 0 }' }),
      ['sla.yml:21:14: reminders.perRepAndDay cannot be 0. Write a whole number from 1 to 500.'],
    ],
    [
      'a manager who is only a name',
      agreementText({ teams: '{ team: Gulf Sales, calendar: gulf, manager: Gail }', also: ALERTS }),
      [`sla.yml:15:45: teams.0.manager cannot be "Gail". ${PERSON}`],
    ],
    [
      'a team of which nothing is said',
      agreementText({ teams: '{ team: Gulf Sales }' }),
      [`sla.yml:15:9: the team Gulf Sales has neither a calendar nor a manager. ${TEAM}`],
    ],
    [
      'a manager from a day on',
      agreementText({ teams: '{ team: Gulf Sales, manager: a@b.c, from: 2026-05-01 }', also: ALERTS }),
      [`sla.yml:15:9: the team Gulf Sales has a day from which, but no calendar. ${TEAM}`],
    ],
    [
      'a team with two managers',
      agreementText({
        teams: '{ team: Gulf Sales, calendar: gulf, manager: a@b.c }, { team: Gulf Sales, manager: d@e.f }',
        also: ALERTS,
      }),
      ['sla.yml:15:83: the team Gulf Sales has another manager above. Keep one of the two.'],
    ],
    [
      'a step for a manager where there is none',
      agreementText({ promises: withLadder('manager') }),
      [
        'sla.yml:18:42: nobody is named who is a manager. Name a manager under teams, or somebody for all under alerts, such as alerts: with to: dana@example.com.',
      ],
    ],
    [
      'a step for a word that means nobody',
      agreementText({ promises: withLadder('onwer') }),
      [
        'sla.yml:18:42: promises.0.ladder.0.taskFor cannot be "onwer". Write owner, manager, or the e-mail address or owner id of somebody in HubSpot.',
      ],
    ],
  ])('%s', (_, source, lines) => {
    expect(problems(source)).toEqual(lines);
    expect(told(source, 'ar')).toHaveLength(lines.length + 1);
  });

  test('the same manager twice is no contradiction', () => {
    const teams =
      '{ team: Gulf Sales, calendar: gulf, manager: a@b.c }, { team: Gulf Sales, calendar: office, from: 2027-01-01, manager: A@b.c }';
    expect(problems(agreementText({ teams, also: ALERTS }))).toEqual([]);
  });
});

describe('the linter', () => {
  const teams = '{ team: Gulf Sales, calendar: gulf, manager: a@b.c }';
  const warnings = (parts: Parameters<typeof agreementText>[0]): string =>
    describeWarnings('sla.yml', lintAgreement(agreementText(parts)), 'en');

  test('warns of a manager who is never told anything', () => {
    const warned =
      'sla.yml:15:45: the manager of Gulf Sales is never told anything. Write alerts, or a step with taskFor: manager; with neither the manager only decides on excuses.';
    expect(warnings({ teams })).toBe(warned);
    const off = 'alerts: { to: a@b.c, handovers: no, inactiveOwner: no, absentOwner: no }';
    expect(warnings({ teams, also: off })).toBe(warned);
  });

  test('has nothing to say where there are alerts, or a step for the manager', () => {
    expect(warnings({ teams, also: ALERTS })).toBe('');
    expect(warnings({ teams, promises: withLadder('manager') })).toBe('');
  });
});
