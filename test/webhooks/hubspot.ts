/** HubSpot as a caller: signs with HubSpot's own client, independently of what verifies here. */
import { Signature } from '@hubspot/api-client';
import { at } from '../support/calendars.ts';

export const SECRET = 'yyyyyyyy-yyyy-yyyy-yyyy-yyyyyyyyyyyy';
export const PUBLIC_URL = 'https://sla.example.com';
export const PORTAL = 247187887;
export const APP = 50780459;
/** A Monday morning. */
export const NOW = at('2026-11-23T08:00:00Z');

/** The passed-in clock, standing still. */
export const STOPPED_AT_NOW = { now: (): number => NOW, waitUntil: (): Promise<void> => Promise.resolve() };

export interface Call {
  readonly method: 'GET' | 'POST';
  /** Path and query as HubSpot signs them: escapes of @ and its like already decoded. */
  readonly path: string;
  readonly body?: string;
  readonly secret?: string;
  readonly sentAt?: number;
}

export function signatureHeaders({ method, path, body = '', secret = SECRET, sentAt = NOW }: Call): {
  'X-HubSpot-Signature-v3': string;
  'X-HubSpot-Request-Timestamp': string;
} {
  const signature = Signature.getSignature(method, 'v3', {
    clientSecret: secret,
    requestBody: body,
    url: PUBLIC_URL + path,
    timestamp: sentAt,
    signature: '',
  });
  return { 'X-HubSpot-Signature-v3': signature, 'X-HubSpot-Request-Timestamp': String(sentAt) };
}
