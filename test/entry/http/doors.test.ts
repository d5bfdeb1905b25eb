/** All doors of the web face: which are open to anybody, and what is said behind a fault. */
import { Router } from 'express';
import request from 'supertest';
import { createApp } from '../../../src/entry/http/app.ts';
import { createLog } from '../../../src/entry/logging/log.ts';
import { describeOnPGlite } from '../../support/database.ts';
import { web } from './web.ts';

/** For probes, load balancers and Prometheus; without names, addresses and secrets. */
const OPEN = ['get /healthz', 'get /metrics', 'get /readyz', 'get /status'];

interface Layer {
  readonly route?: { readonly path: string; readonly stack: readonly { readonly method: string }[] };
  readonly handle?: { readonly stack?: readonly Layer[] };
}

function routesIn(layers: readonly Layer[]): readonly string[] {
  return layers.flatMap(({ route, handle }) =>
    route
      ? [...new Set(route.stack.map(({ method }) => `${method} ${route.path}`))]
      : routesIn(handle?.stack ?? []),
  );
}

describeOnPGlite('the web face', (database) => {
  test('opens to nobody whom HubSpot did not sign for, but for four questions that tell nothing personal', async () => {
    const { app } = web(database.store);
    const routes = routesIn((app as unknown as { router: { stack: readonly Layer[] } }).router.stack);
    expect(routes.filter((route) => OPEN.includes(route)).toSorted()).toEqual(OPEN);
    const signed = routes.filter((route) => !OPEN.includes(route));
    expect(signed.length).toBeGreaterThan(4);
    for (const route of signed) {
      const [method = '', path = ''] = route.split(' ');
      const address = path.replace(/:\w+/g, '1');
      const response = await request(app)[method as 'get' | 'post'](address);
      expect([route, response.status, response.body]).toEqual([route, 401, { ok: false, reason: 'missing' }]);
    }
  });
});

test('a fault nobody foresaw is answered without its words or its stack, and only the log tells where it was', async () => {
  const router = Router();
  router.get('/fault/:of', () => {
    throw new Error('canary of the inside');
  });
  const logged: string[] = [];
  const app = createApp([router], createLog('info', { write: (line) => logged.push(line) }));
  const response = await request(app).get('/fault/canary?of=canary');
  expect([response.status, response.body]).toEqual([500, { ok: false, reason: 'fault' }]);
  expect(response.text).not.toMatch(/canary|\.ts/);
  expect(logged.join()).not.toContain('canary');
  expect(logged.map((line) => JSON.parse(line) as object)).toMatchObject([
    {
      route: '/fault/:of',
      err: {
        type: 'Error',
        stack: expect.arrayContaining([expect.stringMatching(/doors\.test\.ts:\d+/)]) as string[],
      },
    },
  ]);
});
