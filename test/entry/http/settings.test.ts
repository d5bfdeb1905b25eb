/** What the settings page is answered over HTTP: who may ask, who may switch, and how it must be said. */
import { NO_PAST, type KnownOwner } from '../../../src/application/people.ts';
import { utcDay } from '../../../src/application/receipts.ts';
import { agreementWith } from '../../support/agreement.ts';
import { describeOnPGlite } from '../../support/database.ts';
import { NOW, PORTAL } from '../../webhooks/hubspot.ts';
import { askCard, post, viewer, web } from './web.ts';

const PATH = '/hubspot/settings';
const ADMIN: KnownOwner = {
  ...NO_PAST,
  ownerId: '71',
  userId: '864745280',
  name: 'Dana Lead',
  email: 'Dana@Example.com',
  type: 'person',
  active: true,
  teams: [],
};
const PAUSE = { turn: 'writing', on: false };
const agreement = agreementWith({
  also: `admins: [dana@example.com]
quotas:
  - { id: leads, words: Leads, counts: leads, amount: 400, per: month }
  - { id: banks, words: Banks, counts: qualified leads, for: { industry: [BANKING, INSURANCE] }, amount: 90, per: quarter }`,
});

describeOnPGlite('the settings page', (database) => {
  const service = () => web(database.store, { agreement, owners: [ADMIN] });

  test('is told how the installation stands, and that it must ask anew each time', async () => {
    await database.store.addReceipts([{ day: utcDay(NOW), outcome: 'kept', count: 1, lastAt: NOW - 5 }]);
    const response = await askCard(service(), PATH);
    expect([response.status, response.headers['cache-control']]).toEqual([200, 'no-store']);
    expect(response.body).toMatchObject({
      ok: true,
      serverNow: NOW,
      viewer: { role: 'admin' },
      writing: { on: true, switched: null },
      status: {
        portalId: String(PORTAL),
        lastDeliveryAt: NOW - 5,
        properties: null,
        comparison: { endedAt: null, found: 0, isUnderWay: false },
        records: 0,
        setAside: [],
        scarce: true,
        trouble: null,
      },
      agreement: {
        version: agreement.version,
        admins: ['Dana Lead'],
        promises: [
          { id: 'first-touch', side: 'rep', within: [{ unit: 'businessHours', count: 4 }] },
          { id: 'disposition', within: [{ unit: 'businessDays', count: 2 }] },
        ],
        quotas: [
          { id: 'leads', words: { en: 'Leads' }, counts: 'leads', amount: 400, per: 'month', only: null },
          {
            id: 'banks',
            words: { en: 'Banks' },
            counts: 'qualifiedLeads',
            amount: 90,
            per: 'quarter',
            only: [[['industry', ['BANKING', 'INSURANCE']]]],
          },
        ],
        calendars: [
          { id: 'office', zone: 'UTC', isForAll: true },
          { id: 'gulf', zone: 'Asia/Riyadh', isForAll: false, teams: ['Gulf Sales'] },
        ],
      },
      versions: [],
    });
  });

  test('is never half a megabyte, however often the agreement was published', async () => {
    for (let place = 0; place < 200; place += 1) {
      const version = { version: `v${place}`, text: 'x'.repeat(10_000), author: 'A', publishedAt: place };
      await database.store.publish(
        { ...version, covers: 'newClocks' },
        { readAgain: false, lookAt: 'runningClocks' },
      );
    }
    const response = await askCard(service(), PATH);
    expect(response.text.length).toBeLessThan(50_000);
    expect(response.body).toMatchObject({ earlier: 175, versions: { 0: { version: 'v199' } } });
  });

  test.each([
    ['whose e-mail address the agreement does not name', viewer({ userId: '9', email: 'jo@example.com' })],
    ['who only says that he is the admin', `userId=9&${viewer()}`],
    ['whom HubSpot does not name', `portalId=${PORTAL}&userEmail=dana@example.com`],
  ])('lets nobody switch %s, and does not offer it', async (_, query) => {
    const response = await post(service(), `${PATH}/switch`, PAUSE, { query });
    expect([response.status, response.body]).toEqual([200, { ok: false, reason: 'notAllowed' }]);
    expect((await database.store.writing()).on).toBe(true);
    const page = await askCard(service(), PATH, { query });
    expect(page.body).toMatchObject({ viewer: { role: 'viewer' } });
  });

  test('lets an admin switch, and says who did and when', async () => {
    const response = await post(service(), `${PATH}/switch`, PAUSE);
    expect([response.status, response.body]).toEqual([200, { ok: true, outcome: 'done' }]);
    expect(response.headers['cache-control']).toBe('no-store');
    const page = await askCard(service(), PATH);
    expect(page.body).toMatchObject({ writing: { on: false, switched: { at: NOW, by: 'Dana Lead' } } });
  });

  test('has a comparison that was asked for twice made once', async () => {
    const one = service();
    await post(one, `${PATH}/switch`, { turn: 'compare' });
    // One that was begun up to half a minute before is enough.
    expect(one.compared).toEqual([NOW - 30_000]);
  });

  test.each([
    ['nothing', ''],
    ['no JSON', '{'],
    ['a switch nobody knows', { turn: 'delete' }],
    ['no word on which way', { turn: 'writing' }],
    ['more than is asked', { ...PAUSE, role: 'admin' }],
  ])('takes %s for a bad request', async (_, body) => {
    const response = await post(service(), `${PATH}/switch`, body);
    expect([response.status, response.body]).toEqual([200, { ok: false, reason: 'badRequest' }]);
  });

  test('belongs to one portal', async () => {
    const query = viewer({ portalId: PORTAL + 1 });
    const refused = { ok: false, reason: 'wrongPortal' };
    expect((await askCard(service(), PATH, { query })).body).toEqual(refused);
    expect((await post(service(), `${PATH}/switch`, PAUSE, { query })).body).toEqual(refused);
    expect((await database.store.writing()).on).toBe(true);
  });

  test('answers nobody whom HubSpot did not sign for', async () => {
    const forged = { secret: 'not the secret' };
    expect((await askCard(service(), PATH, forged)).status).toBe(401);
    expect((await post(service(), `${PATH}/switch`, PAUSE, forged)).status).toBe(401);
    expect((await database.store.writing()).on).toBe(true);
  });

  test('says that HubSpot is out of reach when a switch needs it', async () => {
    const response = await post(service(), `${PATH}/switch`, { turn: 'create' });
    expect([response.status, response.body]).toEqual([200, { ok: false, reason: 'unavailable' }]);
  });
});
