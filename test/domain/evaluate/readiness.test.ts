/** What marketing promises to be quick about: the time from when a record is ready until it is handed off. */
import { readAgreement } from '../../../config/agreement/read.ts';
import { type Agreement } from '../../../src/domain/agreement/agreement.ts';
import { onlyVersion, type AgreementHistory } from '../../../src/domain/agreement/versions.ts';
import { evaluate } from '../../../src/domain/evaluate/evaluate.ts';
import { ofLastPass } from '../../../src/domain/evaluate/clock.ts';
import { explain } from '../../../src/domain/evaluate/explain.ts';
import { type LearnedFact } from '../../../src/domain/timeline/timeline.ts';
import { agreementText } from '../../support/agreement.ts';
import { at, SPAN } from '../../support/calendars.ts';
import { ANN, DORA, LEAD, life, MAX, PEOPLE, QUEUE, type Changes } from '../../support/lives.ts';

const HOUR_MS = 3_600_000;
const HAND_OFF =
  '- { id: hand-off, words: Hand-off, clock: marketing, starts: ready, within: 1 business day, ladder: [{ after: 2 business hours, taskFor: Dora@sales.example }] }';
const DONE = '- { id: end, words: End, clock: rep, stops: disposition, within: 2 business days }';

/** Office hours 09:00-17:00 UTC; a subscriber is ready, a lead is in sales' hands. */
function agreement(
  changed: (text: string) => string = (text) => text,
  also = 'imports: from assignment',
): Agreement {
  const text = agreementText({ promises: `\n  ${HAND_OFF}\n  ${DONE}`, also }).replace(
    'dispositions:',
    '  ready: { words: Ready, when: { lifecyclestage: [subscriber] } }\ndispositions:',
  );
  const read = readAgreement(changed(text), SPAN);
  if (!read.ok) throw new Error(JSON.stringify(read.problems));
  return read.agreement;
}

const OURS = agreement();
/** The clock of a stretch that began then. */
const wait = (iso: string, cycle = 1): string => `hand-off/${cycle}/ready-${at(iso)}`;
const FAR = '2026-03-20T12:00Z';
const READY = ['2026-03-02T09:30Z', { stage: 'subscriber' }] as const; // a Monday
const HANDED_OFF = ['2026-03-02T15:00Z', { stage: 'lead', owner: ANN }] as const;

function clocksOf(changes: Changes, now = FAR, history: AgreementHistory = onlyVersion(OURS)) {
  return evaluate(LEAD, life(...changes), history, PEOPLE, at(now)).clocks;
}
const handOffClocks = (...given: Parameters<typeof clocksOf>) =>
  clocksOf(...given)
    .filter(({ side }) => side === 'marketing')
    .map(({ id, startedAt, endedAt, ending, verdict }) => [id, startedAt, endedAt, ending, verdict]);

describe('a clock of marketing', () => {
  test('runs from when the record is ready until it is handed off, of the cycle that opens then', () => {
    const [waited, worked] = clocksOf([READY, HANDED_OFF]).toSorted((a, b) => a.startedAt - b.startedAt);
    expect(waited).toMatchObject({
      id: wait(READY[0]),
      side: 'marketing',
      cycle: 1,
      ownerId: null,
      startedAt: at('2026-03-02T09:30Z'),
      deadlineAt: at('2026-03-03T17:00Z'),
      endedAt: at('2026-03-02T15:00Z'),
      ending: 'kept',
      verdict: 'met',
      elapsedMs: 5.5 * HOUR_MS,
    });
    expect(worked).toMatchObject({ id: `end/1/${ANN}`, cycle: 1 });
  });

  test('is broken at its deadline where nobody hands off, and looked at again by then', () => {
    const early = evaluate(LEAD, life(READY), OURS, PEOPLE, at('2026-03-02T10:00Z'));
    expect(early.clocks).toMatchObject([{ verdict: null, endedAt: null }]);
    expect(early.nextLookAt).toBeLessThanOrEqual(at('2026-03-03T17:00Z'));
    expect(early.wanted.properties).toMatchObject({ status: 'on_track', promiseId: 'hand-off' });

    const late = evaluate(LEAD, life(READY), OURS, PEOPLE, at('2026-03-04T11:00:00.001Z'));
    expect(late.clocks).toMatchObject([{ verdict: 'breached', endedAt: null }]);
    expect(late.wanted.properties).toMatchObject({ status: 'overdue', breaches: 1 });
    expect(late.wanted.tasks).toMatchObject([
      { key: `${wait(READY[0])}/ladder-1`, step: 'ladder', ownerId: DORA },
    ]);
    expect(late.reported.get(wait(READY[0]))).toMatchObject({ teams: [], unownedMs: 0 });
  });

  test.each<[string, Changes, readonly unknown[]]>([
    [
      'is void where the record is ready no more in time',
      [READY, ['2026-03-03T10:00Z', { stage: 'customer' }]],
      [[wait(READY[0]), READY[0], '2026-03-03T10:00Z', 'leftDefinition', 'void']],
    ],
    [
      'is broken where that comes after the deadline',
      [READY, ['2026-03-05T10:00Z', { stage: 'customer' }]],
      [[wait(READY[0]), READY[0], '2026-03-05T10:00Z', 'leftDefinition', 'breached']],
    ],
    [
      'stops with a disposition, for there is nothing left to hand off',
      [READY, ['2026-03-03T10:00Z', { status: 'UNQUALIFIED' }]],
      [[wait(READY[0]), READY[0], '2026-03-03T10:00Z', 'leftDefinition', 'void']],
    ],
    [
      'runs anew where the record is ready again',
      [READY, ['2026-03-02T12:00Z', { stage: 'other' }], ['2026-03-02T14:00Z', { stage: 'subscriber' }]],
      [
        [wait(READY[0]), READY[0], '2026-03-02T12:00Z', 'leftDefinition', 'void'],
        [wait('2026-03-02T14:00Z'), '2026-03-02T14:00Z', null, null, 'breached'],
      ],
    ],
    ['is none where the record is handed off at once', [['2026-03-02T09:00Z', { stage: 'lead' }]], []],
    [
      'is none where it was never ready, nor while sales has it',
      [['2026-03-02T09:00Z', { stage: 'other' }], HANDED_OFF, ['2026-03-03T09:00Z', { status: 'CONNECTED' }]],
      [],
    ],
    [
      'is void for what is deleted',
      [READY, ['2026-03-05T10:00Z', { happened: 'deleted' }]],
      [[wait(READY[0]), READY[0], '2026-03-05T10:00Z', 'deleted', 'void']],
    ],
  ])('%s', (_, changes, expected) => {
    expect(handOffClocks(changes)).toEqual(
      expected.map((clock) => {
        const [id, startedAt, endedAt, ...rest] = clock as (string | null)[];
        return [id, at(startedAt!), endedAt === null ? null : at(endedAt!), ...rest];
      }),
    );
  });

  test('runs for the next hand-off of a recycled lead once its disposition is gone, and takes nothing from the last cycle', () => {
    const recycled: Changes = [
      READY,
      HANDED_OFF,
      ['2026-03-03T10:00Z', { status: 'BAD_TIMING', stage: 'subscriber' }],
    ];
    expect(handOffClocks(recycled)).toHaveLength(1);
    const again: Changes = [...recycled, ['2026-03-09T09:00Z', { status: 'NEW' }]];
    expect(handOffClocks(again, '2026-03-09T10:00Z').slice(1)).toEqual([
      [wait('2026-03-09T09:00Z', 2), at('2026-03-09T09:00Z'), null, null, null],
    ]);
    const { wanted } = evaluate(LEAD, life(...again), OURS, PEOPLE, at('2026-03-09T10:00Z'));
    expect(wanted.properties).toMatchObject({
      status: 'on_track',
      promiseId: 'hand-off',
      lastVerdict: 'met',
      breaches: 0,
    });
    expect(wanted.properties?.disposedAfterMs).toBe(3 * HOUR_MS);
    const back: Changes = [...again, ['2026-03-09T11:00Z', { stage: 'lead' }]];
    expect(handOffClocks(back).at(-1)).toEqual([
      wait('2026-03-09T09:00Z', 2),
      at('2026-03-09T09:00Z'),
      at('2026-03-09T11:00Z'),
      'kept',
      'met',
    ]);
  });

  test('runs again for a lead that sales let go, but not where that was a slip', () => {
    const letGo: Changes = [READY, HANDED_OFF, ['2026-03-03T10:00Z', { stage: 'subscriber' }]];
    expect(handOffClocks(letGo).map(([id]) => id)).toEqual([wait(READY[0]), wait('2026-03-03T10:00Z', 2)]);
    const slip: Changes = [...letGo, ['2026-03-03T10:30Z', { stage: 'lead' }]];
    expect(handOffClocks(slip).map(([id]) => id)).toEqual([wait(READY[0])]);
  });

  test('starts from no import, unless clocks start from imports', () => {
    const facts = life(READY).map((learned) => ({
      ...learned,
      fact: { ...learned.fact, source: { type: 'IMPORT', id: '12' } },
    }));
    const begun = (ours: Agreement) => evaluate(LEAD, facts, ours, PEOPLE, at(FAR)).clocks.length;
    expect(begun(OURS)).toBe(0);
    expect(begun(agreement(undefined, 'imports: ignore'))).toBe(0);
    expect(begun(agreement(undefined, 'imports: from import'))).toBe(1);
    const burst = life(READY).map((learned) => ({ ...learned, inBurst: true as const }));
    expect(evaluate(LEAD, burst, OURS, PEOPLE, at(FAR)).clocks).toEqual([]);
  });

  test('stands still while a pause holds, and asks only for records it is made for', () => {
    const paused = agreement(
      (text) => text.replace('clock: marketing', 'clock: marketing, for: { hs_lead_status: [NEW, WAITING] }'),
      'pauses: [{ id: wait, reason: Wait, when: { hs_lead_status: [WAITING] } }]',
    );
    expect(handOffClocks([READY], FAR, onlyVersion(paused))).toEqual([]);
    const waits: Changes = [
      ['2026-03-02T09:00Z', { stage: 'subscriber', status: 'NEW' }],
      ['2026-03-02T10:00Z', { status: 'WAITING' }],
      ['2026-03-02T13:00Z', { status: 'NEW' }],
      ['2026-03-02T15:00Z', { stage: 'lead' }],
    ];
    const [clock] = clocksOf(waits, FAR, onlyVersion(paused));
    expect(clock).toMatchObject({ side: 'marketing', verdict: 'met', elapsedMs: 3 * HOUR_MS });
  });

  test('is a shadow where the record was ready before the agreement is enforced', () => {
    const enforced = agreement((text) => text.replace('2026-01-01', '2026-03-03'));
    expect(clocksOf([READY], FAR, onlyVersion(enforced))).toMatchObject([{ shadow: true }]);
  });

  test('can be excused, by who may', () => {
    const excused = { property: 'sla_excuses', value: 'hand-off/1 = the form was down' };
    const facts = [
      ...life(READY),
      ...life(['2026-03-09T09:00Z', { status: 'x' }]).map((one) => ({
        ...one,
        fact: { ...one.fact, ...excused, source: { type: 'INTEGRATION', id: '77' } },
      })),
    ];
    expect(evaluate(LEAD, facts, OURS, PEOPLE, at(FAR)).clocks).toMatchObject([{ verdict: 'excused' }]);
  });
});

describe('when records become one', () => {
  const OTHER = { objectType: 'contact', recordId: '777' } as const;
  const byHand = { type: 'CRM_UI', id: 'userId:9' };
  const ofOther = (...changes: Changes) =>
    life(...changes).map((one) => ({ ...one, fact: { ...one.fact, record: OTHER } }));
  const byImport = (facts: readonly LearnedFact[]) =>
    facts.map((one) => ({ ...one, fact: { ...one.fact, source: { type: 'IMPORT', id: '12' } } }));
  const merged = (iso: string): LearnedFact => ({
    fact: { kind: 'merged', record: LEAD, mergedIds: ['777'], occurredAt: at(iso), source: byHand },
    learnedAt: at(iso),
  });
  const clocksAfter = (facts: readonly LearnedFact[]) =>
    evaluate(LEAD, [...facts, merged('2026-03-04T10:00Z')], OURS, PEOPLE, at(FAR)).clocks.filter(
      ({ side }) => side === 'marketing',
    );

  test('one that was disposed of long ago takes nothing from what waits, now or later', () => {
    const old = ofOther(
      ['2026-01-05T09:00Z', { stage: 'lead', owner: ANN }],
      ['2026-01-06T09:00Z', { status: 'BAD_TIMING' }],
    );
    expect(clocksAfter([...old, ...life(READY)])).toMatchObject([
      { id: wait(READY[0], 2), verdict: 'breached', endedAt: null },
    ]);
    const handedOff = life(['2026-03-05T10:00Z', { stage: 'lead', owner: ANN }]);
    expect(clocksAfter([...old, ...life(READY), ...handedOff])).toMatchObject([
      { id: wait(READY[0], 2), ending: 'kept', verdict: 'breached', endedAt: at('2026-03-05T10:00Z') },
    ]);
  });

  test('it is told by what each was on its own whether an import made it ready', () => {
    const other: Changes = [['2026-01-05T09:00Z', { stage: 'other' }]];
    expect(clocksAfter([...byImport(ofOther(...other)), ...life(READY)])).toMatchObject([
      { id: wait(READY[0]) },
    ]);
    expect(clocksAfter([...ofOther(...other), ...byImport(life(READY))])).toEqual([]);
  });
});

describe('what is said of the contact', () => {
  const wantedOf = (changes: Changes, now = FAR, ours = OURS) =>
    evaluate(LEAD, life(...changes), ours, PEOPLE, at(now)).wanted;

  test('is no verdict on sales as long as only marketing kept what it promised', () => {
    const unassigned: Changes = [READY, ['2026-03-02T15:00Z', { stage: 'lead' }]];
    expect(wantedOf(unassigned).properties).toMatchObject({ status: 'not_tracked', lastVerdict: null });
    const dropped: Changes = [
      READY,
      HANDED_OFF,
      ['2026-03-03T10:00Z', { status: 'BAD_TIMING', stage: 'subscriber' }],
      ['2026-03-05T10:00Z', { status: 'NEW' }],
      ['2026-03-16T10:00Z', { stage: 'customer' }],
    ];
    expect(wantedOf(dropped).properties).toMatchObject({ status: 'met', lastVerdict: 'met', breaches: 1 });
  });

  test('an excuse for marketing silences no alert about sales', () => {
    const ours = agreement(undefined, 'imports: from assignment\nalerts: { to: dora@sales.example }');
    const atQueue: Changes = [READY, ['2026-03-05T10:00Z', { stage: 'lead', owner: QUEUE }]];
    const excused: LearnedFact = {
      fact: {
        ...life(['2026-03-06T09:00Z', { status: 'x' }])[0]!.fact,
        kind: 'property',
        property: 'sla_excuses',
        value: 'hand-off/1 = the form was down',
        source: { type: 'INTEGRATION', id: '77' },
      },
      learnedAt: at('2026-03-06T09:00Z'),
    };
    const { clocks, wanted } = evaluate(LEAD, [...life(...atQueue), excused], ours, PEOPLE, at(FAR));
    expect(clocks).toMatchObject([{ side: 'marketing', verdict: 'excused' }]);
    expect(wanted.tasks).toMatchObject([{ step: 'alert', cause: 'inactiveOwner' }]);
  });

  test('the last pass stays beside what waits for the next one', () => {
    const again: Changes = [
      READY,
      HANDED_OFF,
      ['2026-03-09T10:30Z', { status: 'BAD_TIMING', stage: 'subscriber' }],
      ['2026-03-09T15:00Z', { status: 'NEW' }],
    ];
    const clocks = clocksOf(again, '2026-03-09T16:00Z');
    const shown = ofLastPass(clocks, (clock) => clock);
    expect(shown.map(({ id }) => id).toSorted()).toEqual(
      [`end/1/${ANN}`, wait(READY[0]), wait('2026-03-09T15:00Z', 2)].toSorted(),
    );
    const gone = clocksOf([...again, ['2026-03-10T10:00Z', { stage: 'lead' }]]);
    expect(ofLastPass(gone, (clock) => clock).every(({ cycle }) => cycle === 2)).toBe(true);
  });
});

describe('under several versions', () => {
  const published = (changed: (text: string) => string, iso: string): AgreementHistory => [
    { agreement: OURS, publishedAt: 0 },
    { agreement: agreement(changed), publishedAt: at(iso) },
  ];
  const shorter = (text: string): string => text.replace('1 business day,', '3 business hours,');

  test('it is judged by the one in force when the record became ready', () => {
    const old = published(shorter, '2026-03-02T10:00Z');
    expect(clocksOf([READY, HANDED_OFF], FAR, old)[0]).toMatchObject({
      verdict: 'met',
      id: wait(READY[0]),
    });
    const open = published((text) => `${shorter(text)}covers: open clocks\n`, '2026-03-02T10:00Z');
    expect(clocksOf([READY], FAR, open)).toMatchObject([
      { id: wait(READY[0]), deadlineAt: at('2026-03-02T12:30Z') },
    ]);
    const fresh = published(shorter, '2026-03-02T08:00Z');
    expect(clocksOf([READY, HANDED_OFF], FAR, fresh)[0]).toMatchObject({ verdict: 'breached' });
  });

  test('it is kept where only the newer one sees the hand-off', () => {
    const wider = published(
      (text) => text.replace('[lead, marketingqualifiedlead]', '[lead, subscriber]'),
      '2026-03-02T11:00Z',
    );
    expect(handOffClocks([READY], FAR, wider)).toEqual([
      [wait(READY[0]), at(READY[0]), at('2026-03-02T11:00Z'), 'kept', 'met'],
    ]);
    const tooLate = published(
      (text) => text.replace('[lead, marketingqualifiedlead]', '[lead, subscriber]'),
      '2026-03-06T11:00Z',
    );
    expect(handOffClocks([READY], FAR, tooLate)[0]?.slice(3)).toEqual(['kept', 'breached']);
  });

  test('a promise that is new asks nothing of what was ready before', () => {
    const before = agreement((text) => text.replace(HAND_OFF, DONE.replace('id: end', 'id: other')));
    const history: AgreementHistory = [
      { agreement: before, publishedAt: 0 },
      { agreement: OURS, publishedAt: at('2026-03-02T10:00Z') },
    ];
    expect(handOffClocks([READY, HANDED_OFF], FAR, history)).toEqual([]);
  });
});

describe('why', () => {
  const told = (changes: Changes) => explain(LEAD, life(...changes), onlyVersion(OURS), PEOPLE, at(FAR));

  test('the trace of a clock counts the time before the hand-off', () => {
    const trace = told([READY, HANDED_OFF]).traces.find(({ clock }) => clock.side === 'marketing');
    expect(trace).toMatchObject({ countsFrom: at(READY[0]), calendar: { id: 'office', ground: 'portal' } });
  });

  test('a record that never waited has none, and one that waits has', () => {
    const why = (changes: Changes) =>
      told(changes)
        .notMade.filter(({ promise }) => promise.id === 'hand-off')
        .map(({ why: reason }) => reason);
    expect(why([['2026-03-02T09:00Z', { stage: 'lead', owner: MAX }]])).toEqual(['notReady']);
    expect(why([READY])).toEqual([]);
    const imported = life(READY).map((one) => ({
      ...one,
      fact: { ...one.fact, source: { type: 'IMPORT', id: '12' } },
    }));
    const reasons = (facts: readonly LearnedFact[], history: AgreementHistory) =>
      explain(LEAD, facts, history, PEOPLE, at(FAR)).notMade.map(({ why: reason }) => reason);
    expect(reasons(imported, onlyVersion(OURS))[0]).toBe('imported');
    const banks = agreement((text) =>
      text.replace('clock: marketing', 'clock: marketing, for: { industry: [BANKING] }'),
    );
    expect(reasons(life(READY), onlyVersion(banks))[0]).toBe('notForThisRecord');
    const before = agreement((text) => text.replace(HAND_OFF, DONE.replace('id: end', 'id: other')));
    const later: AgreementHistory = [
      { agreement: before, publishedAt: 0 },
      { agreement: OURS, publishedAt: at('2026-03-02T10:00Z') },
    ];
    expect(reasons(life(READY), later)[0]).toBe('olderThanVersion');
  });
});
