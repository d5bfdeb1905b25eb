/** What must hold of every life under every succession of versions, and whoever leaves. */
import fc from 'fast-check';
import { evaluate } from '../../../src/domain/evaluate/evaluate.ts';
import { explain } from '../../../src/domain/evaluate/explain.ts';
import { type Agreement } from '../../../src/domain/agreement/agreement.ts';
import { type AgreementHistory } from '../../../src/domain/agreement/versions.ts';
import { type Clock } from '../../../src/domain/evaluate/clock.ts';
import { type Directory } from '../../../src/domain/evaluate/directory.ts';
import { effectiveAt, type LearnedFact } from '../../../src/domain/timeline/timeline.ts';
import {
  amendedAgreements,
  AWAY,
  FIRST_AT,
  fullAgreement,
  generatedLife,
  LAST_AT,
} from '../../support/generatedLives.ts';
import { ANN, LEAD } from '../../support/lives.ts';

/** `LIFE_SEED=... ` before the test command tells other lives, or those of a failure again. */
const SEED = Number(process.env.LIFE_SEED ?? 20_260_302);
const RUNS = { seed: SEED, numRuns: 1_000 };
const DAY_MS = 86_400_000;
const NOW = LAST_AT + 2 * DAY_MS;

const agreements = [fullAgreement(), ...amendedAgreements()];
const someAgreement = fc.constantFrom(...agreements);
const instant = fc
  .integer({ min: 0, max: (LAST_AT - FIRST_AT) / 900_000 })
  .map((n) => FIRST_AT + n * 900_000);
const histories = fc
  .tuple(
    someAgreement,
    fc.uniqueArray(fc.tuple(instant, someAgreement), {
      minLength: 1,
      maxLength: 3,
      selector: ([publishedAt]) => publishedAt,
    }),
  )
  .map(([first, later]): AgreementHistory => [
    { agreement: first, publishedAt: 0 },
    ...later.sort(([a], [b]) => a - b).map(([publishedAt, agreement]) => ({ agreement, publishedAt })),
  ]);

const clocksOf = (
  facts: readonly LearnedFact[],
  history: AgreementHistory | Agreement,
  directory: Directory = AWAY,
): readonly Clock[] => evaluate(LEAD, facts, history, directory, NOW).clocks;
const byId = (clocks: readonly Clock[]): ReadonlyMap<string, Clock> =>
  new Map(clocks.map((clock) => [clock.id, clock]));

/** A history without its last version, and when that was published. */
function withoutLast(history: AgreementHistory): {
  before: AgreementHistory;
  publishedAt: number;
  covers: string;
} {
  const [first, ...later] = history;
  const last = later.pop() ?? first;
  return { before: [first, ...later], publishedAt: last.publishedAt, covers: last.agreement.covers };
}

const bringsToAnn = ({ fact }: LearnedFact): boolean =>
  fact.kind === 'merged' ||
  (fact.kind === 'property' && fact.property === 'hubspot_owner_id' && fact.value === ANN);

describe(`of any life under any versions (seed ${SEED})`, () => {
  test('the order of the facts changes nothing', () => {
    const shuffled = generatedLife.chain((facts) =>
      fc.shuffledSubarray([...facts], { minLength: facts.length }).map((told) => ({ facts, told })),
    );
    fc.assert(
      fc.property(shuffled, histories, ({ facts, told }, history) => {
        expect(clocksOf(told, history)).toEqual(clocksOf(facts, history));
      }),
      RUNS,
    );
  });

  test('what had ended or was broken when a version was published stays as it was', () => {
    let frozen = 0;
    fc.assert(
      fc.property(generatedLife, histories, (facts, history) => {
        const { before, publishedAt } = withoutLast(history);
        const after = byId(clocksOf(facts, history));
        for (const clock of clocksOf(facts, before)) {
          if (clock.startedAt >= publishedAt) continue;
          if (clock.endedAt !== null && clock.endedAt <= publishedAt) {
            expect(after.get(clock.id)).toEqual(clock);
            frozen += 1;
          } else if (clock.overdueAfter < publishedAt) {
            const { deadlineAt, verdict } = after.get(clock.id)!;
            expect({ deadlineAt, verdict }).toEqual({ deadlineAt: clock.deadlineAt, verdict: clock.verdict });
            frozen += 1;
          }
        }
      }),
      RUNS,
    );
    expect(frozen).toBeGreaterThan(1_000);
  });

  test('a version for new clocks judges no open one otherwise, but for the next hand-off as it sees it', () => {
    fc.assert(
      fc.property(generatedLife, histories, (facts, history) => {
        const { before, publishedAt, covers } = withoutLast(history);
        fc.pre(covers === 'newClocks');
        const after = byId(clocksOf(facts, history));
        for (const clock of clocksOf(facts, before)) {
          if (clock.startedAt >= publishedAt) continue;
          const now = after.get(clock.id)!;
          if (clock.side === 'marketing' && now.endedAt !== clock.endedAt) {
            expect(now.ending).toBe('kept');
            expect(now.endedAt).toBeLessThan(clock.endedAt ?? Infinity);
            continue;
          }
          const superseded = [now, clock].some(({ ending }) => ending === 'leftDefinition');
          if (superseded && now.endedAt !== clock.endedAt) continue;
          expect(now).toEqual(clock);
        }
      }),
      RUNS,
    );
  });

  test('a version breaks nothing in hindsight', () => {
    let takenOver = 0;
    fc.assert(
      fc.property(generatedLife, histories, (facts, history) => {
        const { before, publishedAt } = withoutLast(history);
        const earlier = byId(clocksOf(facts, before));
        for (const clock of clocksOf(facts, history)) {
          if (clock.overdueAfter >= publishedAt) continue;
          expect(earlier.get(clock.id)).toMatchObject({ deadlineAt: clock.deadlineAt });
          takenOver += 1;
        }
      }),
      RUNS,
    );
    expect(takenOver).toBeGreaterThan(100);
  });

  test('every clock can be explained, and the counted stretches add up', () => {
    fc.assert(
      fc.property(generatedLife, histories, (facts, history) => {
        for (const { clock, steps, graceUntil } of explain(LEAD, facts, history, AWAY, NOW).traces) {
          const used = steps.reduce(
            (sum, step) =>
              step.kind === 'counted'
                ? sum + Math.max(0, Math.min(step.untilAt, clock.deadlineAt) - step.fromAt)
                : sum,
            0,
          );
          if (graceUntil === null) expect(used).toBe(clock.budgetMs);
          else expect(used).toBeGreaterThanOrEqual(clock.budgetMs);
        }
      }),
      RUNS,
    );
  });

  test('who leaves, is away or comes into another team changes nothing that ended before', () => {
    let ended = 0;
    fc.assert(
      fc.property(generatedLife, histories, instant, (facts, history, changedAt) => {
        // A lead that comes back to Ann afterwards takes her old clocks up again, unless she has left.
        fc.pre(!facts.some((told) => effectiveAt(told) >= changedAt && bringsToAnn(told)));
        const ann = AWAY.get(ANN)!;
        const changes = [
          { active: false, inactive: [{ fromAt: changedAt, untilAt: Infinity }] },
          { inactive: [{ fromAt: changedAt, untilAt: changedAt + DAY_MS }] },
          {
            absences: [
              ...(ann.absences ?? []),
              { fromAt: Math.max(changedAt, FIRST_AT + 4 * DAY_MS), untilAt: NOW },
            ],
          },
          { teams: ['Gulf Sales'], teamsBefore: [{ untilAt: changedAt, teams: ann.teams }] },
        ];
        for (const change of changes) {
          const after = byId(clocksOf(facts, history, new Map(AWAY).set(ANN, { ...ann, ...change })));
          for (const clock of clocksOf(facts, history)) {
            if (clock.endedAt === null || clock.endedAt >= changedAt) continue;
            const { verdict, endedAt, startedAt, elapsedMs } = clock;
            expect(after.get(clock.id)).toMatchObject({ verdict, endedAt, startedAt, elapsedMs });
            ended += 1;
          }
        }
      }),
      RUNS,
    );
    expect(ended).toBeGreaterThan(1_000);
  });
});
