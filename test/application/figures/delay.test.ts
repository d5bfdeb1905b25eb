/** Whose the delay was: from facts to what each role is told of marketing, the system and sales, on the page and by e-mail. */
import { pino } from 'pino';
import { readAgreement } from '../../../config/agreement/read.ts';
import { periodAt } from '../../../src/adapters/calendar/periods.ts';
import { boardLines, delayLine } from '../../../src/application/figures/reportWords.ts';
import { readReport, type Report } from '../../../src/application/figures/report.ts';
import { type FiguresGrounds } from '../../../src/application/figures/readFigures.ts';
import { OPERATOR } from '../../../src/application/figures/viewing.ts';
import { lookAtDueRecords } from '../../../src/application/look.ts';
import { overdueLetter } from '../../../src/application/reports/overdueLetter.ts';
import { summaryLetter } from '../../../src/application/reports/summaryLetter.ts';
import { onlyVersion } from '../../../src/domain/agreement/versions.ts';
import { type Fact } from '../../../src/domain/timeline/fact.ts';
import { contact } from '../../adapters/store/rows.ts';
import { agreementText } from '../../support/agreement.ts';
import { at, SPAN } from '../../support/calendars.ts';
import { describeOnPGlite } from '../../support/database.ts';
import { ANN, factsAt, PEOPLE } from '../../support/lives.ts';

const NOW = at('2026-03-04T12:00Z');
const HOUR_MS = 3_600_000;
const MANAGER = { userId: '9106', email: 'max@sales.example' };
const BUYER = '- { id: buyer, words: Buyer, clock: lead, stops: firstTouch, within: 6 business hours }';
const HAND_OFF =
  '- { id: hand-off, words: Hand-off, clock: marketing, starts: ready, within: 2 business hours }';

function agreementOf(...promises: readonly string[]) {
  const text = agreementText({
    promises: promises.map((promise) => `\n  ${promise}`).join(''),
    teams: '{ team: EMEA Sales, manager: max@sales.example }, { team: Gulf Sales, calendar: gulf }',
  }).replace(
    'dispositions:',
    '  ready: { words: Ready, when: { lifecyclestage: [subscriber] } }\ndispositions:',
  );
  const read = readAgreement(text, SPAN);
  if (!read.ok) throw new Error(JSON.stringify(read.problems));
  return onlyVersion(read.agreement);
}

describeOnPGlite('whose the delay was', (database) => {
  /** One waited too long for its hand-off, then lay without an owner for two hours and with Ann since; one waits still. */
  async function told(
    ...promises: readonly string[]
  ): Promise<(viewer: typeof MANAGER | typeof OPERATOR) => Promise<Report>> {
    const history = agreementOf(...promises);
    const [handedOff, waiting] = [contact('8001'), contact('8002')] as const;
    const facts: readonly Fact[] = [
      ...factsAt('2026-03-02T09:30Z', { stage: 'subscriber' }, handedOff),
      ...factsAt('2026-03-02T13:00Z', { stage: 'lead' }, handedOff),
      ...factsAt('2026-03-02T15:00Z', { owner: ANN }, handedOff),
      ...factsAt('2026-03-03T10:00Z', { stage: 'subscriber' }, waiting),
    ];
    await database.store.addHistory([handedOff, waiting], facts, NOW);
    const log = pino({ level: 'silent' });
    await lookAtDueRecords(
      { store: database.store, agreements: () => history, directory: () => PEOPLE, log },
      NOW,
    );
    const grounds: FiguresGrounds = {
      figures: database.store,
      agreements: () => history,
      directory: () => PEOPLE,
      nameOf: () => 'Ann Avery',
      periodOf: periodAt,
      periodWith: periodAt,
    };
    return async (viewer) => {
      const report = await readReport(grounds, viewer, 'week', NOW);
      if (!report) throw new Error('nothing to see');
      return report;
    };
  }

  test('is told of all three, and what waits for its hand-off stands on the board as marketing’s', async () => {
    const report = await (await told(HAND_OFF, BUYER))(OPERATOR);
    expect(report.overview.delay).toEqual({
      clocks: 3,
      marketingMs: 4 * HOUR_MS,
      systemMs: 2 * HOUR_MS,
      salesMs: 4 * HOUR_MS,
    });
    expect(delayLine(report, 'en')).toEqual([
      'Of the time of 3 broken promises to leads, 40% passed before marketing handed off, 20% while nobody held the lead and 40% in the hands of sales.',
    ]);
    expect(delayLine(report, 'ar').join()).toContain('قبل أن يسلّم التسويق');
    expect(report.board.holders).toEqual([
      { name: 'Ann Avery', ofMarketing: false, overdue: 1 },
      { name: null, ofMarketing: true, overdue: 1 },
    ]);
    expect(boardLines(report, 'en').join('\n')).toMatch(/^ {2}marketing: 1$/m);
    expect(boardLines(report, 'en').join('\n')).toContain('contact 8002, Hand-off: marketing, overdue for');
    // A lead without a rep is one that was handed off.
    expect(report.patterns.unowned).toBe(0);
  });

  test('is drawn and said in the letters', async () => {
    const report = await (await told(HAND_OFF, BUYER))(OPERATOR);
    const week = periodAt('week', NOW, 'UTC');
    const { parts, pictures } = summaryLetter(report, week, 'en');
    expect(parts.map(({ text }) => text).join('')).toContain('before marketing handed off');
    const widths = pictures.find(({ id }) => id === 'delay')?.rectangles.map(({ width }) => width) ?? [];
    const whole = widths.reduce((sum, width) => sum + width, 0);
    expect(widths.map((width) => Math.round((100 * width) / whole))).toEqual([40, 20, 40]);
    expect(
      overdueLetter(report.board, () => null, 'ar')
        .map(({ text }) => text)
        .join(''),
    ).toContain('<bdi>التسويق</bdi>');
  });

  test('leaves marketing out where it promises nothing, and says so', async () => {
    const report = await (await told(BUYER))(OPERATOR);
    expect(report.overview.delay).toMatchObject({ clocks: 1, marketingMs: null });
    expect(delayLine(report, 'en')).toEqual([
      'Of the time of 1 broken promise to a lead, 33% passed while nobody held the lead and 67% in the hands of sales. No promise of marketing to hand off in time is among these figures.',
    ]);
    const week = periodAt('week', NOW, 'UTC');
    expect(
      summaryLetter(report, week, 'en')
        .parts.map(({ text }) => text)
        .join(''),
    ).not.toContain('before marketing');
  });

  test('is told a manager of sales’ team without what is marketing’s, which is of no team', async () => {
    const report = await (await told(HAND_OFF, BUYER))(MANAGER);
    expect(report.overview.delay).toMatchObject({ clocks: 1, marketingMs: null });
    expect(report.board.holders).toEqual([{ name: 'Ann Avery', ofMarketing: false, overdue: 1 }]);
  });
});
