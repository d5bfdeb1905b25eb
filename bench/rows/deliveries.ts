/**
 * Webhook to durable 200, beside an Express handler that only verifies the signature and parses.
 *
 * All stand in this process, one sender in another; they take turns in rounds, and a ratio is the median over the rounds.
 */
import { createHmac, timingSafeEqual } from 'node:crypto';
import express, { type Express } from 'express';
import { databases } from '../load/databases.ts';
import { startSender, type Sent } from '../load/sending.ts';
import { SECRET, WEBHOOK_PATH } from '../load/traffic.ts';
import { listening, webOf } from '../load/web.ts';
import { type Bench, type Row } from '../row.ts';
import { median } from '../timing.ts';

const ROUNDS = 5;
const CONNECTIONS = 16;
/** Events a second and share of the bare handler, as the design wants them. */
const REACH = {
  PGlite: { events: 25_000, share: 0.08 },
  PostgreSQL: { events: 80_000, share: 0.2 },
} as const;
const SINGLE_SHARE = 0.15;
const SINGLE_P99_MS = 50;

export const deliveries: Bench = { id: 'deliveries', rows };

async function rows(seconds: number): Promise<readonly Row[]> {
  const stores = await databases();
  const bare = await listening('bare', (address) => bareHandler(address));
  const ours = await Promise.all(
    stores.map(({ name, store }) => listening(name, (address) => webOf(store, address))),
  );
  const places = [bare, ...ours];
  const sender = startSender();
  const forMs = (seconds * 1000) / (2 * (ROUNDS + 1) * places.length);
  const measured = async (eventsARequest: number): Promise<ReadonlyMap<string, readonly Sent[]>> => {
    const sent = new Map(places.map(({ name }): [string, Sent[]] => [name, []]));
    for (let round = -1; round < ROUNDS; round += 1) {
      for (const { name, url } of round % 2 === 0 ? places : places.toReversed()) {
        const answer = await sender.send({
          url,
          what: 'deliveries',
          eventsARequest,
          connections: CONNECTIONS,
          forMs,
        });
        if (round >= 0) sent.get(name)?.push(answer); // the first round warms up
      }
    }
    return sent;
  };
  try {
    const hundreds = await measured(100);
    const singles = await measured(1);
    return stores.flatMap(({ name }): Row[] => [
      {
        ...against(hundreds, name, 100),
        what: `webhook to durable 200, 100 events a request, ${name} (share of bare)`,
        reach: { bound: 'atLeast', value: REACH[name].share },
      },
      {
        what: `webhook to durable 200, 100 events a request, ${name} (events)`,
        ours: against(hundreds, name, 100).ours,
        unit: 'events/s',
        against: null,
        reach: { bound: 'atLeast', value: REACH[name].events },
      },
      {
        ...against(singles, name, 1),
        what: `webhook to durable 200, 1 event a request, ${name} (share of bare)`,
        reach: { bound: 'atLeast', value: SINGLE_SHARE },
      },
      {
        what: `webhook to durable 200, 1 event a request, ${name}, p99`,
        ours: median((singles.get(name) ?? []).map(({ p99Ms }) => p99Ms)),
        unit: 'ms',
        against: null,
        reach: { bound: 'atMost', value: SINGLE_P99_MS },
      },
    ]);
  } finally {
    sender.close();
    for (const { server } of places) server.close();
    for (const measurable of stores) await measurable.close();
  }
}

function against(
  sent: ReadonlyMap<string, readonly Sent[]>,
  name: string,
  events: number,
): Pick<Row, 'ours' | 'unit' | 'against'> {
  const speeds = (of: string): readonly number[] =>
    (sent.get(of) ?? []).map(({ perSecond }) => perSecond * events);
  const theirs = speeds('bare');
  return {
    ours: median(speeds(name)),
    unit: 'events/s',
    against: {
      name: 'bare',
      value: median(theirs),
      ratio: median(speeds(name).map((speed, round) => speed / (theirs[round] ?? NaN))),
    },
  };
}

/** The least that anybody must do with a delivery. */
function bareHandler(publicUrl: string): Express {
  const app = express();
  app.disable('x-powered-by');
  app.post(WEBHOOK_PATH, express.raw({ type: () => true, limit: '2mb' }), (request, response) => {
    const body = request.body as Buffer;
    const expected = createHmac('sha256', SECRET)
      .update(`POST${publicUrl}${WEBHOOK_PATH}`)
      .update(body)
      .update(request.get('x-hubspot-request-timestamp') ?? '')
      .digest();
    const given = Buffer.from(request.get('x-hubspot-signature-v3') ?? '', 'base64');
    if (given.length !== expected.length || !timingSafeEqual(given, expected)) {
      response.status(401).end();
      return;
    }
    const notices = JSON.parse(body.toString('utf8')) as readonly unknown[];
    response.json({ ok: true, facts: notices.length });
  });
  return app;
}
