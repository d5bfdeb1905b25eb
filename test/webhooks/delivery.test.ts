import fc from 'fast-check';
import { parseDelivery, type Notice, type ParsedDelivery } from '../../webhooks/delivery.ts';
import { APP, PORTAL } from './hubspot.ts';
import {
  about,
  association,
  CONTACT,
  creation,
  merge,
  propertyChange,
  without,
  type Sent,
} from './notices.ts';

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
      expect(understood(about(`${object}.${change}`))).toMatchObject({ change, objectId: String(CONTACT) });
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
      own: 0,
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
    ['objectId: invalid_format', creation({ objectId: 'x541935488729' })],
    ['objectId: invalid_format', creation({ objectId: 0 })],
    ['objectId: invalid_format', creation({ objectId: -1 })],
    ['objectId: invalid_type', creation({ objectId: 1.5 })],
    ['objectId: invalid_type', creation({ objectId: null })],
    ['occurredAt: invalid_type', creation({ occurredAt: '13510798882111488' })],
    ['occurredAt: invalid_type', creation({ occurredAt: '2026-11-23' })],
    ['occurredAt: too_small', creation({ occurredAt: 0 })],
    ['propertyName: invalid_type', without(propertyChange(), 'propertyName')],
    ['propertyName: too_small', propertyChange({ propertyName: '' })],
    ['propertyValue: invalid_type', propertyChange({ propertyValue: 7 })],
    ['primaryObjectId: invalid_type', without(merge(), 'primaryObjectId')],
    ['mergedObjectIds: too_small', merge({ mergedObjectIds: [] })],
    ['mergedObjectIds.1: invalid_format', merge({ mergedObjectIds: [901, 'x'] })],
    ['fromObjectId: invalid_type', without(association(), 'fromObjectId')],
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

  test.each(['9007199254740991', '9007199254740993', '1234567890123456789'])(
    'keeps the id %s to the digit, as a number and as text',
    (id) => {
      const raw = JSON.stringify([creation({ objectId: 'ID' }), merge({ newObjectId: 'ID' })]);
      for (const written of [id, `"${id}"`]) {
        const parsed = parseDelivery(Buffer.from(raw.replaceAll('"ID"', written)), String(PORTAL));
        expect(parsed).toMatchObject({ refused: [], notices: [{ objectId: id }, { newObjectId: id }] });
      }
    },
  );

  test('keeps such an id wherever in the delivery it stands', () => {
    const raw = JSON.stringify([creation({ objectId: 'ID' })]).replace('"ID"', '9007199254740993');
    for (let pushedBy = 0; pushedBy < 33; pushedBy += 1) {
      const parsed = parseDelivery(Buffer.from(`${' '.repeat(pushedBy)}${raw}`), String(PORTAL));
      expect(parsed).toMatchObject({ refused: [], notices: [{ objectId: '9007199254740993' }] });
    }
  });

  test('keeps long numbers in texts, fractions and powers as they are', () => {
    const propertyValue = '9007199254740993, "9007199254740993": -9007199254740993 \\\\';
    const raw = JSON.stringify(propertyChange({ propertyValue })).replace(
      '{',
      '{"a":1.9007199254740993,"b":-9007199254740993,"c":1e0000000000000001,"9007199254740993":1,',
    );
    const parsed = parseDelivery(Buffer.from(`[${raw}]`), String(PORTAL));
    expect(parsed).toMatchObject({ refused: [], notices: [{ propertyValue }] });
  });

  test('is not lost for what nobody needs of it', () => {
    const odd = {
      eventId: 'x',
      subscriptionId: null,
      appId: 'me',
      attemptNumber: -1,
      changeSource: null,
      sourceId: 7,
    };
    expect(understood(creation(odd))).toMatchObject({
      attemptNumber: 0,
      changeSource: 'UNKNOWN',
      sourceId: '7',
    });
  });

  test('may bring prototypes along and changes nothing by it', () => {
    const raw = `[{"__proto__":{"polluted":true},${JSON.stringify(creation()).slice(1)}]`;
    const parsed = parseDelivery(Buffer.from(raw), String(PORTAL));
    expect(parsed).toMatchObject({ ok: true, notices: [{ change: 'creation' }] });
    expect({}).not.toHaveProperty('polluted');
  });
});

describe('a notice of an association', () => {
  const turned = { fromObjectTypeId: '0-3', toObjectTypeId: '0-1', fromObjectId: 77, toObjectId: CONTACT };
  const legacy = (associationType: string, over: Sent = {}): Sent =>
    without(
      association({ ...over, subscriptionType: 'contact.associationChange', associationType }),
      'fromObjectTypeId',
    );

  test.each<[string, Sent]>([
    ['with a deal', association()],
    ['from the deal to the contact', association(turned)],
    ['that was removed', association({ associationRemoved: true })],
    ['with a call', association({ toObjectTypeId: '0-48' })],
    ['in the older words', legacy('CONTACT_TO_DEAL')],
    [
      'in the older words from the deal',
      legacy('DEAL_TO_CONTACT', { fromObjectId: 77, toObjectId: CONTACT }),
    ],
  ])('%s names the contact', (_, sent) => {
    expect(understood(sent)).toMatchObject({ change: 'associationChange', fromObjectId: String(CONTACT) });
  });

  test('with what a contact does not count tells nothing', () => {
    const others = [
      association({ toObjectTypeId: '0-1' }),
      association({ toObjectTypeId: '0-27' }),
      association({ fromObjectTypeId: '0-2' }),
      legacy('CONTACT_TO_COMPANY'),
    ];
    expect(read(...others)).toMatchObject({ notices: [], refused: [], ignored: { length: 4 } });
  });
});

describe('what this app wrote itself', () => {
  const byUs = { changeSource: 'INTEGRATION', sourceId: String(APP) };
  const written = (over: Sent): Sent => propertyChange({ propertyName: 'sla_status', ...byUs, ...over });

  test.each([
    'sla_status',
    'sla_promise',
    'sla_deadline',
    'sla_overdue_since',
    'sla_breaches',
    'sla_touch_minutes',
    'sla_disposition_minutes',
    'sla_last_verdict',
  ])('to %s tells nothing, and is counted', (propertyName) => {
    expect(read(written({ propertyName }))).toMatchObject({ notices: [], refused: [], own: 1 });
  });

  test.each<[string, Sent]>([
    ['our app writes for a person', { propertyName: 'sla_snooze_until' }],
    ['our app excuses for a manager', { propertyName: 'sla_excuses' }],
    ['our app sets as a disposition', { propertyName: 'hs_lead_status' }],
    ['another app writes', { sourceId: '27' }],
    ['a person writes', { changeSource: 'CRM_UI' }],
    ['a person writes who has the number of the app', { changeSource: 'CRM_UI', sourceId: String(APP) }],
    ['nobody says by which app it was written', { sourceId: '', appId: undefined }],
    ['no app is named for', { appId: undefined }],
  ])('is a fact when it is what %s', (_, over) => {
    expect(understood(written(over))).toMatchObject({ change: 'propertyChange' });
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

  const hostile = [
    fc.json(),
    fc.json({ maxDepth: 60 }),
    fc.string({ unit: 'binary' }),
    fc.constant('['.repeat(200_000) + ']'.repeat(200_000)),
    fc.constant('{"a":'.repeat(50_000) + '1' + '}'.repeat(50_000)),
  ];

  test('of any text at all is read or refused, and never thrown at', () => {
    fc.assert(
      fc.property(fc.oneof(...hostile), fc.boolean(), (text, isOurs) => {
        const parsed = parseDelivery(Buffer.from(text), isOurs ? String(PORTAL) : null);
        if (parsed.ok) JSON.stringify(parsed.refused);
      }),
      { numRuns: 300 },
    );
  });

  test('of any bytes at all is read or refused, and never thrown at', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 500 }), (bytes) => {
        parseDelivery(Buffer.from(bytes), String(PORTAL));
      }),
    );
  });

  test('loses no good notice beside bad ones, in any order, and everything in it is accounted for', () => {
    const spoilt = fc
      .tuple(fc.constantFrom(...Object.keys(merge())), fc.anything({ maxDepth: 4 }))
      .map(([field, value]) => merge({ subscriptionType: 'object.propertyChange', [field]: value }));
    const deep = '['.repeat(3_000) + '9007199254740993' + ']'.repeat(3_000);
    const bad = fc.oneof(
      spoilt.map((sent) => JSON.stringify(sent)),
      fc.json(),
      fc.constant(deep),
      fc.constant(`{"subscriptionType":"contact.creation","objectId":${deep}}`),
    );
    const good = fc.bigInt(1n, 10n ** 19n - 1n).map((id) => ({
      id: String(id),
      text: JSON.stringify(creation({ objectId: 0, somethingNew: '\u0000\ud800' })).replace(
        '"objectId":0',
        `"objectId":${id}`,
      ),
    }));
    const mixed = fc.array(
      fc.oneof(
        good,
        bad.map((text) => ({ id: null, text })),
      ),
      { maxLength: 12 },
    );
    fc.assert(
      fc.property(mixed, (items) => {
        const parsed = parseDelivery(
          Buffer.from(`[${items.map(({ text }) => text).join()}]`),
          String(PORTAL),
        );
        if (!parsed.ok) throw new Error(parsed.reason);
        const { notices, refused, ignored, own } = parsed;
        const ids = items.flatMap(({ id }) => (id === null ? [] : [id]));
        const read = notices.flatMap((notice) => (notice.change === 'creation' ? [notice.objectId] : []));
        expect(read).toEqual(ids);
        expect(notices.length + refused.length + ignored.length + own).toBe(items.length);
        expect(() => JSON.stringify(refused)).not.toThrow();
      }),
      { numRuns: 200 },
    );
  });

  test('of two megabytes of escapes is read in a moment, long number or not', () => {
    const propertyValue = '\n"'.repeat(500_000) + '9007199254740993';
    const parsed = parseDelivery(
      Buffer.from(JSON.stringify([propertyChange({ propertyValue })])),
      String(PORTAL),
    );
    expect(parsed).toMatchObject({ refused: [], notices: [{ propertyValue }] });
  });

  describe('of two megabytes', () => {
    const nested = (levels: number, filler: string) =>
      Buffer.from(`[${JSON.stringify(creation({ filler }))},${'['.repeat(levels)}${']'.repeat(levels)}]`);
    const LONG = 'x'.repeat(300_000);

    test('that is nothing but brackets is refused before it is read', () => {
      const refused = { ok: false, reason: 'tooDeep' };
      expect(parseDelivery(Buffer.from('['.repeat(2_000_000)), String(PORTAL))).toEqual(refused);
      expect(parseDelivery(Buffer.from('{"a":['.repeat(300_000)), String(PORTAL))).toEqual(refused);
      expect(parseDelivery(nested(1_000, LONG), String(PORTAL))).toEqual(refused);
    });

    test.each([
      ['brackets in texts', '['.repeat(300_000)],
      ['brackets after quotes in texts', '"[{'.repeat(100_000)],
      ['brackets after backslashes in texts', '\\"['.repeat(100_000)],
      ['a text that ends in a backslash', `${'['.repeat(300_000)}\\`],
    ])('is read for what it says: %s', (_what, filler) => {
      expect(parseDelivery(nested(998, filler), String(PORTAL))).toMatchObject({
        notices: [{ change: 'creation' }],
        refused: [{ notice: null }],
      });
    });
  });

  test('too deep for any database is set aside without what it holds', () => {
    const deep = `[${'['.repeat(9_000)}${']'.repeat(9_000)},${JSON.stringify(creation())}]`;
    expect(parseDelivery(Buffer.from(deep), String(PORTAL))).toMatchObject({
      notices: [{ change: 'creation' }],
      refused: [{ notice: null, reason: 'subscriptionType: missing; too deep to be kept' }],
    });
  });
});
