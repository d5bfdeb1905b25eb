/** What a record must be like: property names with the values they may have. */
import { z } from 'zod';
import { holding } from '../../../src/domain/agreement/predicate.ts';
import { fix, words } from './words.ts';

const scalar = z.union([z.string(), z.number(), z.boolean()], fix('fix.when')).transform(String);

const values = z.union(
  [z.array(scalar).min(1, fix('fix.when')), scalar.transform((value) => [value])],
  fix('fix.when'),
);

const alternative = z
  .record(z.string().min(1), values, fix('fix.when'))
  .refine((properties) => Object.keys(properties).length > 0, fix('fix.when'))
  .transform((properties) => new Map(Object.entries(properties)));

export const predicate = z
  .union(
    [z.array(alternative).min(1, fix('fix.when')), alternative.transform((only) => [only])],
    fix('fix.when'),
  )
  .meta({
    id: 'predicate',
    description: 'Properties with the values each may have; of a list, one entry suffices. "*" is any value.',
  });

export const definition = z
  .strictObject({ words, when: predicate }, fix('fix.section'))
  .describe('A sentence both sides agree on, and the property values by which it is checked.');

/** By id, which is kept when the words change. */
const reasons = z
  .record(z.string().min(1), words, fix('fix.reasons'))
  .describe('Of which one is asked for in the card, such as no-budget: { en: No budget }.');

const one = z.union([z.string(), z.number(), z.boolean()], fix('fix.set')).transform(String);

const set = z
  .record(z.string().min(1), one, fix('fix.set'))
  .transform((values) => new Map(Object.entries(values)))
  .describe('What the card writes; left out, the first values under when.');

/** A disposition: the values alone, or with what it must be backed by and how the card makes it. */
export const disposition = z.union(
  [
    predicate.transform((when) => ({ when, evidence: 'none' as const, reasons: {}, set: undefined })),
    z
      .strictObject(
        {
          when: predicate,
          evidence: z
            .enum(['activity', 'none'], fix('fix.evidence'))
            .default('none')
            .describe('activity: counts as verified only when sales touched the lead before.'),
          reasons: reasons.default({}),
          set: set.optional(),
        },
        fix('fix.section'),
      )
      .superRefine(({ when, set: written }, context) => {
        if (!written || holding(when, (property) => written.get(property) ?? '')) return;
        const params = {
          cause: 'cause.setElsewhere',
          value: [...written].map((pair) => pair.join(': ')).join(', '),
        };
        context.addIssue({ code: 'custom', path: ['set'], message: 'fix.set', params });
      }),
  ],
  fix('fix.when'),
);
