/**
 * Rebuilds the store from HubSpot's own history: every record is read again and looked at, and nothing is written to
 * HubSpot. It is made of the steps of the service (compare, read, look), so it may run beside one, and each of its steps
 * leaves the store whole: what is broken off goes on where it ended.
 */
import { type Logger } from 'pino';
import { currentAgreement, type AgreementHistory } from '../domain/agreement/versions.ts';
import { catchUp, type Watch } from './catchUp.ts';
import { type Crm } from './crm.ts';
import { CurrentDirectory, syncDirectory } from './directory.ts';
import { lookAtDueRecords } from './look.ts';
import { walkOn, wholeWalk } from './reconcile.ts';
import { type Store } from './store.ts';
import { type TimeSource } from './timeSource.ts';
import { type Rebuild, type Rebuilt } from './walks.ts';

export interface RebuildDependencies {
  readonly store: Store;
  readonly crm: Crm;
  readonly agreements: () => AgreementHistory;
  readonly time: TimeSource;
  readonly log: Logger;
}

export interface RebuildWatch extends Watch {
  /** Told once: a new one, or one that goes on. */
  begun(rebuild: Rebuild): void;
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

  await catchUp({ store, crm, agreements, time, look, left: () => store.leftToRebuild() }, watch);
  return store.endRebuild();
}
