/** Mistakes in the parts beyond hours and dates: each told with its place, its cause and its correction. */
import { agreementText } from '../support/agreement.ts';
import { problems, spoilt } from './told.ts';

const TOUCH = '- { id: touch, words: Touch, clock: rep, stops: firstTouch, within: 1 business hour }';

/** What is told of a second promise with these words, without its place. */
const ofPromise = (written: string, rest = 'within: 1 business hour'): readonly string[] =>
  problems(
    agreementText({ promises: `\n  ${TOUCH}\n  - { id: other, words: Other, ${written}, ${rest} }` }),
  ).map((line) => line.replace(/^sla\.yml:18:\d+: /, ''));

const also = (section: string): readonly string[] => problems(agreementText({ also: section }));
const calendar = (parts: string): readonly string[] =>
  problems(
    agreementText({
      calendars: `uk: { zone: Europe/London, hours: { monday-friday: 09:00-17:30 }, ${parts} }`,
    }),
  );

const STOPS_FORM =
  'Write disposition, deal, the name of a definition, or logged with a list of activities and times.';
const HOLIDAY =
  'Write a day as 2026-12-25, a part day as date and hours, or a country as country: GB, region: ENG.';
const DATE = 'Write a day as 2026-12-25.';
const BUDGET =
  'Write a number and its unit: 30 business minutes, 4 business hours, 2 business days, 24 calendar hours. ' +
  'A bare day or hour is not said clearly enough.';

describe('a promise that makes no sense is told so:', () => {
  test('a follow-up of a hand-off', () => {
    const promises = `
  - { id: hand-off, words: Hand-off, clock: marketing, starts: firstTouch, within: 1 business day }
  - { id: touch, words: Touch, clock: rep, starts: after hand-off, stops: firstTouch, within: 1 business hour }`;
    expect(problems(agreementText({ promises }))).toEqual([
      'sla.yml:18:44: hand-off ends with the hand-off, which is no act of sales that something could follow. Leave starts out: clocks of sales start at the hand-off or at receipt anyway.',
    ]);
  });

  test.each([
    [
      'a lead clock from receipt',
      'clock: lead, starts: receipt, stops: disposition',
      'a clock of lead cannot start at receipt. Write one of: hand-off, qualified, after ..., or leave starts out.',
    ],
    [
      'a rep clock while nobody holds the lead',
      'clock: rep, starts: unowned, stops: disposition',
      'a clock of rep cannot start at unowned. Write one of: receipt, qualified, after ..., or leave starts out.',
    ],
    [
      'a system clock after a promise',
      'clock: system, starts: after touch',
      'a clock of system cannot start at after touch. Write one of: unowned, or leave starts out.',
    ],
    [
      'a start there is not',
      'clock: rep, starts: now, stops: disposition',
      'promises.1.starts cannot be "now". Write receipt, hand-off, unowned, qualified, or after and the id of a promise above; under clock: marketing, a definition.',
    ],
    [
      'a clock of marketing that starts at nothing',
      'clock: marketing',
      'promises.1.starts is missing. Write the name of a definition that says when a record is ready for sales, and add it under definitions.',
    ],
    [
      'a clock of marketing that starts at a definition there is not',
      'clock: marketing, starts: redy',
      'there is no definition redy. Write one of: firstTouch, or add it under definitions.',
    ],
    [
      'a clock of marketing that starts where the hand-off is',
      'clock: marketing, starts: lead',
      'a clock of marketing cannot start at lead. Write one of: firstTouch, or add it under definitions.',
    ],
    [
      'a clock of marketing that starts at a number',
      'clock: marketing, starts: 5',
      'promises.1.starts cannot be 5. Write receipt, hand-off, unowned, qualified, or after and the id of a promise above; under clock: marketing, a definition.',
    ],
    [
      'a rep clock that starts at a definition, as only one of marketing does',
      'clock: rep, starts: firstTouch, stops: disposition',
      'a clock of rep cannot start at firstTouch. Write clock: marketing where the time until the hand-off is meant; else one of: receipt, qualified, after ..., or leave starts out.',
    ],
    [
      'a clock of marketing that stops at a disposition',
      'clock: marketing, starts: firstTouch, stops: disposition',
      'a clock of marketing cannot stop at disposition. Leave stops out: the time of marketing ends at the hand-off.',
    ],
    [
      'a rep clock that stops at hand-off',
      'clock: rep, stops: hand-off',
      'there is no definition hand-off. Write one of: disposition, deal, firstTouch, or add it under definitions.',
    ],
    [
      'a system clock that stops at a disposition',
      'clock: system, stops: disposition',
      'a clock of system cannot stop at disposition. Leave stops out: time without an owner ends when somebody receives the lead.',
    ],
    [
      'a rep clock that stops at receipt',
      'clock: rep, stops: receipt',
      'a clock of rep cannot stop at receipt. Write one of: disposition, deal, logged.',
    ],
    ['a rep clock that never stops', 'clock: rep', `promises.1.stops is missing. ${STOPS_FORM}`],
    [
      'a clock after qualification that stops at it',
      'clock: lead, starts: qualified, stops: disposition',
      'what starts when a lead is qualified cannot stop at its disposition. Write one of: deal, logged.',
    ],
    [
      'a repetition of what happens once',
      'clock: rep, stops: firstTouch, repeats: yes',
      'only a promise that stops at logged activities can repeat. Write stops with logged: [call, email], or leave repeats out.',
    ],
    [
      'a follow-up of a promise there is not',
      'clock: rep, starts: after tuch, stops: disposition',
      'no promise tuch stands above. Write after and the id of a promise above: touch.',
    ],
    [
      'a follow-up of itself',
      'clock: rep, starts: after other, stops: disposition',
      'no promise other stands above. Write after and the id of a promise above: touch.',
    ],
    [
      'an activity there is not',
      'clock: rep, stops: { logged: [fax] }',
      'promises.1.stops.logged.0 cannot be "fax". Write some of: call, email, meeting, note, communication, deal.',
    ],
    [
      'an unknown word of a stop',
      'clock: rep, stops: { logged: [call], time: 3 }',
      'promises.1.stops.time is not a word of the agreement. Write one of: logged, times.',
    ],
    [
      'no times at all',
      'clock: rep, stops: { logged: [call], times: 0 }',
      'promises.1.stops.times cannot be 0. Write a whole number from 1 to 100.',
    ],
    ['a stop that is a number', 'clock: rep, stops: 5', `promises.1.stops cannot be 5. ${STOPS_FORM}`],
    [
      'a doer there is not',
      'clock: rep, stops: disposition, countsAs: robots',
      'promises.1.countsAs cannot be "robots". Write human or anything.',
    ],
    [
      'a repetition now and then',
      'clock: rep, stops: { logged: call }, repeats: often',
      'promises.1.repeats cannot be "often". Write yes or no.',
    ],
  ])('%s', (_, written, line) => {
    expect(ofPromise(written)).toEqual([line]);
  });

  test.each([
    [
      'a tier after the one for all',
      '[{ within: 1 business hour }, { when: { a: [b] }, within: 2 business hours }]',
      'the tier above has no when and takes every record, so this one never counts. Move the tier without when to the end.',
    ],
    [
      'tiers in business and in calendar time',
      '[{ when: { a: [b] }, within: 1 business hour }, { within: 1 calendar day }]',
      'these tiers count partly in business time and partly in calendar time. Count all tiers in business time or all in calendar time, or write two promises.',
    ],
    [
      'a tier with a bare day',
      '[{ within: 1 day }]',
      `promises.1.within.0.within cannot be "1 day". ${BUDGET}`,
    ],
    [
      'an unknown word of a tier',
      '[{ if: { a: [b] }, within: 1 business hour }]',
      'promises.1.within.0.if is not a word of the agreement. Write one of: when, within.',
    ],
    ['no tiers', '[]', `promises.1.within cannot be {...}. Write at least one entry.`],
  ])('%s', (_, within, line) => {
    expect(ofPromise('clock: rep, stops: disposition', `within: ${within}`)).toEqual([line]);
  });

  test('a follow-up of a promise that comes later', () => {
    const follow =
      '- { id: a, words: A, clock: rep, starts: after touch, stops: deal, within: 1 business hour }';
    expect(problems(agreementText({ promises: `\n  ${follow}\n  ${TOUCH}` }))).toEqual([
      'sla.yml:17:36: no promise touch stands above. Write after and the id of a promise above: -.',
    ]);
  });
});

describe('a calendar that makes no sense is told so:', () => {
  test.each([
    [
      'an unknown country',
      'holidays: [{ country: UK }]',
      'calendars.uk.holidays.0.country cannot be "UK". Write the two letters of a country, such as GB or SA.',
    ],
    [
      'an unknown region',
      'holidays: [{ country: GB, region: ENGLAND }]',
      'there is no region ENGLAND in this country. Write one of: ALD, ENG, NIR, SCT, WLS, or leave the region out.',
    ],
    [
      'an exception that is no day',
      'holidays: [{ country: GB, except: [easter] }]',
      `calendars.uk.holidays.0.except.0 cannot be "easter". ${DATE}`,
    ],
    [
      'windows of a part day that overlap',
      'holidays: [{ date: 2026-12-24, hours: [09:00-12:00, 11:00-13:00] }]',
      'the windows 09:00-12:00 / 11:00-13:00 overlap. Join them into one window or move them apart.',
    ],
    [
      'a part day that does not exist',
      'holidays: [{ date: 2026-02-29, hours: 09:00-12:00 }]',
      `calendars.uk.holidays.0.date cannot be "2026-02-29". ${DATE}`,
    ],
    [
      'one day with two sorts of hours',
      'holidays: [2026-12-24, { date: 2026-12-24, hours: 09:00-12:00 }]',
      'the day 2026-12-24 stands twice with different hours. Keep one of the two.',
    ],
    ['a holiday that is a number', 'holidays: [7]', `calendars.uk.holidays.0 cannot be 7. ${HOLIDAY}`],
    [
      'two changes on one day',
      'changes: [{ from: 2026-06-01, hours: always }, { from: 2026-06-01, hours: { monday: 09:00-12:00 } }]',
      'the hours change twice on 2026-06-01. Keep one of the two.',
    ],
    [
      'a change to hours that overlap',
      'changes: [{ from: 2026-06-01, hours: { monday: [09:00-13:00, 12:00-17:00] } }]',
      'the windows monday 09:00-13:00 / monday 12:00-17:00 overlap. Join them into one window or move them apart.',
    ],
    [
      'a change to hours that are never open',
      'changes: [{ from: 2026-06-01, hours: {} }]',
      'these hours are never open, so nothing would ever be due. Give it at least one window, or write hours: always.',
    ],
  ])('%s', (_, parts, line) => {
    expect(calendar(parts).map((told) => told.replace(/^sla\.yml:14:\d+: /, ''))).toEqual([line]);
  });
});

describe('a rule for all promises that makes no sense is told so:', () => {
  const pause = (id: string): string => `{ id: ${id}, reason: Waiting, when: { hs_lead_status: [WAITING] } }`;

  test.each([
    [
      'two pauses of one id',
      `pauses: [${pause('a')}, ${pause('a')}]`,
      'sla.yml:21:77: a pause with the id a stands above already. Give it an id of its own.',
    ],
    [
      'a pause without a reason',
      'pauses: [{ id: a, when: { hs_lead_status: [WAITING] } }]',
      'sla.yml:21:10: pauses.0.reason is missing. Write a sentence, or one for each language: en: "..." and ar: "...".',
    ],
    [
      'a handover of a bare hour',
      'handover: remaining, at least 2 hours',
      'sla.yml:21:1: handover cannot be "remaining, at least 2 hours". Write fresh, remaining, or remaining, at least 2 business hours.',
    ],
    [
      'imports of a third kind',
      'imports: sometimes',
      'sla.yml:21:1: imports cannot be "sometimes". Write ignore, from import or from assignment.',
    ],
    [
      'absences of a third kind',
      'absences: ignore',
      'sla.yml:21:1: absences cannot be "ignore". Write suspend (the clock of an absent rep stands still) or count.',
    ],
    [
      'a reach of a third kind',
      'covers: everything',
      'sla.yml:21:1: covers cannot be "everything". Write new clocks (clocks that run keep the version they began under) or open clocks.',
    ],
    [
      'a rep in two places at once',
      'reps: [{ rep: A@x.example, calendar: office }, { rep: a@x.example, calendar: gulf }]',
      'sla.yml:21:48: a@x.example has two calendars from the same day on. Keep one of the two.',
    ],
    [
      'a rep in a calendar that is not there',
      'reps: [{ rep: 101, calendar: moon }]',
      'sla.yml:21:20: there is no calendar moon. Write one of: office, gulf, or add it under calendars.',
    ],
    [
      'a party without a name',
      'parties: { sales: { signedBy: Dana Reyes } }',
      'sla.yml:21:12: parties.sales.name is missing. Write a sentence, or one for each language: en: "..." and ar: "...".',
    ],
  ])('%s', (_, section, line) => {
    expect(also(section)).toEqual([line]);
  });

  test('evidence of a third kind, and a word it does not know', () => {
    const when = 'when: { hs_lead_status: [UNQUALIFIED] }';
    const disqualified = (rest: string): readonly string[] =>
      problems(spoilt('{ hs_lead_status: [UNQUALIFIED] }', `{ ${when}, ${rest} }`));
    expect(disqualified('evidence: photo')).toEqual([
      'sla.yml:9:60: dispositions.disqualified.evidence cannot be "photo". Write activity or none.',
    ]);
    expect(disqualified('evidance: activity')).toEqual([
      'sla.yml:9:60: dispositions.disqualified.evidance is not a word of the agreement. Write one of: when, evidence, reasons, set.',
    ]);
  });

  test('a definition with the name of a stop', () => {
    expect(problems(spoilt('  firstTouch: {', '  deal: {'))).toEqual([
      'sla.yml:6:3: deal means something else under stops. Give the definition another name.',
      expect.stringContaining('there is no definition firstTouch'),
    ]);
  });
});
