/** `POST /crm/v3/objects/{type}/search`. */
import { Router } from 'express';
import { z } from 'zod';
import { badRequest } from '../portal/errors.ts';
import { type Portal } from '../portal/portal.ts';
import { OPERATORS, search } from '../portal/search.ts';
import { parsed, typeOf } from './objects.ts';
import { present } from './present.ts';

const PAGE_AT_MOST = 200;
const USUAL_PAGE = 10;
const REACHABLE = 10_000;
const GROUPS_AT_MOST = 5;
const FILTERS_A_GROUP = 6;
const FILTERS_AT_MOST = 18;
const LONGEST_BODY = 3_000;

const filter = z.strictObject({
  propertyName: z.string(),
  operator: z.enum(OPERATORS),
  value: z.coerce.string().optional(),
  highValue: z.coerce.string().optional(),
  values: z.array(z.coerce.string()).optional(),
});
const sort = z.union([
  z.string().transform((text) => ({
    propertyName: text.replace(/^-/, ''),
    direction: text.startsWith('-') ? ('DESCENDING' as const) : ('ASCENDING' as const),
  })),
  z.strictObject({
    propertyName: z.string(),
    direction: z.enum(['ASCENDING', 'DESCENDING']).default('ASCENDING'),
  }),
]);
const schema = z.strictObject({
  filterGroups: z.array(z.strictObject({ filters: z.array(filter).min(1) })).default([]),
  sorts: z.array(sort).default([]),
  properties: z.array(z.string()).default([]),
  limit: z.number().int().min(1).default(USUAL_PAGE),
  after: z.union([z.string().regex(/^\d*$/), z.number().int().min(0)]).default('0'),
});

/** @param now the portal's time, epoch ms */
export function searchRoutes(portal: Portal, now: () => number): Router {
  const router = Router();
  router.post('/crm/v3/objects/:type/search', (request, response) => {
    const type = typeOf(request);
    const { filterGroups, sorts, properties, limit, after } = parsed(schema, request.body);
    const from = Number(after);
    const filters = filterGroups.map((group) => group.filters);
    refuseTooMuch(filters, sorts, limit, JSON.stringify(request.body).length);
    if (from + limit > REACHABLE) {
      throw badRequest(`Paging beyond ${REACHABLE} results is not possible: after ${from}, limit ${limit}.`);
    }
    // Without lag even the version that was moved on by a millisecond, so as not to share its instant, is known.
    const lag = portal.manners.searchLagMs;
    const asOf = lag === 0 ? Number.POSITIVE_INFINITY : now() - lag;
    const found = search(portal, type, { groups: filters, sort: sorts[0] ?? null }, asOf);
    const next = from + limit;
    response.json({
      total: found.length,
      results: found
        .slice(from, next)
        .map((record) => present(record, { properties, propertiesWithHistory: [] }, asOf)),
      ...(next < found.length ? { paging: { next: { after: String(next) } } } : {}),
    });
  });
  return router;
}

function refuseTooMuch(
  groups: readonly (readonly unknown[])[],
  sorts: readonly unknown[],
  limit: number,
  length: number,
): void {
  if (limit > PAGE_AT_MOST) throw badRequest(`The maximum limit of a search is ${PAGE_AT_MOST}.`);
  if (sorts.length > 1) throw badRequest('A search takes one sort.');
  if (length > LONGEST_BODY) throw badRequest(`The request is longer than ${LONGEST_BODY} characters.`);
  if (groups.length > GROUPS_AT_MOST) throw badRequest(`A search takes ${GROUPS_AT_MOST} groups of filters.`);
  if (groups.some((group) => group.length > FILTERS_A_GROUP)) {
    throw badRequest(`A group takes ${FILTERS_A_GROUP} filters.`);
  }
  if (groups.flat().length > FILTERS_AT_MOST) throw badRequest(`A search takes ${FILTERS_AT_MOST} filters.`);
}
