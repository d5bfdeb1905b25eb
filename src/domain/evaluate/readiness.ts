/**
 * Readiness: the stretches in which a record waits for its hand-off. What marketing promises to be quick about (S2).
 *
 * The rules it owns: a record is ready while marketing's own definition holds, nobody in sales has it as a lead, and no
 * disposition stands. A stretch ends kept with the hand-off, and without that where the record is ready no more. A lead that
 * left sales' hands without disposition is ready again at once, a recycled one when its disposition is gone; what was a slip
 * left nobody's hands (E6). One that is handed off in the instant in which it becomes ready never waited, and starts no clock,
 * as what is kept from the start starts none (E30). Nor does what an import made ready, unless clocks start from imports (E10).
 *
 * The stretches before a hand-off bear the number of the cycle that it opens.
 *
 * Example (a test row): ready on Monday 09:00, handed off on Monday 15:00: one stretch of six hours, marketing's, of cycle 1.
 */
import { type Agreement, type SlaPromise } from '../agreement/agreement.ts';
import { type Moment } from '../timeline/moment.ts';
import { type Timeline } from '../timeline/timeline.ts';
import { pausesOf, type Cycle } from './cycle.ts';
import { type NumberedCycle } from './numbering.ts';
import { firstEnd, kept, lost, type Run, type RunEnd } from './run.ts';

/** A stretch, with the part of the record's life it is about as if that were a cycle in which nobody holds it. */
export interface Readiness {
  readonly promise: SlaPromise;
  readonly cycle: Cycle;
  readonly run: Run;
}

/** Whether marketing promises to hand off in time. */
export function promisesHandOff({ promises }: Agreement): boolean {
  return promises.some(({ starts }) => starts.kind === 'definition');
}

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
  const waits = waitsBetween(timeline.moments, cycles, lastKnown);
  return agreement.promises.flatMap((promise) => {
    const { starts } = promise;
    if (starts.kind !== 'definition') return [];
    return waits.flatMap((wait) => stretchesIn(wait, promise, starts.name, agreement, timeline));
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

function stretchesIn(
  { number, moments, handOffAt }: Wait,
  promise: SlaPromise,
  definition: string,
  { imports }: Agreement,
  timeline: Timeline,
): readonly Readiness[] {
  const found: Readiness[] = [];
  let stretch: Moment[] = [];
  const close = (at: number): void => {
    const [first] = stretch;
    if (!first || (first.byImport && imports !== 'fromImport')) return;
    const end: RunEnd | null =
      at < handOffAt ? { at, ending: 'leftDefinition' } : kept(at < Infinity ? at : null);
    found.push({
      promise,
      cycle: cycleOf(number, stretch, at),
      run: {
        ownerId: null,
        holderKey: `ready-${found.length + 1}`,
        startedAt: first.at,
        suspensions: [],
        end: firstEnd(end, lost(timeline)),
        takenOverFrom: null,
      },
    });
  };
  for (const moment of moments) {
    if (!moment.isLead && moment.disposition === null && moment.definitions.has(definition)) {
      stretch.push(moment);
    } else {
      close(moment.at);
      stretch = [];
    }
  }
  close(handOffAt);
  return found;
}

function cycleOf(number: number, moments: readonly Moment[], endedAt: number): Cycle {
  const [first] = moments;
  if (!first) throw new RangeError('a stretch without a moment');
  return {
    number,
    handOffAt: first.at,
    imported: first.byImport,
    handedOffBy: first.by,
    endedAt,
    ending: null,
    moments,
    holdings: [],
    bounces: [],
    pauses: pausesOf(moments, endedAt),
    aftermath: [],
  };
}
