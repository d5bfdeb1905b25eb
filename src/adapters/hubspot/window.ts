/**
 * A limit of so many calls in a rolling window, kept without knowing when HubSpot counts a call.
 *
 * HubSpot counts somewhere between our sending and its answer. So a call takes a place from the sending until a whole
 * window after the answer: two calls in one place are then counted at least a window apart, and in no window more are
 * counted than there are places, whatever the network does. Of 190 calls in ten seconds this costs the share of the
 * latency: 2 % at 200 ms, where a window counted from the sending alone would break the limit at the first slow call.
 */
import PQueue from 'p-queue';

/** Waits so many milliseconds. */
export type Sleep = (ms: number) => Promise<unknown>;

/** Longer than any process lives; a timer of Node takes no more. */
const FOR_EVER_MS = 2 ** 31 - 1;

export class CallWindow {
  readonly #windowMs: number;
  readonly #sleep: Sleep;
  readonly #share: () => number;
  #calls: number;
  readonly #places: PQueue;
  #heldForOthers = 0;
  #held = 0;
  #freed = 0;
  #resting: Promise<void> | null = null;

  /**
   * @param calls how many calls a window takes
   * @param share which part of them is ours, from just above 0 to 1; it may change
   */
  constructor(calls: number, windowMs: number, sleep: Sleep = unreferenced, share: () => number = () => 1) {
    this.#calls = calls;
    this.#windowMs = windowMs;
    this.#sleep = sleep;
    this.#share = share;
    this.#places = new PQueue({ concurrency: this.#ours() });
  }

  /** How many calls a window takes, as far as is known. */
  get calls(): number {
    return this.#calls;
  }

  /** Takes over what HubSpot told of its limit; calls under way keep their places. */
  resize(calls: number): void {
    this.#calls = calls;
    this.#places.concurrency = this.#ours();
  }

  #ours(): number {
    return Math.max(1, Math.floor(this.#calls * this.#share()));
  }

  /** Runs a call once a place is free; those with the higher priority first. */
  run<T>(call: () => Promise<T>, priority: number): Promise<T> {
    this.#places.concurrency = this.#ours();
    return new Promise((resolve, reject) => {
      // Places are freed by timers that do not keep the process alive; somebody who waits for one does.
      const waiting = setInterval(() => undefined, FOR_EVER_MS);
      void this.#places.add(
        async () => {
          clearInterval(waiting);
          await call().then(resolve, reject);
          await this.#sleep(this.#windowMs);
          this.#freed += 1;
        },
        { priority },
      );
    });
  }

  /** How many places were freed so far. */
  get freed(): number {
    return this.#freed;
  }

  /**
   * Makes room for calls that others made with the same token: a process before us, or another one beside us.
   * @param remaining how many calls HubSpot said were left in the window
   * @param freedBefore how many places had been freed when the call was sent that HubSpot said it to
   */
  remaining(remaining: number, freedBefore: number): void {
    // A part is left alone for others already.
    if (this.#share() < 1) return;
    // What was freed while the call was under way may still have counted when HubSpot counted.
    const ours = this.#places.pending - this.#held + (this.#freed - freedBefore);
    const others = this.calls - remaining - ours;
    for (; this.#heldForOthers < others; this.#heldForOthers += 1) {
      void this.#places.add(
        async () => {
          this.#held += 1;
          await this.#sleep(this.#windowMs);
          this.#held -= 1;
          this.#heldForOthers -= 1;
        },
        { priority: Infinity },
      );
    }
  }

  /** Lets nothing go out until the pause is over. A pause that is under way already is not made longer. */
  rest(pause: () => Promise<unknown>): void {
    this.#resting ??= pause().then(() => {
      this.#resting = null;
    });
  }

  /** Resolves when nothing forbids a call any more. */
  async rested(): Promise<void> {
    while (this.#resting) await this.#resting;
  }
}

function unreferenced(ms: number): Promise<void> {
  return new Promise((resolve) => {
    setTimeout(resolve, ms).unref();
  });
}
