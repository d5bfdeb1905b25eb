/** Quotas, what marketing promises, as an agreement writes them. */
import { z } from 'zod';
import { predicate } from './predicate.ts';
import { fix, id, words } from './words.ts';

const MOST = 1_000_000_000_000;
const CURRENCIES: ReadonlySet<string> = new Set(Intl.supportedValuesOf('currency'));

const currency = z
  .string(fix('fix.currency'))
  .regex(/^[A-Z]{3}$/, { ...fix('fix.currency'), abort: true })
  .refine((written) => CURRENCIES.has(written), fix('fix.currency'));

export const quota = z
  .strictObject(
    {
      id,
      words,
      counts: z
        .enum(['leads', 'qualified leads', 'pipeline value'], fix('fix.counts'))
        .describe(
          'leads: handed off for the first time; qualified leads: qualified by sales for the first time; pipeline value: ' +
            'what the deals are worth that were made of leads.',
        ),
      for: predicate
        .optional()
        .describe('Only records like these, when they count; of pipeline value when they were handed off.'),
      amount: z.int(fix('fix.amount')).min(1, fix('fix.amount')).max(MOST, fix('fix.amount')),
      currency: currency
        .optional()
        .describe('Of pipeline value: the company currency of the HubSpot account, such as EUR.'),
      per: z.enum(['month', 'quarter'], fix('fix.per')),
    },
    fix('fix.section'),
  )
  .describe('What marketing promises: so many leads, or so much pipeline, in a month or a quarter.');

export type QuotaText = z.infer<typeof quota>;
