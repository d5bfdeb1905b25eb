/**
 * A HubSpot portal in miniature, over HTTP: for the demo, for tests, and for whoever develops without a HubSpot account.
 * It shares no code with the service, so that the two cannot be wrong in the same way.
 */
import { createServer, type Server } from 'node:http';
import { type AddressInfo } from 'node:net';
import express from 'express';
import { type TimeSource } from '../application/timeSource.ts';
import { deskRoutes } from './desk/desk.ts';
import { createSignedFetch } from './desk/signedFetch.ts';
import { apiRoutes, refused, type Call } from './http/api.ts';
import { midnightAfter } from './http/account.ts';
import { Limiter, TIERS, type PortalLimits, type Tier } from './http/limits.ts';
import { orderRoutes } from './http/orders.ts';
import { Scopes } from './http/scopes.ts';
import { Troublemaker } from './http/trouble.ts';
import { type Person } from './portal/people.ts';
import { Portal } from './portal/portal.ts';
import { type Source } from './portal/record.ts';
import { Random } from './random.ts';
import { Deliveries, TIDY, type DeliveryHabits } from './webhooks/deliveries.ts';
import { noticesOf } from './webhooks/notices.ts';
import { type Subscription } from './webhooks/subscriptions.ts';

export interface SandboxOptions {
  readonly time: TimeSource;
  /** How many times faster than the machine's the time source runs; told to the page. */
  readonly speed?: number;
  /** 0 takes a free port. */
  readonly port?: number;
  readonly people: readonly Person[];
  readonly portalId?: number;
  readonly portalZone?: string;
  readonly appId?: number;
  readonly appName?: string;
  readonly accessToken: string;
  readonly clientSecret: string;
  /** Where the service is, without a trailing slash: deliveries go to `<serviceUrl>/webhooks/hubspot`. */
  readonly serviceUrl: string;
  readonly subscriptions: readonly Subscription[];
  readonly habits?: Partial<DeliveryHabits>;
  /** What the app's token may do; all that this portal knows when left out. */
  readonly scopes?: readonly string[];
  /** The subscription of the account, which sets its limits; Professional when left out. */
  readonly tier?: Tier;
  /** Limits otherwise than the tier's. */
  readonly limits?: Partial<PortalLimits>;
  /** Milliseconds that only grow, for limits in seconds and locks; the machine's when left out. */
  readonly watch?: () => number;
  readonly seed?: number;
  /** A folder with the page to show at `/`. */
  readonly pageFolder?: string;
}

export interface Sandbox {
  readonly url: string;
  readonly portal: Portal;
  readonly random: Random;
  readonly deliveries: Deliveries;
  readonly trouble: Troublemaker;
  readonly limiter: Limiter;
  readonly scopes: Scopes;
  /** The last calls to the API, oldest first. */
  calls(): readonly Call[];
  /** Deliveries stop first, then the server. */
  close(): Promise<void>;
}

const CALLS_KEPT = 5_000;

/** @throws an error with code EADDRINUSE when the port is taken */
export async function startSandbox(options: SandboxOptions): Promise<Sandbox> {
  const { time, people, accessToken, clientSecret, serviceUrl, subscriptions } = options;
  const { portalId = 247_187_887, appId = 50_780_459, appName = 'SLA Clock' } = options;
  const { portalZone = 'Europe/London', seed = 1, speed = 1 } = options;
  const now = (): number => time.now();
  const random = new Random(seed);
  const watch = options.watch ?? (() => performance.now());
  const portal = new Portal(now, people, watch);
  const limits = { ...TIERS[options.tier ?? 'professional'], ...options.limits };
  const limiter = new Limiter(limits, watch, now, (at) => midnightAfter(at, portalZone));
  const trouble = new Troublemaker();
  const scopes = new Scopes(options.scopes);
  const calls: Call[] = [];
  const app: Source = { type: 'INTEGRATION', id: String(appId), label: appName };

  const deliveries = new Deliveries({
    time,
    random: new Random(seed + 1),
    habits: { ...TIDY, ...options.habits },
    target: { url: `${serviceUrl}/webhooks/hubspot`, clientSecret },
  });
  let eventId = 410_128_611;
  portal.onChange((change) => {
    deliveries.add(noticesOf(change, subscriptions, { portalId, appId, eventId: () => ++eventId }));
  });

  const [viewer] = people;
  if (!viewer) throw new RangeError('a portal needs at least one person');

  const server = express();
  server.disable('x-powered-by');
  server.use(
    deskRoutes({
      portal,
      portalId,
      appId,
      portalZone,
      serviceUrl,
      speed,
      now,
      viewer,
      signedFetch: createSignedFetch({ permitted: [serviceUrl], clientSecret, portalId, appId, viewer, now }),
    }),
  );
  server.get('/sandbox/calls', (_request, response) => {
    response.json({ calls, deliveries: deliveries.counts() });
  });
  server.use(orderRoutes({ portal, trouble, deliveries, limiter, scopes, now }));
  server.use(
    apiRoutes({
      portal,
      account: { portalId, timeZone: portalZone },
      accessToken,
      app,
      now,
      limiter,
      trouble,
      scopes,
      onCall: (call) => {
        calls.push(call);
        if (calls.length > CALLS_KEPT) calls.shift();
      },
    }),
  );
  if (options.pageFolder !== undefined) server.use(express.static(options.pageFolder));
  server.use(refused);

  const listening = await listen(createServer(server), options.port ?? 0);
  const { port } = listening.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    portal,
    random,
    deliveries,
    trouble,
    limiter,
    scopes,
    calls: () => calls,
    close: async () => {
      await deliveries.close();
      listening.closeAllConnections();
      await new Promise((resolve) => listening.close(resolve));
    },
  };
}

function listen(server: Server, port: number): Promise<Server> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', () => {
      server.off('error', reject);
      resolve(server);
    });
  });
}
