/** Marketing's side of a report in sentences, for a terminal or a message. */
import { type PageQuota } from '../../../cards/pageContract.ts';
import { type Language } from '../../domain/agreement/agreement.ts';
import { localDay, say, sayDay, sayDays, sayInstant } from '../../messages/say.ts';
import { type Report } from './report.ts';
import { inLanguage, percent } from './said.ts';

/** Below so little a quota is neither ahead nor behind: what is said of it would be nothing. */
const EVEN = { leads: 0.05, money: 0.5 };

/** One line a sentence; none where the agreement has no quotas. The first is a heading. */
export function marketingLines(
  { marketing }: Pick<Report, 'marketing'>,
  language: Language,
): readonly string[] {
  const { quotas, zone, handedOver, undecided, rejections, sources, acceptance } = marketing;
  if (quotas.length === 0) return [];
  const { met, judged, share, low, high, few } = acceptance;
  const shown = (value: number): string => percent(value, language);
  return [
    say(language, 'figures.marketing.title'),
    ...quotas.flatMap((quota) => quotaLines(quota, zone, language)),
    `  ${say(language, 'figures.marketing.handedOver', handedOver)}`,
    share === null || low === null || high === null
      ? `  ${say(language, 'figures.marketing.noEnding')}`
      : `  ${say(language, few ? 'figures.marketing.acceptedFew' : 'figures.marketing.accepted', {
          met,
          judged,
          share: shown(share),
          low: shown(low),
          high: shown(high),
        })}`,
    ...(undecided === 0 ? [] : [`  ${say(language, 'figures.marketing.undecided', { count: undecided })}`]),
    ...rejections.map(({ ending, reason, leads }) => {
      const because =
        reason === null ? say(language, 'figures.marketing.noReason') : inLanguage(reason, language);
      return `    ${say(language, 'figures.marketing.rejected', { ending, reason: because, count: leads })}`;
    }),
    ...(sources ?? []).map(({ source, leads, qualified }) => {
      const name = source ?? say(language, 'figures.noGroup');
      return `    ${say(language, 'figures.marketing.source', { name, leads, qualified })}`;
    }),
  ];
}

function quotaLines(quota: PageQuota, zone: string, language: Language): readonly string[] {
  const { words, actual, whole, currency, deals, fromAt, untilAt, countsFromAt, pace } = quota;
  const format = new Intl.NumberFormat(
    language,
    currency === null
      ? { maximumFractionDigits: 1 }
      : { style: 'currency', currency, maximumFractionDigits: 0 },
  );
  const said = (value: number): string => format.format(value);
  const days = new Intl.NumberFormat(language, { maximumFractionDigits: 1 });
  const head = say(language, 'figures.marketing.quota', {
    words: inLanguage(words, language),
    when: sayDays(language, localDay(fromAt, zone), localDay(untilAt - 1, zone)),
    actual: said(actual),
    amount: said(pace?.amount ?? whole),
  });
  const heading = [`  ${head}`, ...dealLines(deals, zone, language)];
  if (pace === null) return [...heading, `    ${say(language, 'figures.marketing.unpaced')}`];
  const { amount, workingDays, daysPassed, goalSoFar, gap, requiredPerDay, forecast } = pace;
  return [
    ...heading,
    ...(countsFromAt === null
      ? []
      : [
          say(language, 'figures.marketing.since', {
            since: sayDay(language, localDay(countsFromAt, zone)),
            amount: said(amount),
            whole: said(whole),
          }),
        ].map((line) => `    ${line}`)),
    `    ${say(language, 'figures.marketing.pace', {
      passed: days.format(daysPassed),
      days: days.format(workingDays),
      goal: said(goalSoFar),
      gap: said(Math.abs(gap)),
      side:
        Math.abs(gap) < (currency === null ? EVEN.leads : EVEN.money) ? 'even' : gap < 0 ? 'behind' : 'ahead',
    })}`,
    ...(requiredPerDay === null
      ? []
      : [
          requiredPerDay === 0
            ? say(language, 'figures.marketing.reached')
            : say(language, 'figures.marketing.required', { rate: said(requiredPerDay) }),
          forecast === null
            ? say(
                language,
                deals?.counted === 0 ? 'figures.marketing.noDeals' : 'figures.marketing.noForecast',
              )
            : say(language, 'figures.marketing.forecast', {
                expected: said(Math.round(forecast.expected)),
                low: said(forecast.low),
                high: said(forecast.high),
              }),
        ].map((line) => `    ${line}`)),
  ];
}

function dealLines(deals: PageQuota['deals'], zone: string, language: Language): readonly string[] {
  if (deals === null) return [];
  const { counted: count, unvalued, elsewhere, readAt } = deals;
  if (readAt === null) return [`    ${say(language, 'figures.marketing.dealsUnread')}`];
  const at = sayInstant(language, readAt, zone);
  return [
    say(language, 'figures.marketing.deals', { count, at }),
    ...(unvalued === 0 ? [] : [say(language, 'figures.marketing.unvalued', { count: unvalued })]),
    ...(elsewhere === 0 ? [] : [say(language, 'figures.marketing.elsewhere', { count: elsewhere })]),
  ].map((line) => `    ${line}`);
}
