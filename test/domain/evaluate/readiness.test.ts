/** What marketing promises to be quick about: the time from when a record is ready until it is handed off. */
import { readAgreement } from '../../../config/agreement/read.ts';
import { type Agreement } from '../../../src/domain/agreement/agreement.ts';
import { onlyVersion, type AgreementHistory } from '../../../src/domain/agreement/versions.ts';
import { evaluate } from '../../../src/domain/evaluate/evaluate.ts';
import { explain } from '../../../src/domain/evaluate/explain.ts';
import { agreementText } from '../../support/agreement.ts';
import { at, SPAN } from '../../support/calendars.ts';
import { ANN, DORA, LEAD, life, MAX, PEOPLE, type Changes } from '../../support/lives.ts';

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
      id: 'hand-off/1/ready-1',
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
      { key: 'hand-off/1/ready-1/ladder-1', step: 'ladder', ownerId: DORA },
    ]);
    expect(late.reported.get('hand-off/1/ready-1')).toMatchObject({ teams: [], unownedMs: 0 });
  });

  test.each<[string, Changes, readonly unknown[]]>([
    [
      'is void where the record is ready no more in time',
      [READY, ['2026-03-03T10:00Z', { stage: 'customer' }]],
      [['hand-off/1/ready-1', READY[0], '2026-03-03T10:00Z', 'leftDefinition', 'void']],
    ],
    [
      'is broken where that comes after the deadline',
      [READY, ['2026-03-05T10:00Z', { stage: 'customer' }]],
      [['hand-off/1/ready-1', READY[0], '2026-03-05T10:00Z', 'leftDefinition', 'breached']],
    ],
    [
      'stops with a disposition, for there is nothing left to hand off',
      [READY, ['2026-03-03T10:00Z', { status: 'UNQUALIFIED' }]],
      [['hand-off/1/ready-1', READY[0], '2026-03-03T10:00Z', 'leftDefinition', 'void']],
    ],
    [
      'runs anew where the record is ready again',
      [READY, ['2026-03-02T12:00Z', { stage: 'other' }], ['2026-03-02T14:00Z', { stage: 'subscriber' }]],
      [
        ['hand-off/1/ready-1', READY[0], '2026-03-02T12:00Z', 'leftDefinition', 'void'],
        ['hand-off/1/ready-2', '2026-03-02T14:00Z', null, null, 'breached'],
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
      [['hand-off/1/ready-1', READY[0], '2026-03-05T10:00Z', 'deleted', 'void']],
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
      ['hand-off/2/ready-1', at('2026-03-09T09:00Z'), null, null, null],
    ]);
    const { wanted } = evaluate(LEAD, life(...again), OURS, PEOPLE, at('2026-03-09T10:00Z'));
    expect(wanted.properties).toMatchObject({
      status: 'on_track',
      promiseId: 'hand-off',
      lastVerdict: 'met',
    });
    expect(wanted.properties?.disposedAfterMs).toBe(3 * HOUR_MS);
    const back: Changes = [...again, ['2026-03-09T11:00Z', { stage: 'lead' }]];
    expect(handOffClocks(back).at(-1)).toEqual([
      'hand-off/2/ready-1',
      at('2026-03-09T09:00Z'),
      at('2026-03-09T11:00Z'),
      'kept',
      'met',
    ]);
  });

  test('runs again for a lead that sales let go, but not where that was a slip', () => {
    const letGo: Changes = [READY, HANDED_OFF, ['2026-03-03T10:00Z', { stage: 'subscriber' }]];
    expect(handOffClocks(letGo).map(([id]) => id)).toEqual(['hand-off/1/ready-1', 'hand-off/2/ready-1']);
    const slip: Changes = [...letGo, ['2026-03-03T10:30Z', { stage: 'lead' }]];
    expect(handOffClocks(slip).map(([id]) => id)).toEqual(['hand-off/1/ready-1']);
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
      id: 'hand-off/1/ready-1',
    });
    const open = published((text) => `${shorter(text)}covers: open clocks\n`, '2026-03-02T10:00Z');
    expect(clocksOf([READY], FAR, open)).toMatchObject([
      { id: 'hand-off/1/ready-1', deadlineAt: at('2026-03-02T12:30Z') },
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
      ['hand-off/1/ready-1', at(READY[0]), at('2026-03-02T11:00Z'), 'kept', 'met'],
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
  });
});
