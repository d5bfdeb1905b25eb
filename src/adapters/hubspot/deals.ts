/** Deals: what they are worth, when they were made, and of which contacts. */
import { type Client } from '@hubspot/api-client';
import { type ChangedDeals, type ToldDeal } from '../../application/deals.ts';
import { type ChangeMark } from '../../application/crm.ts';
import { associatedIds, refuseIncomplete } from './associations.ts';
import { BATCH_SIZE, chunksOf } from './batches.ts';
import { type Calls } from './calls.ts';
import { changedSince, filter, nextOf, orderOf, PAGE_SIZE } from './changePages.ts';
import { instantIn } from './history.ts';

const MODIFIED = 'hs_lastmodifieddate';
const CREATED = 'createdate';
/** Whoever writes more wrote something else into the field. */
const BELIEVED = 1e15;
const PROPERTIES = [MODIFIED, CREATED, 'amount', 'amount_in_home_currency', 'deal_currency_code'];

interface ReadDeal {
  readonly id: string;
  readonly properties: Readonly<Record<string, string | null>>;
  readonly createdAt: Date;
  readonly updatedAt: Date;
}

/** One page of the deals that changed since a mark and were made since an instant, ascending. */
export async function changedDeals(
  client: Client,
  calls: Calls,
  since: ChangeMark,
  madeSince: number,
): Promise<ChangedDeals> {
  const { results } = await calls.repeatable(
    () =>
      client.crm.deals.searchApi.doSearch({
        filterGroups: [
          {
            filters: [...changedSince(MODIFIED, since), filter(CREATED, 'GTE', { value: String(madeSince) })],
          },
        ],
        sorts: orderOf(MODIFIED, since),
        properties: PROPERTIES,
        limit: PAGE_SIZE,
      }),
    { kind: 'search' },
  );
  const deals = await withContacts(client, calls, results);
  return {
    deals,
    next: nextOf(
      since,
      deals.map(({ dealId: id, modifiedAt }) => ({ id, modifiedAt })),
    ),
  };
}

/**
 * Those of the deals that are there.
 * @throws CrmUnavailable when HubSpot could not look for some of them
 */
export async function deals(
  client: Client,
  calls: Calls,
  dealIds: readonly string[],
): Promise<readonly ToldDeal[]> {
  const answers = await Promise.all(
    chunksOf(dealIds, BATCH_SIZE).map((ids) =>
      calls.repeatable(() =>
        client.crm.deals.batchApi.read({
          inputs: ids.map((id) => ({ id })),
          properties: PROPERTIES,
          propertiesWithHistory: [],
        }),
      ),
    ),
  );
  refuseIncomplete(answers, 'deals');
  return withContacts(
    client,
    calls,
    // Two ids may lead to one deal, where deals were merged.
    [...new Map(answers.flatMap(({ results }) => results).map((deal) => [deal.id, deal])).values()],
  );
}

async function withContacts(
  client: Client,
  calls: Calls,
  read: readonly ReadDeal[],
): Promise<readonly ToldDeal[]> {
  const contacts = await associatedIds(
    client,
    calls,
    'deals',
    'contacts',
    read.map(({ id }) => id),
  );
  return read.map(({ id, properties, createdAt, updatedAt }) => ({
    dealId: id,
    createdAt: instantIn(properties[CREATED]) ?? createdAt.getTime(),
    modifiedAt: instantIn(properties[MODIFIED]) ?? updatedAt.getTime(),
    amount: amountIn(properties.amount),
    companyAmount: amountIn(properties.amount_in_home_currency),
    currency: properties.deal_currency_code ?? null,
    contactIds: contacts.get(id) ?? [],
  }));
}

function amountIn(text: string | null | undefined): number | null {
  const value = Number(text);
  return text && Math.abs(value) <= BELIEVED ? value : null;
}
