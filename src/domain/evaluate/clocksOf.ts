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
import { dueAt, elapsedMs, mergedPauses } from '../time/pauses.ts';
import { type RecordRef } from '../timeline/fact.ts';
import { type Timeline } from '../timeline/timeline.ts';
import { type TakenOver } from './choice.ts';
import { type Clock, type Suspension, type Verdict } from './clock.ts';
import { handoversIn, type Cycle } from './cycle.ts';
import { calendarFor, workingCalendarOf, type CalendarGround, type Directory } from './directory.ts';
import { cappedPauses } from './cap.ts';
import { isExcused } from './excused.ts';
import { reminderTimes } from './reminders.ts';
import { stagesFrom, standingOf, tiersIn, type Stage, type Standing } from './standing.ts';
import { firstEnd, type Run, type RunEnd } from './run.ts';
import { runsOf } from './runs.ts';

/** Share of the budget from which a clock without reminders counts as due soon. */
const DUE_SOON_SHARE = 0.75;
const NONE: readonly number[] = [];

export interface CycleContext {
  readonly record: RecordRef;
  readonly cycle: Cycle;
  /** The hand-off, though the cycle may begin later: with the version of the agreement that first sees it. */
  readonly handedOffAt: number;
  readonly begunWithVersion: boolean;
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

export function clocksOf(context: CycleContext): readonly Judged[] {
  const judged: Judged[] = [];
  const handovers = handoversIn(context.cycle);
  for (const promise of context.agreement.promises) {
    const endedRuns = (promiseId: string): readonly Run[] =>
      judged
        .filter(({ clock }) => clock.promiseId === promiseId && clock.endedAt !== null)
        .map(({ run }) => run);
    const ofPromise: Judged[] = [];
    for (const run of runsOf({ ...context, endedRuns }, promise)) {
      const one = judge(context, promise, run, ofPromise, handovers);
      if (one) ofPromise.push(one);
    }
    judged.push(...ofPromise);
  }
  return judged;
}

/** Null when the promise was never made for the record while the run ran. */
function judge(
  context: CycleContext,
  promise: SlaPromise,
  bare: Run,
  earlier: readonly Judged[],
  handovers: number,
): Judged | null {
  const { record, cycle, agreement, directory, timeline, takenOver, now } = context;
  const id = `${promise.id}/${cycle.number}/${bare.holderKey}`;
  const deadlineBefore = takenOver?.deadlines.get(id) ?? null;
  const takenOverAt = takenOver && deadlineBefore !== null ? takenOver.publishedAt : null;
  const { stages, withdrawn } = tiersIn(cycle, agreement, promise, bare);
  const [first, ...later] = takenOverAt === null ? stages : stagesFrom(stages, takenOverAt);
  if (!first) return null;
  const ceased =
    withdrawn && takenOverAt ? { ...withdrawn, at: Math.max(withdrawn.at, takenOverAt) } : withdrawn;
  const run = ceased === null ? bare : { ...bare, end: firstEnd([bare.end, ceased]) };

  const onRep = promise.side === 'rep' ? run.ownerId : null;
  const { calendar, ground } = calendarFor(agreement, promise, directory, onRep);
  const { open } = calendar;
  const suspensions = suspensionsOf(context, promise, run, open);
  const pauses = mergedPauses(suspensions);
  const { startedAt, end } = run;

  const before = earlier.map(({ clock }) => clock);
  const under = (stage: Stage, last: number): Standing =>
    standingOf(agreement, run, stage, before, open, pauses, last);
  // A version that takes the clock over breaks nothing in hindsight: the grace counts from its publication (E12).
  let standing = under(first, Math.max(deadlineBefore ?? Infinity, takenOverAt ?? -Infinity));
  for (const stage of later) {
    // What is broken stays broken, whatever the record becomes afterwards.
    if (standing.overdueAfter < stage.since) break;
    standing = under(stage, standing.deadlineAt);
  }
  const { stage, budget, carried, graceUntil, deadlineAt, overdueAfter } = standing;
  const due = (share: number): number => dueAt(open, pauses, startedAt, Math.round(budget * share));
  const shares = promise.remindAtShares.map(due);
  const dueSoonAt = shares[0] ?? due(DUE_SOON_SHARE);
  const { snoozedUntil } = timeline;
  const remindAt =
    shares.length === 0
      ? NONE
      : reminderTimes(
          shares,
          { startedAt, snoozedUntil, latestSnooze: snoozedUntil === null ? Infinity : due(DUE_SOON_SHARE) },
          workingCalendarOf(agreement, directory, run.ownerId).calendar.open,
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
      verdict === 'breached' && isExcused(timeline, directory, [id, `${promise.id}/${cycle.number}`], onRep)
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
    begunWithVersion: context.begunWithVersion,
    endedBy: null,
  };
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
