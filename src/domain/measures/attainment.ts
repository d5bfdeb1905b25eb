/**
 * Attainment: of the clocks that came due in a period, the share that was met.
 *
 * The rules it owns: a breach is dated at its deadline, so a clock counts in the period in which its deadline lies; one
 * that is overdue and still open is breached already. What was excused, is void, stands still in a pause or is not due yet
 * is no part of the share, and is listed. Every clock that began before the end of the period and comes due after its
 * beginning is in exactly one of the six counts.
 *
 * Example (a test row): of three clocks due in May one was met in time, one late, and one is open since: one of three met.
 */
import { type Clock } from '../evaluate/clock.ts';
import { wilsonInterval, type Interval } from './interval.ts';

/** From `fromAt`, up to and without `untilAt`; epoch ms. */
export interface Period {
  readonly fromAt: number;
  readonly untilAt: number;
}

/** What of a clock attainment rests on. */
export type CountedClock = Pick<
  Clock,
  'startedAt' | 'deadlineAt' | 'overdueAfter' | 'endedAt' | 'verdict' | 'suspensions'
>;

export const STANDINGS = ['met', 'breached', 'excused', 'void', 'paused', 'notYetDue'] as const;

/** How a clock stands in a period. */
export type StandingIn = (typeof STANDINGS)[number];

/** How many clocks stand how. */
export type Counts = Readonly<Record<StandingIn, number>>;

export interface Attainment extends Counts {
  /** met + breached: what the share is of. */
  readonly judged: number;
  /** met / judged, from 0 to 1; null where nothing was judged. */
  readonly share: number | null;
  /** Wilson's interval of the share, at 95 %; null where nothing was judged. */
  readonly interval: Interval | null;
  /** Whether so few were judged that the share says little. */
  readonly few: boolean;
}

/** Below so many judged clocks a share is shown, but not relied upon. */
export const FEW = 10;

/**
 * How a clock stands in a period, as of now.
 * @param now epoch ms; a clock whose verdict was last written before may be overdue by now
 * @returns null when the clock is no matter of the period: due before it, or begun after it
 */
export function standingIn(clock: CountedClock, { fromAt, untilAt }: Period, now: number): StandingIn | null {
  const { startedAt, deadlineAt, overdueAfter, endedAt, verdict, suspensions } = clock;
  if (startedAt >= untilAt || deadlineAt < fromAt) return null;
  const runsInTime = endedAt === null && verdict === null && now <= overdueAfter;
  const isPaused = suspensions.some(
    (pause) => pause.reason === 'paused' && pause.fromAt <= now && now < pause.untilAt,
  );
  if (runsInTime && isPaused) return 'paused';
  if (deadlineAt >= untilAt) return 'notYetDue';
  return verdict ?? (now > overdueAfter ? 'breached' : 'notYetDue');
}

/**
 * Counts the clocks of a period. Shadows are clocks like others here: leave them out where only what is enforced counts.
 * @param now epoch ms
 */
export function countsIn(clocks: Iterable<CountedClock>, period: Period, now: number): Counts {
  const counts = { met: 0, breached: 0, excused: 0, void: 0, paused: 0, notYetDue: 0 };
  for (const clock of clocks) {
    const standing = standingIn(clock, period, now);
    if (standing !== null) counts[standing] += 1;
  }
  return counts;
}

/** The share that counts come to. */
export function attainmentOf(counts: Counts): Attainment {
  const { met, breached } = counts;
  return { ...counts, ...shareOf(met, met + breached) };
}

/** So many of what was judged. */
export function shareOf(
  met: number,
  judged: number,
): Pick<Attainment, 'judged' | 'share' | 'interval' | 'few'> {
  return {
    judged,
    share: judged === 0 ? null : met / judged,
    interval: wilsonInterval(met, judged),
    few: judged < FEW,
  };
}
