/**
 * The one function: facts, agreement, directory and now give clocks, the effects they ask for, and the instant
 * of the next look. It reads nothing else and changes nothing.
 */
import { type Agreement } from '../agreement/agreement.ts';
import {
  agreementOfVersion,
  inForce,
  onlyVersion,
  type AgreementHistory,
  type PublishedAgreement,
} from '../agreement/versions.ts';
import { wantedEffects, type WantedEffects } from '../effects/wanted.ts';
import { type RecordRef } from '../timeline/fact.ts';
import { effectiveAt, timelineOf, type LearnedFact, type Timeline } from '../timeline/timeline.ts';
import { nextChangeAt, type Clock } from './clock.ts';
import { clocksOf, type Judged } from './clocksOf.ts';
import { cyclesOf, type Cycle } from './cycle.ts';
import { type Directory } from './directory.ts';

export interface Evaluation {
  readonly clocks: readonly Clock[];
  readonly wanted: WantedEffects;
  /** When to look again though nothing is heard, epoch ms; null: only on news. */
  readonly nextLookAt: number | null;
}

/**
 * @param facts the record's facts, and those of records merged into it, in any order, doubled or not
 * @param agreement one agreement, or all its versions
 * @param now epoch ms; facts that take effect later are not seen
 * @throws CalendarSpanError when a clock leaves the years the calendars were laid out for
 */
export function evaluate(
  record: RecordRef,
  facts: readonly LearnedFact[],
  agreement: Agreement | AgreementHistory,
  directory: Directory,
  now: number,
): Evaluation {
  const history: AgreementHistory = 'promises' in agreement ? onlyVersion(agreement) : agreement;
  const { judged, gone } = judgementOf(record, facts, history, directory, now);
  const clocks = judged.map(({ clock }) => clock);
  const agreementOf = (version: string): Agreement => agreementOfVersion(history, version);
  const wanted = wantedEffects(clocks, agreementOf, directory, gone, now);
  const nextLookAt = Math.min(wanted.nextStepAt, ...clocks.map((clock) => nextChangeAt(clock, now)));
  return {
    clocks,
    wanted,
    nextLookAt: nextLookAt === Infinity ? null : nextLookAt,
  };
}

export interface Judgement {
  readonly judged: readonly Judged[];
  /** Whether the record is gone by now. */
  readonly gone: boolean;
  /** The cycles as the version in force now sees them. */
  readonly cycles: readonly Cycle[];
}

/** The clocks with what they rest on, for `evaluate` and for whoever asks why. */
export function judgementOf(
  record: RecordRef,
  facts: readonly LearnedFact[],
  history: AgreementHistory,
  directory: Directory,
  now: number,
): Judgement {
  const firstAt = Math.min(now, ...facts.map(effectiveAt));
  const chosen = new Map<string, Judged>();
  let gone = false;
  let cycles: readonly Cycle[] = [];
  for (const [index, version] of history.entries()) {
    const { fromAt, untilAt } = inForce(history, index);
    if (version.publishedAt > now && index > 0) break;
    if (untilAt <= firstAt) continue; // no clock of this record can have started under it
    const under = judgedUnder(record, facts, version.agreement, directory, now);
    gone = under.timeline.gone !== null;
    cycles = under.cycles;
    for (const judged of under.judged) {
      const { id, startedAt } = judged.clock;
      const before = chosen.get(id);
      if (before ? mayBeJudgedAgain(before.clock, version) : startedAt >= fromAt && startedAt < untilAt) {
        chosen.set(id, judged);
      }
    }
  }
  return { judged: [...chosen.values()], gone, cycles };
}

/** A version that covers open clocks takes those over that were neither stopped nor broken when it was published. */
function mayBeJudgedAgain(
  { endedAt, overdueAfter }: Clock,
  { agreement, publishedAt }: PublishedAgreement,
): boolean {
  return (
    agreement.covers === 'openClocks' && (endedAt ?? Infinity) > publishedAt && overdueAfter >= publishedAt
  );
}

function judgedUnder(
  record: RecordRef,
  facts: readonly LearnedFact[],
  agreement: Agreement,
  directory: Directory,
  now: number,
): {
  readonly timeline: Timeline;
  readonly cycles: readonly Cycle[];
  readonly judged: readonly Judged[];
} {
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
  return { timeline, cycles, judged };
}
