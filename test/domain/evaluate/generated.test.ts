/** What must hold of every life, and not only of those that somebody wrote down. */
import fc from 'fast-check';
import { evaluate, judgementOf } from '../../../src/domain/evaluate/evaluate.ts';
import { onlyVersion } from '../../../src/domain/agreement/versions.ts';
import { type RecordRef } from '../../../src/domain/timeline/fact.ts';
import { type LearnedFact } from '../../../src/domain/timeline/timeline.ts';
import {
  AWAY,
  FIRST_AT,
  fullAgreement,
  generatedLife,
  LAST_AT,
  lifeMergedWithAnOldOne,
} from '../../support/generatedLives.ts';
import { LEAD } from '../../support/lives.ts';

/** `LIFE_SEED=... ` before the test command tells other lives, or those of a failure again. */
const SEED = Number(process.env.LIFE_SEED ?? 20_260_302);
const RUNS = { seed: SEED, numRuns: 1_000 };
const DAY_MS = 86_400_000;
const NOW = LAST_AT + 2 * DAY_MS;
const agreement = fullAgreement();

const clocksAt = (facts: readonly LearnedFact[], now = NOW) =>
  evaluate(LEAD, facts, agreement, AWAY, now).clocks;

/** The same facts told in another order, some of them more than once, and the copies of what was past later. */
const deliveries = generatedLife.chain((facts) =>
  fc
    .array(fc.record({ place: fc.nat({ max: facts.length - 1 }), delay: fc.nat({ max: DAY_MS }) }), {
      maxLength: 10,
    })
    .chain((again) => {
      const copies = again.flatMap(({ place, delay }) => {
        const told = facts[place]!;
        return told.learnedAt < told.fact.occurredAt
          ? [told]
          : [{ ...told, learnedAt: told.learnedAt + delay }];
      });
      const all = [...facts, ...copies];
      return fc.shuffledSubarray(all, { minLength: all.length }).map((delivered) => ({ facts, delivered }));
    }),
);

/** A clock's id but for the number of its cycle. */
function idless(id: string): string {
  const [promise, , holder] = id.split('/');
  return `${promise}/${holder}`;
}

describe(`of any life (seed ${SEED})`, () => {
  test('the same facts give the same clocks in whatever order, number and delay they are told', () => {
    fc.assert(
      fc.property(deliveries, ({ facts, delivered }) => {
        expect(clocksAt(delivered)).toEqual(clocksAt(facts));
      }),
      RUNS,
    );
  });

  test('no two clocks have the same id, and no deadline comes before the start', () => {
    fc.assert(
      fc.property(generatedLife, (facts) => {
        const clocks = clocksAt(facts);
        expect(new Set(clocks.map(({ id }) => id)).size).toBe(clocks.length);
        for (const clock of clocks) {
          expect(clock.deadlineAt).toBeGreaterThanOrEqual(clock.startedAt);
          expect(clock.overdueAfter).toBeGreaterThanOrEqual(clock.deadlineAt);
        }
      }),
      RUNS,
    );
  });

  test('a promise that was met took no more than its budget, unless a stricter tier came late', () => {
    let met = 0;
    fc.assert(
      fc.property(generatedLife, (facts) => {
        const { judged } = judgementOf(LEAD, facts, onlyVersion(agreement), AWAY, NOW);
        for (const { clock, graceUntil } of judged) {
          if (clock.verdict !== 'met' || graceUntil !== null) continue;
          met += 1;
          expect(clock.elapsedMs).toBeLessThanOrEqual(clock.budgetMs);
        }
      }),
      RUNS,
    );
    expect(met).toBeGreaterThan(100);
  });

  test('a lead that becomes one with a contact whose own life was over has the clocks it had', () => {
    const since = (record: RecordRef, facts: readonly LearnedFact[]) => {
      const { clocks } = evaluate(record, facts, agreement, AWAY, NOW);
      const recent = clocks.filter(({ startedAt }) => startedAt >= FIRST_AT);
      const before = Math.min(...recent.map(({ cycle }) => cycle)) - 1;
      return recent.map((clock) => ({ ...clock, record, cycle: clock.cycle - before, id: idless(clock.id) }));
    };
    fc.assert(
      fc.property(lifeMergedWithAnOldOne, ({ record, facts, alone }) => {
        expect(since(record, facts)).toEqual(since(LEAD, alone).map((clock) => ({ ...clock, record })));
      }),
      RUNS,
    );
  });

  test('a clock that has ended stays as it is while only time passes', () => {
    fc.assert(
      fc.property(generatedLife, fc.integer({ min: 1, max: 60 * DAY_MS }), (facts, later) => {
        const before = clocksAt(facts).filter(({ endedAt }) => endedAt !== null);
        const after = new Map(clocksAt(facts, NOW + later).map((clock) => [clock.id, clock]));
        for (const clock of before) expect(after.get(clock.id)).toEqual(clock);
      }),
      RUNS,
    );
  });
});
