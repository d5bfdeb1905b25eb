/** What must be known of the portal before the work begins, asked for until HubSpot answers. */
import { type Logger } from 'pino';
import { CrmRefused } from '../application/crm.ts';
import { type TimeSource } from '../application/timeSource.ts';
import { faultIn } from '../domain/ownError.ts';

const PREPARE_RETRY_MS = 30_000;

export interface PreparingOptions {
  readonly time: TimeSource;
  readonly log: Logger;
}

/**
 * The first try is waited for, so that a wrong token is said at once. If HubSpot is only out of reach the service starts
 * all the same (deliveries must be taken) and tries again in the background.
 */
export async function tryUntilPrepared(
  prepare: () => Promise<void>,
  { time, log }: PreparingOptions,
  stopped: AbortSignal,
): Promise<void> {
  try {
    await prepare();
  } catch (error) {
    if (error instanceof CrmRefused) throw error;
    tellAndGoOn(error, log);
    void (async () => {
      for (;;) {
        await time.waitUntil(time.now() + PREPARE_RETRY_MS, stopped);
        if (stopped.aborted) return;
        try {
          await prepare();
          return;
        } catch (again) {
          tellAndGoOn(again, log);
        }
      }
    })();
  }
}

/** Reads people and words of the portal anew; a fault is logged, and what was known stays in use. */
export async function readAgain(readPortal: () => Promise<unknown>, log: Logger): Promise<void> {
  try {
    await readPortal();
  } catch (error) {
    log.warn({ fault: faultIn(error) }, 'owners could not be read; the last known ones stay in use');
  }
}

/** HubSpot is the likely reason; where something else is, its class tells. */
function tellAndGoOn(error: unknown, log: Logger): void {
  log.warn({ fault: faultIn(error) }, 'HubSpot is not available; trying again');
}
