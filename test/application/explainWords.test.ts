/** What is told of clocks over which a newer version of the agreement came. */
import { readAgreement } from '../../config/agreement/read.ts';
import { explanationInWords } from '../../src/application/explainWords.ts';
import { type AgreementHistory } from '../../src/domain/agreement/versions.ts';
import { explain } from '../../src/domain/evaluate/explain.ts';
import { agreementText } from '../support/agreement.ts';
import { at, SPAN } from '../support/calendars.ts';
import { ANN, LEAD, life, PEOPLE } from '../support/lives.ts';

const PUBLISHED_AT = at('2026-03-02T12:00:00Z');
const TOUCH = '{ id: touch, words: First touch, clock: rep, stops: firstTouch, within: 4 business hours }';
const first = agreementText({ promises: `\n  - ${TOUCH}` });

function told(second: string, facts = life(['2026-03-02T10:00:00Z', { stage: 'lead', owner: ANN }])): string {
  const [one, two] = [first, second].map((text) => {
    const read = readAgreement(text, SPAN);
    if (!read.ok) throw new Error(JSON.stringify(read.problems));
    return read.agreement;
  });
  const history: AgreementHistory = [
    { agreement: one!, publishedAt: 0 },
    { agreement: two!, publishedAt: PUBLISHED_AT },
  ];
  const now = at('2026-03-02T16:00:00Z');
  const explanation = explain(LEAD, facts, history, PEOPLE, now);
  return explanationInWords(explanation, { language: 'en', nameOf: () => 'Ann Rowe' }, now).join('\n');
}

test('a clock that was taken over says when, by which version, and that it kept its grace', () => {
  const words = told(`${first.replace('4 business hours', '1 business hour')}covers: open clocks\n`);
  expect(words).toMatch(/Taken over .*12:00.* by version [0-9a-f]{12}, which covers open clocks/);
  expect(words).toMatch(/Not before .*12:30.*: the budget became stricter/);
});

test('a clock whose promise was removed says so, and a new promise why it has no clock', () => {
  const words = told(
    `${first.replace('id: touch, words: First touch', 'id: answer, words: Answer')}covers: open clocks\n`,
  );
  expect(words).toMatch(/Stopped .*12:00.*: the agreement does not make this promise any more/);
  expect(words).toContain('No clock for “Answer”: the lead is older than this version of the agreement');
});

test('a clock that began with the version says that it did', () => {
  const facts = life(['2026-03-02T10:00:00Z', { stage: 'subscriber', owner: ANN }]);
  const words = told(first.replace('[lead, marketingqualifiedlead]', '[subscriber]'), facts);
  expect(words).toMatch(/Started .*12:00.*: from then on the agreement counts the record as a lead/);
});

test('a clock that a new hand-off ended says so', () => {
  const facts = life(
    ['2026-03-02T10:00:00Z', { stage: 'lead', owner: ANN }],
    ['2026-03-02T13:00:00Z', { stage: 'marketingqualifiedlead' }],
  );
  const words = told(first.replace('[lead, marketingqualifiedlead]', '[marketingqualifiedlead]'), facts);
  expect(words).toMatch(/Stopped .*13:00.*: the lead was handed off anew under a newer version/);
});
