/**
 * The form of an agreement's text. What the parts mean together (names that must exist, combinations that make sense)
 * is checked in references.ts and sense.ts.
 */
import { z } from 'zod';
import { calendar, rep, team } from './calendar.ts';
import { definition, disposition } from './predicate.ts';
import { alerts, reminders, reports } from './alerts.ts';
import { handover, party, pause, promise } from './promise.ts';
import { quota } from './quota.ts';
import { budget, date, fix, person, text, words } from './words.ts';

export const agreementSchema = z.strictObject(
  {
    agreement: words.describe('What the agreement is called.'),
    parties: z
      .strictObject({ marketing: party.optional(), sales: party.optional() }, fix('fix.section'))
      .default({})
      .describe('Who promises.'),
    effective: date.optional().describe('The day from which the agreement holds; shown only.'),
    publishedBy: text.optional().describe('Who put this version into force.'),
    covers: z
      .enum(['new clocks', 'open clocks'], fix('fix.covers'))
      .default('new clocks')
      .describe('Whether this version also judges clocks that were open when it was published.'),
    enforceFrom: date.describe(
      'Leads handed off before this day are reported, but nothing is written for them.',
    ),
    language: z
      .enum(['en', 'ar'], fix('fix.language'))
      .default('en')
      .describe('The language of tasks and properties in HubSpot.'),
    definitions: z.record(z.string().min(1), definition, fix('fix.section')),
    dispositions: z.strictObject(
      { qualified: disposition, disqualified: disposition, recycled: disposition },
      fix('fix.section'),
    ),
    calendars: z.record(z.string().min(1), calendar, fix('fix.section')),
    calendar: text.describe('The calendar of everybody who is not named below.'),
    teams: z.array(team, fix('fix.list')).default([]),
    reps: z.array(rep, fix('fix.list')).default([]),
    admins: z
      .array(person, fix('fix.list'))
      .default([])
      .describe('Who may do on every lead what its owner and his manager may.'),
    pauses: z.array(pause, fix('fix.list')).default([]),
    handover: handover.default({ kind: 'fresh' }),
    slips: budget
      .default({ unit: 'businessMinutes', minutes: 60 })
      .describe(
        'A disposition taken back within this time by the same person was a slip, and so was leaving the leads for no longer.',
      ),
    grace: budget
      .default({ unit: 'businessMinutes', minutes: 30 })
      .describe('The least time left after a record came into a stricter tier.'),
    absences: z.enum(['suspend', 'count'], fix('fix.absences')).default('suspend'),
    imports: z.enum(['ignore', 'from import', 'from assignment'], fix('fix.imports')).default('ignore'),
    alerts: alerts.optional(),
    reminders: reminders.prefault({}),
    reports: reports.prefault({}),
    promises: z.array(promise, fix('fix.list')).min(1, fix('fix.list')),
    quotas: z.array(quota, fix('fix.list')).default([]).describe('What marketing promises.'),
  },
  fix('fix.section'),
);

export type AgreementText = z.infer<typeof agreementSchema>;
