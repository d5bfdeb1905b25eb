/**
 * What time it is at the service, without asking again: the instant it named, plus what a monotonic watch
 * measured since then. A wall clock set wrong on the viewer's machine changes nothing, and nothing adds up to drift.
 */
export interface Anchor {
  /** The service's instant, epoch ms. */
  readonly serverNow: number;
  /** What the monotonic watch showed when that answer came in, in ms from an arbitrary origin. */
  readonly watchMs: number;
}

/** `speed` is 1 in a portal; the demo, whose time runs faster, sets it to how fast. */
export function localNow(anchor: Anchor, watchMs: number, speed: number): number {
  return anchor.serverNow + (watchMs - anchor.watchMs) * speed;
}
