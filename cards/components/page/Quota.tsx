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
import { localDay, sayDate } from '../../messages/wallTime.ts';
import type { PagePace, PageQuota } from '../../pageContract.ts';
import { wordsFor } from '../view.ts';
import { sayCount, spanWords } from './desk.ts';

/** Below so little a quota is neither ahead nor behind. */
const EVEN = 0.05;
/** More days than these are shown by the week. */
const DAYS_SHOWN = 31;
const WEEK_MS = 7 * 86_400_000;
const A_MONDAY = Date.UTC(1970, 0, 5);

type Day = PagePace['days'][number];

interface Shown {
  readonly locale: Locale;
  readonly quota: PageQuota;
  readonly zone: string;
}

export function QuotaTile({ locale, quota, zone }: Shown) {
  const { id, words, whole, actual, countsFromAt, pace } = quota;
  const of = { met: sayCount(locale, actual), judged: sayPart(locale, pace?.amount ?? whole) };
  return (
    <Tile compact>
      <Flex direction="column" gap="sm" testId={`quota-${id}`}>
        <Heading>{wordsFor({ locale }, words)}</Heading>
        <Text variant="microcopy">{spanWords(locale, quota, zone)}</Text>
        {countsFromAt === null || pace === null ? null : (
          <Text variant="microcopy" testId={`${id}-since`}>
            {message(locale, 'quota.since', {
              since: sayDate(locale, countsFromAt, zone),
              amount: sayPart(locale, pace.amount),
              whole: sayCount(locale, whole),
            })}
          </Text>
        )}
        <Statistics>
          <StatisticsItem label={message(locale, 'quota.actual')} number={message(locale, 'kept.of', of)} />
          {pace === null ? null : (
            <StatisticsItem label={message(locale, 'quota.goal')} number={sayPart(locale, pace.goalSoFar)} />
          )}
          {pace?.requiredPerDay == null ? null : (
            <StatisticsItem
              label={message(locale, 'quota.required')}
              number={sayPart(locale, pace.requiredPerDay)}
            />
          )}
        </Statistics>
        {pace === null ? (
          <Text>{message(locale, 'quota.unpaced')}</Text>
        ) : (
          <Pace locale={locale} quota={quota} pace={pace} zone={zone} />
        )}
      </Flex>
    </Tile>
  );
}

function Pace({ locale, quota, pace, zone }: Shown & { readonly pace: PagePace }) {
  const { gap, daysPassed, workingDays, forecast, requiredPerDay } = pace;
  const side = Math.abs(gap) < EVEN ? 'even' : gap < 0 ? 'behind' : 'ahead';
  return (
    <>
      <Flex direction="column" gap="xs" align="start">
        <StatusTag variant={side === 'behind' ? 'warning' : 'success'} testId={`${quota.id}-gap`}>
          {side === 'even'
            ? message(locale, 'quota.even')
            : message(locale, `quota.${side}`, { gap: sayPart(locale, Math.abs(gap)) })}
        </StatusTag>
        <Text>
          {message(locale, 'quota.days', {
            passed: sayPart(locale, daysPassed),
            days: sayPart(locale, workingDays),
          })}
        </Text>
      </Flex>
      {requiredPerDay === null ? null : (
        <Text testId={`${quota.id}-forecast`}>
          {forecast === null
            ? message(locale, 'quota.noForecast')
            : message(locale, 'quota.forecast', {
                expected: sayCount(locale, Math.round(forecast.expected)),
                low: sayCount(locale, forecast.low),
                high: sayCount(locale, forecast.high),
              })}
        </Text>
      )}
      <Waterfall locale={locale} days={pace.days} zone={zone} />
      <DailyChart locale={locale} days={pace.days} zone={zone} />
    </>
  );
}

/** The columns' height is the goal, where what counted does not stand above it. */
function Waterfall({ locale, days, zone }: { locale: Locale; days: readonly Day[]; zone: string }) {
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
          { when, count: seen, kind: counted },
          { when, count: rounded(Math.max(0, goal - seen)), kind: lacking },
        ];
  });
  return (
    <BarChart
      data={rows}
      axes={{
        x: { field: 'when', fieldType: 'category', label: xLabel(locale, days) },
        y: { field: 'count', fieldType: 'linear', label: message(locale, 'quota.cumulated') },
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

function DailyChart({ locale, days, zone }: { locale: Locale; days: readonly Day[]; zone: string }) {
  const rows = stretchesOf(days, zone).map((stretch) => ({
    when: sayDay(locale, stretch[0]?.fromAt ?? 0, zone),
    count: stretch.reduce((sum, { count }) => sum + count, 0),
  }));
  return (
    <BarChart
      data={rows}
      axes={{
        x: { field: 'when', fieldType: 'category', label: xLabel(locale, days) },
        y: {
          field: 'count',
          fieldType: 'linear',
          label: message(locale, days.length > DAYS_SHOWN ? 'quota.perWeek' : 'quota.perDay'),
        },
      }}
      options={{ showTooltips: true }}
    />
  );
}

function xLabel(locale: Locale, days: readonly Day[]): string {
  return message(locale, days.length > DAYS_SHOWN ? 'quota.week' : 'quota.day');
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

function sayPart(locale: Locale, value: number): string {
  return new Intl.NumberFormat(locale.tag, { maximumFractionDigits: 1 }).format(value);
}

function rounded(value: number): number {
  return Math.round(value * 10) / 10;
}
