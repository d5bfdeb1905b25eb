/**
 * Pages of what changed, by HubSpot's search.
 *
 * A search ends after 10,000 results, and pages by number would leave out what moves while they are turned. So every page
 * is a search of its own that begins where the last ended: at the last instant of change and, where more records than a
 * page holds changed at one instant (as after an import), at the last id within it.
 */
import { type Filter, type FilterOperatorEnum } from '@hubspot/api-client/lib/codegen/crm/contacts/index.js';
import { type ChangeMark } from '../../application/crm.ts';

export const PAGE_SIZE = 200;
const ID = 'hs_object_id';

export type Filters = readonly Filter[];

/**
 * @param modified the property with the instant of the last change
 * @param earliest nothing that changed before is asked for, epoch ms
 */
export function changedSince(modified: string, { from, afterId }: ChangeMark, earliest = from): Filters {
  if (afterId === null) return [filter(modified, 'GTE', { value: String(Math.max(from, earliest)) })];
  return [filter(modified, 'EQ', { value: String(from) }), filter(ID, 'GT', { value: afterId })];
}

/** The client's type says text, its own guide says this. */
export function orderOf(modified: string, { afterId }: ChangeMark): never[] {
  return [{ propertyName: afterId === null ? modified : ID, direction: 'ASCENDING' } as never];
}

/** @param found the page, in its order */
export function nextOf(
  { from, afterId }: ChangeMark,
  found: readonly { readonly id: string; readonly modifiedAt: number }[],
): ChangeMark | null {
  const isFull = found.length >= PAGE_SIZE;
  if (afterId !== null) {
    const last = found.at(-1);
    return isFull && last ? { from, afterId: last.id } : { from: from + 1, afterId: null };
  }
  if (!isFull) return null;
  const until = Math.max(...found.map(({ modifiedAt }) => modifiedAt));
  // The page may end in the middle of an instant, so the next begins with that instant once more.
  return until > from ? { from: until, afterId: null } : { from, afterId: '0' };
}

export function filter(
  propertyName: string,
  operator: `${FilterOperatorEnum}`,
  rest: Pick<Filter, 'value' | 'values'> = {},
): Filter {
  return { propertyName, operator: operator as FilterOperatorEnum, ...rest };
}
