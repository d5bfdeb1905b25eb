/** Owners, and the users and teams of the account's settings: three lists of the same people, each with ids of its own. */
import { Router, type Request } from 'express';
import { badRequest, notFound } from '../portal/errors.ts';
import { type Person } from '../portal/people.ts';
import { type Portal } from '../portal/portal.ts';

const USUAL_PAGE = 100;

export function peopleRoutes(portal: Portal): Router {
  const router = Router();

  router.get('/crm/v3/owners', (request, response) => {
    const archived = request.query.archived === 'true';
    const people = portal.people
      .all()
      .filter((person) => person.archived === archived)
      .filter(({ email }) => request.query.email === undefined || request.query.email === email);
    response.json(pageOf(request, people, 500, presentOwner));
  });

  router.get('/crm/v3/owners/:id', (request, response) => {
    const { id } = request.params;
    const person =
      request.query.idProperty === 'userId'
        ? portal.people.byUserId(Number(id))
        : portal.people.byOwnerId(id);
    const archived = request.query.archived === 'true';
    if (person?.archived !== archived) throw notFound(`owner ${id}`, [id]);
    response.json(presentOwner(person));
  });

  router.get('/settings/v3/users', (request, response) => {
    const users = portal.people.all().filter((person) => !person.archived && person.type !== 'QUEUE');
    response.json(pageOf(request, users, 100, presentUser));
  });

  router.get('/settings/v3/users/teams', (_request, response) => {
    const users = portal.people.all().filter((person) => !person.archived && person.type !== 'QUEUE');
    const members = (teamId: string, primary: boolean): readonly string[] =>
      users
        .filter(({ teams }) => teams.some((team) => team.id === teamId && team.primary === primary))
        .map(({ userId }) => String(userId));
    response.json({
      results: portal.people.teams().map(({ id, name }) => ({
        id,
        name,
        userIds: members(id, true),
        secondaryUserIds: members(id, false),
      })),
    });
  });

  return router;
}

/** @throws PortalError 400 for a page of no size, or of a larger one than allowed */
function pageOf(
  request: Request,
  people: readonly Person[],
  most: number,
  shown: (person: Person) => object,
): object {
  const asked = Number(request.query.limit ?? USUAL_PAGE);
  if (!(asked >= 1 && asked <= most)) throw badRequest(`limit must be from 1 to ${most}`);
  const from = Number(request.query.after ?? 0);
  return {
    results: people.slice(from, from + asked).map(shown),
    ...(from + asked < people.length ? { paging: { next: { after: String(from + asked) } } } : {}),
  };
}

function presentOwner(person: Person): Record<string, unknown> {
  const { ownerId, userId, firstName, lastName, email, teams, archived, createdAt, updatedAt, type } = person;
  return {
    id: ownerId,
    email,
    type: type ?? 'PERSON',
    firstName,
    lastName,
    // Of somebody who left only the second field still tells the user; a queue is no user.
    ...(type === 'QUEUE' ? {} : { userId: archived ? null : userId, userIdIncludingInactive: userId }),
    createdAt: new Date(createdAt).toISOString(),
    updatedAt: new Date(updatedAt ?? createdAt).toISOString(),
    archived,
    ...(teams.length > 0 ? { teams } : {}),
  };
}

function presentUser({ userId, email, firstName, lastName, teams }: Person): Record<string, unknown> {
  const primary = teams.find((team) => team.primary);
  const others = teams.filter((team) => !team.primary).map(({ id }) => id);
  return {
    id: String(userId),
    email,
    firstName,
    lastName,
    superAdmin: false,
    ...(primary ? { primaryTeamId: primary.id } : {}),
    ...(others.length > 0 ? { secondaryTeamIds: others } : {}),
  };
}
