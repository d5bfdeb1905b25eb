/**
 * What a clock shows at an instant. The rule it owns: a running clock is due soon from `dueSoonAt`, and overdue
 * strictly after `overdueAfter` — at the deadline itself the promise is still kept. One that is not overdue is paused while
 * one of its pauses is on.
 *
 * Example (a test row): due Monday 17:00 at closing time, so `overdueAfter` is Tuesday 09:00. On Monday 20:00 nothing
 * is left and nothing is overdue; on Tuesday 09:00:01 the clock is overdue by one second.
 */
import type { CardClock, CardPause } from '../contract.ts';
import { nextCountingAt, workingMs } from './workingTime.ts';

export type ClockState =
  'onTrack' | 'dueSoon' | 'overdue' | 'paused' | 'met' | 'breached' | 'excused' | 'void';

export type Counting =
  | { readonly kind: 'counting' }
  /** Outside working time; `nextAt` is null when the service sent no later window. */
  | { readonly kind: 'waiting'; readonly nextAt: number | null }
  | { readonly kind: 'stopped' };

export interface ClockReading {
  readonly state: ClockState;
  readonly counting: Counting;
  /** Working time until the deadline, 0 once it has passed. */
  readonly leftMs: number;
  /** Working time since the deadline, 0 before it. */
  readonly overdueByMs: number;
  /** Working time used so far. */
  readonly usedMs: number;
  /** Used share of the budget, 0 to 1. */
  readonly usedShare: number;
}

/** Reads a clock at `at`, given the answer's own instant `serverNow` to which its `elapsedMs` refers. */
export function readClock(clock: CardClock, serverNow: number, at: number): ClockReading {
  if (clock.verdict !== null) {
    return reading(clock, clock.verdict, { kind: 'stopped' }, 0, 0, clock.elapsedMs);
  }
  const windows = clock.openWindows;
  const leftMs = workingMs(windows, at, clock.deadlineAt);
  const overdueByMs = workingMs(windows, clock.deadlineAt, at);
  const usedMs = clock.elapsedMs + workingMs(windows, serverNow, at);
  return reading(clock, runningState(clock, at), countingAt(clock, at), leftMs, overdueByMs, usedMs);
}

/** The next instant after `at` at which the clock's state or its counting changes; null when none is known. */
export function nextChangeAt(clock: CardClock, at: number): number | null {
  if (clock.verdict !== null) return null;
  // The clock is overdue strictly after `overdueAfter`, so the change falls on the next millisecond.
  const pauses = clock.pauses.flatMap(({ fromAt, untilAt }) => [fromAt, untilAt]);
  const turns = [clock.dueSoonAt, clock.overdueAfter + 1, ...clock.openWindows.flat(), ...pauses];
  return turns.filter((turn) => turn > at).reduce<number | null>(earlier, null);
}

/** The pause that is on at an instant. */
export function pauseAt({ pauses }: CardClock, at: number): CardPause | undefined {
  return pauses.find(({ fromAt, untilAt }) => fromAt <= at && at < untilAt);
}

function runningState(clock: CardClock, at: number): ClockState {
  if (at > clock.overdueAfter) return 'overdue';
  if (pauseAt(clock, at)) return 'paused';
  return at >= clock.dueSoonAt ? 'dueSoon' : 'onTrack';
}

function countingAt(clock: CardClock, at: number): Counting {
  const nextAt = nextCountingAt(clock.openWindows, at);
  return nextAt === at ? { kind: 'counting' } : { kind: 'waiting', nextAt };
}

function reading(
  clock: CardClock,
  state: ClockState,
  counting: Counting,
  leftMs: number,
  overdueByMs: number,
  usedMs: number,
): ClockReading {
  const usedShare = clock.budgetMs > 0 ? Math.min(1, Math.max(0, usedMs / clock.budgetMs)) : 1;
  return { state, counting, leftMs, overdueByMs, usedMs, usedShare };
}

function earlier(best: number | null, turn: number): number {
  return best === null ? turn : Math.min(best, turn);
}
