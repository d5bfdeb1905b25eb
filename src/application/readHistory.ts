/**
 * Reads the property history of records seen for the first time. From then on notices keep them current, but the
 * truth about the time before comes from HubSpot's own history.
 */
import { watchedProperties } from '../domain/agreement/agreement.ts';
import { type AgreementHistory } from '../domain/agreement/versions.ts';
import { CrmUnavailable, type Crm } from './crm.ts';
import { type Store } from './store.ts';

const RECORDS_A_READING = 500;
const LEASE_MS = 120_000;
const RETRY_MS = 15_000;

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
  const records = await store.claimUnread(now(), now() + LEASE_MS, RECORDS_A_READING);
  if (records.length === 0) return 0;
  try {
    const histories = await crm.readHistory(
      records.map(({ recordId }) => recordId),
      [...new Set(agreements().flatMap(({ agreement }) => watchedProperties(agreement)))],
    );
    const facts = histories.flatMap((history) => history.facts);
    await store.addHistory(records, facts, now());
    return records.length;
  } catch (error) {
    const wait = error instanceof CrmUnavailable ? (error.retryAfterMs ?? RETRY_MS) : RETRY_MS;
    await store.postponeReading(records, now() + wait);
    throw error;
  }
}
