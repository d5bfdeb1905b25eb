/**
 * Readiness: the stretches in which a record waits for its hand-off. What marketing promises to be quick about (S2).
 *
 * The rules it owns: a record is ready while marketing's own definition holds, nobody in sales has it as a lead, and no
 * disposition stands. A stretch ends kept with the hand-off, and without that where the record is ready no more, or a deal is
 * made of it. Slips end none, as they end no cycle (E6): what was left and came back within the bounce window had never left,
 * and a disposition that the same person took back within it counts for nobody. A lead that left sales' hands without
 * disposition is ready again at once, a recycled one when its disposition is gone. One that is handed off in the instant in
 * which it becomes ready never waited, and starts no clock, as what is kept from the start starts none (E30). Nor does what an
 * import made ready, unless clocks start from imports (E10).
 *
 * The stretches before a hand-off bear the number of the cycle that it opens. One is told from another by when it began,
 * whatever else a version of the agreement calls ready.
 *
 * Example (a test row): ready on Monday 09:30, handed off on Monday 15:00: one stretch of five and a half hours, of cycle 1.
 */
import { type Agreement, type SlaPromise } from '../agreement/agreement.ts';
import { type Pause } from '../time/pauses.ts';
import { groundsOf } from '../timeline/grounds.ts';
import { isReady, type Moment } from '../timeline/moment.ts';
import { type Timeline } from '../timeline/timeline.ts';
import { pausesOf, withinBounce, type Cycle } from './cycle.ts';
import { firstDealIn } from './keeping.ts';
import { type NumberedCycle } from './numbering.ts';
import { firstEnd, kept, lost, takenBack, type Run, type RunEnd } from './run.ts';

/** A stretch, with the part of the record's life it is about as if that were a cycle in which nobody holds it. */
export interface Readiness {
  readonly promise: SlaPromise;
  readonly cycle: Cycle;
  readonly run: Run;
}

const NONE: readonly Readiness[] = [];

/**
 * In the order of the promises, then of time.
 * @param cycles those of the record as this agreement sees them
 * @param lastKnown the number of the last cycle that any version has seen; 0: none
 */
export function readinessOf(
  agreement: Agreement,
  timeline: Timeline,
  cycles: readonly NumberedCycle[],
  lastKnown: number,
): readonly Readiness[] {
  if (groundsOf(agreement).ready.length === 0) return NONE;
  const waits = waitsBetween(timeline.moments, cycles, lastKnown);
  return agreement.promises.flatMap((promise) => {
    const { starts } = promise;
    if (starts.kind !== 'definition') return [];
    return waits.flatMap((wait) =>
      stretchesIn(wait, starts.name, agreement)
        .filter(({ moments: [first] }) => !first?.byImport || agreement.imports === 'fromImport')
        .map((stretch) => readinessFrom(stretch, promise, wait, timeline)),
    );
  });
}

/** What the record was outside of sales' hands, before one hand-off. */
interface Wait {
  /** The number of the cycle that the hand-off opens, or would open. */
  readonly number: number;
  readonly moments: readonly Moment[];
  /** Infinity: it has not come. */
  readonly handOffAt: number;
}

function waitsBetween(
  moments: readonly Moment[],
  cycles: readonly NumberedCycle[],
  lastKnown: number,
): readonly Wait[] {
  const waits: Wait[] = [];
  const firstAt = cycles[0]?.handedOffAt ?? Infinity;
  let before: readonly Moment[] = moments.filter(({ at }) => at < firstAt);
  let last = lastKnown;
  for (const { cycle, handedOffAt } of cycles) {
    if (cycle.number > 0) waits.push({ number: cycle.number, moments: before, handOffAt: handedOffAt });
    last = Math.max(last, cycle.number);
    const ending = cycle.endedAt < Infinity ? cycle.moments.at(-1) : undefined;
    before = ending ? [ending, ...cycle.aftermath] : [];
  }
  if (before.length > 0) waits.push({ number: last + 1, moments: before, handOffAt: Infinity });
  return waits;
}

interface Stretch {
  /** The first is when it began. */
  readonly moments: Moment[];
  /** Dispositions that were taken back. */
  readonly bounces: Pause[];
  /** When the record was ready no more; Infinity: it is still, or was until the hand-off. */
  leftAt: number;
}

function stretchesIn({ moments }: Wait, definition: string, agreement: Agreement): readonly Stretch[] {
  const found: Stretch[] = [];
  /** What the record was since the last stretch. */
  let gap: Moment[] = [];
  for (const moment of moments) {
    const last = found.at(-1);
    if (!isReady(moment, definition)) {
      if (last?.leftAt === Infinity) last.leftAt = moment.at;
      gap.push(moment);
    } else if (last?.leftAt === Infinity) {
      last.moments.push(moment);
    } else if (last && isSlip(last.leftAt, gap, moment, agreement)) {
      if (gap.some(({ disposition }) => disposition !== null)) {
        last.bounces.push({ fromAt: last.leftAt, untilAt: moment.at });
      }
      last.moments.push(...gap.filter(({ disposition }) => disposition === null), moment);
      last.leftAt = Infinity;
      gap = [];
    } else {
      found.push({ moments: [moment], bounces: [], leftAt: Infinity });
      gap = [];
    }
  }
  return found;
}

/** Whether what ended a stretch was taken back so soon that it was none; a disposition only by the hand that made it. */
function isSlip(leftAt: number, gap: readonly Moment[], back: Moment, agreement: Agreement): boolean {
  const made = gap.find(({ disposition }) => disposition !== null);
  if (made && (made.by.id === '' || made.by.id !== back.by.id)) return false;
  return withinBounce(agreement, leftAt, back.at);
}

function readinessFrom(
  { moments, bounces, leftAt }: Stretch,
  promise: SlaPromise,
  { number, handOffAt }: Wait,
  timeline: Timeline,
): Readiness {
  const [first] = moments;
  if (!first) throw new RangeError('a stretch without a moment');
  const endAt = Math.min(leftAt, handOffAt);
  const dealAt = firstDealIn(timeline, first.at, endAt);
  const left: RunEnd | null = leftAt < handOffAt ? { at: leftAt, ending: 'leftDefinition' } : null;
  const dealt: RunEnd | null = dealAt < endAt ? { at: dealAt, ending: 'leftDefinition' } : null;
  return {
    promise,
    cycle: {
      number,
      handOffAt: first.at,
      imported: first.byImport,
      handedOffBy: first.by,
      endedAt: endAt,
      ending: null,
      moments,
      holdings: [],
      bounces,
      pauses: pausesOf(moments, endAt),
      aftermath: [],
    },
    run: {
      ownerId: null,
      holderKey: `ready-${first.at}`,
      startedAt: first.at,
      suspensions: takenBack({ bounces }),
      end: firstEnd(dealt, left ?? kept(handOffAt < Infinity ? handOffAt : null), lost(timeline)),
      takenOverFrom: null,
    },
  };
}
