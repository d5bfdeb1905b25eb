/**
 * Gaps close by themselves: a portal none of whose notices ever arrives, and a service that finds out all the same, by
 * comparing what it knows with HubSpot.
 */
import { REPS } from '../../src/sandbox/story/cast.ts';
import { byPerson, FORM, openHouse, WORKFLOW, type House } from '../support/house.ts';

const [grace, tom] = REPS;
const SILENT = { droppedShare: 1 };
let house: House;
let number = 0;

function lead(over: Readonly<Record<string, string>> = {}): string {
  number += 1;
  const values = { email: `lead${number}@journey.example`, lifecyclestage: 'lead', hs_lead_status: 'NEW' };
  return house.sandbox.portal.create('contacts', { ...values, ...over }, FORM).id;
}

async function reconcile(): Promise<void> {
  house.service.reconcile();
  await house.settle();
}

const counts = () => house.service.store.counts(house.time.now());

beforeEach(async () => {
  house = await openHouse({ startAt: '2026-03-03T09:00:00Z', habits: SILENT });
  await house.settle();
});

afterEach(() => house.close());

test('a lead that nobody told of is found, and its clock began when HubSpot says it did', async () => {
  const id = lead({ hubspot_owner_id: grace!.ownerId });
  await house.until('2026-03-03T10:00:00Z');
  expect(await counts()).toMatchObject({ records: 0, reconciledAt: Date.parse('2026-03-03T09:00:00Z') });
  await reconcile();
  expect(house.property(id, 'sla_deadline')).toBe('2026-03-03T13:00:00.000Z');
  expect(await counts()).toMatchObject({
    records: 1,
    unread: 0,
    reconciledAt: Date.parse('2026-03-03T10:00:00Z'),
    reconciled: 1,
  });
});

test('of all that happened to a lead unheard the clocks end as if it had been heard (E28)', async () => {
  const id = lead({ hubspot_owner_id: grace!.ownerId });
  await reconcile();
  const { portal } = house.sandbox;
  await house.until('2026-03-03T11:00:00Z');
  portal.update('contacts', id, { hs_lead_status: 'CONNECTED' }, byPerson(grace!));
  await house.until('2026-03-03T12:00:00Z');
  portal.update('contacts', id, { hubspot_owner_id: tom!.ownerId }, WORKFLOW);
  await house.until('2026-03-03T14:00:00Z');
  // What was not heard of has passed for a breach.
  expect(house.property(id, 'sla_status')).toBe('overdue');
  portal.update('contacts', id, { hs_lead_status: 'UNQUALIFIED' }, byPerson(tom!));
  await reconcile();
  expect(house.property(id, 'sla_status')).toBe('met');
  expect(house.property(id, 'sla_breaches')).toBe('0');
  expect(house.tasks(id).map(({ status }) => status)).not.toContain('NOT_STARTED');
});

test('a lead that is deleted, merged or forgotten unheard runs no more, and one that comes back runs again', async () => {
  const [deleted, erased, kept, merged] = [0, 1, 2, 3].map(() => lead({ hubspot_owner_id: tom!.ownerId }));
  await reconcile();
  const { portal } = house.sandbox;
  await house.until('2026-03-03T10:00:00Z');
  portal.archive('contacts', deleted!, byPerson(tom!));
  portal.erase('contacts', erased!, byPerson(tom!));
  const survivor = portal.merge('contacts', kept!, merged!, byPerson(tom!)).id;
  await reconcile();
  const card = (id: string) => house.card(id);
  expect(await card(deleted!)).toMatchObject({ clocks: [{ verdict: 'void' }, { verdict: 'void' }] });
  expect(await card(merged!)).toMatchObject({ clocks: [{ verdict: 'void' }, { verdict: 'void' }] });
  expect(await card(erased!)).toMatchObject({ tracked: false });
  expect(await card(survivor)).toMatchObject({
    clocks: [{ verdict: null, deadlineAt: Date.parse('2026-03-03T13:00:00Z') }, { verdict: null }],
  });
  await house.until('2026-03-03T11:00:00Z');
  portal.restore('contacts', deleted!, byPerson(tom!));
  await reconcile();
  expect(await card(deleted!)).toMatchObject({ clocks: [{ verdict: null }, { verdict: null }] });
});

test('what search does not show yet is found the next time', async () => {
  house.sandbox.portal.manners.searchLagMs = 300_000;
  await house.until('2026-03-03T09:30:00Z');
  const id = lead();
  await house.until('2026-03-03T09:31:00Z');
  await reconcile();
  expect(await counts()).toMatchObject({ records: 0 });
  await house.until('2026-03-03T09:40:00Z');
  await reconcile();
  expect(await house.card(id)).not.toMatchObject({ reason: 'unknown' });
  expect(await counts()).toMatchObject({ records: 1 });
});

test('more leads of one instant than a search shows are all found, each read once, and none again without need', async () => {
  const ids = Array.from({ length: 450 }, () => lead());
  await reconcile();
  expect(await counts()).toMatchObject({ records: ids.length, unread: 0, reconciled: ids.length });
  await house.until('2026-03-04T02:20:00Z');
  const reads = () => house.sandbox.calls().filter(({ path }) => path.endsWith('contacts/batch/read')).length;
  const before = reads();
  await reconcile();
  expect(await counts()).toMatchObject({ reconciled: 0 });
  expect(reads()).toBe(before);
});

test('contacts that are nobody’s business are not taken up', async () => {
  house.sandbox.portal.create(
    'contacts',
    { email: 'sub@journey.example', lifecyclestage: 'subscriber' },
    FORM,
  );
  await reconcile();
  expect(await counts()).toMatchObject({ records: 0 });
});
