/** Asks the service about one contact, the way HubSpot lets a card ask: through its signing proxy. */
import { hubspot } from '@hubspot/ui-extensions';
import type { CardAnswer, WhyAnswer } from '../contract.ts';
import type { Locale } from '../messages/locale.ts';
import { readAnswer } from './guard.ts';
import { readWhy } from './why.ts';

export type Refusal = 'wrongPortal' | 'badRecord' | 'unavailable' | 'nobody' | 'notAllowed' | 'badRequest';
/** Why there is no reply: nobody answers as agreed, or the request is not taken for HubSpot's. */
export type Silence = 'unreachable' | 'denied';
export type Failure = Refusal | Silence | 'shape';
export type GoodAnswer = Extract<CardAnswer, { ok: true }>;
export type GoodWhy = Extract<WhyAnswer, { ok: true }>;
export type Asked<T> =
  { readonly kind: 'answer'; readonly answer: T } | { readonly kind: 'failed'; readonly failure: Failure };

/** HubSpot allows 15 s by default; a card that waits longer than this says so instead. */
const TIMEOUT_MS = 10_000;

/** `publicUrl` is the service's https address with or without a slash at its end. Never rejects. */
export function askForClocks(publicUrl: string, contactId: number): Promise<Asked<GoodAnswer>> {
  return askFor<GoodAnswer>(recordUrl(publicUrl, contactId), readAnswer);
}

/** How the clocks came about, in sentences of the viewer's language. Never rejects. */
export function askWhy(
  publicUrl: string,
  contactId: number,
  language: Locale['language'],
): Promise<Asked<GoodWhy>> {
  return askFor<GoodWhy>(`${recordUrl(publicUrl, contactId)}/why?language=${language}`, readWhy);
}

export function recordUrl(publicUrl: string, contactId: number): string {
  return `${serviceUrl(publicUrl)}/hubspot/card/contacts/${contactId}`;
}

export function serviceUrl(publicUrl: string): string {
  return publicUrl.replace(/\/+$/, '');
}

/** Asks an address whose answer `read` understands, or knows to be none (null). Never rejects. */
export async function askFor<T extends { readonly ok: true }>(
  url: string,
  read: (body: unknown) => T | { readonly ok: false; readonly reason: Refusal } | null,
): Promise<Asked<T>> {
  const reply = await replyTo(url, { method: 'GET' });
  if (typeof reply === 'string') return { kind: 'failed', failure: reply };
  const answer = read(reply.body);
  if (!answer) return { kind: 'failed', failure: 'shape' };
  return answer.ok ? { kind: 'answer', answer } : { kind: 'failed', failure: answer.reason };
}

/** The statuses of a wrong signature, and of whatever guards the way to the service. */
const DENIALS: readonly number[] = [401, 403];

/** What an address replies to a question of any kind, or why there is none. Never rejects. */
export async function replyTo(
  url: string,
  question: { readonly method: 'GET' } | { readonly method: 'POST'; readonly body: Record<string, unknown> },
): Promise<{ readonly body: unknown } | Silence> {
  try {
    const response = await hubspot.fetch(url, { ...question, timeout: TIMEOUT_MS });
    if (response.ok) return { body: (await response.json()) as unknown };
    return DENIALS.includes(response.status) ? 'denied' : 'unreachable';
  } catch {
    return 'unreachable';
  }
}
