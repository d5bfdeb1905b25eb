/**
 * Notices that could not be understood lie in quarantine as they came, personal data included. An upgrade may understand
 * them, so they are read again at every start; after thirty days nobody waits for that any more, and they are forgotten.
 */
import { type Delivery } from './acceptDelivery.ts';
import { utcDay } from './receipts.ts';
import { type Store } from './store.ts';

const KEPT_MS = 30 * 86_400_000;
/** HubSpot repeats a request within seconds, and a card within minutes. */
const ACTS_KEPT_MS = 7 * 86_400_000;
const RECEIPTS_KEPT_MS = 30 * 86_400_000;
const NOTICES_A_ROUND = 500;

/** A notice in quarantine, as it came. */
export interface HeldNotice {
  readonly id: number;
  readonly notice: unknown;
  readonly receivedAt: number;
}

/** What a notice tells as it is read today; null while it still cannot be understood. */
export type ReadAgain = (notice: unknown) => Pick<Delivery, 'facts' | 'changed'> | null;

/**
 * What can be understood by now becomes facts, learned when it came. Telling it twice changes nothing, so it is taken out
 * of quarantine only once it is kept.
 * @returns how many notices left the quarantine
 */
export async function retryQuarantine(store: Store, read: ReadAgain): Promise<number> {
  let released = 0;
  let afterId = 0;
  for (;;) {
    const held = await store.heldNotices(afterId, NOTICES_A_ROUND);
    if (held.length === 0) return released;
    const ids: number[] = [];
    for (const { id, notice, receivedAt } of held) {
      afterId = id;
      const told = read(notice);
      if (told === null) continue;
      await store.append({ ...told, quarantined: [], receivedAt });
      ids.push(id);
    }
    if (ids.length > 0) await store.releaseNotices(ids);
    released += ids.length;
  }
}

/**
 * Forgets what lay in quarantine for thirty days, tallies as old and what cards asked a week ago, and has the bytes of what was erased cleared away.
 * @param now epoch ms
 * @returns how many notices were forgotten
 */
export async function tidyUp(store: Store, now: number): Promise<number> {
  const forgotten = await store.forgetNotices(now - KEPT_MS);
  await store.forgetActs(now - ACTS_KEPT_MS);
  await store.forgetReceipts(utcDay(now - RECEIPTS_KEPT_MS));
  await store.sweep();
  return forgotten;
}
