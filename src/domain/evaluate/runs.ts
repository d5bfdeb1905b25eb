/**
 * The runs of a promise in a cycle.
 *
 * The rules it owns: a lead clock runs from hand-off and never resets; a rep clock runs from that rep's first receipt in
 * the cycle, ends at handover or release, and resumes when the lead comes back, time held by others excluded (E1, E2); a
 * system clock runs while nobody holds the lead (E3). A disposition, or a deal made of the lead, stops all (E31, E36).
 * What a promise asks for already being so at the start starts no clock (E30). An import may not start one (E10).
 */
import { type Agreement, type SlaPromise } from '../agreement/agreement.ts';
import { afterQualified } from './afterQualified.ts';
import { unownedIn, type Cycle } from './cycle.ts';
import { followUps } from './followUps.ts';
import { type Held } from './held.ts';
import { dealBetween, keeps, keptIn, momentAt } from './keeping.ts';
import {
  endedIn,
  endOfHeld,
  firstEnd,
  holderOf,
  kept,
  left,
  lost,
  type Run,
  type RunContext,
} from './run.ts';

export function runsOf(context: RunContext, promise: SlaPromise): readonly Run[] {
  switch (promise.starts.kind) {
    case 'handOff':
      return leadRun(context, promise);
    case 'receipt':
      return repRuns(context, promise);
    case 'unowned':
      return systemRuns(context);
    case 'after':
      return followUps(context, promise, context.endedRuns(promise.starts.promiseId));
    case 'qualified':
      return afterQualified(context, promise);
    case 'definition':
      return []; // before the cycle: `readiness.ts`
  }
}

function leadRun(context: RunContext, promise: SlaPromise): readonly Run[] {
  const { cycle, agreement } = context;
  const startedAt = leadStart(cycle, agreement);
  if (startedAt === null) return [];
  if (keeps(promise, momentAt(cycle, startedAt))) return [];
  const keptAt = keptIn(context, promise, startedAt, Infinity);
  return [
    {
      ownerId: holderOf(cycle),
      holderKey: 'lead',
      startedAt,
      suspensions: context.takenBack,
      end: firstEnd(kept(keptAt), left(cycle), lost(context.timeline)),
      takenOverFrom: null,
    },
  ];
}

/** A lead that came with an import begins, if at all, with the import or with its first assignment by hand (E10). */
function leadStart({ imported, handOffAt, holdings }: Cycle, { imports }: Agreement): number | null {
  if (!imported || imports === 'fromImport') return handOffAt;
  if (imports === 'ignore') return null;
  return holdings.find((holding) => !holding.imported)?.fromAt ?? null;
}

function repRuns(context: RunContext, promise: SlaPromise): readonly Run[] {
  const { cycle } = context;
  const runs: Run[] = [];
  for (const held of context.held) {
    const startedAt = held.firstFromAt;
    if (keeps(promise, momentAt(cycle, startedAt)) || dealBetween(context, cycle.handOffAt, startedAt)) {
      continue;
    }
    runs.push({
      ownerId: held.ownerId,
      holderKey: held.ownerId,
      startedAt,
      suspensions: held.suspensions,
      end: endOfHeld(context, held, firstKept(context, promise, held)),
      takenOverFrom: held.receivedFrom[0] ?? null,
    });
  }
  return runs;
}

/** A change that keeps the promise in the same instant as the handover is the work of the one who had the lead. */
function firstKept(context: RunContext, promise: SlaPromise, { holdings, firstFromAt }: Held): number | null {
  for (const { fromAt, untilAt } of holdings) {
    if (fromAt > firstFromAt && keeps(promise, momentAt(context.cycle, fromAt))) return fromAt;
    const at = keptIn(context, promise, fromAt, untilAt);
    if (at !== null) return at;
  }
  return null;
}

function systemRuns({ cycle, timeline, agreement, takenBack }: RunContext): readonly Run[] {
  if (cycle.imported && agreement.imports === 'ignore') return [];
  return unownedIn(cycle).map(({ fromAt, untilAt }, index) => ({
    ownerId: null,
    holderKey: `unowned-${index + 1}`,
    startedAt: fromAt,
    suspensions: takenBack,
    end: firstEnd(untilAt < cycle.endedAt ? kept(untilAt) : left(cycle), endedIn(cycle), lost(timeline)),
    takenOverFrom: null,
  }));
}
