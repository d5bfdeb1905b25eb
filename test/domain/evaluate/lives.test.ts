/** The golden lives of test/lives: each must come out as told, in any order and any number of copies of its facts. */
import fc from 'fast-check';
import { type Clock } from '../../../src/domain/evaluate/clock.ts';
import { evaluate } from '../../../src/domain/evaluate/evaluate.ts';
import { explain } from '../../../src/domain/evaluate/explain.ts';
import { type LearnedFact } from '../../../src/domain/timeline/timeline.ts';
import { goldenLives, utc, withIds, type GoldenLife } from '../../support/goldenLives.ts';

const LIVES = goldenLives('test/lives');
const HOUR = /^(?:(\d+)h)? ?(?:(\d+)m)?$/;

/** What a clock is said to be, and how the clock says it. */
const SAID: Readonly<Record<string, (clock: Clock, said: string) => readonly [unknown, unknown]>> = {
  verdict: (clock, said) => [clock.verdict ?? 'none', said],
  ending: (clock, said) => [clock.ending ?? 'none', said],
  side: (clock, said) => [clock.side, said],
  calendar: (clock, said) => [clock.calendarId, said],
  started: (clock, said) => [iso(clock.startedAt), iso(utc(said))],
  deadline: (clock, said) => [iso(clock.deadlineAt), iso(utc(said))],
  'overdue after': (clock, said) => [iso(clock.overdueAfter), iso(utc(said))],
  ended: (clock, said) => [iso(clock.endedAt), iso(utc(said))],
  elapsed: (clock, said) => [clock.elapsedMs, ms(said)],
  budget: (clock, said) => [clock.budgetMs, ms(said)],
  tier: (clock, said) => [String(clock.tier), said],
  handovers: (clock, said) => [String(clock.handovers), said],
  unverified: (clock, said) => [String(clock.unverified), said],
  shadow: (clock, said) => [String(clock.shadow), said],
  'held by': (clock, said) => [clock.ownerId ?? 'nobody', withIds(said)],
  'not counted': (clock, said) => [clock.suspensions.map(({ reason }) => reason).join(', '), said],
  reminders: (clock, said) => [clock.remindAt.map(iso), said.split(',').map((at) => iso(utc(at.trim())))],
};

const see = (life: GoldenLife, facts: readonly LearnedFact[], now: number) =>
  evaluate(life.record, facts, life.history, life.directory, now);

describe.each(LIVES.map((life) => [life.name, life] as const))('%s', (_name, life) => {
  test.each(life.looks.map(({ at, expected }) => [iso(at), at, expected] as const))(
    'at %s',
    (_at, now, expected) => {
      const { clocks, wanted, nextLookAt, leftOut } = see(life, life.facts, now);
      const ids = clocks.map(({ id }) => id);
      for (const [told, said] of Object.entries(expected.clocks ?? {})) {
        const id = withIds(told);
        if (said === 'none') {
          expect(ids).not.toContain(id);
          continue;
        }
        const clock = clocks.find((each) => each.id === id);
        if (!clock) throw new Error(`no clock ${id} among ${ids.join(', ')}`);
        for (const [name, value] of Object.entries(said as Record<string, unknown>)) {
          const compare = SAID[name];
          if (!compare) throw new Error(`a life may not speak of ${name}`);
          const [is, wantedValue] = compare(clock, String(value));
          expect({ [`${told} ${name}`]: is }).toEqual({ [`${told} ${name}`]: wantedValue });
        }
      }
      if (expected.only) {
        const named = Object.entries(expected.clocks ?? {}).filter(([, said]) => said !== 'none');
        expect(ids.toSorted()).toEqual(named.map(([told]) => withIds(told)).toSorted());
      }
      if (expected.status !== undefined) expect(wanted.properties?.status ?? 'none').toBe(expected.status);
      if (expected.breaches !== undefined) expect(wanted.properties?.breaches).toBe(expected.breaches);
      if (expected.tasks !== undefined) {
        expect(wanted.tasks.map(({ key }) => key).toSorted()).toEqual(expected.tasks.map(withIds).toSorted());
      }
      if (expected.alerts !== undefined) {
        const alerts = wanted.tasks.filter(({ step }) => step === 'alert');
        const told = Object.entries(expected.alerts).map(([key, name]) => [withIds(key), withIds(name)]);
        expect(Object.fromEntries(alerts.map(({ key, ownerId }) => [key, ownerId]))).toEqual(
          Object.fromEntries(told),
        );
      }
      for (const [key, name] of Object.entries(expected['given to'] ?? {})) {
        expect(wanted.tasks.find((task) => task.key === withIds(key))?.ownerId).toBe(withIds(name));
      }
      if (expected['looks again'] !== undefined) {
        expect(iso(nextLookAt)).toBe(iso(utc(expected['looks again'])));
      }
      if (expected['left out'] !== undefined) {
        const [at = '', id] = expected['left out'].split(' by ');
        expect(leftOut && [iso(leftOut.at), leftOut.source.id]).toEqual(
          at === 'nobody' ? null : [iso(utc(at)), id],
        );
      }
    },
  );

  test('whatever the order and the copies of its facts', () => {
    const last = Math.max(...life.looks.map(({ at }) => at));
    const told = see(life, life.facts, last);
    fc.assert(
      fc.property(
        fc.shuffledSubarray([...life.facts.keys()], { minLength: life.facts.length }),
        fc.subarray([...life.facts.keys()]),
        (order, again) => {
          const facts = [...order, ...again].flatMap((index) => life.facts[index] ?? []);
          expect(see(life, facts, last)).toEqual(told);
        },
      ),
      { numRuns: 25 },
    );
  });

  test('the trace of each clock adds up to its budget', () => {
    for (const { at } of life.looks) {
      const { traces } = explain(life.record, life.facts, life.history, life.directory, at);
      for (const { clock, steps, graceUntil } of traces) {
        const counted = steps.flatMap((step) => (step.kind === 'counted' ? [step] : []));
        for (const step of steps) {
          if (step.kind !== 'specialDay') expect(step.untilAt).toBeGreaterThan(step.fromAt);
        }
        const used = counted.reduce(
          (sum, { fromAt, untilAt }) => sum + Math.max(0, Math.min(untilAt, clock.deadlineAt) - fromAt),
          0,
        );
        if (graceUntil === null) expect(used).toBe(clock.budgetMs);
        else expect(used).toBeGreaterThan(clock.budgetMs);
      }
    }
  });
});

function iso(at: number | null): string {
  return at === null ? 'never' : new Date(at).toISOString();
}

function ms(text: string): number {
  const match = HOUR.exec(text);
  if (!match) throw new Error(`no duration: ${text}`);
  return (Number(match[1] ?? 0) * 60 + Number(match[2] ?? 0)) * 60_000;
}
