/** The web face as the service wires it, on a store that a test brings, and HubSpot's cards calling it. */
import { pino, type Logger } from 'pino';
import { Registry } from 'prom-client';
import request, { type Response } from 'supertest';
import { onlyVersion } from '../../../src/domain/agreement/versions.ts';
import { type Allowance, type Crm } from '../../../src/application/crm.ts';
import { periodAt } from '../../../src/adapters/calendar/periods.ts';
import { createHubSpot } from '../../../src/adapters/hubspot/hubspot.ts';
import { actor } from '../../../src/application/card/act.ts';
import { PortalWords } from '../../../src/application/card/portalWords.ts';
import { CurrentDirectory } from '../../../src/application/directory.ts';
import { type KnownOwner } from '../../../src/application/people.ts';
import { type Store } from '../../../src/application/store.ts';
import { type Agreement } from '../../../src/domain/agreement/agreement.ts';
import { createApp } from '../../../src/entry/http/app.ts';
import { createLog } from '../../../src/entry/logging/log.ts';
import { cardRoutes } from '../../../src/entry/http/card.ts';
import { countedSeldom } from '../../../src/entry/http/countedSeldom.ts';
import { healthRoutes } from '../../../src/entry/http/health.ts';
import { callMetrics, standingMetrics } from '../../../src/entry/http/standingMetrics.ts';
import { pageRoutes } from '../../../src/entry/http/page.ts';
import { settingsRoutes } from '../../../src/entry/http/settings.ts';
import { PortalCheck } from '../../../src/application/settings/portalCheck.ts';
import { Troubles } from '../../../src/application/settings/troubles.ts';
import { receiverCounters } from '../../../webhooks/counters.ts';
import { verified } from '../../../webhooks/verified.ts';
import { agreementWith } from '../../support/agreement.ts';
import {
  APP,
  PORTAL,
  PUBLIC_URL,
  SECRET,
  signatureHeaders,
  STOPPED_AT_NOW,
  type Call,
} from '../../webhooks/hubspot.ts';

export const ALLOWANCE: Allowance = {
  callsPerTenSeconds: 190,
  callsToday: { limit: 625_000, remaining: 60_000 },
  scarce: true,
  shutUntil: null,
};

/** Where people see the portal. */
export const UI_DOMAIN = 'app-eu1.hubspot.com';
export const STARTED_AT = STOPPED_AT_NOW.now() - 60_000;

export interface Web {
  readonly app: ReturnType<typeof createApp>;
  readonly agreement: Agreement;
  readonly registry: Registry;
  readonly refused: string[];
  readonly logged: string[];
  /** Since when comparisons were asked for. */
  readonly compared: number[];
}

const OUT_OF_REACH = createHubSpot({
  accessToken: 'pat-eu1-00000000-0000-4000-8000-000000000000',
  now: () => STOPPED_AT_NOW.now(),
  log: pino({ level: 'silent' }),
  basePath: 'http://127.0.0.1:9',
});

interface Settings {
  readonly owners?: readonly KnownOwner[];
  /** Where acts are written; left out, HubSpot is out of reach. */
  readonly crm?: Crm;
  readonly portalId?: string | null;
  readonly agreement?: Agreement;
  /** In place of `logged`. */
  readonly log?: Logger;
}

export function web(
  store: Store,
  {
    portalId = String(PORTAL),
    agreement = agreementWith(),
    owners = [],
    crm = OUT_OF_REACH,
    log: given,
  }: Settings = {},
): Web {
  const logged: string[] = [];
  const log = given ?? createLog('trace', { write: (line) => logged.push(line) });
  const registry = new Registry();
  receiverCounters(registry);
  const standing = countedSeldom(() => store.standing(STOPPED_AT_NOW.now()));
  standingMetrics(registry, standing, STOPPED_AT_NOW);
  callMetrics(registry, () => ALLOWANCE);
  const refused: string[] = [];
  const compared: number[] = [];
  const common = { store, time: STOPPED_AT_NOW, portalId: () => portalId };
  const signed = verified({
    secrets: [SECRET],
    publicUrl: PUBLIC_URL,
    time: STOPPED_AT_NOW,
    onRefused: (reason) => refused.push(reason),
  });
  const directory = new CurrentDirectory();
  directory.replace(owners);
  const card = {
    store,
    agreements: () => onlyVersion(agreement),
    directory: () => directory.current(),
    nameOf: (ownerId: string) => directory.nameOf(ownerId),
    words: new PortalWords(),
  };
  const app = createApp(
    [
      healthRoutes({
        replica: () => ({ role: 'all', writesBack: true }),
        ...common,
        standing,
        registry,
        startedAt: STARTED_AT,
        prepared: () => portalId !== null,
        agreementVersion: () => agreement.version,
        allowance: () => ALLOWANCE,
      }),
      cardRoutes({
        ...common,
        verified: signed,
        ...card,
        act: actor({ ...card, crm, wake: () => undefined, now: () => STOPPED_AT_NOW.now(), log }),
        log,
      }),
      pageRoutes({
        portal: () => (portalId === null ? null : { portalId, uiDomain: UI_DOMAIN }),
        ...common,
        ...card,
        verified: signed,
        figures: store,
        periodOf: periodAt,
        periodWith: periodAt,
        now: () => STOPPED_AT_NOW.now(),
        log,
      }),
      settingsRoutes({
        ...common,
        ...card,
        verified: signed,
        crm,
        preamble: () => ({ parties: [], effectiveOn: null }),
        portalCheck: new PortalCheck(crm),
        allowance: () => ALLOWANCE,
        troubles: new Troubles(),
        reload: () => Promise.resolve({ ok: true, changed: false }),
        compare: (since) => compared.push(since),
        send: () => undefined,
        now: () => STOPPED_AT_NOW.now(),
        log,
      }),
    ],
    log,
  );
  return { app, agreement, registry, refused, logged, compared };
}

export const cardPath = (recordId: string): string => `/hubspot/card/contacts/${recordId}`;

/** What HubSpot appends to the address of a card's call. */
export function viewer({ portalId = PORTAL, email = 'rep@example.com', userId = '864745280' } = {}): string {
  return `userId=${userId}&portalId=${portalId}&userEmail=${email}&appId=${APP}`;
}

/** A card's call as HubSpot makes it: signed with @ in the address, sent with %40. */
export function askCard(
  { app }: Web,
  path: string,
  { query = viewer(), ...call }: Partial<Call> & { readonly query?: string } = {},
): Promise<Response> {
  return request(app)
    .get(`${path}?${query.replaceAll('@', '%40')}`)
    .set(signatureHeaders({ method: 'GET', path: `${path}?${query}`, ...call }));
}

/** An act as HubSpot passes it on. */
export function askAct(
  service: Web,
  recordId: string,
  act: object | string,
  call: Partial<Call> & { readonly query?: string } = {},
): Promise<Response> {
  return post(service, `${cardPath(recordId)}/act`, act, call);
}

/** A call with a body as HubSpot passes it on. */
export function post(
  { app }: Web,
  path: string,
  said: object | string,
  { query = viewer(), ...call }: Partial<Call> & { readonly query?: string } = {},
): Promise<Response> {
  const body = typeof said === 'string' ? said : JSON.stringify(said);
  const address = `${path}?${query}`;
  return request(app)
    .post(address.replaceAll('@', '%40'))
    .set('content-type', 'application/json')
    .set(signatureHeaders({ method: 'POST', path: address, body, ...call }))
    .send(body);
}
