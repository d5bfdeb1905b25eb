/**
 * HubSpot's own clock, as the Date of its answers tells it. All instants that HubSpot tells of are by it, so who asks when
 * something was learned asks it as well: by a clock of ours that is behind, what HubSpot just told would lie in the future.
 */
import { type Logger } from 'pino';

const SECOND_MS = 1_000;
/** More than an answer takes; from here on one of the two clocks is wrong. */
const APART_MS = 60_000;

export class PortalClock {
  readonly #now: () => number;
  readonly #log: Logger | undefined;
  #toldAt: number | null = null;
  #isApart = false;

  constructor(now: () => number, log: Logger | undefined) {
    this.#now = now;
    this.#log = log;
  }

  /** As of the last answer, the end of the second it told; null: none told it. */
  get toldAt(): number | null {
    return this.#toldAt;
  }

  /** Learns from the headers of an answer, whatever it was. */
  learn({ date }: Readonly<Record<string, unknown>>): void {
    const told = typeof date === 'string' ? Date.parse(date) : NaN;
    if (Number.isNaN(told)) return;
    this.#toldAt = told + SECOND_MS - 1;
    this.#compare(told - this.#now());
  }

  #compare(behindMs: number): void {
    const isApart = Math.abs(behindMs) > APART_MS;
    if (isApart && !this.#isApart) {
      const seconds = Math.round(Math.abs(behindMs) / SECOND_MS);
      const way = behindMs > 0 ? 'behind' : 'ahead';
      this.#log?.warn({ seconds, way }, 'this machine’s clock does not agree with HubSpot’s; set it right');
    } else if (!isApart && this.#isApart) this.#log?.info('this machine’s clock agrees with HubSpot’s again');
    this.#isApart = isApart;
  }
}
