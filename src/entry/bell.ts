/** What a loop sleeps by: a time to wake at, and a bell that wakes it before. */
import { type TimeSource } from '../application/timeSource.ts';

/** Ends a wait early. A ring while nobody waits is kept for the next wait, so none is lost between looking and waiting. */
export class Bell {
  readonly #time: TimeSource;
  readonly #stopped: AbortSignal;
  #rung = false;
  #waiting: AbortController | null = null;
  #until = -Infinity;
  #deaf = false;
  #onSleep: (() => void)[] = [];

  constructor(time: TimeSource, stopped: AbortSignal) {
    this.#time = time;
    this.#stopped = stopped;
  }

  ring(): void {
    this.#rung = true;
    this.#waiting?.abort();
  }

  /** Forgets earlier rings: what they announced is about to be looked at. */
  silence(): void {
    this.#rung = false;
  }

  /** Whether somebody waits, nobody has rung (or it would not be heard), and the time waited for has not come. */
  get asleep(): boolean {
    return this.#waiting !== null && (this.#deaf || !this.#rung) && this.#until > this.#time.now();
  }

  /** Resolves at the next moment somebody waits. */
  sleep(): Promise<void> {
    if (this.asleep || this.#stopped.aborted) return Promise.resolve();
    return new Promise((resolve) => {
      this.#onSleep.push(resolve);
    });
  }

  async waitUntil(until: number): Promise<void> {
    if (this.#rung) return;
    const waiting = new AbortController();
    await this.#wait(until, waiting, AbortSignal.any([waiting.signal, this.#stopped]));
  }

  /** Waits to the end, whoever rings: after a fault there is no use in trying sooner. */
  async restUntil(until: number): Promise<void> {
    this.#deaf = true;
    await this.#wait(until, new AbortController(), this.#stopped);
    this.#deaf = false;
  }

  async #wait(until: number, waiting: AbortController, ended: AbortSignal): Promise<void> {
    this.#waiting = waiting;
    this.#until = until;
    for (const resolve of this.#onSleep.splice(0)) resolve();
    await this.#time.waitUntil(until, ended);
    this.#waiting = null;
  }
}
