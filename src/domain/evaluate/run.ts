/**
 * A run: where a clock runs, before any calendar is asked. When it starts, what does not count, and how it ended.
 */
import { type Agreement } from '../agreement/agreement.ts';
import { type Timeline } from '../timeline/timeline.ts';
import { type ClockEnding, type Suspension } from './clock.ts';
import { type Cycle } from './cycle.ts';
import { type Held } from './held.ts';
import { type Life } from './keeping.ts';

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
  /** What was taken back of the cycle: time that counts for nobody. */
  readonly takenBack: readonly Suspension[];
  /** What each rep held of the cycle. */
  readonly held: readonly Held[];
  /** The runs of another promise of this cycle that are ended; for promises that start after others. */
  readonly endedRuns: (promiseId: string) => readonly Run[];
}

const NONE: readonly Suspension[] = [];

export function holderOf({ holdings, endedAt }: Cycle): string | null {
  const last = holdings.at(-1);
  return last?.untilAt === endedAt ? last.ownerId : null;
}

export function takenBack({ bounces }: Pick<Cycle, 'bounces'>): readonly Suspension[] {
  if (bounces.length === 0) return NONE;
  return bounces.map((bounce) => ({ ...bounce, reason: 'takenBack', pauseId: null }));
}

export function kept(at: number | null): RunEnd | null {
  return at === null ? null : { at, ending: 'kept' };
}

export function left(cycle: Cycle): RunEnd | null {
  return cycle.ending === 'leftDefinition' ? { at: cycle.endedAt, ending: 'leftDefinition' } : null;
}

export function endedIn(cycle: Cycle): RunEnd | null {
  return cycle.ending === null ? null : { at: cycle.endedAt, ending: 'leftDefinition' };
}

export function lost({ gone }: Timeline): RunEnd | null {
  return gone && { at: gone.at, ending: gone.how };
}

/** How the clock of a rep who held the lead ended: by what the promise asks for, or where it left the rep's hands. */
export function endOfHeld({ cycle, timeline }: RunContext, held: Held, keptAt: number | null): RunEnd | null {
  const heldNow = held.lastUntilAt === cycle.endedAt;
  return firstEnd(kept(keptAt), heldNow ? left(cycle) : passedOn(held), lost(timeline));
}

function passedOn({ lastUntilAt, isPassedOn }: Held): RunEnd {
  return { at: lastUntilAt, ending: isPassedOn ? 'handedOver' : 'released' };
}

/** The earliest; of two at one instant the one that is named first. */
export function firstEnd(a: RunEnd | null, b: RunEnd | null, c: RunEnd | null = null): RunEnd | null {
  const first = b && (!a || b.at < a.at) ? b : a;
  return c && (!first || c.at < first.at) ? c : first;
}
