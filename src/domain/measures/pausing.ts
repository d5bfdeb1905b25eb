/**
 * How much of the time that clocks ran was paused (E20). The time is that of the wall, nights and weekends among it:
 * a pause over a weekend hides a lead as long as one over two working days.
 */

/** Sums over clocks, in milliseconds. */
export interface PausedTime {
  readonly pausedMs: number;
  /** From start to end, or to now; what was paused among it. */
  readonly runningMs: number;
}

/** Above this share pauses are worth a question. */
export const PAUSED_MUCH = 0.25;

/** `share` is null where no clock ran. */
export function pausing({ pausedMs, runningMs }: PausedTime): {
  readonly share: number | null;
  readonly isMuch: boolean;
} {
  const share = runningMs === 0 ? null : pausedMs / runningMs;
  return { share, isMuch: share !== null && share > PAUSED_MUCH };
}
