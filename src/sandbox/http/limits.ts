/**
 * HubSpot's limits (its guide "API usage guidelines"): so many calls in any ten seconds, counted on the machine's own
 * watch, and so many a day of the account's zone. Search and associations have limits of their own.
 */

export interface PortalLimits {
  /** Calls in any ten seconds. */
  readonly burst: number;
  /** Calls from midnight to midnight in the account's zone. */
  readonly daily: number;
  /** Searches in any second; they do not count towards the burst. */
  readonly searches: number;
  /** Calls of association endpoints in any ten seconds; they count towards the burst too. */
  readonly associations: number;
  /** Whether a refusal says when to come again. HubSpot does not promise it. */
  readonly retryAfter: boolean;
}

const LOWER = { burst: 100, daily: 250_000, searches: 5, associations: 100, retryAfter: false };
const HIGHER = { ...LOWER, burst: 190, associations: 150 };

export const TIERS = {
  free: LOWER,
  starter: LOWER,
  professional: { ...HIGHER, daily: 625_000 },
  enterprise: { ...HIGHER, daily: 1_000_000 },
} as const satisfies Readonly<Record<string, PortalLimits>>;

export type Tier = keyof typeof TIERS;
export type CallClass = 'common' | 'search' | 'associations';

export interface Refusal {
  readonly policy: 'TEN_SECONDLY_ROLLING' | 'SECONDLY' | 'DAILY';
  /** How long until a call is taken again. */
  readonly waitMs: number;
}

const SECOND_MS = 1_000;
const WINDOW_MS = 10 * SECOND_MS;

export function classOf(path: string): CallClass {
  if (/^\/crm\/v3\/objects\/[^/]+\/search\/?$/.test(path)) return 'search';
  return /^\/crm\/v4\/(associations|objects)\//.test(path) ? 'associations' : 'common';
}

export class Limiter {
  #limits: PortalLimits;
  readonly #watch: () => number;
  readonly #now: () => number;
  readonly #midnightAfter: (at: number) => number;
  readonly #burst = new Window(WINDOW_MS);
  readonly #associations = new Window(WINDOW_MS);
  readonly #searches = new Window(SECOND_MS);
  #today = 0;
  #resetsAt: number;

  /**
   * @param watch milliseconds that only grow
   * @param now the portal's time, epoch ms
   * @param midnightAfter when the account's next day begins, epoch ms
   */
  constructor(
    limits: PortalLimits,
    watch: () => number,
    now: () => number,
    midnightAfter: (at: number) => number,
  ) {
    this.#limits = limits;
    this.#watch = watch;
    this.#now = now;
    this.#midnightAfter = midnightAfter;
    this.#resetsAt = midnightAfter(now());
  }

  /** Other limits from now on, as when the account gets another subscription. What was counted stays counted. */
  impose(limits: Partial<PortalLimits>): void {
    this.#limits = { ...this.#limits, ...limits };
  }

  /** As if the day had so many calls behind it. */
  spend(calls: number): void {
    this.#today = calls;
  }

  get limits(): PortalLimits {
    return this.#limits;
  }

  /** Counts a call; answers what refuses it, or null. A refused call does not count. */
  count(kind: CallClass): Refusal | null {
    const at = this.#watch();
    const day = this.day();
    if (day.used >= day.limit) return { policy: 'DAILY', waitMs: day.resetsAt - this.#now() };
    const windows = this.#windows(kind);
    for (const { window, most, policy } of windows) {
      if (window.count(at) >= most) return { policy, waitMs: window.waitMs(at, most) };
    }
    for (const { window } of windows) window.add(at);
    this.#today += 1;
    return null;
  }

  day(): { readonly used: number; readonly limit: number; readonly resetsAt: number } {
    const now = this.#now();
    if (now >= this.#resetsAt) {
      this.#today = 0;
      this.#resetsAt = this.#midnightAfter(now);
    }
    return { used: this.#today, limit: this.#limits.daily, resetsAt: this.#resetsAt };
  }

  /** What an answer says of the limits; of searches HubSpot says nothing. */
  headers(kind: CallClass): Readonly<Record<string, string>> {
    if (kind === 'search') return {};
    const { used, limit } = this.day();
    const most = kind === 'associations' ? this.#limits.associations : this.#limits.burst;
    const window = kind === 'associations' ? this.#associations : this.#burst;
    return {
      'X-HubSpot-RateLimit-Daily': String(limit),
      'X-HubSpot-RateLimit-Daily-Remaining': String(Math.max(0, limit - used)),
      'X-HubSpot-RateLimit-Interval-Milliseconds': String(WINDOW_MS),
      'X-HubSpot-RateLimit-Max': String(most),
      'X-HubSpot-RateLimit-Remaining': String(Math.max(0, most - window.count(this.#watch()))),
    };
  }

  #windows(kind: CallClass) {
    const { burst, searches, associations } = this.#limits;
    const rolling = 'TEN_SECONDLY_ROLLING' as const;
    if (kind === 'search') return [{ window: this.#searches, most: searches, policy: 'SECONDLY' as const }];
    const common = { window: this.#burst, most: burst, policy: rolling };
    return kind === 'common'
      ? [common]
      : [common, { window: this.#associations, most: associations, policy: rolling }];
  }
}

/** The instants of the calls in the last so many milliseconds. */
class Window {
  readonly #lengthMs: number;
  #at: number[] = [];

  constructor(lengthMs: number) {
    this.#lengthMs = lengthMs;
  }

  count(now: number): number {
    const gone = this.#at.findIndex((at) => at > now - this.#lengthMs);
    if (gone !== 0) this.#at = gone === -1 ? [] : this.#at.slice(gone);
    return this.#at.length;
  }

  add(now: number): void {
    this.#at.push(now);
  }

  /** Until fewer than `most` are left. */
  waitMs(now: number, most: number): number {
    const last = this.#at[this.#at.length - most];
    return last === undefined ? this.#lengthMs : Math.max(0, last + this.#lengthMs - now);
  }
}
