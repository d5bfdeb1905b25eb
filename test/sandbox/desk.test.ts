/** What the demo's page is shown, and what the portal's proxy makes of a card's questions. */
import { createHmac } from 'node:crypto';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { type AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { CONTACTS, RECORD, SESSION } from '../../preview/desk/shapes.ts';
import { type FetchAnswer } from '../../src/sandbox/desk/signedFetch.ts';
import {
  APP,
  APP_ID,
  ask,
  closeAll,
  FORM,
  JO,
  LEFT,
  open,
  PORTAL_ID,
  SECRET,
  STARTED_AT,
  UI,
} from './opened.ts';

afterEach(closeAll);

describe('the page', () => {
  test('is told who looks at which portal, and what time it is there', async () => {
    const { sandbox, time } = await open({ speed: 60, portalZone: 'Asia/Riyadh' });
    await time.advanceBy(60_000);
    const { body } = await ask(`${sandbox.url}/desk/session`, 'GET', undefined, {});
    expect(SESSION.parse(body)).toEqual({
      now: STARTED_AT + 60_000,
      speed: 60,
      portalId: PORTAL_ID,
      appId: APP_ID,
      portalZone: 'Asia/Riyadh',
      serviceUrl: 'http://127.0.0.1:9',
      people: [{ id: 71, name: 'Jo Rep 11' }],
      user: {
        id: JO.userId,
        email: JO.email,
        firstName: 'Jo',
        lastName: 'Rep 11',
        teams: [{ id: 9, name: 'Sales' }],
      },
    });
  });

  test('lists contacts with names and labels for ids and values', async () => {
    const { sandbox } = await open();
    const { portal } = sandbox;
    portal.create(
      'contacts',
      {
        firstname: 'Ada',
        lastname: 'Bennett',
        company: 'Alder',
        hs_lead_status: 'NEW',
        lifecyclestage: 'lead',
        hubspot_owner_id: JO.ownerId,
      },
      FORM,
    );
    portal.people.archive(LEFT.ownerId, false);
    portal.create('contacts', { firstname: 'Ben', hubspot_owner_id: LEFT.ownerId }, FORM);
    portal.people.archive(LEFT.ownerId);
    portal.archive('contacts', portal.create('contacts', {}, FORM).id, UI);
    const { body } = await ask(`${sandbox.url}/desk/contacts`, 'GET', undefined, {});
    const { now, contacts } = CONTACTS.parse(body);
    expect(now).toBe(STARTED_AT);
    expect(contacts).toMatchObject([
      {
        name: 'Ada Bennett',
        company: 'Alder',
        ownerName: 'Jo Rep 11',
        teamName: 'Sales',
        leadStatus: 'NEW',
        leadStatusLabel: 'New',
        lifecycleStageLabel: 'Lead',
        slaStatus: null,
        slaDeadlineAt: null,
        createdAt: STARTED_AT,
      },
      { name: 'Ben', ownerName: 'Jo Rep 12', teamName: null, leadStatusLabel: null },
    ]);
  });

  test('shows a record with its properties, its tasks and all that happened, newest first', async () => {
    const { sandbox, time } = await open();
    const { portal } = sandbox;
    const { id } = portal.create('contacts', { firstname: 'Ada', hs_lead_status: 'NEW' }, FORM);
    await time.advanceBy(60_000);
    portal.update('contacts', id, { hs_lead_status: 'CONNECTED' }, UI);
    await time.advanceBy(60_000);
    const due = { hs_timestamp: '2026-03-04T10:00:00Z', hs_task_subject: 'Call Ada' };
    const task = portal.create('tasks', { ...due, hs_task_status: 'NOT_STARTED' }, APP);
    portal.associations.join('tasks', task.id, 'contacts', id, 204);
    await time.advanceBy(60_000);
    portal.update('tasks', task.id, { hs_task_status: 'COMPLETED' }, UI);

    const { body } = await ask(`${sandbox.url}/desk/contacts/${id}`, 'GET', undefined, {});
    const record = RECORD.parse(body);
    expect(record.contact.name).toBe('Ada');
    expect(record.properties.find(({ name }) => name === 'hs_lead_status')).toEqual({
      name: 'hs_lead_status',
      label: 'Lead status',
      group: 'Contact information',
      type: 'enumeration',
      value: 'CONNECTED',
      valueLabel: 'Connected',
      changedAt: STARTED_AT + 60_000,
      source: 'Jo Rep',
    });
    expect(record.tasks).toEqual([
      {
        id: task.id,
        subject: 'Call Ada',
        body: null,
        status: 'COMPLETED',
        priority: null,
        dueAt: Date.parse(due.hs_timestamp),
        ownerName: null,
        createdAt: STARTED_AT + 120_000,
        completedAt: STARTED_AT + 180_000,
        effectKey: null,
      },
    ]);
    expect(record.timeline.map(({ kind, label, from, to, by }) => [kind, label, from, to, by])).toEqual([
      ['task', 'Call Ada', null, 'Completed', 'Jo Rep'],
      ['task', 'Call Ada', null, 'Not started', 'SLA Clock'],
      ['property', 'Lead status', 'New', 'Connected', 'Jo Rep'],
      ['property', 'First name', null, 'Ada', 'Form'],
      ['property', 'Lead status', null, 'New', 'Form'],
      ['created', 'Contact', null, null, null],
    ]);
  });

  test('finds a merged record by its old id, and no record that is archived or never was', async () => {
    const { sandbox } = await open();
    const { portal } = sandbox;
    const [one, two, gone] = [1, 2, 3].map(() => portal.create('contacts', {}, FORM).id);
    const survivor = portal.merge('contacts', one!, two!, UI);
    portal.archive('contacts', gone!, UI);
    const show = (id: string) => ask(`${sandbox.url}/desk/contacts/${id}`, 'GET', undefined, {});
    expect(RECORD.parse((await show(one!)).body).contact.id).toBe(survivor.id);
    expect((await show(gone!)).status).toBe(404);
    expect((await show('7')).status).toBe(404);
  });
});

describe('the signing proxy', () => {
  interface Asked {
    readonly method: string;
    readonly url: string;
    readonly signature: string;
    readonly stamp: string;
    readonly body: string;
  }
  type Reply = (response: ServerResponse, request: IncomingMessage) => void;

  const service = {
    server: null as Server | null,
    url: '',
    asked: [] as Asked[],
    replies: [] as Reply[],
  };
  const json =
    (status: number, body: unknown): Reply =>
    (response) =>
      response
        .writeHead(status, { 'content-type': 'application/json', location: '/elsewhere' })
        .end(JSON.stringify(body));
  const hangUp: Reply = (_, request) => request.socket.destroy();

  beforeEach(async () => {
    service.asked = [];
    service.replies = [];
    const server = createServer((request, response) => {
      void text(request).then((body) => {
        service.asked.push({
          method: request.method ?? '',
          url: request.url ?? '',
          signature: String(request.headers['x-hubspot-signature-v3']),
          stamp: String(request.headers['x-hubspot-request-timestamp']),
          body,
        });
        (service.replies.shift() ?? json(200, { ok: true }))(response, request);
      });
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    service.server = server;
    service.url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  });

  afterEach(async () => {
    service.server?.closeAllConnections();
    await new Promise((resolve) => service.server?.close(resolve));
  });

  async function proxied(question: object, replies: Reply[] = []): Promise<FetchAnswer> {
    service.replies = replies;
    const { sandbox } = await open({ serviceUrl: service.url });
    const { status, body } = await ask(`${sandbox.url}/desk/fetch`, 'POST', question, {});
    expect(status).toBe(200);
    return body as unknown as FetchAnswer;
  }

  const QUERY = `userId=${JO.userId}&portalId=${PORTAL_ID}&userEmail=jo11%40portal.example&appId=${APP_ID}`;
  const hmac = (source: string) => createHmac('sha256', SECRET).update(source).digest('base64');

  test('says who looks, and signs the address with %40 undone', async () => {
    const answer = await proxied({ url: `${service.url}/hubspot/card/contacts/7` });
    expect(answer).toEqual({
      status: 200,
      headers: { 'content-type': 'application/json' },
      body: '{"ok":true}',
    });
    const [asked] = service.asked;
    expect(asked).toMatchObject({ method: 'GET', body: '', stamp: String(STARTED_AT) });
    expect(asked!.url).toBe(`/hubspot/card/contacts/7?${QUERY}`);
    expect(asked!.signature).toBe(hmac(`GET${service.url}${asked!.url.replace('%40', '@')}${STARTED_AT}`));
    expect(asked!.signature).not.toBe(hmac(`GET${service.url}${asked!.url}${STARTED_AT}`));
  });

  test('sends a body as JSON and signs it with the rest', async () => {
    await proxied({ url: `${service.url}/a?b=1`, method: 'POST', body: { touched: true } });
    const [asked] = service.asked;
    expect(asked).toMatchObject({ method: 'POST', url: `/a?b=1&${QUERY}`, body: '{"touched":true}' });
    expect(asked!.signature).toBe(
      hmac(`POST${service.url}${asked!.url.replace('%40', '@')}${asked!.body}${STARTED_AT}`),
    );
  });

  test('does not let the asker choose who looks', async () => {
    await proxied({ url: `${service.url}/a?userId=1&portalId=2` });
    expect(service.asked[0]!.url).toBe(`/a?${QUERY}`);
  });

  test.each(['http://127.0.0.1:1/a', 'https://elsewhere.example/', 'nothing', ''])(
    'refuses an address that is not permitted: %j',
    async (url) => {
      expect((await proxied({ url })).status).toBe(400);
      expect(service.asked).toEqual([]);
    },
  );

  test('refuses an address that only begins like the permitted one', async () => {
    for (const url of [
      `${service.url}0/a`,
      `${service.url}.elsewhere.example/a`,
      `${service.url}@elsewhere.example/`,
    ]) {
      expect((await proxied({ url })).status).toBe(400);
    }
    expect(service.asked).toEqual([]);
  });

  test.each([302, 401, 404, 429])(
    'makes an error of its own of %i, and does not ask again',
    async (status) => {
      const answer = await proxied({ url: `${service.url}/a` }, [json(status, { secret: 'not shown' })]);
      expect(answer.status).toBe(status);
      expect(JSON.parse(answer.body)).toEqual({
        status: 'error',
        category: 'BAD_GATEWAY',
        message: 'Unacceptable HTTP status',
      });
      expect(service.asked).toHaveLength(1);
    },
  );

  test.each([
    ['a broken connection', hangUp],
    ['a fault of the service', json(503, {})],
  ])('asks once more after %s', async (_, reply) => {
    const answer = await proxied({ url: `${service.url}/a` }, [reply]);
    expect([answer.status, answer.body]).toEqual([200, '{"ok":true}']);
    expect(service.asked).toHaveLength(2);
  });

  test('asks no third time', async () => {
    const broken = await proxied({ url: `${service.url}/a` }, [hangUp, hangUp]);
    expect(broken.status).toBe(502);
    expect(JSON.parse(broken.body)).toMatchObject({ message: 'the app cannot be reached' });
    expect(service.asked).toHaveLength(2);
    const faulty = await proxied({ url: `${service.url}/a` }, [json(500, {}), json(503, {})]);
    expect(faulty.status).toBe(503);
    expect(service.asked).toHaveLength(4);
    const both = await proxied({ url: `${service.url}/a` }, [json(500, {}), hangUp]);
    expect(both.status).toBe(502);
    expect(service.asked).toHaveLength(6);
  });

  test('refuses a question it cannot read', async () => {
    const { sandbox } = await open({ serviceUrl: service.url });
    const wrong = { url: service.url, method: 'BREW' };
    expect((await ask(`${sandbox.url}/desk/fetch`, 'POST', wrong, {})).status).toBe(400);
  });
});
