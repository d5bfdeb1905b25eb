/** HubSpot's own client against the sandbox: every call that the service makes through it. */
import { Client } from '@hubspot/api-client';
import { AssociationSpecAssociationCategoryEnum as Category } from '@hubspot/api-client/lib/codegen/crm/objects/models/AssociationSpec.js';
import {
  PropertyCreateFieldTypeEnum as FieldType,
  PropertyCreateTypeEnum as Type,
} from '@hubspot/api-client/lib/codegen/crm/properties/models/PropertyCreate.js';
import { closeAll, FORM, JO, LEFT, open, PORTAL_ID, STARTED_AT, TOKEN, UI, type Opened } from './opened.ts';

let opened: Opened;
let client: Client;

beforeEach(async () => {
  opened = await open();
  client = new Client({ accessToken: TOKEN, basePath: opened.sandbox.url, numberOfApiCallRetries: 1 });
});

afterEach(closeAll);

const create = (values: Record<string, string> = {}) =>
  opened.sandbox.portal.create('contacts', values, FORM).id;
const taskInput = (contactId: string, subject: string) => ({
  properties: { hs_timestamp: '2026-03-04T10:00:00Z', hs_task_subject: subject },
  associations: [
    {
      to: { id: contactId },
      types: [{ associationCategory: Category.HubspotDefined, associationTypeId: 204 }],
    },
  ],
});
const byId = <T extends { id: string }>(records: readonly T[]) =>
  new Map(records.map((one) => [one.id, one]));

describe('contacts', () => {
  test('are read in a batch, with their history and instants as dates', async () => {
    const ids = [create({ hs_lead_status: 'NEW' }), create()];
    await opened.time.advanceBy(60_000);
    opened.sandbox.portal.update('contacts', ids[0]!, { hs_lead_status: '' }, UI);
    const answer = await client.crm.contacts.batchApi.read({
      inputs: [...ids, '7'].map((id) => ({ id })),
      properties: [],
      propertiesWithHistory: ['hs_lead_status'],
    });
    expect(answer).toMatchObject({ status: 'COMPLETE', numErrors: 1 });
    expect(answer.startedAt).toEqual(new Date(STARTED_AT + 60_000));
    const found = byId(answer.results);
    expect([...found.keys()].sort()).toEqual([...ids].sort());
    const first = found.get(ids[0]!)!;
    expect([first.createdAt, first.updatedAt]).toEqual([new Date(STARTED_AT), new Date(STARTED_AT + 60_000)]);
    expect(first.propertiesWithHistory!.hs_lead_status).toMatchObject([
      { value: '', timestamp: new Date(STARTED_AT + 60_000), sourceType: 'CRM_UI', updatedByUserId: 71 },
      { value: 'NEW', timestamp: new Date(STARTED_AT), sourceType: 'FORM', sourceId: 'f-1' },
    ]);
    expect(found.get(ids[1]!)!.propertiesWithHistory!.hs_lead_status).toEqual([]);
  });

  test('are written one by one and in a batch', async () => {
    const ids = [create(), create()];
    const one = await client.crm.contacts.basicApi.update(ids[0]!, { properties: { company: 'Alder' } });
    expect(one).toMatchObject({ id: ids[0], archived: false, properties: { company: 'Alder' } });
    const many = await client.crm.contacts.batchApi.update({
      inputs: ids.map((id, place) => ({ id, properties: { company: `Finch ${place}` } })),
    });
    expect([...byId(many.results)].map(([id, { properties }]) => [id, properties.company]).sort()).toEqual([
      [ids[0], 'Finch 0'],
      [ids[1], 'Finch 1'],
    ]);
  });

  test('that are refused are thrown with status and HubSpot\u2019s words', async () => {
    const id = create();
    await expect(
      client.crm.contacts.basicApi.update(id, { properties: { hs_lead_status: 'SOME' } }),
    ).rejects.toMatchObject({
      code: 400,
      body: { category: 'VALIDATION_ERROR', errors: [{ code: 'INVALID_OPTION' }] },
    });
    await expect(client.crm.contacts.basicApi.getById('7')).rejects.toMatchObject({
      code: 404,
      body: { category: 'OBJECT_NOT_FOUND' },
    });
  });
});

describe('tasks', () => {
  test('are created one by one and in a batch, read back and found through their contact', async () => {
    const contactId = create();
    const one = await client.crm.objects.tasks.basicApi.create(taskInput(contactId, 'first'));
    expect(one.createdAt).toEqual(new Date(STARTED_AT));
    const many = await client.crm.objects.tasks.batchApi.create({
      inputs: ['second', 'third'].map((subject) => ({
        ...taskInput(contactId, subject),
        objectWriteTraceId: subject,
      })),
    });
    expect(many.results.map(({ objectWriteTraceId }) => objectWriteTraceId).sort()).toEqual([
      'second',
      'third',
    ]);

    const joined = await client.crm.associations.v4.batchApi.getPage('contacts', 'tasks', {
      inputs: [{ id: contactId, after: '' }],
    });
    expect(joined.results).toHaveLength(1);
    const [{ _from: from, to } = { _from: { id: '' }, to: [] }] = joined.results;
    expect(from.id).toBe(contactId);
    const taskIds = to.map(({ toObjectId }) => String(toObjectId as unknown));
    expect(to[0]!.associationTypes).toMatchObject([{ category: 'HUBSPOT_DEFINED', typeId: 203 }]);

    const read = await client.crm.objects.tasks.batchApi.read({
      inputs: taskIds.map((id) => ({ id })),
      properties: ['hs_task_subject', 'hs_timestamp'],
      propertiesWithHistory: [],
    });
    expect(read.results.map(({ properties }) => properties.hs_task_subject).sort()).toEqual([
      'first',
      'second',
      'third',
    ]);
    expect(read.results[0]!.properties.hs_timestamp).toBe('2026-03-04T10:00:00.000Z');
  });

  test('are changed in a batch, and what is wrong is told beside what is done', async () => {
    const { id } = await client.crm.objects.tasks.basicApi.create(taskInput(create(), 'first'));
    const answer = await client.crm.objects.tasks.batchApi.update({
      inputs: [
        { id, properties: { hs_task_status: 'COMPLETED' } },
        { id: '7', properties: { hs_task_status: 'COMPLETED' } },
      ],
    });
    expect(answer.results).toMatchObject([{ id, properties: { hs_task_status: 'COMPLETED' } }]);
    expect(answer).toMatchObject({
      numErrors: 1,
      errors: [{ category: 'OBJECT_NOT_FOUND', context: { ids: ['7'] } }],
    });
  });
});

test('owners come with their teams, those who left apart', async () => {
  const [active, left] = [
    await client.crm.owners.ownersApi.getPage(undefined, undefined, 100, false),
    await client.crm.owners.ownersApi.getPage(undefined, undefined, 100, true),
  ];
  expect(active.results).toMatchObject([
    { id: JO.ownerId, userId: JO.userId, type: 'PERSON', createdAt: new Date(JO.createdAt), teams: JO.teams },
  ]);
  expect(left.results).toMatchObject([
    { id: LEFT.ownerId, userId: null, userIdIncludingInactive: LEFT.userId, archived: true },
  ]);
});

test('properties and groups are created, listed, and refused when they are there', async () => {
  const { coreApi, groupsApi } = client.crm.properties;
  const group = { name: 'sla_clock', label: 'SLA clock', displayOrder: -1 };
  const property = {
    name: 'sla_status',
    label: 'SLA status',
    groupName: 'sla_clock',
    type: Type.Enumeration,
    fieldType: FieldType.Select,
    options: [{ value: 'met', label: 'Met', displayOrder: 0, hidden: false }],
  };
  await expect(groupsApi.getByName('contacts', 'sla_clock')).rejects.toMatchObject({ code: 404 });
  expect(await groupsApi.create('contacts', group)).toMatchObject({ ...group, archived: false });
  expect(await groupsApi.getByName('contacts', 'sla_clock')).toMatchObject(group);
  expect(await coreApi.create('contacts', property)).toMatchObject(property);
  const { results } = await coreApi.getAll('contacts');
  expect(results.find(({ name }) => name === 'sla_status')).toMatchObject(property);
  await expect(coreApi.create('contacts', property)).rejects.toMatchObject({ code: 409 });
  await expect(groupsApi.create('contacts', group)).rejects.toMatchObject({ code: 409 });
});

test('a path without a method of its own is asked as it is', async () => {
  const response = await client.apiRequest({ method: 'GET', path: '/account-info/v3/details' });
  expect(response.ok).toBe(true);
  expect(await response.json()).toMatchObject({ portalId: PORTAL_ID, timeZone: 'Europe/London' });
});

test('a token that is wrong is thrown as 401', async () => {
  client.setAccessToken('pat-eu1-other');
  await expect(client.crm.owners.ownersApi.getPage()).rejects.toMatchObject({ code: 401 });
});
