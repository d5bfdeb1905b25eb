/** As much as a large account has in a busy hour: the sandbox must not be what is slow then. */
import { closeAll, FORM, open, UI } from './opened.ts';
import { importContacts } from '../../src/sandbox/portal/imports.ts';
import { receive } from './receiver.ts';

const CONTACTS = 50_000;

afterEach(closeAll);

test('50,000 contacts come with 200,000 notices, none lost and none twice', async () => {
  const receiver = await receive();
  const properties = { lifecyclestage: 'lead', hs_lead_status: 'NEW', hubspot_owner_id: '11' };
  const subscriptions = [null, ...Object.keys(properties)].map((property, place) => ({
    id: place,
    type: property === null ? 'object.creation' : 'object.propertyChange',
    objectType: 'contact',
    property,
  }));
  const { sandbox, time, call } = await open({ serviceUrl: receiver.url, subscriptions });
  const settings = { properties, importId: '1', overMs: 60_000, endedAt: time.now() };
  const ids = importContacts(sandbox.portal, { contacts: CONTACTS, ...settings });
  await sandbox.deliveries.settled();
  const told = receiver.notices().map(({ objectId, propertyName }) => `${objectId} ${String(propertyName)}`);
  expect([told.length, new Set(told).size]).toEqual([4 * CONTACTS, 4 * CONTACTS]);

  const filters = [{ propertyName: 'hs_object_id', operator: 'GT', value: ids.at(-3)! }];
  const found = await call('POST', '/crm/v3/objects/contacts/search', { filterGroups: [{ filters }] });
  expect(found.body.results.map(({ id }) => id)).toEqual(ids.slice(-2));
  await receiver.close();
}, 240_000);

test('of a property that changes without end the oldest versions are let go', async () => {
  const { sandbox, time } = await open();
  const { id } = sandbox.portal.create('contacts', {}, FORM);
  for (let number = 0; number < 500; number += 1) {
    await time.advanceBy(1_000);
    sandbox.portal.update('contacts', id, { company: String(number) }, UI);
  }
  const kept = sandbox.portal.find('contacts', id)!.history.get('company')!;
  expect([kept.length, kept[0]!.value, kept.at(-1)!.value]).toEqual([200, '300', '499']);
});
