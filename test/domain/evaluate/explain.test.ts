/** The trace of a clock as data, and why a promise has none. */
import { explain, type ClockTrace, type Explanation } from '../../../src/domain/evaluate/explain.ts';
import { onlyVersion, type AgreementHistory } from '../../../src/domain/agreement/versions.ts';
import { type Directory } from '../../../src/domain/evaluate/directory.ts';
import { agreementWith } from '../../support/agreement.ts';
import { at } from '../../support/calendars.ts';
import { ANN, BEN, LEAD, life, PEOPLE, type Changes } from '../../support/lives.ts';

const agreement = agreementWith({
  calendars:
    'feast: { zone: UTC, hours: { monday-friday: 09:00-17:00 }, holidays: [2026-02-27, 2026-03-03, 2026-03-06] }',
  promises: `
  - id: touch
    words: Touch
    clock: rep
    stops: firstTouch
    within:
      - { when: { industry: [BANKING] }, within: 1 business hour }
      - { within: 10 business hours }
    calendar: feast
  - { id: banks, words: Banks, clock: lead, for: { industry: [BANKING] }, stops: firstTouch, within: 4 business hours }
  - { id: after, words: After, clock: rep, starts: after touch, stops: { logged: [call] }, within: 4 business hours }
  - { id: deal, words: Deal, clock: lead, starts: qualified, stops: deal, within: 4 business hours }
  - { id: routing, words: Routing, clock: system, within: 4 business hours }
  - { id: end, words: End, clock: lead, stops: disposition, within: 4 business hours }`,
  also: 'pauses: [{ id: wait, reason: Waiting, when: { hs_lead_status: [WAITING] } }]',
});
const RECEIVED = ['2026-03-02T10:00:00Z', { stage: 'lead', owner: ANN, status: 'NEW' }] as const;

function explained(
  changes: Changes,
  now: string,
  history: AgreementHistory = onlyVersion(agreement),
  directory: Directory = PEOPLE,
): Explanation {
  return explain(LEAD, life(...changes), history, directory, at(now));
}

function traceOf({ traces }: Explanation, id: string): ClockTrace {
  const found = traces.find(({ clock }) => clock.id === id);
  if (!found) throw new Error(`no trace of ${id}`);
  return found;
}

const hours = (instant: number): string => new Date(instant).toISOString().slice(5, 16).replace('T', ' ');
const stepsOf = (trace: ClockTrace): readonly string[] =>
  trace.steps.map((step) =>
    step.kind === 'specialDay'
      ? `${step.day.closed ? 'closed' : 'open'} ${step.day.on}`
      : `${step.kind === 'counted' ? 'counted' : step.reason} ${hours(step.fromAt)} to ${hours(step.untilAt)}`,
  );
const whyNot = ({ notMade }: Explanation): Readonly<Record<string, string>> =>
  Object.fromEntries(notMade.map(({ promise, why }) => [promise.id, why]));

describe('the steps of a clock', () => {
  test('are what counted, what did not, and the holidays between, in the order of time', () => {
    const facts: Changes = [
      RECEIVED,
      ['2026-03-02T11:00:00Z', { status: 'WAITING' }],
      ['2026-03-02T12:00:00Z', { status: 'NEW' }],
    ];
    expect(stepsOf(traceOf(explained(facts, '2026-03-02T13:00:00Z'), `touch/1/${ANN}`))).toEqual([
      'counted 03-02 10:00 to 03-02 11:00',
      'paused 03-02 11:00 to 03-02 12:00',
      'counted 03-02 12:00 to 03-02 17:00',
      'closed 2026-03-03',
      'counted 03-04 09:00 to 03-04 13:00',
    ]);
  });

  test('begin at the start, be it on a holiday and during an absence, and go on to the end of what was late', () => {
    const away: Directory = new Map(PEOPLE).set(ANN, {
      ...PEOPLE.get(ANN)!,
      absences: [
        { fromAt: at('2026-03-01T00:00:00Z'), untilAt: at('2026-03-03T10:00:00Z') },
        { fromAt: at('2026-03-03T08:00:00Z'), untilAt: at('2026-03-04T10:00:00Z') },
        { fromAt: at('2026-03-06T00:00:00Z'), untilAt: at('2026-03-07T00:00:00Z') },
      ],
    });
    const facts: Changes = [
      ['2026-03-03T10:00:00Z', { stage: 'lead', owner: ANN, status: 'NEW' }],
      ['2026-03-05T13:00:00Z', { status: 'CONNECTED' }],
    ];
    const explanation = explained(facts, '2026-03-09T10:00:00Z', onlyVersion(agreement), away);
    const trace = traceOf(explanation, `touch/1/${ANN}`);
    expect(stepsOf(trace)).toEqual([
      'closed 2026-03-03',
      'absent 03-03 10:00 to 03-04 10:00',
      'counted 03-04 10:00 to 03-04 17:00',
      'counted 03-05 09:00 to 03-05 13:00',
    ]);
    expect(hours(trace.clock.deadlineAt)).toBe('03-05 12:00');
    expect(hours(trace.countsFrom)).toBe('03-04 09:00');
  });
});

describe('at the edges of a clock', () => {
  test('an absence that begins with the deadline is no step of it, and one before says what it is', () => {
    const away: Directory = new Map(PEOPLE).set(ANN, {
      ...PEOPLE.get(ANN)!,
      absences: [
        { fromAt: at('2026-03-02T11:00:00Z'), untilAt: at('2026-03-02T12:00:00Z') },
        { fromAt: at('2026-03-04T13:00:00Z'), untilAt: at('2026-03-04T14:00:00Z') },
      ],
    });
    const trace = traceOf(
      explained([RECEIVED], '2026-03-02T13:00:00Z', onlyVersion(agreement), away),
      `touch/1/${ANN}`,
    );
    expect(hours(trace.clock.deadlineAt)).toBe('03-04 13:00');
    expect(trace.steps.filter(({ kind }) => kind !== 'counted')).toMatchObject([
      { kind: 'suspended', reason: 'absent', fromAt: at('2026-03-02T11:00:00Z'), pauseId: null },
      { kind: 'specialDay', day: { on: '2026-03-03' } },
    ]);
  });

  test('a holiday that is over when it starts, or begins when it ends, is no step of it', () => {
    const facts: Changes = [
      ['2026-03-04T00:00:00Z', { stage: 'lead', owner: ANN, status: 'NEW' }],
      ['2026-03-06T00:00:00Z', { status: 'CONNECTED' }],
    ];
    expect(stepsOf(traceOf(explained(facts, '2026-03-09T10:00:00Z'), `touch/1/${ANN}`))).toEqual([
      'counted 03-04 09:00 to 03-04 17:00',
      'counted 03-05 09:00 to 03-05 17:00',
    ]);
  });
});

describe('a trace', () => {
  test('names the calendar and why it is that one, and the tier and since when it counts', () => {
    const facts: Changes = [RECEIVED, ['2026-03-02T11:00:00Z', { status: 'WAITING' }]];
    const trace = traceOf(explained(facts, '2026-03-02T12:00:00Z'), `touch/1/${ANN}`);
    expect(trace).toMatchObject({
      calendar: { id: 'feast', zone: 'UTC', ground: 'promise' },
      within: { unit: 'businessMinutes', minutes: 600 },
      budgetFrom: 'tier',
      tiersPassedOver: 1,
      tierSince: at('2026-03-02T10:00:00Z'),
      graceUntil: null,
      takenOverAt: null,
      begunWithVersion: false,
      endedBy: null,
    });
    expect(trace.promise.id).toBe('touch');
    expect(trace.agreement).toBe(agreement);
    expect(traceOf(explained(facts, '2026-03-02T12:00:00Z'), 'end/1/lead').promise.id).toBe('end');
  });
});

describe('under a newer version', () => {
  const TOUCH = '\n  - { id: touch, words: Touch, clock: rep, stops: firstTouch, within: 4 business hours }';
  const OTHER = '\n  - { id: other, words: Other, clock: lead, stops: firstTouch, within: 4 business hours }';
  const published = (promises: string, also: string): AgreementHistory => [
    { agreement: agreementWith({ promises: TOUCH, also: 'handover: remaining' }), publishedAt: 0 },
    { agreement: agreementWith({ promises, also }), publishedAt: at('2026-03-02T11:00:00Z') },
  ];
  const handedOver: Changes = [RECEIVED, ['2026-03-02T12:00:00Z', { owner: BEN }]];

  test('a clock says when it was taken over, and one that began later was not', () => {
    const history = published(TOUCH, 'handover: remaining\ncovers: open clocks');
    const explanation = explained(handedOver, '2026-03-02T13:00:00Z', history);
    expect(traceOf(explanation, `touch/1/${ANN}`)).toMatchObject({
      takenOverAt: at('2026-03-02T11:00:00Z'),
      tierSince: at('2026-03-02T11:00:00Z'),
      budgetFrom: 'tier',
      endedBy: null,
    });
    expect(traceOf(explanation, `touch/1/${BEN}`)).toMatchObject({
      takenOverAt: null,
      begunWithVersion: false,
      budgetFrom: 'handover',
    });
  });

  test('a clock says that the version removed its promise', () => {
    const explanation = explained(
      handedOver,
      '2026-03-02T13:00:00Z',
      published(OTHER, 'covers: open clocks'),
    );
    expect(traceOf(explanation, `touch/1/${ANN}`)).toMatchObject({ endedBy: 'removed', takenOverAt: null });
  });

  test('a clock says that it began with the version, and another that the hand-off which that saw ended it', () => {
    const [first, { agreement: second }] = published(TOUCH, '') as [AgreementHistory[0], AgreementHistory[0]];
    const lead = [new Map([['lifecyclestage', ['marketingqualifiedlead']]])];
    const history: AgreementHistory = [
      first,
      { agreement: { ...second, version: 'mql', lead }, publishedAt: at('2026-03-02T11:00:00Z') },
    ];
    const later: Changes = [RECEIVED, ['2026-03-02T12:00:00Z', { stage: 'marketingqualifiedlead' }]];
    const explanation = explained(later, '2026-03-02T13:00:00Z', history);
    expect(traceOf(explanation, `touch/1/${ANN}`).endedBy).toBe('newHandOff');
    expect(traceOf(explanation, `touch/2/${ANN}`)).toMatchObject({ endedBy: null, begunWithVersion: false });

    const before: AgreementHistory = [
      { agreement: { ...second, version: 'mql', lead }, publishedAt: 0 },
      { ...first, publishedAt: at('2026-03-02T11:00:00Z') },
    ];
    expect(traceOf(explained([RECEIVED], '2026-03-02T13:00:00Z', before), `touch/1/${ANN}`)).toMatchObject({
      begunWithVersion: true,
      countsFrom: at('2026-03-02T11:00:00Z'),
    });
  });
});

describe('a promise without a clock', () => {
  test('asks for a lead', () => {
    const why = whyNot(
      explained([['2026-03-02T10:00:00Z', { stage: 'subscriber' }]], '2026-03-02T12:00:00Z'),
    );
    expect(new Set(Object.values(why))).toEqual(new Set(['noLead']));
    expect(Object.keys(why)).toHaveLength(6);
  });

  test('is not made for the record, not begun yet, or kept before it could begin', () => {
    expect(whyNot(explained([RECEIVED], '2026-03-02T12:00:00Z'))).toEqual({
      banks: 'notForThisRecord',
      after: 'notYetStarted',
      deal: 'notYetStarted',
      routing: 'keptAlready',
    });
  });

  test('waits for somebody who holds the lead', () => {
    const facts: Changes = [['2026-03-02T10:00:00Z', { stage: 'lead', status: 'NEW' }]];
    expect(whyNot(explained(facts, '2026-03-02T12:00:00Z'))).toEqual({
      touch: 'nobodyHolds',
      banks: 'notForThisRecord',
      after: 'notYetStarted',
      deal: 'notYetStarted',
    });
  });

  test('is made for the record where it was at any time of the cycle', () => {
    const banks = agreementWith({
      promises: `
  - { id: touch, words: Touch, clock: rep, stops: firstTouch, within: 4 business hours }
  - { id: after, words: After, clock: rep, starts: after touch, for: { hs_lead_status: [OPEN] }, stops: { logged: [call] },
      within: 4 business hours }`,
    });
    const facts: Changes = [RECEIVED, ['2026-03-02T11:00:00Z', { status: 'OPEN' }]];
    expect(whyNot(explained(facts, '2026-03-02T12:00:00Z', onlyVersion(banks)))).toEqual({
      after: 'notYetStarted',
    });
    expect(whyNot(explained([RECEIVED], '2026-03-02T12:00:00Z', onlyVersion(banks)))).toEqual({
      after: 'notForThisRecord',
    });
    const seenLate: AgreementHistory = [
      {
        agreement: { ...banks, version: 'mql', lead: [new Map([['lifecyclestage', ['mql']]])] },
        publishedAt: 0,
      },
      { agreement: banks, publishedAt: at('2026-03-02T11:00:00Z') },
    ];
    const before: Changes = [
      ['2026-03-02T10:00:00Z', { stage: 'lead', owner: ANN, status: 'OPEN' }],
      ['2026-03-02T10:30:00Z', { status: 'NEW' }],
    ];
    expect(whyNot(explained(before, '2026-03-02T12:00:00Z', seenLate))).toEqual({
      after: 'notForThisRecord',
    });
  });

  test('is explained of the last cycle alone', () => {
    const facts: Changes = [
      RECEIVED,
      ['2026-03-02T11:00:00Z', { status: 'BAD_TIMING' }],
      ['2026-03-04T10:00:00Z', { status: 'CONNECTED', owner: BEN }],
    ];
    expect(whyNot(explained(facts, '2026-03-04T12:00:00Z')).touch).toBe('keptAlready');
  });

  test('was not made yet when the lead was received', () => {
    const older = agreementWith({
      promises: '\n  - { id: end, words: End, clock: lead, stops: disposition, within: 4 business hours }',
    });
    const history: AgreementHistory = [
      { agreement: older, publishedAt: 0 },
      { agreement, publishedAt: at('2026-03-02T11:00:00Z') },
    ];
    expect(whyNot(explained([RECEIVED], '2026-03-02T12:00:00Z', history))).toMatchObject({
      touch: 'olderThanVersion',
      routing: 'olderThanVersion',
    });
    // A lead clock asks for nobody who holds the lead; and the first version is in force from the beginning of time.
    const unowned: Changes = [['2026-03-02T10:00:00Z', { stage: 'lead', status: 'NEW' }]];
    const buyer = agreementWith({
      promises: '\n  - { id: buyer, words: Buyer, clock: lead, stops: firstTouch, within: 4 business hours }',
    });
    const since: AgreementHistory = [
      { agreement: older, publishedAt: 0 },
      { agreement: buyer, publishedAt: at('2026-03-02T11:00:00Z') },
    ];
    expect(whyNot(explained(unowned, '2026-03-02T12:00:00Z', since))).toEqual({ buyer: 'olderThanVersion' });
    const only: AgreementHistory = [{ agreement, publishedAt: at('2026-03-02T11:00:00Z') }];
    expect(whyNot(explained([RECEIVED], '2026-03-02T12:00:00Z', only)).routing).toBe('keptAlready');

    const later: Changes = [['2026-03-02T11:00:00Z', RECEIVED[1]]];
    expect(whyNot(explained(later, '2026-03-02T12:00:00Z', history)).routing).toBe('keptAlready');
  });

  test('is made for imported leads only where the agreement says so', () => {
    const imported = (also: string) => {
      const facts = life(RECEIVED).map((told) => ({
        ...told,
        fact: { ...told.fact, source: { type: 'IMPORT', id: '8812' } },
      }));
      const promises =
        '\n  - { id: touch, words: Touch, clock: rep, stops: disposition, within: 4 business hours }\n  - { id: routing, words: Routing, clock: system, within: 4 business hours }';
      const history = onlyVersion(agreementWith({ promises, also }));
      return whyNot(explain(LEAD, facts, history, PEOPLE, at('2026-03-02T12:00:00Z')));
    };
    expect(imported('imports: ignore')).toEqual({ touch: 'imported', routing: 'imported' });
    expect(imported('imports: from import')).toEqual({ routing: 'keptAlready' });
  });
});
