/** What the linter says of an agreement that is valid but probably not meant. */
import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { contradicts, implies, valuesAlsoMeaning } from '../../config/agreement/implication.ts';
import { describeWarnings, lintAgreement } from '../../config/agreement/lint.ts';
import { agreementText } from '../support/agreement.ts';
import { GOOD, problems, spoilt } from './told.ts';

const CONFIG = join(resolve(import.meta.dirname, '../..'), 'config');

/** The warnings of a text, which must be valid all the same. */
function warned(source: string): readonly string[] {
  expect(problems(source)).toEqual([]);
  const described = describeWarnings('sla.yml', lintAgreement(source), 'en');
  return described === '' ? [] : described.split('\n');
}

const TOUCH = '{ id: touch, words: Touch, clock: rep, stops: firstTouch, within: 4 business hours';
const promises = (...written: string[]): string =>
  agreementText({ promises: written.map((promise) => `\n  - ${promise}`).join('') });

describe('the linter', () => {
  test.each(['sla.yml', 'presets/simple.yml', 'presets/b2b.yml'])('has nothing to say of %s', (file) => {
    expect(warned(readFileSync(join(CONFIG, file), 'utf8'))).toEqual([]);
  });

  test.each([
    [
      'a tier below a wider one',
      promises(
        `${TOUCH.replace('4 business hours', '')}[{ when: { industry: [BANKING, INSURANCE] }, within: 1 business hour }, { when: { industry: [BANKING], country: [SA] }, within: 30 business minutes }, { within: 4 business hours }] }`,
      ),
      [
        'sla.yml:17:145: tier 1 takes all these records before, so this one never counts. Write the narrower tier first, or leave it out.',
      ],
    ],
    [
      'a tier that the promise is not for',
      promises(
        `${TOUCH.replace('4 business hours', '')}[{ when: { country: [GB] }, within: 1 business hour }, { within: 4 business hours }], for: { country: [SA, AE] } }`,
      ),
      [
        'sla.yml:17:74: no record that the promise is for can be like this, so the tier never counts. Mend when or for, or leave the tier out.',
      ],
    ],
    [
      'two promises that say the same',
      promises(`${TOUCH} }`, `${TOUCH.replace('touch', 'again')} }`),
      ['sla.yml:18:7: again promises the same as touch. Leave one of them out.'],
    ],
    [
      'a promise that a wider one covers',
      promises(
        `${TOUCH} }`,
        `${TOUCH.replace('touch', 'bank').replace('4', '1')}, for: { industry: [BANKING] } }`,
      ),
      [
        'sla.yml:18:7: for all its records touch counts from the same start to the same end, so two clocks run. Write one promise with tiers under within, or narrow one of them by for.',
      ],
    ],
    [
      'a promise for what is over',
      promises(`${TOUCH}, for: { hs_lead_status: [UNQUALIFIED] } }`),
      [
        'sla.yml:17:89: these records are disqualified already, so the promise never counts. Write under for what records are like before they are disposed of.',
      ],
    ],
    [
      'a reminder to nobody',
      promises(
        `${TOUCH} }`,
        '{ id: own, words: Own, clock: system, within: 1 business hour, whenOverdue: task }',
      ),
      [
        'sla.yml:18:68: whenOverdue has nobody to go to while nobody holds the lead. Leave it out; operations see such leads in the report.',
      ],
    ],
    [
      'a reminder before the hand-off, which no rep has',
      promises(
        `${TOUCH} }`,
        '{ id: own, words: Own, clock: marketing, starts: firstTouch, within: 1 business hour, remindAt: [50%] }',
      ),
      [
        'sla.yml:18:91: remindAt has nobody to go to before the hand-off. Leave it out, and write under ladder who is given a task after the deadline.',
      ],
    ],
    [
      'what counts towards a hand-off, which anybody and anything may make',
      promises(
        `${TOUCH} }`,
        '{ id: own, words: Own, clock: marketing, starts: firstTouch, within: 1 business hour, countsAs: human }',
      ),
      [
        'sla.yml:18:91: countsAs changes nothing for a clock of marketing, which ends whoever ends it. Leave it out.',
      ],
    ],
    [
      'a wait for a hand-off that is over when it begins',
      GOOD.replace(
        'dispositions:',
        '  ready: { words: Ready, when: { lifecyclestage: [lead] } }\ndispositions:',
      ).replace(
        'promises:',
        'promises:\n  - { id: own, words: Own, clock: marketing, starts: ready, within: 1 business hour }',
      ),
      [
        'sla.yml:18:46: records of ready are leads already, so they never wait for their hand-off. Write a definition that holds before sales has the record.',
      ],
    ],
    [
      'a wait of what is a lead, or disposed of, and one said twice',
      GOOD.replace(
        'dispositions:',
        '  ready: { words: Ready, when: { lifecyclestage: [subscriber] } }\n  over: { words: Over, when: { hs_lead_status: [UNQUALIFIED] } }\ndispositions:',
      ).replace(
        'promises:',
        `promises:
  - { id: own, words: Own, clock: marketing, starts: ready, for: { lifecyclestage: [lead] }, within: 1 business hour }
  - { id: late, words: Own, clock: marketing, starts: over, within: 1 business hour }
  - { id: one, words: Own, clock: marketing, starts: ready, within: 1 business day }
  - { id: two, words: Own, clock: marketing, starts: ready, stops: hand-off, within: 1 business day }`,
      ),
      [
        'sla.yml:19:61: records of for are leads already, so they never wait for their hand-off. Write a definition that holds before sales has the record.',
        'sla.yml:20:47: these records are disqualified already, so the promise never counts. Write a definition that holds before sales has the record.',
        'sla.yml:22:7: two promises the same as one. Leave one of them out.',
      ],
    ],
    [
      'a definition and a calendar that nobody uses',
      GOOD.replace('dispositions:', '  ready: { words: Ready, when: { a: [b] } }\ndispositions:').replace(
        'teams: [{ team: Gulf Sales, calendar: gulf }]',
        '',
      ),
      [
        'sla.yml:7:3: no promise starts or stops at ready. Write it under stops of a promise (or starts of one of marketing), or leave it out.',
        'sla.yml:14:3: nobody keeps the calendar gulf. Write it under calendar, teams, reps or a promise, or leave it out.',
      ],
    ],
    [
      'a pause that is a disposition too',
      agreementText({
        also: 'pauses: [{ id: a, reason: A, when: { hs_lead_status: [ON_HOLD, BAD_TIMING] } }]',
      }),
      [
        'sla.yml:21:30: a record with hs_lead_status: BAD_TIMING is recycled, so its clocks stop and never pause. Take the value out of the pause or out of the disposition.',
      ],
    ],
    [
      'leads that are disposed of from the start',
      spoilt('{ lifecyclestage: [lead, marketingqualifiedlead] }', '{ hs_lead_status: [BAD_TIMING] }'),
      [
        'sla.yml:5:3: every lead is recycled from the start, so nothing is ever counted. Write other values under lead or under the disposition.',
      ],
    ],
    [
      'an exception that is no holiday',
      spoilt('09:00-17:00 }', '09:00-17:00 }, holidays: [{ country: GB, except: [2026-12-25, 2026-12-24] }]'),
      ['sla.yml:12:110: 2026-12-24 is no holiday in GB. Mend the date, or leave it out.'],
    ],
  ])('warns of %s', (_, source, lines) => {
    expect(warned(source)).toEqual(lines);
  });

  test('warns of more than seven promises, not of seven', () => {
    const many = (count: number): string =>
      promises(
        ...Array.from(
          { length: count },
          (_, index) => `${TOUCH.replace('touch', `p${index}`)}, for: { country: [C${index}] } }`,
        ),
      );
    expect(warned(many(7))).toEqual([]);
    expect(warned(many(8))).toEqual([
      'sla.yml:16:1: 8 promises are more than people keep in mind. Keep 7 at most and leave the rest to reports.',
    ]);
  });

  test('says nothing of a text that cannot be read, whose problems come first', () => {
    expect(lintAgreement('agreement: [a')).toEqual([]);
    expect(lintAgreement(spoilt('calendar: office', 'calendar: *office'))).toEqual([]);
    expect(lintAgreement(spoilt('zone: UTC', 'zone: Nowhere'))).toEqual([]);
  });

  test('says all in the order of the file, in Arabic too, and the same every time', () => {
    const source = GOOD.replace('teams: [{ team: Gulf Sales, calendar: gulf }]', '').replace(
      'stops: firstTouch',
      'stops: disposition',
    );
    const lines = describeWarnings('sla.yml', lintAgreement(source), 'ar').split('\n');
    expect(lines[0]).toBe(
      'sla.yml:6:3: لا يبدأ أي التزام عند firstTouch ولا يتوقف عنده. اكتبه تحت stops في التزام (أو تحت starts في التزام للتسويق)، أو احذفه.',
    );
    expect(lines.map((line) => line.split(':')[1])).toEqual(['6', '13', '19']);
    expect(lintAgreement(source)).toEqual(lintAgreement(source));
  });
});

describe('a predicate', () => {
  const one = (values: Record<string, string[]>) => [new Map(Object.entries(values))];

  test.each([
    ['fewer values', { a: ['1'] }, { a: ['1', '2'] }, true],
    ['more properties', { a: ['1'], b: ['2'] }, { a: ['1'] }, true],
    ['more values', { a: ['1', '2'] }, { a: ['1'] }, false],
    ['fewer properties', { a: ['1'] }, { a: ['1'], b: ['2'] }, false],
    ['a value for any', { a: ['1'] }, { a: ['*'] }, true],
    ['nothing for any', { a: [''] }, { a: ['*'] }, false],
    ['any for a value', { a: ['*'] }, { a: ['1'] }, false],
  ])('with %s is a case of another or not', (_, narrow, wide, expected) => {
    expect(implies(one(narrow), one(wide))).toBe(expected);
  });

  test.each([
    ['no value in common', { a: ['1'] }, { a: ['2'] }, true],
    ['a value in common', { a: ['1', '2'] }, { a: ['2'] }, false],
    ['other properties', { a: ['1'] }, { b: ['2'] }, false],
    ['nothing and any', { a: [''] }, { a: ['*'] }, true],
  ])('with %s contradicts another or not', (_, left, right, expected) => {
    expect(contradicts(one(left), one(right))).toBe(expected);
    expect(contradicts(one(right), one(left))).toBe(expected);
  });

  test('for all records is implied by every one and contradicted by none', () => {
    expect([implies(one({ a: ['1'] }), null), implies(null, one({ a: ['1'] }))]).toEqual([true, false]);
    expect(contradicts(null, one({ a: ['1'] }))).toBe(false);
  });

  test('names the values at which it is a case of another', () => {
    expect(valuesAlsoMeaning(one({ a: ['1', '2'], b: ['3'] }), one({ a: ['2', '4'] }))).toBe('a: 2');
    expect(valuesAlsoMeaning(one({ a: ['1'] }), one({ a: ['1'], b: ['3'] }))).toBeNull();
  });
});
