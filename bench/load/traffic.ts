/** Deliveries and cards' calls as HubSpot sends them, never the same notice twice, signed when they are sent. */
import { sign } from '../../src/sandbox/webhooks/sign.ts';

export const SECRET = 'e3b1c1de-1111-4222-8333-444455556666';
export const PORTAL = 247_187_887;
export const WEBHOOK_PATH = '/webhooks/hubspot';
export const FIRST_CONTACT = 541_000_000_000;
/** Contacts the notices are about: more than one, so that records are touched as in life, and few enough to stay known. */
export const CONTACTS = 20_000;
const STATUSES = ['NEW', 'ATTEMPTED_TO_CONTACT', 'IN_PROGRESS', 'CONNECTED'];

export interface Signed {
  readonly body: string;
  readonly headers: Readonly<Record<string, string>>;
}

/** @param startAt of whoever sends: no two senders may share the notices from here on */
export function traffic(url: string, eventsARequest: number, startAt: number): () => Signed {
  let sent = startAt;
  return () => {
    const now = performance.timeOrigin + performance.now();
    const notices = Array.from({ length: eventsARequest }, () => {
      sent += 1;
      return {
        eventId: sent,
        subscriptionId: 7_562_680,
        portalId: PORTAL,
        appId: 50_780_459,
        // An instant of its own for each, so that every one of them is a fact to be kept.
        occurredAt: Math.floor(now) - 60_000 + (sent % 50_000),
        subscriptionType: 'object.propertyChange',
        attemptNumber: 0,
        objectId: FIRST_CONTACT + ((sent * 7_919) % CONTACTS),
        objectTypeId: '0-1',
        propertyName: 'hs_lead_status',
        propertyValue: `${STATUSES[sent % STATUSES.length]!}_${sent}`,
        changeSource: 'CRM_UI',
        sourceId: `userId:${sent % 40}`,
        isSensitive: false,
      };
    });
    const body = JSON.stringify(notices);
    const signed = sign(SECRET, 'POST', url, body, Math.floor(now));
    return { body, headers: { 'content-type': 'application/json', ...signed } };
  };
}

export interface SignedCall {
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
}

/** Calls of cards, one contact after the other. @param origin scheme, host and port of the service */
export function cardCalls(origin: string): () => SignedCall {
  let asked = 0;
  return () => {
    asked += 1;
    const contact = FIRST_CONTACT + ((asked * 7_919) % CONTACTS);
    const path = `/hubspot/card/contacts/${contact}?userId=864745280&portalId=${PORTAL}&userEmail=rep%40example.com`;
    const now = performance.timeOrigin + performance.now();
    return { path, headers: { ...sign(SECRET, 'GET', origin + path, '', Math.floor(now)) } };
  };
}
