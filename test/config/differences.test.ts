/** Two texts of the agreement set beside each other, in the contract's words. */
import { readFileSync } from 'node:fs';
import { sectionsOf } from '../../config/agreement/clauses.ts';
import { differencesInOneLine, differencesInWords } from '../../config/agreement/clauseWords.ts';
import { differences, type SectionChange } from '../../config/agreement/differences.ts';
import { agreementText } from '../support/agreement.ts';

const SHIPPED = readFileSync('config/sla.yml', 'utf8');
const B2B = readFileSync('config/presets/b2b.yml', 'utf8');

function between(before: string, after: string): readonly SectionChange[] {
  const [old, fresh] = [sectionsOf(before), sectionsOf(after)];
  if (!old || !fresh) throw new Error('a text does not read');
  return differences(old, fresh);
}
const told = (after: string, before = agreementText()): readonly string[] =>
  differencesInWords(between(before, after), 'en').map((line) => line.trim());
const edited = (from: string, to: string): readonly string[] => {
  expect(SHIPPED).toContain(from);
  return told(SHIPPED.replace(from, to), SHIPPED);
};

test('a shorter time is one clause of one promise', () => {
  expect(edited('within: 4 business hours', 'within: 2 business hours')).toEqual([
    'Promise “First touch within 4 business hours” (first-touch)',
    'time: 4 business hours → 2 business hours',
  ]);
});

test.each([
  [
    'hours',
    'monday-friday: 09:00-17:30',
    'monday-thursday: 08:00-17:30',
    ['Calendar office', 'hours: Mon–Fri 09:00-17:30 → Mon–Thu 08:00-17:30'],
  ],
  [
    'round the clock',
    'hours:\n      sunday-thursday: 09:00-18:00',
    'hours: always',
    ['Calendar gulf', 'hours: Sun–Thu 09:00-18:00 → around the clock'],
  ],
  [
    'a holiday',
    '- { country: SA }',
    '- { country: SA }\n      - 2026-12-24',
    ['Calendar gulf', '+ day 2026-12-24: closed'],
  ],
  [
    'a definition',
    'IN_PROGRESS, ATTEMPTED_TO_CONTACT, CONNECTED',
    'CONNECTED',
    [
      'Definition firstTouch',
      'holds when: hs_lead_status is IN_PROGRESS, ATTEMPTED_TO_CONTACT, or CONNECTED → hs_lead_status is CONNECTED',
    ],
  ],
  [
    'a reason',
    '\n      no-budget: { en: No budget, ar: لا ميزانية }',
    '',
    ['Disposition disqualified', '− reason no-budget: “No budget”'],
  ],
  [
    'a team',
    'calendar: gulf\n\n# Who moves',
    'calendar: office\n\n# Who moves',
    ['Team Gulf Sales', 'calendar: gulf → office'],
  ],
  [
    'a pause',
    'atMost: 3 business days',
    'atMost: 1 business day',
    ['Pause “The lead asked us to wait” (on-hold)', 'at most in a cycle: 3 business days → 1 business day'],
  ],
  [
    'handover',
    'handover: fresh',
    'handover: remaining, at least 1 business hour',
    [
      'Rules for all promises',
      'time of the next rep: all of it → what the last rep had left',
      '+ at least: 1 business hour',
    ],
  ],
  [
    'imports',
    'imports: ignore',
    'imports: from import',
    ['Rules for all promises', 'imports: no clocks → clocks from the import on'],
  ],
  [
    'reminders',
    'perRepAndDay: 20',
    'perRepAndDay: 5',
    ['Rules for all promises', 'reminders for a rep and day at most: 20 → 5'],
  ],
  [
    'a reminder more',
    'remindAt: [75%]',
    'remindAt: [50%, 75%]',
    ['Promise “First touch within 4 business hours” (first-touch)', 'reminders at: 75% → 50% and 75%'],
  ],
  [
    'a ladder',
    'whenOverdue: task\n\n  - id: disposition',
    'whenOverdue: task\n    ladder: [{ after: 1 business day, taskFor: manager }]\n\n  - id: disposition',
    [
      'Promise “First touch within 4 business hours” (first-touch)',
      '+ step 1 of the ladder: 1 business day after the deadline, a task for the manager',
    ],
  ],
  [
    'the day from which it is enforced',
    'enforceFrom: 2026-01-01',
    'enforceFrom: 2026-02-01',
    ['The agreement', 'enforced for leads handed off from: Thu, Jan 1, 2026 → Sun, Feb 1, 2026'],
  ],
])('%s is told', (_name, from, to, expected) => {
  expect(edited(from, to)).toEqual(expected);
});

test('what only looks otherwise is no difference', () => {
  expect(told(`# A comment\n${agreementText()}\nhandover: fresh\n`)).toEqual([]);
  expect(
    told(SHIPPED.replace('{ hs_lead_status: [UNQUALIFIED] }', '{ hs_lead_status: UNQUALIFIED }'), SHIPPED),
  ).toEqual([]);
});

test('a promise that is gone is told with all it said', () => {
  const first =
    '\n  - { id: first-touch, words: Touch, clock: rep, stops: firstTouch, within: 4 business hours }';
  const lines = told(agreementText({ promises: first }));
  expect(lines.slice(lines.indexOf('− Promise “Disposition within 2 business days” (disposition)'))).toEqual([
    '− Promise “Disposition within 2 business days” (disposition)',
    '− words: “Disposition within 2 business days”',
    '− whose time runs: each rep’s',
    '− starts: when a rep first receives the lead',
    '− stops: at the disposition',
    '− what counts: only what people do',
    '− time: 2 business days',
    '− reminders at: 75%',
    '− when overdue: a task',
  ]);
});

test('a promise of marketing says what it starts and stops at, and nothing of what counts', () => {
  const promises =
    '\n  - { id: own, words: Hand-off, clock: marketing, starts: firstTouch, within: 1 business day }';
  const lines = told(agreementText({ promises }));
  expect(lines.slice(lines.indexOf('+ Promise “Hand-off” (own)')).slice(0, 6)).toEqual([
    '+ Promise “Hand-off” (own)',
    '+ words: “Hand-off”',
    '+ whose time runs: marketing’s, until hand-off',
    '+ starts: when firstTouch holds and sales has not got the lead',
    '+ stops: at hand-off',
    '+ time: 1 business day',
  ]);
});

test('tiers are told with what they are for', () => {
  const words = differencesInWords(between(agreementText(), B2B), 'en').join('\n');
  expect(words).toContain('1 business hour where company_segment is ENTERPRISE; 4 business hours');
});

test('a change only of the English words is told to an Arabic reader too', () => {
  const changes = between(SHIPPED, SHIPPED.replace('First touch within 4', 'A first touch within 4'));
  expect(differencesInWords(changes, 'ar').join('\n')).toContain('“A first touch within 4 business hours”');
});

test('in one line the first change stands in full, and the others are counted', () => {
  const once = SHIPPED.replace('handover: fresh', 'handover: remaining');
  const twice = once.replace('imports: ignore', 'imports: from import');
  const line = (after: string): string => differencesInOneLine(between(SHIPPED, after), 'en');
  expect(line(SHIPPED)).toBe('Nothing is said otherwise.');
  expect(line(SHIPPED.replace('imports: ignore', 'imports: from import'))).toBe(
    'Rules for all promises: imports: no clocks → clocks from the import on',
  );
  expect(line(twice)).toMatch(/what the last rep had left; 2 more changes$/);
});
