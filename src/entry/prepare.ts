/** What has to be asked of HubSpot before a process can do its work. */
import { type Logger } from 'pino';
import { CrmRefused } from '../application/crm.ts';
import { type TimeSource } from '../application/timeSource.ts';

const PREPARE_RETRY_MS = 30_000;

/**
 * The first try is waited for, so that a wrong token is said at once. If HubSpot is only out of reach the service starts
 * all the same (deliveries must be taken) and tries again in the background.
 */
export async function tryUntilPrepared(
  prepare: () => Promise<void>,
  { time, log }: { readonly time: TimeSource; readonly log: Logger },
  stopped: AbortSignal,
): Promise<void> {
  try {
    await prepare();
  } catch (error) {
    if (error instanceof CrmRefused) throw error;
    log.warn({ fault: faultOf(error) }, 'HubSpot is not available; trying again');
    void (async () => {
      for (;;) {
        await time.waitUntil(time.now() + PREPARE_RETRY_MS, stopped);
        if (stopped.aborted) return;
        try {
          await prepare();
          return;
        } catch (again) {
          log.warn({ fault: faultOf(again) }, 'HubSpot is not available; trying again');
        }
      }
    })();
  }
}

export function faultOf(error: unknown): string {
  return error instanceof Error ? error.name : 'unknown fault';
}
