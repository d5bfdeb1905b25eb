/** Who is sent which reports, as an agreement writes it: what is meant, what is refused, and how it is compared. */
import { readAgreement } from '../../config/agreement/read.ts';
import { sectionsOf } from '../../config/agreement/clauses.ts';
import { agreementText, agreementWith } from '../support/agreement.ts';
import { SPAN } from '../support/calendars.ts';
import { problems } from './told.ts';

const withReports = (also: string) => agreementWith({ also }).reports;

test('nobody is sent anything where the agreement does not say so', () => {
  expect(withReports('')).toEqual({ people: 'named', source: null, mail: [], chat: null });
});

test('somebody is sent what the agreement says, when work begins and in the language of the agreement', () => {
  expect(
    withReports('language: ar\nreports: { mail: [{ to: Dana@Example.com, every: week }] }').mail,
  ).toEqual([{ to: 'dana@example.com', every: ['week'], atMinute: null, language: 'ar' }]);
});

test('several reports, a time and another language are meant as written', () => {
  const { mail, chat } = withReports(
    'reports:\n  mail: [{ to: 41629779, every: [month, day, day], at: 08:30, language: ar }]\n  chat: { every: day, at: "00:05" }',
  );
  expect(mail).toEqual([{ to: '41629779', every: ['day', 'month'], atMinute: 510, language: 'ar' }]);
  expect(chat).toEqual({ every: ['day'], atMinute: 5, language: 'en' });
});

test('each report is a clause of its own', () => {
  const source = agreementText({
    also: 'reports: { mail: [{ to: a@b.c, every: [day, week], at: 08:30 }], chat: { every: week } }',
  });
  expect(readAgreement(source, SPAN).ok).toBe(true);
  const clauses = sectionsOf(source)?.flatMap((section) => section.clauses) ?? [];
  expect(clauses.map(({ key }) => key).filter((key) => /^(report|chat)/.test(key))).toEqual([
    'reportDay/a@b.c',
    'reportWeek/a@b.c',
    'chatWeek',
  ]);
  expect(clauses.find(({ key }) => key === 'reportDay/a@b.c')?.said).toMatchObject({
    sentence: { values: { at: '08:30', language: 'en' } },
  });
});

test.each([
  [
    'a kind there is not',
    'reports: { mail: [{ to: a@b.c, every: year }] }',
    'sla.yml:21:32: reports.mail.0.every cannot be "year". Write day, week, month, or a list of them, such as [day, week].',
  ],
  [
    'a time there is not',
    'reports: { mail: [{ to: a@b.c, every: day, at: 25:00 }] }',
    'sla.yml:21:44: reports.mail.0.at cannot be "25:00". Write a time of day, such as 08:30.',
  ],
  [
    'a name instead of an address',
    'reports: { mail: [{ to: Dana, every: day }] }',
    'sla.yml:21:21: reports.mail.0.to cannot be "Dana". Write the e-mail address or the owner id of somebody in HubSpot, such as dana@example.com.',
  ],
  [
    'somebody twice',
    'reports: { mail: [{ to: a@b.c, every: day }, { to: A@b.c, every: week }] }',
    'sla.yml:21:48: a@b.c stands under mail twice. Keep one of the two and write all reports there, such as every: [day, week].',
  ],
  [
    'a chat with somebody in it',
    'reports: { chat: { to: a@b.c, every: day } }',
    'sla.yml:21:20: reports.chat.to is not a word of the agreement. Write one of: every, at, language.',
  ],
])('%s is told with line, cause and correction', (_name, also, expected) => {
  expect(problems(agreementText({ also }))).toEqual([expected]);
});
