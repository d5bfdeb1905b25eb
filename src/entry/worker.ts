/**
 * The worker: loops (compare with HubSpot, read histories, look, write back, ask for unknown owners, read deals, tell of
 * many at once), each asking only "is there anything to do?". What is told of many at once is counted every minute; nobody has to be
 * quicker with that.
 *
 * Of several workers on one store all look; the rest is done by whoever holds the lease.
 *
 * There are no timers for single deadlines: a loop sleeps until the earliest instant at which the store has something for
 * it, or until its bell rings. A bell is a hint; a minute's sweep stands behind it, so a lost ring costs a minute.
 */
import { type Logger } from 'pino';
import { CrmRefused, CrmUnavailable } from '../application/crm.ts';
import { tellDigests } from '../application/digest.ts';
import { EarlyLooks } from '../application/earlyLooks.ts';
import { lookAtDueRecords } from '../application/look.ts';
import { readDealsStep } from '../application/readDeals.ts';
import { readHistoryOfNewRecords } from '../application/readHistory.ts';
import { reconcileStep } from '../application/reconcile.ts';
import { type Crm } from '../application/crm.ts';
import { type News } from '../application/news.ts';
import { DEALS_LOOP } from '../application/settings/troubles.ts';
import { EditionChanged, type Store } from '../application/store.ts';
import { Strangers } from '../application/strangers.ts';
import { type Holding } from '../application/tenure.ts';
import { type TimeSource } from '../application/timeSource.ts';
import { nextWriteBackAt, writeBack } from '../application/writeBack.ts';
import { type AgreementHistory } from '../domain/agreement/versions.ts';
import { type Directory } from '../domain/evaluate/directory.ts';
import { faultIn } from '../domain/ownError.ts';
import { Bell } from './bell.ts';

const SWEEP_MS = 60_000;
const FIRST_BACK_OFF_MS = 1_000;
const LAST_BACK_OFF_MS = 60_000;
/** Deals are read no oftener than this anyway, and whether the app may read them changes with an upload. */
const DEALS_BACK_OFF_MS = 900_000;

export interface WorkerDependencies {
  readonly store: Store;
  readonly crm: Crm;
  readonly agreements: () => AgreementHistory;
  readonly directory: () => Directory;
  readonly edition: () => number;
  /** Takes over agreements and directory as other processes changed them. */
  readonly refresh: () => Promise<unknown>;
  /** The lease, while this process has it. */
  readonly holding: () => Holding | null;
  /** Tells other processes. */
  readonly tell: (...news: readonly News[]) => void;
  /** Reads the directory anew; resolves to how many owners changed. */
  readonly syncDirectory: () => Promise<number>;
  /** Told how many records a step of the comparison marked, and when a comparison has come to its end. */
  readonly onCompared?: (step: { readonly marked: number; readonly done: boolean }) => void;
  /** Told what each round of a loop failed on; null: on nothing. */
  readonly onRound?: (loop: string, error: unknown) => void;
  readonly time: TimeSource;
  readonly log: Logger;
}

/** News that means work. */
export type Work = Exclude<News, 'edition' | 'compare'>;

export interface Worker {
  /** Says that there may be something to do; of any kind, where nothing is named. */
  wake(...news: readonly Work[]): void;
  /** Compares all with HubSpot, unless that was begun after this instant. */
  reconcile(since?: number): void;
  /** Resolves when every loop has found nothing more to do at the present time. */
  idle(): Promise<void>;
  /** Resolves when every loop has finished what it was doing. */
  stop(): Promise<void>;
}

export function startWorker(dependencies: WorkerDependencies): Worker {
  const { store, time, log } = dependencies;
  const stopping = new AbortController();
  const newsBell = new Bell(time, stopping.signal);
  const lookBell = new Bell(time, stopping.signal);
  const owedBell = new Bell(time, stopping.signal);
  const digestBell = new Bell(time, stopping.signal);
  const now = (): number => time.now();
  const compareBell = new Bell(time, stopping.signal);
  const ownersBell = new Bell(time, stopping.signal);
  const dealsBell = new Bell(time, stopping.signal);
  const bells = [compareBell, newsBell, lookBell, owedBell, ownersBell, dealsBell, digestBell];
  const strangers = new Strangers();
  const earlyLooks = new EarlyLooks();
  // Whatever was missed while nobody listened is found at the start.
  let compareSince: number | null = now();

  const asHolder =
    (step: (held: Holding) => Promise<number | null>): (() => Promise<number | null>) =>
    async () => {
      const held = dependencies.holding();
      return held === null ? null : step(held);
    };

  const loops = [
    loop(
      'reconcile',
      compareBell,
      asHolder(async () => {
        const wanted = compareSince;
        const step = await reconcileStep(dependencies, now(), wanted);
        if (!step.done) wakeReaders();
        dependencies.onCompared?.({ marked: step.marked, done: step.done && wanted !== null });
        if (!step.done) return step.nextAt;
        const isEnough = step.throughAt !== null && compareSince !== null && step.throughAt >= compareSince;
        if (isEnough) compareSince = null;
        return compareSince === null ? null : now();
      }),
    ),
    loop(
      'read',
      newsBell,
      asHolder(async () => {
        const read = await readHistoryOfNewRecords(dependencies, now);
        if (read > 0) {
          lookBell.ring();
          dependencies.tell('due');
        }
        return read > 0 ? now() : await store.nextUnreadAt();
      }),
    ),
    loop('look', lookBell, async () => {
      await dependencies.refresh();
      const early = await earlyLooks.redo(store, now());
      if (early > 0)
        log.warn({ records: early }, 'records were looked at by a clock that was ahead; looking again');
      const looked = await lookAtDueRecords({ ...dependencies, strangers }, now()).catch(otherEdition);
      if (looked === null) return now();
      if (looked > 0) {
        owedBell.ring();
        ownersBell.ring();
        if (dependencies.holding() === null) dependencies.tell('owed');
      }
      return looked > 0 ? now() : await store.nextDueAt();
    }),
    loop(
      'writeBack',
      owedBell,
      asHolder(async (held) => {
        try {
          await writeBack({ ...dependencies, held }, now, stopping.signal);
        } catch (error) {
          if (held.left() > 0) throw error;
          return null; // The next holder sends what is left.
        }
        return nextWriteBackAt(dependencies);
      }),
    ),
    loop('owners', ownersBell, () =>
      strangers.ask(
        async () => {
          if ((await dependencies.syncDirectory()) > 0) lookBell.ring();
        },
        dependencies.directory,
        now(),
      ),
    ),
    loop(
      DEALS_LOOP,
      dealsBell,
      asHolder(() => readDealsStep(dependencies, now())),
      DEALS_BACK_OFF_MS,
    ),
    loop(
      'digest',
      digestBell,
      asHolder(async () => {
        if ((await tellDigests(dependencies, now())) > 0) owedBell.ring();
        return null;
      }),
    ),
  ];

  /** Null: what was looked at is looked at again by what holds now. */
  async function otherEdition(error: unknown): Promise<null> {
    if (!(error instanceof EditionChanged)) throw error;
    await dependencies.refresh();
    return null;
  }

  /** Runs `step` until told to stop; it answers when it next wants to run (null: when the bell rings). */
  async function loop(
    name: string,
    bell: Bell,
    step: () => Promise<number | null>,
    lastBackOffMs = LAST_BACK_OFF_MS,
  ): Promise<void> {
    let backOffMs = 0;
    while (!stopping.signal.aborted) {
      bell.silence();
      let nextAt: number | null;
      try {
        nextAt = await step();
        backOffMs = 0;
        dependencies.onRound?.(name, null);
      } catch (error) {
        dependencies.onRound?.(name, error);
        backOffMs = Math.min(Math.max(backOffMs * 2, FIRST_BACK_OFF_MS), lastBackOffMs);
        logFault(log, name, error);
        await bell.restUntil(now() + backOffMs);
        continue;
      }
      const sweepAt = now() + SWEEP_MS;
      await bell.waitUntil(nextAt === null ? sweepAt : Math.min(nextAt, sweepAt));
    }
  }

  function wakeReaders(): void {
    newsBell.ring();
    lookBell.ring();
  }

  const belled = { unread: newsBell, due: lookBell, owed: owedBell };

  return {
    wake: (...news) => {
      for (const bell of news.length === 0 ? bells : news.map((each) => belled[each])) bell.ring();
    },
    reconcile: (since = now()) => {
      compareSince = since;
      compareBell.ring();
    },
    idle: async () => {
      // One loop's work is the next one's news, so all have to be found asleep at once.
      while (!bells.every((bell) => bell.asleep)) await Promise.all(bells.map((bell) => bell.sleep()));
    },
    stop: async () => {
      stopping.abort();
      await Promise.all(loops);
    },
  };
}

function logFault(log: Logger, loop: string, error: unknown): void {
  if (error instanceof CrmUnavailable)
    log.warn({ loop, fault: faultIn(error) }, 'a loop finds HubSpot not available; trying again');
  else if (error instanceof CrmRefused)
    log.error({ loop, fault: faultIn(error) }, 'HubSpot refuses our calls; trying again');
  else log.error({ loop, err: error }, 'a loop met a fault; trying again');
}
