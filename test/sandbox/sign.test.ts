/** The signature of the sandbox against HubSpot's own vectors, which no code of ours has made. */
import { sign } from '../../src/sandbox/webhooks/sign.ts';
import { SECRET } from './opened.ts';

const CARD =
  'https://sla.example.com/hs/card/151?userId=864745280&portalId=247187887&userEmail=rep%40example.com&appId=50780459';
const CREATED =
  '[{"eventId":1,"subscriptionId":2,"portalId":3,"appId":4,"occurredAt":1795420800000,"subscriptionType":"object.creation","attemptNumber":0,"objectId":541935488729,"objectTypeId":"0-1","changeFlag":"CREATED","changeSource":"CRM_UI","sourceId":"userId:9"}]';
const EXAMPLE = 'https://www.example.com/webhook_uri';

test.each([
  ['POST', EXAMPLE, '{"example_field":"example_value"}', 1693657560000, 'oaA3M5dEtt6kFsseJD/Hv/x+JNl1vsoxFj4oxmwP6Go='],
  ['POST', EXAMPLE, '{"example_field":"example_value"}', 1700000300000, 'ZEux4lGY4urKtKJ9fqGCQDJ0FasZeSunWHlJMEoU3Bg='],
  ['POST', EXAMPLE, "{'example_field':'example_value'}", 1693657560000, 'K36dawei4A+QBNolUOqo7s91KQDWQ5MXZ/QufNYuk/Y='],
  ['GET', CARD, '', 1795420800000, 'j5xaFB60e/3rMT7pD3gwUEULu/+p0cnm9KESBkMBnTM='],
  ['POST', 'https://sla.example.com/webhooks/hubspot', CREATED, 1795420800000, 'd7hBbpVmzszXMP3LZ4DG5de1NLboQKbqh7lY/Uc9Hyc='],
])('%s %s with the body %j at %i has the signature HubSpot gives it', (method, url, body, at, signature) => {
  expect(sign(SECRET, method, url, body, at)).toEqual({
    'X-HubSpot-Signature-v3': signature,
    'X-HubSpot-Request-Timestamp': String(at),
  });
}); // prettier-ignore

test('an address is signed with twelve escapes undone, in either case, and no other', () => {
  const signed = (query: string) =>
    sign(SECRET, 'GET', `https://sla.example.com/a?b=${query}`, '', 1795420800000);
  expect(signed('%3A%2F%3F%40%21%24%27%28%29%2A%2C%3B')).toEqual(signed(":/?@!$'()*,;"));
  expect(signed('%3a%2f%3f%2a%2c%3b')).toEqual(signed(':/?*,;'));
  for (const [kept, undone] of [
    ['%20', ' '],
    ['%26', '&'],
    ['%3D', '='],
    ['%25', '%'],
    ['%2B', '+'],
  ] as const) {
    expect(signed(kept)).not.toEqual(signed(undone));
  }
});
