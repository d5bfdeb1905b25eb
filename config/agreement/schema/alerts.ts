/** Of what a manager is told, how much a rep is reminded of, and whom reports show, as an agreement writes it. */
import { z } from 'zod';
import { chat, mail } from './mail.ts';
import { fix, person, text, yesOrNo } from './words.ts';

const HANDOVERS = 3;
const REMINDERS_A_DAY = 20;

const handovers = z
  .union(
    [
      z.int(fix('fix.handovers')).min(1, fix('fix.handovers')).max(100, fix('fix.handovers')),
      z.union([z.literal('no'), z.literal(false)]).transform(() => null),
    ],
    fix('fix.handovers'),
  )
  .default(HANDOVERS)
  .describe('From so many handovers of one lead in a cycle; or no.');

export const alerts = z
  .strictObject(
    {
      to: person.describe('Who is told where the owner’s team has no manager.'),
      handovers,
      inactiveOwner: yesOrNo
        .default(true)
        .describe('A lead is held by a queue or by somebody who is no longer active.'),
      absentOwner: yesOrNo.default(true).describe('A clock runs whose rep is absent.'),
    },
    fix('fix.section'),
  )
  .describe('Of what a manager is told at once, by a task; left out, nobody is told.');

export const reminders = z.strictObject(
  {
    perRepAndDay: z
      .int(fix('fix.perRepAndDay'))
      .min(1, fix('fix.perRepAndDay'))
      .max(500, fix('fix.perRepAndDay'))
      .default(REMINDERS_A_DAY)
      .describe('Reminders a rep is given on one day at most; of the rest one task tells.'),
  },
  fix('fix.section'),
);

export const reports = z.strictObject(
  {
    people: z
      .enum(['named', 'aggregate'], fix('fix.reportsPeople'))
      .default('named')
      .describe('Whether reports name reps, or speak of teams only.'),
    source: text
      .optional()
      .describe('The property that says where a lead came from, such as hs_analytics_source.'),
    mail,
    chat,
  },
  fix('fix.section'),
);
