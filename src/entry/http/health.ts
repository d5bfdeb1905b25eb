/**
 * What machines and people ask of the service: `GET /healthz`, whether the process is alive; `GET /readyz`, whether it can do
 * its work; `GET /status`, how things stand; `GET /metrics`, the same for Prometheus.
 */
import { Router } from 'express';
import { Gauge, type Registry } from 'prom-client';
import { type Role } from '../../../config/environment.ts';
import { type Allowance } from '../../application/crm.ts';
import { type Standing } from '../../application/standing.ts';
import { type Store } from '../../application/store.ts';
import { type TimeSource } from '../../application/timeSource.ts';

export interface HealthDependencies {
  readonly store: Pick<Store, 'schema' | 'takesWrites' | 'writing'>;
  readonly standing: () => Promise<Standing>;
  readonly time: TimeSource;
  readonly registry: Registry;
  /** When the process began, epoch ms. */
  readonly startedAt: number;
  readonly agreementVersion: () => string;
  /** null until HubSpot has told us. */
  readonly portalId: () => string | null;
  /** Whether the portal was prepared: its account, properties and owners are known. */
  readonly prepared: () => boolean;
  readonly allowance: () => Allowance;
  /** What this process does, and whether it is the one that writes to HubSpot. */
  readonly replica: () => { readonly role: Role; readonly writesBack: boolean };
}

export function healthRoutes(dependencies: HealthDependencies): Router {
  const { store, standing: counted, time, registry, startedAt } = dependencies;
  const { agreementVersion, portalId, prepared, allowance, replica } = dependencies;
  const router = Router();
  new Gauge({
    name: 'sla_writing',
    help: 'Whether anything is written to HubSpot: 0 while an admin has paused it.',
    registers: [registry],
    async collect() {
      this.set(
        await store.writing().then(
          ({ on }) => Number(on),
          () => NaN,
        ),
      );
    },
  });
  const base = () => ({
    agreement: agreementVersion(),
    portal: portalId(),
    ...replica(),
    now: time.now(),
  });

  // Asks nobody: a process is not to be killed because a database is down.
  router.get('/healthz', (_request, response) => {
    response.json({ ok: true, ...base() });
  });

  router.get('/readyz', async (_request, response) => {
    const schema = await store.schema().catch(() => null);
    const checks = {
      database: schema !== null,
      schema: schema === 'current',
      takesWrites: schema !== null && (await store.takesWrites()),
      // Nothing starts without one.
      agreement: true,
      portal: prepared(),
    };
    const ok = Object.values(checks).every(Boolean);
    response.status(ok ? 200 : 503).json({ ok, ...base(), checks });
  });

  router.get('/status', async (_request, response) => {
    try {
      const [standing, { on }] = await Promise.all([counted(), store.writing()]);
      response.json({
        ok: true,
        ...base(),
        startedAt,
        ready: prepared(),
        ...standing,
        writing: on ? 'on' : 'off',
        hubspot: allowance(),
      });
    } catch {
      response.status(503).json({ ok: false, ...base(), reason: 'the database does not answer' });
    }
  });

  router.get('/metrics', async (_request, response) => {
    response.type(registry.contentType).send(await registry.metrics());
  });
  return router;
}
