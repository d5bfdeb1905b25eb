/** Associations: `/crm/v4/associations/{from}/{to}/batch/...` and `/crm/v4/objects/{from}/{id}/associations/...`. */
import { Router, type Request } from 'express';
import { z } from 'zod';
import { notFound, PortalError } from '../portal/errors.ts';
import { KINDS, type ObjectType } from '../portal/kinds.ts';
import { type Portal } from '../portal/portal.ts';
import { type Source } from '../portal/record.ts';
import { answer, limit } from './batches.ts';
import { parsed, typeOf } from './objects.ts';

const READ_AT_MOST = 1000;
const WRITTEN_AT_MOST = 2000;

const ref = z.object({ id: z.coerce.string() });
const readSchema = z.object({ inputs: z.array(ref.extend({ after: z.string().optional() })) });
const defaultSchema = z.object({ inputs: z.array(z.object({ from: ref, to: ref })) });
const createSchema = z.object({
  inputs: z.array(
    z.object({
      from: ref,
      to: ref,
      types: z
        .array(z.object({ associationCategory: z.string(), associationTypeId: z.number().int() }))
        .min(1),
    }),
  ),
});
const archiveSchema = z.object({ inputs: z.array(z.object({ from: ref, to: z.array(ref) })) });

interface Pair {
  readonly from: { readonly id: string };
  readonly to: { readonly id: string };
  readonly typeId?: number | undefined;
}

export function associationRoutes(portal: Portal, app: Source, now: () => number): Router {
  const router = Router();
  const batch = '/crm/v4/associations/:from/:to/batch';
  const single = '/crm/v4/objects/:from/:id/associations';

  router.post(`${batch}/read`, (request, response) => {
    const [from, to] = sides(request);
    const { inputs } = parsed(readSchema, request.body);
    limit(inputs, READ_AT_MOST);
    const known = inputs.filter(
      ({ id }) =>
        portal.find(from, id)?.archivedAt === null && portal.associations.joined(from, id, to).length > 0,
    );
    const results = known.map(({ id }) => ({ from: { id }, to: shown(portal, from, id, to) }));
    const errors = inputs
      .filter((input) => !known.includes(input))
      .map(({ id }) =>
        new PortalError(404, 'OBJECT_NOT_FOUND', `No ${to} is associated with ${from} ${id}.`).entry({
          fromObjectId: [id],
        }),
      );
    answer(response, 200, now(), results, errors);
  });

  router.post(`${batch}/associate/default`, (request, response) => {
    const [from, to] = sides(request);
    const { inputs } = parsed(defaultSchema, request.body);
    limit(inputs, WRITTEN_AT_MOST);
    joinAll(portal, from, to, inputs, app);
    answer(
      response,
      200,
      now(),
      inputs.map((pair) => joinedByDefault(portal, from, to, pair)),
      [],
    );
  });

  router.post(`${batch}/create`, (request, response) => {
    const [from, to] = sides(request);
    const { inputs } = parsed(createSchema, request.body);
    limit(inputs, WRITTEN_AT_MOST);
    const pairs = inputs.map((input) => ({ ...input, typeId: input.types[0]?.associationTypeId }));
    joinAll(portal, from, to, pairs, app);
    const results = pairs.map((pair) => ({
      fromObjectTypeId: KINDS[from].typeId,
      fromObjectId: pair.from.id,
      toObjectTypeId: KINDS[to].typeId,
      toObjectId: pair.to.id,
      labels: [],
    }));
    answer(response, 201, now(), results, []);
  });

  router.post(`${batch}/archive`, (request, response) => {
    const [from, to] = sides(request);
    const { inputs } = parsed(archiveSchema, request.body);
    limit(inputs, WRITTEN_AT_MOST);
    for (const input of inputs) {
      for (const { id } of input.to) portal.associations.part(from, input.from.id, to, id, app);
    }
    response.status(204).end();
  });

  router.get(`${single}/:to`, (request, response) => {
    const [from, to] = sides(request);
    response.json({ results: shown(portal, from, request.params.id, to) });
  });

  router.put(`${single}/default/:to/:toId`, (request, response) => {
    const [from, to] = sides(request);
    const pair = { from: { id: request.params.id }, to: { id: request.params.toId } };
    joinAll(portal, from, to, [pair], app);
    answer(response, 200, now(), [joinedByDefault(portal, from, to, pair)], []);
  });

  router.delete(`${single}/:to/:toId`, (request, response) => {
    const [from, to] = sides(request);
    portal.associations.part(from, request.params.id, to, request.params.toId, app);
    response.status(204).end();
  });

  return router;
}

function sides(request: Request): readonly [from: ObjectType, to: ObjectType] {
  return [typeOf(request, 'from'), typeOf(request, 'to')];
}

function shown(portal: Portal, from: ObjectType, id: string, to: ObjectType): readonly object[] {
  return portal.associations.joined(from, id, to).map((toObjectId) => ({
    toObjectId: Number(toObjectId),
    associationTypes: [
      { category: 'HUBSPOT_DEFINED', typeId: portal.associations.typeId(from, to), label: null },
    ],
  }));
}

/** @throws PortalError before anything is joined, when one of them cannot be */
function joinAll(portal: Portal, from: ObjectType, to: ObjectType, pairs: readonly Pair[], by: Source): void {
  for (const pair of pairs) {
    portal.associations.check(from, to, pair.typeId);
    for (const [type, { id }] of [
      [from, pair.from],
      [to, pair.to],
    ] as const) {
      if (portal.find(type, id)?.archivedAt !== null) throw notFound(type, [id]);
    }
  }
  for (const pair of pairs) portal.associations.join(from, pair.from.id, to, pair.to.id, pair.typeId, by);
}

function joinedByDefault(portal: Portal, from: ObjectType, to: ObjectType, pair: Pair): object {
  return {
    from: { id: pair.from.id },
    to: { id: pair.to.id },
    associationSpec: {
      associationCategory: 'HUBSPOT_DEFINED',
      associationTypeId: portal.associations.typeId(from, to),
    },
  };
}
