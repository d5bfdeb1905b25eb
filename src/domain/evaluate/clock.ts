/**
 * A clock: one promise running for one record, one cycle and, for a rep clock, one rep. And its state at an instant.
 */
import { type Side } from '../agreement/agreement.ts';
import { type Pause } from '../time/pauses.ts';
import { type RecordRef } from '../timeline/fact.ts';

export type Verdict = 'met' | 'breached' | 'excused' | 'void';

/** Why a clock stopped. 'kept': what the promise asks for happened; the others end it without that. */
export type ClockEnding =
  'kept' | 'handedOver' | 'released' | 'leftDefinition' | 'withdrawn' | 'deleted' | 'erased' | 'merged';

/** Why a stretch of time does not count. */
export type SuspensionReason = 'heldByOthers' | 'takenBack' | 'paused' | 'absent';

export interface Suspension extends Pause {
  readonly reason: SuspensionReason;
  /** The pause rule, where one is the reason. */
  readonly pauseId: string | null;
}

export interface Clock {
  /** `<promise>/<cycle>/<owner id, "lead", "unowned-<n>" or "ready-<start, epoch ms>">`, unique within a record. */
  readonly id: string;
  readonly record: RecordRef;
  readonly promiseId: string;
  readonly side: Side;
  /** The pass it is about; of marketing's clocks the one that the hand-off opens, or would open. */
  readonly cycle: number;
  /** The rep a rep clock is about; for a lead clock who holds the lead (null: nobody). HubSpot owner id. */
  readonly ownerId: string | null;
  readonly agreementVersion: string;
  readonly calendarId: string;
  /** A clock from before `enforceFrom`: reported, but nothing is written for it. */
  readonly shadow: boolean;
  readonly startedAt: number;
  readonly budgetMs: number;
  /** The earliest instant at which the budget is used up. */
  readonly deadlineAt: number;
  /** The last instant at which the promise can still be kept: the deadline, or the next opening where it falls on a close (E23). */
  readonly overdueAfter: number;
  /** When the clock begins to count as due soon: the first reminder, or 75 % of the budget. */
  readonly dueSoonAt: number;
  /** Instants of the reminders, ascending. */
  readonly remindAt: readonly number[];
  readonly endedAt: number | null;
  readonly ending: ClockEnding | null;
  /** null while the clock runs in time. An open clock past `overdueAfter` is breached already. */
  readonly verdict: Verdict | null;
  /** Working time used when the clock ended; null while it runs. */
  readonly elapsedMs: number | null;
  /** Stretches since the start that do not count, in any order; a pause that is on is taken to last up to its cap. */
  readonly suspensions: readonly Suspension[];
  /** Which tier of the promise gives the budget. */
  readonly tier: number;
  /** How often the record passed from one rep to another in the cycle. */
  readonly handovers: number;
  /** Whether the disposition asks for evidence that nobody logged (E34). */
  readonly unverified: boolean;
}

/**
 * The clocks of the last pass, and those that wait for the next one: what becomes of a record before it is handed off again takes
 * nothing from what became of it in sales' hands.
 */
export function ofLastPass<Told>(all: readonly Told[], clockOf: (one: Told) => Clock): readonly Told[] {
  let last = 0;
  for (const one of all) {
    const { side, cycle } = clockOf(one);
    if (side !== 'marketing') last = Math.max(last, cycle);
  }
  return all.filter((one) => clockOf(one).cycle >= last);
}

export type ClockState = 'onTrack' | 'dueSoon' | 'overdue' | 'ended';

export function stateAt(clock: Clock, now: number): ClockState {
  if (clock.endedAt !== null) return 'ended';
  if (now > clock.overdueAfter) return 'overdue';
  return now >= clock.dueSoonAt ? 'dueSoon' : 'onTrack';
}

/** The next instant after `now` at which the clock's state or what it asks for changes; Infinity if never by itself. */
export function nextChangeAt(clock: Clock, now: number): number {
  if (clock.endedAt !== null) return Infinity;
  const instants = [clock.dueSoonAt, ...clock.remindAt, clock.overdueAfter + 1];
  return Math.min(Infinity, ...instants.filter((instant) => instant > now));
}
