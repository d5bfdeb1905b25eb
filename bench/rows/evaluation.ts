/**
 * How many records a second one core evaluates, and how the time grows with the facts of a record.
 *
 * The usual life is that of a lead as most are: handed off, received, called and written to, handed over once, disposed of;
 * it makes five clocks. The busy ones go back and forth between two reps and are recycled and come back after every
 * sixteenth fact; 20 facts of that make eleven. The exponent is the slope of time over facts of busy lives, both
 * logarithmic: 1 is linear.
 */
import { evaluate } from '../../src/domain/evaluate/evaluate.ts';
import { type LearnedFact } from '../../src/domain/timeline/timeline.ts';
import { agreementWith } from '../../test/support/agreement.ts';
import { ANN, BEN, type factsAt, LEAD, life, PEOPLE } from '../../test/support/lives.ts';
import { type Bench, type Row } from '../row.ts';
import { measure, type Contender } from '../timing.ts';

const PROMISES = `
  - { id: touch, words: Touch, clock: rep, stops: firstTouch, within: 4 business hours, remindAt: [75%], whenOverdue: task }
  - { id: end, words: End, clock: rep, stops: disposition, within: 2 business days, remindAt: [50%, 75%], whenOverdue: task }
  - { id: lead-touch, words: Touch, clock: lead, stops: firstTouch, within: 8 business hours }
  - { id: lead-end, words: End, clock: lead, stops: disposition, within: 5 business days }`;
const FIRST_AT = Date.UTC(2026, 0, 5, 9);
const BETWEEN_MS = 3 * 3_600_000;
const NOW = Date.UTC(2026, 11, 1, 12);
const FACTS = [5, 20, 80, 320] as const;
const STATUSES = ['NEW', 'ATTEMPTED_TO_CONTACT', 'IN_PROGRESS', 'CONNECTED'];

export const evaluation: Bench = { id: 'evaluation', rows };

function rows(seconds: number): readonly Row[] {
  const agreement = agreementWith({ promises: PROMISES });
  const contender = (name: string, facts: readonly LearnedFact[]): Contender => ({
    name,
    size: 1_000,
    pass: (from, until) => {
      let sum = 0;
      for (let i = from; i < until; i += 1) {
        sum += evaluate(LEAD, facts, agreement, PEOPLE, NOW + i).clocks.length;
      }
      return sum;
    },
  });
  const [usual, ...busy] = measure(
    [
      contender('a usual life', usualLife()),
      ...FACTS.map((count) => contender(`a busy life of ${count} facts`, busyLife(count))),
    ],
    seconds,
  );
  if (!usual) throw new Error('nothing was measured');
  const speeds = busy.map(({ perSecond }) => perSecond);
  const row = (what: string, ours: number, reach: Row['reach']): Row => ({
    what,
    ours,
    unit: '/s',
    against: null,
    reach,
  });
  return [
    row('evaluate a record of 20 facts, 4 promises: a usual life', usual.perSecond, {
      bound: 'atLeast',
      value: 100_000,
    }),
    ...busy.map(({ name, perSecond }) => row(`evaluate a record, 4 promises: ${name}`, perSecond, null)),
    {
      what: 'evaluation: exponent of its time over facts, 5 to 320',
      ours: slope(
        FACTS.map(Math.log),
        speeds.map((speed) => -Math.log(speed)),
      ),
      unit: '',
      against: null,
      reach: { bound: 'atMost', value: 1.1 },
    },
  ];
}

/** 20 facts: one hand-off, two reps, ten times called or written to, a touch and a deal. */
function usualLife(): readonly LearnedFact[] {
  const iso = (hours: number): string => new Date(FIRST_AT + hours * 3_600_000).toISOString();
  const contacted = (hours: number): LearnedFact => {
    const at = FIRST_AT + hours * 3_600_000;
    const fact = {
      kind: 'property',
      record: LEAD,
      property: 'notes_last_contacted',
      value: String(at),
      occurredAt: at,
      source: { type: 'CRM_UI', id: 'userId:9' },
    } as const;
    return { fact, learnedAt: at };
  };
  const facts = [
    ...life([iso(0), { happened: 'created' }], [iso(0), { stage: 'subscriber' }]),
    ...life([iso(24), { stage: 'lead', status: 'NEW' }], [iso(25), { owner: ANN }]),
    ...life([iso(26), { status: 'ATTEMPTED_TO_CONTACT' }]),
    ...Array.from({ length: 9 }, (_, index) => contacted(27 + index * 5)),
    ...life([iso(72), { owner: BEN }], [iso(80), { status: 'IN_PROGRESS' }]),
    ...life([iso(90), { status: 'CONNECTED' }]),
    contacted(100),
    ...life([iso(120), { status: 'OPEN_DEAL' }]),
  ];
  return exactly(20, facts);
}

/** A life of exactly so many facts, in the order in which they happened. */
function busyLife(count: number): readonly LearnedFact[] {
  const iso = (index: number): string => new Date(FIRST_AT + index * BETWEEN_MS).toISOString();
  const changes = Array.from(
    { length: count },
    (_, index): readonly [string, Parameters<typeof factsAt>[1]] => {
      if (index === 0) return [iso(0), { happened: 'created' }];
      if (index === 1) return [iso(1), { stage: 'lead' }];
      if (index % 16 === 15) return [iso(index), { status: 'BAD_TIMING' }];
      return index % 2 === 0
        ? [iso(index), { owner: index % 4 === 0 ? ANN : BEN }]
        : [iso(index), { status: STATUSES[(index >> 1) % STATUSES.length]! }];
    },
  );
  return exactly(count, life(...changes));
}

function exactly(count: number, facts: readonly LearnedFact[]): readonly LearnedFact[] {
  if (facts.length !== count) throw new Error(`a life of ${facts.length} facts instead of ${count}`);
  return facts;
}

/** The least-squares slope of y over x. */
function slope(x: readonly number[], y: readonly number[]): number {
  const mean = (list: readonly number[]): number => list.reduce((sum, each) => sum + each, 0) / list.length;
  const [middleX, middleY] = [mean(x), mean(y)];
  const together = x.reduce((sum, each, index) => sum + (each - middleX) * (y[index]! - middleY), 0);
  return together / x.reduce((sum, each) => sum + (each - middleX) ** 2, 0);
}
