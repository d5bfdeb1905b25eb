/** What becomes of each record of a batch, on the real store and against the sandbox portal over HTTP. */
import { pino } from 'pino';
import { createHubSpot } from '../../src/adapters/hubspot/hubspot.ts';
import { type Crm } from '../../src/application/crm.ts';
import { remembered } from '../../src/application/people.ts';
import { PORTAL_PROPERTIES, PROPERTY_GROUP } from '../../src/application/portalProperties.ts';
import { type WantedEffect } from '../../src/application/store.ts';
import { nextWriteBackAt, writeBack } from '../../src/application/writeBack.ts';
import { valueOf } from '../../src/sandbox/portal/record.ts';
import { contact, due, flags, found, MINUTE, NOW, task } from '../adapters/store/rows.ts';
import { closeAll, FORM, JO, open, TOKEN, UI, type Opened } from '../sandbox/opened.ts';
import { describeOnPGlite } from '../support/database.ts';

const SECOND = 1_000;
const UPDATES = '/crm/v3/objects/contacts/batch/update';

describeOnPGlite('the write back to a portal', (database) => {
  const log = pino({ level: 'silent' });
  let opened: Opened;
  let crm: Crm;
  let now: number;

  beforeEach(async () => {
    now = NOW;
    opened = await open();
    crm = createHubSpot({
      accessToken: TOKEN,
      basePath: opened.sandbox.url,
      now: () => now,
      limits: { attempts: 1 },
      wait: () => Promise.resolve(),
    });
    await crm.ensureProperties(PROPERTY_GROUP, PORTAL_PROPERTIES);
  });
  afterEach(closeAll);

  const portal = () => opened.sandbox.portal;
  const send = () => writeBack({ store: database.store, crm, log }, () => now);
  const counts = () => database.store.counts(now);
  const reasons = () => database.store.setAsideReasons();
  const made = (count: number): string[] =>
    Array.from({ length: count }, () => portal().create('contacts', {}, FORM).id);
  const flagsOf = (id: string, status = 'overdue', over: Partial<WantedEffect> = {}): WantedEffect =>
    flags({
      key: `contact:${id}/properties`,
      wanted: { state: 'open', values: { sla_status: status, sla_breaches: '0' } },
      ...over,
    });
  const taskOf = (id: string, ownerId: string): WantedEffect => {
    const key = `contact:${id}/first-touch/1/${ownerId}/overdue`;
    const values = {
      hs_task_subject: 'Overdue',
      hs_timestamp: '2026-03-02T14:00:00Z',
      hubspot_owner_id: ownerId,
      sla_effect_key: key,
    };
    return task({ key, wanted: { state: 'open', values } });
  };
  const want = async (ids: readonly string[], effectOf: (id: string) => WantedEffect): Promise<void> => {
    await due(database.store, ids.map(contact), now);
    await database.store.look(now, ids.length, (record) =>
      found(record, { effects: [effectOf(record.recordId)] }),
    );
  };
  const statusOf = (id: string): string | null => {
    const record = portal().findThroughMerges('contacts', id);
    return record ? valueOf(record, 'sla_status') : null;
  };
  const written = (ids: readonly string[], status = 'overdue'): number =>
    ids.filter((id) => statusOf(id) === status).length;
  const batches = (path = UPDATES) =>
    opened.sandbox.calls().filter((call) => call.path === path && call.status < 400);

  test('fills its batches, writes no record twice, and owes nothing more', async () => {
    const ids = made(1_250);
    await want(ids, flagsOf);
    expect(await send()).toBe(1_250);
    expect(written(ids)).toBe(1_250);
    expect(
      batches()
        .map(({ inputs }) => inputs)
        .sort((a, b) => Number(b) - Number(a)),
    ).toEqual([...Array.from({ length: 12 }, () => 100), 50]);
    expect(await counts()).toMatchObject({ owed: 0, setAside: 0 });
  });

  test('sends only the last state of a record', async () => {
    const ids = made(3);
    await want(ids, (id) => flagsOf(id, 'due_soon'));
    await want(ids, flagsOf);
    await send();
    expect(batches()).toHaveLength(1);
    expect(written(ids)).toBe(3);
  });

  test('writes nothing to the record into which another was merged, and reads the other again', async () => {
    const [primary = '', loser = '', ...others] = made(5);
    await want([loser, ...others], flagsOf);
    portal().merge('contacts', primary, loser, UI);
    await send();
    expect(statusOf(loser)).toBeNull();
    expect(written(others)).toBe(3);
    expect(await counts()).toMatchObject({ owed: 0, setAside: 0, unread: 1 });
    expect(await database.store.claimUnread(now, now + MINUTE, 10)).toEqual([contact(loser)]);
  });

  test('holds a merge alone against nobody either: a single record is no reason to follow it', async () => {
    const [primary = '', loser = ''] = made(2);
    await want([loser], flagsOf);
    portal().merge('contacts', primary, loser, UI);
    await send();
    expect(statusOf(loser)).toBeNull();
  });

  test('closes what is owed on a record that is gone, and reads that one again', async () => {
    const [gone = '', ...others] = made(4);
    await want([gone, ...others], flagsOf);
    portal().archive('contacts', gone, UI);
    await send();
    expect(written(others)).toBe(3);
    expect(await counts()).toMatchObject({ owed: 0, setAside: 0, unread: 1 });
  });

  test('lets a locked record wait two seconds and more, and only that one', async () => {
    const [locked = '', ...others] = made(7);
    await want([locked, ...others], flagsOf);
    portal().lock('contacts', locked, 2 * SECOND);
    await send();
    expect(written(others)).toBe(6);
    expect(statusOf(locked)).toBeNull();
    const next = await database.store.nextOwedAt();
    expect(next).toBeGreaterThanOrEqual(now + 2 * SECOND);
    now = next ?? now;
    portal().lock('contacts', locked, 0);
    await send();
    expect(statusOf(locked)).toBe('overdue');
  });

  test('sets the record aside that breaks a rule of the portal, and tries it again when told to', async () => {
    const [poisoned = '', ...others] = made(6);
    portal().schema.rule('contacts', 'sla_breaches', /^\d$/);
    await want([poisoned, ...others], (id) =>
      flagsOf(id, 'overdue', {
        wanted: {
          state: 'open',
          values: { sla_status: 'overdue', sla_breaches: id === poisoned ? '17' : '0' },
        },
      }),
    );
    for (let round = 0; round < 3; round += 1) {
      await send();
      now += 60 * MINUTE;
    }
    expect(written(others)).toBe(5);
    expect(await reasons()).toEqual({ invalid: 1 });
    portal().schema.rule('contacts', 'sla_breaches', null);
    expect(await database.store.retrySetAside()).toBe(1);
    await send();
    expect(statusOf(poisoned)).toBe('overdue');
    expect(await reasons()).toEqual({});
  });

  test('makes a property again that somebody deleted, while the others go out', async () => {
    const ids = made(5);
    portal().deleteProperty('contacts', 'sla_breaches');
    await want(ids, flagsOf);
    await send();
    expect(written(ids)).toBe(5);
    now += MINUTE;
    await send();
    const breaches = ids
      .map((id) => portal().find('contacts', id))
      .map((one) => one && valueOf(one, 'sla_breaches'));
    expect(breaches).toEqual(['0', '0', '0', '0', '0']);
    expect(await counts()).toMatchObject({ owed: 0, setAside: 0 });
  });

  test('sets aside what lacks a property that cannot be made, but for what else it says', async () => {
    const ids = made(3);
    portal().deleteProperty('contacts', 'sla_breaches');
    opened.sandbox.trouble.order({ on: 'POST /crm/v3/properties/contacts', with: 400 });
    await want(ids, flagsOf);
    await send();
    expect(written(ids)).toBe(3);
    expect(await reasons()).toEqual({ 'property deleted': 3 });
    // What stands there by now is known: a later change goes out.
    await want(ids, (id) => flagsOf(id, 'met'));
    await send();
    expect(written(ids, 'met')).toBe(3);
    expect(await reasons()).toEqual({});
  });

  test('sets a task aside whose owner left, until the owners change', async () => {
    const [id = ''] = made(1);
    await want([id], (record) => taskOf(record, '999'));
    await send();
    expect(await reasons()).toEqual({ owner: 1 });
    expect(await send()).toBe(0);
    await database.store.replaceOwners(remembered([], await crm.owners(), null, now), now);
    expect(await counts()).toMatchObject({ owed: 1, setAside: 0 });
  });

  test('sends nothing but what is overdue when the day has few calls left', async () => {
    const [late = '', early = ''] = made(2);
    await want([late, early], (id) => (id === late ? flagsOf(id) : flagsOf(id, 'on_track', { urgency: 2 })));
    opened.sandbox.limiter.impose({ daily: 1_000 });
    opened.sandbox.limiter.spend(950);
    await crm.owners();
    expect(crm.allowance()).toMatchObject({ scarce: true, callsToday: { limit: 1_000 } });
    expect(await send()).toBe(1);
    expect([statusOf(late), statusOf(early)]).toEqual(['overdue', null]);
    expect(await nextWriteBackAt({ store: database.store, crm, log })).toBeNull();
    opened.sandbox.limiter.spend(0);
    await crm.owners();
    await send();
    expect(statusOf(early)).toBe('on_track');
  });

  test('makes no task twice when the sender dies between the sending and the answer', async () => {
    const ids = made(20);
    await want(ids, (id) => taskOf(id, JO.ownerId));
    opened.sandbox.trouble.order({ on: 'POST /crm/v3/objects/tasks/batch/create', with: 'hang up after' });
    await expect(send()).rejects.toMatchObject({ name: 'CrmUnavailable' });
    expect(portal().all('tasks')).toHaveLength(20);
    now += MINUTE;
    await send();
    expect(portal().all('tasks')).toHaveLength(20);
    expect(await counts()).toMatchObject({ owed: 0, setAside: 0 });
  });

  test('moves a lifecycle stage back by clearing it first, and forward by one write', async () => {
    const [id = ''] = made(1);
    const stage = () => valueOf(portal().find('contacts', id)!, 'lifecyclestage');
    const move = (value: string) =>
      crm.updateContacts([{ key: 'k', contactId: id, properties: { lifecyclestage: value } }]);
    await move('marketingqualifiedlead');
    expect(batches()).toHaveLength(1);
    expect(await move('lead')).toMatchObject([{ ok: true }]);
    expect([stage(), batches().length]).toEqual(['lead', 3]);
    expect(await move('lead')).toMatchObject([{ ok: true }]);
    expect([stage(), batches().length]).toEqual(['lead', 4]);
  });
});
