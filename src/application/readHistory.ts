/**
 * Reads the property history of records that are new, or to be read again. From then on notices keep them current, but
 * the truth about the time before comes from HubSpot's own history.
 */
import { watchedProperties } from '../domain/agreement/agreement.ts';
import { type AgreementHistory } from '../domain/agreement/versions.ts';
import { type Fact } from '../domain/timeline/fact.ts';
import { CrmUnavailable, type Crm, type FoundTask, type RecordHistory } from './crm.ts';
import { lossOf } from './reconcile.ts';
import { type AdoptedTask, type Store } from './store.ts';

const RECORDS_A_READING = 500;
const LEASE_MS = 120_000;
const RETRY_MS = 15_000;

/** How histories were read. */
export interface Reading {
  /** When HubSpot was asked; what was told since may be newer than its answer. Now, when left out. */
  readonly askedAt?: number;
  /** The end of the lease under which the records were claimed: one that somebody asked to be read again since then is read again. */
  readonly leaseUntil?: number;
  /** HubSpot's own clock when it had told all: the facts are learned then, where ours is behind it. */
  readonly toldAt?: number | null;
}

export interface HistoryDependencies {
  readonly store: Store;
  readonly crm: Crm;
  readonly agreements: () => AgreementHistory;
}

/**
 * @returns how many records were read
 * @throws CrmUnavailable, CrmRefused after giving the records back
 */
export async function readHistoryOfNewRecords(
  { store, crm, agreements }: HistoryDependencies,
  now: () => number,
): Promise<number> {
  const askedAt = now();
  const leaseUntil = askedAt + LEASE_MS;
  const records = await store.claimUnread(askedAt, leaseUntil, RECORDS_A_READING);
  if (records.length === 0) return 0;
  try {
    const histories = await crm.readHistory(
      records.map(({ recordId }) => recordId),
      [...new Set(agreements().flatMap(({ agreement }) => watchedProperties(agreement)))],
    );
    await rememberTasks(histories, store, crm);
    const deletions = await deletionsAmong(histories, crm, now());
    const read = histories.map(({ record, exists, modifiedAt }) => ({ ...record, exists, modifiedAt }));
    const facts = [...histories.flatMap((history) => history.facts), ...deletions];
    await store.addHistory(read, facts, now(), { askedAt, leaseUntil, toldAt: crm.toldAt() });
    return records.length;
  } catch (error) {
    const wait = error instanceof CrmUnavailable ? (error.retryAfterMs ?? RETRY_MS) : RETRY_MS;
    await store.postponeReading(records, now() + wait);
    throw error;
  }
}

/**
 * Of what is not there to be read, the recycle bin is asked: whoever waited for the nightly comparison would run after a
 * deleted lead until then. What is not in there either may be too new to be shown.
 * @returns the deletions, which nobody may have told of
 */
async function deletionsAmong(
  histories: readonly RecordHistory[],
  crm: Crm,
  now: number,
): Promise<readonly Fact[]> {
  const missing = histories.filter(({ exists }) => !exists).map(({ record }) => record.recordId);
  if (missing.length === 0) return [];
  return (await crm.deletedContacts(missing)).flatMap((state) => lossOf(state, now));
}

/**
 * A record that shows a status of ours, though nothing was ever done for it as far as the store remembers, was known to a
 * store that is lost. The tasks made then are looked up before the first look at it could ask for them again.
 */
async function rememberTasks(histories: readonly RecordHistory[], store: Store, crm: Crm): Promise<void> {
  const marked = histories.filter(({ marked: isMarked }) => isMarked).map(({ record }) => record);
  if (marked.length === 0) return;
  const forgotten = await store.forgotten(marked);
  if (forgotten.length === 0) return;
  const found = await crm.findTasks(forgotten.map(({ recordId }) => recordId));
  await store.adoptTasks(found.flatMap(adopted));
}

/** As it was made: what a person did with its status since is left to that person. */
function adopted({ taskId, contactId, effectKey, values }: FoundTask): readonly AdoptedTask[] {
  if (effectKey === null) return [];
  return [
    {
      key: effectKey,
      record: { objectType: 'contact', recordId: contactId },
      remoteId: taskId,
      done: {
        state: 'open',
        values: { ...values, sla_effect_key: effectKey, hs_task_status: 'NOT_STARTED' },
      },
    },
  ];
}
