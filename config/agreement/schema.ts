/**
 * The form of an agreement's text. Each part carries the key of the sentence that says how to write it right;
 * what the parts mean together (names that must exist, windows that must not overlap) is checked in read.ts.
 */
import { z } from 'zod';
import { type MessageKey } from '../../src/messages/say.ts';
import { zoneNamed } from '../../src/adapters/calendar/wallTime.ts';
import { isWithinAYear, parseBudget } from './budget.ts';
import { findOverlap, isDate, parseDays, parseWindow, weekOf } from './hours.ts';

/** Ties a part to its correction; zod hands the key back as the issue's message. */
const fix = (key: MessageKey): { error: MessageKey } => ({ error: key });

const text = z.string(fix('fix.text')).trim().min(1, fix('fix.text'));

const words = z
  .union(
    [text.transform((en) => ({ en })), z.strictObject({ en: text, ar: text.optional() })],
    fix('fix.words'),
  )
  .transform(({ en, ...rest }) => ('ar' in rest && rest.ar !== undefined ? { en, ar: rest.ar } : { en }));

const scalar = z.union([z.string(), z.number(), z.boolean()], fix('fix.when')).transform(String);
const values = z.union(
  [z.array(scalar).min(1, fix('fix.when')), scalar.transform((value) => [value])],
  fix('fix.when'),
);
const alternative = z
  .record(z.string().min(1), values, fix('fix.when'))
  .refine((properties) => Object.keys(properties).length > 0, fix('fix.when'))
  .transform((properties) => new Map(Object.entries(properties)));
const predicate = z.union(
  [z.array(alternative).min(1, fix('fix.when')), alternative.transform((only) => [only])],
  fix('fix.when'),
);

const definition = z.strictObject({ words, when: predicate }, fix('fix.section'));

const date = z.string(fix('fix.date')).refine(isDate, fix('fix.date'));

const window = z.string(fix('fix.window')).refine((value) => parseWindow(value) !== null, fix('fix.window'));
const days = z.string().refine((value) => parseDays(value) !== null, fix('fix.days'));
const windowsByDays = z
  .record(
    days,
    z.union(
      [window.transform((only) => [only]), z.array(window).min(1, fix('fix.window'))],
      fix('fix.window'),
    ),
  )
  .superRefine((hours, context) => {
    const problem = (cause: MessageKey, value: string, message: MessageKey): void => {
      context.addIssue({ code: 'custom', message, params: { cause, value } });
    };
    const { week, doubled } = weekOf(hours);
    if (doubled !== null) problem('cause.doubleDay', doubled, 'fix.overlap');
    if (week.every((windows) => windows.length === 0)) problem('cause.noWindow', 'hours', 'fix.open');
    const overlap = findOverlap(week);
    if (overlap !== null) problem('cause.overlap', overlap, 'fix.overlap');
  });
const hours = z.union([z.literal('always'), windowsByDays], fix('fix.hours'));

const calendar = z.strictObject(
  {
    zone: z.string(fix('fix.zone')).refine((name) => zoneNamed(name) !== null, fix('fix.zone')),
    hours,
    holidays: z.array(date, fix('fix.date')).default([]),
  },
  fix('fix.section'),
);

const share = z
  .union([z.string(), z.number()], fix('fix.share'))
  .transform((value) =>
    typeof value === 'number' ? value : Number(/^(\d+(?:\.\d+)?)\s*%$/.exec(value)?.[1]) / 100,
  )
  .refine((value) => value >= 0.01 && value <= 0.99, fix('fix.share'));

const promise = z.strictObject(
  {
    id: z.string(fix('fix.id')).regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, fix('fix.id')),
    words,
    clock: z.enum(['rep', 'lead'], fix('fix.clock')),
    stops: text,
    within: z
      .string(fix('fix.budget'))
      .refine((value) => parseBudget(value) !== null, fix('fix.budget'))
      .refine(isWithinAYear, fix('fix.budgetLength')),
    calendar: text.optional(),
    remindAt: z.array(share, fix('fix.share')).default([]),
    whenOverdue: z.enum(['task', 'nothing'], fix('fix.whenOverdue')).default('nothing'),
  },
  fix('fix.section'),
);

export const agreementSchema = z.strictObject(
  {
    agreement: words,
    language: z.enum(['en', 'ar'], fix('fix.language')).default('en'),
    enforceFrom: date,
    definitions: z.record(z.string().min(1), definition, fix('fix.section')),
    dispositions: z.strictObject(
      { qualified: predicate, disqualified: predicate, recycled: predicate },
      fix('fix.section'),
    ),
    calendars: z.record(z.string().min(1), calendar, fix('fix.section')),
    calendar: text,
    teams: z
      .array(z.strictObject({ team: text, calendar: text }, fix('fix.section')), fix('fix.list'))
      .default([]),
    promises: z.array(promise, fix('fix.list')).min(1, fix('fix.list')),
  },
  fix('fix.section'),
);

export type AgreementText = z.infer<typeof agreementSchema>;
