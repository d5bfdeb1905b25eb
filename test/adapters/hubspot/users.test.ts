/** When users are out of office, as HubSpot lists it. */
import { connect, playPortal, portal } from './portal.ts';

playPortal();

const USERS = '/crm/v3/objects/users';
const CHANGED = '2026-03-02T09:00:00.000Z';
const user = (id: number, away: string | null, userId: string | null = String(id)) => ({
  id: `70000000000${id}`,
  properties: { hs_internal_user_id: userId, hs_out_of_office_hours: away },
  createdAt: CHANGED,
  updatedAt: CHANGED,
  archived: false,
});

test('absences are read of all users, page by page', async () => {
  const away = JSON.stringify([{ startTimestamp: 1_772_438_400_000, endTimestamp: '1772524800000' }]);
  portal()
    .get(USERS)
    .query((asked) => asked.after === undefined && asked.limit === '100')
    .reply(200, { results: [user(1, away)], paging: { next: { after: 'A' } } });
  portal()
    .get(USERS)
    .query((asked) => asked.after === 'A')
    .reply(200, { results: [user(2, null), user(3, away, null)] });
  const changedAt = Date.parse(CHANGED);
  expect(await connect().crm.absences()).toEqual([
    { userId: '1', spans: [{ fromAt: 1_772_438_400_000, untilAt: 1_772_524_800_000 }], changedAt },
    { userId: '2', spans: [], changedAt },
  ]);
});

test.each([
  ['no JSON', 'from Monday'],
  ['no list', '{}'],
  ['a span without an end', '[{"startTimestamp":1}]'],
  ['a span that ends before it begins', '[{"startTimestamp":2,"endTimestamp":1}]'],
])('%s is no absence', async (_what, text) => {
  portal()
    .get(USERS)
    .query(true)
    .reply(200, { results: [user(1, text)] });
  expect(await connect().crm.absences()).toMatchObject([{ userId: '1', spans: [] }]);
});

test('without the scope nothing is told of absences, and other faults are thrown', async () => {
  portal().get(USERS).query(true).reply(403, { category: 'MISSING_SCOPES' });
  expect(await connect().crm.absences()).toBeNull();
  portal().get(USERS).query(true).reply(401, {});
  await expect(connect().crm.absences()).rejects.toMatchObject({ name: 'CrmRefused', reason: 'token' });
  portal().get(USERS).query(true).reply(503, {});
  await expect(connect({ attempts: 1 }).crm.absences()).rejects.toMatchObject({ name: 'CrmUnavailable' });
});
