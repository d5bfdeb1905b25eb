/** Owners, users and teams, by three kinds of ids. */
import { closeAll, JO, LEFT, open, person, STARTED_AT } from './opened.ts';

const QUEUE = person(13, { type: 'QUEUE', firstName: 'Inbound', lastName: 'queue', teams: [] });
const PART_TIME = person(14, {
  teams: [
    { id: '9', name: 'Sales', primary: false },
    { id: '10', name: 'Service', primary: true },
  ],
});
const people = [JO, LEFT, QUEUE, PART_TIME];

afterEach(closeAll);

test('a queue is an owner that is no user', async () => {
  const { call } = await open({ people });
  const { body } = await call('GET', '/crm/v3/owners/13');
  expect(body).toMatchObject({ id: '13', type: 'QUEUE', archived: false });
  expect(Object.keys(body)).not.toContain('userId');
  const users = (await call('GET', '/settings/v3/users/')).body.results;
  expect(users.map(({ id }) => id)).toEqual([String(JO.userId), String(PART_TIME.userId)]);
});

test('an owner who is archived is listed apart, with the instant, and no record can be given to them', async () => {
  const { call, sandbox, time } = await open({ people });
  await time.advanceBy(60_000);
  sandbox.portal.people.archive(JO.ownerId);
  const listed = async (archived: boolean) =>
    (await call('GET', `/crm/v3/owners/?archived=${String(archived)}`)).body.results;
  expect((await listed(false)).map(({ id }) => id)).toEqual(['13', '14']);
  expect(await listed(true)).toMatchObject([
    {
      id: JO.ownerId,
      userId: null,
      userIdIncludingInactive: JO.userId,
      updatedAt: new Date(STARTED_AT + 60_000).toISOString(),
    },
    { id: LEFT.ownerId },
  ]);
  expect((await call('GET', `/crm/v3/owners/${JO.ownerId}`)).status).toBe(404);
  expect((await call('GET', `/crm/v3/owners/${JO.ownerId}?archived=true`)).status).toBe(200);
  const properties = { hubspot_owner_id: JO.ownerId };
  expect(await call('POST', '/crm/v3/objects/contacts', { properties })).toMatchObject({
    status: 400,
    body: { errors: [{ code: 'INVALID_OWNER_ID' }] },
  });
  sandbox.portal.people.archive(JO.ownerId, false);
  expect((await call('POST', '/crm/v3/objects/contacts', { properties })).status).toBe(201);
});

test('teams are listed with those whose first team it is, and those whose it is beside another', async () => {
  const { call } = await open({ people });
  expect((await call('GET', '/settings/v3/users/teams')).body.results).toEqual([
    { id: '9', name: 'Sales', userIds: [String(JO.userId)], secondaryUserIds: [String(PART_TIME.userId)] },
    { id: '10', name: 'Service', userIds: [String(PART_TIME.userId)], secondaryUserIds: [] },
  ]);
});

test('users come in pages, and only to whoever has the token', async () => {
  const { call, sandbox } = await open({ people });
  const first = (await call('GET', '/settings/v3/users/?limit=1')).body;
  expect(first).toMatchObject({ results: [{ id: String(JO.userId) }], paging: { next: { after: '1' } } });
  expect((await call('GET', '/settings/v3/users/?limit=1&after=1')).body.results).toMatchObject([
    { id: String(PART_TIME.userId), primaryTeamId: '10', secondaryTeamIds: ['9'] },
  ]);
  expect((await fetch(`${sandbox.url}/settings/v3/users/`)).status).toBe(401);
});
