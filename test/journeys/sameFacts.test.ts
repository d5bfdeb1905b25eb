/** A contact's life told twice, by notices and by its history: both must tell the same facts. */
import { readFile } from 'node:fs/promises';
import { parseDelivery } from '../../webhooks/delivery.ts';
import { toldBy } from '../../webhooks/translate.ts';
import { createHubSpot } from '../../src/adapters/hubspot/hubspot.ts';
import { type Crm } from '../../src/application/crm.ts';
import { PORTAL_PROPERTIES, PROPERTY_GROUP } from '../../src/application/portalProperties.ts';
import { type Fact } from '../../src/domain/timeline/fact.ts';
import { type Sandbox } from '../../src/sandbox/sandbox.ts';
import { REPS } from '../../src/sandbox/story/cast.ts';
import { noticesOf, type Notice } from '../../src/sandbox/webhooks/notices.ts';
import { readSubscriptions } from '../../src/sandbox/webhooks/subscriptions.ts';
import { byPerson, FORM, WORKFLOW } from '../support/house.ts';
import { MovedTime } from '../support/movedTime.ts';
import { silentPortal } from '../support/portals.ts';

const TOKEN = 'pat-eu1-00000000-0000-4000-8000-0000000000aa';
const WATCHED = ['hs_lead_status', 'hubspot_owner_id', 'lifecyclestage', 'sla_snooze_until'];
const [grace, tom] = REPS;
const time = new MovedTime('2026-03-03T09:00:00.007Z');
const notices: Notice[] = [];
let sandbox: Sandbox;
let crm: Crm;

beforeAll(async () => {
  const hsmeta: unknown = JSON.parse(await readFile('webhooks/webhooks-hsmeta.json', 'utf8'));
  const subscriptions = readSubscriptions(hsmeta);
  sandbox = await silentPortal(time, TOKEN);
  let eventId = 0;
  sandbox.portal.onChange((change) => {
    notices.push(
      ...noticesOf(change, subscriptions, { portalId: 1, appId: 2, eventId: () => (eventId += 1) }),
    );
  });
  crm = createHubSpot({ accessToken: TOKEN, basePath: sandbox.url, now: () => time.now() });
  await crm.ensureProperties(PROPERTY_GROUP, PORTAL_PROPERTIES);
});

afterAll(() => sandbox.close());

/** What makes a fact one and the same, as the store knows it; and who did it. */
function named(fact: Fact): string {
  const what =
    fact.kind === 'property' ? [fact.property, fact.value] : fact.kind === 'merged' ? fact.mergedIds : [];
  const who = `${fact.source.type}/${fact.source.id}`;
  return [fact.record.recordId, fact.kind, ...what, new Date(fact.occurredAt).toISOString(), who].join(' ');
}

function told(): readonly string[] {
  const delivery = parseDelivery(Buffer.from(JSON.stringify(notices)), null);
  if (!delivery.ok) throw new Error(delivery.reason);
  return toldBy(delivery.notices).facts.map(named);
}

const remembered = async (ids: readonly string[]): Promise<readonly string[]> =>
  (await crm.readHistory(ids, WATCHED)).flatMap(({ facts }) => facts).map(named);

const lead = (email: string) => ({ email, lifecyclestage: 'lead', hs_lead_status: 'NEW' });

test('a life with instants, cleared values and values taken twice is the same by notice and by history', async () => {
  const { portal } = sandbox;
  const { id } = portal.create('contacts', lead('ada@journey.example'), FORM);
  await time.advanceBy(1_003);
  portal.update('contacts', id, { hubspot_owner_id: grace!.ownerId }, WORKFLOW);
  await time.advanceBy(1);
  portal.update('contacts', id, { sla_snooze_until: '2026-03-03T12:00:00Z' }, byPerson(grace!));
  await time.advanceBy(60_000);
  portal.update('contacts', id, { hubspot_owner_id: '', sla_snooze_until: '' }, byPerson(grace!));
  await time.advanceBy(60_000);
  portal.update('contacts', id, { hubspot_owner_id: grace!.ownerId }, byPerson(tom!));
  const facts = await remembered([id]);
  expect(facts).toHaveLength(8);
  expect(facts.toSorted()).toEqual(told().toSorted());
});

test('a merge is the same by notice and by history', async () => {
  const { portal } = sandbox;
  const [kept, other] = ['bo', 'cy'].map(
    (name) => portal.create('contacts', lead(`${name}@journey.example`), FORM).id,
  );
  await time.advanceBy(60_000);
  const { id } = portal.merge('contacts', kept!, other!, byPerson(tom!));
  const merges = (await remembered([id])).filter((fact) => fact.includes(' merged '));
  expect(merges).toEqual([
    expect.stringContaining(`${id} merged ${kept} ${other} 2026-03-03T09:03:01.011Z`) as string,
  ]);
  expect(told()).toContain(merges[0]);
});
