/**
 * Tallies of what came to the receiver. They are counted in memory and added to the store now and then: one row that every
 * delivery writes would make them wait for each other. A kill loses the last moments of a count, and nothing else.
 */
import { type Logger } from 'pino';
import { type DayTally, type ReceiptOutcome } from './standing.ts';
import { type Store } from './store.ts';
import { type TimeSource } from './timeSource.ts';

const KEPT_EVERY_MS = 2_000;

export class Receipts {
  readonly #store: Pick<Store, 'addReceipts'>;
  readonly #time: TimeSource;
  readonly #log: Logger;
  readonly #stopped = new AbortController();
  #tallies = new Map<string, DayTally>();
  #keeping: Promise<void> | null = null;

  constructor(store: Pick<Store, 'addReceipts'>, time: TimeSource, log: Logger) {
    this.#store = store;
    this.#time = time;
    this.#log = log;
  }

  note(outcome: ReceiptOutcome): void {
    const at = this.#time.now();
    const day = utcDay(at);
    const before = this.#tallies.get(day + outcome);
    this.#tallies.set(day + outcome, { day, outcome, count: (before?.count ?? 0) + 1, lastAt: at });
    this.#keeping ??= this.#keepSoon();
  }

  /** Keeps what was counted so far. */
  async stop(): Promise<void> {
    this.#stopped.abort();
    await this.#keeping;
  }

  async #keepSoon(): Promise<void> {
    while (this.#tallies.size > 0) {
      await this.#time.waitUntil(this.#time.now() + KEPT_EVERY_MS, this.#stopped.signal);
      const tallies = [...this.#tallies.values()];
      this.#tallies = new Map();
      try {
        await this.#store.addReceipts(tallies);
      } catch (error) {
        this.#log.warn({ err: error }, 'what came was not counted');
      }
    }
    this.#keeping = null;
  }
}

/** YYYY-MM-DD. @param at epoch ms */
export function utcDay(at: number): string {
  return new Date(at).toISOString().slice(0, 10);
}
