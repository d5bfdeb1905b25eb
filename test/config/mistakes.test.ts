/** Every mistake in an agreement is told with its line, its column, what is wrong and what to write. */
import { GOOD, problems, spoilt } from './told.ts';

const ID = 'Write a short name of small letters, digits and hyphens, such as first-touch.';
const BUDGET =
  'Write a number and its unit: 30 business minutes, 4 business hours, 2 business days, 24 calendar hours. ' +
  'A bare day or hour is not said clearly enough.';
const WINDOW = 'Write hours as 09:00-17:30, or a list of them: [09:00-13:00, 14:00-18:00]; 24:00 ends a day.';
const DATE = 'Write a day as 2026-12-25.';
const WHEN =
  'Write property names with lists of values, such as: lifecyclestage: [lead, marketingqualifiedlead].';
const SHARE = 'Write shares of the budget between 1% and 99%, such as [50%, 75%].';
const SECTION = 'Write this section as names with values, as config/sla.yml of the installation shows.';
const LEAD = 'definitions.lead is missing. Say when a record is a lead: lead with words and when.';
/** Four lines that would unfold into ten thousand values. */
const AVALANCHE = [
  'a: &a [x]',
  ...['ab', 'bc', 'cd', 'de'].map(([from, to]) => `${to}: &${to} [${Array(10).fill(`*${from}`).join(', ')}]`),
].join('\n');
const OFFICE = '{ monday-friday: 09:00-17:00 }';
const LEAD_WHEN = '{ lifecyclestage: [lead, marketingqualifiedlead] }';

describe('a mistake in an agreement is told with its place, its cause and its correction:', () => {
  test.each([
    [
      'an unknown word',
      spoilt('enforceFrom', 'enforcedFrom'),
      [
        'sla.yml:2:1: enforceFrom is missing. ' + DATE,
        'sla.yml:3:1: enforcedFrom is not a word of the agreement. Write one of: agreement, parties, effective, publishedBy, covers, enforceFrom, language, definitions, dispositions, calendars, calendar, teams, reps, admins, pauses, handover, slips, grace, absences, imports, alerts, reminders, reports, promises, quotas.',
      ],
    ],
    [
      'an unknown word of a promise',
      spoilt('within: 2', 'wihtin: 2'),
      [
        `sla.yml:19:5: promises.1.within is missing. ${BUDGET}`,
        'sla.yml:20:7: promises.1.wihtin is not a word of the agreement. Write one of: id, words, clock, for, starts, stops, repeats, countsAs, within, calendar, remindAt, ladder, whenOverdue.',
      ],
    ],
    [
      'a day that may be meant in two ways',
      spoilt('within: 2 business days', 'within: 1 day'),
      [`sla.yml:20:7: promises.1.within cannot be "1 day". ${BUDGET}`],
    ],
    [
      'a budget without unit (E24)',
      spoilt('within: 4 business hours', 'within: 4'),
      [`sla.yml:18:7: promises.0.within cannot be 4. ${BUDGET}`],
    ],
    [
      'a budget of nothing (E25)',
      spoilt('within: 4 business hours', 'within: 0 business hours'),
      [`sla.yml:18:7: promises.0.within cannot be "0 business hours". ${BUDGET}`],
    ],
    [
      'a budget of more than a year',
      spoilt('within: 2 business days', 'within: 261 business days'),
      [
        'sla.yml:20:7: promises.1.within cannot be "261 business days". Write a year at most: 260 business days, 2600 business hours or 366 calendar days.',
      ],
    ],
    [
      'half a business day',
      spoilt('within: 2 business days', 'within: 0.5 business days'),
      [`sla.yml:20:7: promises.1.within cannot be "0.5 business days". ${BUDGET}`],
    ],
    [
      'an unknown zone',
      spoilt('zone: UTC', 'zone: Mars/Base'),
      [
        'sla.yml:12:13: calendars.office.zone cannot be "Mars/Base". Write a name of the tz database, such as Europe/London or Asia/Riyadh.',
      ],
    ],
    [
      'windows that overlap',
      spoilt(OFFICE, '{ monday: [09:00-13:00, 12:00-17:00] }'),
      [
        'sla.yml:12:24: the windows monday 09:00-13:00 / monday 12:00-17:00 overlap. Join them into one window or move them apart.',
      ],
    ],
    [
      'windows that overlap over midnight',
      spoilt(OFFICE, '{ saturday: 22:00-06:00, sunday: 05:00-08:00 }'),
      [
        'sla.yml:12:24: the windows saturday 22:00-06:00 / sunday 05:00-08:00 overlap. Join them into one window or move them apart.',
      ],
    ],
    [
      'a day told twice',
      spoilt(OFFICE, '{ monday-friday: 09:00-17:00, friday: 09:00-12:00 }'),
      ['sla.yml:12:24: the hours of friday stand twice. Join them into one window or move them apart.'],
    ],
    [
      'hours that are never open',
      spoilt(OFFICE, '{}'),
      [
        'sla.yml:12:24: these hours are never open, so nothing would ever be due. Give it at least one window, or write hours: always.',
      ],
    ],
    [
      'a day without windows',
      spoilt(OFFICE, '{ monday: [], tuesday: 09:00-17:00 }'),
      [`sla.yml:12:33: calendars.office.hours.monday cannot be {...}. ${WINDOW}`],
    ],
    [
      'no hours',
      spoilt(`hours: ${OFFICE}`, 'hours:'),
      [
        'sla.yml:12:24: calendars.office.hours is missing. Write days and hours, such as: monday-friday: 09:00-17:30, or always for round the clock.',
      ],
    ],
    [
      'days in short',
      spoilt('monday-friday', 'mon-fri'),
      [
        'sla.yml:12:33: calendars.office.hours.mon-fri is not a word of the agreement. Write a day or a span of days, such as monday or sunday-thursday.',
      ],
    ],
    [
      'an hour with one digit',
      spoilt('09:00-17:00', '9:00-17:00'),
      [`sla.yml:12:33: calendars.office.hours.monday-friday cannot be "9:00-17:00". ${WINDOW}`],
    ],
    [
      'a window without length',
      spoilt('09:00-17:00', '09:00-09:00'),
      [`sla.yml:12:33: calendars.office.hours.monday-friday cannot be "09:00-09:00". ${WINDOW}`],
    ],
    [
      'a calendar that is not there',
      spoilt('calendar: office', 'calendar: offce'),
      ['sla.yml:14:1: there is no calendar offce. Write one of: office, gulf, or add it under calendars.'],
    ],
    [
      'a calendar with the name of a method',
      spoilt('calendar: office', 'calendar: toString'),
      ['sla.yml:14:1: there is no calendar toString. Write one of: office, gulf, or add it under calendars.'],
    ],
    [
      "a team's calendar that is not there",
      spoilt('calendar: gulf', 'calendar: golf'),
      ['sla.yml:15:29: there is no calendar golf. Write one of: office, gulf, or add it under calendars.'],
    ],
    [
      'two promises of one id',
      spoilt('id: disposition', 'id: first-touch'),
      ['sla.yml:19:7: a promise with the id first-touch stands above already. Give it an id of its own.'],
    ],
    [
      'an id with spaces',
      spoilt('id: first-touch', 'id: First Touch'),
      [`sla.yml:17:7: promises.0.id cannot be "First Touch". ${ID}`],
    ],
    [
      'a stop that is not defined',
      spoilt('stops: firstTouch', 'stops: firstTuch'),
      [
        'sla.yml:17:80: there is no definition firstTuch. Write one of: disposition, deal, firstTouch, or add it under definitions.',
      ],
    ],
    [
      'a clock of nobody',
      spoilt('clock: rep, stops: d', 'clock: manager, stops: d'),
      [
        'sla.yml:19:67: promises.1.clock cannot be "manager". Write rep (from when a rep first receives the lead), lead (from hand-off), system (while nobody holds it) or marketing (until hand-off).',
      ],
    ],
    [
      'a day that does not exist',
      spoilt('2026-01-01', '2026-02-30'),
      [`sla.yml:3:1: enforceFrom cannot be "2026-02-30". ${DATE}`],
    ],
    [
      'a holiday that does not exist',
      spoilt(OFFICE, `${OFFICE}, holidays: [2026-12-25, 2026-13-01]`),
      [`sla.yml:12:86: calendars.office.holidays.1 cannot be "2026-13-01". ${DATE}`],
    ],
    [
      'a definition without conditions',
      spoilt(LEAD_WHEN, '{}'),
      [`sla.yml:5:26: definitions.lead.when cannot be {...}. ${WHEN}`],
    ],
    [
      'a definition with a list of nothing',
      spoilt(LEAD_WHEN, '[]'),
      [`sla.yml:5:26: definitions.lead.when cannot be {...}. ${WHEN}`],
    ],
    [
      'a condition without values',
      spoilt(LEAD_WHEN, '{ lifecyclestage: [] }'),
      [`sla.yml:5:34: definitions.lead.when.lifecyclestage cannot be {...}. ${WHEN}`],
    ],
    ['no definition of a lead', spoilt('  lead:', '  led:'), [`sla.yml:4:1: ${LEAD}`]],
    [
      'a disposition too few',
      spoilt('  recycled: { hs_lead_status: [BAD_TIMING] }\n', ''),
      [`sla.yml:7:1: dispositions.recycled is missing. ${WHEN}`],
    ],
    [
      'words in Arabic only',
      spoilt('words: A lead', 'words: { ar: نص }'),
      ['sla.yml:5:11: definitions.lead.words.en is missing. Write a text.'],
    ],
    [
      'words in a third language',
      spoilt('words: A lead', 'words: { en: x, fr: y }'),
      ['sla.yml:5:27: definitions.lead.words.fr is not a word of the agreement. Write one of: en, ar.'],
    ],
    [
      'an unknown language',
      spoilt('enforceFrom', 'language: fr\nenforceFrom'),
      ['sla.yml:3:1: language cannot be "fr". Write en or ar.'],
    ],
    [
      'a reminder at the end',
      GOOD.replace('[75%]', '[100%]'),
      [`sla.yml:18:44: promises.0.remindAt.0 cannot be "100%". ${SHARE}`],
    ],
    [
      'a reminder in percent without the sign',
      GOOD.replace('[75%]', '[50%, 75]'),
      [`sla.yml:18:49: promises.0.remindAt.1 cannot be 75. ${SHARE}`],
    ],
    [
      'an effect there is not',
      GOOD.replace('whenOverdue: task', 'whenOverdue: email'),
      ['sla.yml:18:50: promises.0.whenOverdue cannot be "email". Write task or nothing.'],
    ],
    [
      'no promises',
      GOOD.replace(/promises:[^]*$/, ''),
      ['sla.yml:2:1: promises is missing. Write at least one entry.'],
    ],
    ['an empty file', '', [`sla.yml:1:1: agreement is missing. ${SECTION}`, `sla.yml:1:1: ${LEAD}`]],
    [
      'remarks only',
      '# nothing yet\n',
      [`sla.yml:1:1: agreement is missing. ${SECTION}`, `sla.yml:1:1: ${LEAD}`],
    ],
    [
      'a text that is no agreement',
      'hello',
      [`sla.yml:1:1: agreement cannot be "hello". ${SECTION}`, `sla.yml:1:1: ${LEAD}`],
    ],
  ])('%s', (_, source, lines) => {
    expect(problems(source)).toEqual(lines);
  });

  test.each([
    ['a tab for indentation', 'agreement:\n\ten: x', '2:1'],
    ['a bracket that is not closed', 'agreement: [a', '1:14'],
    ['a key that stands twice', 'agreement: a\nagreement: b', '2:1'],
    ['a text with a colon', 'agreement: a: b', '1:12'],
    ['an alias without its anchor', spoilt('calendar: office', 'calendar: *office'), '1:1'],
    ['an avalanche of aliases', AVALANCHE, '1:1'],
    ['a second document', `${GOOD}\n---\n${GOOD}`, '22:1'],
  ])('%s is not YAML', (_, source, place) => {
    const [first] = problems(source);
    expect(first).toMatch(
      new RegExp(
        `^sla\\.yml:${place}: this is not YAML: .+\\. Mend the line; indentation is by spaces, and a text with a colon needs quotes\\.$`,
      ),
    );
  });

  test('a part that refers to itself ends in problems, not in a fault', () => {
    expect(problems('agreement: &a [*a]')[0]).toMatch(/^sla\.yml:1:1: /);
  });
});
