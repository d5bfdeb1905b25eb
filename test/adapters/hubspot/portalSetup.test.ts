import { PORTAL_PROPERTIES, PROPERTY_GROUP } from '../../../src/application/portalProperties.ts';
import { AS_JSON, connect, playPortal, portal, validationError } from './portal.ts';

playPortal();

const OWNERS = '/crm/v3/owners/';
const ROOM = '/crm/v3/properties';
const page = (archived: boolean) => ({ limit: 100, archived });
const owner = (over: object) => ({
  id: '101',
  type: 'PERSON',
  email: 'ann@example.com',
  firstName: 'Ann',
  lastName: 'Rowe',
  userId: 9,
  userIdIncludingInactive: 9,
  createdAt: '2026-01-01T00:00:00Z',
  updatedAt: '2026-01-01T00:00:00Z',
  archived: false,
  teams: [{ id: '3', name: 'EMEA Sales', primary: true }],
  ...over,
});

describe('owners', () => {
  test('come page by page, those who left included, as the use cases know them', async () => {
    portal()
      .get(OWNERS)
      .query(page(false))
      .reply(200, { results: [owner({})], paging: { next: { after: 'A1' } } });
    portal()
      .get(OWNERS)
      .query({ ...page(false), after: 'A1' })
      .reply(200, {
        results: [owner({ id: '105', type: 'QUEUE', firstName: 'Inbound', lastName: '', teams: [] })],
      });
    const left = { archived: true, userId: undefined, firstName: '', lastName: '', teams: undefined };
    portal()
      .get(OWNERS)
      .query(page(true))
      .reply(200, { results: [owner({ ...left, id: '104' }), owner({ archived: true })] });
    const owners = await connect().crm.owners();
    expect(owners).toHaveLength(3);
    expect(owners).toContainEqual({
      ownerId: '101',
      userId: '9',
      name: 'Ann Rowe',
      email: 'ann@example.com',
      type: 'person',
      active: true,
      teams: [{ id: '3', name: 'EMEA Sales', primary: true }],
      changedAt: Date.UTC(2026, 0, 1),
    });
    expect(owners).toContainEqual(
      expect.objectContaining({ ownerId: '105', type: 'queue', name: 'Inbound', teams: [] }),
    );
    expect(owners).toContainEqual(
      expect.objectContaining({
        ownerId: '104',
        active: false,
        userId: '9',
        name: 'ann@example.com',
        teams: [],
      }),
    );
  });
});

describe('our properties', () => {
  const named = (name: string) => ({
    name,
    label: name,
    type: 'string',
    fieldType: 'text',
    groupName: 'g',
    options: [],
  });
  const present = (objectType: string, names: readonly string[]): void => {
    portal()
      .get(`${ROOM}/${objectType}`)
      .query(true)
      .reply(200, { results: names.map(named) });
  };
  const contactNames = PORTAL_PROPERTIES.filter((each) => each.objectType === 'contacts').map(
    ({ name }) => name,
  );
  const ensure = () => connect().crm.ensureProperties(PROPERTY_GROUP, PORTAL_PROPERTIES);

  test('that are all there are left alone', async () => {
    present('contacts', contactNames);
    present('tasks', ['sla_effect_key']);
    expect(await ensure()).toEqual([]);
  });

  test('that are missing are made, and their group before them', async () => {
    const asked: string[] = [];
    const record = async (request: Request): Promise<Record<string, unknown>> => {
      const { name } = (await request.json()) as { name: string };
      asked.push(`${new URL(request.url).pathname.replace(ROOM, '')} ${name}`);
      return named(name);
    };
    present('contacts', contactNames.slice(1));
    portal().get(`${ROOM}/contacts/groups/sla_clock`).reply(404, {});
    portal().post(`${ROOM}/contacts/groups`).reply(201, record, AS_JSON);
    portal()
      .post(`${ROOM}/contacts`, (body: { options: unknown[] }) => body.options.length === 6)
      .reply(201, record, AS_JSON);
    present('tasks', ['sla_effect_key']);
    expect(await ensure()).toEqual(['sla_status']);
    expect(asked).toEqual(['/contacts/groups sla_clock', '/contacts sla_status']);
  });

  test('that somebody else makes at the same moment are no fault', async () => {
    present('contacts', contactNames.slice(1));
    portal().get(`${ROOM}/contacts/groups/sla_clock`).reply(404, {});
    portal().post(`${ROOM}/contacts/groups`).reply(409, {});
    portal().post(`${ROOM}/contacts`).reply(409, {});
    present('tasks', ['sla_effect_key']);
    expect(await ensure()).toEqual([]);
  });

  test('of a task are unique where the portal allows it, and plain where it does not', async () => {
    present('contacts', contactNames);
    present('tasks', []);
    portal().get(`${ROOM}/tasks/groups/sla_clock`).reply(200, named('sla_clock'));
    portal()
      .post(`${ROOM}/tasks`, (body: object) => 'hasUniqueValue' in body)
      .reply(400, validationError());
    portal()
      .post(`${ROOM}/tasks`, (body: object) => !('hasUniqueValue' in body))
      .reply(201, named('sla_effect_key'));
    expect(await ensure()).toEqual(['sla_effect_key']);
  });
});
