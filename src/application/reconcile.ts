/**
 * Compares what is known with HubSpot, so that gaps close by themselves: notices that never came, records that were there
 * before this product was, records that are gone.
 *
 * A walk goes page by page. After each page its place is kept, so that whoever goes on, after a fault or a kill, begins
 * where it ended. It reads no history itself: it marks records to be read, and the reading does the rest.
 */
import { DISPOSITIONS, readyDefinitions, type Agreement } from '../domain/agreement/agreement.ts';
import { currentAgreement, type AgreementHistory } from '../domain/agreement/versions.ts';
import { type Fact, type RecordRef } from '../domain/timeline/fact.ts';
import { SEARCH_LATE_BY_MS, type ContactState, type Crm, type Matching } from './crm.ts';
import { type Store } from './store.ts';
import { type Reconciliation, type Walk } from './walks.ts';

const LEASE_MS = 120_000;
const RECORDS_A_PAGE = 500;

export interface ReconcileDependencies {
  readonly store: Store;
  readonly crm: Crm;
  readonly agreements: () => AgreementHistory;
}

/** What became of one step. */
export type Step =
  /** All that HubSpot changed until `throughAt` is known, or marked to be read; null: nothing was compared yet. */
  | { readonly done: true; readonly throughAt: number | null; readonly marked: number }
  /** There is more to do, from `nextAt` on. */
  | { readonly done: false; readonly nextAt: number; readonly marked: number };

/**
 * Goes one page further on a walk that was begun.
 * @param wantedAt begins a walk unless one was begun after this instant; null: only goes on
 * @throws CrmUnavailable, CrmRefused, StoreUnavailable; the page is gone through again then
 */
export async function reconcileStep(
  { store, crm, agreements }: ReconcileDependencies,
  now: number,
  wantedAt: number | null,
): Promise<Step> {
  const state = await store.claimReconciliation(now, now + LEASE_MS);
  if (state === null) return { done: false, nextAt: now + LEASE_MS, marked: 0 };
  const agreement = currentAgreement(agreements());
  const walk = state.walk ?? begun(state, agreement.version, now, wantedAt);
  if (walk === null) {
    await store.keepReconciliation(state);
    return { done: true, throughAt: state.throughAt, marked: 0 };
  }
  let after: Walk | null;
  try {
    after = await walkOn(walk, store, crm, agreement, now);
  } catch (error) {
    await store.keepReconciliation({ ...state, walk });
    throw error;
  }
  if (after !== null) {
    await store.keepReconciliation({ ...state, walk: after });
    return { done: false, nextAt: now, marked: after.marked - walk.marked };
  }
  const { startedAt, version, marked: finishedMarked } = walk;
  // What HubSpot changes from then on is for the next walk to find. By a clock of ours that is ahead, that would not be yet.
  const throughAt = Math.min(startedAt, crm.toldAt() ?? startedAt);
  await store.keepReconciliation({ throughAt, version, walk: null, finishedAt: now, finishedMarked });
  return { done: true, throughAt: startedAt, marked: 0 };
}

/** A walk through all that matters, however long ago it changed. */
export function wholeWalk(version: string, now: number): Walk {
  return { startedAt: now, version, place: { phase: 'changed', from: 0, afterId: null }, marked: 0 };
}

/**
 * One page of a walk, which the caller keeps.
 * @returns where it stands afterwards; null: it has come to its end
 * @throws CrmUnavailable, CrmRefused, StoreUnavailable
 */
export function walkOn(
  walk: Walk,
  store: Store,
  crm: Crm,
  agreement: Agreement,
  now: number,
): Promise<Walk | null> {
  return walk.place.phase === 'changed'
    ? walkThroughChanged(walk, walk.place, store, crm, agreement)
    : walkThroughUnsure(walk, walk.place.afterId, store, crm, now);
}

/** Under another agreement others may matter, however long ago they changed; so all are gone through then. */
function begun(
  { throughAt, version }: Reconciliation,
  current: string,
  now: number,
  wantedAt: number | null,
): Walk | null {
  if (wantedAt === null || (throughAt !== null && throughAt > wantedAt)) return null;
  const whole = wholeWalk(current, now);
  if (throughAt === null || version !== current) return whole;
  return {
    ...whole,
    place: { phase: 'changed', from: Math.max(0, throughAt - SEARCH_LATE_BY_MS), afterId: null },
  };
}

async function walkThroughChanged(
  walk: Walk,
  place: Extract<Walk['place'], { phase: 'changed' }>,
  store: Store,
  crm: Crm,
  agreement: Agreement,
): Promise<Walk> {
  const { contacts, next } = await crm.changedContacts(
    { from: place.from, afterId: place.afterId },
    whoMatter(agreement),
  );
  const marked = await store.markChanged(
    contacts.map(({ contactId, modifiedAt }) => ({ ...contactOf(contactId), modifiedAt })),
  );
  return {
    ...walk,
    place: next === null ? { phase: 'unsure', afterId: '' } : { phase: 'changed', ...next },
    marked: walk.marked + marked,
  };
}

/**
 * Leads, however old; records that wait to become some; and records with a disposition, since they may have been leads while
 * nobody listened. Of the latter two only what changed since the agreement is enforced: what waited or ended before is nobody's
 * business.
 */
export function whoMatter(
  agreement: Pick<Agreement, 'lead' | 'dispositions' | 'definitions' | 'promises' | 'enforceFrom'>,
): readonly Matching[] {
  const { lead, dispositions, definitions, enforceFrom } = agreement;
  return [
    { when: lead, changedFrom: 0 },
    ...readyDefinitions(agreement).flatMap((name) => {
      const when = definitions.get(name);
      return when ? [{ when, changedFrom: enforceFrom }] : [];
    }),
    ...DISPOSITIONS.map((name) => ({ when: dispositions[name], changedFrom: enforceFrom })),
  ];
}

/** Null when no record is left to be asked for. */
async function walkThroughUnsure(
  walk: Walk,
  afterId: string,
  store: Store,
  crm: Crm,
  now: number,
): Promise<Walk | null> {
  const records = await store.unsureRecords(afterId, now, RECORDS_A_PAGE);
  const last = records.at(-1);
  if (!last) return null;
  const states = await crm.contactStates(records.map(({ recordId }) => recordId));
  const deleted = new Set(records.flatMap(({ isDeleted, recordId }) => (isDeleted ? [recordId] : [])));
  const news = states.filter(({ contactId, state }) => !deleted.has(contactId) || state === 'gone');
  const facts = news.flatMap((state) => lossOf(state, now));
  if (facts.length > 0) await store.append({ facts, quarantined: [], receivedAt: now, toldAt: crm.toldAt() });
  const marked = await store.markChanged([
    ...news.flatMap((state) => changeOf(state)),
    // Back from the recycle bin, though nobody told.
    ...states
      .filter(({ contactId, state }) => deleted.has(contactId) && state === 'present')
      .map(({ contactId }) => ({ ...contactOf(contactId), modifiedAt: null })),
  ]);
  return { ...walk, place: { phase: 'unsure', afterId: last.recordId }, marked: walk.marked + marked };
}

function changeOf(state: ContactState): readonly (RecordRef & { readonly modifiedAt: number | null })[] {
  if (state.state === 'present') return [{ ...contactOf(state.contactId), modifiedAt: state.modifiedAt }];
  // The survivor's own history tells of the merge.
  return state.state === 'merged' ? [{ ...contactOf(state.into), modifiedAt: null }] : [];
}

/** That a contact was lost, where it was: the fact that a notice would have told. @param now epoch ms */
export function lossOf(state: ContactState, now: number): readonly Fact[] {
  const base = { record: contactOf(state.contactId), source: { type: 'UNKNOWN', id: '' } };
  switch (state.state) {
    case 'deleted':
      return [{ ...base, kind: 'deleted', occurredAt: state.at }];
    case 'gone':
      return [{ ...base, kind: 'erased', occurredAt: now }];
    case 'present':
    case 'merged':
      return [];
  }
}

function contactOf(recordId: string): RecordRef {
  return { objectType: 'contact', recordId };
}
