/**
 * The clocks of one cycle.
 *
 * The rules it owns: a lead clock runs from hand-off and never resets; a rep clock runs from that rep's first receipt
 * in the cycle, ends at handover or release (breached if already late, else void), and resumes when the lead comes
 * back, time held by others excluded (E1 to E3). A disposition stops all (E31). What a promise asks for already being
 * so at the start starts no clock (E30). Met means elapsed <= budget (E23).
 */
import { type Agreement, type SlaPromise } from '../agreement/agreement.ts';
import { budgetMs } from '../agreement/budget.ts';
import { dueAt, elapsedMs, mergedPauses, nextCountingAt, type Pause } from '../time/pauses.ts';
import { type RecordRef } from '../timeline/fact.ts';
import { type Moment, type Timeline } from '../timeline/timeline.ts';
import { type Clock, type ClockEnding, type Verdict } from './clock.ts';
import { type Cycle, type Holding } from './cycle.ts';
import { calendarFor, type Directory } from './directory.ts';

/** Share of the budget from which a clock without reminders counts as due soon. */
const DUE_SOON_SHARE = 0.75;

export interface CycleContext {
  readonly record: RecordRef;
  readonly cycle: Cycle;
  readonly gone: Timeline['gone'];
  readonly agreement: Agreement;
  readonly directory: Directory;
  readonly now: number;
}

/** Where a clock runs: its start, what does not count, and how it ended if it did. */
interface Run {
  readonly ownerId: string | null;
  readonly holderKey: string;
  readonly startedAt: number;
  readonly pauses: readonly Pause[];
  readonly end: { readonly at: number; readonly ending: ClockEnding } | null;
}

export function clocksOf(context: CycleContext): readonly Clock[] {
  return context.agreement.promises.flatMap((promise) => {
    const runs = promise.side === 'lead' ? [leadRun(context, promise)] : repRuns(context, promise);
    return runs.filter((run) => run !== null).map((run) => clockOf(context, promise, run));
  });
}

function leadRun({ cycle, gone }: CycleContext, promise: SlaPromise): Run | null {
  const keptAt = cycle.moments.find((moment) => keeps(promise, moment))?.at ?? null;
  if (keptAt === cycle.handOffAt) return null;
  const holder = cycle.holdings.at(-1);
  return {
    ownerId: holder?.untilAt === cycle.endedAt ? holder.ownerId : null,
    holderKey: 'lead',
    startedAt: cycle.handOffAt,
    pauses: [],
    end: firstEnd([kept(keptAt), left(cycle), lost(gone)]),
  };
}

function repRuns(context: CycleContext, promise: SlaPromise): (Run | null)[] {
  const owners = [...new Set(context.cycle.holdings.map((holding) => holding.ownerId))];
  return owners.map((ownerId) => repRun(context, promise, ownerId));
}

function repRun({ cycle, gone }: CycleContext, promise: SlaPromise, ownerId: string): Run | null {
  const held = cycle.holdings.filter((holding) => holding.ownerId === ownerId);
  const first = held[0];
  const last = held.at(-1);
  if (!first || !last || keeps(promise, momentAt(cycle, first.fromAt))) return null;
  // A change that keeps the promise in the same instant as the handover is the work of the one who had the lead.
  const keptAt =
    cycle.moments.find(
      (moment) => keeps(promise, moment) && held.some((h) => h.fromAt < moment.at && moment.at <= h.untilAt),
    )?.at ?? null;
  const heldNow = last.untilAt === cycle.endedAt;
  return {
    ownerId,
    holderKey: ownerId,
    startedAt: first.fromAt,
    pauses: mergedPauses(gapsBetween(held)),
    end: firstEnd([kept(keptAt), heldNow ? left(cycle) : passedOn(cycle, last), lost(gone)]),
  };
}

function keeps(promise: SlaPromise, moment: Moment): boolean {
  if (moment.disposition !== null) return true;
  return promise.stops.kind === 'definition' && moment.definitions.has(promise.stops.name);
}

function momentAt(cycle: Cycle, at: number): Moment {
  const moment = cycle.moments.findLast((candidate) => candidate.at <= at);
  if (!moment) throw new RangeError('a holding begins before its cycle');
  return moment;
}

function gapsBetween(held: readonly Holding[]): Pause[] {
  return held
    .slice(1)
    .map((next, index) => ({ fromAt: held[index]?.untilAt ?? next.fromAt, untilAt: next.fromAt }));
}

function kept(at: number | null): Run['end'] {
  return at === null ? null : { at, ending: 'kept' };
}

function left(cycle: Cycle): Run['end'] {
  return cycle.ending === 'leftDefinition' ? { at: cycle.endedAt, ending: 'leftDefinition' } : null;
}

function lost(gone: Timeline['gone']): Run['end'] {
  return gone && { at: gone.at, ending: gone.how };
}

function passedOn(cycle: Cycle, last: Holding): Run['end'] {
  const toSomebody = cycle.holdings.some((holding) => holding.fromAt === last.untilAt);
  return { at: last.untilAt, ending: toSomebody ? 'handedOver' : 'released' };
}

function firstEnd(ends: readonly Run['end'][]): Run['end'] {
  let first: Run['end'] = null;
  for (const end of ends) {
    if (end && (!first || end.at < first.at)) first = end;
  }
  return first;
}

function clockOf(
  { record, cycle, agreement, directory, now }: CycleContext,
  promise: SlaPromise,
  run: Run,
): Clock {
  const calendar = calendarFor(agreement, promise, directory, promise.side === 'rep' ? run.ownerId : null);
  const { startedAt, pauses, end } = run;
  const budget = budgetMs(promise.within, calendar.open, startedAt);
  const due = (share: number): number => dueAt(calendar.open, pauses, startedAt, Math.round(budget * share));
  const deadlineAt = due(1);
  const overdueAfter = nextCountingAt(calendar.open, pauses, deadlineAt);
  const remindAt = promise.remindAtShares.map(due);
  return {
    id: `${promise.id}/${cycle.number}/${run.holderKey}`,
    record,
    promiseId: promise.id,
    side: promise.side,
    cycle: cycle.number,
    ownerId: run.ownerId,
    agreementVersion: agreement.version,
    calendarId: calendar.id,
    shadow: cycle.handOffAt < agreement.enforceFrom,
    startedAt,
    budgetMs: budget,
    deadlineAt,
    overdueAfter,
    dueSoonAt: remindAt[0] ?? due(DUE_SOON_SHARE),
    remindAt,
    endedAt: end?.at ?? null,
    ending: end?.ending ?? null,
    verdict: verdictOf(end, overdueAfter, now),
    elapsedMs: end && elapsedMs(calendar.open, pauses, startedAt, end.at),
  };
}

function verdictOf(end: Run['end'], overdueAfter: number, now: number): Verdict | null {
  if (end === null) return now > overdueAfter ? 'breached' : null;
  switch (end.ending) {
    case 'kept':
      return end.at <= overdueAfter ? 'met' : 'breached';
    case 'handedOver':
    case 'released':
    case 'leftDefinition':
      return end.at <= overdueAfter ? 'void' : 'breached';
    case 'deleted':
    case 'erased':
      return 'void';
  }
}
