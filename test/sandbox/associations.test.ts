/** What belongs together, and what HubSpot works out from it. */
import { valueOf } from '../../src/sandbox/portal/record.ts';
import { closeAll, FORM, open, STARTED_AT, UI } from './opened.ts';

const BATCH = '/crm/v4/associations/tasks/contacts/batch';
const MINUTE_MS = 60_000;

afterEach(closeAll);

async function pair() {
  const opened = await open();
  const { portal } = opened.sandbox;
  const contact = portal.create('contacts', {}, FORM);
  const task = portal.create('tasks', { hs_timestamp: String(STARTED_AT) }, UI);
  const joined = () => portal.associations.joined('contacts', contact.id, 'tasks');
  return { ...opened, portal, contact, task, joined };
}

describe('records are joined', () => {
  test('by PUT, by batch with the usual type and by batch with a named type', async () => {
    const { call, contact, task, portal, joined } = await pair();
    const ends = { from: { id: task.id }, to: { id: contact.id } };
    const types = [{ associationCategory: 'HUBSPOT_DEFINED', associationTypeId: 204 }];
    const ways = [
      () => call('PUT', `/crm/v4/objects/tasks/${task.id}/associations/default/contacts/${contact.id}`),
      () => call('POST', `${BATCH}/associate/default`, { inputs: [ends] }),
      () => call('POST', `${BATCH}/create`, { inputs: [{ ...ends, types }] }),
    ];
    const statuses: number[] = [];
    for (const way of ways) {
      statuses.push((await way()).status);
      expect(joined()).toEqual([task.id]);
      portal.associations.part('tasks', task.id, 'contacts', contact.id);
    }
    expect(statuses).toEqual([200, 200, 201]);
  });

  test('and parted by DELETE and by batch', async () => {
    const { call, contact, task, portal, joined } = await pair();
    const join = () => {
      portal.associations.join('tasks', task.id, 'contacts', contact.id);
    };
    join();
    const path = `/crm/v4/objects/tasks/${task.id}/associations/contacts`;
    expect((await call('GET', path)).body.results).toMatchObject([{ toObjectId: Number(contact.id) }]);
    expect((await call('DELETE', `${path}/${contact.id}`)).status).toBe(204);
    expect(joined()).toEqual([]);
    join();
    const inputs = [{ from: { id: task.id }, to: [{ id: contact.id }] }];
    expect((await call('POST', `${BATCH}/archive`, { inputs })).status).toBe(204);
    expect(joined()).toEqual([]);
  });

  test('all or none: one that is not there, or a type that does not fit, and nothing is joined', async () => {
    const { call, contact, task, joined } = await pair();
    const good = { from: { id: task.id }, to: { id: contact.id } };
    const inputs = [good, { from: { id: task.id }, to: { id: '7' } }];
    expect((await call('POST', `${BATCH}/associate/default`, { inputs })).status).toBe(404);
    const types = [{ associationCategory: 'HUBSPOT_DEFINED', associationTypeId: 203 }];
    expect((await call('POST', `${BATCH}/create`, { inputs: [{ ...good, types }] })).status).toBe(400);
    expect(joined()).toEqual([]);
  });
});

describe('of a contact HubSpot works out', () => {
  test.each([
    ['calls', {}, true],
    ['emails', { hs_email_direction: 'EMAIL' }, true],
    ['emails', { hs_email_direction: 'INCOMING_EMAIL' }, false],
    ['meetings', {}, true],
    ['notes', {}, false],
  ] as const)('the last contact from %s %j: %s', async (type, more, counts) => {
    const { portal, contact, time } = await pair();
    await time.advanceBy(MINUTE_MS);
    const at = new Date(STARTED_AT + 30_000).toISOString();
    const activity = portal.create(type, { hs_timestamp: at, ...more }, UI);
    portal.associations.join(type, activity.id, 'contacts', contact.id, undefined, UI);
    expect(valueOf(contact, 'notes_last_contacted')).toBe(counts ? at : null);
  });

  test('the last contact as the latest, however late it was entered, and none that is still to come', async () => {
    const { portal, contact, time } = await pair();
    await time.advanceBy(10 * MINUTE_MS);
    for (const minutes of [5, 3, 20]) {
      const call = portal.create('calls', { hs_timestamp: STARTED_AT + minutes * MINUTE_MS }, UI);
      portal.associations.join('calls', call.id, 'contacts', contact.id);
    }
    const at = new Date(STARTED_AT + 5 * MINUTE_MS).toISOString();
    expect(contact.history.get('notes_last_contacted')!.map(({ value }) => value)).toEqual([at]);
    expect(valueOf(contact, 'lastmodifieddate')).toBe(new Date(time.now()).toISOString());
  });

  test('how many deals it has, as they come, are archived and restored', async () => {
    const { portal, contact } = await pair();
    const deal = portal.create('deals', { dealname: 'Alder' }, UI).id;
    portal.associations.join('deals', deal, 'contacts', contact.id);
    portal.archive('deals', deal, UI);
    portal.restore('deals', deal, UI);
    portal.associations.part('contacts', contact.id, 'deals', deal);
    expect(contact.history.get('num_associated_deals')!.map(({ value }) => value)).toEqual([
      '1',
      '0',
      '1',
      '0',
    ]);
  });
});
