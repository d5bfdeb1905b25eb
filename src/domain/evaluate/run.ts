/**
 * A run: where a clock runs, before any calendar is asked. When it starts, what does not count, and how it ended.
 *
 * The rules it owns: a lead clock runs from hand-off and never resets; a rep clock runs from that rep's first receipt in
 * the cycle, ends at handover or release, and resumes when the lead comes back, time held by others excluded (E1, E2); a
 * system clock runs while nobody holds the lead (E3). A disposition, or a deal made of the lead, stops all (E31, E36).
 * What a promise asks for already being so at the start starts no clock (E30). An import may not start one (E10).
 */
import { type Agreement, type SlaPromise } from '../agreement/agreement.ts';
import { type Timeline } from '../timeline/timeline.ts';
import { type ClockEnding, type Suspension } from './clock.ts';
import { unownedIn, type Cycle, type Holding } from './cycle.ts';
import { activityAfter, dealBetween, keeps, keptIn, momentAt, type Life } from './keeping.ts';

export interface RunEnd {
  readonly at: number;
  readonly ending: ClockEnding;
}

export interface Run {
  /** The rep a rep clock is about; else who holds the record. */
  readonly ownerId: string | null;
  /** Tells the runs of one promise and cycle apart. */
  readonly holderKey: string;
  readonly startedAt: number;
  readonly suspensions: readonly Suspension[];
  readonly end: RunEnd | null;
  /** Who held it just before, so that what was left can be carried over. */
  readonly takenOverFrom: string | null;
}

export interface RunContext extends Life {
  /** When the next cycle opens; Infinity when there is none. */
  readonly nextHandOffAt: number;
  readonly agreement: Agreement;
  /** The runs of another promise of this cycle that are ended; for promises that start after others. */
  readonly endedRuns: (promiseId: string) => readonly Run[];
}

/** Follow-ups of one holder and cycle; more than anybody logs. */
const REPETITIONS_AT_MOST = 200;

const NONE: readonly Suspension[] = [];

export function runsOf(context: RunContext, promise: SlaPromise): readonly Run[] {
  switch (promise.starts.kind) {
    case 'handOff':
      return leadRun(context, promise);
    case 'receipt':
      return repRuns(context, promise);
    case 'unowned':
      return systemRuns(context);
    case 'after':
      return context
        .endedRuns(promise.starts.promiseId)
        .flatMap((first) => followUps(context, promise, first));
    case 'qualified':
      return runAfterCycle(context, promise);
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
      suspensions: takenBack(cycle),
      end: firstEnd([kept(keptAt), left(cycle), lost(context.timeline)]),
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
  const { cycle, agreement, timeline } = context;
  const counting = cycle.holdings.filter(
    (holding, index) =>
      !holding.imported ||
      !cycle.imported ||
      agreement.imports === 'fromImport' ||
      // Once a person has put the lead into somebody's hands, an import takes nothing back.
      cycle.holdings
        .slice(0, index)
        .some((earlier) => earlier.ownerId === holding.ownerId && !earlier.imported),
  );
  const owners = [...new Set(counting.map(({ ownerId }) => ownerId))];
  return owners.flatMap((ownerId) => {
    const held = counting.filter((holding) => holding.ownerId === ownerId);
    const first = held[0];
    const last = held.at(-1);
    if (
      !first ||
      !last ||
      keeps(promise, momentAt(cycle, first.fromAt)) ||
      dealBetween(context, cycle.handOffAt, first.fromAt)
    )
      return [];
    const keptAt = firstKept(context, promise, held);
    const heldNow = last.untilAt === cycle.endedAt;
    return [
      {
        ownerId,
        holderKey: ownerId,
        startedAt: first.fromAt,
        suspensions: [...takenBack(cycle), ...gapsBetween(held)],
        end: firstEnd([kept(keptAt), heldNow ? left(cycle) : passedOn(cycle, last), lost(timeline)]),
        takenOverFrom: cycle.holdings.findLast(({ untilAt }) => untilAt <= first.fromAt)?.ownerId ?? null,
      },
    ];
  });
}

/** A change that keeps the promise in the same instant as the handover is the work of the one who had the lead. */
function firstKept(context: RunContext, promise: SlaPromise, held: readonly Holding[]): number | null {
  for (const [index, { fromAt, untilAt }] of held.entries()) {
    if (index > 0 && keeps(promise, momentAt(context.cycle, fromAt))) return fromAt;
    const at = keptIn(context, promise, fromAt, untilAt);
    if (at !== null) return at;
  }
  return null;
}

function systemRuns({ cycle, timeline, agreement }: RunContext): readonly Run[] {
  if (cycle.imported && agreement.imports === 'ignore') return [];
  return unownedIn(cycle).map(({ fromAt, untilAt }, index) => ({
    ownerId: null,
    holderKey: `unowned-${index + 1}`,
    startedAt: fromAt,
    suspensions: takenBack(cycle),
    end: firstEnd([untilAt < cycle.endedAt ? kept(untilAt) : left(cycle), endedIn(cycle), lost(timeline)]),
    takenOverFrom: null,
  }));
}

/** One follow-up, or one after another where the promise asks for activities again and again (E32). */
function followUps(context: RunContext, promise: SlaPromise, first: Run): readonly Run[] {
  const { cycle, timeline } = context;
  if (first.end?.ending !== 'kept' || first.end.at >= cycle.endedAt) return [];
  const held = cycle.holdings.filter(({ ownerId }) => first.ownerId === null || ownerId === first.ownerId);
  const last = held.at(-1);
  if (!last) return [];
  const runs: Run[] = [];
  let startedAt = first.end.at;
  while (runs.length < REPETITIONS_AT_MOST) {
    const keptAt = keptIn(context, promise, startedAt, last.untilAt);
    const heldNow = last.untilAt === cycle.endedAt;
    const end = firstEnd([kept(keptAt), heldNow ? left(cycle) : passedOn(cycle, last), lost(timeline)]);
    runs.push({
      ownerId: first.ownerId,
      holderKey: `${first.holderKey}-${runs.length + 1}`,
      startedAt,
      suspensions: [...takenBack(cycle), ...gapsBetween(held)],
      end,
      takenOverFrom: null,
    });
    if (!promise.repeats || end?.ending !== 'kept' || end.at >= cycle.endedAt) break;
    startedAt = end.at;
  }
  return runs;
}

/**
 * From qualified on, until what the promise asks for, or until the lead is handed off anew. A deal that was made before
 * the lead was called qualified leaves nothing to wait for.
 */
function runAfterCycle(context: RunContext, promise: SlaPromise): readonly Run[] {
  const { cycle, nextHandOffAt, timeline } = context;
  if (cycle.ending !== 'qualified' || dealBetween(context, cycle.handOffAt, cycle.endedAt)) return [];
  const holder = cycle.holdings.at(-1)?.ownerId ?? null;
  const done = activityAfter(timeline, promise, cycle.endedAt, nextHandOffAt, true);
  return [
    {
      ownerId: holder,
      holderKey: promise.side === 'rep' ? (holder ?? 'lead') : 'lead',
      startedAt: cycle.endedAt,
      suspensions: [],
      end: firstEnd([
        kept(done),
        nextHandOffAt < Infinity ? { at: nextHandOffAt, ending: 'leftDefinition' } : null,
        lost(timeline),
      ]),
      takenOverFrom: null,
    },
  ];
}

function holderOf({ holdings, endedAt }: Cycle): string | null {
  const last = holdings.at(-1);
  return last?.untilAt === endedAt ? last.ownerId : null;
}

function takenBack({ bounces }: Cycle): readonly Suspension[] {
  if (bounces.length === 0) return NONE;
  return bounces.map((bounce) => ({ ...bounce, reason: 'takenBack', pauseId: null }));
}

function gapsBetween(held: readonly Holding[]): readonly Suspension[] {
  if (held.length < 2) return NONE;
  return held
    .slice(1)
    .map((next, index) => ({
      fromAt: held[index]?.untilAt ?? next.fromAt,
      untilAt: next.fromAt,
      reason: 'heldByOthers' as const,
      pauseId: null,
    }))
    .filter(({ fromAt, untilAt }) => untilAt > fromAt);
}

function kept(at: number | null): RunEnd | null {
  return at === null ? null : { at, ending: 'kept' };
}

function left(cycle: Cycle): RunEnd | null {
  return cycle.ending === 'leftDefinition' ? { at: cycle.endedAt, ending: 'leftDefinition' } : null;
}

function endedIn(cycle: Cycle): RunEnd | null {
  return cycle.ending === null ? null : { at: cycle.endedAt, ending: 'leftDefinition' };
}

function lost({ gone }: Timeline): RunEnd | null {
  return gone && { at: gone.at, ending: gone.how };
}

function passedOn(cycle: Cycle, last: Holding): RunEnd | null {
  const toSomebody = cycle.holdings.some((holding) => holding.fromAt === last.untilAt);
  return { at: last.untilAt, ending: toSomebody ? 'handedOver' : 'released' };
}

export function firstEnd(ends: readonly (RunEnd | null)[]): RunEnd | null {
  let first: RunEnd | null = null;
  for (const end of ends) {
    if (end && (!first || end.at < first.at)) first = end;
  }
  return first;
}
