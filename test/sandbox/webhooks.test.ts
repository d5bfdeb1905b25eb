/** Deliveries as a receiver sees them, on a clock the test moves. */
import { createHmac } from 'node:crypto';
import { type SandboxOptions } from '../../src/sandbox/sandbox.ts';
import { readSubscriptions, type Subscription } from '../../src/sandbox/webhooks/subscriptions.ts';
import { APP_ID, closeAll, FORM, open, PORTAL_ID, SECRET, STARTED_AT, UI, type Opened } from './opened.ts';
import { receive, type Receiver } from './receiver.ts';

const MINUTE_MS = 60_000;
const on = (subscriptionType: string, propertyName?: string) => ({
  subscriptionType,
  objectType: 'contact',
  ...(propertyName === undefined ? {} : { propertyName }),
  active: true,
});
const SUBSCRIPTIONS: readonly Subscription[] = readSubscriptions({
  config: {
    subscriptions: {
      crmObjects: [
        on('object.creation'),
        on('object.deletion'),
        on('object.restore'),
        on('object.merge'),
        on('object.propertyChange', 'hs_lead_status'),
        { ...on('object.propertyChange', 'company'), active: false },
      ],
      hubEvents: [{ subscriptionType: 'contact.privacyDeletion', active: true }],
    },
  },
});

let receiver: Receiver;

beforeEach(async () => {
  receiver = await receive();
});

afterEach(async () => {
  await closeAll();
  await receiver.close();
});

interface Delivering extends Opened {
  /** Moves the clock, and lets all that fell due arrive. */
  readonly pass: (milliseconds: number) => Promise<void>;
  readonly settled: () => Promise<void>;
}

async function deliver(options: Partial<SandboxOptions> = {}): Promise<Delivering> {
  const opened = await open({ serviceUrl: receiver.url, subscriptions: SUBSCRIPTIONS, ...options });
  const settled = () => opened.sandbox.deliveries.settled();
  return { ...opened, settled, pass: (milliseconds) => opened.time.advanceBy(milliseconds, settled) };
}

const types = () => receiver.notices().map(({ subscriptionType }) => subscriptionType);
const attempts = () => receiver.notices().map(({ attemptNumber }) => attemptNumber);

describe('a delivery', () => {
  test('is a signed array of notices', async () => {
    const { sandbox, settled } = await deliver();
    sandbox.portal.create('contacts', { hs_lead_status: 'NEW' }, FORM);
    await settled();
    expect(receiver.deliveries).toHaveLength(1);
    const { method, path, headers, body, notices } = receiver.deliveries[0]!;
    expect([method, path, headers['content-type']]).toEqual([
      'POST',
      '/webhooks/hubspot',
      'application/json',
    ]);
    expect(notices).toHaveLength(2);
    expect(headers['x-hubspot-request-timestamp']).toBe(String(STARTED_AT));
    expect(headers['x-hubspot-signature-v3']).toBe(
      createHmac('sha256', SECRET)
        .update(`POST${receiver.url}/webhooks/hubspot${body}${STARTED_AT}`)
        .digest('base64'),
    );
  });

  test('of many notices is split at the largest batch', async () => {
    const { sandbox, settled, pass } = await deliver({ habits: { batchWindowMs: 1_000, maxBatch: 3 } });
    for (let number = 0; number < 7; number += 1) sandbox.portal.create('contacts', {}, FORM);
    await settled();
    expect(receiver.deliveries).toEqual([]);
    await pass(1_000);
    expect(receiver.deliveries.map(({ notices }) => notices.length).sort()).toEqual([1, 3, 3]);
  });

  test('never has more than a hundred notices when nobody says how many', async () => {
    const { sandbox, settled } = await deliver();
    for (let number = 0; number < 101; number += 1) sandbox.portal.create('contacts', {}, FORM);
    await settled();
    const sizes = receiver.deliveries.map(({ notices }) => notices.length);
    expect(Math.max(...sizes)).toBeLessThanOrEqual(100);
    expect(receiver.notices()).toHaveLength(101);
  });
});

describe('a notice', () => {
  test('of a creation says what, when, where and who', async () => {
    const { sandbox, settled } = await deliver();
    const { id } = sandbox.portal.create('contacts', {}, UI);
    await settled();
    expect(receiver.notices()).toEqual([
      {
        eventId: expect.any(Number) as unknown,
        subscriptionId: SUBSCRIPTIONS[0]!.id,
        portalId: PORTAL_ID,
        appId: APP_ID,
        occurredAt: STARTED_AT,
        subscriptionType: 'object.creation',
        attemptNumber: 0,
        objectId: Number(id),
        objectTypeId: '0-1',
        isSensitive: false,
        changeFlag: 'CREATED',
        changeSource: 'CRM_UI',
        sourceId: 'userId:71',
      },
    ]);
    expect(Number(id)).toBeGreaterThan(2 ** 31);
  });

  test('comes for a property that is subscribed to, and not for another or an inactive one', async () => {
    const { sandbox, settled, call } = await deliver();
    const { id } = sandbox.portal.create('contacts', {}, FORM);
    const properties = { hs_lead_status: 'OPEN', company: 'Alder', firstname: 'Ada' };
    await call('PATCH', `/crm/v3/objects/contacts/${id}`, { properties });
    await settled();
    expect(types()).toEqual(['object.creation', 'object.propertyChange']);
    expect(receiver.notices()[1]).toMatchObject({
      objectId: Number(id),
      propertyName: 'hs_lead_status',
      propertyValue: 'OPEN',
      changeSource: 'INTEGRATION',
      sourceId: String(APP_ID),
    });
  });

  test('of a cleared property has an empty value, and one that stayed the same gives none', async () => {
    const { sandbox, settled } = await deliver();
    const { id } = sandbox.portal.create('contacts', { hs_lead_status: 'NEW' }, FORM);
    for (const value of ['NEW', '', '']) {
      sandbox.portal.update('contacts', id, { hs_lead_status: value }, UI);
    }
    await settled();
    const values = receiver.notices().flatMap(({ propertyValue }) => propertyValue ?? []);
    expect(values).toEqual(['NEW', '']);
  });

  test('of a date tells it in milliseconds', async () => {
    const due = { ...SUBSCRIPTIONS[0]!, type: 'object.propertyChange', objectType: 'task' };
    const { sandbox, settled } = await deliver({ subscriptions: [{ ...due, property: 'hs_timestamp' }] });
    const { id } = sandbox.portal.create('tasks', { hs_timestamp: '2026-03-04T10:00:00Z' }, UI);
    await settled();
    expect(receiver.notices()).toMatchObject([
      { objectId: Number(id), objectTypeId: '0-27', propertyValue: String(Date.UTC(2026, 2, 4, 10)) },
    ]);
  });

  test('never comes for tasks, which nobody subscribed to', async () => {
    const { sandbox, settled } = await deliver();
    sandbox.portal.create('tasks', { hs_timestamp: '1772528400000' }, UI);
    await settled();
    expect(receiver.deliveries).toEqual([]);
  });

  test('of a merge names the survivor and both who are gone', async () => {
    const { sandbox, settled } = await deliver();
    const [one, two] = [1, 2].map(() => sandbox.portal.create('contacts', {}, FORM).id);
    const { id } = sandbox.portal.merge('contacts', one!, two!, UI);
    await settled();
    expect(receiver.notices().at(-1)).toMatchObject({
      subscriptionType: 'object.merge',
      objectId: Number(id),
      newObjectId: Number(id),
      primaryObjectId: Number(one),
      mergedObjectIds: [Number(two)],
      numberOfPropertiesMoved: expect.any(Number) as unknown,
    });
  });

  test('of archiving and restoring tells which', async () => {
    const { sandbox, settled } = await deliver();
    const { id } = sandbox.portal.create('contacts', {}, FORM);
    sandbox.portal.archive('contacts', id, UI);
    sandbox.portal.restore('contacts', id, UI);
    await settled();
    expect(types()).toEqual(['object.creation', 'object.deletion', 'object.restore']);
    expect(receiver.notices()[1]).toMatchObject({ changeFlag: 'DELETED', objectId: Number(id) });
  });

  test('of a deletion for privacy comes together with one of the deletion', async () => {
    const { sandbox, settled } = await deliver();
    const { id } = sandbox.portal.create('contacts', {}, FORM);
    sandbox.portal.erase('contacts', id, UI);
    await settled();
    const told = receiver.notices().slice(1);
    expect(told.map(({ subscriptionType }) => subscriptionType).sort()).toEqual([
      'contact.privacyDeletion',
      'object.deletion',
    ]);
    const erased = told.find(({ subscriptionType }) => subscriptionType === 'contact.privacyDeletion');
    expect(erased).toEqual({
      eventId: expect.any(Number) as unknown,
      subscriptionId: SUBSCRIPTIONS.at(-1)!.id,
      portalId: PORTAL_ID,
      appId: APP_ID,
      occurredAt: STARTED_AT,
      subscriptionType: 'contact.privacyDeletion',
      attemptNumber: 0,
      objectId: Number(id),
    });
  });
});

describe('what the receiver does not take', () => {
  test.each([
    ['a fault', 500],
    ['a refusal', 401],
    ['a redirection', 302],
    ['a broken connection', 0],
  ])('comes again after %s, a minute or so later, counted and freshly signed', async (_, status) => {
    const { sandbox, settled, pass } = await deliver();
    receiver.answerWith(status);
    sandbox.portal.create('contacts', {}, FORM);
    await settled();
    expect(attempts()).toEqual([0]);
    await pass(50_000);
    expect(attempts()).toEqual([0]);
    await pass(20_000);
    expect(attempts()).toEqual([0, 1]);
    const [first, second] = receiver.deliveries.map(({ headers }) => headers);
    const stamp = Number(second!['x-hubspot-request-timestamp']);
    expect(stamp - Number(first!['x-hubspot-request-timestamp'])).toBeGreaterThanOrEqual(50_000);
    expect(second!['x-hubspot-signature-v3']).not.toBe(first!['x-hubspot-signature-v3']);
    expect(receiver.notices()[1]).toMatchObject({ ...receiver.notices()[0], attemptNumber: 1 });
    await pass(60 * MINUTE_MS);
    expect(sandbox.deliveries.counts()).toMatchObject({ sent: 1, failed: 1, givenUp: 0 });
  });

  test('comes ten times more within a day, at growing distances, and then no more', async () => {
    const { sandbox, settled, pass } = await deliver();
    receiver.answerWith(...Array<number>(20).fill(503));
    sandbox.portal.create('contacts', {}, FORM);
    await settled();
    await pass(24 * 60 * MINUTE_MS);
    expect(attempts()).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10]);
    const at = receiver.deliveries.map(({ headers }) => Number(headers['x-hubspot-request-timestamp']));
    const gaps = at.slice(1).map((each, place) => each - at[place]!);
    expect(gaps).toEqual([...gaps].sort((a, b) => a - b));
    expect(sandbox.deliveries.counts()).toMatchObject({ sent: 0, failed: 11, givenUp: 1 });
    await pass(7 * 24 * 60 * MINUTE_MS);
    expect(receiver.deliveries).toHaveLength(11);
  });

  test('is not sent any more once the deliveries are closed', async () => {
    const { sandbox, settled, pass } = await deliver();
    receiver.answerWith(500);
    sandbox.portal.create('contacts', {}, FORM);
    await settled();
    await sandbox.deliveries.close();
    await pass(24 * 60 * MINUTE_MS);
    expect(attempts()).toEqual([0]);
  });
});

describe('notices of associations, in both directions', () => {
  const associations = readSubscriptions({
    config: {
      subscriptions: {
        crmObjects: [on('object.associationChange')],
        legacyCrmObjects: [{ subscriptionType: 'contact.associationChange', active: true }],
      },
    },
  });

  test('come in the generic form for every kind, in the older one for deals', async () => {
    const { sandbox, settled } = await deliver({ subscriptions: associations });
    const { portal } = sandbox;
    const contact = portal.create('contacts', {}, FORM).id;
    const deal = portal.create('deals', {}, UI).id;
    const task = portal.create('tasks', { hs_timestamp: String(STARTED_AT) }, UI).id;
    portal.associations.join('deals', deal, 'contacts', contact, undefined, UI);
    portal.associations.join('tasks', task, 'contacts', contact, undefined, UI);
    portal.associations.part('contacts', contact, 'deals', deal, UI);
    await settled();
    const common = { occurredAt: STARTED_AT, changeSource: 'CRM_UI', sourceId: 'userId:71' };
    const ends = (toId: string) => ({
      fromObjectId: Number(contact),
      toObjectId: Number(toId),
      isPrimaryAssociation: false,
    });
    const generic = (toId: string, toObjectTypeId: string, associationTypeId: number, removed: boolean) => ({
      ...common,
      ...ends(toId),
      subscriptionType: 'object.associationChange',
      fromObjectTypeId: '0-1',
      toObjectTypeId,
      associationTypeId,
      associationCategory: 'HUBSPOT_DEFINED',
      associationRemoved: removed,
    });
    const older = (removed: boolean) => ({
      ...common,
      ...ends(deal),
      subscriptionType: 'contact.associationChange',
      associationType: 'CONTACT_TO_DEAL',
      associationRemoved: removed,
    });
    const ids = new Set(['eventId', 'subscriptionId', 'portalId', 'appId', 'attemptNumber']);
    const told = receiver
      .notices()
      .map((notice) => Object.fromEntries(Object.entries(notice).filter(([name]) => !ids.has(name))));
    expect(told).toEqual([
      generic(deal, '0-3', 4, false),
      older(false),
      generic(task, '0-27', 203, false),
      generic(deal, '0-3', 4, true),
      older(true),
    ]);
  });
});

describe('the older subscriptions', () => {
  test('tell the same without the type of the object', async () => {
    const older = ['creation', 'deletion', 'restore', 'merge'].map((event) => ({
      subscriptionType: `contact.${event}`,
      active: true,
    }));
    const status = {
      subscriptionType: 'contact.propertyChange',
      propertyName: 'hs_lead_status',
      active: true,
    };
    const config = { subscriptions: { legacyCrmObjects: [...older, status] } };
    const { sandbox, settled } = await deliver({ subscriptions: readSubscriptions({ config }) });
    const { portal } = sandbox;
    const { id } = portal.create('contacts', { hs_lead_status: 'NEW', company: 'Alder' }, FORM);
    portal.archive('contacts', id, UI);
    portal.restore('contacts', id, UI);
    portal.merge('contacts', id, portal.create('contacts', {}, FORM).id, UI);
    portal.create('tasks', { hs_timestamp: String(STARTED_AT) }, UI);
    await settled();
    expect(types()).toEqual([
      'contact.creation',
      'contact.propertyChange',
      'contact.deletion',
      'contact.restore',
      'contact.creation',
      'contact.merge',
    ]);
    const fields = new Set(receiver.notices().flatMap((notice) => Object.keys(notice)));
    expect([...fields].filter((field) => ['objectTypeId', 'isSensitive'].includes(field))).toEqual([]);
  });
});

test('a sensitive value is not told, only that it changed', async () => {
  const { sandbox, settled } = await deliver();
  const { schema } = sandbox.portal;
  const { id } = sandbox.portal.create('contacts', {}, FORM);
  schema.setSensitive('contacts', 'hs_lead_status');
  sandbox.portal.update('contacts', id, { hs_lead_status: 'OPEN' }, UI);
  await settled();
  expect(receiver.notices()[1]).toMatchObject({ propertyValue: 'REDACTED', isSensitive: true });
});

describe('untidy habits', () => {
  const NOTICES = 40;
  async function createMany(habits: SandboxOptions['habits'], seed = 7): Promise<Delivering> {
    const delivering = await deliver({ seed, habits: habits ?? {} });
    for (let number = 0; number < NOTICES; number += 1)
      delivering.sandbox.portal.create('contacts', {}, FORM);
    await delivering.settled();
    return delivering;
  }
  const objects = () => receiver.notices().map(({ objectId }) => objectId);
  const sorted = (ids: readonly number[]) => [...ids].sort((a, b) => a - b);

  test('late notices come within eight minutes, all of them', async () => {
    const { pass, sandbox } = await createMany({ lateShare: 0.5 });
    const { late } = sandbox.deliveries.counts();
    expect(late).toBeGreaterThan(10);
    expect(late).toBeLessThan(30);
    expect(receiver.notices()).toHaveLength(NOTICES - late);
    await pass(8 * MINUTE_MS);
    expect(new Set(objects()).size).toBe(NOTICES);
    expect(receiver.notices()).toHaveLength(NOTICES);
  });

  test('doubled notices come twice with the same event id', async () => {
    const { pass } = await createMany({ doubledShare: 1 });
    await pass(8 * MINUTE_MS);
    const times = new Map<number, number>();
    for (const { eventId } of receiver.notices()) times.set(eventId, (times.get(eventId) ?? 0) + 1);
    expect([...times.values()]).toEqual(Array<number>(NOTICES).fill(2));
  });

  test('dropped notices never come, and are counted', async () => {
    const { pass, sandbox } = await createMany({ droppedShare: 0.25 });
    await pass(24 * 60 * MINUTE_MS);
    const { dropped } = sandbox.deliveries.counts();
    expect(dropped).toBeGreaterThan(0);
    expect(receiver.notices()).toHaveLength(NOTICES - dropped);
  });

  test('a shuffled batch has all notices in another order, the same one for the same seed', async () => {
    await createMany({ shuffle: true, batchWindowMs: 1_000 }).then(({ pass }) => pass(1_000));
    const first = objects();
    expect(first).not.toEqual(sorted(first));
    expect(new Set(first).size).toBe(NOTICES);
    receiver.deliveries.length = 0;
    await createMany({ shuffle: true, batchWindowMs: 1_000 }).then(({ pass }) => pass(1_000));
    expect(objects()).toEqual(first);
    receiver.deliveries.length = 0;
    await createMany({ shuffle: true, batchWindowMs: 1_000 }, 8).then(({ pass }) => pass(1_000));
    expect(objects()).not.toEqual(first);
  });

  test('tidy deliveries come once each, in order', async () => {
    await createMany({});
    expect(objects()).toEqual(sorted(objects()));
    expect(objects()).toHaveLength(NOTICES);
  });
});

describe('disorder on order', () => {
  const one = async (habits: SandboxOptions['habits'] = {}) => {
    const delivering = await deliver({ habits });
    const create = () => Number(delivering.sandbox.portal.create('contacts', {}, FORM).id);
    return { ...delivering, create, disorders: delivering.sandbox.deliveries.disorders };
  };
  const objects = () => receiver.notices().map(({ objectId }) => objectId);

  test('drops as many notices of a kind as were ordered, for good', async () => {
    const { create, disorders, pass, sandbox } = await one();
    disorders.order({ on: 'object.creation', times: 2, with: 'drop' });
    const ids = [create(), create(), create()];
    await pass(24 * 60 * MINUTE_MS);
    expect(objects()).toEqual(ids.slice(2));
    expect(sandbox.deliveries.counts().dropped).toBe(2);
  });

  test('doubles and delays the notices of one record', async () => {
    const { create, disorders, pass, settled, sandbox } = await one();
    const id = create();
    await settled();
    disorders.order({ on: `object.propertyChange ${id}`, with: 'double' });
    disorders.order({ on: `object.deletion ${id}`, with: { delayMs: 3 * 60 * MINUTE_MS } });
    sandbox.portal.update('contacts', String(id), { hs_lead_status: 'OPEN' }, UI);
    sandbox.portal.archive('contacts', String(id), UI);
    await settled();
    expect(types().slice(1)).toEqual(['object.propertyChange', 'object.propertyChange']);
    await pass(3 * 60 * MINUTE_MS);
    expect(types().slice(3)).toEqual(['object.deletion']);
  });

  test.each([
    ['cut before', [1]],
    ['cut after', [0, 1]],
  ] as const)('%s the receiver has answered: the delivery comes again', async (how, expected) => {
    const { create, disorders, settled, pass, sandbox } = await one();
    disorders.order({ with: how });
    create();
    await settled();
    await pass(2 * MINUTE_MS);
    expect(attempts()).toEqual(expected);
    expect(sandbox.deliveries.counts()).toMatchObject({ sent: 1, failed: 1 });
  });

  test('ends when it is called off', async () => {
    const { create, disorders, settled } = await one();
    disorders.order({ times: 9, with: 'drop' });
    disorders.clear();
    const id = create();
    await settled();
    expect(objects()).toEqual([id]);
  });

  test('may become a habit, and cease to be one', async () => {
    const { create, settled, sandbox } = await one();
    sandbox.deliveries.behave({ droppedShare: 1 });
    create();
    sandbox.deliveries.behave({ droppedShare: 0 });
    const id = create();
    await settled();
    expect(objects()).toEqual([id]);
  });
});

test('no more than ten deliveries are under way at once, and closing sends no other', async () => {
  const { sandbox } = await deliver({ habits: { maxBatch: 1 } });
  const waiting = receiver.holdAll();
  for (let number = 0; number < 30; number += 1) sandbox.portal.create('contacts', {}, FORM);
  await waiting.arrived(10);
  const closed = sandbox.deliveries.close();
  waiting.release();
  await closed;
  expect(receiver.deliveries).toHaveLength(10);
});

test('an hsmeta file that is none is refused', () => {
  expect(() => readSubscriptions({ config: { subscriptions: { crmObjects: [{}] } } })).toThrow('active');
});
