/** Time sources on the machine's clock: as it is, or running faster for the demo. */
import { type TimeSource } from '../application/timeSource.ts';

/** setTimeout takes at most 2^31 - 1 ms; a longer wait is taken in turns. */
const LONGEST_TIMEOUT_MS = 2_147_483_647;

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
        const finish = (): void => {
          clearTimeout(timer);
          signal?.removeEventListener('abort', finish);
          resolve();
        };
        const wait = (): void => {
          const left = (until - now()) / speed;
          if (left <= 0) finish();
          else timer = setTimeout(wait, Math.min(Math.max(1, Math.ceil(left)), LONGEST_TIMEOUT_MS));
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
