/** How the card disposes of a lead and who may do it on every lead, as an agreement writes it. */
import { readAgreement } from '../../config/agreement/read.ts';
import { SPAN } from '../support/calendars.ts';
import { agreementText, agreementWith } from '../support/agreement.ts';
import { told } from './told.ts';

const withDisqualified = (written: string): string =>
  agreementText().replace('disqualified: { hs_lead_status: [UNQUALIFIED] }', `disqualified: ${written}`);
const PERSON = 'Write the e-mail address or the owner id of somebody in HubSpot, such as dana@example.com.';

describe('how the card disposes of a lead', () => {
  test('is by the first values and without a reason where nothing is said', () => {
    const { disqualified } = agreementWith().disposing;
    expect(disqualified).toEqual({ reasons: [], set: null });
  });

  test('is with a reason, and by other values, where the agreement says so', () => {
    const text = withDisqualified(
      '{ when: [{ hs_lead_status: [UNQUALIFIED] }, { legal: [yes] }], set: { legal: yes }, reasons: { no-fit: { en: No fit, ar: لا يناسبنا } } }',
    );
    const read = readAgreement(text, SPAN);
    expect(read.ok && read.agreement.disposing.disqualified).toEqual({
      reasons: [{ id: 'no-fit', words: { en: 'No fit', ar: 'لا يناسبنا' } }],
      set: new Map([['legal', 'yes']]),
    });
  });

  test('may be done on every lead by admins, however their addresses are spelt', () => {
    expect(agreementWith({ also: 'admins: [Ops@Sales.example, 77]' }).admins).toEqual([
      'ops@sales.example',
      '77',
    ]);
    expect(agreementWith().admins).toEqual([]);
  });
});

describe('a disposition', () => {
  test.each([
    [
      'that is set to something else',
      withDisqualified('{ when: { hs_lead_status: [UNQUALIFIED] }, set: { hs_lead_status: OPEN } }'),
      'a lead with hs_lead_status: OPEN is not so disposed of. Write properties with one value each that make the disposition true, such as hs_lead_status: UNQUALIFIED.',
    ],
    [
      'that sets several values at once',
      withDisqualified('{ when: { hs_lead_status: [UNQUALIFIED] }, set: { hs_lead_status: [UNQUALIFIED] } }'),
      'Write properties with one value each that make the disposition true, such as hs_lead_status: UNQUALIFIED.',
    ],
    [
      'whose reasons are a list',
      withDisqualified('{ when: { hs_lead_status: [UNQUALIFIED] }, reasons: [No budget] }'),
      'Write an id and words for each reason, such as no-budget: No budget.',
    ],
    ['with admins that are nobody', `${agreementText()}admins: [the boss]\n`, PERSON],
  ])('%s is refused, with what to write', (_, text, correction) => {
    expect(told(text).join('\n')).toContain(correction);
  });
});
