/** The receiver as the service wires it, on a store that a test brings, and HubSpot calling it. */
import { type Logger } from 'pino';
import { Registry, type Counter } from 'prom-client';
import request, { type Response } from 'supertest';
import { acceptDelivery } from '../../src/application/acceptDelivery.ts';
import { Receipts } from '../../src/application/receipts.ts';
import { type Store } from '../../src/application/store.ts';
import { createApp } from '../../src/entry/http/app.ts';
import { createLog } from '../../src/entry/logging/log.ts';
import { receiverCounters, type ReceiverCounters } from '../../webhooks/counters.ts';
import { receiveDeliveries } from '../../webhooks/receive.ts';
import { NOW, PORTAL, PUBLIC_URL, SECRET, signatureHeaders, STOPPED_AT_NOW } from './hubspot.ts';

export const PATH = '/webhooks/hubspot';

interface Settings {
  readonly secrets?: readonly string[];
  readonly portalId?: string | null;
  /** In place of `logged`. */
  readonly log?: Logger;
}

export interface Receiver {
  readonly app: ReturnType<typeof createApp>;
  readonly counters: ReceiverCounters;
  /** How often the worker was woken. */
  readonly woken: { times: number };
  readonly logged: string[];
}

export function receiver(
  store: Store,
  { secrets = [SECRET], portalId = String(PORTAL), log: given }: Settings = {},
): Receiver {
  const counters = receiverCounters(new Registry());
  const woken = { times: 0 };
  const logged: string[] = [];
  const log = given ?? createLog('trace', { write: (line) => logged.push(line) });
  const accept = acceptDelivery(store, STOPPED_AT_NOW, () => {
    woken.times += 1;
  });
  const routes = receiveDeliveries({
    secrets,
    publicUrl: PUBLIC_URL,
    time: STOPPED_AT_NOW,
    portalId: () => portalId,
    accept,
    log,
    counters,
    receipts: new Receipts(store, STOPPED_AT_NOW, log),
  });
  return { app: createApp([routes], log), counters, woken, logged };
}

interface How {
  readonly secret?: string;
  readonly sentAt?: number;
  readonly headers?: Readonly<Record<string, string>>;
}

/** Posts a delivery as HubSpot does; `headers` replace those of a genuine call. */
export function deliver(
  { app }: Receiver,
  body: unknown,
  { secret = SECRET, sentAt = NOW, headers = {} }: How = {},
): Promise<Response> {
  const text = typeof body === 'string' ? body : JSON.stringify(body);
  return request(app)
    .post(PATH)
    .set('Content-Type', 'application/json')
    .set({ ...signatureHeaders({ method: 'POST', path: PATH, body: text, secret, sentAt }), ...headers })
    .send(text);
}

/** What a counter holds, as `label, label: count` lines. */
export async function counted(counter: Counter): Promise<readonly string[]> {
  const { values } = await counter.get();
  return values.map(({ labels, value }) => `${Object.values(labels).join(', ')}: ${value}`).toSorted();
}
