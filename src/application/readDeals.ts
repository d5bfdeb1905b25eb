/**
 * Reads deals for quotas of pipeline value, a page at a time: every quarter of an hour what changed, and once a day whether
 * those of the last two quarters are there still, since a search never tells of a deleted one. Where no agreement counts
 * pipeline value nothing is asked.
 */
import { type AgreementHistory, inForce } from '../domain/agreement/versions.ts';
import { CrmUnavailable, SEARCH_LATE_BY_MS, type Crm } from './crm.ts';
import { type DealReading, type DealWalk, type KnownDeal, type ToldDeal } from './deals.ts';
import { type Store } from './store.ts';

const EVERY_MS = 900_000;
const CHECKED_EVERY_MS = 86_400_000;
/** The quarter that is on and the last, for which quotas are shown. */
const CHECKED_BACK_MS = 190 * 86_400_000;
const DEALS_A_CHECK = 500;

export interface ReadDealsDependencies {
  readonly store: Store;
  readonly crm: Crm;
  readonly agreements: () => AgreementHistory;
}

/**
 * Reads one page.
 * @returns when to go on, epoch ms; null: there is nothing to read deals for
 * @throws CrmUnavailable, CrmRefused, StoreUnavailable; the page is read again then
 */
export async function readDealsStep(
  { store, crm, agreements }: ReadDealsDependencies,
  now: number,
): Promise<number | null> {
  const madeSince = countedSince(agreements());
  if (madeSince === null) return null;
  const before = await store.dealReading();
  if (before !== null && before.walk === null) {
    const dueAt = (before.finishedAt ?? 0) + EVERY_MS;
    const isAhead = before.finishedAt !== null && before.finishedAt > now; // the clock was set back
    if (now < dueAt && !isAhead && madeSince >= before.madeSince) return dueAt;
  }
  const { walk, ...reading } = await begun(crm, before, madeSince);
  const { deals, gone, next } = await readPage(walk, { store, crm }, reading, now);
  const known = deals.map((deal) => knownOf(deal, reading.currency));
  const hasChecked = walk.place.phase === 'known' || walk.isWhole;
  const after: DealReading =
    next !== null
      ? { ...reading, walk: next }
      : {
          ...reading,
          throughAt: Math.max(reading.throughAt, walk.seenAt, ...deals.map(({ modifiedAt }) => modifiedAt)),
          finishedAt: now,
          checkedAt: hasChecked ? now : reading.checkedAt,
          walk: null,
        };
  // Where somebody else was at it meanwhile, it goes on from where that one came to.
  await store.keepDeals(known, gone, after, before);
  return next === null ? now + EVERY_MS : now;
}

/** From when on deals may count for some version; null: none counts pipeline value. */
function countedSince(history: AgreementHistory): number | null {
  const since = history.flatMap(({ agreement }, index) =>
    agreement.quotas.some(({ counts }) => counts === 'pipelineValue')
      ? [Math.max(0, inForce(history, index).fromAt, agreement.enforceFrom)]
      : [],
  );
  return since.length === 0 ? null : Math.min(...since);
}

/** All deals are read anew where older ones count by now, or the account has another currency than it had. */
async function begun(
  crm: Crm,
  before: DealReading | null,
  madeSince: number,
): Promise<DealReading & { readonly walk: DealWalk }> {
  if (before !== null && before.walk !== null && madeSince >= before.madeSince)
    return { ...before, walk: before.walk };
  const { currency, toldAt } = await crm.account();
  if (currency === null) throw new CrmUnavailable('HubSpot told no company currency');
  const goesOn = before !== null && madeSince >= before.madeSince && currency === before.currency;
  const throughAt = goesOn ? before.throughAt : 0;
  const from = Math.max(0, throughAt - SEARCH_LATE_BY_MS);
  return {
    throughAt,
    madeSince,
    currency,
    finishedAt: before?.finishedAt ?? null,
    checkedAt: before?.checkedAt ?? 0,
    walk: {
      place: { phase: 'changed', from, afterId: null },
      isWhole: !goesOn,
      untilAt: toldAt,
      seenAt: throughAt,
    },
  };
}

interface Page {
  readonly deals: readonly ToldDeal[];
  readonly gone: readonly string[];
  /** null: it was the last. */
  readonly next: DealWalk | null;
}

async function readPage(
  walk: DealWalk,
  { store, crm }: Pick<ReadDealsDependencies, 'store' | 'crm'>,
  { madeSince, checkedAt }: Omit<DealReading, 'walk'>,
  now: number,
): Promise<Page> {
  const { place, untilAt } = walk;
  if (place.phase === 'known') {
    const since = Math.max(madeSince, now - CHECKED_BACK_MS);
    const ids = await store.knownDeals(place.afterId, since, DEALS_A_CHECK);
    const last = ids.at(-1);
    if (last === undefined) return { deals: [], gone: [], next: null };
    const deals = await crm.deals(ids);
    const there = new Set(deals.map(({ dealId }) => dealId));
    const gone = ids.filter((id) => !there.has(id));
    return { deals, gone, next: { ...walk, place: { phase: 'known', afterId: last } } };
  }
  const { deals, next } = await crm.changedDeals({ from: place.from, afterId: place.afterId }, madeSince);
  const seenAt = Math.max(walk.seenAt, ...deals.map(({ modifiedAt }) => modifiedAt));
  // What goes on changing while it is read would never be caught up with.
  if (next !== null && (untilAt === null || next.from <= untilAt)) {
    return { deals, gone: [], next: { ...walk, place: { phase: 'changed', ...next }, seenAt } };
  }
  const isChecked = walk.isWhole || (checkedAt <= now && now < checkedAt + CHECKED_EVERY_MS);
  return {
    deals,
    gone: [],
    next: isChecked ? null : { ...walk, place: { phase: 'known', afterId: '' }, seenAt },
  };
}

/** HubSpot converts a deal's amount where the account has several currencies; where it has one, the amount is in that. */
function knownOf(
  { dealId, createdAt, contactIds, amount, companyAmount, currency: own }: ToldDeal,
  currency: string,
): KnownDeal {
  const value = companyAmount ?? (own === null || own === currency ? amount : null);
  return { dealId, createdAt, contactIds, value, currency };
}
