/**
 * The small parts of which an agreement's text is made. Each carries the key of the sentence that says how to write
 * it right; zod hands the key back as the issue's message.
 */
import { z } from 'zod';
import { type MessageKey } from '../../../src/messages/say.ts';
import { BUDGET, isWithinAYear, parseBudget } from '../budget.ts';
import { isDate } from '../hours.ts';

/** Ties a part to its correction. */
export const fix = (key: MessageKey): { error: MessageKey } => ({ error: key });

export const text = z.string(fix('fix.text')).trim().min(1, fix('fix.text'));

/** A name that may look like a number, such as an owner id. */
export const name = z.union([text, z.number().transform(String)], fix('fix.text'));

export const words = z
  .union(
    [text.transform((en) => ({ en })), z.strictObject({ en: text, ar: text.optional() })],
    fix('fix.words'),
  )
  .transform(({ en, ...rest }) => ('ar' in rest && rest.ar !== undefined ? { en, ar: rest.ar } : { en }))
  .meta({ id: 'words', description: 'A sentence, or one for each language.' });

export const date = z
  .string(fix('fix.date'))
  .regex(/^\d{4}-\d{2}-\d{2}$/, { ...fix('fix.date'), abort: true })
  .refine(isDate, fix('fix.date'))
  .meta({ id: 'date', description: 'A day, such as 2026-12-25.' });

export const id = z.string(fix('fix.id')).regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, fix('fix.id'));

export const budget = z
  .string(fix('fix.budget'))
  .regex(BUDGET, { ...fix('fix.budget'), abort: true })
  .refine((written) => parseBudget(written) !== null, { ...fix('fix.budget'), abort: true })
  .refine(isWithinAYear, fix('fix.budgetLength'))
  .transform((written, context) => {
    const parsed = parseBudget(written);
    if (parsed !== null) return parsed;
    context.addIssue({ code: 'custom', message: 'fix.budget' satisfies MessageKey });
    return z.NEVER;
  })
  .meta({ id: 'budget', description: 'A number and its unit, such as 4 business hours or 2 business days.' });

const PERSON = /^(?:\d+|[^\s@]+@[^\s@]+)$/;

/** Somebody in HubSpot, as an agreement names people: the signs by which HubSpot knows owners. */
export const person = z
  .union([z.string(fix('fix.person')), z.number().transform(String)], fix('fix.person'))
  .transform((written) => written.trim().toLowerCase())
  .refine((written) => PERSON.test(written), fix('fix.person'))
  .meta({ id: 'person', description: 'The e-mail address or the owner id of somebody in HubSpot.' });

/** YAML of today reads yes and no as words, that of yesterday as truth values. */
export const yesOrNo = z
  .union([z.enum(['yes', 'no']), z.boolean()], fix('fix.yesOrNo'))
  .transform((value) => value === 'yes' || value === true);

const share = z
  .union([z.string(), z.number()], fix('fix.share'))
  .transform((value) =>
    typeof value === 'number' ? value : Number(/^(\d+(?:\.\d+)?)\s*%$/.exec(value)?.[1]) / 100,
  )
  .refine((value) => value >= 0.01 && value <= 0.99, fix('fix.share'));

export const shares = z
  .array(share, fix('fix.share'))
  .meta({ description: 'Shares of the time at which the owner is reminded, such as [50%, 75%].' });
