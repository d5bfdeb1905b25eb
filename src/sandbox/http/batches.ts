/** `/crm/v3/objects/{type}/batch/...`: up to 100 records at a time. */
import { Router, type Response } from 'express';
import { z } from 'zod';
import { badRequest, notFound, PortalError } from '../portal/errors.ts';
import { type ObjectType } from '../portal/kinds.ts';
import { type Portal } from '../portal/portal.ts';
import { type Source, type StoredRecord } from '../portal/record.ts';
import { associationsSchema, createJoined, parsed, propertiesSchema, targetsOf, typeOf } from './objects.ts';
import { present, presentWritten } from './present.ts';
import { checkTogether } from './together.ts';

const INPUTS_AT_MOST = 100;
const INPUTS_WITH_HISTORY_AT_MOST = 50;

const id = z.coerce.string();
const readSchema = z.looseObject({
  idProperty: z.string().optional(),
  properties: z.array(z.string()).default([]),
  propertiesWithHistory: z.array(z.string()).default([]),
  inputs: z.array(z.object({ id })),
});
const trace = { objectWriteTraceId: z.string().optional() };
const createSchema = z.object({
  inputs: z.array(z.object({ ...trace, properties: propertiesSchema, associations: associationsSchema })),
});
const updateSchema = z.object({
  inputs: z.array(
    z.object({ ...trace, id, idProperty: z.string().optional(), properties: propertiesSchema }),
  ),
});
const archiveSchema = z.object({ inputs: z.array(z.object({ id })) });

interface Input {
  readonly objectWriteTraceId?: string | undefined;
}

type Update = z.infer<typeof updateSchema>['inputs'][number];
type Result = Record<string, unknown> & { readonly id: string };

export function batchRoutes(portal: Portal, app: Source, now: () => number): Router {
  const router = Router();

  router.post('/crm/v3/objects/:type/batch/read', (request, response) => {
    const type = typeOf(request);
    const { inputs, ...wanted } = parsed(readSchema, request.body);
    const most = wanted.propertiesWithHistory.length > 0 ? INPUTS_WITH_HISTORY_AT_MOST : INPUTS_AT_MOST;
    limit(inputs, most);
    const archived = request.query.archived === 'true';
    const asked = [...new Set(inputs.map((input) => input.id))].map((called) => ({
      called,
      record: byCall(portal, type, { id: called, idProperty: wanted.idProperty }),
    }));
    const found = asked
      .map(({ record }) => record)
      .filter((record) => record !== undefined)
      .filter((record) => (record.archivedAt !== null) === archived);
    const missing = asked
      .filter(({ record }) => !record || (record.archivedAt !== null) !== archived)
      .map(({ called }) => called);
    answer(
      response,
      200,
      now(),
      found.map((record) => present(record, wanted)),
      missing.length > 0 ? [notFound(type, missing).entry({ ids: missing })] : [],
    );
  });

  router.post('/crm/v3/objects/:type/batch/create', (request, response) => {
    const type = typeOf(request);
    const { inputs } = parsed(createSchema, request.body);
    limit(inputs, INPUTS_AT_MOST);
    if (!allTraced(inputs)) {
      // Without traces one bad input fails all, so each is tried before any is written.
      checkTogether(
        portal,
        type,
        inputs.map(({ properties }) => ({ id: null, values: properties })),
      );
      for (const { associations } of inputs) targetsOf(portal, type, associations);
    }
    const { results, errors } = each(
      inputs,
      (input) => createJoined(portal, type, input.properties, input.associations, app),
      () => ({}),
    );
    answer(response, 201, now(), results, errors);
  });

  router.post('/crm/v3/objects/:type/batch/update', (request, response) => {
    const type = typeOf(request);
    const { inputs } = parsed(updateSchema, request.body);
    limit(inputs, INPUTS_AT_MOST);
    const known = distinct(portal, type, inputs);
    if (!allTraced(inputs)) {
      const there = known.filter(({ record }) => record);
      checkTogether(
        portal,
        type,
        there.map(({ record, input }) => ({ id: record?.id ?? null, values: input.properties })),
      );
    }
    const { results, errors } = each(
      inputs,
      (input) => {
        const record = byCall(portal, type, input);
        if (!record) throw notFound(type, [input.id]);
        return portal.update(type, record.id, input.properties, app);
      },
      (input) => ({ ids: [input.id] }),
    );
    answer(response, 200, now(), results, errors);
  });

  router.post('/crm/v3/objects/:type/batch/upsert', (request, response) => {
    const type = typeOf(request);
    const { inputs } = parsed(updateSchema, request.body);
    limit(inputs, INPUTS_AT_MOST);
    const values = (input: Update): Record<string, unknown> =>
      input.idProperty === undefined
        ? input.properties
        : { ...input.properties, [input.idProperty]: input.id };
    const known = distinct(portal, type, inputs);
    // With e-mail addresses HubSpot takes all or none, traces or not.
    if (!allTraced(inputs) || inputs.some(({ idProperty }) => idProperty === 'email')) {
      checkTogether(
        portal,
        type,
        known.map(({ record, input }) => ({ id: record?.id ?? null, values: values(input) })),
      );
    }
    const created = new Set<string>();
    const { results, errors } = each(
      inputs,
      (input) => {
        const record = byCall(portal, type, input);
        if (record) return portal.update(type, record.id, values(input), app);
        if (input.idProperty === undefined) throw notFound(type, [input.id]);
        const made = portal.create(type, values(input), app);
        created.add(made.id);
        return made;
      },
      (input) => ({ ids: [input.id] }),
    );
    const told = results.map((result) => ({ ...result, new: created.has(result.id) }));
    answer(response, 200, now(), told, errors);
  });

  router.post('/crm/v3/objects/:type/batch/archive', (request, response) => {
    const type = typeOf(request);
    const { inputs } = parsed(archiveSchema, request.body);
    limit(inputs, INPUTS_AT_MOST);
    for (const input of inputs) portal.archive(type, input.id, app);
    response.status(204).end();
  });

  return router;
}

/** The record that an input calls by its id, which is not led through merges here, or by a unique value. */
function byCall(
  portal: Portal,
  type: ObjectType,
  { id, idProperty }: { readonly id: string; readonly idProperty?: string | undefined },
): StoredRecord | undefined {
  if (idProperty === undefined) return portal.find(type, id);
  if (portal.schema.property(type, idProperty)?.hasUniqueValue !== true) {
    throw badRequest(`"${idProperty}" is not a property with unique values.`);
  }
  return portal.findBy(type, idProperty, id);
}

/** @throws PortalError 400 when two inputs call one record */
function distinct(
  portal: Portal,
  type: ObjectType,
  inputs: readonly Update[],
): readonly { readonly input: Update; readonly record: StoredRecord | undefined }[] {
  const known = inputs.map((input) => ({ input, record: byCall(portal, type, input) }));
  if (new Set(known.map(({ input, record }) => record?.id ?? input.id)).size < inputs.length) {
    throw badRequest('Duplicate IDs found in batch input');
  }
  return known;
}

/** Does each input by itself; what it refuses becomes an entry of `errors`. */
function each<T extends Input>(
  inputs: readonly T[],
  one: (input: T) => StoredRecord,
  context: (input: T) => Record<string, readonly string[]>,
): { readonly results: readonly Result[]; readonly errors: readonly object[] } {
  const results: Result[] = [];
  const errors: object[] = [];
  for (const input of inputs) {
    const { objectWriteTraceId: trace } = input;
    try {
      const record = one(input);
      results.push({
        ...presentWritten(record),
        id: record.id,
        ...(trace === undefined ? {} : { objectWriteTraceId: trace }),
      });
    } catch (error) {
      if (!(error instanceof PortalError)) throw error;
      const traced = trace === undefined ? {} : { objectWriteTraceId: [trace] };
      errors.push(error.entry({ ...context(input), ...traced }));
    }
  }
  return { results, errors };
}

function allTraced(inputs: readonly Input[]): boolean {
  const traces = inputs.map((input) => input.objectWriteTraceId).filter((one) => one !== undefined);
  return traces.length === inputs.length && new Set(traces).size === traces.length;
}

export function limit(inputs: readonly unknown[], most: number): void {
  if (inputs.length > most) {
    throw badRequest(`The maximum number of inputs supported in a batch request is ${most}`);
  }
}

/** Answers in another order than asked, since HubSpot promises none. */
export function answer(
  response: Response,
  status: number,
  now: number,
  results: readonly object[],
  errors: readonly object[],
): void {
  const at = new Date(now).toISOString();
  response.status(errors.length > 0 ? 207 : status).json({
    status: 'COMPLETE',
    results: results.toReversed(),
    startedAt: at,
    completedAt: at,
    ...(errors.length > 0 ? { numErrors: errors.length, errors } : {}),
  });
}
