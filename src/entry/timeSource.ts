/** Time sources on the machine's clock: as it is, or running faster for the demo. */
import { type TimeSource } from '../application/timeSource.ts';

/** How long it may go unseen that somebody set the machine's clock, or that the machine slept. */
const LOOK_AGAIN_MS = 30_000;

/** The machine's own clock. */
export const systemTime: TimeSource = acceleratedTime({ speed: 1 });

/**
 * A clock that stands at `startAt` now and runs `speed` times as fast as the machine's from here on.
 * @param startAt epoch ms; the machine's present when left out
 */
export function acceleratedTime({ speed, startAt }: { speed: number; startAt?: number }): TimeSource {
  const begunAt = Date.now();
  const originAt = startAt ?? begunAt;
  const now = (): number => originAt + Math.floor((Date.now() - begunAt) * speed);
  return {
    now,
    waitUntil: (until, signal) =>
      new Promise((resolve) => {
        let timer: NodeJS.Timeout | undefined;
        // Where the clock is set back meanwhile, nobody waits for it to come round again.
        const steadyUntil = performance.now() + (until - now()) / speed;
        const finish = (): void => {
          clearTimeout(timer);
          signal?.removeEventListener('abort', finish);
          resolve();
        };
        const wait = (): void => {
          const left = Math.min((until - now()) / speed, steadyUntil - performance.now());
          if (left <= 0) finish();
          else timer = setTimeout(wait, Math.min(Math.max(1, Math.ceil(left)), LOOK_AGAIN_MS));
        };
        if (signal?.aborted) {
          resolve();
          return;
        }
        signal?.addEventListener('abort', finish);
        wait();
      }),
  };
}
