/** The web face of the service: webhooks in, card answers out, health. */
import express, { type ErrorRequestHandler, type Express, type Router } from 'express';
import helmet from 'helmet';
import { type Logger } from 'pino';
import { routeOf } from './route.ts';

export function createApp(routers: readonly Router[], log: Logger): Express {
  const app = express();
  app.disable('x-powered-by');
  app.use(helmet());
  for (const router of routers) app.use(router);
  app.use((_request, response) => {
    response.status(404).json({ ok: false, reason: 'notFound' });
  });
  app.use(faults(log));
  return app;
}

/** The last handler: no stack ever leaves the house. Express knows an error handler by its four arguments. */
function faults(log: Logger): ErrorRequestHandler {
  return (error: unknown, request, response, next) => {
    if (response.headersSent) {
      next(error);
      return;
    }
    const status = statusOf(error);
    if (status >= 500) log.error({ err: error, route: routeOf(request) }, 'a request met a fault');
    response.status(status).json({ ok: false, reason: status === 413 ? 'tooLarge' : 'fault' });
  };
}

function statusOf(error: unknown): number {
  if (typeof error === 'object' && error !== null && 'status' in error && typeof error.status === 'number') {
    return error.status;
  }
  return 500;
}
