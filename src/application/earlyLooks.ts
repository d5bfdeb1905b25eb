/**
 * A machine's clock may be ahead and be set right again. Clocks are a function of facts, agreement and now, so whatever was
 * found by a wrong now is found anew by the right one: flags that were raised too early are withdrawn.
 */
import { type Store } from './store.ts';

/** Machines on one store need not agree to the second; a clock is ahead from here on. */
const AHEAD_MS = 60_000;

export class EarlyLooks {
  /** The latest instant this process saw; nothing is known of what processes before it did. */
  #latest = Infinity;

  /**
   * Makes due what was looked at by a clock that was ahead, where the clock was set back since this was last called, or it
   * is called for the first time.
   * @returns how many records
   */
  async redo(store: Pick<Store, 'redoLooksAfter'>, now: number): Promise<number> {
    const wasSetBack = this.#latest > now + AHEAD_MS;
    const redone = wasSetBack ? await store.redoLooksAfter(now + AHEAD_MS, now) : 0;
    // What is set back by less is compared with the latest instant all the same, or many small steps would go unseen.
    this.#latest = wasSetBack ? now : Math.max(this.#latest, now);
    return redone;
  }
}
