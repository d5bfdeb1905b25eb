/** Everything that can be ordered over HTTP, and what is refused as an order. */
import { valueOf } from '../../src/sandbox/portal/record.ts';
import { type SandboxOptions } from '../../src/sandbox/sandbox.ts';
import { ask, closeAll, FORM, JO, open, STARTED_AT } from './opened.ts';

const CONTACTS = '/crm/v3/objects/contacts';

afterEach(closeAll);

async function steered(options: Partial<SandboxOptions> = {}) {
  const opened = await open({ watch: () => watch, ...options });
  let watch = 0;
  const { portal } = opened.sandbox;
  const order = (body: object) => ask(`${opened.sandbox.url}/sandbox/orders`, 'POST', body, {});
  const ordered = async (body: object) => {
    const answer = await order(body);
    if (answer.status !== 200) throw new Error(answer.text);
    return answer.body;
  };
  const pass = (ms: number): void => {
    watch += ms;
  };
  return { ...opened, portal, order, ordered, pass };
}

test('calls fail as ordered, and no more once all is calm', async () => {
  const { call, ordered } = await steered();
  await ordered({ do: 'trouble', with: 503, times: 9 });
  expect((await call('GET', CONTACTS)).status).toBe(503);
  await ordered({ do: 'calm' });
  expect((await call('GET', CONTACTS)).status).toBe(200);
});

test('an import makes contacts within its time, by its id', async () => {
  const { ordered, portal } = await steered();
  const { ids } = await ordered({
    do: 'import',
    contacts: 4,
    importId: '8',
    properties: { lifecyclestage: 'lead' },
  });
  const made = (ids as string[]).map((id) => portal.find('contacts', id)!);
  expect(made.map(({ createdAt }) => STARTED_AT - createdAt)).toEqual([45_000, 30_000, 15_000, 0]);
  for (const contact of made) {
    const [version] = contact.history.get('lifecyclestage')!;
    expect(version).toMatchObject({ value: 'lead', by: { type: 'IMPORT', id: '8' } });
  }
});

test('a contact is made and changed as by a person at the portal’s pages', async () => {
  const { ordered, order, portal } = await steered();
  const { id } = await ordered({ do: 'contact', properties: { lifecyclestage: 'lead' } });
  await ordered({ do: 'contact', id, properties: { hs_lead_status: 'CONNECTED' }, by: JO.userId });
  const contact = portal.find('contacts', id)!;
  expect(contact.history.get('lifecyclestage')?.[0]).toMatchObject({ value: 'lead', by: { type: 'CRM_UI' } });
  expect(contact.history.get('hs_lead_status')?.[0]).toMatchObject({
    value: 'CONNECTED',
    by: { userId: JO.userId },
  });
  expect((await order({ do: 'contact', properties: {}, by: 404 })).status).toBe(404);
});

test('scopes are granted anew, and what has none is answered 403 with its name', async () => {
  const { call, ordered } = await steered();
  await ordered({ do: 'scopes', granted: ['oauth', 'crm.objects.contacts.read'] });
  expect((await call('GET', CONTACTS)).status).toBe(200);
  const refused = await call('POST', CONTACTS, { properties: {} });
  expect(refused.status).toBe(403);
  expect(refused.body).toMatchObject({
    category: 'MISSING_SCOPES',
    errors: [{ context: { requiredGranularScopes: ['crm.objects.contacts.write'] } }],
  });
});

test('records are merged, archived, restored and erased', async () => {
  const { ordered, portal } = await steered();
  const [a, b, c] = [0, 1, 2].map(() => portal.create('contacts', {}, FORM).id) as [string, string, string];
  await ordered({ do: 'manners', mergeInto: 'the primary' });
  expect(await ordered({ do: 'merge', primary: a, other: b })).toEqual({ id: a });
  await ordered({ do: 'archive', id: c });
  expect(portal.all('contacts').map(({ id }) => id)).toEqual([a]);
  await ordered({ do: 'restore', id: c });
  await ordered({ do: 'erase', contact: a });
  expect(portal.all('contacts').map(({ id }) => id)).toEqual([c]);
});

test('a locked record refuses writes for two seconds, and other records do not', async () => {
  const { ordered, portal, call, pass } = await steered();
  const [locked, free] = [0, 1].map(() => portal.create('contacts', {}, FORM).id) as [string, string];
  await ordered({ do: 'lock', id: locked });
  const properties = { firstname: 'Ada' };
  const patch = async (id: string) => (await call('PATCH', `${CONTACTS}/${id}`, { properties })).status;
  expect([await patch(locked), await patch(free)]).toEqual([423, 200]);
  const inputs = [locked, free].map((id) => ({ id, properties: { firstname: 'Eve' } }));
  expect((await call('POST', `${CONTACTS}/batch/update`, { inputs })).status).toBe(423);
  expect(valueOf(portal.find('contacts', free)!, 'firstname')).toBe('Ada');
  const traced = inputs.map((input) => ({ ...input, objectWriteTraceId: input.id }));
  expect(await call('POST', `${CONTACTS}/batch/update`, { inputs: traced })).toMatchObject({
    status: 207,
    body: { results: [{ id: free }], errors: [{ category: 'LOCKED', context: { ids: [locked] } }] },
  });
  pass(1_999);
  expect(await patch(locked)).toBe(423);
  pass(1);
  expect(await patch(locked)).toBe(200);
});

test('a rule of the account refuses values that do not comply, until it is taken away', async () => {
  const { ordered, call } = await steered();
  await ordered({ do: 'rule', property: 'company', allowed: 'A.*' });
  const create = (company: string) => call('POST', CONTACTS, { properties: { company } });
  expect(await create('Finch A')).toMatchObject({
    status: 400,
    body: { category: 'VALIDATION_ERROR', errors: [{ code: 'INVALID_BY_RULE' }] },
  });
  expect([(await create('Alder')).status, (await create('')).status]).toEqual([201, 201]);
  await ordered({ do: 'rule', property: 'company', allowed: null });
  expect((await create('Finch A')).status).toBe(201);
});

test('a property that was deleted takes no value and has none, and HubSpot\u2019s own cannot be', async () => {
  const { ordered, order, portal, call } = await steered();
  const company = portal.schema.property('contacts', 'company')!;
  portal.schema.addProperty('contacts', { ...company, name: 'own', hubspotDefined: false });
  const { id } = portal.create('contacts', { own: 'a' }, FORM);
  await ordered({ do: 'delete property', property: 'own' });
  expect((await call('GET', `${CONTACTS}/${id}?properties=own`)).body.properties.own).toBeNull();
  expect(await call('PATCH', `${CONTACTS}/${id}`, { properties: { own: 'b' } })).toMatchObject({
    status: 400,
    body: { errors: [{ code: 'PROPERTY_DOESNT_EXIST' }] },
  });
  expect((await order({ do: 'delete property', property: 'own' })).status).toBe(404);
  expect((await order({ do: 'delete property', property: 'company' })).status).toBe(400);
});

test('an owner is archived and taken back', async () => {
  const { ordered, portal } = await steered();
  await ordered({ do: 'archive owner', owner: JO.ownerId });
  expect(portal.people.byOwnerId(JO.ownerId)!.archived).toBe(true);
  await ordered({ do: 'archive owner', owner: JO.ownerId, archived: false });
  expect(portal.people.byOwnerId(JO.ownerId)!.archived).toBe(false);
});

test('the account gets another tier, other limits and a day half used', async () => {
  const { ordered, call } = await steered();
  expect(await ordered({ do: 'limits', tier: 'free', searches: 1, used: 1_000 })).toEqual({
    limits: { burst: 100, daily: 250_000, searches: 1, associations: 100, retryAfter: false },
  });
  const { headers } = await call('GET', CONTACTS);
  expect(headers.get('x-hubspot-ratelimit-daily-remaining')).toBe('248999');
});

test('search falls behind', async () => {
  const { ordered, portal, call } = await steered();
  await ordered({ do: 'manners', searchLagMs: 1 });
  portal.create('contacts', {}, FORM);
  expect((await call('POST', `${CONTACTS}/search`, {})).body.total).toBe(0);
});

test('deliveries become untidy, once or as a habit', async () => {
  const { ordered, portal, sandbox } = await steered({
    subscriptions: [{ id: 1, type: 'object.creation', objectType: 'contact', property: null }],
  });
  const dropped = () => {
    portal.create('contacts', {}, FORM);
    return sandbox.deliveries.counts().dropped;
  };
  await ordered({ do: 'disorder', on: 'object.creation', with: 'drop' });
  expect([dropped(), dropped()]).toEqual([1, 1]);
  await ordered({ do: 'deliver', droppedShare: 1 });
  expect([dropped(), dropped()]).toEqual([2, 3]);
});

test.each([
  [{}, 'do'],
  [{ do: 'dance' }, 'do'],
  [{ do: 'trouble', with: 'a storm' }, 'with'],
  [{ do: 'import', contacts: 0 }, 'contacts'],
  [{ do: 'rule', property: 'company', allowed: '(' }, 'not a regular expression'],
  [{ do: 'archive', id: '1', kind: 'contacts' }, 'kind'],
])('%j is no order, and the answer says what is wrong', async (body, told) => {
  const { order } = await steered();
  const answer = await order(body);
  expect(answer.status).toBe(400);
  expect(answer.body.message).toContain(told);
});
