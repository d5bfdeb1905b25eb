/** What the portal has besides records, and trouble on order. */
import { once } from 'node:events';
import { request } from 'node:http';
import { jest } from '@jest/globals';
import { ask, closeAll, open, PORTAL_ID, STARTED_AT, TOKEN } from './opened.ts';

const CONTACTS = '/crm/v3/objects/contacts';
const PROPERTIES = '/crm/v3/properties/contacts';
const GROUP = { name: 'sla_clock', label: 'SLA clock', displayOrder: -1 };
const STATUS = {
  name: 'sla_status',
  label: 'SLA status',
  groupName: 'sla_clock',
  type: 'enumeration',
  fieldType: 'select',
  options: [{ value: 'met', label: 'Met', displayOrder: 0, hidden: false }],
};

afterEach(closeAll);

describe('properties', () => {
  test('and their groups are created with 201 once, and refused with 409 twice', async () => {
    const { call } = await open();
    const group = () => call('POST', `${PROPERTIES}/groups`, GROUP);
    const property = () => call('POST', PROPERTIES, STATUS);
    expect(await group()).toMatchObject({ status: 201, body: { name: 'sla_clock', archived: false } });
    expect(await group()).toMatchObject({ status: 409, body: { category: 'OBJECT_ALREADY_EXISTS' } });
    expect(await property()).toMatchObject({ status: 201, body: { name: 'sla_status', archived: false } });
    expect(await property()).toMatchObject({ status: 409, body: { category: 'OBJECT_ALREADY_EXISTS' } });
  });

  test('are read alone and all together; what is not there is 404', async () => {
    const { call } = await open();
    await call('POST', `${PROPERTIES}/groups`, GROUP);
    await call('POST', PROPERTIES, STATUS);
    const all = await call('GET', PROPERTIES);
    expect(all.body.results).toContainEqual((await call('GET', `${PROPERTIES}/sla_status`)).body);
    expect((await call('GET', `${PROPERTIES}/groups`)).body.results).toContainEqual(
      (await call('GET', `${PROPERTIES}/groups/sla_clock`)).body,
    );
    for (const path of ['sla_nothing', 'groups/nothing']) {
      expect(await call('GET', `${PROPERTIES}/${path}`)).toMatchObject({
        status: 404,
        body: { category: 'OBJECT_NOT_FOUND' },
      });
    }
  });

  test.each([
    ['whose group is not there', { groupName: 'other' }],
    ['with a name HubSpot keeps for itself', { name: 'hs_mine' }],
    ['with a name that is none', { name: 'SLA status' }],
    ['that enumerates nothing', { options: [] }],
  ])('%s are refused', async (_, wrong) => {
    const { call } = await open();
    await call('POST', `${PROPERTIES}/groups`, GROUP);
    expect((await call('POST', PROPERTIES, { ...STATUS, ...wrong })).status).toBe(400);
  });

  test('ten of them may be unique, not eleven', async () => {
    const { call } = await open();
    await call('POST', `${PROPERTIES}/groups`, GROUP);
    const statuses: number[] = [];
    for (let number = 1; number <= 11; number += 1) {
      const unique = { ...STATUS, type: 'string', fieldType: 'text', options: [], hasUniqueValue: true };
      statuses.push((await call('POST', PROPERTIES, { ...unique, name: `sla_key_${number}` })).status);
    }
    expect(statuses).toEqual([...Array<number>(10).fill(201), 400]);
  });
});

test('the account tells its zone, and how far it is from UTC at present', async () => {
  const { call } = await open({ portalZone: 'America/New_York' });
  const { status, body } = await call('GET', '/account-info/v3/details');
  expect(status).toBe(200);
  expect(body).toMatchObject({
    portalId: PORTAL_ID,
    timeZone: 'America/New_York',
    utcOffset: '-05:00',
    utcOffsetMilliseconds: -18_000_000,
  });
});

test('associations are read for many at once; who has none is named with 207', async () => {
  const { call, contact } = await open();
  const [busy, idle] = [await contact(), await contact()];
  const { body: task } = await call('POST', '/crm/v3/objects/tasks', {
    properties: { hs_timestamp: '2026-03-04T10:00:00Z' },
    associations: [
      { to: { id: busy }, types: [{ associationCategory: 'HUBSPOT_DEFINED', associationTypeId: 204 }] },
    ],
  });
  const read = (...asked: string[]) =>
    call('POST', '/crm/v4/associations/contacts/tasks/batch/read', { inputs: asked.map((id) => ({ id })) });
  const from = [
    {
      from: { id: busy },
      to: [
        {
          toObjectId: Number(task.id),
          associationTypes: [{ category: 'HUBSPOT_DEFINED', typeId: 203, label: null }],
        },
      ],
    },
  ];
  expect(await read(busy)).toMatchObject({ status: 200, body: { results: from } });
  expect(await read(busy, idle)).toMatchObject({
    status: 207,
    body: { results: from, numErrors: 1, errors: [{ category: 'OBJECT_NOT_FOUND' }] },
  });
});

describe('trouble on order', () => {
  test('a status comes with its body and headers, for the calls that were meant and no other', async () => {
    const { call, sandbox } = await open();
    sandbox.trouble.order({
      on: 'GET /crm/v3/owners',
      with: 477,
      times: 2,
      body: { message: 'moving' },
      headers: { 'retry-after': '9' },
    });
    expect((await call('GET', CONTACTS)).status).toBe(200);
    for (const expected of [477, 477, 200]) {
      const { status, body, headers } = await call('GET', '/crm/v3/owners');
      expect(status).toBe(expected);
      if (expected === 477) {
        expect([body.message, headers.get('retry-after')]).toEqual(['moving', '9']);
      }
    }
  });

  test('a text is answered as a page', async () => {
    const { call, sandbox } = await open();
    sandbox.trouble.order({ with: 502, body: '<html>Bad gateway</html>' });
    const { status, headers, text } = await call('GET', CONTACTS);
    expect([status, text]).toEqual([502, '<html>Bad gateway</html>']);
    expect(headers.get('content-type')).toMatch('text/html');
  });

  test('"hang up" breaks the connection before anything is done', async () => {
    const { call, contact, sandbox } = await open();
    sandbox.trouble.order({ with: 'hang up' });
    await expect(call('POST', CONTACTS, { properties: {} })).rejects.toThrow('fetch failed');
    expect(sandbox.portal.all('contacts')).toEqual([]);
    await expect(contact()).resolves.toEqual(expect.any(String));
  });

  test('"hang up after" does what was asked and breaks the connection instead of answering', async () => {
    const { call, sandbox } = await open();
    sandbox.trouble.order({ with: 'hang up after' });
    await expect(call('POST', CONTACTS, { properties: {} })).rejects.toThrow('fetch failed');
    expect(sandbox.portal.all('contacts')).toHaveLength(1);
  });

  test('"never answer" leaves the caller waiting, and nothing is done', async () => {
    const { sandbox, contact } = await open();
    sandbox.trouble.order({ on: 'POST', with: 'never answer' });
    const asked = request(sandbox.url + CONTACTS, {
      method: 'POST',
      headers: {
        authorization: `Bearer ${TOKEN}`,
        'content-type': 'application/json',
        expect: '100-continue',
      },
    });
    const answered = jest.fn();
    asked.once('response', answered);
    asked.once('error', () => undefined); // the connection is broken off below
    asked.flushHeaders();
    await once(asked, 'continue'); // the portal has the call, and has decided about it
    asked.end('{"properties":{}}');
    await contact({ firstname: 'Later' });
    expect(sandbox.portal.all('contacts')).toHaveLength(1);
    expect(answered).not.toHaveBeenCalled();
    asked.destroy();
  });

  test.each([
    [423, { category: 'LOCKED' }],
    [429, { policyName: 'TEN_SECONDLY_ROLLING' }],
    [477, { category: 'MIGRATION_IN_PROGRESS' }],
  ])('with %d has HubSpot\u2019s body unless another is ordered', async (status, body) => {
    const { call, sandbox } = await open();
    sandbox.trouble.order({ with: status, headers: { 'retry-after': '3600' } });
    const answer = await call('GET', CONTACTS);
    expect(answer).toMatchObject({ status, body });
    expect(answer.headers.get('retry-after')).toBe('3600');
  });
});

test('calls are listed with time, path, status and the size of their batch', async () => {
  const { call, sandbox, time, contact } = await open();
  const id = await contact();
  await time.advanceBy(60_000);
  await call('POST', `${CONTACTS}/batch/read?archived=false`, { inputs: [{ id }, { id: '7' }] });
  const expected = [
    { at: STARTED_AT, method: 'POST', path: CONTACTS, status: 201, inputs: null },
    { at: STARTED_AT + 60_000, method: 'POST', path: `${CONTACTS}/batch/read`, status: 207, inputs: 2 },
  ];
  expect(sandbox.calls()).toEqual(expected);
  expect((await ask(`${sandbox.url}/sandbox/calls`, 'GET', undefined, {})).body.calls).toEqual(expected);
});
