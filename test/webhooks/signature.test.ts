/**
 * The signatures below were computed outside of this repository from HubSpot's guide "Validating requests"; those of
 * POST requests without escapes also agree with `Signature` of HubSpot's own client.
 */
import { createHmac } from 'node:crypto';
import { Signature } from '@hubspot/api-client';
import {
  checkSignature,
  decodeForSigning,
  SIGNATURE_WINDOW_MS,
  type SignedRequest,
} from '../../webhooks/signature.ts';

const SECRET = 'yyyyyyyy-yyyy-yyyy-yyyy-yyyyyyyyyyyy';
const SENT_AT = Date.parse('2026-11-23T08:00:00Z');
const NOTICES =
  '[{"eventId":1,"subscriptionId":2,"portalId":3,"appId":4,"occurredAt":1795420800000,' +
  '"subscriptionType":"object.creation","attemptNumber":0,"objectId":541935488729,"objectTypeId":"0-1",' +
  '"changeFlag":"CREATED","changeSource":"CRM_UI","sourceId":"userId:9"}]';
const VIEWER = 'userId=864745280&portalId=247187887&userEmail=rep%40example.com&appId=50780459';

const DELIVERY: SignedRequest = {
  secrets: [SECRET],
  method: 'POST',
  publicUrl: 'https://sla.example.com',
  originalUrl: '/webhooks/hubspot',
  rawBody: Buffer.from(NOTICES),
  signature: 'd7hBbpVmzszXMP3LZ4DG5de1NLboQKbqh7lY/Uc9Hyc=',
  timestamp: String(SENT_AT),
  now: SENT_AT,
};
const CARD_CALL: SignedRequest = {
  ...DELIVERY,
  method: 'GET',
  originalUrl: `/hs/card/151?${VIEWER}`,
  rawBody: Buffer.alloc(0),
  signature: 'j5xaFB60e/3rMT7pD3gwUEULu/+p0cnm9KESBkMBnTM=',
};

const example = (body: string, timestamp: string, signature: string): SignedRequest => ({
  ...DELIVERY,
  publicUrl: 'https://www.example.com',
  originalUrl: '/webhook_uri',
  rawBody: Buffer.from(body),
  timestamp,
  now: Number(timestamp),
  signature,
});
const refused = (reason: string): object => ({ valid: false, reason });

/** Signs as HubSpot would, for addresses without any escape. */
function signed(request: SignedRequest, secret = SECRET): SignedRequest {
  const signature = createHmac('sha256', secret)
    .update(`${request.method}${request.publicUrl}${request.originalUrl}`)
    .update(request.rawBody)
    .update(request.timestamp ?? '')
    .digest('base64');
  return { ...request, signature };
}

describe('a signature of HubSpot', () => {
  test.each([
    ['a delivery', DELIVERY],
    ['a card call, signed with its escapes decoded', CARD_CALL],
    [
      'a card call of the local development proxy, signed as it stands',
      { ...CARD_CALL, signature: 'aUHksKsZR6/4Vb0HfNhoC4AKRQ85CLLDCfPaBmsZ+bw=' },
    ],
    [
      'the example of the guide',
      example(
        '{"example_field":"example_value"}',
        '1693657560000',
        'oaA3M5dEtt6kFsseJD/Hv/x+JNl1vsoxFj4oxmwP6Go=',
      ),
    ],
    [
      'the same at another time',
      example(
        '{"example_field":"example_value"}',
        '1700000300000',
        'ZEux4lGY4urKtKJ9fqGCQDJ0FasZeSunWHlJMEoU3Bg=',
      ),
    ],
    [
      'a body that is no JSON',
      example(
        "{'example_field':'example_value'}",
        '1693657560000',
        'K36dawei4A+QBNolUOqo7s91KQDWQ5MXZ/QufNYuk/Y=',
      ),
    ],
    ['a method in small letters', { ...DELIVERY, method: 'post' }],
  ])('is believed on %s', (_, request) => {
    expect(checkSignature(request)).toEqual({ valid: true });
  });

  test.each<[string, SignedRequest]>([
    ['method', { ...DELIVERY, method: 'PUT' }],
    ['scheme', { ...DELIVERY, publicUrl: 'http://sla.example.com' }],
    ['host', { ...DELIVERY, publicUrl: 'https://sla.example.org' }],
    ['path', { ...DELIVERY, originalUrl: '/webhooks/hubspot/' }],
    ['query of a delivery', { ...DELIVERY, originalUrl: '/webhooks/hubspot?x=1' }],
    ['viewer', { ...CARD_CALL, originalUrl: `/hs/card/151?${VIEWER.replace('864745280', '864745281')}` }],
    ['record', { ...CARD_CALL, originalUrl: `/hs/card/152?${VIEWER}` }],
    ['body, by a byte', { ...DELIVERY, rawBody: Buffer.from(NOTICES.replace('userId:9', 'userId:8')) }],
    ['body, by a space', { ...DELIVERY, rawBody: Buffer.from(NOTICES.replace('{', '{ ')) }],
    ['body, which is gone', { ...DELIVERY, rawBody: Buffer.alloc(0) }],
    ['body, of a call without one', { ...CARD_CALL, rawBody: Buffer.from('{}') }],
    ['timestamp', { ...DELIVERY, timestamp: String(SENT_AT + 1) }],
    ['secret', { ...DELIVERY, secrets: ['yyyyyyyy-yyyy-yyyy-yyyy-yyyyyyyyyyyz'] }],
    ['secret, since there is none', { ...DELIVERY, secrets: [] }],
    ['signature, by a bit', { ...DELIVERY, signature: 'd7hBbpVmzszXMP3LZ4DG5de1NLboQKbqh7lY/Uc9Hyg=' }],
    ['signature, being of another request', { ...DELIVERY, signature: CARD_CALL.signature }],
  ])('is refused as forged with another %s', (_, request) => {
    expect(checkSignature(request)).toEqual(refused('forged'));
  });

  test.each([
    ['signature is missing', { signature: undefined }, 'missing'],
    ['signature is empty', { signature: '' }, 'missing'],
    ['timestamp is missing', { timestamp: undefined }, 'missing'],
    ['timestamp is empty', { timestamp: '' }, 'missing'],
    ['timestamp is no number', { timestamp: 'yesterday' }, 'malformed'],
    ['timestamp is in seconds', { timestamp: '1795420800' }, 'malformed'],
    ['timestamp has fourteen digits', { timestamp: '17954208000000' }, 'malformed'],
    ['timestamp has a sign', { timestamp: '-795420800000' }, 'malformed'],
    ['timestamp has a fraction', { timestamp: '17954208000.0' }, 'malformed'],
    ['timestamp is in other digits', { timestamp: '١٧٩٥٤٢٠٨٠٠٠٠٠' }, 'malformed'],
    ['signature is too short', { signature: 'd7hBbpVmzszXMP3LZ4DG5Q==' }, 'malformed'],
    ['signature is in hexadecimal', { signature: 'ab'.repeat(32) }, 'malformed'],
    ['signature is followed by more', { signature: `${DELIVERY.signature ?? ''} ` }, 'malformed'],
    ['signature has the alphabet of URLs', { signature: DELIVERY.signature?.replace('/', '_') }, 'malformed'],
  ])('is refused when the %s', (_, change, reason) => {
    expect(checkSignature({ ...DELIVERY, ...change })).toEqual(refused(reason));
  });

  test.each([
    ['is believed to the last millisecond of its five minutes', SIGNATURE_WINDOW_MS, { valid: true }],
    ['is stale a millisecond later', SIGNATURE_WINDOW_MS + 1, refused('stale')],
    ['is believed from a clock five minutes ahead', -SIGNATURE_WINDOW_MS, { valid: true }],
    ['is of the future a millisecond further ahead', -SIGNATURE_WINDOW_MS - 1, refused('future')],
  ])('%s', (_, age, check) => {
    expect(checkSignature({ ...DELIVERY, now: SENT_AT + age })).toEqual(check);
  });

  test('the window is five minutes', () => {
    expect(SIGNATURE_WINDOW_MS).toBe(5 * 60 * 1000);
  });

  test('during a rotation either secret may have signed, and no third one', () => {
    const secrets = ['the new one', SECRET];
    expect(checkSignature({ ...DELIVERY, secrets })).toEqual({ valid: true });
    expect(checkSignature({ ...DELIVERY, secrets: secrets.toReversed() })).toEqual({ valid: true });
    const byNew = signed(DELIVERY, 'the new one');
    expect(checkSignature({ ...byNew, secrets })).toEqual({ valid: true });
    const byThird = signed(DELIVERY, 'a third one');
    expect(checkSignature({ ...byThird, secrets })).toEqual(refused('forged'));
  });

  test('a path in the public address is part of what is signed', () => {
    const behindPath = signed({ ...DELIVERY, publicUrl: 'https://example.com/sla' });
    expect(checkSignature(behindPath)).toEqual({ valid: true });
    expect(checkSignature({ ...behindPath, publicUrl: 'https://example.com' })).toEqual(refused('forged'));
  });

  test("HubSpot's own client makes the same signature", () => {
    const signature = Signature.getSignature('POST', 'v3', {
      clientSecret: SECRET,
      requestBody: NOTICES,
      url: 'https://sla.example.com/webhooks/hubspot',
      timestamp: SENT_AT,
      signature: '',
    });
    expect(signature).toBe(DELIVERY.signature);
    expect(checkSignature({ ...DELIVERY, signature })).toEqual({ valid: true });
  });
});

describe('the address that is signed', () => {
  const decoded: readonly (readonly [string, string])[] = [
    ['%3A', ':'],
    ['%2F', '/'],
    ['%3F', '?'],
    ['%40', '@'],
    ['%21', '!'],
    ['%24', '$'],
    ['%27', "'"],
    ['%28', '('],
    ['%29', ')'],
    ['%2A', '*'],
    ['%2C', ','],
    ['%3B', ';'],
  ];
  test.each(decoded)('has %s decoded to %s, in capital and in small letters', (escape, character) => {
    const around = (middle: string): string => `https://sla.example.com/a?b=c${middle}d&e=${middle}`;
    expect(decodeForSigning(around(escape))).toBe(around(character));
    expect(decodeForSigning(around(escape.toLowerCase()))).toBe(around(character));
  });

  test.each(['%20', '%26', '%3D', '%3d', '%25', '%2B', '%2b', '%23', '%D9%84', '+', '%', '%4', '%zz'])(
    'keeps %s as it was sent',
    (kept) => {
      expect(decodeForSigning(`/a?b=c${kept}d`)).toBe(`/a?b=c${kept}d`);
    },
  );

  test('is decoded once: an escaped escape stays escaped', () => {
    expect(decodeForSigning('%2540%253A')).toBe('%2540%253A');
  });

  test('lets a request through whose escapes HubSpot decoded in small letters', () => {
    const small = `${CARD_CALL.originalUrl}&name=a%2cb`;
    const asSigned = signed({ ...CARD_CALL, originalUrl: decodeForSigning(small) });
    expect(checkSignature({ ...asSigned, originalUrl: small })).toEqual({ valid: true });
  });
});
