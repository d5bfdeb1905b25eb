/**
 * The clocks of one cycle: each run of each promise, put on its calendar.
 *
 * The rules it owns: met means elapsed <= budget (E23); who passes a lead on in time is neither praised nor blamed, who
 * passes it on late has broken the promise (E1); pauses count up to their cap (E19); a rep's absence suspends the rep
 * clock and never the lead clock (E22); a change of tier keeps start and elapsed time, and never breaks a promise in
 * hindsight (E13); what a manager excused is excused (E39).
 */
import { type Agreement, type SlaPromise } from '../agreement/agreement.ts';
import { budgetMs } from '../agreement/budget.ts';
import { type OpenTime } from '../time/openTime.ts';
import { dueAt, elapsedMs, mergedPauses, nextCountingAt, type Pause } from '../time/pauses.ts';
import { type RecordRef } from '../timeline/fact.ts';
import { type Moment } from '../timeline/moment.ts';
import { type Timeline } from '../timeline/timeline.ts';
import { type Clock, type Suspension, type Verdict } from './clock.ts';
import { handoversIn, type Cycle } from './cycle.ts';
import { calendarFor, type CalendarGround, type Directory } from './directory.ts';
import { cappedPauses } from './cap.ts';
import { reminderTimes } from './reminders.ts';
import { firstEnd, runsOf, type Run, type RunEnd } from './run.ts';

/** Share of the budget from which a clock without reminders counts as due soon. */
const DUE_SOON_SHARE = 0.75;
const MINUTE_MS = 60_000;

export interface CycleContext {
  readonly record: RecordRef;
  readonly cycle: Cycle;
  /** When the next cycle opens; Infinity when there is none. */
  readonly nextHandOffAt: number;
  readonly timeline: Timeline;
  readonly agreement: Agreement;
  readonly directory: Directory;
  readonly now: number;
}

/** A clock and what it rests on. */
export interface Judged {
  readonly clock: Clock;
  readonly run: Run;
  readonly calendarGround: CalendarGround;
  /** Whether the budget is its tier's, or what the last rep had left. */
  readonly budgetFrom: 'tier' | 'handover';
  /** Since when its tier counts. */
  readonly tierSince: number;
  /** Set where the deadline was put off because the budget became stricter. */
  readonly graceUntil: number | null;
}

export function clocksOf(context: CycleContext): readonly Judged[] {
  const judged: Judged[] = [];
  for (const promise of context.agreement.promises) {
    const endedRuns = (promiseId: string): readonly Run[] =>
      judged
        .filter(({ clock }) => clock.promiseId === promiseId && clock.endedAt !== null)
        .map(({ run }) => run);
    const ofPromise: Judged[] = [];
    for (const run of runsOf({ ...context, endedRuns }, promise)) {
      const one = judge(context, promise, run, ofPromise);
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
): Judged | null {
  const { record, cycle, agreement, directory, timeline, now } = context;
  const tier = tierIn(context, promise, bare);
  if (!tier) return null;
  const run = { ...bare, end: firstEnd([bare.end, tier.withdrawn]) };
  const within = promise.tiers[tier.index]?.within;
  if (!within) return null;

  const onRep = promise.side === 'rep' ? run.ownerId : null;
  const { calendar, ground } = calendarFor(agreement, promise, directory, onRep);
  const { open } = calendar;
  const suspensions = suspensionsOf(context, promise, run, open);
  const pauses = mergedPauses(suspensions);
  const { startedAt, end } = run;

  const carried = carriedOver(agreement, run, earlier, open, within.unit);
  const budget = carried ?? budgetMs(within, open, startedAt);
  const due = (share: number): number => dueAt(open, pauses, startedAt, Math.round(budget * share));
  const graceUntil = graceAfter(agreement, open, pauses, startedAt, tier.since, due(1));
  const deadlineAt = graceUntil ?? due(1);
  const overdueAfter = nextCountingAt(open, pauses, deadlineAt);
  const dueSoonAt = due(promise.remindAtShares[0] ?? DUE_SOON_SHARE);
  const id = `${promise.id}/${cycle.number}/${run.holderKey}`;
  const clock: Clock = {
    id,
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
    dueSoonAt,
    remindAt: reminderTimes(
      promise.remindAtShares.map(due),
      { startedAt, latestSnooze: due(DUE_SOON_SHARE), snoozedUntil: timeline.snoozedUntil },
      workingHoursOf(context, run.ownerId),
    ),
    endedAt: end?.at ?? null,
    ending: end?.ending ?? null,
    verdict: excusedOr(timeline, id, promise.id, cycle.number, verdictOf(end, overdueAfter, now)),
    elapsedMs: end && elapsedMs(open, pauses, startedAt, end.at),
    suspensions,
    tier: tier.index,
    handovers: handoversIn(cycle),
    unverified: isUnverified(context, end),
  };
  return {
    clock,
    run,
    calendarGround: ground,
    budgetFrom: carried === null ? 'tier' : 'handover',
    tierSince: tier.since,
    graceUntil,
  };
}

interface TierFound {
  readonly index: number;
  readonly since: number;
  /** Where the promise stopped being made for this record before the run ended. */
  readonly withdrawn: RunEnd | null;
}

/** The last tier that held while the run ran; a promise that is no longer made ends the run where it ceased (E13). */
function tierIn(
  { cycle, agreement }: CycleContext,
  promise: SlaPromise,
  { startedAt, end }: Run,
): TierFound | null {
  const place = agreement.promises.indexOf(promise);
  const until = end?.at ?? Infinity;
  const found: { index: number; since: number }[] = [];
  for (const [position, moment] of cycle.moments.entries()) {
    const passedAt = cycle.moments[position + 1]?.at ?? Infinity;
    if (passedAt <= startedAt || (moment.at >= until && position > 0)) continue;
    const index = tierOf(moment, place);
    const last = found.at(-1);
    if (index < 0 && last) return { ...last, withdrawn: { at: moment.at, ending: 'withdrawn' } };
    if (index >= 0 && last?.index !== index) found.push({ index, since: Math.max(moment.at, startedAt) });
  }
  const last = found.at(-1);
  if (last) return { ...last, withdrawn: null };
  // A run that begins where the cycle ends is judged by how the record stood then.
  const ending = cycle.moments.at(-1);
  const index = startedAt >= cycle.endedAt && ending ? tierOf(ending, place) : -1;
  return index < 0 ? null : { index, since: startedAt, withdrawn: null };
}

function tierOf(moment: Moment, place: number): number {
  return moment.tiers[place] ?? -1;
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
  return [
    ...run.suspensions,
    ...cappedPauses(agreement, cycle.pauses, run.startedAt, open),
    ...away.map((absence): Suspension => ({ ...absence, reason: 'absent', pauseId: null })),
  ];
}

/** What the last rep had left when the lead was passed on, where the agreement says that the next one gets no more. */
function carriedOver(
  { handover }: Agreement,
  { takenOverFrom, startedAt }: Run,
  earlier: readonly Judged[],
  open: OpenTime,
  unit: string,
): number | null {
  if (handover.kind === 'fresh' || unit === 'calendarMinutes') return null;
  const before = earlier.find(({ clock }) => clock.ownerId === takenOverFrom);
  if (takenOverFrom === null || !before) return null;
  const { clock } = before;
  if (clock.ending !== 'handedOver' && clock.ending !== null) return null;
  const used = elapsedMs(open, mergedPauses(clock.suspensions), clock.startedAt, startedAt);
  const floor = budgetMs(handover.floor, open, startedAt);
  return Math.max(floor, clock.budgetMs - used, MINUTE_MS);
}

/** Null unless the change of tier came late in the run and would leave less than the agreed grace. */
function graceAfter(
  { grace }: Agreement,
  open: OpenTime,
  pauses: readonly Pause[],
  startedAt: number,
  since: number,
  deadlineAt: number,
): number | null {
  if (since <= startedAt) return null;
  const until = dueAt(open, pauses, since, budgetMs(grace, open, since));
  return until > deadlineAt ? until : null;
}

/** The hours in which somebody can act on a reminder: the holder's, or the portal's. */
function workingHoursOf({ agreement, directory }: CycleContext, ownerId: string | null): OpenTime {
  const anyPromise = agreement.promises[0];
  if (!anyPromise) throw new RangeError('an agreement without promises');
  const plain: SlaPromise = {
    ...anyPromise,
    calendarId: null,
    tiers: [{ when: null, within: { unit: 'businessMinutes', minutes: 1 } }],
  };
  return calendarFor(agreement, plain, directory, ownerId).calendar.open;
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

function excusedOr(
  { excuses }: Timeline,
  clockId: string,
  promiseId: string,
  cycle: number,
  verdict: Verdict | null,
): Verdict | null {
  const excused = excuses.has(clockId) || excuses.has(`${promiseId}/${cycle}`);
  return verdict === 'breached' && excused ? 'excused' : verdict;
}

/** A disposition that asks for evidence and has none: nobody logged anything in the cycle (E34). */
function isUnverified({ cycle, agreement, timeline }: CycleContext, end: RunEnd | null): boolean {
  const { ending, endedAt, handOffAt } = cycle;
  if (end === null || ending === null || ending === 'leftDefinition') return false;
  if (!agreement.evidenceFor.has(ending)) return false;
  return !timeline.activities.some(({ at, human }) => human && at >= handOffAt && at <= endedAt);
}
