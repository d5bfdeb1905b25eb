/** `GET /healthz`: whether the service can do its work, for load balancers and for people. `GET /metrics` for Prometheus. */
import { Router } from 'express';
import { type Registry } from 'prom-client';
import { type Store } from '../../application/store.ts';
import { type TimeSource } from '../../application/timeSource.ts';

export interface HealthDependencies {
  readonly store: Store;
  readonly time: TimeSource;
  readonly registry: Registry;
  readonly agreementVersion: () => string;
  /** null until HubSpot has told us; how the connection to HubSpot stands otherwise. */
  readonly portalId: () => string | null;
}

export function healthRoutes({
  store,
  time,
  registry,
  agreementVersion,
  portalId,
}: HealthDependencies): Router {
  const router = Router();
  router.get('/healthz', async (_request, response) => {
    const now = time.now();
    const base = { agreement: agreementVersion(), portal: portalId(), now };
    try {
      response.json({ ok: true, ...base, ...(await store.counts(now)) });
    } catch {
      response.status(503).json({ ok: false, ...base, reason: 'the database does not answer' });
    }
  });
  router.get('/metrics', async (_request, response) => {
    response.type(registry.contentType).send(await registry.metrics());
  });
  return router;
}
