/** The web face of the service on a store: deliveries and cards, without the worker and without HubSpot. */
import { createServer, type Server } from 'node:http';
import { type AddressInfo } from 'node:net';
import { type Express } from 'express';
import { pino } from 'pino';
import { Registry } from 'prom-client';
import { acceptDelivery } from '../../src/application/acceptDelivery.ts';
import { PortalWords } from '../../src/application/card/portalWords.ts';
import { Receipts } from '../../src/application/receipts.ts';
import { type Store } from '../../src/application/store.ts';
import { onlyVersion } from '../../src/domain/agreement/versions.ts';
import { createApp } from '../../src/entry/http/app.ts';
import { cardRoutes } from '../../src/entry/http/card.ts';
import { systemTime } from '../../src/entry/timeSource.ts';
import { agreementWith } from '../../test/support/agreement.ts';
import { PEOPLE } from '../../test/support/lives.ts';
import { receiverCounters } from '../../webhooks/counters.ts';
import { receiveDeliveries } from '../../webhooks/receive.ts';
import { verified } from '../../webhooks/verified.ts';
import { PORTAL, SECRET, WEBHOOK_PATH } from './traffic.ts';

export interface Place {
  readonly name: string;
  /** Scheme, host and port. */
  readonly origin: string;
  /** The whole address of the webhook. */
  readonly url: string;
  readonly server: Server;
}

/** Listens on a port of its own; the app is told the address under which it is asked, as that is signed. */
export async function listening(name: string, app: (origin: string) => Express): Promise<Place> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  server.on('request', app(origin));
  return { name, origin, url: `${origin}${WEBHOOK_PATH}`, server };
}

/** @param wake called when there is news */
export function webOf(store: Store, publicUrl: string, wake: () => void = () => undefined): Express {
  const log = pino({ level: 'silent' });
  const common = { time: systemTime, portalId: () => String(PORTAL), log };
  const signed = { secrets: [SECRET], publicUrl, time: systemTime };
  const history = onlyVersion(agreementWith());
  return createApp(
    [
      receiveDeliveries({
        ...common,
        ...signed,
        accept: acceptDelivery(store, systemTime, wake),
        counters: receiverCounters(new Registry()),
        receipts: new Receipts(store, systemTime, log),
      }),
      cardRoutes({
        ...common,
        store,
        verified: verified({ ...signed, onRefused: () => undefined }),
        agreements: () => history,
        directory: () => PEOPLE,
        nameOf: () => null,
        words: new PortalWords(),
        // Nobody asks for anything to be done here.
        act: () => Promise.resolve({ ok: false, reason: 'unavailable' }),
      }),
    ],
    log,
  );
}
