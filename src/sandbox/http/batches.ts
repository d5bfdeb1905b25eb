/** `/crm/v3/objects/{contacts|tasks}/batch/...`: up to 100 records at a time. */
import { Router, type Response } from 'express';
import { z } from 'zod';
import { badRequest, notFound, PortalError } from '../portal/errors.ts';
import { type Portal } from '../portal/portal.ts';
import { type Source } from '../portal/record.ts';
import { associationsSchema, createJoined, parsed, propertiesSchema, targetsOf, typeOf } from './objects.ts';
import { present, presentWritten } from './present.ts';

const INPUTS_AT_MOST = 100;
const INPUTS_WITH_HISTORY_AT_MOST = 50;

const id = z.coerce.string();
const readSchema = z.looseObject({
  properties: z.array(z.string()).default([]),
  propertiesWithHistory: z.array(z.string()).default([]),
  inputs: z.array(z.object({ id })),
});
const trace = { objectWriteTraceId: z.string().optional() };
const createSchema = z.object({
  inputs: z.array(z.object({ ...trace, properties: propertiesSchema, associations: associationsSchema })),
});
const updateSchema = z.object({
  inputs: z.array(z.object({ ...trace, id, properties: propertiesSchema })),
});
const archiveSchema = z.object({ inputs: z.array(z.object({ id })) });

interface Input {
  readonly objectWriteTraceId?: string | undefined;
}

export function batchRoutes(portal: Portal, app: Source, now: () => number): Router {
  const router = Router();

  router.post('/crm/v3/objects/:type/batch/read', (request, response) => {
    const type = typeOf(request);
    const { inputs, ...wanted } = parsed(readSchema, request.body);
    const most = wanted.propertiesWithHistory.length > 0 ? INPUTS_WITH_HISTORY_AT_MOST : INPUTS_AT_MOST;
    limit(inputs, most);
    const archived = request.query.archived === 'true';
    const found = inputs
      .map((input) => portal.find(type, input.id))
      .filter((record) => record !== undefined && (record.archivedAt !== null) === archived)
      .filter((record) => record !== undefined);
    const ids = new Set(found.map((record) => record.id));
    const missing = [...new Set(inputs.map((input) => input.id))].filter((each) => !ids.has(each));
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
    const one = (input: (typeof inputs)[number]): Record<string, unknown> => ({
      ...presentWritten(createJoined(portal, type, input.properties, input.associations, app)),
      ...(input.objectWriteTraceId === undefined ? {} : { objectWriteTraceId: input.objectWriteTraceId }),
    });
    if (!allTraced(inputs)) {
      // Without traces one bad input fails all, so each is tried before any is written.
      portal.checkAll(
        type,
        inputs.map(({ properties }) => ({ id: null, values: properties })),
      );
      for (const { associations } of inputs) targetsOf(portal, type, associations);
    }
    const { results, errors } = each(inputs, one, () => ({}));
    answer(response, 201, now(), results, errors);
  });

  router.post('/crm/v3/objects/:type/batch/update', (request, response) => {
    const type = typeOf(request);
    const { inputs } = parsed(updateSchema, request.body);
    limit(inputs, INPUTS_AT_MOST);
    if (new Set(inputs.map((input) => input.id)).size < inputs.length) {
      throw badRequest('Duplicate IDs found in batch input');
    }
    if (!allTraced(inputs)) {
      portal.checkAll(
        type,
        inputs
          .filter((input) => portal.find(type, input.id))
          .map((input) => ({ id: input.id, values: input.properties })),
      );
    }
    const { results, errors } = each(
      inputs,
      (input) => presentWritten(portal.update(type, input.id, input.properties, app)),
      (input) => ({ ids: [input.id] }),
    );
    answer(response, 200, now(), results, errors);
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

/** Does each input by itself; what it refuses becomes an entry of `errors`. */
function each<T extends Input>(
  inputs: readonly T[],
  one: (input: T) => Record<string, unknown>,
  context: (input: T) => Record<string, readonly string[]>,
): { readonly results: readonly object[]; readonly errors: readonly object[] } {
  const results: object[] = [];
  const errors: object[] = [];
  for (const input of inputs) {
    try {
      results.push(one(input));
    } catch (error) {
      if (!(error instanceof PortalError)) throw error;
      const { objectWriteTraceId } = input;
      errors.push(
        error.entry({
          ...context(input),
          ...(objectWriteTraceId === undefined ? {} : { objectWriteTraceId: [objectWriteTraceId] }),
        }),
      );
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
