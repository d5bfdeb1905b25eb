/**
 * How the service ends. HubSpot waits five seconds for the answer to a delivery, and whoever ends a process seldom waits
 * longer than ten: what is under way is finished, but nobody who does not answer is waited for beyond three seconds. What is
 * cut off then is whole all the same: a delivery that was not acknowledged is sent again, a write that was not answered is
 * looked up before it is made again.
 */
import { setTimeout as sleep } from 'node:timers/promises';
import { type Logger } from 'pino';

const WITHIN_MS = 3_000;

type Close = () => unknown;

export interface Stopper {
  /** Something that runs, and how it is told to finish. */
  add(close: Close): void;
  /** A second call waits for the first. */
  stop(): Promise<void>;
}

/** @param last what is closed afterwards, one after the other: it is needed while the others finish */
export function stopper(last: readonly Close[], log: Logger): Stopper {
  const running: Close[] = [];
  let stopped: Promise<void> | null = null;
  const finish = async (): Promise<void> => {
    const given = new AbortController();
    const inTime = await Promise.race([
      Promise.allSettled(running.map(async (close) => await close())).then(() => true),
      sleep(WITHIN_MS, false, { signal: given.signal }).catch(() => false),
    ]);
    given.abort();
    if (!inTime)
      log.warn('stopping without what did not finish in time; it is taken up again at the next start');
    for (const close of last) await close();
  };
  return {
    add: (close) => {
      running.push(close);
    },
    stop: () => (stopped ??= finish()),
  };
}
