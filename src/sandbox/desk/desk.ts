/**
 * What a person at a desk in the portal sees, for the demo's page: the list of contacts, a record with its properties,
 * tasks and timeline, and the signing proxy behind `hubspot.fetch`. None of this is HubSpot's API.
 */
import express, { Router } from 'express';
import { z } from 'zod';
import { notFound } from '../portal/errors.ts';
import { fullName, type Person } from '../portal/people.ts';
import { type Portal } from '../portal/portal.ts';
import { type SignedFetch } from './signedFetch.ts';
import { propertiesOf, summaryOf, tasksOf, timelineOf } from './views.ts';

export interface DeskOptions {
  readonly portal: Portal;
  readonly portalId: number;
  readonly appId: number;
  readonly portalZone: string;
  readonly serviceUrl: string;
  readonly speed: number;
  readonly now: () => number;
  readonly viewer: Person;
  readonly signedFetch: SignedFetch;
}

const fetchSchema = z.object({
  url: z.string(),
  method: z.enum(['GET', 'POST', 'PUT', 'PATCH', 'DELETE']).default('GET'),
  body: z.unknown().optional(),
  /** HubSpot user id of who sits at the desk. */
  viewer: z.int().optional(),
  timeout: z.number().positive().max(120_000).default(15_000),
});

export function deskRoutes(options: DeskOptions): Router {
  const { portal, now, viewer, signedFetch } = options;
  const router = Router();

  router.get('/desk/session', (request, response) => {
    const { portalId, appId, portalZone, serviceUrl, speed } = options;
    const person = portal.people.byUserId(Number(request.query.viewer)) ?? viewer;
    const { userId, email, firstName, lastName, teams } = person;
    response.json({
      now: now(),
      speed,
      portalId,
      appId,
      portalZone,
      serviceUrl,
      people: portal.people
        .all()
        .filter(({ archived }) => !archived)
        .map((one) => ({ id: one.userId, name: fullName(one) })),
      user: {
        id: userId,
        email,
        firstName,
        lastName,
        teams: teams.map(({ id, name }) => ({ id: Number(id), name })),
      },
    });
  });

  router.get('/desk/contacts', (_request, response) => {
    response.json({
      now: now(),
      contacts: portal.all('contacts').map((record) => summaryOf(portal, record)),
    });
  });

  router.get('/desk/contacts/:id', (request, response) => {
    const record = portal.findThroughMerges('contacts', request.params.id);
    if (record?.archivedAt !== null) throw notFound('contacts', [request.params.id]);
    response.json({
      now: now(),
      contact: summaryOf(portal, record),
      properties: propertiesOf(portal, record),
      tasks: tasksOf(portal, record),
      timeline: timelineOf(portal, record),
    });
  });

  router.post('/desk/fetch', express.json({ limit: '1mb' }), async (request, response) => {
    const asked = fetchSchema.safeParse(request.body);
    if (!asked.success) {
      response.status(400).json({ message: asked.error.issues.map(({ message }) => message).join('; ') });
      return;
    }
    const { viewer: userId = viewer.userId, ...rest } = asked.data;
    const person = portal.people.byUserId(userId);
    if (!person) throw notFound('users', [String(userId)]);
    response.json(await signedFetch({ ...rest, viewer: person }));
  });

  return router;
}
