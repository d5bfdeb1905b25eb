/** Whether the portal shows what is wanted after records went and came back, and after answers that never came. */
import { pino } from 'pino';
import { createHubSpot } from '../../src/adapters/hubspot/hubspot.ts';
import { type Crm } from '../../src/application/crm.ts';
import { PORTAL_PROPERTIES, PROPERTY_GROUP } from '../../src/application/portalProperties.ts';
import { readHistoryOfNewRecords } from '../../src/application/readHistory.ts';
import { type WantedEffect } from '../../src/application/store.ts';
import { writeBack } from '../../src/application/writeBack.ts';
import { onlyVersion } from '../../src/domain/agreement/versions.ts';
import { type Fact } from '../../src/domain/timeline/fact.ts';
import { valueOf } from '../../src/sandbox/portal/record.ts';
import { contact, flags, HOUR, lookedAt, MINUTE, NOW, noting, task } from '../adapters/store/rows.ts';
import { closeAll, FORM, JO, open, TOKEN, UI, type Opened } from '../sandbox/opened.ts';
import { agreementWith } from '../support/agreement.ts';
import { describeOnEveryDatabase } from '../support/database.ts';

const UPDATES = 'POST /crm/v3/objects/contacts/batch/update';
const ON_TRACK = { sla_status: 'on_track', sla_promise: 'First touch', sla_breaches: '0' };
const NOT_TRACKED = { sla_status: 'not_tracked', sla_promise: '', sla_breaches: '0' };
const CLOSED = { properties: { ...NOT_TRACKED, sla_breaches: '' }, task: { hs_task_status: 'COMPLETED' } };

describeOnEveryDatabase('the portal shows what is wanted', (database) => {
  const log = pino({ level: 'silent' });
  let opened: Opened;
  let crm: Crm;
  let now: number;
  let id: string;

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
    // As in a portal where no more properties may be unique.
    await opened.call('POST', '/crm/v3/properties/tasks/groups', { name: 'own', label: 'Own' });
    for (let number = 0; number < 10; number += 1) await uniqueProperty(`unique_${number}`);
    await crm.ensureProperties(PROPERTY_GROUP, PORTAL_PROPERTIES);
    ({ id } = portal().create('contacts', { lifecyclestage: 'lead' }, FORM));
  });
  afterEach(closeAll);

  const portal = () => opened.sandbox.portal;
  const send = () => writeBack({ store: database.store, crm, log }, () => now);
  const read = () =>
    readHistoryOfNewRecords(
      { store: database.store, crm, agreements: () => onlyVersion(agreementWith()) },
      () => now,
    );
  const uniqueProperty = async (name: string) => {
    const definition = {
      name,
      label: name,
      type: 'string',
      fieldType: 'text',
      groupName: 'own',
      hasUniqueValue: true,
    };
    expect((await opened.call('POST', '/crm/v3/properties/tasks', definition)).status).toBe(201);
  };
  const shows = (name: string) => valueOf(portal().find('contacts', id)!, name) ?? '';
  const want = (...effects: readonly WantedEffect[]) =>
    lookedAt(database.store, { effects, closing: CLOSED }, contact(id), now);
  const flagsOf = (values: Readonly<Record<string, string>>): WantedEffect =>
    flags({ key: `contact:${id}/properties`, wanted: { state: 'open', values } });
  const call = (subject: string): WantedEffect => {
    const key = `contact:${id}/first-touch/1/${JO.ownerId}/overdue`;
    const values = {
      hs_task_subject: subject,
      hs_task_status: 'NOT_STARTED',
      hs_timestamp: '2026-03-02T14:00:00Z',
      hubspot_owner_id: JO.ownerId,
      sla_effect_key: key,
    };
    return task({ key, wanted: { state: 'open', values } });
  };
  const archive = () => {
    portal().archive('contacts', id, UI);
  };
  const restore = () => {
    portal().restore('contacts', id, UI);
  };
  const statuses = () =>
    portal()
      .all('tasks')
      .map((made) => valueOf(made, 'hs_task_status'));
  const owed = async () => (await database.store.counts(now)).owed;

  test('on a record that was deleted, and came back to be like what was wanted of the deleted one', async () => {
    await want(flagsOf(ON_TRACK));
    await send();
    archive();
    await want();
    await send();
    expect(await database.store.counts(now)).toMatchObject({ owed: 0, setAside: 0 });
    restore();
    await want(flagsOf(NOT_TRACKED));
    await send();
    expect([shows('sla_status'), shows('sla_promise')]).toEqual(['not_tracked', '']);
    expect(await owed()).toBe(0);
  });

  test('on a record that was deleted while something was written, and came back before anybody heard of it', async () => {
    await want(flagsOf(ON_TRACK), call('Overdue'));
    archive();
    await send();
    expect([shows('sla_status'), portal().all('tasks').length]).toEqual(['', 0]);
    expect(await owed()).toBe(0);
    now += HOUR;
    expect(await send()).toBe(0);
    restore();
    expect(await read()).toBe(1);
    expect(await owed()).toBe(2);
    await send();
    expect([shows('sla_status'), portal().all('tasks').length]).toEqual(['on_track', 1]);
    expect(await owed()).toBe(0);
  });

  test('not on one that stays deleted: a reading learns of it, and nothing is tried for ever', async () => {
    await want(flagsOf(ON_TRACK));
    archive();
    await send();
    now += HOUR;
    expect(await read()).toBe(1);
    const { see, seen } = noting();
    await database.store.look(now, 10, see);
    expect(seen.get(id)?.map(({ fact }) => [fact.kind, fact.occurredAt])).toEqual([
      ['deleted', portal().find('contacts', id)?.archivedAt],
    ]);
    await send();
    expect(await read()).toBe(1);
    expect([await owed(), await database.store.nextUnreadAt()]).toEqual([0, null]);
    expect(await send()).toBe(0);
  });

  test('by one task, though its answer was lost just before its contact went into the bin', async () => {
    await want(call('Overdue'));
    opened.sandbox.trouble.order({ on: 'POST /crm/v3/objects/tasks', with: 'hang up after' });
    await expect(send()).rejects.toMatchObject({ name: 'CrmUnavailable' });
    archive();
    await want();
    now += MINUTE;
    await send();
    restore();
    await want(call('Overdue'));
    now += MINUTE;
    await send();
    expect(portal().all('tasks')).toHaveLength(1);
    expect(await owed()).toBe(0);
  });

  test('by no open task, when its answer was lost and its contact went into the bin, where keys are unique', async () => {
    await opened.call('DELETE', '/crm/v3/properties/tasks/sla_effect_key');
    await opened.call('DELETE', '/crm/v3/properties/tasks/unique_0');
    await crm.ensureProperties(PROPERTY_GROUP, PORTAL_PROPERTIES);
    await want(call('Overdue'));
    opened.sandbox.trouble.order({ on: 'POST /crm/v3/objects/tasks', with: 'hang up after' });
    await expect(send()).rejects.toMatchObject({ name: 'CrmUnavailable' });
    archive();
    await want();
    now += MINUTE;
    await send();
    expect(statuses()).toEqual(['COMPLETED']);
    expect(await database.store.counts(now)).toMatchObject({ owed: 0, setAside: 0 });
  });

  test('by no open task, when its answer was lost and its contact became part of another', async () => {
    await want(call('Overdue'));
    opened.sandbox.trouble.order({ on: 'POST /crm/v3/objects/tasks', with: 'hang up after' });
    await expect(send()).rejects.toMatchObject({ name: 'CrmUnavailable' });
    portal().merge('contacts', portal().create('contacts', {}, FORM).id, id, UI);
    await want();
    now += MINUTE;
    await send();
    expect(statuses()).toEqual(['COMPLETED']);
  });

  test('on a survivor that kept its id and took from the other what it had no value for', async () => {
    portal().manners.mergeInto = 'the primary';
    await want(flagsOf(NOT_TRACKED));
    await send();
    const other = portal().create('contacts', { sla_promise: 'Of the other' }, FORM).id;
    portal().merge('contacts', id, other, UI);
    expect(shows('sla_promise')).toBe('Of the other');
    const merged: Fact = {
      record: contact(id),
      kind: 'merged',
      mergedIds: [other],
      occurredAt: now,
      source: { type: 'CRM_UI', id: 'userId:71' },
    };
    const told = { facts: [merged], quarantined: [], receivedAt: now };
    await database.store.append(told);
    await send();
    expect(shows('sla_promise')).toBe('');
    await database.store.append(told);
    await database.store.addHistory([contact(id)], [merged], now);
    expect(await owed()).toBe(0);
  });

  test('on every record, once a property that somebody deleted is there again', async () => {
    await want(flagsOf(ON_TRACK));
    await send();
    const quiet = id;
    portal().deleteProperty('contacts', 'sla_promise');
    ({ id } = portal().create('contacts', {}, FORM));
    await want(flagsOf(ON_TRACK));
    await send();
    now += MINUTE;
    await send();
    id = quiet;
    expect(shows('sla_promise')).toBe('First touch');
    expect(await owed()).toBe(0);
  });

  test('after a crash between a write and its answer, though what is wanted by then is what stood before', async () => {
    await want(flagsOf(NOT_TRACKED));
    await send();
    await want(flagsOf(ON_TRACK));
    const claimed = await database.store.claimOwed(now, now + MINUTE, 10);
    await crm.updateContacts(
      claimed.map(({ key, wanted }) => ({ key, contactId: id, properties: wanted.values })),
    );
    expect(shows('sla_status')).toBe('on_track');
    await want(flagsOf(NOT_TRACKED));
    now += MINUTE;
    await send();
    expect([shows('sla_status'), shows('sla_promise')]).toEqual(['not_tracked', '']);
    expect(await owed()).toBe(0);
  });

  test('after an answer that was lost, and sends of what stands there for certain nothing', async () => {
    await want(flagsOf(NOT_TRACKED));
    await send();
    await want(flagsOf(ON_TRACK));
    opened.sandbox.trouble.order({ on: UPDATES, with: 'hang up after' });
    await expect(send()).rejects.toMatchObject({ name: 'CrmUnavailable' });
    await want(flagsOf(NOT_TRACKED));
    // Somebody's own value of what was not being sent is left to him.
    portal().update('contacts', id, { sla_breaches: '7' }, UI);
    now += MINUTE;
    await send();
    expect([shows('sla_status'), shows('sla_breaches')]).toEqual(['not_tracked', '7']);
  });

  test('but a task that somebody completed is not opened again by a lost answer', async () => {
    await want(call('Overdue'));
    await send();
    const [made] = portal().all('tasks');
    portal().update('tasks', made!.id, { hs_task_status: 'COMPLETED' }, UI);
    await want(call('Overdue since Monday'));
    opened.sandbox.trouble.order({ on: 'POST /crm/v3/objects/tasks/batch/update', with: 'hang up after' });
    await expect(send()).rejects.toMatchObject({ name: 'CrmUnavailable' });
    now += MINUTE;
    await send();
    expect(valueOf(made!, 'hs_task_status')).toBe('COMPLETED');
    expect(await owed()).toBe(0);
  });

  test('and a task that somebody deleted is not made again, nor is its contact read for it', async () => {
    await want(call('Overdue'));
    await send();
    portal().archive('tasks', portal().all('tasks')[0]!.id, UI);
    await want(call('Overdue since Monday'));
    await send();
    expect(await database.store.counts(now)).toMatchObject({ owed: 0, setAside: 0, unread: 0 });
    expect(portal().all('tasks')).toEqual([]);
  });
});
