/**
 * The one function: facts, agreement, directory and now give clocks, the effects they ask for, and the instant
 * of the next look. It reads nothing else and changes nothing.
 */
import { type Agreement } from '../agreement/agreement.ts';
import { wantedEffects, type WantedEffects } from '../effects/wanted.ts';
import { type RecordRef } from '../timeline/fact.ts';
import { timelineOf, type LearnedFact, type Timeline } from '../timeline/timeline.ts';
import { nextChangeAt, type Clock } from './clock.ts';
import { clocksOf, type Judged } from './clocksOf.ts';
import { cyclesOf } from './cycle.ts';
import { type Directory } from './directory.ts';

export interface Evaluation {
  readonly clocks: readonly Clock[];
  readonly wanted: WantedEffects;
  /** When to look again though nothing is heard, epoch ms; null: only on news. */
  readonly nextLookAt: number | null;
}

/**
 * @param facts the record's facts, and those of records merged into it, in any order, doubled or not
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
  const { judged, timeline } = judgementOf(record, facts, agreement, directory, now);
  const clocks = judged.map(({ clock }) => clock);
  const nextLookAt = Math.min(Infinity, ...clocks.map((clock) => nextChangeAt(clock, now)));
  return {
    clocks,
    wanted: wantedEffects(clocks, agreement, timeline.gone !== null, now),
    nextLookAt: nextLookAt === Infinity ? null : nextLookAt,
  };
}

export interface Judgement {
  readonly timeline: Timeline;
  readonly judged: readonly Judged[];
}

/** The clocks with what they rest on, for `evaluate` and for whoever asks why. */
export function judgementOf(
  record: RecordRef,
  facts: readonly LearnedFact[],
  agreement: Agreement,
  directory: Directory,
  now: number,
): Judgement {
  const timeline = timelineOf(record, facts, agreement, now);
  const cycles = cyclesOf(timeline.moments, directory, agreement);
  const judged = cycles.flatMap((cycle, index) =>
    clocksOf({
      record,
      cycle,
      nextHandOffAt: cycles[index + 1]?.handOffAt ?? Infinity,
      timeline,
      agreement,
      directory,
      now,
    }),
  );
  return { timeline, judged };
}
