/** Reads and looks, until nothing is left to be read and nothing is due: for what does so at a stretch, beside a service or without. */
import { type AgreementHistory } from '../domain/agreement/versions.ts';
import { CrmUnavailable, type Crm } from './crm.ts';
import { readHistoryOfNewRecords } from './readHistory.ts';
import { type Store } from './store.ts';
import { type TimeSource } from './timeSource.ts';

/** Others may be at a record this moment; then there is nothing to do but to ask again. */
const ASK_AGAIN_MS = 1_000;
const UNAVAILABLE_IN_A_ROW = 5;

export interface Watch {
  /** Told after every step. */
  at(done: number, total: number): void;
  /** Asked between two steps; whatever it throws ends the work, to be gone on with later. */
  goOn(): void;
  /** Ends a wait. */
  readonly stopped: AbortSignal;
}

export interface CatchUpDependencies {
  readonly store: Store;
  readonly crm: Crm;
  readonly agreements: () => AgreementHistory;
  readonly time: TimeSource;
  /** Looks at what is due; resolves to how many records. */
  readonly look: () => Promise<number>;
  /** How many records are still to be read. */
  readonly left: () => Promise<number>;
}

/**
 * @returns how many records were read here
 * @throws CrmUnavailable when HubSpot stays out of reach, CrmRefused, StoreUnavailable; what was done is kept
 */
export async function catchUp(
  { store, crm, agreements, time, look, left: leftToRead }: CatchUpDependencies,
  watch: Watch,
): Promise<number> {
  const now = (): number => time.now();
  let failures = 0;
  let total = 0;
  let readHere = 0;
  for (;;) {
    watch.goOn();
    const left = await leftToRead();
    total = Math.max(total, left);
    watch.at(total - left, total);
    const dueAt = await store.nextDueAt();
    if (left === 0 && (dueAt === null || dueAt > now())) return readHere;
    const [read, looked] = await Promise.allSettled([
      left === 0 ? 0 : readHistoryOfNewRecords({ store, crm, agreements }, now),
      look(),
    ]);
    if (looked.status === 'rejected') throw looked.reason;
    if (read.status === 'rejected') {
      failures += 1;
      if (!(read.reason instanceof CrmUnavailable) || failures >= UNAVAILABLE_IN_A_ROW) throw read.reason;
    } else {
      readHere += read.value;
      if (read.value > 0) failures = 0;
      if (read.value + looked.value > 0) continue;
    }
    await time.waitUntil(now() + ASK_AGAIN_MS, watch.stopped);
  }
}
