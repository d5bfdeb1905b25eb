/** Roles x views: whose figures somebody is shown, and who is named in them. */
import { clocksInRows } from '../../../src/application/figures/clocksInRows.ts';
import { viewingOf } from '../../../src/application/figures/viewing.ts';
import { readBoard } from '../../../src/application/figures/readBoard.ts';
import {
  readClocks,
  readGroups,
  readOverview,
  type FiguresGrounds,
} from '../../../src/application/figures/readFigures.ts';
import { readPatterns } from '../../../src/application/figures/readPatterns.ts';
import { periodAt } from '../../../src/adapters/calendar/periods.ts';
import { onlyVersion } from '../../../src/domain/agreement/versions.ts';
import { type Clock } from '../../../src/domain/evaluate/clock.ts';
import { agreementWith } from '../../support/agreement.ts';
import { describeOnPGlite } from '../../support/database.ts';
import { ANN, BEN, GAIL, PEOPLE } from '../../support/lives.ts';
import { clock, contact, HOUR, lookedAt, NOW } from '../../adapters/store/rows.ts';

const TEAMS = '{ team: EMEA Sales, manager: max@sales.example }, { team: Gulf Sales, calendar: gulf }';
const ADMIN = { userId: '9107', email: 'dora@sales.example' };
const MANAGER = { userId: '9106', email: 'max@sales.example' };
const REP = { userId: '9101', email: null };
const STRANGER = { userId: '1', email: 'nobody@else.example' };
const NAMES = new Map([
  [ANN, 'Ann Avery'],
  [BEN, 'Ben Bell'],
  [GAIL, 'Gail Garcia'],
]);

const agreementOf = (also: string) =>
  agreementWith({ teams: TEAMS, also: `admins: [dora@sales.example]\n${also}` });
const AGGREGATE = 'reports: { people: aggregate }';

describeOnPGlite('figures', (database) => {
  const grounds = (also = ''): FiguresGrounds => ({
    figures: database.store,
    agreements: () => onlyVersion(agreementOf(also)),
    directory: () => PEOPLE,
    nameOf: (ownerId) => NAMES.get(ownerId) ?? null,
    periodOf: periodAt,
    periodWith: periodAt,
  });

  /** One clock each of Ann and Ben (EMEA) and Gail (Gulf), due this week: two broken and open, one met. */
  beforeEach(async () => {
    const owned = (ownerId: string, over: Partial<Clock> = {}) =>
      clock({ id: `first-touch/1/${ownerId}`, ownerId, record: contact(ownerId), ...over });
    const late = { deadlineAt: NOW - HOUR, overdueAfter: NOW - HOUR, startedAt: NOW - 5 * HOUR };
    const teams = (name: string) => ({
      teams: [name],
      source: null,
      handedOffAt: NOW - 5 * HOUR,
      unownedMs: 0,
    });
    for (const [one, team] of [
      [owned(ANN, late), 'EMEA Sales'],
      [
        owned(BEN, { ...late, endedAt: NOW - 2 * HOUR, ending: 'kept', verdict: 'met', elapsedMs: HOUR }),
        'EMEA Sales',
      ],
      [owned(GAIL, late), 'Gulf Sales'],
    ] as const) {
      await lookedAt(
        database.store,
        { clocks: [one], reported: new Map([[one.id, teams(team)]]) },
        one.record,
      );
    }
  });

  test.each([
    ['an admin', ADMIN, '', { role: 'admin', judged: 3, holders: ['Ann Avery', 'Gail Garcia'] }],
    ['a manager', MANAGER, '', { role: 'manager', judged: 2, holders: ['Ann Avery'] }],
    ['a rep', REP, '', { role: 'rep', judged: 1, holders: ['Ann Avery'] }],
    ['an admin', ADMIN, AGGREGATE, { role: 'admin', judged: 3, holders: ['EMEA Sales', 'Gulf Sales'] }],
    ['a manager', MANAGER, AGGREGATE, { role: 'manager', judged: 2, holders: ['EMEA Sales'] }],
    ['a rep', REP, AGGREGATE, { role: 'rep', judged: 1, holders: ['Ann Avery'] }],
  ] as const)('show %s (%j, %s) what the role may see, and no more', async (_who, viewer, also, expected) => {
    const overview = await readOverview(grounds(also), viewer, 'week', NOW);
    const board = await readBoard(grounds(also), viewer, NOW);
    const clocks = await readClocks(
      grounds(also),
      viewer,
      'week',
      { standing: null, of: null, after: null },
      NOW,
    );
    const patterns = await readPatterns(grounds(also), viewer, 'week', NOW);
    expect(overview).toMatchObject({ role: expected.role, all: { share: { judged: expected.judged } } });
    expect(clocks).toMatchObject({ clocks: { length: expected.judged } });
    expect(board).toMatchObject({
      overdueInAll: expected.holders.length,
      holders: expected.holders.map((name) => ({ name, overdue: 1 })),
    });
    const isNamed = (answer: unknown) => /Avery|Bell|Garcia/.test(JSON.stringify(answer));
    for (const answer of [board, clocks, patterns]) {
      expect(isNamed(answer)).toBe(also === '' || expected.role === 'rep');
    }
  });

  test.each([
    ['an admin', ADMIN, '', ['promise', 'team', 'rep']],
    ['a manager', MANAGER, '', ['promise', 'team', 'rep']],
    ['a rep', REP, '', ['promise']],
    ['an admin', ADMIN, AGGREGATE, ['promise', 'team']],
    ['a manager', MANAGER, AGGREGATE, ['promise', 'team']],
    ['a rep', REP, AGGREGATE, ['promise']],
  ] as const)('are grouped for %s (%j, %s) only by what they may be', async (_who, viewer, also, allowed) => {
    for (const by of ['promise', 'team', 'rep', 'segment', 'source'] as const) {
      const groups = await readGroups(grounds(also), viewer, 'week', by, NOW);
      const isAllowed = (allowed as readonly string[]).includes(by);
      expect(groups).toMatchObject(isAllowed ? { ok: true } : { ok: false, reason: 'notAllowed' });
    }
    const overview = await readOverview(grounds(also), viewer, 'week', NOW);
    expect(overview).toMatchObject({ groupings: allowed });
  });

  test('of one rep are not given to a manager where reps are not to be named', async () => {
    const asked = { standing: null, of: { by: 'rep', group: ANN }, after: null } as const;
    expect(await readClocks(grounds(AGGREGATE), MANAGER, 'week', asked, NOW)).toEqual({
      ok: false,
      reason: 'notAllowed',
    });
    expect(await readClocks(grounds(), MANAGER, 'week', asked, NOW)).toMatchObject({ clocks: { length: 1 } });
  });

  test('are nobody’s who is neither an owner nor named by the agreement', async () => {
    const refused = { ok: false, reason: 'nobody' };
    expect(await readOverview(grounds(), STRANGER, 'week', NOW)).toEqual(refused);
    expect(await readGroups(grounds(), STRANGER, 'week', 'promise', NOW)).toEqual(refused);
    expect(await readBoard(grounds(), STRANGER, NOW)).toEqual(refused);
    expect(await readPatterns(grounds(), STRANGER, 'week', NOW)).toEqual(refused);
    expect(
      await readClocks(grounds(), STRANGER, 'week', { standing: null, of: null, after: null }, NOW),
    ).toEqual(refused);
  });

  test('say of whose clocks much of the time was paused', async () => {
    const paused = (hours: number) => ({
      reason: 'paused' as const,
      pauseId: 'on_hold',
      fromAt: NOW - 5 * HOUR,
      untilAt: NOW - (5 - hours) * HOUR,
    });
    for (const [ownerId, hours] of [
      [ANN, 2],
      [GAIL, 1],
    ] as const) {
      const one = clock({
        id: `first-touch/2/${ownerId}`,
        record: contact(`8${ownerId}`),
        ownerId,
        startedAt: NOW - 5 * HOUR,
        deadlineAt: NOW - HOUR,
        suspensions: [paused(hours), paused(hours / 2)],
      });
      const reported = { teams: ['EMEA Sales'], source: null, handedOffAt: NOW - 5 * HOUR, unownedMs: 0 };
      await lookedAt(database.store, { clocks: [one], reported: new Map([[one.id, reported]]) }, one.record);
    }
    // Of each the clock of the other tests ran for five hours too.
    expect(await readPatterns(grounds(), ADMIN, 'week', NOW)).toMatchObject({
      habits: [
        { name: 'Ann Avery', paused: 1, pausedShare: 0.2, pausedMuch: false },
        { name: 'Gail Garcia', paused: 1, pausedShare: 0.1, pausedMuch: false },
        { name: 'Ben Bell', pausedShare: 0, pausedMuch: false },
      ],
    });
  });

  test('as a table have a line for each clock, however many there are', async () => {
    for (let lead = 0; lead < 30; lead += 1) {
      const one = clock({ id: `first-touch/1/${lead}`, record: contact(`7${lead}`), startedAt: NOW - HOUR });
      const reported = { teams: [], source: null, handedOffAt: NOW - HOUR, unownedMs: 0 };
      await lookedAt(database.store, { clocks: [one], reported: new Map([[one.id, reported]]) }, one.record);
    }
    const rows = await clocksInRows(grounds(), ADMIN, 'week', NOW, 'en', () => undefined);
    expect(rows).toHaveLength(1 + 3 + 30);
  });

  test('of another team’s lead are not reached by asking for that team by its name', async () => {
    const asked = { standing: null, of: { by: 'team', group: 'Gulf Sales' }, after: null } as const;
    expect(await readClocks(grounds(), MANAGER, 'week', asked, NOW)).toEqual({
      ok: true,
      clocks: [],
      next: null,
    });
  });
});

test('a manager set over a team by its id sees that team', () => {
  const agreement = agreementWith({ teams: '{ team: "77", manager: max@sales.example }' });
  expect(viewingOf(MANAGER, agreement, PEOPLE)?.within?.teams).toEqual(['77']);
});
