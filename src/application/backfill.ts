/**
 * Takes up the leads that are in the portal already: finds them as the nightly comparison does, reads their histories and
 * looks at them. Nothing is written to HubSpot; what is owed is the service's to send. Each step is kept, so what is broken
 * off goes on where it ended, by this command or by a service.
 */
import { type Logger } from 'pino';
import { type AgreementHistory } from '../domain/agreement/versions.ts';
import { catchUp, type Watch } from './catchUp.ts';
import { type Crm } from './crm.ts';
import { CurrentDirectory, syncDirectory } from './directory.ts';
import { lookAtDueRecords } from './look.ts';
import { reconcileStep } from './reconcile.ts';
import { type Store } from './store.ts';
import { type TimeSource } from './timeSource.ts';

export interface BackfillDependencies {
  readonly store: Store;
  readonly crm: Crm;
  readonly agreements: () => AgreementHistory;
  readonly time: TimeSource;
  readonly log: Logger;
}

export interface BackfillWatch extends Watch {
  /** Told while leads are looked for. @param found how many so far */
  looking(found: number): void;
}

/**
 * @returns how many histories were read
 * @throws CrmUnavailable when HubSpot stays out of reach, CrmRefused, StoreUnavailable; the next call goes on from there
 */
export async function backfill(
  { store, crm, agreements, time, log }: BackfillDependencies,
  watch: BackfillWatch,
): Promise<number> {
  const now = (): number => time.now();
  const directory = new CurrentDirectory();
  directory.replace(await store.owners());
  // People who are known already are the service's business: it must hear of every change itself, to look again.
  if (directory.current().size === 0) await syncDirectory(crm, store, directory, now(), log);
  const begunAt = now();
  let found = 0;
  for (;;) {
    watch.goOn();
    const step = await reconcileStep({ store, crm, agreements }, now(), begunAt);
    found += step.marked;
    watch.looking(found);
    if (!step.done) await time.waitUntil(step.nextAt, watch.stopped);
    else if (step.throughAt !== null && step.throughAt >= begunAt) break;
  }
  const looking = { store, agreements, directory: () => directory.current(), log };
  return catchUp(
    {
      store,
      crm,
      agreements,
      time,
      look: () => lookAtDueRecords(looking, now()),
      left: () => store.leftToRead(),
    },
    watch,
  );
}
