import { parseDelivery, type Notice, type ParsedDelivery } from '../../webhooks/delivery.ts';
import { PORTAL } from './hubspot.ts';
import { about, CONTACT, creation, merge, propertyChange, without, type Sent } from './notices.ts';

type Read = Extract<ParsedDelivery, { ok: true }>;

function read(...sent: readonly unknown[]): Read {
  const parsed = parseDelivery(Buffer.from(JSON.stringify(sent)), String(PORTAL));
  if (!parsed.ok) throw new Error(parsed.reason);
  return parsed;
}

/** The one notice of a delivery that must be understood. */
function understood(sent: Sent): Notice {
  const { notices, refused, ignored } = read(sent);
  expect([refused, ignored]).toEqual([[], []]);
  return notices[0]!;
}

/** Why the one notice of a delivery was set aside. */
const reasonFor = (sent: Sent): string | undefined => read(sent).refused[0]?.reason;

describe('a notice', () => {
  test.each(['creation', 'deletion', 'restore'])('of a %s is known under both of its names', (change) => {
    for (const object of ['object', 'contact']) {
      expect(understood(about(`${object}.${change}`))).toMatchObject({ change, objectId: CONTACT });
    }
  });

  test('of a privacy deletion has one name, and neither source nor type of object', () => {
    const sent = ['changeSource', 'sourceId', 'objectTypeId'].reduce(
      without,
      about('contact.privacyDeletion'),
    );
    expect(understood(sent)).toMatchObject({
      change: 'privacyDeletion',
      changeSource: 'UNKNOWN',
      sourceId: '',
    });
  });

  test('may name its type by the older key', () => {
    const sent = { ...without(creation(), 'subscriptionType'), eventType: 'contact.creation' };
    expect(understood(sent)).toMatchObject({ change: 'creation' });
  });

  test('may carry fields nobody foresaw, and lack those nobody needs', () => {
    const sent = ['eventId', 'subscriptionId', 'appId', 'attemptNumber'].reduce(
      without,
      creation({ somethingNew: { deep: [1] } }),
    );
    expect(understood(sent)).toMatchObject({ change: 'creation', attemptNumber: 0 });
  });

  test('about another type of object tells us nothing, whatever the change', () => {
    const others = [
      about('object.creation', { objectTypeId: '0-2' }),
      about('object.propertyChange', { objectTypeId: '0-136' }),
      about('object.propertyChange', { objectTypeId: '2-1234567' }),
      without(about('object.deletion'), 'objectTypeId'),
      about('company.merge'),
    ];
    expect(read(...others)).toEqual({
      ok: true,
      notices: [],
      refused: [],
      ignored: [
        'object.creation',
        'object.propertyChange',
        'object.propertyChange',
        'object.deletion',
        'company.merge',
      ],
    });
  });

  test.each([
    ['contact', 'unknown'],
    ['', 'unknown'],
    ['contact.creation.more', 'unknown'],
    ['contact.creation\n', 'unknown'],
    ['contact.constructor', 'contact.constructor'],
    ['robot.creation', 'unknown'],
  ])('of the type %j counts as %s', (type, counted) => {
    expect(read(about(type)).ignored).toEqual([counted]);
  });

  test.each<[string, Sent]>([
    ['subscriptionType: missing', without(creation(), 'subscriptionType')],
    ['subscriptionType: missing', creation({ subscriptionType: 7 })],
    ['portalId: invalid_type', without(creation(), 'portalId')],
    ['objectId: invalid_type', without(creation(), 'objectId')],
    ['objectId: invalid_type', creation({ objectId: '541935488729' })],
    ['objectId: too_small', creation({ objectId: 0 })],
    ['objectId: too_small', creation({ objectId: -1 })],
    ['objectId: invalid_type', creation({ objectId: 1.5 })],
    ['objectId: too_big', creation({ objectId: 2 ** 53 })],
    ['occurredAt: invalid_type', creation({ occurredAt: '2026-11-23' })],
    ['occurredAt: too_small', creation({ occurredAt: 0 })],
    ['propertyName: invalid_type', without(propertyChange(), 'propertyName')],
    ['propertyName: too_small', propertyChange({ propertyName: '' })],
    ['propertyValue: invalid_type', propertyChange({ propertyValue: 7 })],
    ['primaryObjectId: invalid_type', without(merge(), 'primaryObjectId')],
    ['mergedObjectIds: too_small', merge({ mergedObjectIds: [] })],
    ['mergedObjectIds.1: invalid_type', merge({ mergedObjectIds: [901, 'x'] })],
    [
      'portalId: invalid_type; occurredAt: invalid_type',
      without(without(creation(), 'portalId'), 'occurredAt'),
    ],
  ])('is set aside as it came for %s', (reason, sent) => {
    expect(read(sent)).toMatchObject({ notices: [], ignored: [], refused: [{ notice: sent, reason }] });
  });

  test('is set aside without its values in the reason', () => {
    expect(reasonFor(propertyChange({ propertyValue: { email: 'rep@example.com' } }))).toBe(
      'propertyValue: invalid_type',
    );
  });

  test('keeps an id beyond 32 bits to the digit', () => {
    expect(understood(creation({ objectId: 2 ** 53 - 1 }))).toMatchObject({ objectId: 9007199254740991 });
  });

  test('may bring prototypes along and changes nothing by it', () => {
    const raw = `[{"__proto__":{"polluted":true},${JSON.stringify(creation()).slice(1)}]`;
    const parsed = parseDelivery(Buffer.from(raw), String(PORTAL));
    expect(parsed).toMatchObject({ ok: true, notices: [{ change: 'creation' }] });
    expect({}).not.toHaveProperty('polluted');
  });
});

describe('a delivery', () => {
  test('whose one notice stands outside of a list is read as a list of one', () => {
    const parsed = parseDelivery(Buffer.from(JSON.stringify(creation())), String(PORTAL));
    expect(parsed).toMatchObject({ ok: true, notices: [{ change: 'creation' }] });
  });

  test('keeps the order in which its notices stand', () => {
    const { notices } = read(
      propertyChange(),
      creation(),
      propertyChange({ propertyName: 'hs_lead_status' }),
    );
    expect(notices.map(({ change }) => change)).toEqual(['propertyChange', 'creation', 'propertyChange']);
  });
});
