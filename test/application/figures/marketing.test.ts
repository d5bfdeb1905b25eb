/** How marketing keeps its quotas: from facts to the sentences of a report. */
import { pino } from 'pino';
import { readAgreement } from '../../../config/agreement/read.ts';
import { periodAt } from '../../../src/adapters/calendar/periods.ts';
import { publishAgreement } from '../../../src/application/agreements.ts';
import { type PeriodName } from '../../../src/application/figures/figures.ts';
import { marketingLines } from '../../../src/application/figures/marketingWords.ts';
import { type FiguresGrounds } from '../../../src/application/figures/readFigures.ts';
import { readMarketing } from '../../../src/application/figures/readMarketing.ts';
import { OPERATOR } from '../../../src/application/figures/viewing.ts';
import { lookAtDueRecords } from '../../../src/application/look.ts';
import { type AgreementHistory } from '../../../src/domain/agreement/versions.ts';
import { type Fact } from '../../../src/domain/timeline/fact.ts';
import { contact } from '../../adapters/store/rows.ts';
import { agreementText } from '../../support/agreement.ts';
import { at, SPAN } from '../../support/calendars.ts';
import { describeOnPGlite } from '../../support/database.ts';
import { ANN, factsAt, PEOPLE } from '../../support/lives.ts';

const QUOTAS = `quotas:
  - { id: leads, words: { en: 40 leads a month, ar: 40 عميلًا محتملًا كل شهر }, counts: leads, amount: 40, per: month }
  - { id: good, words: 10 qualified a quarter, counts: qualified leads, amount: 10, per: quarter }`;
const TEXT = agreementText({ also: QUOTAS }).replace(
  'disqualified: { hs_lead_status: [UNQUALIFIED] }',
  'disqualified: { when: { hs_lead_status: [UNQUALIFIED] }, reasons: { no-fit: No fit } }',
);
/** A Friday afternoon after work: ten of the twenty working days of February 2026 are over. */
const NOW = at('2026-02-13T18:00Z');
const log = pino({ level: 'silent' });

describeOnPGlite('marketing’s side', (database) => {
  let history: AgreementHistory;

  async function publish(text: string, publishedAt: number): Promise<void> {
    const published = await publishAgreement(
      database.store,
      (one) => readAgreement(one, SPAN),
      text,
      publishedAt,
    );
    if (!published.ok) throw new Error(JSON.stringify(published.problems));
    history = published.history;
  }
  async function look(now: number): Promise<number> {
    return lookAtDueRecords(
      { store: database.store, agreements: () => history, directory: () => PEOPLE, log },
      now,
    );
  }
  const grounds = (): FiguresGrounds => ({
    figures: database.store,
    agreements: () => history,
    directory: () => PEOPLE,
    nameOf: () => null,
    periodOf: periodAt,
    periodWith: periodAt,
  });
  async function seen(name: PeriodName = 'month', now = NOW, from = grounds()) {
    const answer = await readMarketing(from, OPERATOR, name, now);
    if (!answer.ok) throw new Error(answer.reason);
    return answer;
  }

  /** Two leads each working day; of the first two days one was qualified, one rejected as no fit, one for no reason. */
  async function tellTenDays(): Promise<void> {
    const days = [2, 3, 4, 5, 6, 9, 10, 11, 12, 13];
    const records = days.flatMap((day) => [`${day}1`, `${day}2`]).map(contact);
    const facts = days.flatMap((day): Fact[] => {
      const date = `2026-02-${String(day).padStart(2, '0')}`;
      return [
        ...factsAt(`${date}T10:00Z`, { stage: 'lead', owner: ANN }, contact(`${day}1`)),
        ...factsAt(`${date}T15:00Z`, { stage: 'lead', owner: ANN }, contact(`${day}2`)),
      ];
    });
    const reason: Fact = {
      kind: 'property',
      record: contact('22'),
      property: 'sla_disposition_reason',
      value: 'No fit',
      occurredAt: at('2026-02-04T10:00Z'),
      source: { type: 'CRM_UI', id: 'userId:9' },
    };
    const ends = [
      ...factsAt('2026-02-04T10:00Z', { status: 'OPEN_DEAL' }, contact('21')),
      ...factsAt('2026-02-04T10:00Z', { status: 'UNQUALIFIED' }, contact('22')),
      ...factsAt('2026-02-04T11:00Z', { status: 'UNQUALIFIED' }, contact('31')),
    ];
    await database.store.addHistory(records, [...facts, ...ends, reason], NOW);
  }

  test('is paced by the working days of the portal’s calendar, each quota in its own period', async () => {
    await publish(TEXT, at('2026-01-01T00:00Z'));
    await tellTenDays();
    await look(NOW);
    const { quotas, handedOver, acceptance, rejections, undecided, sources } = await seen();
    expect(quotas).toMatchObject([
      {
        id: 'leads',
        actual: 20,
        whole: 40,
        countsFromAt: null,
        pace: { amount: 40, workingDays: 20, daysPassed: 10, goalSoFar: 20, gap: 0, requiredPerDay: 2 },
      },
      { id: 'good', actual: 1, fromAt: at('2026-01-01T00:00Z'), untilAt: at('2026-04-01T00:00Z') },
    ]);
    expect(quotas[0]!.pace!.forecast).toEqual({ expected: 40, low: 29, high: 54 });
    expect(quotas[0]!.pace!.days.slice(0, 4).map(({ count }) => count)).toEqual([0, 2, 2, 2]);
    expect(handedOver).toEqual({ first: 20, again: 0, imported: 0, redefined: 0 });
    expect(acceptance).toMatchObject({ met: 1, judged: 3, few: true });
    expect(rejections).toEqual([
      { ending: 'disqualified', reason: { en: 'No fit' }, leads: 1 },
      { ending: 'disqualified', reason: null, leads: 1 },
    ]);
    expect([undecided, sources]).toEqual([0, null]);
  });

  test('is said in sentences, in English and Arabic', async () => {
    await publish(TEXT, at('2026-01-01T00:00Z'));
    await tellTenDays();
    await look(NOW);
    const marketing = await seen();
    // Intl puts thin spaces around dashes.
    const lines = marketingLines({ marketing }, 'en').map((line) => line.replaceAll(/[\u2009\u202f]/g, ' '));
    expect(lines).toEqual([
      'Marketing’s side',
      '  40 leads a month: 20 of 40, Feb 1 – 28, 2026',
      '    after 10 of 20 working days 20 were due: on the line',
      '    needed from now on: 2 a working day',
      '    to be expected by the end: 40; in 95 of 100 cases between 29 and 54',
      '  10 qualified a quarter: 1 of 10, Jan 1 – Mar 31, 2026',
      '    after 32 of 64 working days 5 were due: 4 behind',
      '    needed from now on: 0.3 a working day',
      expect.stringMatching(/^ {4}to be expected by the end: 2; in 95 of 100 cases between 1 and \d+$/),
      '  Handed over in the period: 20 leads. Beside them, not counted: 0 handed over again, 0 by an import that is ignored, 0 only because the definition changed',
      '  Accepted: 1 of 3 that sales ended, too few to judge by (between 6% and 79%)',
      '    Disqualified, No fit: 1',
      '    Disqualified, for no reason the agreement knows: 1',
    ]);
    expect(marketingLines({ marketing }, 'ar').slice(0, 2)).toEqual([
      'جانب التسويق',
      expect.stringContaining('40 عميلًا محتملًا كل شهر'),
    ]);
  });

  describe('of pipeline value', () => {
    const VALUE = TEXT.replace(
      QUOTAS,
      `${QUOTAS}
  - { id: value, words: 90000 EUR a month, counts: pipeline value, amount: 90000, currency: EUR, per: month }`,
    );
    const deal = (dealId: string, day: string, value: number | null, of: string, currency = 'EUR') => ({
      dealId,
      createdAt: at(`2026-02-${day}T12:00Z`),
      value,
      currency,
      contactIds: [of],
    });
    const READING = {
      throughAt: 0,
      madeSince: 0,
      currency: 'EUR',
      finishedAt: NOW,
      checkedAt: NOW,
      walk: null,
    };
    async function valued(...deals: ReturnType<typeof deal>[]) {
      await publish(VALUE, at('2026-01-01T00:00Z'));
      await tellTenDays();
      await look(NOW);
      await database.store.keepDeals(deals, [], READING, null);
      const marketing = await seen();
      return { quota: marketing.quotas[2]!, lines: marketingLines({ marketing }, 'en') };
    }

    test('is what deals of leads are worth by the day on which they were made', async () => {
      const { quota, lines } = await valued(
        deal('1', '03', 20_000, '21'),
        deal('2', '04', 10_000, '22'),
        deal('3', '02', 15_000, '31'), // before its lead was handed off
        deal('4', '10', null, '31'),
        deal('5', '11', 4_000, '41', 'USD'),
        deal('6', '11', 8_000, '999'), // of nobody who was handed off
      );
      expect(quota).toMatchObject({
        counts: 'pipelineValue',
        currency: 'EUR',
        whole: 90_000,
        actual: 30_000,
        deals: { counted: 2, unvalued: 1, elsewhere: 1, readAt: NOW },
        pace: { goalSoFar: 45_000, gap: -15_000, requiredPerDay: 6_000, forecast: { expected: 60_000 } },
      });
      const { low, high } = quota.pace!.forecast!;
      expect(low).toBeGreaterThanOrEqual(30_000);
      expect(high).toBeGreaterThan(100_000); // two deals say little
      expect(quota.pace!.days.slice(1, 5).map(({ count }) => count)).toEqual([0, 20_000, 10_000, 0]);
      expect(lines.slice(9, 15)).toEqual(
        expect.arrayContaining([
          expect.stringMatching(/^ {2}90000 EUR a month: €30,000 of €90,000, /),
          expect.stringMatching(/^ {4}what 2 deals are worth now; read Fri, Feb 13, 2026.* 18:00$/),
          '    1 more has no amount yet',
          '    1 more is known in another currency only and not counted',
          '    after 10 of 20 working days €45,000 were due: €15,000 behind',
          '    needed from now on: €6,000 a working day',
        ]),
      );
    });

    test('is not forecast without a deal that is worth something, and says so', async () => {
      const { quota, lines } = await valued(deal('4', '10', null, '31'));
      expect(quota).toMatchObject({ actual: 0, pace: { forecast: null } });
      expect(lines).toContain('    no deal has an amount yet that a forecast could be made of');
    });

    test('counts from when the quota became one of pipeline value, and deals of older leads from then on', async () => {
      await publish(
        VALUE.replace('pipeline value, amount: 90000, currency: EUR', 'leads, amount: 90000'),
        at('2026-01-01T00:00Z'),
      );
      await tellTenDays();
      await look(NOW);
      const published = at('2026-02-14T00:00Z');
      await publish(VALUE, published);
      await look(at('2026-02-16T08:00Z'));
      const late = { ...deal('1', '16', 9_000, '21'), createdAt: at('2026-02-16T12:00Z') };
      await database.store.keepDeals([late, deal('2', '12', 7_000, '21')], [], READING, null);
      const { quotas } = await seen('month', at('2026-02-16T17:00Z'));
      expect(quotas[2]).toMatchObject({ actual: 9_000, countsFromAt: published, pace: { amount: 45_000 } });
    });

    test('says so while deals were never read', async () => {
      await publish(VALUE, at('2026-01-01T00:00Z'));
      await tellTenDays();
      await look(NOW);
      const lines = marketingLines({ marketing: await seen() }, 'en');
      expect(lines).toContain('    the deals in HubSpot have not been read yet');
    });
  });

  test('of a month that is over is what was so at its end', async () => {
    await publish(TEXT, at('2026-01-01T00:00Z'));
    await tellTenDays();
    await look(NOW);
    const march = at('2026-03-20T12:00Z');
    const back = {
      ...grounds(),
      periodOf: (name: PeriodName, now: number, zone: string) => periodAt(name, now, zone, 1),
    };
    const { quotas, period } = await seen('month', march, back);
    expect(period.untilAt).toBe(at('2026-03-01T00:00Z'));
    expect(quotas[0]).toMatchObject({
      actual: 20,
      untilAt: at('2026-03-01T00:00Z'),
      pace: { daysPassed: 20, gap: -20, requiredPerDay: null, forecast: { expected: 20 } },
    });
  });

  test('a quota that a new version brings looks at every record again and counts from then on', async () => {
    await publish(agreementText(), at('2026-01-01T00:00Z'));
    await tellTenDays();
    await look(NOW);
    expect(marketingLines({ marketing: await seen() }, 'en')).toEqual([]);
    const published = at('2026-02-14T00:00Z');
    await publish(TEXT, published);
    expect(await look(at('2026-02-16T08:00Z'))).toBe(20);
    await database.store.addHistory(
      [contact('161')],
      factsAt('2026-02-16T10:00Z', { stage: 'lead', owner: ANN }, contact('161')),
      at('2026-02-16T10:00Z'),
    );
    await look(at('2026-02-16T10:00Z'));
    const { quotas } = await seen('month', at('2026-02-16T17:00Z'));
    expect(quotas[0]).toMatchObject({
      actual: 1,
      whole: 40,
      countsFromAt: published,
      pace: { amount: 20, workingDays: 10, daysPassed: 1, goalSoFar: 2, gap: -1, forecast: null },
    });
  });

  test('is nothing to who has nothing to see', async () => {
    await publish(TEXT, at('2026-01-01T00:00Z'));
    const stranger = { userId: '1', email: 'nobody@else.example' };
    expect(await readMarketing(grounds(), stranger, 'month', NOW)).toEqual({ ok: false, reason: 'nobody' });
  });
});
