/**
 * The lease under which one process at a time writes to the CRM, compares with it and reads from it in bulk: the CRM's
 * limits are the account's, so more than one would only be in each other's way.
 *
 * The holder counts its time from before it asked, on a watch of its own that only grows, and so never believes itself
 * holder for longer than the database does. Whoever takes over finds the lease over, and nothing on its way any more: no
 * call is begun in the lease's last seconds, and none is waited for beyond it.
 */
import { type Logger } from 'pino';

export const LEASE_MS = 12_000;
const RENEW_MS = 3_000;
/** Of a process that is gone nothing can be on its way any more: calls that were begun before have been answered. */
export const LAST_CALL_MS = 4_000;
const NAME = 'crm';

/** Where leases are kept, for all processes. */
export interface Leases {
  /** Takes or renews a lease by the database's clock. Returns its epoch; null while another holder has it. */
  takeLease(name: string, holder: string, forMs: number): Promise<number | null>;
  giveBackLease(name: string, holder: string): Promise<void>;
  /** Frees what a former holder of the lease had claimed to read, to send or to compare. */
  freeClaims(): Promise<void>;
}

/** A lease that was taken. */
export interface Holding {
  readonly epoch: number;
  /** How much of it is left, ms; renewing it makes it more. */
  left(): number;
  /** Aborted when it has ended. */
  readonly ended: AbortSignal;
}

export interface TenureOptions {
  readonly store: Leases;
  /** Names this process; no other may have the name. */
  readonly holder: string;
  /** Milliseconds that only grow, also while the machine sleeps. */
  readonly watch: () => number;
  /** Ends early when aborted; never rejects. */
  readonly sleep: (ms: number, signal: AbortSignal) => Promise<unknown>;
  readonly log: Logger;
  /** Called when a lease has begun; others may have held it meanwhile. */
  readonly onBegun: () => void;
}

class Held implements Holding {
  readonly epoch: number;
  readonly #watch: () => number;
  readonly #ending = new AbortController();
  #until: number;
  #alarm: NodeJS.Timeout | undefined;

  constructor(epoch: number, until: number, watch: () => number) {
    this.epoch = epoch;
    this.#watch = watch;
    this.#until = until;
    this.renew(until);
  }

  get ended(): AbortSignal {
    return this.#ending.signal;
  }

  left(): number {
    if (this.ended.aborted) return 0;
    const left = this.#until - this.#watch();
    if (left <= 0) this.end();
    return Math.max(0, left);
  }

  renew(until: number): void {
    this.#until = until;
    clearTimeout(this.#alarm);
    this.#alarm = setTimeout(() => this.left(), Math.max(0, until - this.#watch()) + 1).unref();
  }

  end(): void {
    clearTimeout(this.#alarm);
    this.#ending.abort();
  }
}

export class Tenure {
  readonly #options: TenureOptions;
  readonly #stopping = new AbortController();
  #held: Held | null = null;
  #running: Promise<void> | null = null;

  constructor(options: TenureOptions) {
    this.#options = options;
  }

  /** The lease, while this process has it. */
  get holding(): Holding | null {
    return this.#held !== null && this.#held.left() > 0 ? this.#held : null;
  }

  /** Asks for the lease once, then again and again until stopped. Resolves after the first time. */
  async start(): Promise<void> {
    const { sleep } = this.#options;
    const { signal } = this.#stopping;
    await this.#ask();
    this.#running = (async () => {
      for (;;) {
        await sleep(RENEW_MS, signal);
        if (signal.aborted) return;
        await this.#ask();
      }
    })();
  }

  /**
   * Asks no more, and gives the lease back.
   * @param finished whether all that was under way has ended; otherwise the lease is left to end by itself
   */
  async stop(finished = true): Promise<void> {
    this.#stopping.abort();
    await this.#running;
    this.#held?.end();
    const { store, holder } = this.#options;
    if (finished && this.#held !== null) await store.giveBackLease(NAME, holder).catch(() => undefined);
  }

  async #ask(): Promise<void> {
    const { store, holder, watch, log, onBegun } = this.#options;
    const askedAt = watch();
    const held = this.#held;
    const until = askedAt + LEASE_MS;
    let epoch: number | null;
    try {
      epoch = await store.takeLease(NAME, holder, LEASE_MS);
      if (held !== null && epoch === held.epoch && held.left() > 0) {
        held.renew(until);
        return;
      }
      held?.end();
      // Before anything is claimed under the new lease.
      if (epoch !== null) await store.freeClaims();
    } catch {
      return; // A lease ends by itself if the database does not come back in time.
    }
    const taken = epoch === null || until <= watch() ? null : new Held(epoch, until, watch);
    this.#held = taken;
    if (held !== null && taken === null)
      log.warn({ epoch: held.epoch }, 'another process writes to HubSpot now');
    if (taken !== null) {
      log.info({ epoch: taken.epoch }, 'this process writes to HubSpot from now on');
      onBegun();
    }
  }
}
