/** HubSpot's limits as this process knows them: what its answers tell of them, and what follows for the next call. */
import { AsyncLocalStorage } from 'node:async_hooks';
import { DateTime } from 'luxon';
import { CrmUnavailable, type Allowance } from '../../application/crm.ts';
import { type Limited, type Shut } from './faults.ts';
import { CallWindow, type Sleep } from './window.ts';

/** Calls are limited by kind: searches by the second, associations by an older and lower limit than the rest. */
export type CallKind = 'record' | 'association' | 'search';

const TEN_SECONDS_MS = 10_000;
const SECOND_MS = 1_000;
/** What the smallest account may; the first answer tells more. */
const CALLS_AT_FIRST = 100;
/** HubSpot takes five searches a second from all apps of the account together; one is left to them. */
const SEARCHES_A_SECOND = 4;
/** Below this share of the day's calls only what is overdue goes out. */
const SCARCE_SHARE = 0.1;
/** How long to wait for the day's limit while the account's zone is not known. */
const DAILY_RETRY_MS = 900_000;
const MOVING_MS = 60_000;
/** Those that wait for the same limit do not come back in the same instant. */
const JITTER_SHARE = 0.1;

export interface LimitsOptions {
  readonly now: () => number;
  /** Waits until a place is free again; tests pass their own. */
  readonly sleep?: Sleep;
  /** Which part of the account's calls is this process's, see CallWindow; all of them when left out. */
  readonly share?: (() => number) | undefined;
}

interface Day {
  readonly limit: number;
  readonly remaining: number;
  readonly toldAt: number;
}

export class Limits {
  readonly #now: () => number;
  readonly #windows: Readonly<Record<CallKind, readonly CallWindow[]>>;
  readonly #all: CallWindow;
  /** The narrowest window of the present call, and how many places of it had been freed when the call was sent. */
  readonly #sending = new AsyncLocalStorage<{ readonly window: CallWindow; readonly freed: number }>();
  #zone: string | null = null;
  #day: Day | null = null;
  #shut: { readonly until: number; readonly because: string } | null = null;

  constructor({ now, sleep, share }: LimitsOptions) {
    this.#now = now;
    this.#all = new CallWindow(CALLS_AT_FIRST, TEN_SECONDS_MS, sleep, share);
    this.#windows = {
      record: [this.#all],
      association: [new CallWindow(CALLS_AT_FIRST, TEN_SECONDS_MS, sleep, share), this.#all],
      search: [new CallWindow(SEARCHES_A_SECOND, SECOND_MS, sleep, share)],
    };
  }

  /** The windows a call of this kind has to pass, in this order. */
  windowsOf(kind: CallKind): readonly CallWindow[] {
    return this.#windows[kind];
  }

  /** The account's zone: its day ends at its midnight. */
  inZone(zone: string): void {
    this.#zone = zone;
  }

  /** Sends a call, so that `learn` knows which one it learns from. */
  sending<T>(kind: CallKind, call: () => Promise<T>): Promise<T> {
    const [window = this.#all] = this.windowsOf(kind);
    return this.#sending.run({ window, freed: window.freed }, call);
  }

  /** Learns from the headers of an answer; searches and refused tokens have none. */
  learn(headers: Readonly<Record<string, unknown>>): void {
    const told = (name: string): number | null => {
      const value = headers[`x-hubspot-ratelimit-${name}`];
      const number = Number(value);
      return value !== undefined && Number.isInteger(number) && number >= 0 ? number : null;
    };
    const sent = this.#sending.getStore();
    const max = told('max');
    if (sent !== undefined && max !== null && max > 0 && told('interval-milliseconds') === TEN_SECONDS_MS) {
      sent.window.resize(max);
      const remaining = told('remaining');
      if (remaining !== null) sent.window.remaining(remaining, sent.freed);
    }
    const limit = told('daily');
    const left = told('daily-remaining');
    if (limit !== null && left !== null) this.dayIs(limit, left);
  }

  /** Takes over what is left of the day's calls. */
  dayIs(limit: number, remaining: number): void {
    this.#day = { limit, remaining, toldAt: this.#now() };
  }

  /** A limit was met all the same: the calls of this kind wait. */
  rest(kind: CallKind, { waitMs }: Limited, wait: Sleep): void {
    const pauseMs = Math.ceil(waitMs * (1 + Math.random() * JITTER_SHARE));
    for (const window of this.windowsOf(kind)) window.rest(() => wait(pauseMs));
  }

  /** HubSpot takes no call at all for a while. @returns how long, ms */
  shut({ cause, waitMs, because }: Shut): number {
    const now = this.#now();
    const ms = waitMs ?? (cause === 'day' ? this.#untilMidnight(now) : MOVING_MS);
    this.#shut = { until: now + ms, because };
    return ms;
  }

  /** @throws CrmUnavailable while HubSpot takes no call at all */
  assertOpen(): void {
    const shut = this.#shut;
    if (shut === null) return;
    const left = shut.until - this.#now();
    if (left <= 0) this.#shut = null;
    else throw new CrmUnavailable(shut.because, { retryAfterMs: left });
  }

  allowance(): Allowance {
    const now = this.#now();
    const day = this.#day !== null && now < this.#dayEnd(this.#day.toldAt) ? this.#day : null;
    return {
      callsPerTenSeconds: this.#all.calls,
      callsToday: day && { limit: day.limit, remaining: day.remaining },
      scarce: day !== null && day.remaining < day.limit * SCARCE_SHARE,
      shutUntil: this.#shut !== null && this.#shut.until > now ? this.#shut.until : null,
    };
  }

  #untilMidnight(now: number): number {
    return this.#zone === null ? DAILY_RETRY_MS : this.#dayEnd(now) - now;
  }

  #dayEnd(at: number): number {
    if (this.#zone === null) return at + DAILY_RETRY_MS;
    return DateTime.fromMillis(at, { zone: this.#zone }).plus({ days: 1 }).startOf('day').toMillis();
  }
}
