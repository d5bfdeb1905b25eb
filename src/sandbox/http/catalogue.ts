/** What a portal has besides records: properties and their groups, owners, the account, associations. */
import { Router, type Request } from 'express';
import { z } from 'zod';
import { type ObjectType, type PropertyDefinition } from '../portal/definitions.ts';
import { badRequest, notFound, PortalError } from '../portal/errors.ts';
import { type Person } from '../portal/people.ts';
import { type Portal } from '../portal/portal.ts';
import { isObjectType } from '../portal/schema.ts';
import { answer, limit } from './batches.ts';
import { parsed, typeOf } from './objects.ts';

const OWNERS_A_PAGE = 100;
const ASSOCIATIONS_AT_MOST = 1000;

export interface AccountDetails {
  readonly portalId: number;
  readonly timeZone: string;
  readonly utcOffsetMs: number;
}

const groupSchema = z.object({
  name: z.string(),
  label: z.string(),
  displayOrder: z.number().default(-1),
});
const propertySchema = z.object({
  name: z.string(),
  label: z.string(),
  description: z.string().default(''),
  groupName: z.string(),
  type: z.enum(['string', 'number', 'bool', 'enumeration', 'date', 'datetime']),
  fieldType: z.string(),
  hasUniqueValue: z.boolean().default(false),
  options: z
    .array(
      z.object({
        value: z.string(),
        label: z.string(),
        displayOrder: z.number().default(-1),
        hidden: z.boolean().default(false),
      }),
    )
    .default([]),
});
const associationReadSchema = z.object({
  inputs: z.array(z.object({ id: z.coerce.string(), after: z.string().optional() })),
});

export function propertyRoutes(portal: Portal): Router {
  const router = Router();
  const schema = portal.schema;
  router.get('/crm/v3/properties/:type', (request, response) => {
    const type = typeOf(request);
    response.json({ results: schema.properties(type).map(presentProperty) });
  });
  router.post('/crm/v3/properties/:type', (request, response) => {
    const property = parsed(propertySchema, request.body);
    const added = schema.addProperty(typeOf(request), {
      ...property,
      readOnly: false,
      hubspotDefined: false,
      ofOwners: false,
    });
    response.status(201).json(presentProperty(added));
  });
  router.get('/crm/v3/properties/:type/groups', (request, response) => {
    const groups = schema.groups(typeOf(request));
    response.json({ results: groups.map((group) => ({ ...group, archived: false })) });
  });
  router.post('/crm/v3/properties/:type/groups', (request, response) => {
    const group = schema.addGroup(typeOf(request), parsed(groupSchema, request.body));
    response.status(201).json({ ...group, archived: false });
  });
  router.get('/crm/v3/properties/:type/groups/:group', (request, response) => {
    const group = schema.groups(typeOf(request)).find(({ name }) => name === request.params.group);
    if (!group) throw missing('property group', request.params.group);
    response.json({ ...group, archived: false });
  });
  router.get('/crm/v3/properties/:type/:name', (request, response) => {
    const property = schema.property(typeOf(request), request.params.name);
    if (!property) throw missing('property', request.params.name);
    response.json(presentProperty(property));
  });
  return router;
}

export function ownerRoutes(portal: Portal): Router {
  const router = Router();
  router.get('/crm/v3/owners', (request, response) => {
    const archived = request.query.archived === 'true';
    const asked = Number(request.query.limit ?? OWNERS_A_PAGE);
    if (!(asked >= 1 && asked <= 500)) throw badRequest('limit must be from 1 to 500');
    const from = Number(request.query.after ?? 0);
    const people = portal.people
      .all()
      .filter((person) => person.archived === archived)
      .filter(({ email }) => request.query.email === undefined || request.query.email === email);
    const page = people.slice(from, from + asked);
    response.json({
      results: page.map(presentOwner),
      ...(from + asked < people.length ? { paging: { next: { after: String(from + asked) } } } : {}),
    });
  });
  router.get('/crm/v3/owners/:id', (request, response) => {
    const { id } = request.params;
    const person =
      request.query.idProperty === 'userId'
        ? portal.people.byUserId(Number(id))
        : portal.people.byOwnerId(id);
    if (!person) throw missing('owner', id);
    response.json(presentOwner(person));
  });
  return router;
}

export function accountRoutes({ portalId, timeZone, utcOffsetMs }: AccountDetails): Router {
  const router = Router();
  const minutes = Math.abs(utcOffsetMs) / 60_000;
  const two = (value: number): string => String(Math.floor(value)).padStart(2, '0');
  router.get('/account-info/v3/details', (_request, response) => {
    response.json({
      portalId,
      accountType: 'STANDARD',
      timeZone,
      companyCurrency: 'GBP',
      additionalCurrencies: [],
      utcOffset: `${utcOffsetMs < 0 ? '-' : '+'}${two(minutes / 60)}:${two(minutes % 60)}`,
      utcOffsetMilliseconds: utcOffsetMs,
      uiDomain: 'app.hubspot.com',
      dataHostingLocation: 'eu1',
    });
  });
  return router;
}

export function associationRoutes(portal: Portal, now: () => number): Router {
  const router = Router();
  router.post('/crm/v4/associations/:from/:to/batch/read', (request, response) => {
    const [from, to] = [kindOf(request, 'from'), kindOf(request, 'to')];
    const { inputs } = parsed(associationReadSchema, request.body);
    limit(inputs, ASSOCIATIONS_AT_MOST);
    const known = inputs
      .map(({ id }) => ({ id, joined: portal.associations.joined(from, id, to) }))
      .filter(({ joined }) => joined.length > 0);
    const results = known.map(({ id, joined }) => ({
      from: { id },
      to: joined.map((toObjectId) => ({
        toObjectId: Number(toObjectId),
        associationTypes: [
          { category: 'HUBSPOT_DEFINED', typeId: portal.associations.typeId(from, to), label: null },
        ],
      })),
    }));
    const without = inputs.map(({ id }) => id).filter((id) => !known.some((one) => one.id === id));
    const errors = without.map((id) =>
      new PortalError(404, 'OBJECT_NOT_FOUND', `No ${to} is associated with ${from} ${id}.`).entry({
        fromObjectId: [id],
      }),
    );
    answer(response, 200, now(), results, errors);
  });
  return router;
}

function kindOf(request: Request, parameter: 'from' | 'to'): ObjectType {
  const kind = request.params[parameter];
  if (typeof kind === 'string' && isObjectType(kind)) return kind;
  throw badRequest(`Unable to infer object type from: ${String(kind)}`);
}

function missing(what: string, id: string): PortalError {
  return notFound(`${what} ${id}`, [id]);
}

function presentProperty({
  readOnly,
  ofOwners,
  hubspotDefined,
  ...property
}: PropertyDefinition): Record<string, unknown> {
  return {
    ...property,
    displayOrder: -1,
    calculated: false,
    externalOptions: ofOwners,
    ...(ofOwners ? { referencedObjectType: 'OWNER' } : {}),
    hidden: false,
    hubspotDefined,
    formField: !readOnly,
    archived: false,
    modificationMetadata: {
      archivable: !hubspotDefined,
      readOnlyDefinition: hubspotDefined,
      readOnlyValue: readOnly,
    },
  };
}

function presentOwner(person: Person): Record<string, unknown> {
  const { ownerId, userId, firstName, lastName, email, teams, archived, createdAt } = person;
  return {
    id: ownerId,
    email,
    type: 'PERSON',
    firstName,
    lastName,
    // Of somebody who left only the second field still tells the user.
    userId: archived ? null : userId,
    userIdIncludingInactive: userId,
    createdAt: new Date(createdAt).toISOString(),
    updatedAt: new Date(createdAt).toISOString(),
    archived,
    ...(teams.length > 0 ? { teams } : {}),
  };
}
