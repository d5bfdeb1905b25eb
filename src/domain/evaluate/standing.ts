/**
 * How a run stands: which tier of its promise gives the budget, and what deadline follows.
 *
 * The rules it owns: a change of tier keeps start and elapsed time (E13), leaves at least the grace, and repairs nothing
 * that is broken already; a budget may be what the last rep had left (E1).
 */
import { type Agreement, type Budget, type SlaPromise } from '../agreement/agreement.ts';
import { budgetMs } from '../agreement/budget.ts';
import { type OpenTime } from '../time/openTime.ts';
import { dueAt, elapsedMs, mergedPauses, nextCountingAt, type Pause } from '../time/pauses.ts';
import { type Moment } from '../timeline/moment.ts';
import { type Clock } from './clock.ts';
import { type Cycle } from './cycle.ts';
import { type Run, type RunEnd } from './run.ts';

const MINUTE_MS = 60_000;

/** A tier that held from an instant on. */
export interface Stage {
  readonly index: number;
  readonly within: Budget;
  readonly since: number;
}

/** How a run stands under one tier. */
export interface Standing {
  readonly stage: Stage;
  readonly budget: number;
  readonly carried: number | null;
  readonly graceUntil: number | null;
  readonly deadlineAt: number;
  readonly overdueAfter: number;
}

/** @param earlier the clocks of the same promise and cycle that began before */
export function standingOf(
  agreement: Agreement,
  run: Run,
  stage: Stage,
  earlier: readonly Clock[],
  open: OpenTime,
  pauses: readonly Pause[],
  lastDeadlineAt: number,
): Standing {
  const { startedAt } = run;
  const carried = carriedOver(agreement, run, earlier, open, stage.within.unit);
  const budget = carried ?? budgetMs(stage.within, open, startedAt);
  const due = dueAt(open, pauses, startedAt, budget);
  const graceUntil = graceAfter(agreement, open, pauses, startedAt, stage.since, due, lastDeadlineAt);
  const deadlineAt = graceUntil ?? due;
  const overdueAfter = nextCountingAt(open, pauses, deadlineAt);
  return { stage, budget, carried, graceUntil, deadlineAt, overdueAfter };
}

/** The tiers that held while the run ran; a promise that is no longer made ends the run where it ceased (E13). */
export function tiersIn(
  cycle: Cycle,
  agreement: Agreement,
  promise: SlaPromise,
  { startedAt, end }: Run,
): { readonly stages: readonly Stage[]; readonly withdrawn: RunEnd | null } {
  const only = promise.tiers[0];
  if (only?.when === null && promise.tiers.length === 1 && promise.appliesTo === null) {
    return { stages: [{ index: 0, within: only.within, since: startedAt }], withdrawn: null };
  }
  const place = agreement.promises.indexOf(promise);
  const until = end?.at ?? Infinity;
  const stages: Stage[] = [];
  let withdrawn: RunEnd | null = null;
  const begin = (moment: Moment | undefined, since: number): boolean => {
    const index = moment ? tierOf(moment, place) : -1;
    const within = promise.tiers[index]?.within;
    if (within && stages.at(-1)?.index !== index) stages.push({ index, within, since });
    return within !== undefined;
  };
  for (const [position, moment] of cycle.moments.entries()) {
    const passedAt = cycle.moments[position + 1]?.at ?? Infinity;
    if (passedAt <= startedAt || (moment.at >= until && position > 0)) continue;
    const isMade = begin(moment, Math.max(moment.at, startedAt));
    if (isMade) withdrawn = null;
    else if (stages.length > 0) withdrawn ??= { at: moment.at, ending: 'withdrawn' };
  }
  // A run that begins where the cycle ends is judged by how the record stood then.
  if (stages.length === 0 && startedAt >= cycle.endedAt) begin(cycle.moments.at(-1), startedAt);
  return { stages, withdrawn };
}

/** The tiers as a version of the agreement sees them that counts from an instant on: what held by then, and what came later. */
export function stagesFrom(stages: readonly Stage[], at: number): readonly Stage[] {
  const held = stages.findLastIndex(({ since }) => since <= at);
  const stage = stages[held];
  return stage ? [{ ...stage, since: at }, ...stages.slice(held + 1)] : stages;
}

function tierOf(moment: Moment, place: number): number {
  return moment.tiers[place] ?? -1;
}

/** What the last rep had left when the lead was passed on, where the agreement says that the next one gets no more. */
function carriedOver(
  { handover }: Agreement,
  { takenOverFrom, startedAt }: Run,
  earlier: readonly Clock[],
  open: OpenTime,
  unit: string,
): number | null {
  if (handover.kind === 'fresh' || unit === 'calendarMinutes') return null;
  const before = earlier.findLast((clock) => clock.ownerId === takenOverFrom && clock.startedAt <= startedAt);
  if (takenOverFrom === null || !before) return null;
  // What became of it later, when the lead had come back, changes nothing of what was left then.
  const endedBefore = before.endedAt !== null && before.endedAt <= startedAt;
  if (endedBefore && before.ending !== 'handedOver' && before.ending !== 'released') return null;
  const used = elapsedMs(
    open,
    mergedPauses(before.suspensions),
    before.startedAt,
    Math.min(before.endedAt ?? startedAt, startedAt),
  );
  const floor = budgetMs(handover.floor, open, startedAt);
  return Math.max(floor, before.budgetMs - used, MINUTE_MS);
}

/** Null unless the change of tier came late in the run and would leave less than the agreed grace. */
function graceAfter(
  { grace }: Agreement,
  open: OpenTime,
  pauses: readonly Pause[],
  startedAt: number,
  since: number,
  deadlineAt: number,
  lastDeadlineAt: number,
): number | null {
  if (since <= startedAt) return null;
  const until = Math.min(lastDeadlineAt, dueAt(open, pauses, since, budgetMs(grace, open, since)));
  return until > deadlineAt ? until : null;
}
