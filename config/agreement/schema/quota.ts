/** Quotas, what marketing promises, as an agreement writes them. */
import { z } from 'zod';
import { predicate } from './predicate.ts';
import { fix, id, words } from './words.ts';

export const quota = z
  .strictObject(
    {
      id,
      words,
      counts: z
        .enum(['leads', 'qualified leads'], fix('fix.counts'))
        .describe(
          'leads: handed off for the first time; qualified leads: qualified by sales for the first time.',
        ),
      for: predicate.optional().describe('Only records like these, when they count.'),
      amount: z.int(fix('fix.amount')).min(1, fix('fix.amount')).max(1_000_000, fix('fix.amount')),
      per: z.enum(['month', 'quarter'], fix('fix.per')),
    },
    fix('fix.section'),
  )
  .describe('What marketing promises: so many leads in a month or a quarter.');

export type QuotaText = z.infer<typeof quota>;
