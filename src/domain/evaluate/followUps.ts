/**
 * Follow-ups: what is promised after another promise was kept.
 *
 * The rules it owns: a follow-up starts only when what it follows was kept (E32). The buyer's runs from then on, whoever
 * holds the lead. A rep's goes to whoever holds the lead: to the one who kept the first from then on, and to each other
 * who receives the lead later from that receipt on, as a first touch of theirs would (E1); for the buyer waits for the next
 * contact and not for the rep who made the first. A promise that repeats asks again after each time it was kept (S10).
 *
 * Worked example (a test row): Ann touches at 11:00 and hands over to Ben at 12:00; Ann's follow-up is handed over, Ben's
 * runs from 12:00.
 */
import { type SlaPromise } from '../agreement/agreement.ts';
import { type Suspension } from './clock.ts';
import { type Held } from './held.ts';
import { dealBetween, keeps, keptIn, momentAt } from './keeping.ts';
import {
  endOfHeld,
  firstEnd,
  holderOf,
  kept,
  left,
  lost,
  type Run,
  type RunContext,
  type RunEnd,
} from './run.ts';

/** Follow-ups of one holder and cycle; more than anybody logs. */
const REPETITIONS_AT_MOST = 200;

/** @param firsts the ended runs of the promise that comes first */
export function followUps(context: RunContext, promise: SlaPromise, firsts: readonly Run[]): readonly Run[] {
  const { cycle, timeline } = context;
  const keptAts = new Map<string, number>();
  let firstKeptAt = Infinity;
  for (const { end, holderKey } of firsts) {
    if (end?.ending !== 'kept' || end.at >= cycle.endedAt) continue;
    keptAts.set(holderKey, end.at);
    firstKeptAt = Math.min(firstKeptAt, end.at);
  }
  if (firstKeptAt === Infinity) return [];
  if (promise.side !== 'rep') {
    return inARow(context, promise, {
      ownerId: holderOf(cycle),
      holderKey: 'lead',
      startedAt: firstKeptAt,
      untilAt: cycle.endedAt,
      suspensions: context.takenBack,
      takenOverFrom: null,
      endWhen: (keptAt) => firstEnd(kept(keptAt), left(cycle), lost(timeline)),
    });
  }
  return context.held.flatMap((held) => {
    const own = keptAts.get(held.ownerId);
    const start =
      own === undefined ? receiptAfter(held, firstKeptAt) : { startedAt: own, takenOverFrom: null };
    if (!start || start.startedAt >= held.lastUntilAt) return [];
    return inARow(context, promise, {
      ...start,
      ownerId: held.ownerId,
      holderKey: held.ownerId,
      untilAt: held.lastUntilAt,
      suspensions: held.suspensions,
      endWhen: (keptAt) => endOfHeld(context, held, keptAt),
    });
  });
}

/** From when on the rep held the lead after an instant; null if never. */
function receiptAfter(
  { holdings, receivedFrom }: Held,
  at: number,
): { readonly startedAt: number; readonly takenOverFrom: string | null } | null {
  const index = holdings.findIndex(({ untilAt }) => untilAt > at);
  const holding = holdings[index];
  if (!holding) return null;
  return holding.fromAt < at
    ? { startedAt: at, takenOverFrom: null }
    : { startedAt: holding.fromAt, takenOverFrom: receivedFrom[index] ?? null };
}

interface Row {
  readonly ownerId: string | null;
  readonly holderKey: string;
  readonly startedAt: number;
  /** Until when the promise can be kept. */
  readonly untilAt: number;
  readonly suspensions: readonly Suspension[];
  readonly takenOverFrom: string | null;
  readonly endWhen: (keptAt: number | null) => RunEnd | null;
}

/** One follow-up, or one after another. What it asks for being so already, or a deal, leaves nothing to ask for. */
function inARow(context: RunContext, promise: SlaPromise, row: Row): readonly Run[] {
  const { cycle } = context;
  const { ownerId, holderKey, untilAt, suspensions, endWhen } = row;
  const runs: Run[] = [];
  let { startedAt, takenOverFrom } = row;
  while (runs.length < REPETITIONS_AT_MOST) {
    if (keeps(promise, momentAt(cycle, startedAt)) || dealBetween(context, cycle.handOffAt, startedAt)) break;
    const end = endWhen(keptIn(context, promise, startedAt, untilAt));
    const number = runs.length + 1;
    runs.push({ ownerId, holderKey: `${holderKey}-${number}`, startedAt, suspensions, end, takenOverFrom });
    if (!promise.repeats || end?.ending !== 'kept' || end.at >= untilAt) break;
    startedAt = end.at;
    takenOverFrom = null;
  }
  return runs;
}
