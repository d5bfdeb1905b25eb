/** What a process has to do with the others on its store: what it hears and tells, and whether it holds the lease. */
import { randomUUID } from 'node:crypto';
import { hostname } from 'node:os';
import { setTimeout as sleep } from 'node:timers/promises';
import { type Logger } from 'pino';
import { type Role } from '../../config/environment.ts';
import { type InForce } from '../application/inForce.ts';
import { Herald, type News, type Noticeboard } from '../application/news.ts';
import { type Store } from '../application/store.ts';
import { Tenure, type Holding } from '../application/tenure.ts';
import { growingWatch } from './watch.ts';

/** However little is heard, what others have changed is taken over within a minute. */
const SWEEP_MS = 60_000;
/**
 * Of the account's calls, a process without the lease keeps to this part: it needs few (what people do on the card, owners
 * it does not know). The holder uses what they leave, which HubSpot's answers tell.
 */
const SHARE_OF_OTHERS = 0.1;
const STOP_MS = 1_000;

/** Where nobody else can be on the store there is nothing to take turns for, and no lease that could be lost. */
const ALONE: Holding = { epoch: 0, left: () => Infinity, ended: new AbortController().signal };

export interface ReplicaOptions {
  readonly role: Role;
  readonly store: Store;
  /** Null: nobody else can be on this store. */
  readonly noticeboard: Noticeboard | null;
  readonly inForce: InForce<unknown>;
  readonly log: Logger;
  /** Another agreement is in force. */
  readonly onAgreement: () => void;
  readonly onNews: (news: News | 'anything') => void;
  readonly onLease: () => void;
}

export interface Replica {
  readonly holding: () => Holding | null;
  /** Which part of the account's calls this process may use. */
  readonly share: () => number;
  readonly tell: (...news: readonly News[]) => void;
  /** Takes over agreements and owners as others changed them. */
  readonly refresh: () => Promise<void>;
  /** Asks for the lease, where the role is to have it, and begins to hear. */
  start(): Promise<void>;
  /** @param finished whether all that was under way has ended: only then can another process begin at once */
  stop(finished: boolean): Promise<void>;
}

export function createReplica(options: ReplicaOptions): Replica {
  const { role, store, noticeboard, inForce, log, onAgreement, onNews, onLease } = options;
  const herald = noticeboard && new Herald(noticeboard, pause);
  const tenure = new Tenure({
    store,
    holder: `${hostname()} ${process.pid} ${randomUUID()}`,
    watch: growingWatch(),
    sleep: pause,
    log,
    onBegun: onLease,
  });
  const refresh = async (): Promise<void> => {
    if (await inForce.refresh()) onAgreement();
  };
  const refreshSoon = (): void => {
    refresh().catch((error: unknown) => {
      log.warn(
        { err: error },
        'agreements and owners cannot be read from the database; the last known ones stay in use',
      );
    });
  };
  const closers: (() => Promise<unknown>)[] = [];
  let hasAsked = false;
  const holding = (): Holding | null => (noticeboard === null ? ALONE : tenure.holding);
  return {
    holding,
    share: () => (holding() === null ? SHARE_OF_OTHERS : 1),
    tell: (...news) => herald?.tell(...news),
    refresh,
    start: async () => {
      if (noticeboard === null) return;
      if (role !== 'web') {
        await tenure.start();
        hasAsked = true;
      }
      const sweep = setInterval(refreshSoon, SWEEP_MS).unref();
      const hearing = noticeboard.hear(
        (news) => {
          if (news === 'edition' || news === 'anything') refreshSoon();
          onNews(news);
        },
        (hears) => {
          if (hears) log.debug('news of other processes arrives');
          else {
            log.warn(
              'no news of other processes arrives, so what they leave to this one is found within a minute only; behind a transaction pooler set DATABASE_DIRECT_URL to the database itself',
            );
          }
        },
      );
      closers.push(() => hearing.stop());
      closers.push(() => {
        clearInterval(sweep);
        return Promise.resolve();
      });
    },
    stop: async (finished) => {
      const stopped = Promise.allSettled([
        ...closers.splice(0).map((close) => close()),
        hasAsked ? tenure.stop(finished) : null,
        herald?.told(),
      ]);
      // A database that does not answer has nobody wait for it; the lease ends by itself.
      await Promise.race([stopped, pause(STOP_MS)]);
    },
  };
}

function pause(ms: number, signal?: AbortSignal): Promise<unknown> {
  return sleep(ms, null, { ref: false, ...(signal ? { signal } : {}) }).catch(() => null);
}
