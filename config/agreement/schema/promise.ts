/** Promises, and the rules that hold for all of them, as an agreement writes them. */
import { z } from 'zod';
import { budget, date, fix, id, person, shares, text, words, yesOrNo } from './words.ts';
import { predicate } from './predicate.ts';

const activity = z.enum(['call', 'email', 'meeting', 'note', 'communication', 'deal'], fix('fix.activity'));

const logged = z.strictObject(
  {
    logged: z.union(
      [activity.transform((only) => [only]), z.array(activity).min(1, fix('fix.activity'))],
      fix('fix.activity'),
    ),
    times: z.int(fix('fix.times')).min(1, fix('fix.times')).max(100, fix('fix.times')).default(1),
  },
  fix('fix.section'),
);

const tier = z.strictObject({ when: predicate.optional(), within: budget }, fix('fix.section'));

const within = z
  .union(
    [
      budget.transform((only) => [{ within: only, when: undefined }]),
      z.array(tier, fix('fix.list')).min(1, fix('fix.list')),
    ],
    fix('fix.budget'),
  )
  .describe('One time, such as 4 business hours; or tiers, of which the first that holds counts.');

const step = z.strictObject(
  {
    after: budget,
    taskFor: z
      .union(
        [
          z.literal('owner').transform(() => ({ kind: 'owner' as const })),
          z.literal('manager').transform(() => ({ kind: 'manager' as const })),
          person.transform((name) => ({ kind: 'named' as const, name })),
        ],
        fix('fix.taskFor'),
      )
      .describe('owner, manager (of the owner’s team), or the e-mail address or owner id of somebody else.'),
  },
  fix('fix.section'),
);

/** Such as `after first-touch`; that the promise is there is checked with the other names. */
export const AFTER = /^after ([a-z0-9]+(?:-[a-z0-9]+)*)$/;

const starts = z
  .union([z.enum(['receipt', 'hand-off', 'unowned', 'qualified']), text], fix('fix.starts'))
  .describe(
    'receipt, hand-off, unowned, qualified, or after and the id of a promise above; of marketing a definition.',
  );

export const promise = z.strictObject(
  {
    id,
    words,
    clock: z
      .enum(['rep', 'lead', 'system', 'marketing'], fix('fix.clock'))
      .describe(
        'Whose time runs: each rep, the buyer from hand-off, nobody holding the lead, or marketing until hand-off.',
      ),
    for: predicate.optional().describe('Only for records like these.'),
    starts: starts.optional(),
    stops: z
      .union([text, logged], fix('fix.stopsForm'))
      .optional()
      .describe('disposition, a definition, receipt, hand-off, deal, or so many logged activities.'),
    repeats: yesOrNo.optional().describe('Whether the next clock starts as soon as one is kept.'),
    countsAs: z
      .enum(['human', 'anything'], fix('fix.countsAs'))
      .optional()
      .describe('Whether only what people in sales do keeps it, as when nothing is said, or automation too.'),
    within,
    calendar: text.optional(),
    remindAt: shares.default([]),
    ladder: z
      .array(step, fix('fix.list'))
      .default([])
      .describe('What follows when nothing happens after the deadline, announced beforehand.'),
    whenOverdue: z.enum(['task', 'nothing'], fix('fix.whenOverdue')).default('nothing'),
  },
  fix('fix.section'),
);

export type PromiseText = z.infer<typeof promise>;

/** Whether reps keep it by what they do; else it ends with a hand-off or a receipt, whoever brings it about. */
export function isOfSales({ clock }: { readonly clock: string }): boolean {
  return clock === 'rep' || clock === 'lead';
}

export function countsAsOf({ countsAs = 'human' }: Pick<PromiseText, 'countsAs'>): 'human' | 'anything' {
  return countsAs;
}

export const pause = z
  .strictObject({ id, reason: words, when: predicate, atMost: budget.optional() }, fix('fix.section'))
  .describe('A state of the record in which clocks stand still, up to a limit.');

export const party = z.strictObject(
  { name: words, signedBy: text.optional(), signedOn: date.optional() },
  fix('fix.section'),
);

const HANDOVER = /^(?:fresh|remaining(?:, at least (.+))?)$/;

/** The time a second rep gets: afresh, or what is left with a floor under it. */
export const handover = z
  .string(fix('fix.handover'))
  .regex(HANDOVER, { ...fix('fix.handover'), abort: true })
  .transform((written, context) => {
    if (written === 'fresh') return { kind: 'fresh' as const };
    const floor = budget.safeParse(HANDOVER.exec(written)?.[1] ?? '1 business minute');
    if (floor.success) return { kind: 'remaining' as const, floor: floor.data };
    context.addIssue({ code: 'custom', message: 'fix.handover' });
    return z.NEVER;
  })
  .describe('fresh | remaining | remaining, at least 2 business hours');
