/** What load balancers, people and Prometheus are told; and what every answer has in common. */
import request from 'supertest';
import { openStore } from '../../../src/adapters/store/open.ts';
import { storeOn } from '../../../src/adapters/store/store.ts';
import { describeOnEveryDatabase } from '../../support/database.ts';
import { NOW, PORTAL } from '../../webhooks/hubspot.ts';
import { ALLOWANCE, web } from './web.ts';

const NOTHING = {
  records: 0,
  unread: 0,
  due: 0,
  openClocks: 0,
  overdue: 0,
  owed: 0,
  setAside: 0,
  quarantined: 0,
  reconciledAt: null,
  reconciled: 0,
  setAsideReasons: {},
  hubspot: ALLOWANCE,
};

describeOnEveryDatabase('the health of the service', (database) => {
  test('is good while the database answers, and says what there is to do', async () => {
    const service = web(database.store);
    const response = await request(service.app).get('/healthz');
    expect([response.status, response.body]).toEqual([
      200,
      { ok: true, agreement: service.agreement.version, portal: String(PORTAL), now: NOW, ...NOTHING },
    ]);
  });

  test('counts what is kept', async () => {
    const record = { objectType: 'contact', recordId: '7' } as const;
    const source = { type: 'CRM_UI', id: 'userId:9' };
    await database.store.append({
      facts: [{ record, kind: 'created', occurredAt: NOW, source }],
      quarantined: [
        { notice: {}, reason: 'subscriptionType: missing' },
        { notice: 7, reason: 'subscriptionType: missing' },
      ],
      receivedAt: NOW,
    });
    const response = await request(web(database.store).app).get('/healthz');
    expect(response.body).toMatchObject({ ...NOTHING, records: 1, unread: 1, quarantined: 2 });
  });

  test('is good while HubSpot has not told which portal is ours, and says so', async () => {
    const response = await request(web(database.store, { portalId: null }).app).get('/healthz');
    expect([response.status, response.body]).toMatchObject([200, { ok: true, portal: null }]);
  });

  test('is told to Prometheus in its own format', async () => {
    const response = await request(web(database.store).app).get('/metrics');
    expect(response.status).toBe(200);
    expect(response.headers['content-type']).toMatch(/^text\/plain; version=0\.0\.4/);
    expect(response.text).toContain('# TYPE sla_signatures_refused_total counter');
    expect(response.text).toContain('# TYPE sla_deliveries_total counter');
    expect(response.text).toContain('# TYPE sla_notices_total counter');
    expect(response.text).toContain('sla_hubspot_calls_left_today 60000');
  });

  test.each(['/', '/healthz/more', '/hubspot/card/contacts', '/hubspot/card/contacts/7/more', '/.env'])(
    'at %s, where nothing is, the answer is a 404 in JSON',
    async (path) => {
      const response = await request(web(database.store).app).get(path);
      expect([response.status, response.type]).toEqual([404, 'application/json']);
      expect(response.body).toEqual({ ok: false, reason: 'notFound' });
    },
  );

  test.each(['/healthz', '/nowhere', '/hubspot/card/contacts/7', '/hubspot/card/contacts/%zz'])(
    'the answer at %s tells browsers to be careful, and nobody what serves it',
    async (path) => {
      const { headers } = await request(web(database.store).app).get(path);
      expect(headers).toMatchObject({
        'content-security-policy': expect.stringContaining("default-src 'self'") as string,
        'strict-transport-security': expect.stringMatching(/^max-age=\d{8,}/) as string,
        'x-content-type-options': 'nosniff',
        'x-frame-options': 'SAMEORIGIN',
      });
      expect(headers).not.toHaveProperty('x-powered-by');
    },
  );
});

describe('the health of the service while the database is down', () => {
  test('is bad, with 503 and the reason, and tells nothing else of the fault', async () => {
    const store = storeOn(await openStore({ kind: 'memory' }));
    await store.close();
    const service = web(store);
    const response = await request(service.app).get('/healthz');
    expect([response.status, response.body]).toEqual([
      503,
      {
        ok: false,
        agreement: service.agreement.version,
        portal: String(PORTAL),
        now: NOW,
        reason: 'the database does not answer',
      },
    ]);
  }, 60_000);
});
