/** `GET /healthz`: whether the service can do its work, for load balancers and for people. `GET /metrics` for Prometheus. */
import { Router } from 'express';
import { Gauge, type Registry } from 'prom-client';
import { type Role } from '../../../config/environment.ts';
import { type Allowance } from '../../application/crm.ts';
import { type Store } from '../../application/store.ts';
import { type TimeSource } from '../../application/timeSource.ts';

export interface HealthDependencies {
  readonly store: Store;
  readonly time: TimeSource;
  readonly registry: Registry;
  readonly agreementVersion: () => string;
  /** null until HubSpot has told us; how the connection to HubSpot stands otherwise. */
  readonly portalId: () => string | null;
  readonly allowance: () => Allowance;
  /** What this process does, and whether it is the one that writes to HubSpot. */
  readonly replica: () => { readonly role: Role; readonly writesBack: boolean };
}

export function healthRoutes({
  store,
  time,
  registry,
  agreementVersion,
  portalId,
  allowance,
  replica,
}: HealthDependencies): Router {
  const router = Router();
  new Gauge({
    name: 'sla_hubspot_calls_left_today',
    help: "Calls HubSpot still takes from the account today; below a tenth of the day's only what is overdue goes out.",
    registers: [registry],
    collect() {
      this.set(allowance().callsToday?.remaining ?? NaN);
    },
  });
  router.get('/healthz', async (_request, response) => {
    const now = time.now();
    const base = { agreement: agreementVersion(), portal: portalId(), ...replica(), now };
    try {
      const [counts, setAsideReasons] = await Promise.all([store.counts(now), store.setAsideReasons()]);
      response.json({ ok: true, ...base, ...counts, setAsideReasons, hubspot: allowance() });
    } catch {
      response.status(503).json({ ok: false, ...base, reason: 'the database does not answer' });
    }
  });
  router.get('/metrics', async (_request, response) => {
    response.type(registry.contentType).send(await registry.metrics());
  });
  return router;
}
