/** What HubSpot's servers do for a card: the desk signs the question, sends it on and hands the answer back. */
import { z } from 'zod';
import type { Question, Reply } from '../host/extension.ts';

const REPLY = z.object({
  status: z.number(),
  headers: z.record(z.string(), z.string()).default({}),
  body: z.string(),
});

/**
 * @param personId HubSpot user id of who sits at the desk
 * @returns null when the desk itself does not answer, refuses to ask, or says what cannot be understood
 */
export async function fetchThroughDesk(
  personId: number,
  { url, method, body, timeout }: Question,
): Promise<Reply | null> {
  try {
    const sent = await fetch('desk/fetch', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ url, method, body, timeout, viewer: personId }),
    });
    return sent.ok ? (REPLY.safeParse(await sent.json()).data ?? null) : null;
  } catch {
    return null;
  }
}
