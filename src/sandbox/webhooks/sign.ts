/** Signs a request as HubSpot does, version 3 (its guide "Validating requests"), written apart from the service's check. */
import { createHmac } from 'node:crypto';

export interface Signed {
  readonly 'X-HubSpot-Signature-v3': string;
  readonly 'X-HubSpot-Request-Timestamp': string;
}

/** The only escapes HubSpot undoes in a URL before it signs it. */
const UNDONE = [':', '/', '?', '@', '!', '$', "'", '(', ')', '*', ',', ';'] as const;

/**
 * @param url the whole address, query included, as it is requested
 * @param at epoch ms
 */
export function sign(secret: string, method: string, url: string, body: string, at: number): Signed {
  const timestamp = String(at);
  const text = method + asSigned(url) + body + timestamp;
  return {
    'X-HubSpot-Signature-v3': createHmac('sha256', secret).update(text, 'utf8').digest('base64'),
    'X-HubSpot-Request-Timestamp': timestamp,
  };
}

function asSigned(url: string): string {
  let text = url;
  for (const character of UNDONE) {
    const escape = `%${character.charCodeAt(0).toString(16).padStart(2, '0')}`;
    text = text.replaceAll(new RegExp(escape, 'gi'), () => character);
  }
  return text;
}
