/** One quota: how far it is, how far it should be, what is needed and what is to be expected, and its waterfall. */
import {
  BarChart,
  Flex,
  Heading,
  Statistics,
  StatisticsItem,
  StatusTag,
  Text,
  Tile,
} from '@hubspot/ui-extensions';
import type { Locale } from '../../messages/locale.ts';
import { message } from '../../messages/message.ts';
import { localDay, sayAmount, sayDate, sayDateTime } from '../../messages/wallTime.ts';
import type { PagePace, PageQuota } from '../../pageContract.ts';
import { wordsFor } from '../view.ts';
import { spanWords } from './desk.ts';

/** Below so little a quota is neither ahead nor behind: what is said of it would be nothing. */
const EVEN = { leads: 0.05, money: 0.5 };
/** More days than these are shown by the week. */
const DAYS_SHOWN = 31;
const WEEK_MS = 7 * 86_400_000;
const A_MONDAY = Date.UTC(1970, 0, 5);

type Day = PagePace['days'][number];

interface Charted {
  readonly locale: Locale;
  readonly quota: PageQuota;
  readonly days: readonly Day[];
  readonly zone: string;
}

interface Shown {
  readonly locale: Locale;
  readonly quota: PageQuota;
  readonly zone: string;
}

export function QuotaTile({ locale, quota, zone }: Shown) {
  const { id, words, whole, actual, countsFromAt, pace, deals } = quota;
  const said = (value: number): string => sayAmount(locale, value, quota.currency);
  const of = { met: said(actual), judged: said(pace?.amount ?? whole) };
  return (
    <Tile compact>
      <Flex direction="column" gap="sm" testId={`quota-${id}`}>
        <Heading>{wordsFor({ locale }, words)}</Heading>
        <Text variant="microcopy">{spanWords(locale, quota, zone)}</Text>
        {countsFromAt === null || pace === null ? null : (
          <Text variant="microcopy" testId={`${id}-since`}>
            {message(locale, 'quota.since', {
              since: sayDate(locale, countsFromAt, zone),
              amount: said(pace.amount),
              whole: said(whole),
            })}
          </Text>
        )}
        <Statistics>
          <StatisticsItem label={message(locale, 'quota.actual')} number={message(locale, 'kept.of', of)} />
          {pace === null ? null : (
            <StatisticsItem label={message(locale, 'quota.goal')} number={said(pace.goalSoFar)} />
          )}
          {pace?.requiredPerDay == null ? null : (
            <StatisticsItem label={message(locale, 'quota.required')} number={said(pace.requiredPerDay)} />
          )}
        </Statistics>
        {deals === null ? null : (
          <Text variant="microcopy" testId={`${id}-deals`}>
            {dealWords(locale, deals, zone)}
          </Text>
        )}
        {pace === null ? (
          <Text>{message(locale, 'quota.unpaced')}</Text>
        ) : (
          <Pace locale={locale} quota={quota} pace={pace} zone={zone} />
        )}
      </Flex>
    </Tile>
  );
}

/** What the value is of, what is no part of it, and how old it is. */
function dealWords(
  locale: Locale,
  { counted, unvalued, elsewhere, readAt }: NonNullable<PageQuota['deals']>,
  zone: string,
): string {
  if (readAt === null) return message(locale, 'quota.unread');
  return [
    message(locale, 'quota.deals', { count: counted }),
    ...(unvalued === 0 ? [] : [message(locale, 'quota.unvalued', { count: unvalued })]),
    ...(elsewhere === 0 ? [] : [message(locale, 'quota.elsewhere', { count: elsewhere })]),
    message(locale, 'quota.readAt', { at: sayDateTime(locale, readAt, zone) }),
  ].join(' ');
}

function Pace({ locale, quota, pace, zone }: Shown & { readonly pace: PagePace }) {
  const { gap, daysPassed, workingDays, forecast, requiredPerDay } = pace;
  const isEven = Math.abs(gap) < (quota.currency === null ? EVEN.leads : EVEN.money);
  const side = isEven ? 'even' : gap < 0 ? 'behind' : 'ahead';
  const said = (value: number): string => sayAmount(locale, value, quota.currency);
  return (
    <>
      <Flex direction="column" gap="xs" align="start">
        <StatusTag variant={side === 'behind' ? 'warning' : 'success'} testId={`${quota.id}-gap`}>
          {side === 'even'
            ? message(locale, 'quota.even')
            : message(locale, `quota.${side}`, { gap: said(Math.abs(gap)) })}
        </StatusTag>
        <Text>
          {message(locale, 'quota.days', {
            passed: sayAmount(locale, daysPassed),
            days: sayAmount(locale, workingDays),
          })}
        </Text>
      </Flex>
      {requiredPerDay === null ? null : (
        <Text testId={`${quota.id}-forecast`}>
          {forecast === null
            ? message(locale, quota.deals?.counted === 0 ? 'quota.noDeals' : 'quota.noForecast')
            : message(locale, 'quota.forecast', {
                expected: said(Math.round(forecast.expected)),
                low: said(forecast.low),
                high: said(forecast.high),
              })}
        </Text>
      )}
      <Waterfall locale={locale} quota={quota} days={pace.days} zone={zone} />
      <DailyChart locale={locale} quota={quota} days={pace.days} zone={zone} />
    </>
  );
}

/** The columns' height is the goal, where what counted does not stand above it. */
function Waterfall({ locale, quota, days, zone }: Charted) {
  const [counted, lacking, ahead] = [
    message(locale, 'quota.counted'),
    message(locale, 'quota.lacking'),
    message(locale, 'quota.ahead.days'),
  ];
  const rows = stretchesOf(days, zone).flatMap((stretch) => {
    const last = stretch.at(-1);
    const first = stretch[0];
    if (!last || !first) return [];
    const seen = stretch.findLast(({ cumulated }) => cumulated !== null)?.cumulated ?? null;
    const when = sayDay(locale, first.fromAt, zone);
    const goal = rounded(last.goal);
    return seen === null
      ? [{ when, count: goal, kind: ahead }]
      : [
          { when, count: rounded(seen), kind: counted },
          { when, count: rounded(Math.max(0, goal - seen)), kind: lacking },
        ];
  });
  return (
    <BarChart
      data={rows}
      axes={{
        x: { field: 'when', fieldType: 'category', label: xLabel(locale, days) },
        y: { field: 'count', fieldType: 'linear', label: yLabel(locale, quota, 'cumulated') },
        options: {
          groupFieldByColor: 'kind',
          stacking: true,
          colors: { [counted]: 'green', [lacking]: 'darkOrange', [ahead]: 'aqua' },
        },
      }}
      options={{ showLegend: true, showTooltips: true }}
    />
  );
}

function DailyChart({ locale, quota, days, zone }: Charted) {
  const rows = stretchesOf(days, zone).map((stretch) => ({
    when: sayDay(locale, stretch[0]?.fromAt ?? 0, zone),
    count: rounded(stretch.reduce((sum, { count }) => sum + count, 0)),
  }));
  return (
    <BarChart
      data={rows}
      axes={{
        x: { field: 'when', fieldType: 'category', label: xLabel(locale, days) },
        y: {
          field: 'count',
          fieldType: 'linear',
          label: yLabel(locale, quota, days.length > DAYS_SHOWN ? 'perWeek' : 'perDay'),
        },
      }}
      options={{ showTooltips: true }}
    />
  );
}

function xLabel(locale: Locale, days: readonly Day[]): string {
  return message(locale, days.length > DAYS_SHOWN ? 'quota.week' : 'quota.day');
}

function yLabel(locale: Locale, { currency }: PageQuota, what: 'cumulated' | 'perDay' | 'perWeek'): string {
  return currency === null
    ? message(locale, `quota.${what}`)
    : message(locale, `quota.value.${what}`, { currency });
}

/** Each day alone, or those of a week together; days off on which nothing happened are left out. */
function stretchesOf(days: readonly Day[], zone: string): readonly (readonly Day[])[] {
  if (days.length <= DAYS_SHOWN) {
    return days
      .filter(({ goal, count }, place) => count > 0 || goal > (days[place - 1]?.goal ?? 0))
      .map((day) => [day]);
  }
  const weeks = new Map<number, Day[]>();
  for (const day of days) {
    const week = Math.floor((localDay(day.fromAt, zone) - A_MONDAY) / WEEK_MS);
    weeks.set(week, [...(weeks.get(week) ?? []), day]);
  }
  return [...weeks.values()];
}

function sayDay(locale: Locale, at: number, zone: string): string {
  return new Intl.DateTimeFormat(locale.tag, { timeZone: zone, day: 'numeric', month: 'short' }).format(at);
}

function rounded(value: number): number {
  return Math.round(value * 10) / 10;
}
