/** Asks the service for the clocks of one contact, the way HubSpot lets a card ask: through its signing proxy. */
import { hubspot } from '@hubspot/ui-extensions';
import type { CardAnswer } from '../contract.ts';
import { readAnswer } from './guard.ts';

export type Refusal = 'wrongPortal' | 'badRecord' | 'unavailable';
export type Failure = Refusal | 'unreachable' | 'shape';
export type GoodAnswer = Extract<CardAnswer, { ok: true }>;
export type Asked =
  | { readonly kind: 'answer'; readonly answer: GoodAnswer }
  | { readonly kind: 'failed'; readonly failure: Failure };

/** HubSpot allows 15 s by default; a card that waits longer than this says so instead. */
const TIMEOUT_MS = 10_000;

/** `publicUrl` is the service's https address with or without a slash at its end. Never rejects. */
export async function askForClocks(publicUrl: string, contactId: number): Promise<Asked> {
  const url = `${publicUrl.replace(/\/+$/, '')}/hubspot/card/contacts/${contactId}`;
  let body: unknown;
  try {
    const response = await hubspot.fetch(url, { method: 'GET', timeout: TIMEOUT_MS });
    if (!response.ok) return { kind: 'failed', failure: 'unreachable' };
    body = await response.json();
  } catch {
    return { kind: 'failed', failure: 'unreachable' };
  }
  const answer = readAnswer(body);
  if (!answer) return { kind: 'failed', failure: 'shape' };
  return answer.ok ? { kind: 'answer', answer } : { kind: 'failed', failure: answer.reason };
}
