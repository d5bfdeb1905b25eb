/** What load balancers, people and Prometheus are told; and what every answer has in common. */
import request from 'supertest';
import { sql } from 'kysely';
import { storeOn } from '../../../src/adapters/store/store.ts';
import { StoreUnavailable } from '../../../src/application/acceptDelivery.ts';
import { describeOnEveryDatabase, type TestDatabase } from '../../support/database.ts';
import { openInMemory } from '../../support/laidOut.ts';
import { flags, lookedAt, propertyFact } from '../../adapters/store/rows.ts';
import { NOW, PORTAL } from '../../webhooks/hubspot.ts';
import { ALLOWANCE, STARTED_AT, web, type Web } from './web.ts';

const NOTHING = {
  records: 0,
  unread: 0,
  due: 0,
  stuck: 0,
  faulty: { count: 0, ids: [] },
  reports: { sentAt: null, failed: {} },
  clocks: { leads: 0, onTrack: 0, dueSoon: 0, overdue: 0, shadow: 0 },
  owed: { properties: 0, overdue: 0, tasks: 0 },
  setAside: {},
  quarantined: {},
  delivered: null,
  refused: {},
  compared: null,
  writing: 'on',
};

/** As on a server that became another's replica. Each connection is told: one that was not would take what the others refuse. */
async function readOnly({ kind, opened: { db } }: TestDatabase, on: boolean): Promise<void> {
  const connections = kind === 'pglite' ? 1 : 10;
  let left = connections;
  const told = Promise.withResolvers<undefined>();
  const tell = () =>
    db.connection().execute(async (connection) => {
      await sql`set default_transaction_read_only = ${sql.lit(on)}`.execute(connection);
      left -= 1;
      if (left === 0) told.resolve(undefined);
      await told.promise;
    });
  await Promise.all(Array.from({ length: connections }, tell));
}

/** In every answer. */
const COMMON = { portal: String(PORTAL), role: 'all', writesBack: true, now: NOW };

describeOnEveryDatabase('the service', (database) => {
  const base = ({ agreement }: Web) => ({ agreement: agreement.version, ...COMMON });

  test('is alive, and says which agreement and portal it is for', async () => {
    const service = web(database.store);
    const response = await request(service.app).get('/healthz');
    expect([response.status, response.body]).toEqual([200, { ok: true, ...base(service) }]);
  });

  test('is ready once database, tables and portal are', async () => {
    const service = web(database.store);
    const response = await request(service.app).get('/readyz');
    const checks = { database: true, schema: true, takesWrites: true, agreement: true, portal: true };
    expect([response.status, response.body]).toEqual([200, { ok: true, ...base(service), checks }]);
  });

  test('is alive but not ready while HubSpot has not told which portal is ours', async () => {
    const service = web(database.store, { portalId: null });
    expect((await request(service.app).get('/healthz')).body).toMatchObject({ ok: true, portal: null });
    const response = await request(service.app).get('/readyz');
    expect([response.status, response.body]).toMatchObject([503, { ok: false, checks: { portal: false } }]);
  });

  test('is not ready while its database takes nothing, once that was found out, and is again by itself', async () => {
    const service = web(database.store);
    const ready = async (): Promise<unknown> => {
      const response = await request(service.app).get('/readyz');
      return [response.status, (response.body as { checks: { takesWrites: boolean } }).checks.takesWrites];
    };
    const append = () => database.store.append({ facts: [propertyFact()], quarantined: [], receivedAt: NOW });
    await readOnly(database, true);
    expect(await ready()).toEqual([200, true]);
    await expect(append()).rejects.toThrow(StoreUnavailable);
    expect([await ready(), await ready()]).toEqual([
      [503, false],
      [503, false],
    ]);
    await readOnly(database, false);
    expect(await ready()).toEqual([200, true]);
    await append();
  });

  test('stays ready when its database refuses what it is given and takes the rest', async () => {
    const endless = propertyFact({ occurredAt: Number.MAX_VALUE });
    const refused = database.store.append({ facts: [endless], quarantined: [], receivedAt: NOW });
    await expect(refused).rejects.toThrow(StoreUnavailable);
    expect((await request(web(database.store).app).get('/readyz')).status).toBe(200);
  });

  test('says how things stand', async () => {
    const service = web(database.store);
    const empty = await request(service.app).get('/status');
    expect([empty.status, empty.body]).toEqual([
      200,
      {
        ok: true,
        ...base(service),
        startedAt: STARTED_AT,
        ready: true,
        ...NOTHING,
        agreement: null,
        hubspot: ALLOWANCE,
      },
    ]);
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
    const response = await request(web(database.store).app).get('/status');
    expect(response.body).toMatchObject({
      ...NOTHING,
      records: 1,
      unread: 1,
      quarantined: { 'subscriptionType: missing': 2 },
    });
  });

  test('tells how many writes are set aside, and why, but for what is on records that are gone', async () => {
    const keys = ['a', 'b', 'c'];
    await lookedAt(database.store, { effects: keys.map((key) => flags({ key })) });
    const [refused, lacking, gone] = await database.store.claimOwed(NOW, NOW + 1, 3);
    const failed = { outcome: 'failed', nextTryAt: null, answered: true } as const;
    await database.store.settle([
      { ...failed, key: refused!.key, tried: refused!.wanted, reason: 'invalid: 400 VALIDATION_ERROR' },
      { ...failed, key: lacking!.key, tried: lacking!.wanted, reason: 'property deleted: sla_status' },
      { outcome: 'moot', key: gone!.key, tried: gone!.wanted },
    ]);
    const response = await request(web(database.store).app).get('/status');
    expect(response.body).toMatchObject({
      owed: NOTHING.owed,
      setAside: { invalid: 1, 'property deleted': 1 },
    });
    expect(Object.keys((response.body as { setAside: object }).setAside)).toHaveLength(2);
    expect(await database.store.retrySetAside()).toBe(2);
  });

  test('is told to Prometheus in its own format', async () => {
    const response = await request(web(database.store).app).get('/metrics');
    expect(response.status).toBe(200);
    expect(response.headers['content-type']).toMatch(/^text\/plain; version=0\.0\.4/);
    expect(response.text).toContain('# TYPE sla_signatures_refused_total counter');
    expect(response.text).toContain('# TYPE sla_deliveries_total counter');
    expect(response.text).toContain('# TYPE sla_notices_total counter');
    expect(response.text).toContain('sla_hubspot_calls_left_today 60000');
    expect(response.text).toContain('sla_records{state="known"} 0');
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

describe('the service while the database is down', () => {
  test('is alive and not ready, says why, and tells nothing else of the fault', async () => {
    const store = storeOn(await openInMemory());
    await store.close();
    const service = web(store);
    const base = { agreement: service.agreement.version, ...COMMON };
    const answers = await Promise.all(
      ['/healthz', '/readyz', '/status', '/metrics'].map((path) => request(service.app).get(path)),
    );
    expect(answers.slice(0, 3).map(({ status, body }) => [status, body as unknown])).toEqual([
      [200, { ok: true, ...base }],
      [
        503,
        {
          ok: false,
          ...base,
          checks: { database: false, schema: false, takesWrites: false, agreement: true, portal: true },
        },
      ],
      [503, { ok: false, ...base, reason: 'the database does not answer' }],
    ]);
    expect([answers[3]?.status, answers[3]?.text]).toEqual([
      200,
      expect.not.stringContaining('sla_records{'),
    ]);
  }, 60_000);
});
