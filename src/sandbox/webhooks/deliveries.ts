/**
 * Delivers notices as HubSpot does: in batches, at least once, in no order, again when the receiver fails. How untidy it
 * is can be chosen, since an app that only ever saw tidy deliveries has seen nothing.
 */
import { type TimeSource } from '../../application/timeSource.ts';
import { type Random } from '../random.ts';
import { type Notice } from './notices.ts';
import { sign } from './sign.ts';

export interface DeliveryHabits {
  /** Share of notices that come minutes late. */
  readonly lateShare: number;
  /** Share of notices that come twice. */
  readonly doubledShare: number;
  /** Share of notices that never come. */
  readonly droppedShare: number;
  /** Whether the notices of a batch stand in any order. */
  readonly shuffle: boolean;
  /** How long notices are gathered for a batch, ms of portal time. */
  readonly batchWindowMs: number;
  readonly maxBatch: number;
}

export const TIDY: DeliveryHabits = {
  lateShare: 0,
  doubledShare: 0,
  droppedShare: 0,
  shuffle: false,
  batchWindowMs: 0,
  maxBatch: 100,
};

export interface DeliveryTarget {
  readonly url: string;
  readonly clientSecret: string;
}

interface Pending {
  readonly notice: Notice;
  readonly attempt: number;
  readonly dueAt: number;
}

const LATEST_MS = 8 * 60_000;
const ANSWER_WITHIN_MS = 5_000;
/** Ten retries with doubling gaps from a minute on end within HubSpot's 24 hours. */
const RETRIES = 10;
const FIRST_RETRY_MS = 60_000;
const SPREAD = 0.3;

export class Deliveries {
  readonly #time: TimeSource;
  readonly #random: Random;
  readonly #habits: DeliveryHabits;
  readonly #target: DeliveryTarget;
  readonly #closed = new AbortController();
  readonly #sending = new Set<Promise<void>>();
  #pending: Pending[] = [];
  #wake: AbortController | null = null;
  #pump: Promise<void> | null = null;
  #counts = { sent: 0, failed: 0, givenUp: 0, dropped: 0, doubled: 0, late: 0 };

  constructor(options: {
    readonly time: TimeSource;
    readonly random: Random;
    readonly habits: DeliveryHabits;
    readonly target: DeliveryTarget;
  }) {
    this.#time = options.time;
    this.#random = options.random;
    this.#habits = options.habits;
    this.#target = options.target;
  }

  /** Notices sent, requests failed, and what the habits made of them. */
  counts(): Readonly<Record<'sent' | 'failed' | 'givenUp' | 'dropped' | 'doubled' | 'late', number>> {
    return { ...this.#counts };
  }

  add(notices: readonly Notice[]): void {
    const { lateShare, doubledShare, droppedShare, batchWindowMs } = this.#habits;
    const dueAt = this.#time.now() + batchWindowMs;
    for (const notice of notices) {
      if (this.#random.chance(droppedShare)) {
        this.#counts.dropped += 1;
        continue;
      }
      const late = this.#random.chance(lateShare);
      if (late) this.#counts.late += 1;
      const delay = late ? this.#random.between(0, LATEST_MS) : 0;
      this.#pending.push({ notice, attempt: 0, dueAt: dueAt + delay });
      if (this.#random.chance(doubledShare)) {
        this.#counts.doubled += 1;
        this.#pending.push({ notice, attempt: 0, dueAt: dueAt + this.#random.between(0, LATEST_MS) });
      }
    }
    this.#start();
  }

  /** Resolves when nothing that is due by now is left to be sent, or will be sent at all. */
  async settled(): Promise<void> {
    for (;;) {
      const now = this.#time.now();
      const open = !this.#closed.signal.aborted;
      if (open && this.#pending.some(({ dueAt }) => dueAt <= now)) this.#sendDue();
      else if (this.#sending.size === 0) return;
      await Promise.all(this.#sending);
    }
  }

  /** Sends nothing more; what is under way ends first. */
  async close(): Promise<void> {
    this.#closed.abort();
    await Promise.all(this.#sending);
    await this.#pump;
  }

  #start(): void {
    this.#wake?.abort();
    this.#pump ??= this.#run().finally(() => {
      this.#pump = null;
      // What was added between the last look and here.
      if (this.#pending.length > 0 && !this.#closed.signal.aborted) this.#start();
    });
  }

  async #run(): Promise<void> {
    while (this.#pending.length > 0 && !this.#closed.signal.aborted) {
      this.#wake = new AbortController();
      const nextAt = Math.min(...this.#pending.map(({ dueAt }) => dueAt));
      await this.#time.waitUntil(nextAt, AbortSignal.any([this.#wake.signal, this.#closed.signal]));
      this.#sendDue();
    }
  }

  #sendDue(): void {
    if (this.#closed.signal.aborted) return;
    const now = this.#time.now();
    const due = this.#pending.filter(({ dueAt }) => dueAt <= now);
    this.#pending = this.#pending.filter(({ dueAt }) => dueAt > now);
    const ordered = this.#habits.shuffle ? this.#random.shuffled(due) : due;
    for (let from = 0; from < ordered.length; from += this.#habits.maxBatch) {
      const sending = this.#send(ordered.slice(from, from + this.#habits.maxBatch)).finally(() => {
        this.#sending.delete(sending);
      });
      this.#sending.add(sending);
    }
  }

  async #send(batch: readonly Pending[]): Promise<void> {
    const body = JSON.stringify(batch.map(({ notice, attempt }) => ({ ...notice, attemptNumber: attempt })));
    const { url, clientSecret } = this.#target;
    try {
      const response = await fetch(url, {
        method: 'POST',
        headers: {
          'content-type': 'application/json',
          ...sign(clientSecret, 'POST', url, body, this.#time.now()),
        },
        body,
        redirect: 'manual',
        signal: AbortSignal.timeout(ANSWER_WITHIN_MS),
      });
      await response.arrayBuffer();
      if (response.ok) this.#counts.sent += batch.length;
      else this.#again(batch);
    } catch {
      this.#again(batch);
    }
  }

  #again(batch: readonly Pending[]): void {
    this.#counts.failed += 1;
    for (const { notice, attempt } of batch) {
      if (attempt >= RETRIES) {
        this.#counts.givenUp += 1;
        continue;
      }
      const gap = FIRST_RETRY_MS * 2 ** attempt * (1 + SPREAD * (this.#random.share() - 0.5));
      this.#pending.push({ notice, attempt: attempt + 1, dueAt: this.#time.now() + gap });
    }
    this.#start();
  }
}
