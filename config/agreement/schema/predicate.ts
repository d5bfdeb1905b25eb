/** What a record must be like: property names with the values they may have. */
import { z } from 'zod';
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

/** A disposition: the values alone, or with what it must be backed by. */
export const disposition = z.union(
  [
    predicate.transform((when) => ({ when, evidence: 'none' as const })),
    z.strictObject(
      {
        when: predicate,
        evidence: z
          .enum(['activity', 'none'], fix('fix.evidence'))
          .default('none')
          .describe('activity: counts as verified only when sales touched the lead before.'),
      },
      fix('fix.section'),
    ),
  ],
  fix('fix.when'),
);
