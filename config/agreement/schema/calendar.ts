/** Working time as an agreement writes it: zones, hours, holidays, and who keeps which calendar from when. */
import { z } from 'zod';
import { countries, regionsOf } from '../../../src/adapters/calendar/holidays.ts';
import { zoneNamed } from '../../../src/adapters/calendar/wallTime.ts';
import { type MessageKey } from '../../../src/messages/say.ts';
import { WINDOW, findOverlap, overlapOnOneDay, parseDays, parseWindow, weekOf } from '../hours.ts';
import { date, fix, name, person, text } from './words.ts';

const window = z
  .string(fix('fix.window'))
  .regex(WINDOW, { ...fix('fix.window'), abort: true })
  .refine((value) => parseWindow(value) !== null, fix('fix.window'));

const windows = z.union(
  [window.transform((only) => [only]), z.array(window).min(1, fix('fix.window'))],
  fix('fix.window'),
);

const days = z.string().refine((value) => parseDays(value) !== null, fix('fix.days'));

type Refusal = (cause: MessageKey, value: string, correction: MessageKey) => void;

/** Turns zod's context into a way of saying what is wrong beside how to write it right. */
function refusing(context: z.core.$RefinementCtx): Refusal {
  return (cause, value, message) => {
    context.addIssue({ code: 'custom', message, params: { cause, value } });
  };
}

const windowsByDays = z.record(days, windows).superRefine((hours, context) => {
  const refuse = refusing(context);
  const { week, doubled } = weekOf(hours);
  if (doubled !== null) refuse('cause.doubleDay', doubled, 'fix.overlap');
  if (week.every((open) => open.length === 0)) refuse('cause.noWindow', 'hours', 'fix.open');
  const overlap = findOverlap(week);
  if (overlap !== null) refuse('cause.overlap', overlap, 'fix.overlap');
});

const hours = z
  .union([z.literal('always'), windowsByDays], fix('fix.hours'))
  .meta({ id: 'hours', description: 'Days with windows, such as monday-friday: 09:00-17:30; or always.' });

const dayHours = z
  .union([z.literal('closed'), windows], fix('fix.window'))
  .superRefine((written, context) => {
    const overlap = written === 'closed' ? null : overlapOnOneDay(written);
    if (overlap !== null) refusing(context)('cause.overlap', overlap, 'fix.overlap');
  });

const ownDay = z.strictObject(
  { date, hours: dayHours.default('closed'), name: text.optional() },
  fix('fix.section'),
);

const byCountry = z
  .strictObject(
    {
      country: z.lazy(() => z.enum(countries(), fix('fix.country'))),
      region: z.string(fix('fix.text')).optional(),
      except: z.array(date, fix('fix.date')).default([]),
    },
    fix('fix.section'),
  )
  .superRefine(({ country, region }, context) => {
    if (region === undefined || regionsOf(country).includes(region)) return;
    context.addIssue({
      code: 'custom',
      path: ['region'],
      message: 'fix.region' satisfies MessageKey,
      params: { cause: 'cause.unknownRegion', value: region, names: regionsOf(country).join(', ') || '-' },
    });
  });

const holiday = z.union([date, ownDay, byCountry], fix('fix.holiday')).meta({
  id: 'holiday',
  description: 'A day, a part day with its hours, or the public holidays of a country.',
});

export const calendar = z.strictObject(
  {
    zone: z.string(fix('fix.zone')).refine((zone) => zoneNamed(zone) !== null, fix('fix.zone')),
    hours,
    holidays: z.array(holiday, fix('fix.holiday')).default([]),
    changes: z
      .array(z.strictObject({ from: date, hours }, fix('fix.section')), fix('fix.list'))
      .default([])
      .describe('Other hours from a local date on; a later one replaces the earlier.'),
  },
  fix('fix.section'),
);

export type CalendarText = z.infer<typeof calendar>;

/** A team keeps a calendar, has a manager, or both. */
export const team = z
  .strictObject(
    { team: name, calendar: text.optional(), from: date.optional(), manager: person.optional() },
    fix('fix.section'),
  )
  .superRefine(({ team: value, calendar: keeps, from, manager }, context) => {
    const refuse = refusing(context);
    if (keeps === undefined && manager === undefined) refuse('cause.idleTeam', value, 'fix.team');
    else if (keeps === undefined && from !== undefined) refuse('cause.fromOfNothing', value, 'fix.team');
  });

export const rep = z.strictObject({ rep: name, calendar: text, from: date.optional() }, fix('fix.section'));
