/** What a card asks to be done, read strictly: behind the signature stands whoever may open a card. */
import { z } from 'zod';
import { type CardAct } from '../../../cards/contract.ts';
import { readBody } from './guarded.ts';

const MAX_TEXT = 500;
const MAX_INSTANT = 8.64e15;

const id = z.string().regex(/^[\w-]{8,64}$/);
const name = z.string().min(1).max(MAX_TEXT);

const schema = z.discriminatedUnion('act', [
  z.strictObject({
    id,
    act: z.literal('dispose'),
    as: z.enum(['qualified', 'disqualified', 'recycled']),
    reasonId: name.nullable(),
  }),
  z.strictObject({ id, act: z.literal('pause'), pauseId: name }),
  z.strictObject({ id, act: z.literal('resume') }),
  z.strictObject({ id, act: z.literal('snooze'), until: z.int().min(0).max(MAX_INSTANT) }),
  z.strictObject({
    id,
    act: z.literal('askExcuse'),
    clockId: name,
    reason: z.string().trim().min(1).max(MAX_TEXT),
  }),
  z.strictObject({ id, act: z.literal('grantExcuse'), clockId: name, granted: z.boolean() }),
]);

/** @param body the raw body; null when it is no act */
export function readAct(body: unknown): CardAct | null {
  return readBody(body, (value) => schema.parse(value));
}
