/** A clock whose hands the test moves. Whoever waits is woken in the order of time, each at the instant waited for. */
import { type TimeSource } from '../../src/application/timeSource.ts';

interface Waiter {
  readonly until: number;
  readonly wake: () => void;
}

export class MovedTime implements TimeSource {
  #now: number;
  #waiters: Waiter[] = [];

  constructor(startAt: string | number) {
    this.#now = new Date(startAt).getTime();
  }

  now(): number {
    return this.#now;
  }

  waitUntil(until: number, signal?: AbortSignal): Promise<void> {
    if (until <= this.#now || signal?.aborted) return Promise.resolve();
    return new Promise((resolve) => {
      const wake = (): void => {
        signal?.removeEventListener('abort', wake);
        this.#waiters = this.#waiters.filter((other) => other !== waiter);
        resolve();
      };
      const waiter: Waiter = { until, wake };
      this.#waiters.push(waiter);
      signal?.addEventListener('abort', wake);
    });
  }

  /** When the next waiter is to be woken; null when nobody waits. */
  nextWakeAt(): number | null {
    return this.#waiters.length === 0 ? null : Math.min(...this.#waiters.map(({ until }) => until));
  }

  /**
   * Moves the hands on to an instant, stopping wherever somebody waits; `settle` lets them finish before the hands move
   * on. What is found waiting anew on the way is woken too.
   */
  async advanceTo(target: string | number, settle: () => Promise<void> = turn): Promise<void> {
    const end = new Date(target).getTime();
    for (;;) {
      const next = this.nextWakeAt();
      if (next === null || next > end) break;
      this.#now = Math.max(this.#now, next);
      for (const { until, wake } of [...this.#waiters]) if (until <= this.#now) wake();
      await settle();
    }
    this.#now = Math.max(this.#now, end);
    await settle();
  }

  /** Moves the hands at once, as for a machine that slept: all that fell due meanwhile is woken together. */
  async jumpTo(target: string | number, settle: () => Promise<void> = turn): Promise<void> {
    this.#now = Math.max(this.#now, new Date(target).getTime());
    for (const { until, wake } of [...this.#waiters]) if (until <= this.#now) wake();
    await settle();
  }

  advanceBy(milliseconds: number, settle?: () => Promise<void>): Promise<void> {
    return this.advanceTo(this.#now + milliseconds, settle);
  }
}

/** Lets what was just woken run until it waits for something else. */
function turn(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}
