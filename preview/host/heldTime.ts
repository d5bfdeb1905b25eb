/** Time that stands still within a worker, so that a card can be looked at for as long as one likes. */
import { install } from '@sinonjs/fake-timers';

/** Up to here every timer runs as often as it would; beyond, as after a machine's sleep, each runs once. */
const SLEEP_MS = 10 * 60_000;

export interface HeldTime {
  /** Moves watch and timers on by `ms`, and waits for what the timers set off. */
  pass(ms: number): Promise<void>;
}

/** From here on `performance.now` starts at 0 and moves by `pass` only, and the timers with it. */
export function holdTime(): HeldTime {
  const clock = install({
    now: 0,
    toFake: ['setTimeout', 'clearTimeout', 'setInterval', 'clearInterval', 'performance'],
  });
  return {
    async pass(ms) {
      if (ms > SLEEP_MS) clock.jump(ms);
      await clock.tickAsync(ms > SLEEP_MS ? 0 : ms);
    },
  };
}
