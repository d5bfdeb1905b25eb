/** Lives that nobody would think of: whatever may happen to a record, under an agreement that uses every rule. */
import fc from 'fast-check';
import { readAgreement } from '../../config/agreement/read.ts';
import { type Agreement } from '../../src/domain/agreement/agreement.ts';
import { type Directory } from '../../src/domain/evaluate/directory.ts';
import { type Fact, type FactSource, type RecordRef } from '../../src/domain/timeline/fact.ts';
import { type LearnedFact } from '../../src/domain/timeline/timeline.ts';
import { agreementText } from './agreement.ts';
import { SPAN } from './calendars.ts';
import { ANN, BEN, GAIL, INA, LEAD, PEOPLE, QUEUE } from './lives.ts';

const PROMISES = `
  - id: touch
    words: Touch
    clock: rep
    stops: firstTouch
    within:
      - { when: { industry: [BANKING] }, within: 1 business hour }
      - { within: 4 business hours }
    remindAt: [50%, 75%]
    whenOverdue: task
  - { id: end, words: End, clock: rep, stops: disposition, within: 2 business days, remindAt: [75%] }
  - { id: lead-end, words: End, clock: lead, stops: disposition, within: 30 calendar hours, remindAt: [75%] }
  - { id: banks, words: Banks, clock: lead, for: { industry: [BANKING] }, stops: firstTouch, within: 3 business hours }
  - { id: assign, words: Assign, clock: system, within: 1 business hour }
  - { id: again, words: Again, clock: rep, starts: after touch, stops: { logged: [call, email] }, repeats: yes,
      countsAs: anything, within: 6 business hours }
  - { id: deal, words: Deal, clock: lead, starts: qualified, stops: { logged: deal }, within: 3 business days }
  - { id: hand-off, words: Hand-off, clock: marketing, starts: ready, within: 2 business hours }`;
const READY = '  ready: { words: Ready, when: { lifecyclestage: [subscriber] } }\ndispositions:';
const ALSO = `
pauses:
  - { id: waiting, reason: Waiting, when: { hs_lead_status: [WAITING] }, atMost: 5 business hours }
  - { id: legal, reason: Legal, when: { review: ['*'] } }
handover: remaining, at least 30 business minutes
imports: from assignment`;

/** Tiers, `for`, pauses, what is left after a handover, the clocks of the system and of marketing, follow-ups, and evidence. */
export function fullAgreement(changed: (text: string) => string = (text) => text): Agreement {
  const text = agreementText({ promises: PROMISES, also: ALSO })
    .replace('dispositions:', READY)
    .replace(
      'disqualified: { hs_lead_status: [UNQUALIFIED] }',
      'disqualified: { when: { hs_lead_status: [UNQUALIFIED] }, evidence: activity }',
    );
  const read = readAgreement(changed(text), SPAN);
  if (!read.ok) throw new Error(JSON.stringify(read.problems));
  return read.agreement;
}

/** What a newer version may say otherwise. */
const AMENDMENTS: readonly (readonly [from: string, to: string])[] = [
  ['lifecyclestage: [lead, marketingqualifiedlead]', 'lifecyclestage: [marketingqualifiedlead]'],
  [
    'lifecyclestage: [lead, marketingqualifiedlead]',
    'lifecyclestage: [lead, marketingqualifiedlead, subscriber]',
  ],
  ['recycled: { hs_lead_status: [BAD_TIMING] }', 'recycled: { hs_lead_status: [NONE] }'],
  ['hs_lead_status: [ATTEMPTED_TO_CONTACT, CONNECTED]', 'hs_lead_status: [CONNECTED, WAITING]'],
  ['- { within: 4 business hours }', '- { within: 1 business hour }'],
  ['- { within: 4 business hours }', '- { within: 9 business hours }'],
  ['{ id: end, words: End, clock: rep', '{ id: other-end, words: End, clock: rep'],
  ['imports: from assignment', 'imports: from import'],
  ['monday-friday: 09:00-17:00', 'monday-friday: 11:00-13:00'],
];

/** Amended versions of the full agreement, for new clocks and for open ones. */
export function amendedAgreements(): readonly Agreement[] {
  return AMENDMENTS.flatMap(([from, to]) =>
    ['new clocks', 'open clocks'].map((covers) =>
      fullAgreement((text) => {
        if (!text.includes(from)) throw new Error(`the agreement does not say ${from}`);
        return `${text.replace(from, to)}covers: ${covers}\n`;
      }),
    ),
  );
}

/** Everybody, and Ann is away for a day. */
export const AWAY: Directory = new Map(PEOPLE).set(ANN, {
  ownerId: ANN,
  active: true,
  type: 'person',
  teams: ['EMEA Sales'],
  absences: [{ fromAt: Date.UTC(2026, 2, 4, 9), untilAt: Date.UTC(2026, 2, 5, 9) }],
});

export const FIRST_AT = Date.UTC(2026, 2, 2, 9);
export const LAST_AT = FIRST_AT + 12 * 86_400_000;
const OTHER = { objectType: 'contact', recordId: '77' } as const;
const THIRD = { objectType: 'contact', recordId: '990' } as const;

const CONTACTED = 'notes_last_contacted';
const STATUSES = [
  'NEW',
  'ATTEMPTED_TO_CONTACT',
  'CONNECTED',
  'WAITING',
  'OPEN_DEAL',
  'UNQUALIFIED',
  'BAD_TIMING',
  '',
];
const CHANGES: Readonly<Record<string, readonly string[]>> = {
  hubspot_owner_id: [ANN, BEN, GAIL, INA, QUEUE, ''],
  hs_lead_status: STATUSES,
  lifecyclestage: ['lead', 'lead', 'marketingqualifiedlead', 'subscriber'],
  industry: ['BANKING', 'RETAIL', ''],
  review: ['running', ''],
  sla_snooze_until: ['2026-03-03T15:00:00Z', '2026-03-06T10:00:00Z', ''],
  sla_excuses: ['touch/1 = was ill', `end/1/${ANN} = outage; lead-end/2 = outage`, ''],
  [CONTACTED]: ['1772460000000', '1772550000000', ''],
  num_associated_deals: ['0', '1', '2'],
};
const SOURCES = [
  { type: 'CRM_UI', id: 'userId:9' },
  { type: 'CRM_UI', id: 'userId:9' },
  { type: 'AUTOMATION_PLATFORM', id: 'flow:3' },
  { type: 'IMPORT', id: '12' },
] as const;

/** Quarters of an hour, so that facts of one instant are common. */
const instant = fc
  .integer({ min: 0, max: (LAST_AT - FIRST_AT) / 900_000 })
  .map((n) => FIRST_AT + n * 900_000);
const base = fc.record({
  record: fc.oneof(
    { weight: 12, arbitrary: fc.constant<RecordRef>(LEAD) },
    { weight: 3, arbitrary: fc.constant<RecordRef>(OTHER) },
    { weight: 1, arbitrary: fc.constant<RecordRef>(THIRD) },
  ),
  occurredAt: instant,
  source: fc.constantFrom(...SOURCES),
});
const property = fc
  .oneof(
    ...Object.entries(CHANGES).map(([name, values], index) => ({
      weight: index < 2 ? 6 : 1,
      arbitrary: fc.record({ property: fc.constant(name), value: fc.constantFrom(...values) }),
    })),
  )
  .map((change) => ({ kind: 'property', ...change }) as const);
const activity = fc.record({
  kind: fc.constant('activity' as const),
  activity: fc.constantFrom('call', 'email', 'note', 'deal'),
  activityId: fc.constantFrom('1', '2', '3'),
});
const happening = fc.constantFrom(
  { kind: 'deleted' } as const,
  { kind: 'restored' } as const,
  { kind: 'restored' } as const,
  { kind: 'created' } as const,
);
const change = fc
  .tuple(
    base,
    fc.oneof(
      { weight: 20, arbitrary: property },
      { weight: 4, arbitrary: activity },
      { weight: 1, arbitrary: happening },
    ),
  )
  .map(([told, what]): Fact => ({ ...told, ...what }));
/** Into the lead, in a chain, or away from it. */
const MERGES = [
  [LEAD, OTHER],
  [LEAD, OTHER],
  [LEAD, THIRD],
  [OTHER, THIRD],
  [THIRD, OTHER],
  [OTHER, LEAD],
] as const;
const merge = fc.tuple(base, fc.constantFrom(...MERGES)).map(([told, [record, { recordId }]]): Fact => ({
  ...told,
  kind: 'merged',
  record,
  mergedIds: [recordId],
}));

/** Learned when it happened, up to a day later, or before it is said to have happened (a skewed clock). */
const learned = (fact: fc.Arbitrary<Fact>): fc.Arbitrary<LearnedFact> =>
  fc
    .tuple(fact, fc.constantFrom(0, 0, 60_000, 86_400_000, -300_000), fc.integer({ min: 0, max: 19 }))
    .map(([told, later, n]) => ({
      fact: told,
      learnedAt: told.occurredAt + later,
      ...(n === 0 ? { inBurst: true as const } : {}),
    }));

const becomesLead: LearnedFact = {
  fact: {
    kind: 'property',
    property: 'lifecyclestage',
    value: 'lead',
    record: LEAD,
    occurredAt: FIRST_AT,
    source: SOURCES[0],
  },
  learnedAt: FIRST_AT,
};

/** The facts of a record that is a lead from Monday 09:00 on, in any order. */
export const generatedLife: fc.Arbitrary<readonly LearnedFact[]> = fc
  .tuple(
    fc.array(learned(change), { minLength: 1, maxLength: 24, size: 'max' }),
    fc.array(learned(merge), { maxLength: 3 }),
  )
  .map(([changes, merges]) => [becomesLead, ...changes, ...merges]);

const OLD_AT = Date.UTC(2026, 1, 2, 9);
const oldChange = fc
  .tuple(
    fc.integer({ min: 0, max: 20 * 24 }),
    fc.oneof(
      fc.constantFrom(...STATUSES).map((value) => ['hs_lead_status', value] as const),
      fc.constantFrom('lead', 'subscriber').map((value) => ['lifecyclestage', value] as const),
      fc.integer({ min: 1, max: 20 }).map((day) => [CONTACTED, String(OLD_AT + day * 86_400_000)] as const),
    ),
    fc.constantFrom(...SOURCES),
  )
  .map(([hours, [name, value], source]) => valueOf(OTHER, name, value, OLD_AT + hours * 3_600_000, source));
/** How the old contact's life came to its end. */
const oldEnd = fc
  .constantFrom(
    ['hs_lead_status', 'BAD_TIMING'],
    ['hs_lead_status', 'OPEN_DEAL'],
    ['lifecyclestage', 'subscriber'],
  )
  .map(([name = '', value = '']) => valueOf(OTHER, name, value, OLD_AT + 21 * 86_400_000, SOURCES[0]));

export interface MergedLife {
  /** Which record survives: the lead, or one with a new id. */
  readonly record: RecordRef;
  readonly facts: readonly LearnedFact[];
  /** The same life without the old contact. */
  readonly alone: readonly LearnedFact[];
}

/** A lead that becomes one with a contact whose life as a lead, if it had one, was over weeks before. */
export const lifeMergedWithAnOldOne: fc.Arbitrary<MergedLife> = fc
  .tuple(
    fc.array(change, { minLength: 1, maxLength: 16, size: 'max' }),
    fc.array(oldChange, { maxLength: 6 }),
    oldEnd,
    instant,
    fc.constantFrom<RecordRef>(LEAD, THIRD),
  )
  .map(([changes, old, end, mergedAt, record]) => {
    const own = changes.flatMap((fact): Fact[] => {
      const counts =
        fact.kind === 'activity' || (fact.kind === 'property' && fact.property !== 'sla_excuses');
      if (!counts || fact.occurredAt === mergedAt) return [];
      const isCleared = fact.kind === 'property' && fact.property === 'hs_lead_status' && fact.value === '';
      return [{ ...fact, record: LEAD, ...(isCleared ? { value: 'NEW' } : {}) }];
    });
    const alone = [
      becomesLead.fact,
      valueOf(LEAD, 'hs_lead_status', 'NEW', FIRST_AT, SOURCES[0]),
      ...own.filter(({ occurredAt }) => occurredAt > FIRST_AT),
    ];
    const mergedIds = [LEAD, OTHER].map(({ recordId }) => recordId).filter((id) => id !== record.recordId);
    const merged: Fact = { kind: 'merged', record, mergedIds, occurredAt: mergedAt, source: SOURCES[0] };
    const told = alone.map((fact) => (fact.occurredAt > mergedAt ? { ...fact, record } : fact));
    return { record, facts: [...old, end, ...told, merged].map(onTime), alone: alone.map(onTime) };
  });

function onTime(fact: Fact): LearnedFact {
  return { fact, learnedAt: fact.occurredAt };
}

function valueOf(
  record: RecordRef,
  property: string,
  value: string,
  occurredAt: number,
  source: FactSource,
): Fact {
  return { kind: 'property', record, property, value, occurredAt, source };
}
