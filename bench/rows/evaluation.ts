/**
 * How many records a second one core evaluates, and how the time grows with the facts of a record.
 *
 * The lives are busy ones: a lead that goes back and forth between two reps and is worked on, and that is recycled and
 * comes back after every sixteenth fact. The exponent is the slope of time over facts, both logarithmic: 1 is linear.
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
  const contenders = FACTS.map((count): Contender => {
    const facts = lifeOf(count);
    return {
      name: `${count} facts`,
      size: 1_000,
      pass: (from, until) => {
        let sum = 0;
        for (let i = from; i < until; i += 1) {
          sum += evaluate(LEAD, facts, agreement, PEOPLE, NOW + i).clocks.length;
        }
        return sum;
      },
    };
  });
  const measured = measure(contenders, seconds);
  const speeds = measured.map(({ perSecond }) => perSecond);
  return [
    ...measured.map(({ name, perSecond }, index): Row => ({
      what: `evaluate a record of ${name}, 4 promises`,
      ours: perSecond,
      unit: '/s',
      against: null,
      reach: FACTS[index] === 20 ? { bound: 'atLeast', value: 100_000 } : null,
    })),
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

/** A life of exactly so many facts, in the order in which they happened. */
function lifeOf(count: number): readonly LearnedFact[] {
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
  const facts = life(...changes);
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
