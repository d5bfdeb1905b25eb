/** The section `quotas` of an agreement: what it is read as, which mistakes are told, and what it says as a contract. */
import { sectionsOf } from '../../config/agreement/clauses.ts';
import { labelInWords, saidInWords, sectionInWords } from '../../config/agreement/clauseWords.ts';
import { describeWarnings, lintAgreement } from '../../config/agreement/lint.ts';
import { DISPOSITION_REASON_PROPERTY, watchedProperties } from '../../src/domain/agreement/agreement.ts';
import { agreementText, agreementWith } from '../support/agreement.ts';
import { problems } from './told.ts';

const withQuotas = (...quotas: string[]): string =>
  agreementText({ also: `quotas:\n${quotas.map((quota) => `  - ${quota}`).join('\n')}` });
const LEADS = '{ id: leads, words: 300 leads a month, counts: leads, amount: 300, per: month }';

describe('quotas', () => {
  test('are none where the agreement names none, and then no reason is watched', () => {
    const agreement = agreementWith();
    expect(agreement.quotas).toEqual([]);
    expect(watchedProperties(agreement)).not.toContain(DISPOSITION_REASON_PROPERTY);
  });

  test('say what is counted, of which records, how many, and in which period', () => {
    const { quotas, ...agreement } = agreementWith({
      also: `quotas:
  - ${LEADS}
  - { id: enterprise, words: { en: Enterprise, ar: الشركات الكبرى }, counts: qualified leads,
      for: { segment: [ENT] }, amount: 20, per: quarter }`,
    });
    expect(quotas).toEqual([
      {
        id: 'leads',
        words: { en: '300 leads a month' },
        counts: 'leads',
        appliesTo: null,
        amount: 300,
        currency: null,
        per: 'month',
      },
      {
        id: 'enterprise',
        words: { en: 'Enterprise', ar: 'الشركات الكبرى' },
        counts: 'qualifiedLeads',
        appliesTo: [new Map([['segment', ['ENT']]])],
        amount: 20,
        currency: null,
        per: 'quarter',
      },
    ]);
    expect(watchedProperties({ ...agreement, quotas })).toEqual(
      expect.arrayContaining(['segment', DISPOSITION_REASON_PROPERTY]),
    );
  });

  test('are told of with all their mistakes at once, each with its line and what to write', () => {
    const text = withQuotas(
      LEADS,
      '{ id: leads, words: Again, counts: mqls, amount: 0, per: week }',
      '{ id: Big, words: Big, counts: leads, amount: 1.5, per: month, off: yes }',
    );
    expect(problems(text)).toEqual([
      'sla.yml:23:7: a quota with the id leads stands above already. Give it an id of its own.',
      'sla.yml:23:32: quotas.1.counts cannot be "mqls". Write leads, qualified leads or pipeline value.',
      'sla.yml:23:46: quotas.1.amount cannot be 0. Write a whole number from 1 to 1000000000000.',
      'sla.yml:23:57: quotas.1.per cannot be "week". Write month or quarter.',
      'sla.yml:24:7: quotas.2.id cannot be "Big". Write a short name of small letters, digits and hyphens, such as first-touch.',
      'sla.yml:24:43: quotas.2.amount cannot be 1.5. Write a whole number from 1 to 1000000000000.',
      'sla.yml:24:68: quotas.2.off is not a word of the agreement. Write one of: id, words, counts, for, amount, currency, per.',
    ]);
  });

  test('of pipeline value have a currency, and no others have one', () => {
    const value =
      '{ id: value, words: Value, counts: pipeline value, amount: 500000, currency: EUR, per: quarter }';
    expect(agreementWith({ also: `quotas:\n  - ${value}` }).quotas).toMatchObject([
      { counts: 'pipelineValue', amount: 500_000, currency: 'EUR' },
    ]);
    const text = withQuotas(
      value.replace('currency: EUR, ', ''),
      value.replace('id: value', 'id: leads').replace('pipeline value', 'leads'),
      value.replace('id: value', 'id: none').replace('EUR', 'EURO'),
      value.replace('id: value', 'id: unknown').replace('EUR', 'QQQ'),
    );
    const letters = 'Write the company currency of the HubSpot account by its three letters, such as EUR.';
    expect(problems(text)).toEqual([
      `sla.yml:22:32: quotas.0.currency is missing. ${letters}`,
      'sla.yml:23:63: leads are counted, and are no money. Leave currency out, or write counts: pipeline value.',
      `sla.yml:24:71: quotas.2.currency cannot be "EURO". ${letters}`,
      `sla.yml:25:74: quotas.3.currency cannot be "QQQ". ${letters}`,
    ]);
    const clauses = sectionsOf(withQuotas(value))?.at(-1)?.clauses ?? [];
    expect(clauses.map(({ said }) => saidInWords(said, 'en'))).toEqual([
      '“Value”',
      'what the deals are worth that are made of leads after their hand-off',
      '500,000',
      'EUR',
      'quarter',
    ]);
  });

  test.each([
    [
      'a quota that counts what another counts',
      LEADS.replace('id: leads', 'id: more'),
      'more counts the same as leads. Leave one of them out.',
    ],
    [
      'a segment no lead can be in',
      '{ id: none, words: None, counts: leads, for: { lifecyclestage: [subscriber] }, amount: 1, per: month }',
      'no lead can be like this, so the quota never counts anything. Mend for: it must fit the definition of lead.',
    ],
    [
      'a segment of records that were ended',
      '{ id: none, words: None, counts: leads, for: { hs_lead_status: [UNQUALIFIED] }, amount: 1, per: month }',
      'records like these are disqualified already, so they are never handed off. Write under for what records are like before they are disposed of.',
    ],
    [
      'a segment no qualified lead can be in',
      '{ id: none, words: None, counts: qualified leads, for: { hs_lead_status: [NEW] }, amount: 1, per: month }',
      'no qualified lead can be like this, so the quota never counts anything. Mend for: it must fit the disposition qualified.',
    ],
  ])('warn of %s', (_, quota, warning) => {
    const text = withQuotas(LEADS, quota);
    expect(problems(text)).toEqual([]);
    const described = describeWarnings('sla.yml', lintAgreement(text), 'en');
    expect(described).toBe(
      `sla.yml:23:${quota.includes('for:') ? quota.indexOf('for:') + 5 : 7}: ${warning}`,
    );
  });

  test('of a month and of a quarter may count the same', () => {
    const quarter = LEADS.replace('id: leads', 'id: quarter').replace('per: month', 'per: quarter');
    expect(lintAgreement(withQuotas(LEADS, quarter))).toEqual([]);
  });

  test.each([
    [
      'en',
      'Quota “300 leads a month” (leads)',
      'what is counted: leads, when they are first handed off',
      'amount: 300',
    ],
    [
      'ar',
      'الحصة «300 leads a month» (leads)',
      'ما يُعدّ: العملاء المحتملون عند أول تسليم لهم',
      'المقدار: 300',
    ],
  ] as const)('are clauses of the contract in %s', (language, heading, counts, amount) => {
    const section = sectionsOf(withQuotas(LEADS))?.at(-1);
    expect(section && sectionInWords(section, language)).toBe(heading);
    const clauses = section?.clauses.map(
      (clause) => `${labelInWords(clause, language)}: ${saidInWords(clause.said, language)}`,
    );
    expect(clauses).toEqual(expect.arrayContaining([counts, amount]));
    expect(clauses).toHaveLength(4);
  });
});
