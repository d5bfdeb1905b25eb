/**
 * Rebuilds the store from HubSpot's own history: every record is read again and looked at, and nothing is written to
 * HubSpot. It is made of the steps of the service (compare, read, look), so it may run beside one, and each of its steps
 * leaves the store whole: what is broken off goes on where it ended.
 */
import { type Logger } from 'pino';
import { currentAgreement, type AgreementHistory } from '../domain/agreement/versions.ts';
import { CrmUnavailable, type Crm } from './crm.ts';
import { CurrentDirectory, syncDirectory } from './directory.ts';
import { lookAtDueRecords } from './look.ts';
import { readHistoryOfNewRecords } from './readHistory.ts';
import { walkOn, wholeWalk } from './reconcile.ts';
import { type Store } from './store.ts';
import { type TimeSource } from './timeSource.ts';
import { type Rebuild, type Rebuilt } from './walks.ts';

/** Others may be at a record this moment; then there is nothing to do but to ask again. */
const ASK_AGAIN_MS = 1_000;
const UNAVAILABLE_IN_A_ROW = 5;

export interface RebuildDependencies {
  readonly store: Store;
  readonly crm: Crm;
  readonly agreements: () => AgreementHistory;
  readonly time: TimeSource;
  readonly log: Logger;
}

export interface RebuildWatch {
  /** Told once: a new one, or one that goes on. */
  begun(rebuild: Rebuild): void;
  /** Told after every step. */
  at(done: number, total: number): void;
  /** Asked between two steps; whatever it throws ends the rebuild, to be gone on with later. */
  goOn(): void;
  /** Ends a wait. */
  readonly stopped: AbortSignal;
}

/**
 * @returns null when somebody else has ended it meanwhile
 * @throws CrmUnavailable when HubSpot stays out of reach, CrmRefused, StoreUnavailable; the next call goes on from there
 */
export async function rebuild(
  { store, crm, agreements, time, log }: RebuildDependencies,
  watch: RebuildWatch,
): Promise<Rebuilt | null> {
  const now = (): number => time.now();
  const directory = new CurrentDirectory();
  directory.replace(await store.owners());
  // People who are known already are the service's business: it must hear of every change itself, to look again.
  if (directory.current().size === 0) await syncDirectory(crm, store, directory, now(), log);
  const looking = { store, agreements, directory: () => directory.current(), log };
  const look = (): Promise<number> => lookAtDueRecords(looking, now());

  // What is due by itself is no difference that the rebuild makes.
  while ((await look()) > 0) watch.goOn();
  const agreement = currentAgreement(agreements());
  const begun = await store.beginRebuild(now(), wholeWalk(agreement.version, now()));
  watch.begun(begun);
  let { walk } = begun;
  while (walk !== null) {
    watch.goOn();
    walk = await walkOn(walk, store, crm, agreement, now());
    await store.keepRebuildWalk(walk);
  }

  let failures = 0;
  let total = 0;
  for (;;) {
    watch.goOn();
    const left = await store.leftToRebuild();
    total = Math.max(total, left);
    watch.at(total - left, total);
    const dueAt = await store.nextDueAt();
    if (left === 0 && (dueAt === null || dueAt > now())) return store.endRebuild();
    const [read, looked] = await Promise.allSettled([
      left === 0 ? 0 : readHistoryOfNewRecords({ store, crm, agreements }, now),
      look(),
    ]);
    if (looked.status === 'rejected') throw looked.reason;
    if (read.status === 'rejected') {
      failures += 1;
      if (!(read.reason instanceof CrmUnavailable) || failures >= UNAVAILABLE_IN_A_ROW) throw read.reason;
    } else {
      if (read.value > 0) failures = 0;
      if (read.value + looked.value > 0) continue;
    }
    await time.waitUntil(now() + ASK_AGAIN_MS, watch.stopped);
  }
}
