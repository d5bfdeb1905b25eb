/**
 * The clocks of one cycle: each run of each promise, put on its calendar.
 *
 * The rules it owns: met means elapsed <= budget (E23); who passes a lead on in time is neither praised nor blamed, who
 * passes it on late has broken the promise (E1); pauses count up to their cap (E19); a rep's absence suspends the rep
 * clock and never the lead clock (E22); a change of tier keeps start and elapsed time, and never breaks a promise in
 * hindsight (E13); what a manager excused is excused (E39).
 */
import { type Agreement, type Calendar, type SlaPromise } from '../agreement/agreement.ts';
import { type OpenTime } from '../time/openTime.ts';
import { dueAt, dueAtEach, elapsedMs, mergedPauses, type Pause } from '../time/pauses.ts';
import { type RecordRef } from '../timeline/fact.ts';
import { type Timeline } from '../timeline/timeline.ts';
import { type TakenOver } from './choice.ts';
import { type Clock, type Suspension, type Verdict } from './clock.ts';
import { handoversIn, type Cycle } from './cycle.ts';
import { calendarFor, workingCalendarOf, type CalendarGround, type Directory } from './directory.ts';
import { cappedPauses } from './cap.ts';
import { heldIn } from './held.ts';
import { isExcused } from './excused.ts';
import { type Readiness } from './readiness.ts';
import { reminderTimes } from './reminders.ts';
import { stagesFrom, standingOf, tiersIn } from './standing.ts';
import { firstEnd, takenBack, type Run, type RunContext, type RunEnd } from './run.ts';
import { runsOf } from './runs.ts';

/** Share of the budget from which a clock without reminders counts as due soon. */
const DUE_SOON_SHARE = 0.75;
const NONE: readonly number[] = [];
const NOBODY: readonly Clock[] = [];

export interface CycleContext {
  readonly record: RecordRef;
  readonly cycle: Cycle;
  /** The hand-off, though the cycle may begin later: with the version of the agreement that first sees it. */
  readonly handedOffAt: number;
  /** When the next cycle opens; Infinity when there is none. */
  readonly nextHandOffAt: number;
  readonly timeline: Timeline;
  readonly agreement: Agreement;
  readonly directory: Directory;
  /** The open clocks of older versions that this one takes over; null: none, it is for new clocks only. */
  readonly takenOver: TakenOver | null;
  readonly now: number;
}

/** A clock and what it rests on. */
export interface Judged {
  readonly clock: Clock;
  readonly run: Run;
  readonly calendar: Calendar;
  readonly calendarGround: CalendarGround;
  /** Whether the budget is its tier's, or what the last rep had left. */
  readonly budgetFrom: 'tier' | 'handover';
  /** Since when its tier counts. */
  readonly tierSince: number;
  /** Set where the deadline was put off because the budget became stricter. */
  readonly graceUntil: number | null;
  /** When a version that covers open clocks took it over; null: it stands under the version it started under. */
  readonly takenOverAt: number | null;
  /** Whether its cycle began with the version, which is the first to see the lead. */
  readonly begunWithVersion: boolean;
  /** What of a newer version ended it: that it promises this no more, or the hand-off that it saw; null: none. */
  readonly endedBy: 'removed' | 'newHandOff' | null;
}

/** @param judged the clocks are added to these, those of the record's cycles before */
export function clocksOf(context: CycleContext, judged: Judged[]): void {
  const { cycle, agreement, directory } = context;
  const firstOfCycle = judged.length;
  const handovers = handoversIn(cycle);
  const back = takenBack(cycle);
  const running: RunContext = {
    cycle,
    timeline: context.timeline,
    nextHandOffAt: context.nextHandOffAt,
    agreement,
    takenBack: back,
    held: heldIn(cycle, agreement, directory, back),
    endedRuns: (promiseId) =>
      judged
        .slice(firstOfCycle)
        .filter(({ clock }) => clock.promiseId === promiseId && clock.endedAt !== null)
        .map(({ run }) => run),
  };
  for (const promise of agreement.promises) {
    const firstOfPromise = judged.length;
    for (const run of runsOf(running, promise)) {
      const one = judge(context, promise, run, judged, firstOfPromise, handovers);
      if (one) judged.push(one);
    }
  }
}

/** The same for the stretches in which the record waited for its hand-off. */
export function waitingClocksOf(
  context: Omit<CycleContext, 'cycle' | 'handedOffAt' | 'nextHandOffAt'>,
  waits: readonly Readiness[],
  judged: Judged[],
): void {
  for (const { promise, cycle, run } of waits) {
    const { handOffAt: handedOffAt } = cycle;
    const one = judge({ ...context, cycle, handedOffAt, nextHandOffAt: Infinity }, promise, run, [], 0, 0);
    if (one) judged.push(one);
  }
}

/** Null when the promise was never made for the record while the run ran, or the record was gone before. */
function judge(
  context: CycleContext,
  promise: SlaPromise,
  bare: Run,
  earlier: readonly Judged[],
  firstOfPromise: number,
  handovers: number,
): Judged | null {
  // Nothing begins for a record that is gone, whatever is still told of it.
  if (bare.end && bare.end.at < bare.startedAt) return null;
  const { record, cycle, agreement, directory, timeline, takenOver, now } = context;
  const id = `${promise.id}/${cycle.number}/${bare.holderKey}`;
  const deadlineBefore = takenOver?.deadlines.get(id) ?? null;
  const takenOverAt = takenOver && deadlineBefore !== null ? takenOver.publishedAt : null;
  const { stages, withdrawn } = tiersIn(cycle, agreement, promise, bare);
  const counting = takenOverAt === null ? stages : stagesFrom(stages, takenOverAt);
  const first = counting[0];
  if (!first) return null;
  const ceased =
    withdrawn && takenOverAt ? { ...withdrawn, at: Math.max(withdrawn.at, takenOverAt) } : withdrawn;
  const run = ceased === null ? bare : { ...bare, end: firstEnd(bare.end, ceased) };

  const onRep = promise.side === 'rep' ? run.ownerId : null;
  const seenUntil = Math.min(run.end?.at ?? now, now);
  const { calendar, ground } = calendarFor(agreement, promise, directory, onRep, seenUntil);
  const { open } = calendar;
  const suspensions = suspensionsOf(context, promise, run, open);
  const pauses = mergedPauses(suspensions);
  const { startedAt, end } = run;

  const before =
    run.takenOverFrom === null || agreement.handover.kind === 'fresh'
      ? NOBODY
      : earlier.slice(firstOfPromise).map(({ clock }) => clock);
  // A version that takes the clock over breaks nothing in hindsight: the grace counts from its publication (E12).
  const last = deadlineBefore === null ? Infinity : Math.max(deadlineBefore, takenOverAt ?? -Infinity);
  let standing = standingOf(agreement, run, first, before, open, pauses, last);
  for (let index = 1; index < counting.length; index += 1) {
    const stage = counting[index];
    // What is broken stays broken, whatever the record becomes afterwards.
    if (!stage || standing.overdueAfter < stage.since) break;
    standing = standingOf(agreement, run, stage, before, open, pauses, standing.deadlineAt);
  }
  const { stage, budget, carried, graceUntil, deadlineAt, overdueAfter } = standing;
  const dueAtShares = dueAtEach(open, pauses, startedAt, sharesOf(promise, budget));
  const dueSoonAt = dueAtShares[0] ?? deadlineAt;
  const remindAt =
    promise.remindAtShares.length === 0
      ? NONE
      : reminderTimes(
          dueAtShares,
          startedAt,
          latestSilence(context, startedAt, budget, open, pauses),
          workingCalendarOf(agreement, directory, run.ownerId, seenUntil).calendar.open,
        );
  const verdict = verdictOf(end, overdueAfter, now);
  const clock: Clock = {
    id,
    record,
    promiseId: promise.id,
    side: promise.side,
    cycle: cycle.number,
    ownerId: run.ownerId,
    agreementVersion: agreement.version,
    calendarId: calendar.id,
    shadow: context.handedOffAt < agreement.enforceFrom,
    startedAt,
    budgetMs: budget,
    deadlineAt,
    overdueAfter,
    dueSoonAt,
    remindAt,
    endedAt: end?.at ?? null,
    ending: end?.ending ?? null,
    verdict:
      verdict === 'breached' &&
      timeline.excuses.size > 0 &&
      isExcused(timeline, directory, [id, `${promise.id}/${cycle.number}`], onRep)
        ? 'excused'
        : verdict,
    elapsedMs: end && elapsedMs(open, pauses, startedAt, end.at),
    suspensions,
    tier: stage.index,
    handovers,
    unverified: isUnverified(context, end),
  };
  return {
    clock,
    run,
    calendar,
    calendarGround: ground,
    budgetFrom: carried === null ? 'tier' : 'handover',
    tierSince: stage.since,
    graceUntil,
    takenOverAt,
    begunWithVersion: context.handedOffAt < cycle.handOffAt,
    endedBy: null,
  };
}

/** The parts of a budget at which somebody is reminded, else the one from which the clock counts as due soon; ascending, ms. */
function sharesOf({ remindAtShares }: SlaPromise, budget: number): readonly number[] {
  if (remindAtShares.length === 0) return [Math.round(budget * DUE_SOON_SHARE)];
  const shares: number[] = [];
  for (const share of remindAtShares) shares.push(Math.round(budget * share));
  return shares;
}

/** Until when reminders are silent, since somebody snoozed them; never beyond three quarters of the budget (E21). */
function latestSilence(
  { timeline: { snoozedUntil } }: CycleContext,
  startedAt: number,
  budget: number,
  open: OpenTime,
  pauses: readonly Pause[],
): number {
  if (snoozedUntil === null) return -Infinity;
  return Math.min(snoozedUntil, dueAt(open, pauses, startedAt, Math.round(budget * DUE_SOON_SHARE)));
}

function suspensionsOf(
  { cycle, agreement, directory }: CycleContext,
  promise: SlaPromise,
  run: Run,
  open: OpenTime,
): readonly Suspension[] {
  const away =
    promise.side === 'rep' && agreement.absenceSuspends && run.ownerId !== null
      ? (directory.get(run.ownerId)?.absences ?? [])
      : [];
  if (away.length === 0 && cycle.pauses.length === 0) return run.suspensions;
  return [
    ...run.suspensions,
    ...cappedPauses(agreement, cycle.pauses, run.startedAt, open),
    ...away.map((absence): Suspension => ({ ...absence, reason: 'absent', pauseId: null })),
  ];
}

function verdictOf(end: RunEnd | null, overdueAfter: number, now: number): Verdict | null {
  if (end === null) return now > overdueAfter ? 'breached' : null;
  switch (end.ending) {
    case 'kept':
      return end.at <= overdueAfter ? 'met' : 'breached';
    case 'handedOver':
    case 'released':
    case 'leftDefinition':
    case 'withdrawn':
      return end.at <= overdueAfter ? 'void' : 'breached';
    case 'deleted':
    case 'erased':
    case 'merged':
      return 'void';
  }
}

/** A disposition that asks for evidence and has none: nobody logged anything in the cycle (E34). */
function isUnverified({ cycle, agreement, timeline }: CycleContext, end: RunEnd | null): boolean {
  const { ending, endedAt, handOffAt } = cycle;
  if (end === null || ending === null || ending === 'leftDefinition') return false;
  if (!agreement.evidenceFor.has(ending)) return false;
  return !timeline.activities.some(({ at, human }) => human && at >= handOffAt && at <= endedAt);
}
