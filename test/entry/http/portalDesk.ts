/**
 * All that HubSpot may call, as the service wires it, on a store with a lead of Ann's team and one of the Gulf's, both late; the
 * portal is played by nock. And everybody who may stand at the desk.
 */
import nock from 'nock';
import { sql } from 'kysely';
import { Registry } from 'prom-client';
import request, { type Response } from 'supertest';
import { CurrentAgreements } from '../../../src/application/agreements.ts';
import { PortalWords } from '../../../src/application/card/portalWords.ts';
import { CurrentDirectory } from '../../../src/application/directory.ts';
import { lookAtDueRecords } from '../../../src/application/look.ts';
import { NO_PREAMBLE } from '../../../src/application/settings/agreementInForce.ts';
import { PortalCheck } from '../../../src/application/settings/portalCheck.ts';
import { Troubles } from '../../../src/application/settings/troubles.ts';
import { onlyVersion } from '../../../src/domain/agreement/versions.ts';
import { type Fact } from '../../../src/domain/timeline/fact.ts';
import { createApp } from '../../../src/entry/http/app.ts';
import { createLog } from '../../../src/entry/logging/log.ts';
import { webRoutes } from '../../../src/entry/webRoutes.ts';
import { AS_JSON, complete, connect, PORTAL as HUBSPOT, shown } from '../../adapters/hubspot/portal.ts';
import { contact } from '../../adapters/store/rows.ts';
import { agreementWith } from '../../support/agreement.ts';
import { type TestDatabase } from '../../support/database.ts';
import { factsAt } from '../../support/lives.ts';
import { ownersNamed } from '../../support/owners.ts';
import { decodeForSigning } from '../../../webhooks/signature.ts';
import { PORTAL, PUBLIC_URL, SECRET, signatureHeaders, STOPPED_AT_NOW } from '../../webhooks/hubspot.ts';
import { viewer } from './web.ts';

/** Ann's lead, and Gail's. */
export const LEAD = '541935488729';
export const GULFS = '541935488730';
/** Of the clock that Ann has broken. */
export const CLOCK = 'first-touch/1/101';

const PEOPLE = ownersNamed([
  ['101', 'Ann Avery', 'ann@sales.example', 'EMEA Sales'],
  ['102', 'Ben Bell', 'ben@sales.example', 'EMEA Sales'],
  ['103', 'Gail Garcia', 'gail@sales.example', 'Gulf Sales'],
  ['106', 'Max Moore', 'max@sales.example', 'EMEA Sales'],
  ['108', 'Mona Malik', 'mona@sales.example', 'Gulf Sales'],
  ['107', 'Dora Dean', 'dora@sales.example', 'Revenue'],
]);
const user = (ownerId: string, email: string) =>
  viewer({ userId: `9${ownerId}`, email: `${email}@sales.example` });

/** Who asks, as HubSpot says it in the address; null: nobody signed. */
export const EVERYBODY = {
  owner: user('101', 'ann'),
  colleague: user('102', 'ben'),
  manager: user('106', 'max'),
  otherManager: user('108', 'mona'),
  admin: user('107', 'dora'),
  stranger: viewer({ userId: '1', email: 'nobody@else.example' }),
  otherPortal: viewer({ userId: '9107', email: 'dora@sales.example', portalId: PORTAL + 1 }),
  unsigned: null,
} as const;
export type Role = keyof typeof EVERYBODY;

const HANDED_OFF = '2026-11-20T09:00:00Z';
const life = (recordId: string, owner: string): readonly Fact[] =>
  factsAt(HANDED_OFF, { stage: 'lead', owner, status: 'NEW' }, contact(recordId));

export interface PortalDesk {
  readonly app: ReturnType<typeof createApp>;
  /** One for each write that HubSpot was asked for. */
  readonly written: string[];
  /** Hosts that were called, or would have been. */
  readonly hosts: Set<string>;
  /** Method and path of each call that the portal answered, and its query. */
  readonly called: Set<string>;
  /** What the service was told to do at once. */
  readonly ordered: string[];
  /** What HubSpot says of Ann's leads beside how it was handed off. */
  present: Readonly<Record<string, string>>;
  ask(
    role: Role,
    method: 'get' | 'post',
    path: string,
    body?: object,
    headers?: Readonly<Record<string, string>>,
  ): Promise<Response>;
  /** All rows of all tables. */
  fingerprint(): Promise<string>;
}

/** For a suite: nobody outside this machine is called but the portal that nock plays. */
export function onlyThePortalIsCalled(): void {
  beforeAll(() => {
    nock.disableNetConnect();
    nock.enableNetConnect('127.0.0.1');
  });
  afterEach(() => {
    nock.cleanAll();
    nock.emitter.removeAllListeners('no match');
  });
  afterAll(() => {
    nock.enableNetConnect();
    nock.restore();
  });
}

/** @param reports what the agreement says of reports */
export async function openDesk(database: TestDatabase, reports = ''): Promise<PortalDesk> {
  const { store } = database;
  const agreement = agreementWith({
    teams:
      '{ team: EMEA Sales, manager: max@sales.example }, { team: Gulf Sales, calendar: gulf, manager: mona@sales.example }',
    also: `admins: [dora@sales.example]
pauses:
  - { id: on-hold, reason: Wait, when: { hs_lead_status: [ON_HOLD] }, atMost: 2 business days }
${reports}`,
  });
  const now = STOPPED_AT_NOW.now();
  await store.replaceOwners(PEOPLE, now);
  const directory = new CurrentDirectory();
  directory.replace(await store.owners());
  const facts = [...life(LEAD, '101'), ...life(GULFS, '103')];
  await store.addHistory([contact(LEAD), contact(GULFS)], facts, now);
  const log = createLog('silent');
  const grounds = {
    store,
    agreements: () => onlyVersion(agreement),
    directory: () => directory.current(),
    log,
  };
  await lookAtDueRecords(grounds, now);

  const hosts = new Set<string>();
  const written: string[] = [];
  const ordered: string[] = [];
  nock.emitter.on('no match', ({ url }) => {
    const { hostname } = new URL(url);
    if (hostname !== '127.0.0.1') hosts.add(hostname);
  });
  const { crm } = connect({ attempts: 1 });
  const app = createApp(
    webRoutes({
      environment: { clientSecrets: [SECRET], publicUrl: PUBLIC_URL },
      store,
      crm,
      agreements: new CurrentAgreements(onlyVersion(agreement)),
      directory,
      words: new PortalWords(),
      portal: () => ({ portalId: String(PORTAL), uiDomain: null }),
      ring: () => ordered.push('ring'),
      settings: {
        preamble: () => NO_PREAMBLE,
        portalCheck: new PortalCheck(crm),
        troubles: new Troubles(),
        reload: () => {
          ordered.push('reload');
          return Promise.resolve({ ok: true, changed: false });
        },
        compare: () => ordered.push('compare'),
        send: () => ordered.push('send'),
      },
      receipts: { note: () => undefined },
      registry: new Registry(),
      time: STOPPED_AT_NOW,
      log,
    }),
    log,
  );
  const desk: PortalDesk = {
    app,
    written,
    hosts,
    called: new Set(),
    ordered,
    present: {},
    ask: (role, method, path, body, headers = {}) => {
      const query = EVERYBODY[role] ?? EVERYBODY.admin;
      const sent = `${path}${path.includes('?') ? '&' : '?'}${query}`.replaceAll('@', '%40');
      const text = body === undefined ? '' : JSON.stringify(body);
      const asked = request(app)[method](sent).set(headers);
      const how = {
        method: method === 'get' ? 'GET' : 'POST',
        path: decodeForSigning(sent),
        body: text,
      } as const;
      if (EVERYBODY[role] !== null) void asked.set(signatureHeaders(how));
      return body === undefined ? asked : asked.set('content-type', 'application/json').send(text);
    },
    fingerprint: async () => {
      const { rows } = await sql<{ name: string }>`select table_name as name from information_schema.tables
        where table_schema = 'public' order by 1`.execute(database.opened.db);
      const all = rows.map(async ({ name }) => {
        const { rows: of } = await sql`select t::text as row from ${sql.table(name)} t order by 1`.execute(
          database.opened.db,
        );
        return [name, of];
      });
      return JSON.stringify(await Promise.all(all));
    },
  };
  played(desk, hosts);
  return desk;
}

/** The portal answers whatever it is asked, one call at a time, and remembers what it was asked to write. */
function played(desk: PortalDesk, hosts: Set<string>): void {
  const scope = nock(HUBSPOT).persist();
  scope.on('request', ({ method, url }: Request) => {
    const { pathname, search } = new URL(url);
    hosts.add(new URL(HUBSPOT).hostname);
    desk.called.add(`${method} ${pathname}${search}`);
  });
  let ids: readonly string[] = [];
  const read = '/crm/v3/objects/contacts/batch/read';
  const taking = (body: unknown): boolean => {
    ids = inputsOf(body).map(({ id }) => id);
    return true;
  };
  const history = (id: string) => ({
    ...shown(id),
    createdAt: HANDED_OFF,
    propertiesWithHistory: {
      ...valuesOf(life(id, id === GULFS ? '103' : '101')),
      ...(id === GULFS ? {} : changedTo(desk.present)),
    },
  });
  scope.post(read, taking).reply(200, () => complete(ids.map(history)), AS_JSON);
  const isDefinition = (path: string): boolean => path.startsWith('/crm/v3/properties/');
  scope.post(isDefinition).reply(
    201,
    () => {
      desk.written.push('POST');
      return {};
    },
    AS_JSON,
  );
  scope.get(/.*/).reply(200, () => ({ results: [] }), AS_JSON);
  scope
    .post((path) => path !== read && !isDefinition(path), taking)
    .reply(
      200,
      () => {
        desk.written.push('POST');
        return complete(ids.map((id) => shown(id)));
      },
      AS_JSON,
    );
}

function valuesOf(facts: readonly Fact[]): Readonly<Record<string, readonly object[]>> {
  return Object.fromEntries(
    facts.flatMap((fact) =>
      fact.kind === 'property' ? [[fact.property, [told(fact.value, HANDED_OFF, 'CRM_UI')]]] : [],
    ),
  );
}

/** After both promises were broken, with what was there before behind it. */
function changedTo(values: Readonly<Record<string, string>>): Readonly<Record<string, readonly object[]>> {
  return Object.fromEntries(
    Object.entries(values).map(([name, value]) => [
      name,
      [
        told(value, '2026-11-20T16:00:00Z', 'INTEGRATION'),
        ...(name === 'hs_lead_status' ? [told('NEW', HANDED_OFF, 'CRM_UI')] : []),
      ],
    ]),
  );
}

function told(value: string, timestamp: string, sourceType: string): object {
  return { value, timestamp, sourceType, sourceId: 'userId:9101' };
}

/** @param body as nock hands it on: read, or as text */
function inputsOf(body: unknown): readonly { readonly id: string }[] {
  // It hands on the bodies of calls by GET as well, which have none.
  const said: unknown = typeof body === 'string' ? JSON.parse(body === '' ? '{}' : body) : body;
  return (said as { readonly inputs?: readonly { readonly id: string }[] }).inputs ?? [];
}
