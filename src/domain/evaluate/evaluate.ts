/**
 * The one function: facts, agreement, directory and now give clocks, the effects they ask for, and the instant
 * of the next look. It reads nothing else and changes nothing.
 */
import { type Agreement } from '../agreement/agreement.ts';
import { wantedEffects, type WantedEffects } from '../effects/wanted.ts';
import { type RecordRef } from '../timeline/fact.ts';
import { timelineOf, type LearnedFact } from '../timeline/timeline.ts';
import { nextChangeAt, type Clock } from './clock.ts';
import { clocksOf } from './clocksOf.ts';
import { cyclesOf } from './cycle.ts';
import { type Directory } from './directory.ts';

export interface Evaluation {
  readonly clocks: readonly Clock[];
  readonly wanted: WantedEffects;
  /** When to look again though nothing is heard, epoch ms; null: only on news. */
  readonly nextLookAt: number | null;
}

/**
 * @param facts the record's facts in any order, doubled or not
 * @param now epoch ms; facts that take effect later are not seen
 * @throws CalendarSpanError when a clock leaves the years the calendars were laid out for
 */
export function evaluate(
  record: RecordRef,
  facts: readonly LearnedFact[],
  agreement: Agreement,
  directory: Directory,
  now: number,
): Evaluation {
  const { moments, gone } = timelineOf(facts, agreement, now);
  const clocks = cyclesOf(moments, directory).flatMap((cycle) =>
    clocksOf({ record, cycle, gone, agreement, directory, now }),
  );
  const nextLookAt = Math.min(Infinity, ...clocks.map((clock) => nextChangeAt(clock, now)));
  return {
    clocks,
    wanted: wantedEffects(clocks, agreement, gone !== null, now),
    nextLookAt: nextLookAt === Infinity ? null : nextLookAt,
  };
}
