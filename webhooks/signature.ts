/**
 * HubSpot's request signature, version 3: HMAC-SHA-256 over method, full URL, body and timestamp, keyed with the app's
 * client secret, in base64 (HubSpot's guide "Validating requests").
 */
import { createHmac, timingSafeEqual } from 'node:crypto';

/** A request is believed for five minutes, and a clock may be wrong by as much in the other direction. */
export const SIGNATURE_WINDOW_MS = 300_000;

const DIGEST_BYTES = 32;

/** The only escapes HubSpot decodes before it signs; all others stay as they were sent. */
const DECODED: Readonly<Record<string, string>> = {
  '%3A': ':',
  '%2F': '/',
  '%3F': '?',
  '%40': '@',
  '%21': '!',
  '%24': '$',
  '%27': "'",
  '%28': '(',
  '%29': ')',
  '%2A': '*',
  '%2C': ',',
  '%3B': ';',
};
const ESCAPES = /%(?:3A|2F|3F|40|21|24|27|28|29|2A|2C|3B)/gi;

export interface SignatureHeaders {
  readonly signature: string | undefined;
  /** Epoch ms as decimal text. */
  readonly timestamp: string | undefined;
  /** Epoch ms. */
  readonly now: number;
}

export interface SignedRequest extends SignatureHeaders {
  /** The app's client secret; two during a rotation, either may have signed. */
  readonly secrets: readonly string[];
  readonly method: string;
  /** The configured public address (never what the request says of its host), without a trailing slash. */
  readonly publicUrl: string;
  /** Path and query as they came, before any router touched them. */
  readonly originalUrl: string;
  readonly rawBody: Buffer;
}

export type Refusal = 'missing' | 'malformed' | 'stale' | 'future' | 'forged';

export type SignatureCheck = { readonly valid: true } | { readonly valid: false; readonly reason: Refusal };

/** Whether a request could be HubSpot's and of the last five minutes, by what is known before its body is read. */
export function checkHeaders({ signature, timestamp, now }: SignatureHeaders): SignatureCheck {
  if (!signature || !timestamp) return { valid: false, reason: 'missing' };
  const given = Buffer.from(signature, 'base64');
  const wellFormed =
    /^\d{13}$/.test(timestamp) && given.length === DIGEST_BYTES && given.toString('base64') === signature;
  if (!wellFormed) return { valid: false, reason: 'malformed' };
  const age = now - Number(timestamp);
  if (age > SIGNATURE_WINDOW_MS) return { valid: false, reason: 'stale' };
  if (age < -SIGNATURE_WINDOW_MS) return { valid: false, reason: 'future' };
  return { valid: true };
}

/** Whether HubSpot signed this request within the last five minutes. Compares in constant time. */
export function checkSignature(request: SignedRequest): SignatureCheck {
  const headers = checkHeaders(request);
  if (!headers.valid) return headers;
  const { signature = '', timestamp = '' } = request;
  const given = Buffer.from(signature, 'base64');
  // HubSpot's local development proxy signs the address without decoding it.
  const sent = request.publicUrl + request.originalUrl;
  const addresses = new Set([decodeForSigning(sent), sent]);
  let valid = false;
  for (const secret of request.secrets) {
    for (const address of addresses) {
      const expected = createHmac('sha256', secret)
        .update(request.method.toUpperCase() + address)
        .update(request.rawBody)
        .update(timestamp)
        .digest();
      valid = timingSafeEqual(expected, given) || valid;
    }
  }
  return valid ? { valid } : { valid, reason: 'forged' };
}

/** The address in the form HubSpot signs. */
export function decodeForSigning(address: string): string {
  return address.replace(ESCAPES, (escape) => DECODED[escape.toUpperCase()] ?? escape);
}
