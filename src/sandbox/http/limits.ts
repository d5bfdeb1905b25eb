/** HubSpot's limits for one app: so many calls in any ten seconds, so many a day. Counted on the machine's own watch. */

export interface PortalLimits {
  /** Calls in any ten seconds: 190 from the Professional tier on, 100 below. */
  readonly burst: number;
  readonly daily: number;
}

export const PROFESSIONAL: PortalLimits = { burst: 190, daily: 625_000 };

export type LimitPolicy = 'TEN_SECONDLY_ROLLING' | 'DAILY';

const WINDOW_MS = 10_000;

export class Limiter {
  readonly #limits: PortalLimits;
  readonly #watch: () => number;
  #recent: number[] = [];
  #today = 0;

  /** @param watch milliseconds that only grow */
  constructor(limits: PortalLimits, watch: () => number) {
    this.#limits = limits;
    this.#watch = watch;
  }

  /** Counts a call; answers the limit that it breaks, or null. A refused call does not count. */
  count(): LimitPolicy | null {
    const now = this.#watch();
    this.#recent = this.#recent.filter((at) => at > now - WINDOW_MS);
    if (this.#today >= this.#limits.daily) return 'DAILY';
    if (this.#recent.length >= this.#limits.burst) return 'TEN_SECONDLY_ROLLING';
    this.#recent.push(now);
    this.#today += 1;
    return null;
  }

  headers(): Readonly<Record<string, string>> {
    return {
      'X-HubSpot-RateLimit-Daily': String(this.#limits.daily),
      'X-HubSpot-RateLimit-Daily-Remaining': String(Math.max(0, this.#limits.daily - this.#today)),
      'X-HubSpot-RateLimit-Interval-Milliseconds': String(WINDOW_MS),
      'X-HubSpot-RateLimit-Max': String(this.#limits.burst),
      'X-HubSpot-RateLimit-Remaining': String(Math.max(0, this.#limits.burst - this.#recent.length)),
    };
  }
}
