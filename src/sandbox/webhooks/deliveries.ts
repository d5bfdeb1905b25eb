/**
 * Delivers notices as HubSpot does: in batches, at least once, in no order, again when the receiver fails. How untidy it
 * is can be chosen, since an app that only ever saw tidy deliveries has seen nothing.
 */
import PQueue from 'p-queue';
import { type TimeSource } from '../../application/timeSource.ts';
import { type Random } from '../random.ts';
import { Disorders } from './disorder.ts';
import { Due, type Pending } from './due.ts';
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
  /** How many deliveries are under way at once; HubSpot keeps to ten unless an app says otherwise. */
  readonly concurrency: number;
}

export const TIDY: DeliveryHabits = {
  lateShare: 0,
  doubledShare: 0,
  droppedShare: 0,
  shuffle: false,
  batchWindowMs: 0,
  maxBatch: 100,
  concurrency: 10,
};

export interface DeliveryTarget {
  readonly url: string;
  readonly clientSecret: string;
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
  /** What happens to the next ones, on order. */
  readonly disorders = new Disorders();
  readonly #target: DeliveryTarget;
  readonly #closed = new AbortController();
  readonly #sending: PQueue;
  readonly #due = new Due();
  #habits: DeliveryHabits;
  #wake: AbortController | null = null;
  #pump: Promise<void> | null = null;
  /** Hears of the notices of each delivery that was answered with success, the moment the answer is whole. */
  onTaken: (notices: readonly Notice[]) => void = () => undefined;
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
    this.#sending = new PQueue({ concurrency: options.habits.concurrency });
  }

  /** Notices sent, requests failed, and what the habits made of them. */
  counts(): Readonly<Record<'sent' | 'failed' | 'givenUp' | 'dropped' | 'doubled' | 'late', number>> {
    return { ...this.#counts };
  }

  /** How many notices wait for their time, and deliveries for their turn or answer. */
  left(): number {
    return this.#due.size + this.#sending.size + this.#sending.pending;
  }

  /** Other habits from now on; what was delayed stays so. */
  behave(habits: Partial<DeliveryHabits>): void {
    this.#habits = { ...this.#habits, ...habits };
    this.#sending.concurrency = this.#habits.concurrency;
  }

  add(notices: readonly Notice[]): void {
    const { lateShare, doubledShare, droppedShare, batchWindowMs } = this.#habits;
    const dueAt = this.#time.now() + batchWindowMs;
    for (const notice of notices) {
      const ordered = this.disorders.ofNotice(notice);
      if (ordered === 'drop' || this.#random.chance(droppedShare)) {
        this.#counts.dropped += 1;
        continue;
      }
      const late = this.#random.chance(lateShare);
      const ordinary = late ? this.#random.between(0, LATEST_MS) : 0;
      const delay = typeof ordered === 'object' && ordered ? ordered.delayMs : ordinary;
      if (late || delay > 0) this.#counts.late += 1;
      this.#due.add({ notice, attempt: 0, dueAt: dueAt + delay });
      if (ordered === 'double' || this.#random.chance(doubledShare)) {
        this.#counts.doubled += 1;
        const again = ordered === 'double' ? 0 : this.#random.between(0, LATEST_MS);
        this.#due.add({ notice, attempt: 0, dueAt: dueAt + again });
      }
    }
    this.#start();
  }

  /** Resolves when nothing that is due by now is left to be sent, or will be sent at all. */
  async settled(): Promise<void> {
    for (;;) {
      const open = !this.#closed.signal.aborted;
      if (open && (this.#due.nextAt ?? Infinity) <= this.#time.now()) this.#sendDue();
      else if (this.#sending.size + this.#sending.pending === 0) return;
      await this.#sending.onIdle();
    }
  }

  /** Sends nothing more; what is under way ends first. */
  async close(): Promise<void> {
    this.#closed.abort();
    this.#sending.clear();
    await this.#sending.onIdle();
    await this.#pump;
  }

  #start(): void {
    this.#wake?.abort();
    this.#pump ??= this.#run().finally(() => {
      this.#pump = null;
      // What was added between the last look and here.
      if (this.#due.size > 0 && !this.#closed.signal.aborted) this.#start();
    });
  }

  async #run(): Promise<void> {
    for (let nextAt = this.#due.nextAt; nextAt !== null; nextAt = this.#due.nextAt) {
      if (this.#closed.signal.aborted) return;
      this.#wake = new AbortController();
      await this.#time.waitUntil(nextAt, AbortSignal.any([this.#wake.signal, this.#closed.signal]));
      this.#sendDue();
    }
  }

  #sendDue(): void {
    if (this.#closed.signal.aborted) return;
    const due = this.#due.take(this.#time.now());
    const ordered = this.#habits.shuffle ? this.#random.shuffled(due) : due;
    for (let from = 0; from < ordered.length; from += this.#habits.maxBatch) {
      const batch = ordered.slice(from, from + this.#habits.maxBatch);
      void this.#sending.add(() => this.#send(batch));
    }
  }

  async #send(batch: readonly Pending[]): Promise<void> {
    const body = JSON.stringify(batch.map(({ notice, attempt }) => ({ ...notice, attemptNumber: attempt })));
    const { url, clientSecret } = this.#target;
    const cut = this.disorders.ofDelivery(batch.map(({ notice }) => notice));
    try {
      const response = await fetch(url, {
        method: 'POST',
        headers: {
          'content-type': 'application/json',
          ...sign(clientSecret, 'POST', url, body, this.#time.now()),
        },
        ...(cut === 'cut before'
          ? { body: ReadableStream.from(half(body)), duplex: 'half' as const }
          : { body }),
        redirect: 'manual',
        signal: AbortSignal.timeout(ANSWER_WITHIN_MS),
      });
      await response.arrayBuffer();
      if (response.ok && cut === null) {
        this.#counts.sent += batch.length;
        this.onTaken(batch.map(({ notice }) => notice));
      } else this.#again(batch);
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
      this.#due.add({ notice, attempt: attempt + 1, dueAt: this.#time.now() + gap });
    }
    this.#start();
  }
}

async function* half(body: string): AsyncGenerator<Buffer> {
  const whole = Buffer.from(body);
  yield whole.subarray(0, whole.length >> 1);
  // The first half has to be on its way before the connection breaks.
  await new Promise((resolve) => setImmediate(resolve));
  throw new Error('the connection was cut on order');
}
