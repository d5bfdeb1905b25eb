/** What reports ask of a clock: its teams, where the lead came from, and how much of the time nobody held it. */
import { evaluate } from '../../../src/domain/evaluate/evaluate.ts';
import { type Directory } from '../../../src/domain/evaluate/directory.ts';
import { NOT_REPORTED, reportedOf, sourceOf, type Reported } from '../../../src/domain/evaluate/reported.ts';
import { type LearnedFact } from '../../../src/domain/timeline/timeline.ts';
import { agreementWith } from '../../support/agreement.ts';
import { at, HOUR } from '../../support/calendars.ts';
import { ANN, BEN, LEAD, life, PEOPLE, type Changes } from '../../support/lives.ts';

const agreement = agreementWith({
  promises: `
  - { id: touch, words: Touch, clock: rep, stops: firstTouch, within: 4 business hours }
  - { id: buyer, words: Buyer, clock: lead, stops: firstTouch, within: 6 business hours }
  - { id: routing, words: Routing, clock: system, within: 1 business hour }`,
  also: `reports: { source: came_from }
pauses: [{ id: wait, reason: Waiting, when: { hs_lead_status: [WAITING] } }]`,
});

function reported(
  clock: string,
  changes: Changes,
  now: string,
  directory: Directory = PEOPLE,
  told: readonly LearnedFact[] = [],
): Reported {
  const { reported: all } = evaluate(LEAD, [...life(...changes), ...told], agreement, directory, at(now));
  const found = all.get(clock);
  if (!found) throw new Error(`nothing is reported of ${clock}, only of ${[...all.keys()].join(', ')}`);
  return found;
}

/** The property that tells where the lead came from takes a value. */
const cameFrom = (iso: string, value: string, property = 'came_from', learnedAt = iso): LearnedFact => ({
  fact: {
    record: LEAD,
    kind: 'property',
    property,
    value,
    occurredAt: at(iso),
    source: { type: 'CRM_UI', id: 'userId:9' },
  },
  learnedAt: at(learnedAt),
});

const RECEIVED = ['2026-03-02T10:00:00Z', { stage: 'lead', owner: ANN, status: 'NEW' }] as const;

test('nothing is known of a clock that nobody has looked at', () => {
  expect(NOT_REPORTED).toEqual({ teams: [], source: null, handedOffAt: 0, unownedMs: 0 });
});

describe('the teams of a clock', () => {
  const moved: Directory = new Map(PEOPLE).set(ANN, {
    ...PEOPLE.get(ANN)!,
    teams: ['Third'],
    teamsBefore: [
      { untilAt: at('2026-03-02T12:00:00Z'), teams: ['First'] },
      { untilAt: at('2026-03-02T14:00:00Z'), teams: ['Second'] },
    ],
  });
  const teams = (changes: Changes, now: string): readonly string[] =>
    reported(`touch/1/${ANN}`, changes, now, moved).teams;

  test('are those its rep is in by now, while it runs', () => {
    expect(teams([RECEIVED], '2026-03-02T11:59:59Z')).toEqual(['First']);
    expect(teams([RECEIVED], '2026-03-02T12:00:00Z')).toEqual(['Second']);
    expect(teams([RECEIVED], '2026-03-02T14:00:00Z')).toEqual(['Third']);
  });

  test('are those the rep was in when it ended', () => {
    expect(
      teams([RECEIVED, ['2026-03-02T11:30:00Z', { status: 'CONNECTED' }]], '2026-03-03T10:00:00Z'),
    ).toEqual(['First']);
  });

  test('or became overdue, whatever happened later', () => {
    const early = ['2026-03-02T09:00:00Z', RECEIVED[1]] as const;
    const late = ['2026-03-02T15:00:00Z', { status: 'CONNECTED' }] as const;
    expect(teams([early, late], '2026-03-03T10:00:00Z')).toEqual(['Second']);
  });

  test('are none where nobody holds the lead, nor of somebody the directory does not know', () => {
    const unowned = ['2026-03-02T10:00:00Z', { stage: 'lead' }] as const;
    expect(reported('buyer/1/lead', [unowned], '2026-03-02T11:00:00Z').teams).toEqual([]);
    const stranger = ['2026-03-02T10:00:00Z', { stage: 'lead', owner: '999' }] as const;
    expect(reported('touch/1/999', [stranger], '2026-03-02T11:00:00Z').teams).toEqual([]);
  });
});

describe('the hand-off of a clock', () => {
  test('is that of its own cycle', () => {
    const changes: Changes = [
      ['2026-03-02T09:00:00Z', { stage: 'lead' }],
      ['2026-03-02T10:00:00Z', { owner: ANN }],
      ['2026-03-02T11:00:00Z', { status: 'BAD_TIMING' }],
      ['2026-03-05T10:00:00Z', { status: 'NEW' }],
    ];
    const handedOffAt = (clock: string) => reported(clock, changes, '2026-03-05T11:00:00Z').handedOffAt;
    expect(handedOffAt(`touch/1/${ANN}`)).toBe(at('2026-03-02T09:00:00Z'));
    expect(handedOffAt(`touch/2/${ANN}`)).toBe(at('2026-03-05T10:00:00Z'));
  });
});

describe('the time in which nobody held the lead', () => {
  const unowned = (changes: Changes, now: string, clock = 'buyer/1/lead'): number =>
    reported(clock, changes, now).unownedMs / HOUR;
  const first = ['2026-03-02T10:00:00Z', { stage: 'lead', status: 'NEW' }] as const;
  const given = ['2026-03-02T11:00:00Z', { owner: ANN }] as const;

  test('is counted by the buyer’s clock, in all its parts', () => {
    const again: Changes = [
      ['2026-03-02T13:00:00Z', { owner: '' }],
      ['2026-03-02T15:00:00Z', { owner: BEN }],
    ];
    expect(unowned([first, given, ...again], '2026-03-02T15:30:00Z')).toBe(3);
    expect(unowned([first, given], '2026-03-02T15:30:00Z')).toBe(1);
    expect(unowned([RECEIVED], '2026-03-02T15:30:00Z')).toBe(0);
  });

  test('is none of a rep’s, nor of the clock that is about it', () => {
    expect(unowned([first, given], '2026-03-02T15:30:00Z', 'routing/1/unowned-1')).toBe(0);
    expect(unowned([first, given], '2026-03-02T15:30:00Z', `touch/1/${ANN}`)).toBe(0);
  });

  test('ends with now, with what kept the promise, and with the deadline', () => {
    expect(unowned([first], '2026-03-02T12:00:00Z')).toBe(2);
    expect(unowned([first, ['2026-03-02T13:00:00Z', { status: 'CONNECTED' }]], '2026-03-02T15:00:00Z')).toBe(
      3,
    );
    expect(unowned([first], '2026-03-04T12:00:00Z')).toBe(6);
  });

  test('is working time that is not paused', () => {
    const paused: Changes = [
      ['2026-03-02T11:00:00Z', { status: 'WAITING' }],
      ['2026-03-02T12:00:00Z', { status: 'NEW' }],
    ];
    expect(unowned([first, ...paused], '2026-03-03T10:00:00Z')).toBe(6);
    expect(unowned([first, ...paused], '2026-03-02T14:00:00Z')).toBe(3);
  });

  test('begins with the clock, and is none of a cycle nobody knows any more', () => {
    const clock = {
      ...evaluate(LEAD, life(first), agreement, PEOPLE, at('2026-03-02T14:00:00Z')).clocks[0]!,
      startedAt: at('2026-03-02T12:00:00Z'),
    };
    const calendar = agreement.calendars.get('office')!;
    const cycle = { number: 1, handOffAt: at(first[0]), endedAt: Infinity, holdings: [] };
    const seen = (cycles: readonly unknown[]) =>
      reportedOf(
        { clock, calendar } as Parameters<typeof reportedOf>[0],
        cycles as Parameters<typeof reportedOf>[1],
        PEOPLE,
        null,
        at('2026-03-02T14:00:00Z'),
      );
    expect(seen([cycle])).toMatchObject({ unownedMs: 2 * HOUR, handedOffAt: at(first[0]) });
    expect(seen([])).toMatchObject({ unownedMs: 0, handedOffAt: clock.startedAt });
  });
});

describe('where a lead came from', () => {
  const now = at('2026-03-02T12:00:00Z');

  test('is told with each of its clocks', () => {
    const told = [cameFrom('2026-03-02T09:00:00Z', 'ADS')];
    const { source } = reported(`touch/1/${ANN}`, [RECEIVED], '2026-03-02T11:00:00Z', PEOPLE, told);
    expect(source).toBe('ADS');
  });

  test('is the property’s last value by now, in whatever order they were told', () => {
    const facts = [
      cameFrom('2026-03-02T12:00:00Z', 'ADS'),
      cameFrom('2026-03-02T10:00:00Z', 'SEARCH'),
      cameFrom('2026-03-02T12:00:01Z', 'LATER'),
      cameFrom('2026-03-02T12:00:00Z', 'ZOO', 'another'),
      ...life(RECEIVED),
    ];
    expect(sourceOf(facts, 'came_from', now)).toBe('ADS');
    expect(sourceOf(facts.toReversed(), 'came_from', now)).toBe('ADS');
  });

  test('is the greatest of one instant', () => {
    const facts = ['ADS', 'SEARCH', 'OFFLINE'].map((value) => cameFrom('2026-03-02T10:00:00Z', value));
    expect(sourceOf(facts, 'came_from', now)).toBe('SEARCH');
    expect(sourceOf(facts.toReversed(), 'came_from', now)).toBe('SEARCH');
  });

  test('counts from when we learned it, where it is said to happen later', () => {
    const early = cameFrom('2026-03-02T18:00:00Z', 'ADS', 'came_from', '2026-03-02T11:00:00Z');
    expect(sourceOf([early], 'came_from', now)).toBe('ADS');
  });

  test('is not known where nobody told, where it was cleared, or where no property tells', () => {
    expect(sourceOf([cameFrom('2026-03-02T10:00:00Z', 'ADS', 'another')], 'came_from', now)).toBeNull();
    const cleared = [cameFrom('2026-03-02T10:00:00Z', 'ADS'), cameFrom('2026-03-02T11:00:00Z', '')];
    expect(sourceOf(cleared, 'came_from', now)).toBeNull();
    expect(sourceOf(cleared, null, now)).toBeNull();
  });
});
