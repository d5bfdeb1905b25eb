/** The portal's API as one router: who calls, how often, what came of it. */
import { timingSafeEqual } from 'node:crypto';
import express, { Router, type ErrorRequestHandler, type RequestHandler } from 'express';
import { PortalError } from '../portal/errors.ts';
import { type Portal } from '../portal/portal.ts';
import { type Source } from '../portal/record.ts';
import { accountRoutes, type AccountDetails } from './account.ts';
import { associationRoutes } from './associations.ts';
import { batchRoutes } from './batches.ts';
import { classOf, type Limiter } from './limits.ts';
import { objectRoutes } from './objects.ts';
import { peopleRoutes } from './people.ts';
import { propertyRoutes } from './properties.ts';
import { scoped, tokenRoutes, type Scopes } from './scopes.ts';
import { searchRoutes } from './search.ts';
import { userRoutes } from './users.ts';
import { tooMany, type Troublemaker } from './trouble.ts';

export interface Call {
  /** Portal time, epoch ms. */
  readonly at: number;
  readonly method: string;
  readonly path: string;
  readonly status: number;
  /** How many inputs a batch had. */
  readonly inputs: number | null;
}

export interface ApiOptions {
  readonly portal: Portal;
  readonly account: AccountDetails;
  readonly accessToken: string;
  readonly app: Source;
  readonly now: () => number;
  readonly limiter: Limiter;
  readonly trouble: Troublemaker;
  readonly scopes: Scopes;
  readonly onCall: (call: Call) => void;
}

const ROOTS = ['/crm', '/account-info', '/settings'];
const TOKENS = '/oauth';

export function apiRoutes(options: ApiOptions): Router {
  const { portal, account, app, now, limiter, trouble, scopes, onCall } = options;
  const router = Router();
  // HubSpot's clock is the portal's.
  router.use([...ROOTS, TOKENS], (_request, response, next) => {
    response.set('Date', new Date(now()).toUTCString());
    next();
  });
  router.use(TOKENS, counted(now, onCall), trouble.handler());
  router.use(ROOTS, counted(now, onCall), trouble.handler(), authorised(options.accessToken));
  router.use(ROOTS, limited(limiter), scoped(scopes), express.json({ limit: '5mb' }));
  router.use(
    searchRoutes(portal, now),
    userRoutes(portal),
    objectRoutes(portal, app),
    batchRoutes(portal, app, now),
    propertyRoutes(portal),
    peopleRoutes(portal),
    associationRoutes(portal, app, now),
    accountRoutes(account, limiter, now),
    tokenRoutes(scopes, {
      accessToken: options.accessToken,
      portalId: account.portalId,
      appId: Number(app.id),
    }),
  );
  // HubSpot answers a path it does not know with a page.
  router.use(ROOTS, (_request, response) => {
    response.status(404).type('html').send('<html><body><h2>HTTP ERROR 404 Not Found</h2></body></html>');
  });
  return router;
}

function counted(now: () => number, onCall: (call: Call) => void): RequestHandler {
  return (request, response, next) => {
    const { method } = request;
    const path = request.originalUrl.split('?')[0] ?? '';
    response.once('close', () => {
      const body: unknown = request.body;
      const inputs =
        typeof body === 'object' && body !== null && 'inputs' in body && Array.isArray(body.inputs)
          ? body.inputs.length
          : null;
      onCall({
        at: now(),
        method,
        path,
        status: response.writableFinished ? response.statusCode : 0,
        inputs,
      });
    });
    next();
  };
}

function authorised(accessToken: string): RequestHandler {
  const expected = Buffer.from(`Bearer ${accessToken}`);
  return (request, _response, next) => {
    const given = Buffer.from(request.get('authorization') ?? '');
    if (given.length === expected.length && timingSafeEqual(given, expected)) {
      next();
      return;
    }
    throw new PortalError(
      401,
      'INVALID_AUTHENTICATION',
      'Authentication credentials not found. This API supports OAuth 2.0 authentication.',
    );
  };
}

function limited(limiter: Limiter): RequestHandler {
  return (request, response, next) => {
    const kind = classOf(request.baseUrl + request.path);
    const refusal = limiter.count(kind);
    response.set(limiter.headers(kind));
    if (refusal === null) {
      next();
      return;
    }
    if (limiter.limits.retryAfter) response.set('Retry-After', String(Math.ceil(refusal.waitMs / 1000)));
    response.status(429).json(tooMany(refusal.policy));
  };
}

/** The last handler of the server. Express knows an error handler by its four arguments. */
export const refused: ErrorRequestHandler = (error: unknown, _request, response, next) => {
  if (response.headersSent) {
    next(error);
    return;
  }
  if (error instanceof PortalError) {
    response.status(error.status).json(error.body());
    return;
  }
  const status =
    typeof error === 'object' && error !== null && 'status' in error && typeof error.status === 'number'
      ? error.status
      : 500;
  const told = status < 500 ? 'Invalid input JSON' : String(error instanceof Error ? error.stack : error);
  response.status(status).json(new PortalError(status, 'VALIDATION_ERROR', told).body());
};
