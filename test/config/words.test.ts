/** Each word of an agreement's text, and what the evaluation is told by it. */
import { readAgreement, type Preamble } from '../../config/agreement/read.ts';
import { type Agreement, type SlaPromise } from '../../src/domain/agreement/agreement.ts';
import { agreementText, agreementWith } from '../support/agreement.ts';
import { SPAN } from '../support/calendars.ts';
import { GOOD, told } from './told.ts';

const TOUCH = '- { id: touch, words: Touch, clock: rep, stops: firstTouch, within: 1 business hour }';

/** The last of a promise to touch and one with these words. */
function promiseWith(written: string): SlaPromise {
  const promises = `\n  ${TOUCH}\n  - { id: other, words: Other, ${written} }`;
  return agreementWith({ promises }).promises.at(-1)!;
}

const agreementAlso = (also: string): Agreement => agreementWith({ also });
const hours = (count: number) => ({ unit: 'businessMinutes', minutes: count * 60 });

describe('a promise', () => {
  test.each([
    ['a rep, from receipt', 'clock: rep, stops: disposition', { side: 'rep', starts: { kind: 'receipt' } }],
    [
      'a lead, from hand-off',
      'clock: lead, stops: disposition',
      { side: 'lead', starts: { kind: 'handOff' } },
    ],
    [
      'the system, while nobody holds it',
      'clock: system',
      { side: 'system', starts: { kind: 'unowned' }, stops: { kind: 'receipt' } },
    ],
    [
      'marketing, until hand-off',
      'clock: marketing, starts: firstTouch',
      {
        side: 'marketing',
        starts: { kind: 'definition', name: 'firstTouch' },
        stops: { kind: 'handOff' },
      },
    ],
    [
      'a follow-up',
      'clock: rep, starts: after touch, stops: { logged: [call, email], times: 3 }, repeats: yes',
      {
        starts: { kind: 'after', promiseId: 'touch' },
        stops: { kind: 'activity', activities: ['call', 'email'], times: 3 },
        repeats: true,
      },
    ],
    [
      'one logged activity',
      'clock: rep, stops: { logged: meeting }, repeats: no',
      { stops: { kind: 'activity', activities: ['meeting'], times: 1 }, repeats: false },
    ],
    [
      'a deal after qualification',
      'clock: lead, starts: qualified, stops: deal',
      { starts: { kind: 'qualified' }, stops: { kind: 'activity', activities: ['deal'], times: 1 } },
    ],
    [
      'some records only',
      'clock: rep, stops: disposition, for: { country: [SA, AE] }, countsAs: anything',
      { appliesTo: [new Map([['country', ['SA', 'AE']]])], countsAs: 'anything' },
    ],
  ])('may be made of %s', (_, written, expected) => {
    expect(promiseWith(`${written}, within: 1 business hour`)).toMatchObject(expected);
  });

  test('says for all records, counts people only and does not repeat where nothing is said', () => {
    expect(promiseWith('clock: rep, stops: disposition, within: 1 business hour')).toMatchObject({
      appliesTo: null,
      countsAs: 'human',
      repeats: false,
      calendarId: null,
    });
  });

  test('may give each segment its own time, the first that holds counting', () => {
    const within =
      '[{ when: { industry: [BANKING] }, within: 1 business hour }, { within: 4 business hours }]';
    expect(promiseWith(`clock: rep, stops: disposition, within: ${within}`).tiers).toEqual([
      { when: [new Map([['industry', ['BANKING']]])], within: hours(1) },
      { when: null, within: hours(4) },
    ]);
  });
});

describe('the rules for all promises', () => {
  test('are the lenient ones where nothing is said', () => {
    expect(agreementWith()).toMatchObject({
      pauses: [],
      handover: { kind: 'fresh' },
      bounceWithin: hours(1),
      grace: hours(0.5),
      absenceSuspends: true,
      imports: 'ignore',
      covers: 'newClocks',
      publishedBy: '',
    });
  });

  test.each([
    ['handover: remaining', { handover: { kind: 'remaining', floor: hours(1 / 60) } }],
    ['handover: remaining, at least 2 business hours', { handover: { kind: 'remaining', floor: hours(2) } }],
    ['slips: 2 business hours', { bounceWithin: hours(2) }],
    ['grace: 1 business hour', { grace: hours(1) }],
    ['absences: count', { absenceSuspends: false }],
    ['imports: from import', { imports: 'fromImport' }],
    ['imports: from assignment', { imports: 'fromAssignment' }],
    ['covers: open clocks', { covers: 'openClocks' }],
    ['publishedBy: Dana Reyes', { publishedBy: 'Dana Reyes' }],
  ])('%s', (written, expected) => {
    expect(agreementAlso(written)).toMatchObject(expected);
  });

  test('a pause lasts 3 business days at most unless it says otherwise', () => {
    const when = 'when: { hs_lead_status: ["*"] }';
    expect(
      agreementAlso(
        `pauses: [{ id: a, reason: A, ${when} }, { id: b, reason: B, ${when}, atMost: 1 calendar day }]`,
      ).pauses,
    ).toEqual([
      expect.objectContaining({ id: 'a', reason: { en: 'A' }, atMost: { unit: 'businessDays', days: 3 } }),
      expect.objectContaining({ id: 'b', atMost: { unit: 'calendarMinutes', minutes: 1440 } }),
    ]);
  });

  test('a disposition may ask for evidence', () => {
    const source = GOOD.replace(
      'disqualified: { hs_lead_status: [UNQUALIFIED] }',
      'disqualified: { when: { hs_lead_status: [UNQUALIFIED] }, evidence: activity }',
    );
    const read = readAgreement(source, SPAN);
    expect(told(source)).toEqual([]);
    expect(read).toMatchObject({ ok: true, agreement: { evidenceFor: new Set(['disqualified']) } });
    expect(read.ok && read.agreement.dispositions).toEqual(agreementWith().dispositions);
  });

  test('the parties and the day from which they hold to it are kept for prints', () => {
    const preambleOf = (also: string): Preamble | null => {
      const read = readAgreement(agreementText({ also }), SPAN);
      return read.ok ? read.preamble : null;
    };
    const marketing = '{ name: Marketing, signedBy: Dana Reyes, signedOn: 2025-12-15 }';
    expect(preambleOf(`parties: { marketing: ${marketing} }\neffective: 2026-01-01`)).toEqual({
      parties: { marketing: { name: { en: 'Marketing' }, signedBy: 'Dana Reyes', signedOn: '2025-12-15' } },
      effective: '2026-01-01',
    });
    expect(preambleOf('')).toEqual({ parties: {}, effective: undefined });
  });
});
