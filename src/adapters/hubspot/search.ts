/** Contacts that changed, found by HubSpot's search (HubSpot's guide "Search the CRM"). */
import { type Client } from '@hubspot/api-client';
import { type Filter } from '@hubspot/api-client/lib/codegen/crm/contacts/index.js';
import { type ChangedContacts, type ChangeMark, type Counted, type Matching } from '../../application/crm.ts';
import { ANY_VALUE, type Alternative } from '../../domain/agreement/predicate.ts';
import { type Calls } from './calls.ts';
import { changedSince, filter, nextOf, orderOf, PAGE_SIZE, type Filters } from './changePages.ts';
import { HubSpotRejection } from './faults.ts';
import { MODIFIED, modifiedAtOf } from './history.ts';

const CREATED = 'createdate';
const GROUPS_AT_MOST = 5;
const FILTERS_A_GROUP_AT_MOST = 6;
const FILTERS_AT_MOST = 18;
const CHARACTERS_AT_MOST = 3_000;

/** One page of the contacts that changed since a mark, ascending. */
export async function changedContacts(
  client: Client,
  calls: Calls,
  since: ChangeMark,
  only: readonly Matching[],
): Promise<ChangedContacts> {
  const everyone = [{ filters: [...changedSince(MODIFIED, since)] }];
  const chosen = groupsOf(since, only);
  const results = await search(client, calls, since, chosen ?? everyone).catch((error: unknown) => {
    // HubSpot cannot be asked for some property that the agreement names: then it is asked for all.
    if (!(error instanceof HubSpotRejection) || chosen === null) throw error;
    return search(client, calls, since, everyone);
  });
  const contacts = results.map(({ id, properties }) => ({
    contactId: id,
    modifiedAt: modifiedAtOf(properties) ?? since.from,
  }));
  return {
    contacts,
    next: nextOf(
      since,
      contacts.map(({ contactId: id, modifiedAt }) => ({ id, modifiedAt })),
    ),
  };
}

/** How many contacts there are; null where HubSpot's search cannot say it, or does not know a property. */
export async function countContacts(
  client: Client,
  calls: Calls,
  { when, changedFrom, createdBefore }: Counted,
): Promise<number | null> {
  const bounds = [
    ...(changedFrom === undefined ? [] : [filter(MODIFIED, 'GTE', { value: String(changedFrom) })]),
    ...(createdBefore === undefined ? [] : [filter(CREATED, 'LT', { value: String(createdBefore) })]),
  ];
  const filterGroups = when.flatMap(waysToMatch).map((filters) => ({ filters: [...filters, ...bounds] }));
  if (!isSayable(filterGroups)) return null;
  try {
    const { total } = await calls.repeatable(
      () => client.crm.contacts.searchApi.doSearch({ filterGroups, properties: [], limit: 1 }),
      { kind: 'search' },
    );
    return total;
  } catch (error) {
    if (error instanceof HubSpotRejection) return null;
    throw error;
  }
}

async function search(
  client: Client,
  calls: Calls,
  since: ChangeMark,
  groups: readonly { readonly filters: Filters }[],
) {
  const { results } = await calls.repeatable(
    () =>
      client.crm.contacts.searchApi.doSearch({
        filterGroups: groups.map(({ filters }) => ({ filters: [...filters] })),
        sorts: orderOf(MODIFIED, since),
        properties: [MODIFIED],
        limit: PAGE_SIZE,
      }),
    { kind: 'search' },
  );
  return results;
}

/** Null when HubSpot's search cannot say it. */
function groupsOf(
  since: ChangeMark,
  only: readonly Matching[],
): readonly { readonly filters: Filters }[] | null {
  const groups = only
    .filter(({ changedFrom }) => since.afterId === null || since.from >= changedFrom)
    .flatMap(({ when, changedFrom }) =>
      when
        .flatMap(waysToMatch)
        .map((filters) => ({ filters: [...changedSince(MODIFIED, since, changedFrom), ...filters] })),
    );
  return isSayable(groups) ? groups : null;
}

function isSayable(groups: readonly { readonly filters: Filters }[]): boolean {
  return (
    groups.length > 0 &&
    groups.length <= GROUPS_AT_MOST &&
    groups.every(({ filters }) => filters.length <= FILTERS_A_GROUP_AT_MOST) &&
    groups.flatMap(({ filters }) => filters).length <= FILTERS_AT_MOST &&
    JSON.stringify(groups).length + 200 <= CHARACTERS_AT_MOST
  );
}

/** An alternative in HubSpot's filters, all of which must hold; more than one way where a value may also be empty. */
function waysToMatch(alternative: Alternative): readonly Filters[] {
  let ways: readonly Filters[] = [[]];
  for (const [property, values] of alternative) {
    const choices = filtersOf(property, values);
    if (choices !== null) ways = ways.flatMap((way) => choices.map((choice) => [...way, choice]));
  }
  return ways;
}

/** Filters of which one must hold; null when any value will do. */
function filtersOf(property: string, values: readonly string[]): Filters | null {
  const mayBeEmpty = values.includes('');
  const named = values.filter((value) => value !== '' && value !== ANY_VALUE);
  if (values.includes(ANY_VALUE)) return mayBeEmpty ? null : [filter(property, 'HAS_PROPERTY')];
  const choices: Filter[] = [];
  const [only, ...others] = named;
  if (only !== undefined && others.length === 0) choices.push(filter(property, 'EQ', { value: only }));
  // Of texts a list must be in small letters, of options as they are written; HubSpot minds no value too many.
  else if (only !== undefined) {
    const both = new Set([...named, ...named.map((value) => value.toLowerCase())]);
    choices.push(filter(property, 'IN', { values: [...both] }));
  }
  if (mayBeEmpty) choices.push(filter(property, 'NOT_HAS_PROPERTY'));
  return choices;
}
