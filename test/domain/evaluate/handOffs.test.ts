/** What quotas count: hand-offs, told as lives, and by laws for any life. */
import fc from 'fast-check';
import { readAgreement } from '../../../config/agreement/read.ts';
import { onlyVersion, type AgreementHistory } from '../../../src/domain/agreement/versions.ts';
import { evaluate } from '../../../src/domain/evaluate/evaluate.ts';
import { type HandOff } from '../../../src/domain/evaluate/handOffs.ts';
import { type LearnedFact } from '../../../src/domain/timeline/timeline.ts';
import { agreementText } from '../../support/agreement.ts';
import { at, SPAN } from '../../support/calendars.ts';
import {
  amendedAgreements,
  AWAY,
  FIRST_AT,
  fullAgreement,
  generatedLife,
  LAST_AT,
} from '../../support/generatedLives.ts';
import { ANN, LEAD, life, PEOPLE } from '../../support/lives.ts';

const QUOTAS = `
quotas:
  - { id: leads, words: Leads, counts: leads, amount: 100, per: month }
  - { id: banks, words: Banks, counts: leads, for: { industry: [BANKING] }, amount: 10, per: month }
  - { id: qualified, words: Qualified, counts: qualified leads, amount: 20, per: quarter }
  - { id: good-banks, words: Banks, counts: qualified leads, for: { industry: [BANKING] }, amount: 5, per: quarter }`;
const REASONS = `disqualified:
    when: { hs_lead_status: [UNQUALIFIED] }
    reasons: { no-budget: { en: No budget, ar: لا ميزانية }, no-fit: { en: No fit } }`;

function agreement(also = QUOTAS, changed: (text: string) => string = (text) => text) {
  const text = changed(
    agreementText({ also }).replace('disqualified: { hs_lead_status: [UNQUALIFIED] }', REASONS),
  );
  const read = readAgreement(text, SPAN);
  if (!read.ok) throw new Error(JSON.stringify(read.problems));
  return read.agreement;
}
const told = (iso: string, property: string, value: string, type = 'CRM_UI'): LearnedFact => ({
  fact: {
    kind: 'property',
    record: LEAD,
    property,
    value,
    occurredAt: at(iso),
    source: { type, id: 'userId:9' },
  },
  learnedAt: at(iso),
});
const NOW = at('2026-06-01T00:00Z');
const handOffsOf = (
  facts: readonly LearnedFact[],
  history: AgreementHistory = onlyVersion(agreement()),
  now = NOW,
) => evaluate(LEAD, facts, history, PEOPLE, now).handOffs;
const HANDED_OFF = life(['2026-03-02T10:00Z', { stage: 'lead', owner: ANN }]);
const FIRST: Partial<HandOff> = {
  cycle: 1,
  kind: 'first',
  at: at('2026-03-02T10:00Z'),
  leadFor: ['leads'],
  qualifiedAt: null,
  qualifiedFor: [],
  endedAt: null,
  ending: null,
  reasonId: null,
};

test('are not looked for where no agreement has quotas', () => {
  expect(handOffsOf(HANDED_OFF, onlyVersion(agreement('')))).toBeNull();
  expect(handOffsOf([])).toEqual([]);
});

test('a lead counts when it is first handed off, for the quotas that are for such records then', () => {
  expect(handOffsOf(HANDED_OFF)).toMatchObject([FIRST]);
  const early = [...HANDED_OFF, told('2026-03-02T10:00Z', 'industry', 'BANKING')];
  expect(handOffsOf(early)).toMatchObject([{ leadFor: ['leads', 'banks'] }]);
  const late = [...HANDED_OFF, told('2026-03-02T10:01Z', 'industry', 'BANKING')];
  expect(handOffsOf(late)).toMatchObject([{ leadFor: ['leads'] }]);
});

test('a lead that is recycled and comes back is handed off again, and counts as qualified once it is', () => {
  const facts = [
    ...HANDED_OFF,
    ...life(
      ['2026-03-10T10:00Z', { status: 'BAD_TIMING' }],
      ['2026-04-07T10:00Z', { status: 'NEW' }],
      ['2026-04-09T10:00Z', { status: 'OPEN_DEAL' }],
      ['2026-05-05T10:00Z', { status: 'NEW' }],
      ['2026-05-06T10:00Z', { status: 'OPEN_DEAL' }],
    ),
    told('2026-04-09T10:00Z', 'industry', 'BANKING'),
  ];
  expect(handOffsOf(facts)).toMatchObject([
    { ...FIRST, endedAt: at('2026-03-10T10:00Z'), ending: 'recycled' },
    {
      cycle: 2,
      kind: 'again',
      leadFor: [],
      qualifiedAt: at('2026-04-09T10:00Z'),
      qualifiedFor: ['qualified', 'good-banks'],
      ending: 'qualified',
    },
    { cycle: 3, kind: 'again', qualifiedAt: null, qualifiedFor: [], ending: 'qualified' },
  ]);
});

test('what comes with an import counts as the agreement says imports do', () => {
  const facts = [
    told('2026-03-02T10:00Z', 'lifecyclestage', 'lead', 'IMPORT'),
    ...life(['2026-03-03T10:00Z', { status: 'OPEN_DEAL' }]),
  ];
  expect(handOffsOf(facts)).toMatchObject([{ kind: 'imported', leadFor: [], qualifiedFor: [] }]);
  const counted = onlyVersion(agreement(`${QUOTAS}\nimports: from import`));
  expect(handOffsOf(facts, counted)).toMatchObject([
    { kind: 'first', leadFor: ['leads'], qualifiedFor: ['qualified'] },
  ]);
});

test('nothing counts from before the agreement is enforced', () => {
  const later = onlyVersion(
    agreement(QUOTAS, (text) => text.replace('enforceFrom: 2026-01-01', 'enforceFrom: 2026-03-05')),
  );
  const facts = [...HANDED_OFF, ...life(['2026-03-09T10:00Z', { status: 'OPEN_DEAL' }])];
  expect(handOffsOf(facts, later)).toMatchObject([
    { kind: 'first', leadFor: [], qualifiedFor: ['qualified'] },
  ]);
});

describe('the reason of a rejection', () => {
  const rejected = (...reasons: LearnedFact[]) =>
    handOffsOf([...HANDED_OFF, ...life(['2026-03-10T10:00Z', { status: 'UNQUALIFIED' }]), ...reasons]);
  const reason = (iso: string, words: string) => told(iso, 'sla_disposition_reason', words);

  test.each([
    ['No budget', 'no-budget'],
    ['لا ميزانية', 'no-budget'],
    ['No fit', 'no-fit'],
    ['Something else', null],
    ['', null],
  ])('%p is known as %p', (words, id) => {
    expect(rejected(reason('2026-03-10T10:00Z', words))).toMatchObject([
      { ending: 'disqualified', reasonId: id },
    ]);
  });

  test('may be given later, and is not what was given in another cycle', () => {
    expect(rejected(reason('2026-03-20T10:00Z', 'No fit'))).toMatchObject([{ reasonId: 'no-fit' }]);
    expect(rejected(reason('2026-02-20T10:00Z', 'No fit'))).toMatchObject([{ reasonId: null }]);
  });

  test('is known by the words of every version', () => {
    const renamed = agreement(QUOTAS, (text) => text.replace('No budget', 'Cannot pay'));
    const history: AgreementHistory = [
      { agreement: agreement(), publishedAt: 0 },
      { agreement: renamed, publishedAt: at('2026-05-01T00:00Z') },
    ];
    const facts = [...HANDED_OFF, ...life(['2026-03-10T10:00Z', { status: 'UNQUALIFIED' }])];
    for (const words of ['No budget', 'Cannot pay']) {
      expect(handOffsOf([...facts, reason('2026-03-10T10:00Z', words)], history)).toMatchObject([
        { reasonId: 'no-budget' },
      ]);
    }
  });
});

describe('deals that are made of a record', () => {
  const VALUE = `${QUOTAS}
  - { id: value, words: Value, counts: pipeline value, amount: 1000, currency: GBP, per: quarter }
  - { id: bank-value, words: Value, counts: pipeline value, for: { industry: [BANKING] }, amount: 100, currency: GBP, per: quarter }`;
  const valued = agreement(VALUE);
  const spansOf = (facts: readonly LearnedFact[], history: AgreementHistory = onlyVersion(valued)) =>
    handOffsOf(facts, history)!.map(({ dealsFor }) =>
      dealsFor.map(({ quotaId, fromAt, untilAt }) => [
        quotaId,
        new Date(fromAt).toISOString().slice(0, 10),
        untilAt === null ? null : new Date(untilAt).toISOString().slice(0, 10),
      ]),
    );

  test('count from the hand-off on, for records that were like this then', () => {
    expect(spansOf(HANDED_OFF)).toEqual([[['value', '2026-03-02', null]]]);
    const bank = [...HANDED_OFF, told('2026-03-02T10:00Z', 'industry', 'BANKING')];
    expect(spansOf(bank)).toEqual([
      [
        ['value', '2026-03-02', null],
        ['bank-value', '2026-03-02', null],
      ],
    ]);
    const later = [...HANDED_OFF, told('2026-03-03T10:00Z', 'industry', 'BANKING')];
    expect(spansOf(later)).toEqual([[['value', '2026-03-02', null]]]);
  });

  test('count however the lead ended, and whether or not it came back', () => {
    const back = [
      ...HANDED_OFF,
      ...life(['2026-03-10T10:00Z', { status: 'BAD_TIMING' }], ['2026-04-07T10:00Z', { status: 'NEW' }]),
    ];
    expect(spansOf(back)).toEqual([[['value', '2026-03-02', null]], [['value', '2026-04-07', null]]]);
  });

  test('count for nothing where marketing handed nothing off', () => {
    const imported = [told('2026-03-02T10:00Z', 'lifecyclestage', 'lead', 'IMPORT')];
    expect(spansOf(imported)).toEqual([[]]);
    const wider = agreement(VALUE, (text) =>
      text.replace('[lead, marketingqualifiedlead]', '[lead, marketingqualifiedlead, subscriber]'),
    );
    const history: AgreementHistory = [
      { agreement: valued, publishedAt: 0 },
      { agreement: wider, publishedAt: at('2026-03-05T00:00Z') },
    ];
    expect(spansOf(life(['2026-03-02T10:00Z', { stage: 'subscriber' }]), history)).toEqual([[]]);
  });

  test('count from when they are enforced, also of leads that were handed off before', () => {
    const late = agreement(VALUE, (text) =>
      text.replace('enforceFrom: 2026-01-01', 'enforceFrom: 2026-03-20'),
    );
    expect(spansOf(HANDED_OFF, onlyVersion(late))).toEqual([[['value', '2026-03-20', null]]]);
  });

  test('count by the version in force on their date', () => {
    const published = (first: typeof valued, second: typeof valued): AgreementHistory => [
      { agreement: first, publishedAt: 0 },
      { agreement: second, publishedAt: at('2026-03-05T00:00Z') },
    ];
    const same = agreement(`${VALUE}\n# the same again`);
    expect(spansOf(HANDED_OFF, published(valued, same))).toEqual([[['value', '2026-03-02', null]]]);
    // A quota that a new version brings counts deals of leads that were handed off before.
    expect(spansOf(HANDED_OFF, published(agreement(), valued))).toEqual([[['value', '2026-03-05', null]]]);
    expect(spansOf(HANDED_OFF, published(valued, agreement()))).toEqual([
      [['value', '2026-03-02', '2026-03-05']],
    ]);
    const onlyQualified = agreement(VALUE, (text) =>
      text.replace('[lead, marketingqualifiedlead]', '[marketingqualifiedlead]'),
    );
    expect(spansOf(HANDED_OFF, published(valued, onlyQualified))).toEqual([
      [['value', '2026-03-02', '2026-03-05']],
    ]);
  });
});

describe('by versions', () => {
  const wider = agreement(QUOTAS, (text) =>
    text.replace('[lead, marketingqualifiedlead]', '[lead, marketingqualifiedlead, subscriber]'),
  );
  const PUBLISHED = at('2026-03-05T00:00Z');
  const versions = (first = agreement(), second = wider): AgreementHistory => [
    { agreement: first, publishedAt: 0 },
    { agreement: second, publishedAt: PUBLISHED },
  ];

  test('a record that only a new version calls a lead was none that marketing brought', () => {
    const facts = life(
      ['2026-03-02T10:00Z', { stage: 'subscriber' }],
      ['2026-03-09T10:00Z', { status: 'OPEN_DEAL' }],
    );
    expect(handOffsOf(facts, versions())).toMatchObject([
      { kind: 'redefined', at: PUBLISHED, version: wider.version, leadFor: [], qualifiedFor: ['qualified'] },
    ]);
  });

  test('each hand-off is judged by the version of its date, and each ending by that of its own', () => {
    const strict = agreement(QUOTAS.replace('id: leads', 'id: all-leads'), (text) =>
      text.replace(
        'qualified: { hs_lead_status: [OPEN_DEAL] }',
        'qualified: { hs_lead_status: [CONNECTED] }',
      ),
    );
    const facts = [...HANDED_OFF, ...life(['2026-03-09T10:00Z', { status: 'CONNECTED' }])];
    expect(handOffsOf(facts, versions(agreement(), strict))).toMatchObject([
      { version: agreement().version, leadFor: ['leads'], qualifiedAt: at('2026-03-09T10:00Z') },
    ]);
    const before = [...HANDED_OFF, ...life(['2026-03-04T10:00Z', { status: 'OPEN_DEAL' }])];
    expect(handOffsOf(before, versions(agreement(), strict))).toMatchObject([
      { ending: 'qualified', qualifiedAt: at('2026-03-04T10:00Z'), qualifiedFor: ['qualified'] },
    ]);
  });

  test('what a version finds ended before it came into force, nobody ended', () => {
    const strict = agreement(QUOTAS, (text) =>
      text.replace(
        'qualified: { hs_lead_status: [OPEN_DEAL] }',
        'qualified: { hs_lead_status: [CONNECTED] }',
      ),
    );
    const facts = [...HANDED_OFF, ...life(['2026-03-03T10:00Z', { status: 'CONNECTED' }])];
    expect(handOffsOf(facts, versions(agreement(), strict))).toMatchObject([
      { ...FIRST, endedAt: PUBLISHED, ending: null },
    ]);
  });

  test('a lead that a new version does not know is over with it', () => {
    const narrower = agreement(QUOTAS, (text) =>
      text.replace('[lead, marketingqualifiedlead]', '[marketingqualifiedlead]'),
    );
    expect(handOffsOf(HANDED_OFF, versions(agreement(), narrower))).toMatchObject([
      { ...FIRST, endedAt: PUBLISHED, ending: null },
    ]);
  });
});

test.each([
  ['deleted', [FIRST.cycle]],
  ['erased', [FIRST.cycle]],
] as const)('a lead that was %s stays one that marketing brought, and is over', (happened, cycles) => {
  const facts = [...HANDED_OFF, ...life(['2026-03-04T10:00Z', { happened }])];
  const found = handOffsOf(facts)!;
  expect(found.map(({ cycle }) => cycle)).toEqual(cycles);
  expect(found[0]).toMatchObject({ endedAt: at('2026-03-04T10:00Z'), ending: null });
});

test('a record that became part of another has its hand-offs there', () => {
  const other = { objectType: 'contact', recordId: '77' } as const;
  const merged = {
    fact: {
      kind: 'merged',
      record: other,
      mergedIds: [LEAD.recordId],
      occurredAt: at('2026-03-04T10:00Z'),
      source: { type: 'MERGE_OBJECTS', id: '' },
    },
    learnedAt: at('2026-03-04T10:00Z'),
  } as const;
  expect(handOffsOf([...HANDED_OFF, merged])).toEqual([]);
  expect(evaluate(other, [...HANDED_OFF, merged], agreement(), PEOPLE, NOW).handOffs).toMatchObject([FIRST]);
});

describe('of any life', () => {
  const RUNS = { seed: Number(process.env.LIFE_SEED ?? 20_260_302), numRuns: 300 };
  const quotas = (text: string) => `${text}${QUOTAS}
  - { id: value, words: Value, counts: pipeline value, amount: 1000, currency: GBP, per: quarter }
`;
  const full = fullAgreement(quotas);
  const without = fullAgreement();
  const then = LAST_AT + 86_400_000;

  test('quotas change no clock', () => {
    fc.assert(
      fc.property(generatedLife, (facts) => {
        const clocks = (one: typeof full) =>
          evaluate(LEAD, facts, one, AWAY, then).clocks.map((clock) => ({ ...clock, agreementVersion: '' }));
        expect(clocks(full)).toEqual(clocks(without));
      }),
      RUNS,
    );
  });

  test('the order in which facts are told changes no hand-off', () => {
    const shuffled = generatedLife.chain((facts) =>
      fc.shuffledSubarray([...facts], { minLength: facts.length }).map((again) => ({ facts, again })),
    );
    fc.assert(
      fc.property(shuffled, ({ facts, again }) => {
        const found = (some: typeof facts) => evaluate(LEAD, some, full, AWAY, then).handOffs;
        expect(found(again)).toEqual(found(facts));
      }),
      RUNS,
    );
  });

  test('under any two versions at most one hand-off is a lead and one a qualified lead, and they follow each other', () => {
    const seconds = amendedAgreements();
    const world = fc.record({
      facts: generatedLife,
      second: fc.constantFrom(...seconds),
      publishedAt: fc.integer({ min: FIRST_AT, max: LAST_AT }),
    });
    fc.assert(
      fc.property(world, ({ facts, second, publishedAt }) => {
        const history: AgreementHistory = [
          { agreement: full, publishedAt: 0 },
          { agreement: { ...second, quotas: full.quotas }, publishedAt },
        ];
        const found = evaluate(LEAD, facts, history, AWAY, then).handOffs!;
        expect(found.filter(({ kind }) => kind === 'first').length).toBeLessThanOrEqual(1);
        expect(found.filter(({ qualifiedAt }) => qualifiedAt !== null).length).toBeLessThanOrEqual(1);
        for (const [index, one] of found.entries()) {
          for (const { fromAt, untilAt } of one.dealsFor) {
            expect(fromAt).toBeGreaterThanOrEqual(one.at);
            expect(untilAt ?? Infinity).toBeGreaterThan(fromAt);
          }
          // Of one quota they never overlap.
          for (const id of new Set(one.dealsFor.map(({ quotaId }) => quotaId))) {
            const spans = one.dealsFor.filter(({ quotaId }) => quotaId === id);
            for (const [place, { untilAt }] of spans.entries()) {
              const following = spans[place + 1];
              if (following) expect(following.fromAt).toBeGreaterThan(untilAt ?? Infinity);
            }
          }
          expect(one.endedAt ?? then).toBeGreaterThanOrEqual(one.at);
          const next = found[index + 1];
          if (next) expect(next.at).toBeGreaterThanOrEqual(one.endedAt ?? Infinity);
        }
      }),
      RUNS,
    );
  });
});
