/** Sends one act to the service, the way HubSpot lets a card ask: through its signing proxy. */
import type { ActAnswer, CardAct } from '../contract.ts';
import { recordUrl, replyTo, type Silence } from './ask.ts';
import { fieldsOf } from './fields.ts';

type Refused = Extract<ActAnswer, { ok: false }>['reason'];
export type ActFailure = Refused | Silence | 'shape';

const REFUSALS = [
  'wrongPortal',
  'badRecord',
  'badRequest',
  'notAllowed',
  'settled',
  'tooLate',
  'refused',
  'paused',
  'unavailable',
] as const satisfies readonly Refused[];

/** Null when it was done; else why not. Never rejects. */
export async function sendAct(
  publicUrl: string,
  contactId: number,
  act: CardAct,
): Promise<ActFailure | null> {
  const reply = await replyTo(`${recordUrl(publicUrl, contactId)}/act`, { method: 'POST', body: { ...act } });
  if (typeof reply === 'string') return reply;
  const fields = fieldsOf(reply.body);
  if (fields?.ok === true) return null;
  const refusal = fields?.ok === false ? REFUSALS.find((one) => one === fields.reason) : undefined;
  return refusal ?? 'shape';
}

/** After these it is not known whether it was done: the same question may be asked again, and is done once. */
export function isOpenEnded(failure: ActFailure): boolean {
  return failure === 'unreachable' || failure === 'unavailable' || failure === 'shape';
}
