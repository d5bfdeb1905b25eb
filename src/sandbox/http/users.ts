/** `/crm/v3/objects/users`: the people of the portal as records of the CRM, with what they say of their working time. */
import { Router } from 'express';
import { badRequest } from '../portal/errors.ts';
import { type Person } from '../portal/people.ts';
import { type Portal } from '../portal/portal.ts';

const PAGE_AT_MOST = 100;
const USUAL_PAGE = 10;
/** The ids of these records are neither the users' nor the owners'. */
const RECORD_ID_APART = 700_000_000_000;

export function userRoutes(portal: Portal): Router {
  const router = Router();
  router.get(['/crm/v3/objects/users', '/crm/v3/objects/0-115'], (request, response) => {
    const limit = Number(request.query.limit ?? USUAL_PAGE);
    if (!(limit >= 1 && limit <= PAGE_AT_MOST)) throw badRequest(`limit must be from 1 to ${PAGE_AT_MOST}`);
    const wanted = [request.query.properties]
      .flat()
      .flatMap((names) => (typeof names === 'string' ? names.split(',') : []));
    const users = portal.people
      .all()
      .filter(({ archived, type }) => !archived && type !== 'QUEUE')
      .sort((a, b) => a.userId - b.userId)
      .filter(({ userId }) => recordId(userId) > Number(request.query.after ?? 0));
    const results = users.slice(0, limit).map((person) => presented(person, wanted));
    response.json({
      results,
      ...(users.length > limit ? { paging: { next: { after: results.at(-1)?.id } } } : {}),
    });
  });
  return router;
}

function presented(person: Person, wanted: readonly string[]) {
  const { userId, outOfOffice, createdAt, updatedAt } = person;
  const id = String(recordId(userId));
  const created = new Date(createdAt).toISOString();
  const updated = new Date(updatedAt ?? createdAt).toISOString();
  const values: Readonly<Record<string, string | null>> = {
    hs_internal_user_id: String(userId),
    hs_out_of_office_hours: outOfOffice ? JSON.stringify(outOfOffice) : null,
  };
  return {
    id,
    properties: {
      hs_object_id: id,
      hs_createdate: created,
      hs_lastmodifieddate: updated,
      ...Object.fromEntries(wanted.map((name) => [name, values[name] ?? null])),
    },
    createdAt: created,
    updatedAt: updated,
    archived: false,
  };
}

function recordId(userId: number): number {
  return RECORD_ID_APART + userId;
}
