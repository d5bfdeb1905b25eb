/** What the portal takes and refuses, and what it keeps of the past. */
import { PortalError } from '../../src/sandbox/portal/errors.ts';
import { Portal } from '../../src/sandbox/portal/portal.ts';
import { valueOf, type Change } from '../../src/sandbox/portal/record.ts';
import { MovedTime } from '../support/movedTime.ts';
import { APP, closeAll, FORM, JO, LEFT, open, STARTED_AT, UI } from './opened.ts';

const DUE = { hs_timestamp: '2026-03-04T10:00:00Z' };

function portalOf() {
  const time = new MovedTime(STARTED_AT);
  const portal = new Portal(() => time.now(), [JO, LEFT]);
  const changes: Change[] = [];
  portal.onChange((change) => changes.push(change));
  const values = (id: string, property: string) =>
    portal
      .find('contacts', id)!
      .history.get(property)
      ?.map(({ value }) => value) ?? [];
  return { time, portal, changes, values };
}

const text = { description: '', options: [], hasUniqueValue: false, readOnly: false };
const property = (
  name: string,
  type: 'number' | 'bool' | 'date' | 'datetime' | 'string',
  unique = false,
) => ({
  ...text,
  name,
  label: name,
  groupName: 'contactinformation',
  type,
  fieldType: 'text',
  hasUniqueValue: unique,
  hubspotDefined: false,
  ofOwners: false,
});

/** The portal's answer to what `act` tries; fails when it refuses nothing. */
function refusalOf(act: () => unknown): PortalError {
  try {
    act();
  } catch (error) {
    if (error instanceof PortalError) return error;
    throw error;
  }
  throw new Error('nothing was refused');
}

afterEach(closeAll);

describe('a value', () => {
  test.each([
    ['sla_nothing', 'PROPERTY_DOESNT_EXIST', 'x'],
    ['hs_lead_status', 'INVALID_OPTION', 'SOME'],
    ['hs_lead_status', 'INVALID_OPTION', 'new'],
    ['hubspot_owner_id', 'INVALID_OWNER_ID', '404'],
    ['hubspot_owner_id', 'INVALID_OWNER_ID', LEFT.ownerId],
    ['hubspot_owner_id', 'INVALID_OWNER_ID', String(JO.userId)],
    ['createdate', 'READ_ONLY_VALUE', '2026-03-03'],
    ['hs_object_id', 'READ_ONLY_VALUE', '7'],
    ['firstname', 'INVALID_TYPE', { first: 'Ada' }],
    ['firstname', 'PROPERTY_VALUE_TOO_LONG', 'x'.repeat(65_537)],
    ['met_at', 'INVALID_DATE', 'tomorrow'],
    ['met_on', 'INVALID_DATE', '2026-03-03T09:00:00Z'],
    ['met_on', 'INVALID_DATE', '1772528400000'],
    ['visits', 'INVALID_LONG', 'many'],
    ['vip', 'INVALID_BOOLEAN', 'yes'],
  ])('of %s is refused with %s, and nothing of the write is done (%#)', (name, code, value) => {
    const { portal, changes } = portalOf();
    portal.schema.addProperty('contacts', property('met_at', 'datetime'));
    portal.schema.addProperty('contacts', property('met_on', 'date'));
    portal.schema.addProperty('contacts', property('visits', 'number'));
    portal.schema.addProperty('contacts', property('vip', 'bool'));
    const { id } = portal.create('contacts', { company: 'Alder' }, FORM);
    const before = changes.length;
    const refusal = refusalOf(() => portal.update('contacts', id, { company: 'Finch', [name]: value }, APP));
    expect(refusal).toMatchObject({
      status: 400,
      category: 'VALIDATION_ERROR',
      errors: [{ code, context: { propertyName: [name] } }],
    });
    expect(refusal.message).toMatch(`"isValid":false,"name":"${name}","error":"${code}"`);
    expect(valueOf(portal.find('contacts', id)!, 'company')).toBe('Alder');
    expect(changes).toHaveLength(before);
  });

  test.each([
    ['met_at', '1772528400000', '2026-03-03T09:00:00.000Z'],
    ['met_at', '2026-03-03T12:00:00+03:00', '2026-03-03T09:00:00.000Z'],
    ['met_on', '2026-03-03', '2026-03-03'],
    ['met_on', '1772496000000', '2026-03-03'],
    ['visits', 12, '12'],
    ['vip', true, 'true'],
    ['hubspot_owner_id', Number(JO.ownerId), JO.ownerId],
  ])('%s given as %j is kept as a text: %s', (name, value, kept) => {
    const { portal, values } = portalOf();
    portal.schema.addProperty('contacts', property('met_at', 'datetime'));
    portal.schema.addProperty('contacts', property('met_on', 'date'));
    portal.schema.addProperty('contacts', property('visits', 'number'));
    portal.schema.addProperty('contacts', property('vip', 'bool'));
    const { id } = portal.create('contacts', { [name]: value }, FORM);
    expect(values(id, name)).toEqual([kept]);
  });

  test('all that is wrong is told at once', () => {
    const { portal } = portalOf();
    const { errors } = refusalOf(() =>
      portal.create('contacts', { hs_lead_status: 'x', hubspot_owner_id: 'y', zzz: 'z' }, FORM),
    );
    expect(errors.map(({ code }) => code)).toEqual([
      'INVALID_OPTION',
      'INVALID_OWNER_ID',
      'PROPERTY_DOESNT_EXIST',
    ]);
    expect(portal.all('contacts')).toEqual([]);
  });

  test('null and an empty text clear a property, once', () => {
    const { portal, values } = portalOf();
    const { id } = portal.create('contacts', { company: 'Alder' }, FORM);
    for (const company of [null, '', null]) portal.update('contacts', id, { company }, UI);
    expect(values(id, 'company')).toEqual(['Alder', '']);
    expect(valueOf(portal.find('contacts', id)!, 'company')).toBeNull();
  });
});

describe('a unique value', () => {
  test('belongs to one record that is not archived; an address names who has it', () => {
    const { portal } = portalOf();
    const email = 'ada@x.example';
    const { id } = portal.create('contacts', { email }, FORM);
    expect(refusalOf(() => portal.create('contacts', { email }, FORM))).toMatchObject({
      status: 409,
      category: 'CONFLICT',
      message: `Contact already exists. Existing ID: ${id}`,
    });
    portal.update('contacts', id, { email }, UI);
    portal.archive('contacts', id, UI);
    expect(portal.create('contacts', { email }, FORM).id).not.toBe(id);
  });

  test('of another property is refused as a conflict of values', () => {
    const { portal } = portalOf();
    portal.schema.addProperty('contacts', property('sla_key', 'string', true));
    portal.create('contacts', { sla_key: 'a' }, FORM);
    const other = portal.create('contacts', { sla_key: 'b' }, FORM);
    const refusal = refusalOf(() => portal.update('contacts', other.id, { sla_key: 'a' }, APP));
    expect(refusal).toMatchObject({ status: 400, errors: [{ code: 'CONFLICTING_UNIQUE_VALUE' }] });
  });
});

describe('history', () => {
  test('is shown newest first, with instant and source', async () => {
    const { sandbox, time, call } = await open();
    const { id } = sandbox.portal.create('contacts', { hs_lead_status: 'NEW' }, FORM);
    await time.advanceBy(60_000);
    sandbox.portal.update('contacts', id, { hs_lead_status: 'CONNECTED' }, UI);
    await time.advanceBy(60_000);
    await call('PATCH', `/crm/v3/objects/contacts/${id}`, { properties: { hs_lead_status: '' } });
    const { body } = await call('GET', `/crm/v3/objects/contacts/${id}?propertiesWithHistory=hs_lead_status`);
    expect(body.propertiesWithHistory.hs_lead_status).toEqual([
      {
        value: '',
        timestamp: '2026-03-03T09:02:00.000Z',
        sourceType: 'INTEGRATION',
        sourceId: APP.id,
        sourceLabel: 'SLA Clock',
      },
      {
        value: 'CONNECTED',
        timestamp: '2026-03-03T09:01:00.000Z',
        sourceType: 'CRM_UI',
        sourceId: 'userId:71',
        sourceLabel: 'Jo Rep',
        updatedByUserId: 71,
      },
      {
        value: 'NEW',
        timestamp: '2026-03-03T09:00:00.000Z',
        sourceType: 'FORM',
        sourceId: 'f-1',
        sourceLabel: 'Form',
      },
    ]);
    expect(body).toMatchObject({ updatedAt: '2026-03-03T09:02:00.000Z' });
  });

  test('never has two versions of one property at one instant', () => {
    const { portal } = portalOf();
    const { id } = portal.create('contacts', { hs_lead_status: 'NEW' }, FORM);
    portal.update('contacts', id, { hs_lead_status: 'OPEN' }, UI);
    const at = portal
      .find('contacts', id)!
      .history.get('hs_lead_status')!
      .map((version) => version.at);
    expect(at).toEqual([STARTED_AT, STARTED_AT + 1]);
  });

  test('can be given to a new portal, and what happened then is told with its own instant', () => {
    const { portal, changes } = portalOf();
    const yesterday = STARTED_AT - 86_400_000;
    portal.inThePast(yesterday, () => portal.create('contacts', { hs_lead_status: 'NEW' }, FORM));
    const [contact] = portal.all('contacts');
    expect(contact!.createdAt).toBe(yesterday);
    expect(changes.map(({ at }) => at)).toEqual([yesterday, yesterday]);
    portal.update('contacts', contact!.id, { hs_lead_status: 'OPEN' }, UI);
    expect(changes.at(-1)!.at).toBe(STARTED_AT);
  });
});

describe('the lifecycle stage', () => {
  const customer = { lifecyclestage: 'customer' };
  const lead = { lifecyclestage: 'lead' };

  test('moves forward through the API; a write backward succeeds and changes nothing', () => {
    const { portal, values, changes } = portalOf();
    const { id } = portal.create('contacts', lead, APP);
    portal.update('contacts', id, customer, APP);
    const before = changes.length;
    portal.update('contacts', id, lead, APP);
    expect(values(id, 'lifecyclestage')).toEqual(['lead', 'customer']);
    expect(changes).toHaveLength(before);
  });

  test('moves back through the API once it was cleared', () => {
    const { portal, values } = portalOf();
    const { id } = portal.create('contacts', customer, APP);
    portal.update('contacts', id, { lifecyclestage: '' }, APP);
    portal.update('contacts', id, lead, APP);
    expect(values(id, 'lifecyclestage')).toEqual(['customer', '', 'lead']);
  });

  test('moves back when a person says so on the record', () => {
    const { portal, values } = portalOf();
    const { id } = portal.create('contacts', customer, APP);
    portal.update('contacts', id, lead, UI);
    expect(values(id, 'lifecyclestage')).toEqual(['customer', 'lead']);
  });
});

describe('a merge', () => {
  function merged() {
    const all = portalOf();
    const { portal, time } = all;
    const primary = portal.create('contacts', { firstname: 'Ada', hs_lead_status: 'OPEN' }, FORM).id;
    const other = portal.create('contacts', { firstname: 'Eve', company: 'Alder' }, FORM).id;
    const task = portal.create('tasks', DUE, UI).id;
    portal.associations.join('tasks', task, 'contacts', other, 204);
    return { ...all, time, primary, other, task, survivor: portal.merge('contacts', primary, other, UI) };
  }

  test('ends in one record with a new id, where the primary\u2019s values stand', () => {
    const { portal, primary, other, survivor } = merged();
    expect([primary, other]).not.toContain(survivor.id);
    expect(portal.all('contacts')).toEqual([survivor]);
    const shown = ['firstname', 'company', 'hs_lead_status', 'hs_merged_object_ids', 'hs_object_id'];
    expect(shown.map((name) => valueOf(survivor, name))).toEqual([
      'Ada',
      'Alder',
      'OPEN',
      `${primary};${other}`,
      survivor.id,
    ]);
  });

  test('keeps the tasks of both', () => {
    const { portal, other, task, survivor } = merged();
    expect(portal.associations.joined('contacts', survivor.id, 'tasks')).toEqual([task]);
    expect(portal.associations.joined('tasks', task, 'contacts')).toEqual([survivor.id]);
    expect(portal.associations.joined('contacts', other, 'tasks')).toEqual([]);
  });

  test('of what was merged leads every old id to the last survivor', () => {
    const { portal, primary, other, survivor } = merged();
    const third = portal.create('contacts', {}, FORM);
    const last = portal.merge('contacts', third.id, survivor.id, UI);
    for (const id of [primary, other, survivor.id, third.id]) {
      expect(portal.findThroughMerges('contacts', id)).toBe(last);
      expect(portal.find('contacts', id)).toBeUndefined();
    }
  });

  test('of a record with itself, or with none, is refused and changes nothing', () => {
    const { portal } = portalOf();
    const { id } = portal.create('contacts', {}, FORM);
    for (const other of [id, '7']) {
      expect(refusalOf(() => portal.merge('contacts', id, other, UI)).status).toBe(404);
    }
    expect(portal.all('contacts').map((contact) => contact.id)).toEqual([id]);
  });

  test('old ids are found by single calls and not by batches', async () => {
    const { call, contact } = await open();
    const [primary, other] = [await contact({ firstname: 'Ada' }), await contact()];
    const { body } = await call('POST', '/crm/v3/objects/contacts/merge', {
      primaryObjectId: primary,
      objectIdToMerge: other,
    });
    const path = '/crm/v3/objects/contacts';
    expect(await call('GET', `${path}/${other}`)).toMatchObject({ status: 200, body: { id: body.id } });
    const patched = await call('PATCH', `${path}/${other}`, { properties: { company: 'Alder' } });
    expect(patched).toMatchObject({ status: 200, body: { id: body.id } });
    const inputs = [{ id: other, properties: { company: 'Finch' } }];
    for (const verb of ['read', 'update']) {
      const batch = await call('POST', `${path}/batch/${verb}`, { inputs });
      expect(batch).toMatchObject({
        status: 207,
        body: { results: [], errors: [{ context: { ids: [other] } }] },
      });
    }
  });
});

describe('an end', () => {
  test('archived can be restored, with all its values; a second time neither', () => {
    const { portal, changes } = portalOf();
    const { id } = portal.create('contacts', { firstname: 'Ada' }, FORM);
    portal.archive('contacts', id, UI);
    portal.archive('contacts', id, UI);
    expect(portal.all('contacts')).toEqual([]);
    expect(refusalOf(() => portal.update('contacts', id, { firstname: 'Eve' }, UI)).status).toBe(404);
    portal.restore('contacts', id, UI);
    expect(
      refusalOf(() => {
        portal.restore('contacts', id, UI);
      }).status,
    ).toBe(404);
    expect(valueOf(portal.find('contacts', id)!, 'firstname')).toBe('Ada');
    expect(changes.map(({ kind }) => kind)).toEqual(['created', 'property', 'deleted', 'restored']);
  });

  test('for privacy leaves nothing to restore or find, and is told as two changes', () => {
    const { portal, changes } = portalOf();
    const { id } = portal.create('contacts', {}, FORM);
    portal.erase('contacts', id, UI);
    expect(portal.find('contacts', id)).toBeUndefined();
    expect(
      refusalOf(() => {
        portal.restore('contacts', id, UI);
      }).status,
    ).toBe(404);
    expect(changes.slice(1).map(({ kind }) => kind)).toEqual(['erased', 'deleted']);
    expect(
      refusalOf(() => {
        portal.erase('contacts', id, UI);
      }).status,
    ).toBe(404);
  });
});

describe('a task', () => {
  test.each([{}, { hs_timestamp: '' }])('is refused without the instant it is due: %j', (values) => {
    const { portal } = portalOf();
    expect(
      refusalOf(() => portal.create('tasks', { hs_task_subject: 'Call', ...values }, APP)),
    ).toMatchObject({
      status: 400,
      message: 'Some required properties were not set.',
      context: { properties: ['hs_timestamp'] },
    });
    expect(portal.all('tasks')).toEqual([]);
  });

  test('that is changed need not name it again', () => {
    const { portal } = portalOf();
    const { id } = portal.create('tasks', DUE, APP);
    portal.update('tasks', id, { hs_task_subject: 'Call' }, APP);
    expect(valueOf(portal.find('tasks', id)!, 'hs_task_subject')).toBe('Call');
  });

  test('says when it was completed for as long as it is', async () => {
    const { portal, time } = portalOf();
    const task = portal.create('tasks', DUE, APP);
    const completedAt = () => valueOf(task, 'hs_task_completion_date');
    expect(completedAt()).toBeNull();
    await time.advanceBy(60_000);
    portal.update('tasks', task.id, { hs_task_status: 'COMPLETED' }, UI);
    expect(completedAt()).toBe('2026-03-03T09:01:00.000Z');
    portal.update('tasks', task.id, { hs_task_status: 'NOT_STARTED' }, UI);
    expect(completedAt()).toBeNull();
  });
});
