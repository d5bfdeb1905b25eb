/** `POST /sandbox/orders`: everything a test or a curious person can have happen in the portal, one order a request. */
import express, { Router } from 'express';
import { z } from 'zod';
import { notFound } from '../portal/errors.ts';
import { OBJECT_TYPES } from '../portal/kinds.ts';
import { fullName } from '../portal/people.ts';
import { importContacts } from '../portal/imports.ts';
import { type Portal } from '../portal/portal.ts';
import { type Source } from '../portal/record.ts';
import { type Deliveries } from '../webhooks/deliveries.ts';
import { disorderSchema } from '../webhooks/disorder.ts';
import { type Scopes } from './scopes.ts';
import { TIERS, type Limiter, type Tier } from './limits.ts';
import { troubleSchema, type Troublemaker } from './trouble.ts';

const id = z.coerce.string();
const type = z.enum(OBJECT_TYPES).default('contacts');
const count = z.number().int().min(0);
const share = z.number().min(0).max(1);
const tiers = Object.keys(TIERS) as [Tier, ...Tier[]];

const orderSchema = z.discriminatedUnion('do', [
  troubleSchema.extend({ do: z.literal('trouble') }),
  disorderSchema.extend({ do: z.literal('disorder') }),
  z.strictObject({
    do: z.literal('deliver'),
    lateShare: share.optional(),
    doubledShare: share.optional(),
    droppedShare: share.optional(),
    shuffle: z.boolean().optional(),
    batchWindowMs: count.optional(),
    maxBatch: count.min(1).max(100).optional(),
    concurrency: count.min(1).optional(),
  }),
  z.strictObject({ do: z.literal('calm') }),
  z.strictObject({
    do: z.literal('import'),
    contacts: count.min(1).max(200_000),
    properties: z.record(z.string(), z.string()).default({}),
    importId: z.string().default('1'),
    overMs: count.default(60_000),
  }),
  z.strictObject({
    do: z.literal('contact'),
    /** Left out: a new one. */
    id: id.optional(),
    properties: z.record(z.string(), z.string()),
    /** HubSpot user id of whoever does it; left out: an administrator. */
    by: z.number().int().optional(),
  }),
  z.strictObject({ do: z.literal('scopes'), granted: z.array(z.string()) }),
  z.strictObject({ do: z.literal('merge'), primary: id, other: id }),
  z.strictObject({ do: z.literal('erase'), contact: id }),
  z.strictObject({ do: z.literal('archive'), type, id }),
  z.strictObject({ do: z.literal('restore'), type, id }),
  z.strictObject({ do: z.literal('lock'), type, id, forMs: count.default(2_000) }),
  z.strictObject({ do: z.literal('archive owner'), owner: id, archived: z.boolean().default(true) }),
  z.strictObject({ do: z.literal('delete property'), type, property: z.string() }),
  z.strictObject({
    do: z.literal('rule'),
    type,
    property: z.string(),
    /** A regular expression that a value must match as a whole; null takes the rule away. */
    allowed: z
      .string()
      .nullable()
      .transform((text, context) => {
        try {
          return text === null ? null : new RegExp(`^(?:${text})$`, 'u');
        } catch (error) {
          context.addIssue(`not a regular expression: ${String(error)}`);
          return z.NEVER;
        }
      }),
  }),
  z.strictObject({
    do: z.literal('manners'),
    searchLagMs: count.optional(),
    mergeInto: z.enum(['a new record', 'the primary']).optional(),
    mergeTellsDeletions: z.boolean().optional(),
    erasureTellsFirst: z.enum(['erasure', 'deletion']).optional(),
  }),
  z.strictObject({
    do: z.literal('limits'),
    tier: z.enum(tiers).optional(),
    burst: count.optional(),
    daily: count.optional(),
    searches: count.optional(),
    associations: count.optional(),
    retryAfter: z.boolean().optional(),
    /** How many calls of the day are used already. */
    used: count.optional(),
  }),
]);

export type Order = z.infer<typeof orderSchema>;

export interface Ordered {
  readonly portal: Portal;
  readonly trouble: Troublemaker;
  readonly deliveries: Deliveries;
  readonly limiter: Limiter;
  readonly scopes: Scopes;
  readonly now: () => number;
}

/** Whoever steers the portal does so as a person at its pages. */
const STEERED: Source = { type: 'CRM_UI', id: 'userId:1', label: 'Administrator', userId: 1 };

export function orderRoutes(ordered: Ordered): Router {
  const router = Router();
  router.post('/sandbox/orders', express.json(), (request, response) => {
    const order = orderSchema.safeParse(request.body);
    if (!order.success) {
      response.status(400).json({ message: z.prettifyError(order.error), issues: order.error.issues });
      return;
    }
    response.json(carryOut(order.data, ordered));
  });
  return router;
}

/**
 * What came of it: ids where records were made.
 * @throws PortalError as the portal refuses
 */
function carryOut(order: Order, { portal, trouble, deliveries, limiter, scopes, now }: Ordered): object {
  switch (order.do) {
    case 'contact': {
      const by = personAt(portal, order.by);
      const { id: known, properties } = order;
      const contact =
        known === undefined
          ? portal.create('contacts', properties, by)
          : portal.update('contacts', known, properties, by);
      return { id: contact.id };
    }
    case 'scopes':
      scopes.grant(order.granted);
      return {};
    case 'trouble':
      trouble.order(terms(order));
      return {};
    case 'disorder':
      deliveries.disorders.order(terms(order));
      return {};
    case 'deliver':
      deliveries.behave(terms(order));
      return {};
    case 'calm':
      trouble.clear();
      deliveries.disorders.clear();
      return {};
    case 'import':
      return { ids: importContacts(portal, { ...order, endedAt: now() }) };
    case 'merge':
      return { id: portal.merge('contacts', order.primary, order.other, STEERED).id };
    case 'erase':
      portal.erase('contacts', order.contact, STEERED);
      return {};
    case 'archive':
      portal.archive(order.type, order.id, STEERED);
      return {};
    case 'restore':
      portal.restore(order.type, order.id, STEERED);
      return {};
    case 'lock':
      portal.lock(order.type, order.id, order.forMs);
      return {};
    case 'archive owner':
      portal.people.archive(order.owner, order.archived);
      return {};
    case 'delete property':
      portal.deleteProperty(order.type, order.property);
      return {};
    case 'rule':
      portal.schema.rule(order.type, order.property, order.allowed);
      return {};
    case 'manners':
      Object.assign(portal.manners, terms(order));
      return { manners: portal.manners };
    case 'limits': {
      const { tier, used, ...limits } = terms(order);
      limiter.impose({ ...(tier === undefined ? {} : TIERS[tier]), ...limits });
      if (used !== undefined) limiter.spend(used);
      return { limits: limiter.limits };
    }
  }
}

/** @throws PortalError when there is no such user */
function personAt(portal: Portal, userId: number | undefined): Source {
  if (userId === undefined) return STEERED;
  const person = portal.people.byUserId(userId);
  if (!person) throw notFound('users', [String(userId)]);
  return { type: 'CRM_UI', id: `userId:${userId}`, label: fullName(person), userId };
}

type Terms<T> = { readonly [K in keyof T as K extends 'do' ? never : K]: Exclude<T[K], undefined> };

/** What an order says beside what is to be done. */
function terms<T extends { readonly do: string }>(order: T): Terms<T> {
  return Object.fromEntries(Object.entries(order).filter(([name]) => name !== 'do')) as Terms<T>;
}
