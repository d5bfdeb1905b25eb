/** The whole way of a delivery: over HTTP, through the signature, into a real database. */
import { gzipSync } from 'node:zlib';
import { sql } from 'kysely';
import request from 'supertest';
import { storeOn } from '../../src/adapters/store/store.ts';
import { FAILURES_A_MINUTE } from '../../webhooks/failures.ts';
import { describeOnEveryDatabase } from '../support/database.ts';
import { openInMemory } from '../support/laidOut.ts';
import { APP, NOW, PORTAL, SECRET, signatureHeaders } from './hubspot.ts';
import { about, association, CONTACT, creation, propertyChange, without } from './notices.ts';
import { counted, deliver, PATH, receiver } from './receiver.ts';

const FIVE_MINUTES = 300_000;

describeOnEveryDatabase('a delivery', (database) => {
  const facts = async (): Promise<readonly object[]> => {
    const { rows } = await sql<object>`
      select record_id, kind, property, value, occurred_at, learned_at, source_type, source_id
      from facts order by occurred_at, kind`.execute(database.opened.db);
    return rows;
  };
  const quarantine = async (): Promise<readonly object[]> => {
    const { rows } =
      await sql<object>`select reason, notice, received_at from quarantine order by id`.execute(
        database.opened.db,
      );
    return rows;
  };
  const nothingIsStored = async (): Promise<void> => {
    expect([await facts(), await quarantine()]).toEqual([[], []]);
  };

  const compressed = (body: Buffer, text: string) =>
    request(receiver(database.store).app)
      .post(PATH)
      .set({ ...signatureHeaders({ method: 'POST', path: PATH, body: text }), 'Content-Encoding': 'gzip' })
      .type('application/json')
      .serialize((sent: unknown) => sent as string)
      .send(body);

  describe('that HubSpot signed', () => {
    test('is kept as facts before it is answered with 200, and wakes the worker once', async () => {
      const door = receiver(database.store);
      const response = await deliver(door, [creation(), propertyChange({ occurredAt: NOW - 1_000 })]);
      expect(response.status).toBe(200);
      expect(response.body).toEqual({ ok: true, facts: 2, ignored: 0, quarantined: 0 });
      const common = { record_id: String(CONTACT), learned_at: NOW };
      const byPerson = { source_type: 'CRM_UI', source_id: 'userId:864745280' };
      expect(await facts()).toEqual([
        { ...common, ...byPerson, kind: 'created', property: '', value: '', occurred_at: NOW - 60_000 },
        {
          ...common,
          ...byPerson,
          kind: 'property',
          property: 'lifecyclestage',
          value: 'marketingqualifiedlead',
          occurred_at: NOW - 1_000,
        },
      ]);
      expect(door.woken.times).toBe(1);
      expect(await counted(door.counters.deliveries)).toEqual(['kept: 1']);
      expect(await counted(door.counters.notices)).toEqual(['fact, creation: 1', 'fact, propertyChange: 1']);
    });

    test('and sent by a clock that is ahead of ours is learned by that one', async () => {
      const door = receiver(database.store);
      const told = propertyChange({ occurredAt: NOW + 100_000 });
      expect((await deliver(door, [told], { sentAt: NOW + 120_000 })).status).toBe(200);
      expect(await facts()).toMatchObject([{ occurred_at: NOW + 100_000, learned_at: NOW + 120_000 }]);
    });

    test('makes its records known, to have their history read', async () => {
      const door = receiver(database.store);
      await deliver(door, [creation(), propertyChange(), creation({ objectId: 7 })]);
      const claimed = await database.store.claimUnread(NOW, NOW + FIVE_MINUTES, 10);
      expect(claimed.map(({ recordId }) => recordId).toSorted()).toEqual([String(CONTACT), '7']);
    });

    test('is kept once when HubSpot sends it twice, whatever the attempt', async () => {
      const door = receiver(database.store);
      await deliver(door, [creation(), propertyChange()]);
      const kept = await facts();
      const again = await deliver(door, [propertyChange({ attemptNumber: 3 }), creation({ eventId: 1 })]);
      expect(again.status).toBe(200);
      expect(await facts()).toEqual(kept);
      expect(kept).toHaveLength(2);
    });

    test('may be empty', async () => {
      const door = receiver(database.store);
      const response = await deliver(door, []);
      expect([response.status, response.body]).toEqual([
        200,
        { ok: true, facts: 0, ignored: 0, quarantined: 0 },
      ]);
      expect(door.woken.times).toBe(0);
    });

    test('may be a notice outside of a list', async () => {
      const response = await deliver(receiver(database.store), creation());
      expect(response.status).toBe(200);
      expect(await facts()).toHaveLength(1);
    });

    test('holds a hundred notices at most, and all are kept', async () => {
      const hundred = Array.from({ length: 100 }, (_, index) => creation({ objectId: index + 1 }));
      const response = await deliver(receiver(database.store), hundred);
      expect(response.body).toMatchObject({ facts: 100 });
      expect(await facts()).toHaveLength(100);
    });

    test('keeps the names people have in any script as they were sent', async () => {
      const door = receiver(database.store);
      await deliver(door, [propertyChange({ propertyName: 'firstname', propertyValue: 'ليلى 👩‍💻 O’Brien' })]);
      expect(await facts()).toEqual([expect.objectContaining({ value: 'ليلى 👩‍💻 O’Brien' })]);
    });

    test('of an association with a deal has the history of the contact read, soon, and again when it was', async () => {
      const door = receiver(database.store);
      const response = await deliver(door, [association()]);
      expect(response.body).toEqual({ ok: true, facts: 1, ignored: 0, quarantined: 0 });
      expect(await facts()).toEqual([]);
      expect(door.woken.times).toBe(1);
      const readIn = async (): Promise<number | null> => {
        const at = await database.store.nextUnreadAt();
        return at === null ? null : at - NOW;
      };
      expect(await readIn()).toBe(20_000);
      await database.store.addHistory([{ objectType: 'contact', recordId: String(CONTACT) }], [], NOW);
      expect(await readIn()).toBeNull();
      await deliver(door, [association({ associationRemoved: true })]);
      expect(await readIn()).toBe(20_000);
      expect(await database.store.nextDueAt()).toBe(NOW); // and the clocks are kept meanwhile
    });

    test('tells nothing new when this app wrote it: nothing is stored, nobody is woken', async () => {
      const door = receiver(database.store);
      const own = { changeSource: 'INTEGRATION', sourceId: String(APP), propertyName: 'sla_status' };
      const response = await deliver(door, [propertyChange(own)]);
      expect(response.body).toEqual({ ok: true, facts: 0, ignored: 1, quarantined: 0 });
      await nothingIsStored();
      expect(door.woken.times).toBe(0);
      expect(await counted(door.counters.notices)).toEqual(['own, propertyChange: 1']);
    });

    test('is kept with all digits of an id that no number holds', async () => {
      const body = JSON.stringify([creation({ objectId: 'ID' })]).replace('"ID"', '9007199254740993');
      await deliver(receiver(database.store), body);
      expect(await facts()).toEqual([expect.objectContaining({ record_id: '9007199254740993' })]);
    });

    test('is kept with replacements for what no database keeps: zero characters and half pairs', async () => {
      const odd = 'a\u0000b \ud83d c \udc4b d';
      const response = await deliver(receiver(database.store), [
        propertyChange({ propertyName: odd, propertyValue: odd, sourceId: odd, changeSource: odd }),
        without(creation({ note: odd, [odd]: { [odd]: odd } }), 'portalId'),
      ]);
      expect(response.body).toMatchObject({ facts: 1, quarantined: 1 });
      const kept = 'a\ufffdb \ufffd c \ufffd d';
      const [fact] = await facts();
      expect(fact).toMatchObject({ property: kept, value: kept, source_id: kept, source_type: kept });
    });

    test.each(['text/plain', 'application/x-www-form-urlencoded', ''])(
      'is read as JSON whatever its content type says: %j',
      async (type) => {
        const response = await deliver(receiver(database.store), [creation()], {
          headers: { 'Content-Type': type },
        });
        expect([response.status, await facts()]).toEqual([
          200,
          [expect.objectContaining({ kind: 'created' })],
        ]);
      },
    );

    test('may be as large as two megabytes', async () => {
      const large = [creation(), propertyChange({ propertyValue: 'x'.repeat(2 * 1024 * 1024 - 2_000) })];
      const response = await deliver(receiver(database.store), large);
      expect([response.status, response.body]).toEqual([
        200,
        { ok: true, facts: 2, ignored: 0, quarantined: 0 },
      ]);
    });

    test('may come compressed, signed as what it says', async () => {
      const text = JSON.stringify([creation()]);
      const response = await compressed(gzipSync(text), text);
      expect(response.status).toBe(200);
      expect(await facts()).toHaveLength(1);
    });

    test('keeps changes this app wrote itself together with who wrote them', async () => {
      const own = { changeSource: 'INTEGRATION', sourceId: String(APP) };
      const response = await deliver(receiver(database.store), [propertyChange(own)]);
      expect(response.status).toBe(200);
      expect(await facts()).toEqual([
        expect.objectContaining({ source_type: 'INTEGRATION', source_id: String(APP) }),
      ]);
    });

    test('is accepted under the old secret and under the new one during a rotation', async () => {
      const door = receiver(database.store, { secrets: ['the new secret', SECRET] });
      const old = await deliver(door, [creation()]);
      const fresh = await deliver(door, [propertyChange()], { secret: 'the new secret' });
      expect([old.status, fresh.status]).toEqual([200, 200]);
      expect(await facts()).toHaveLength(2);
    });

    test('is believed at both edges of the five minutes', async () => {
      const door = receiver(database.store);
      const old = await deliver(door, [creation()], { sentAt: NOW - FIVE_MINUTES });
      const early = await deliver(door, [creation()], { sentAt: NOW + FIVE_MINUTES });
      expect([old.status, early.status]).toEqual([200, 200]);
    });
  });

  describe('whose signature does not hold', () => {
    const forged = 'AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=';
    test.each([
      ['forged', { secret: 'not the secret' }],
      ['forged', { headers: { 'X-HubSpot-Signature-v3': forged } }],
      ['stale', { sentAt: NOW - FIVE_MINUTES - 1 }],
      ['future', { sentAt: NOW + FIVE_MINUTES + 1 }],
      ['missing', { headers: { 'X-HubSpot-Signature-v3': '' } }],
      ['missing', { headers: { 'X-HubSpot-Request-Timestamp': '' } }],
      ['malformed', { headers: { 'X-HubSpot-Signature-v3': 'no signature' } }],
      ['malformed', { headers: { 'X-HubSpot-Request-Timestamp': 'today' } }],
    ])('is refused as %s with 401, stored nowhere and counted (%j)', async (reason, how) => {
      const door = receiver(database.store);
      const response = await deliver(door, [creation()], how);
      expect([response.status, response.body]).toEqual([401, { ok: false, reason }]);
      await nothingIsStored();
      expect(door.woken.times).toBe(0);
      expect(await counted(door.counters.signaturesRefused)).toEqual([`${reason}: 1`]);
      expect(await counted(door.counters.deliveries)).toEqual([]);
    });

    test('is answered 429 when its address sends too many, told of singly no more, and keeps out nothing that HubSpot signed', async () => {
      const door = receiver(database.store);
      for (let failure = 0; failure < FAILURES_A_MINUTE; failure += 1) {
        expect((await deliver(door, [creation()], { secret: 'not the secret' })).status).toBe(401);
      }
      const lines = door.logged.length;
      const beyond = await deliver(door, [creation()], { secret: 'not the secret' });
      expect([beyond.status, beyond.body]).toEqual([429, { ok: false, reason: 'tooMany' }]);
      expect(Number(beyond.get('Retry-After'))).toBeGreaterThan(0);
      expect(door.logged).toHaveLength(lines);
      expect(await counted(door.counters.signaturesRefused)).toEqual([`forged: ${FAILURES_A_MINUTE + 1}`]);
      await nothingIsStored();
      expect((await deliver(door, [creation()])).status).toBe(200);
    });

    test.each(['missing', 'stale'])(
      'is refused as %s before its body is read, be it too large',
      async (reason) => {
        const door = receiver(database.store);
        const tooLarge = JSON.stringify([creation({ note: 'x'.repeat(2 * 1024 * 1024) })]);
        const how =
          reason === 'stale'
            ? { sentAt: NOW - FIVE_MINUTES - 1 }
            : { headers: { 'X-HubSpot-Signature-v3': '' } };
        const response = await deliver(door, tooLarge, how);
        expect([response.status, response.body]).toEqual([401, { ok: false, reason }]);
      },
    );

    test('is refused when it carries no headers of HubSpot at all', async () => {
      const door = receiver(database.store);
      const response = await request(door.app).post(PATH).send([creation()]);
      expect([response.status, response.body]).toEqual([401, { ok: false, reason: 'missing' }]);
      await nothingIsStored();
    });

    test('is refused when a byte of the body changed on the way', async () => {
      const door = receiver(database.store);
      const headers = signatureHeaders({ method: 'POST', path: PATH, body: JSON.stringify([creation()]) });
      const response = await deliver(door, [creation({ portalId: PORTAL + 1 })], { headers });
      expect(response.body).toEqual({ ok: false, reason: 'forged' });
      await nothingIsStored();
    });

    test('is refused when the request names another host than the one that was signed', async () => {
      const elsewhere = { Host: 'evil.example.com', 'X-Forwarded-Host': 'evil.example.com' };
      const genuine = await deliver(receiver(database.store), [creation()], { headers: elsewhere });
      expect(genuine.status).toBe(200);
      const query = await request(receiver(database.store).app)
        .post(`${PATH}?portalId=1`)
        .set(signatureHeaders({ method: 'POST', path: PATH, body: '[]' }))
        .send('[]');
      expect(query.body).toEqual({ ok: false, reason: 'forged' });
    });
  });

  describe('that holds no notices', () => {
    test.each([
      ['notJson', 'no JSON at all'],
      ['notJson', ''],
      ['notJson', '[{"eventId":1,'],
      ['notNotices', '"a text"'],
      ['notNotices', '7'],
      ['notNotices', 'null'],
      ['notNotices', '{}'],
      ['notNotices', '{"status":"error"}'],
    ])('is refused as %s with 400, stored nowhere and counted: %s', async (reason, body) => {
      const door = receiver(database.store);
      const response = await deliver(door, body);
      expect([response.status, response.body]).toEqual([400, { ok: false, reason }]);
      await nothingIsStored();
      expect(await counted(door.counters.deliveries)).toEqual([`${reason}: 1`]);
    });
  });

  describe('with something amiss in it', () => {
    const bad = without(creation(), 'occurredAt');

    test('keeps the good notices and sets the bad one aside with its reason', async () => {
      const door = receiver(database.store);
      const response = await deliver(door, [creation(), bad, propertyChange()]);
      expect(response.status).toBe(200);
      expect(response.body).toEqual({ ok: true, facts: 2, ignored: 0, quarantined: 1 });
      expect(await facts()).toHaveLength(2);
      expect(await quarantine()).toEqual([
        { reason: 'occurredAt: invalid_type', notice: bad, received_at: NOW },
      ]);
      expect(await counted(door.counters.notices)).toContain('quarantined, unknown: 1');
    });

    test('sets items aside that are no notices', async () => {
      const door = receiver(database.store);
      const response = await deliver(door, ['text', 7, null, [], {}, creation()]);
      expect(response.body).toEqual({ ok: true, facts: 1, ignored: 0, quarantined: 5 });
      const set = { reason: 'subscriptionType: missing', received_at: NOW };
      expect(await quarantine()).toEqual(['text', 7, null, [], {}].map((notice) => ({ ...set, notice })));
      expect(await facts()).toHaveLength(1);
    });

    test('does not wake the worker for bad notices alone', async () => {
      const door = receiver(database.store);
      await deliver(door, [bad]);
      expect(door.woken.times).toBe(0);
      expect(await quarantine()).toHaveLength(1);
    });

    test('acknowledges and counts notices that tell us nothing, and stores none of them', async () => {
      const door = receiver(database.store);
      const response = await deliver(door, [
        about('contact.associationChange'),
        about('deal.creation', { objectTypeId: '0-3' }),
        about('object.creation', { objectTypeId: '0-136' }),
        about('contact.somethingNew'),
        about('a.type.nobody.foresaw'),
        about('<script>'),
      ]);
      expect(response.status).toBe(200);
      expect(response.body).toEqual({ ok: true, facts: 0, ignored: 6, quarantined: 0 });
      await nothingIsStored();
      expect(door.woken.times).toBe(0);
      expect(await counted(door.counters.notices)).toEqual([
        'ignored, contact.associationChange: 1',
        'ignored, contact.somethingNew: 1',
        'ignored, deal.creation: 1',
        'ignored, object.creation: 1',
        'ignored, unknown: 2',
      ]);
    });

    test('believes no notice of another portal, and sets it aside', async () => {
      const door = receiver(database.store);
      const foreign = creation({ portalId: PORTAL + 1 });
      const response = await deliver(door, [foreign, propertyChange()]);
      expect(response.body).toEqual({ ok: true, facts: 1, ignored: 0, quarantined: 1 });
      expect(await facts()).toEqual([expect.objectContaining({ kind: 'property' })]);
      expect(await quarantine()).toEqual([
        { reason: 'portalId: not ours', notice: foreign, received_at: NOW },
      ]);
    });

    test('takes every portal for ours while HubSpot has not told which one is', async () => {
      const door = receiver(database.store, { portalId: null });
      const response = await deliver(door, [creation({ portalId: PORTAL + 1 })]);
      expect(response.body).toMatchObject({ facts: 1, quarantined: 0 });
    });

    test('writes no value of a person into the log', async () => {
      const door = receiver(database.store);
      const secret = 'rep@example.com';
      await deliver(door, [propertyChange({ propertyValue: secret }), without(about(secret), 'objectId')]);
      await deliver(door, [propertyChange({ propertyValue: secret })], { secret: 'wrong' });
      await deliver(door, `not json ${secret}`);
      expect(door.logged.length).toBeGreaterThan(2);
      expect(door.logged.join('')).not.toContain(secret);
    });
  });

  describe('that never reaches the store', () => {
    test.each([
      [413, 'tooLarge', gzipSync('x'.repeat(50 * 1024 * 1024))],
      [400, 'fault', gzipSync('[]').subarray(0, 12)],
      [400, 'fault', Buffer.from('no gzip at all')],
    ])('is answered with %i (%s) when it does not unpack to a delivery', async (status, reason, body) => {
      const response = await compressed(body, '[]');
      expect([response.status, response.body]).toEqual([status, { ok: false, reason }]);
      await nothingIsStored();
    });

    test('is answered with 413 when its body is over two megabytes, before anything is read from it', async () => {
      const door = receiver(database.store);
      const tooLarge = JSON.stringify([creation({ note: 'x'.repeat(2 * 1024 * 1024) })]);
      const response = await deliver(door, tooLarge);
      expect([response.status, response.body]).toEqual([413, { ok: false, reason: 'tooLarge' }]);
      await nothingIsStored();
    });

    test.each(['get', 'put', 'delete'] as const)('is answered with 404 when it is a %s', async (method) => {
      const response = await request(receiver(database.store).app)[method](PATH);
      expect([response.status, response.body]).toEqual([404, { ok: false, reason: 'notFound' }]);
    });
  });
});

describe('a delivery while the database is down', () => {
  test('is answered with 503, for HubSpot to send it again, and counted', async () => {
    const store = storeOn(await openInMemory());
    await store.close();
    const door = receiver(store);
    const response = await deliver(door, [creation()]);
    expect([response.status, response.body]).toEqual([503, { ok: false, reason: 'unavailable' }]);
    expect(await counted(door.counters.deliveries)).toEqual(['unavailable: 1']);
    expect(await counted(door.counters.notices)).toEqual([]);
    expect(door.woken.times).toBe(0);
  }, 60_000);
});
