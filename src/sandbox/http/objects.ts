/** `/crm/v3/objects/{type}`: one record at a time. */
import { Router, type Request } from 'express';
import { z } from 'zod';
import { badRequest, notFound } from '../portal/errors.ts';
import { objectTypeOf, type ObjectType } from '../portal/kinds.ts';
import { type Portal } from '../portal/portal.ts';
import { type Source, type StoredRecord } from '../portal/record.ts';
import { present, presentAssociations, presentWritten } from './present.ts';

const PAGE_AT_MOST = 100;
const PAGE_WITH_HISTORY_AT_MOST = 50;

export const associationsSchema = z
  .array(
    z.object({
      to: z.object({ id: z.coerce.string() }),
      types: z.array(z.object({ associationCategory: z.string(), associationTypeId: z.number() })),
    }),
  )
  .nullish();
export const propertiesSchema = z.record(z.string(), z.unknown());

const writeSchema = z.looseObject({ properties: propertiesSchema, associations: associationsSchema });
const mergeSchema = z.object({ primaryObjectId: z.coerce.string(), objectIdToMerge: z.coerce.string() });
const eraseSchema = z.object({ objectId: z.coerce.string(), idProperty: z.string().optional() });

export function objectRoutes(portal: Portal, app: Source): Router {
  const router = Router();

  router.get('/crm/v3/objects/:type', (request, response) => {
    const type = typeOf(request);
    const wanted = wantedOf(request);
    const limit = Number(request.query.limit ?? 10);
    const most = wanted.propertiesWithHistory.length > 0 ? PAGE_WITH_HISTORY_AT_MOST : PAGE_AT_MOST;
    if (!(limit >= 1 && limit <= most)) throw badRequest(`limit must be from 1 to ${most}`);
    const after = Number(request.query.after ?? 0);
    const archived = request.query.archived === 'true';
    const page = portal.all(type, archived).filter(({ id }) => Number(id) > after);
    const results = page.slice(0, limit);
    response.json({
      results: results.map((record) => present(record, wanted)),
      ...(page.length > limit ? { paging: { next: { after: results.at(-1)?.id } } } : {}),
    });
  });

  router.post('/crm/v3/objects/:type', (request, response) => {
    const type = typeOf(request);
    const { properties, associations } = parsed(writeSchema, request.body);
    response.status(201).json(presentWritten(createJoined(portal, type, properties, associations, app)));
  });

  router.get('/crm/v3/objects/:type/:id', (request, response) => {
    const type = typeOf(request);
    const record = calledRecord(portal, type, request, request.query.archived === 'true');
    const kinds = listOf(request.query.associations)
      .map(objectTypeOf)
      .filter((kind) => kind !== undefined);
    const joined = presentAssociations(portal.associations, record, kinds);
    response.json({
      ...present(record, wantedOf(request)),
      ...(Object.keys(joined).length > 0 ? { associations: joined } : {}),
    });
  });

  router.patch('/crm/v3/objects/:type/:id', (request, response) => {
    const type = typeOf(request);
    const { properties } = parsed(writeSchema, request.body);
    const record = calledRecord(portal, type, request, false);
    response.json(presentWritten(portal.update(type, record.id, properties, app)));
  });

  router.delete('/crm/v3/objects/:type/:id', (request, response) => {
    const type = typeOf(request);
    const record = portal.findThroughMerges(type, request.params.id);
    if (record) portal.archive(type, record.id, app);
    response.status(204).end();
  });

  router.post('/crm/v3/objects/contacts/merge', (request, response) => {
    const { primaryObjectId, objectIdToMerge } = parsed(mergeSchema, request.body);
    response.json(presentWritten(portal.merge('contacts', primaryObjectId, objectIdToMerge, app)));
  });

  router.post('/crm/v3/objects/contacts/gdpr-delete', (request, response) => {
    const { objectId, idProperty } = parsed(eraseSchema, request.body);
    const id = idProperty === undefined ? objectId : recordWith(portal, 'contacts', idProperty, objectId).id;
    portal.erase('contacts', id, app);
    response.status(204).end();
  });

  return router;
}

/** @throws PortalError 400 for a kind that this portal does not have */
export function typeOf(request: Request, parameter = 'type'): ObjectType {
  const named = String(request.params[parameter]);
  const type = objectTypeOf(named);
  if (type) return type;
  throw badRequest(`Unable to infer object type from: ${named}`);
}

/** @throws PortalError 400 that names what is wrong */
export function parsed<T>(schema: z.ZodType<T>, body: unknown): T {
  const result = schema.safeParse(body);
  if (result.success) return result.data;
  const where = result.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`).join('; ');
  throw badRequest(`Invalid input JSON: ${where}`);
}

interface Target {
  readonly type: ObjectType;
  readonly id: string;
  readonly typeId: number | undefined;
}

/**
 * The records that a new one is to be joined to.
 * @throws PortalError 404 when one is not there, 400 when the two kinds are not joined in that way
 */
export function targetsOf(
  portal: Portal,
  from: ObjectType,
  associations: z.infer<typeof associationsSchema>,
): readonly Target[] {
  return (associations ?? []).map(({ to, types }) => {
    const typeId = types[0]?.associationTypeId;
    const type = portal.associations.otherSide(from, typeId ?? 0);
    if (!type) throw badRequest(`Association type ${typeId ?? 'unknown'} does not begin at ${from}.`);
    return { type, id: liveRecord(portal, type, to.id, false).id, typeId };
  });
}

/** Creates a record and joins it to others; when something cannot be joined nothing is created. */
export function createJoined(
  portal: Portal,
  type: ObjectType,
  properties: Readonly<Record<string, unknown>>,
  associations: z.infer<typeof associationsSchema>,
  by: Source,
): StoredRecord {
  const targets = targetsOf(portal, type, associations);
  const record = portal.create(type, properties, by);
  for (const to of targets) portal.associations.join(type, record.id, to.type, to.id, to.typeId, by);
  return record;
}

function liveRecord(portal: Portal, type: ObjectType, id: string, archived: boolean): StoredRecord {
  const record = portal.findThroughMerges(type, id);
  if (!record || (record.archivedAt !== null) !== archived) throw notFound(type, [id]);
  return record;
}

/**
 * The record that a path calls: by an id, of which merged ones lead to the survivor, or by a unique value.
 * @throws PortalError 404 when it is not there, 400 when values of the property are not unique
 */
function calledRecord(portal: Portal, type: ObjectType, request: Request, archived: boolean): StoredRecord {
  const id = String(request.params.id);
  const { idProperty } = request.query;
  if (typeof idProperty !== 'string' || idProperty === 'hs_object_id') {
    return liveRecord(portal, type, id, archived);
  }
  return recordWith(portal, type, idProperty, id);
}

/** @throws as `calledRecord` */
function recordWith(portal: Portal, type: ObjectType, idProperty: string, value: string): StoredRecord {
  if (portal.schema.property(type, idProperty)?.hasUniqueValue !== true) {
    throw badRequest(`"${idProperty}" is not a property with unique values.`);
  }
  const record = portal.findBy(type, idProperty, value);
  if (!record) throw notFound(type, [value]);
  return record;
}

function wantedOf(request: Request): {
  properties: readonly string[];
  propertiesWithHistory: readonly string[];
} {
  return {
    properties: listOf(request.query.properties),
    propertiesWithHistory: listOf(request.query.propertiesWithHistory),
  };
}

/** HubSpot takes lists as repeated parameters and with commas. */
function listOf(parameter: unknown): readonly string[] {
  return [parameter]
    .flat()
    .filter((value) => typeof value === 'string')
    .flatMap((value) => value.split(','))
    .filter((value) => value !== '');
}
