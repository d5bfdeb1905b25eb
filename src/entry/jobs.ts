/** The calendar of recurring jobs, on the machine's clock. */
import { schedule, type ScheduledTask } from 'node-cron';

const MINUTELY = '* * * * *';
const OWNERS = '7 * * * *';
/** When nobody works and HubSpot's daily allowance has just begun anew. */
const NIGHTLY = '20 2 * * *';

export class Jobs {
  readonly #hourly: ScheduledTask;
  #nightly: ScheduledTask | null = null;
  #minutely: ScheduledTask | null = null;

  constructor(readOwners: () => Promise<void>) {
    this.#hourly = schedule(OWNERS, readOwners);
  }

  /** @param zone the portal's, as HubSpot names it; the machine's where that name is unknown here */
  everyNight(zone: string, act: () => void): void {
    void this.#nightly?.destroy();
    this.#nightly = schedule(NIGHTLY, act, isZone(zone) ? { timezone: zone } : {});
  }

  /** A round that takes longer than a minute is not joined by the next one. */
  everyMinute(act: () => Promise<void>): void {
    void this.#minutely?.destroy();
    this.#minutely = schedule(MINUTELY, act, { noOverlap: true });
  }

  async stop(): Promise<void> {
    await this.#hourly.destroy();
    await this.#nightly?.destroy();
    await this.#minutely?.destroy();
  }
}

function isZone(zone: string): boolean {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: zone }).resolvedOptions().timeZone !== '';
  } catch {
    return false;
  }
}
