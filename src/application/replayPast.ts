/** Replays agreements over the same past, page by page, so that they can be set beside each other. */
import { watchedProperties, type Agreement } from '../domain/agreement/agreement.ts';
import { type Directory } from '../domain/evaluate/directory.ts';
import { type Period } from '../domain/measures/attainment.ts';
import { Replaying, type Replay } from '../domain/replay/replay.ts';
import { type Crm, type ChangeMark } from './crm.ts';
import { pagesOf, type Pages } from './pages.ts';
import { whoMatter } from './reconcile.ts';
import { type Store } from './store.ts';

/** Told how far it came after each page; may end it by throwing. */
export type Told = (done: number, total?: number) => void;

/** @returns a replay of each agreement, in their order */
export async function replayPast(
  store: Pick<Pages, 'timelines' | 'recordCount'>,
  agreements: readonly Agreement[],
  directory: Directory,
  period: Period,
  dayOf: (at: number) => string,
  at: Told,
): Promise<readonly Replay[]> {
  const replays = agreements.map((agreement) => new Replaying(agreement, directory, period, dayOf));
  const total = await store.recordCount('all');
  let done = 0;
  for await (const { rows } of pagesOf((after) => store.timelines('all', after))) {
    for (const { record, facts } of rows) for (const replay of replays) replay.add(record, facts);
    done += rows.length;
    at(done, Math.max(done, total));
  }
  return replays.map((replay) => replay.result());
}

/**
 * Reads into a store what HubSpot remembers of the records that matter to the agreements: leads of whatever age, and what
 * was disposed of since an instant.
 * @param store one of the caller's own, mostly in memory
 * @throws CrmUnavailable, CrmRefused
 */
export async function readPast(
  crm: Crm,
  store: Pick<Store, 'addHistory'>,
  agreements: readonly Agreement[],
  since: number,
  now: number,
  at: Told,
): Promise<void> {
  const only = agreements.flatMap((agreement) => whoMatter({ ...agreement, enforceFrom: since }));
  const properties = [...new Set(agreements.flatMap(watchedProperties))];
  let done = 0;
  for (let mark: ChangeMark | null = { from: 0, afterId: null }; mark !== null;) {
    const { contacts, next } = await crm.changedContacts(mark, only);
    const histories = await crm.readHistory(
      contacts.map(({ contactId }) => contactId),
      properties,
    );
    await store.addHistory(
      histories.map(({ record, exists, modifiedAt }) => ({ ...record, exists, modifiedAt })),
      histories.flatMap(({ facts }) => facts),
      now,
      { toldAt: crm.toldAt() },
    );
    done += contacts.length;
    at(done);
    mark = next;
  }
}
