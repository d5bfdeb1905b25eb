/** Who is sent which reports and when, as an agreement writes it. */
import { z } from 'zod';
import { REPORT_KINDS } from '../../../src/domain/agreement/reports.ts';
import { fix, person } from './words.ts';

const TIME = /^([01]\d|2[0-3]):([0-5]\d)$/;

const kind = z.enum(REPORT_KINDS, fix('fix.every'));

const order = {
  every: z
    .union([kind.transform((only) => [only]), z.array(kind).min(1, fix('fix.every'))], fix('fix.every'))
    .transform((kinds) => REPORT_KINDS.filter((one) => kinds.includes(one)))
    .describe('day (what is overdue), week or month (how promises were kept), or a list of them.'),
  at: z
    .string(fix('fix.timeOfDay'))
    .regex(TIME, { ...fix('fix.timeOfDay'), abort: true })
    .transform((written) => {
      const [hour, minute] = written.split(':');
      return Number(hour) * 60 + Number(minute);
    })
    .optional()
    .describe('The time on a working day, such as 08:30; left out, when work begins.'),
  language: z
    .enum(['en', 'ar'], fix('fix.language'))
    .optional()
    .describe('The language of the report; left out, that of the agreement.'),
};

export const mail = z
  .array(z.strictObject({ to: person, ...order }, fix('fix.section')), fix('fix.list'))
  .default([])
  .describe('Who is sent reports by e-mail, each as their role may see them.');

export const chat = z
  .strictObject(order, fix('fix.section'))
  .optional()
  .describe('What is told in the chat of CHAT_WEBHOOK_URL; no rep is named there.');
