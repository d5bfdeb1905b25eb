/** What a card is answered, over HTTP, from a real database. */
import { pino } from 'pino';
import request from 'supertest';
import { onlyVersion } from '../../../src/domain/agreement/versions.ts';
import { storeOn } from '../../../src/adapters/store/store.ts';
import { NO_PAST, type KnownOwner } from '../../../src/application/people.ts';
import { lookAtDueRecords } from '../../../src/application/look.ts';
import { type Store } from '../../../src/application/store.ts';
import { type Directory, type Rep } from '../../../src/domain/evaluate/directory.ts';
import { type Fact } from '../../../src/domain/timeline/fact.ts';
import { agreementWith } from '../../support/agreement.ts';
import { at } from '../../support/calendars.ts';
import { describeOnEveryDatabase } from '../../support/database.ts';
import { openInMemory } from '../../support/laidOut.ts';
import { NOW, PORTAL } from '../../webhooks/hubspot.ts';
import { askCard, cardPath, viewer, web } from './web.ts';

const HOUR = 3_600_000;
const CONTACT = '541935488729';
const RECORD = { objectType: 'contact', recordId: CONTACT } as const;
/** Friday, two business hours before the office closes. */
const HANDED_OFF_AT = at('2026-11-20T15:00:00Z');
const REP: KnownOwner = {
  ...NO_PAST,
  ownerId: '101',
  userId: '9',
  name: 'Jo Rep',
  email: null,
  type: 'person',
  active: true,
  teams: [],
};

function property(name: string, value: string, occurredAt = HANDED_OFF_AT): Fact {
  const source = { type: 'CRM_UI', id: 'userId:9' };
  return { record: RECORD, kind: 'property', property: name, value, occurredAt, source };
}
const LEAD = [property('hubspot_owner_id', REP.ownerId), property('lifecyclestage', 'lead')];

/** Facts arrive, the history is read, and the worker looks. */
async function track(store: Store, facts: readonly Fact[]): Promise<void> {
  await store.append({ facts, quarantined: [], receivedAt: NOW });
  await store.addHistory([RECORD], [], NOW);
  const rep: Rep = { ownerId: REP.ownerId, active: true, type: 'person', teams: [] };
  const directory = (): Directory => new Map([[REP.ownerId, rep]]);
  await lookAtDueRecords(
    { store, agreements: () => onlyVersion(agreementWith()), directory, log: pino({ level: 'silent' }) },
    NOW,
  );
}

describeOnEveryDatabase("a card's call", (database) => {
  test('is answered with the running clocks of the lead, the most urgent first', async () => {
    await database.store.replaceOwners([REP], NOW);
    await track(database.store, LEAD);
    const service = web(database.store);
    const response = await askCard(service, cardPath(CONTACT));
    expect(response.status).toBe(200);
    expect(response.headers['cache-control']).toBe('no-store');
    expect(response.body).toMatchObject({
      ok: true,
      tracked: true,
      serverNow: NOW,
      settledBefore: 0,
      evaluatedAt: NOW,
      agreement: { name: { en: 'Test agreement' }, version: service.agreement.version },
      clocks: [
        {
          promise: { en: 'First touch within 4 business hours' },
          side: 'rep',
          owner: { id: '101', name: 'Jo Rep' },
          startedAt: HANDED_OFF_AT,
          budgetMs: 4 * HOUR,
          deadlineAt: at('2026-11-23T11:00:00Z'),
          overdueAfter: at('2026-11-23T11:00:00Z'),
          dueSoonAt: at('2026-11-23T10:00:00Z'),
          endedAt: null,
          verdict: null,
          elapsedMs: 2 * HOUR,
          zone: 'UTC',
        },
        { promise: { en: 'Disposition within 2 business days' }, endedAt: null },
      ],
    });
  });

  test('is given the working hours it needs to go on counting by itself', async () => {
    await track(database.store, LEAD);
    const response = await askCard(web(database.store), cardPath(CONTACT));
    const { clocks } = response.body as { clocks: { openWindows: [number, number][] }[] };
    expect(clocks[0]?.openWindows.slice(0, 2)).toEqual([
      [at('2026-11-23T09:00:00Z'), at('2026-11-23T17:00:00Z')],
      [at('2026-11-24T09:00:00Z'), at('2026-11-24T17:00:00Z')],
    ]);
    expect(clocks[0]?.openWindows.at(-1)?.[1]).toBeGreaterThan(at('2026-11-30T00:00:00Z'));
  });

  test('names no owner who is not in the directory', async () => {
    await track(database.store, LEAD);
    const response = await askCard(web(database.store), cardPath(CONTACT));
    expect(response.body).toMatchObject({ clocks: [{ owner: { id: '101', name: null } }, {}] });
  });

  test('is told the verdict once the promise was kept, and no hours to count', async () => {
    const touchedAt = HANDED_OFF_AT + HOUR;
    await track(database.store, [...LEAD, property('hs_lead_status', 'CONNECTED', touchedAt)]);
    const response = await askCard(web(database.store), cardPath(CONTACT));
    expect(response.body).toMatchObject({
      clocks: [
        { promise: { en: 'Disposition within 2 business days' }, endedAt: null },
        {
          promise: { en: 'First touch within 4 business hours' },
          endedAt: touchedAt,
          verdict: 'met',
          elapsedMs: HOUR,
          openWindows: [],
        },
      ],
    });
  });

  test('is answered why, in the language it asks for', async () => {
    await track(database.store, LEAD);
    const why = (language: string) =>
      askCard(web(database.store), `${cardPath(CONTACT)}/why`, { query: `language=${language}&${viewer()}` });
    const [english, arabic] = [await why('en'), await why('ar-SA')];
    expect(english.headers['cache-control']).toBe('no-store');
    expect(english.body).toMatchObject({
      ok: true,
      holders: [{ owner: { id: '101' }, workingMs: 2 * HOUR }],
    });
    expect(JSON.stringify(english.body)).toContain('Deadline: ');
    expect(JSON.stringify(arabic.body)).toContain('الموعد: ');
  });

  test('is not answered why when another address was signed', async () => {
    const call = { path: `${cardPath('8')}/why?${viewer()}` };
    const response = await askCard(web(database.store), `${cardPath('7')}/why`, call);
    expect([response.status, response.body]).toEqual([401, { ok: false, reason: 'forged' }]);
  });

  test('says that a contact was never seen', async () => {
    const response = await askCard(web(database.store), cardPath('7'));
    expect([response.status, response.body]).toEqual([
      200,
      { ok: true, tracked: false, serverNow: NOW, reason: 'unseen' },
    ]);
  });

  test('says that a contact is not seen yet while its facts wait for a look', async () => {
    await database.store.append({ facts: LEAD, quarantined: [], receivedAt: NOW });
    const response = await askCard(web(database.store), cardPath(CONTACT));
    expect(response.body).toEqual({ ok: true, tracked: false, serverNow: NOW, reason: 'unseen' });
  });

  test('says that a contact who is no lead has no clock', async () => {
    await track(database.store, [property('lifecyclestage', 'subscriber')]);
    const response = await askCard(web(database.store), cardPath(CONTACT));
    expect(response.body).toEqual({ ok: true, tracked: false, serverNow: NOW, reason: 'noClock' });
  });

  test('shows no clock of a promise that the agreement no longer makes', async () => {
    await track(database.store, LEAD);
    const promises = `
  - { id: disposition, words: Other words, clock: rep, stops: disposition, within: 2 business days }`;
    const response = await askCard(
      web(database.store, { agreement: agreementWith({ promises }) }),
      cardPath(CONTACT),
    );
    const { clocks } = response.body as { clocks: { promise: object }[] };
    expect(clocks.map(({ promise }) => promise)).toEqual([{ en: 'Other words' }]);
  });

  test.each([
    ['nothing is signed', {}, 'missing'],
    ['another address was signed', { path: `${cardPath('8')}?${viewer()}` }, 'forged'],
    [
      'another viewer was signed',
      { path: `${cardPath('7')}?${viewer({ email: 'x@example.com' })}` },
      'forged',
    ],
    ['another method was signed', { method: 'POST' }, 'forged'],
    ['another secret signed', { secret: 'not the secret' }, 'forged'],
    ['it is older than five minutes', { sentAt: NOW - 300_001 }, 'stale'],
    ['it comes from the future', { sentAt: NOW + 300_001 }, 'future'],
  ] as const)('is refused with 401 when %s', async (_, call, reason) => {
    const service = web(database.store);
    const response =
      reason === 'missing'
        ? await request(service.app).get(`${cardPath('7')}?${viewer()}`)
        : await askCard(service, cardPath('7'), call);
    expect([response.status, response.body]).toEqual([401, { ok: false, reason }]);
    expect(service.refused).toEqual([reason]);
  });

  test('is not answered for another portal, nor for none', async () => {
    await track(database.store, LEAD);
    const service = web(database.store);
    const other = await askCard(service, cardPath(CONTACT), { query: viewer({ portalId: PORTAL + 1 }) });
    const none = await askCard(service, cardPath(CONTACT), { query: 'userId=9' });
    const both = await askCard(service, cardPath(CONTACT), { query: `${viewer()}&portalId=1` });
    const refusal = [200, { ok: false, reason: 'wrongPortal' }];
    expect([other, none, both].map(({ status, body }) => [status, body as object])).toEqual([
      refusal,
      refusal,
      refusal,
    ]);
  });

  test('is answered for the portal that asks while HubSpot has not told which one is ours', async () => {
    await track(database.store, LEAD);
    const service = web(database.store, { portalId: null });
    const response = await askCard(service, cardPath(CONTACT), { query: viewer({ portalId: PORTAL + 1 }) });
    expect(response.body).toMatchObject({ ok: true, tracked: true });
  });

  test.each(['0', '007', '-1', '1.5', '1e3', 'abc', '12345678901234567890', '7%20', '%D9%A7'])(
    'is told that %s is no record',
    async (recordId) => {
      const response = await askCard(web(database.store), cardPath(recordId));
      expect([response.status, response.body]).toEqual([200, { ok: false, reason: 'badRecord' }]);
    },
  );

  test('about an address that cannot be read is a mistake of the caller, not a fault of ours', async () => {
    const service = web(database.store);
    const response = await request(service.app).get(cardPath('%zz'));
    expect([response.status, response.type]).toEqual([400, 'application/json']);
    expect(service.logged).toEqual([]);
  });
});

describe("a card's call while the database is down", () => {
  test('is told so in words the card understands, and the log names the record', async () => {
    const store = storeOn(await openInMemory());
    await store.close();
    const service = web(store);
    const response = await askCard(service, cardPath(CONTACT));
    expect([response.status, response.body]).toEqual([200, { ok: false, reason: 'unavailable' }]);
    expect(service.logged.join('')).toContain(CONTACT);
  }, 60_000);
});
