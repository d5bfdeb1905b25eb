/**
 * How often the card looks at things, in real milliseconds. In a portal (speed 1) it redraws every second and asks the
 * service once a minute; in the demo a minute of portal time passes in a second, so both come sooner, within limits.
 */

/** How long after one redraw the next is due when nothing else happens before. */
export function tickMs(speed: number): number {
  return speed > 1 ? 250 : 1000;
}

/** Milliseconds from one answer to the next question: a minute of portal time, never more often than every 5 s. */
export function refetchMs(speed: number): number {
  return Math.max(60_000 / speed, 5_000);
}

/** After so many milliseconds without a good answer the card stops showing times: three questions went unanswered. */
export function staleAfterMs(speed: number): number {
  return 3 * refetchMs(speed) + 10_000;
}

/** Delay to the next redraw: at the next tick, or at the instant `changeAt` when a state changes before it. */
export function redrawDelayMs(now: number, changeAt: number | null, speed: number): number {
  const toTickMs = tickMs(speed) - ((now / speed) % tickMs(speed));
  if (changeAt === null) return toTickMs;
  return Math.max(0, Math.min(toTickMs, Math.ceil((changeAt - now) / speed)));
}
