/**
 * The working windows by which a card goes on counting without us. It knows no pauses: time in which the clock stands
 * still is simply no working time.
 *
 * The rule it owns: the list is short however long a clock is overdue or has left, and its sums are exact all the same. The
 * days to come are told as they are; what lies before now, and what lies beyond those days up to the deadline, each as one
 * window as long as all that it stands for.
 *
 * Example (a test row): overdue for a year of forty-hour weeks. What has passed is one window of 2,080 hours that ends now.
 */
import { type Calendar } from '../../domain/agreement/agreement.ts';
import { type Clock } from '../../domain/evaluate/clock.ts';
import { elapsedMs, mergedPauses, withoutPauses } from '../../domain/time/pauses.ts';

const DAY_MS = 86_400_000;
/** Days a card gets beyond the later of now and the deadline. */
const LOOK_AHEAD_MS = 8 * DAY_MS;
const WINDOWS_AT_MOST = 120;

type Window = readonly [number, number];

/** Ascending and disjoint. */
export function windowsFor(clock: Clock, { open }: Calendar, now: number): readonly Window[] {
  const { deadlineAt } = clock;
  const pauses = mergedPauses(clock.suspensions);
  const counted = (fromAt: number, untilAt: number): number =>
    fromAt < untilAt ? elapsedMs(open, pauses, fromAt, untilAt) : 0;
  const overdueMs = counted(deadlineAt, now);
  const coming = open
    .windowsBetween(now, Math.max(now, deadlineAt) + LOOK_AHEAD_MS, WINDOWS_AT_MOST)
    .flatMap((window) => withoutPauses(window, pauses))
    .slice(0, WINDOWS_AT_MOST);
  const farMs = counted(coming.at(-1)?.[1] ?? now, deadlineAt);
  return [
    ...(overdueMs > 0 ? [[now - overdueMs, now] as const] : []),
    ...coming,
    ...(farMs > 0 ? [[deadlineAt - farMs, deadlineAt] as const] : []),
  ];
}
