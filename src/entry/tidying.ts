/** What is tidied at every start and every night: the quarantine, and the bytes of people who were erased. */
import { schedule } from 'node-cron';
import { type Logger } from 'pino';
import { readAgain } from '../../webhooks/translate.ts';
import { retryQuarantine, tidyUp } from '../application/quarantine.ts';
import { type Store } from '../application/store.ts';
import { type TimeSource } from '../application/timeSource.ts';

/** By the machine's clock; after the night's comparison with HubSpot has begun. */
const NIGHTLY = '40 3 * * *';

export interface Tidying {
  /** Reads the quarantine again, once the portal is known to which notices must belong. */
  retry(portalId: string): Promise<void>;
  stop(): Promise<void>;
}

/** Tidies once, then every night. A fault is logged and left to the next night. */
export async function startTidying(store: Store, time: TimeSource, log: Logger): Promise<Tidying> {
  const tidy = async (): Promise<void> => {
    try {
      const forgotten = await tidyUp(store, time.now());
      if (forgotten > 0) log.info({ forgotten }, 'forgot notices that lay in quarantine for thirty days');
    } catch (error) {
      log.warn({ err: error }, 'could not tidy up');
    }
  };
  await tidy();
  const nightly = schedule(NIGHTLY, tidy);
  return {
    retry: async (portalId) => {
      const released = await retryQuarantine(store, (notice) => readAgain(notice, portalId));
      if (released > 0) log.info({ released }, 'notices in quarantine are understood by now');
      const { quarantined } = await store.counts(time.now());
      if (quarantined > 0) log.warn({ quarantined }, 'notices lie in quarantine that cannot be understood');
    },
    stop: async () => {
      await nightly.destroy();
    },
  };
}
