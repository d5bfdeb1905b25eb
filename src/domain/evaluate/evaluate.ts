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
import { type FactSource, type RecordRef } from '../timeline/fact.ts';
import { type Moment } from '../timeline/moment.ts';
import { effectiveAt, timelineOf, type LearnedFact, type Timeline } from '../timeline/timeline.ts';
import { nextChangeAt, type Clock } from './clock.ts';
import { clocksOf, waitingClocksOf, type Judged } from './clocksOf.ts';
import { chosenFrom, takenOverBy } from './choice.ts';
import { cyclesOf, type Cycle } from './cycle.ts';
import { type Directory } from './directory.ts';
import { countsHandOffs, HandOffBook, type HandOff } from './handOffs.ts';
import { knownWith, numberedCycles, type KnownCycle } from './numbering.ts';
import { readinessOf } from './readiness.ts';
import { reportedOf, sourceOf, type Reported } from './reported.ts';

export interface Evaluation {
  readonly clocks: readonly Clock[];
  /** What reports ask of the clocks, by their ids. */
  readonly reported: ReadonlyMap<string, Reported>;
  readonly wanted: WantedEffects;
  /** What quotas count; null where no version of the agreement has any. */
  readonly handOffs: readonly HandOff[] | null;
  /** Where the lead came from, as reports group by it; null: not known, or they do not. */
  readonly source: string | null;
  /** Set where the last hand-off came with an import that the agreement ignores. */
  readonly leftOut: LeftOut | null;
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
  const { judged, gone, cycles, inForceNow, handOffs } = judgementOf(record, facts, history, directory, now);
  const clocks = judged.map(({ clock }) => clock);
  const wanted = wantedEffects({
    clocks,
    cycle: cycles.at(-1),
    agreement: inForceNow.agreement,
    agreementOf: (version) => agreementOfVersion(history, version),
    directory,
    gone,
    now,
  });
  let nextLookAt = Math.min(wanted.nextStepAt, nextKnownAt(facts, history, now));
  for (const clock of clocks) {
    if (clock.endedAt === null) nextLookAt = Math.min(nextLookAt, nextChangeAt(clock, now));
  }
  const source = sourceOf(facts, inForceNow.agreement.reports.source, now);
  return {
    clocks,
    reported: new Map(judged.map((one) => [one.clock.id, reportedOf(one, cycles, directory, source, now)])),
    wanted,
    handOffs,
    source,
    leftOut: gone ? null : leftOutOf(cycles.at(-1), inForceNow.agreement),
    nextLookAt: nextLookAt === Infinity ? null : nextLookAt,
  };
}

/**
 * When the first of what is known already comes to pass; Infinity if all has. Nothing would be known of the future, were
 * there no clocks that are behind.
 */
function nextKnownAt(facts: readonly LearnedFact[], history: AgreementHistory, now: number): number {
  let nextAt = Infinity;
  for (const learned of facts) {
    const at = effectiveAt(learned);
    if (at > now && at < nextAt) nextAt = at;
  }
  for (let index = 1; index < history.length; index += 1) {
    const { fromAt } = inForce(history, index);
    if (fromAt > now && fromAt < nextAt) nextAt = fromAt;
  }
  return nextAt;
}

/** An import and the hand-off that came with it. */
export interface LeftOut {
  readonly source: FactSource;
  readonly at: number;
}

/** Leads from before the agreement is enforced are nobody's news (E10, E29). */
function leftOutOf(cycle: Cycle | undefined, { imports, enforceFrom }: Agreement): LeftOut | null {
  if (!cycle?.imported || imports !== 'ignore' || cycle.handOffAt < enforceFrom) return null;
  return { source: cycle.handedOffBy, at: cycle.handOffAt };
}

export interface Judgement {
  readonly judged: readonly Judged[];
  /** Whether the record is gone by now. */
  readonly gone: boolean;
  /** The cycles as the version in force now sees them, and what they were cut from. */
  readonly cycles: readonly Cycle[];
  readonly moments: readonly Moment[];
  readonly inForceNow: PublishedAgreement;
  /** null where no version has quotas. */
  readonly handOffs: readonly HandOff[] | null;
}

/** The clocks with what they rest on, for `evaluate` and for whoever asks why. */
export function judgementOf(
  record: RecordRef,
  facts: readonly LearnedFact[],
  history: AgreementHistory,
  directory: Directory,
  now: number,
): Judgement {
  const firstAt = history.length === 1 ? now : Math.min(now, ...facts.map(effectiveAt));
  let chosen: readonly Judged[] = [];
  let known: readonly KnownCycle[] = [];
  const book = countsHandOffs(history) ? new HandOffBook() : null;
  let gone: Timeline['gone'] = null;
  let cycles: readonly Cycle[] = [];
  let moments: readonly Moment[] = [];
  let inForceNow = history[0];
  for (let index = 0; index < history.length; index += 1) {
    const version = history[index] ?? history[0];
    const { fromAt, untilAt } = inForce(history, index);
    if (fromAt > now) break;
    inForceNow = version;
    if (untilAt <= firstAt) continue; // no clock of this record can have started under it
    const { agreement } = version;
    const timeline = timelineOf(record, facts, agreement, now);
    const numbered = numberedCycles(cyclesOf(timeline.moments, directory, agreement, now), known, fromAt);
    const takenOver = takenOverBy(version, fromAt, chosen);
    const judged: Judged[] = [];
    for (let place = 0; place < numbered.length; place += 1) {
      const one = numbered[place];
      if (!one || one.cycle.number === 0 || one.cycle.handOffAt >= untilAt) continue;
      const { cycle, handedOffAt } = one;
      clocksOf(
        {
          record,
          cycle,
          handedOffAt,
          nextHandOffAt: numbered[place + 1]?.cycle.handOffAt ?? Infinity,
          timeline,
          agreement,
          directory,
          takenOver,
          now,
        },
        judged,
      );
    }
    const waits = readinessOf(agreement, timeline, numbered, known.at(-1)?.number ?? 0);
    waitingClocksOf({ record, timeline, agreement, directory, takenOver, now }, waits, judged);
    const begun = numbered.find(({ cycle, isNew }) => isNew && cycle.handOffAt < untilAt)?.cycle;
    chosen = chosenFrom(chosen, judged, {
      fromAt,
      untilAt,
      takenOver,
      supersededAt: begun?.handOffAt ?? Infinity,
      inHandsFrom: (at) =>
        Math.min(
          Infinity,
          ...numbered
            .filter(({ cycle }) => cycle.endedAt > at && cycle.handOffAt < untilAt)
            .map(({ handedOffAt }) => Math.max(handedOffAt, at)),
        ),
    });
    book?.add(agreement, numbered, { fromAt, untilAt }, timeline.gone);
    if (untilAt < Infinity) known = knownWith(known, numbered, untilAt);
    gone = timeline.gone;
    cycles = numbered.map(({ cycle }) => cycle);
    ({ moments } = timeline);
  }
  return {
    judged: chosen,
    gone: gone !== null,
    cycles,
    moments,
    inForceNow,
    // What became part of another record has its hand-offs there.
    handOffs: book && (gone?.how === 'merged' ? [] : book.handOffs(facts, history, now)),
  };
}
