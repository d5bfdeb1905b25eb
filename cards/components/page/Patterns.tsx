/** What of a period's leads is worth a question, and when leads arrive against working hours. */
import { useCallback } from 'react';
import {
  AutoGrid,
  BarChart,
  Flex,
  Heading,
  StatusTag,
  Table,
  TableBody,
  TableCell,
  TableHead,
  TableHeader,
  TableRow,
  Text,
  Tile,
} from '@hubspot/ui-extensions';
import { askForPatterns, type GoodPatterns } from '../../answer/page.ts';
import { usePolling } from '../../answer/usePolling.ts';
import type { Locale } from '../../messages/locale.ts';
import { message } from '../../messages/message.ts';
import { sayShare } from '../../messages/wallTime.ts';
import type { PageHabits, PagePeriod } from '../../pageContract.ts';
import { Answered } from './Answered.tsx';
import { sayCount, type PageDesk } from './desk.ts';

const COLUMN_PX = 420;
/** A Monday, at midnight. */
const MONDAY = Date.UTC(2026, 0, 5);
const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;

export function Patterns({ desk, period }: { readonly desk: PageDesk; readonly period: PagePeriod }) {
  const { publicUrl, everyMs } = desk;
  const question = useCallback(() => askForPatterns(publicUrl, period), [publicUrl, period]);
  const polled = usePolling(question, everyMs);
  return (
    <Answered desk={desk} polled={polled}>
      {(answer) => (
        <AutoGrid columnWidth={COLUMN_PX} gap="md" flexible>
          <HabitsTable desk={desk} answer={answer} />
          <Arrivals desk={desk} answer={answer} />
        </AutoGrid>
      )}
    </Answered>
  );
}

function HabitsTable({ desk, answer }: { readonly desk: PageDesk; readonly answer: GoodPatterns }) {
  const { locale } = desk;
  const { by, habits, more, unowned } = answer;
  return (
    <Tile compact>
      <Flex direction="column" gap="sm" testId="habits">
        <Heading>{message(locale, 'patterns.title')}</Heading>
        <Text testId="unowned">{message(locale, 'patterns.unowned', { count: unowned })}</Text>
        <Text variant="microcopy">{message(locale, 'patterns.what')}</Text>
        {habits.length === 0 ? (
          <Text>{message(locale, 'kept.none')}</Text>
        ) : (
          <Table bordered density="compact">
            <TableHead>
              <TableRow>
                <TableHeader>{message(locale, `patterns.name.${by}`)}</TableHeader>
                <TableHeader>{message(locale, 'patterns.leads')}</TableHeader>
                <TableHeader>{message(locale, 'patterns.stands')}</TableHeader>
              </TableRow>
            </TableHead>
            <TableBody>
              {habits.map((one, place) => (
                <TableRow key={`${one.name ?? ''} ${place}`}>
                  <TableCell>{one.name ?? message(locale, 'groups.noName')}</TableCell>
                  <TableCell>{sayCount(locale, one.leads)}</TableCell>
                  <TableCell>
                    <HabitLines desk={desk} habits={one} />
                  </TableCell>
                </TableRow>
              ))}
            </TableBody>
          </Table>
        )}
        {habits.some(({ pausedMuch }) => pausedMuch) ? (
          <Text variant="microcopy">{message(locale, 'patterns.muchWords')}</Text>
        ) : null}
        {more === 0 ? null : <Text variant="microcopy">{message(locale, 'page.more', { count: more })}</Text>}
      </Flex>
    </Tile>
  );
}

const HABITS = ['paused', 'bounced', 'handedOn', 'unverified'] as const;

function HabitLines({ desk: { locale }, habits }: { readonly desk: PageDesk; readonly habits: PageHabits }) {
  const found = HABITS.filter((habit) => habits[habit] > 0);
  if (found.length === 0) return <Text variant="microcopy">{message(locale, 'patterns.nothing')}</Text>;
  return (
    <Flex direction="column" gap="flush">
      {habits.pausedShare === null || habits.pausedShare === 0 ? null : (
        <PausedTime locale={locale} share={habits.pausedShare} isMuch={habits.pausedMuch} />
      )}
      {found.map((habit) => (
        <Text key={habit}>
          {message(locale, `patterns.${habit}`, { count: sayCount(locale, habits[habit]) })}
        </Text>
      ))}
    </Flex>
  );
}

function PausedTime(props: { readonly locale: Locale; readonly share: number; readonly isMuch: boolean }) {
  const { locale, isMuch } = props;
  const share = sayShare(locale, props.share);
  if (!isMuch) return <Text>{message(locale, 'patterns.pausedShare', { share })}</Text>;
  return (
    <Flex direction="row">
      <StatusTag variant="warning">{message(locale, 'patterns.pausedMuch', { share })}</StatusTag>
    </Flex>
  );
}

function Arrivals({ desk, answer }: { readonly desk: PageDesk; readonly answer: GoodPatterns }) {
  const { locale } = desk;
  const { arrivals, arrived, outsideHours } = answer;
  const name = (at: number, format: Intl.DateTimeFormatOptions): string =>
    new Intl.DateTimeFormat(locale.tag, { timeZone: 'UTC', ...format }).format(at);
  const byDay = arrivals.map((hours, day) => ({
    when: name(MONDAY + day * DAY_MS, { weekday: 'short' }),
    leads: hours.reduce((sum, leads) => sum + leads, 0),
  }));
  const byHour = Array.from({ length: 24 }, (_, hour) => ({
    when: name(MONDAY + hour * HOUR_MS, { hour: '2-digit', hourCycle: 'h23' }),
    leads: arrivals.reduce((sum, hours) => sum + (hours[hour] ?? 0), 0),
  }));
  return (
    <Tile compact>
      <Flex direction="column" gap="sm" testId="arrivals">
        <Heading>{message(locale, 'arrivals.title')}</Heading>
        {arrived === 0 ? (
          <Text>{message(locale, 'arrivals.none')}</Text>
        ) : (
          <>
            <Flex direction="column" gap="flush">
              <Text>{message(locale, 'arrivals.count', { count: arrived })}</Text>
              <Text testId="outside">
                {message(locale, 'arrivals.outside', { share: sayShare(locale, outsideHours / arrived) })}
              </Text>
            </Flex>
            <LeadsChart desk={desk} data={byDay} label="arrivals.weekday" />
            <LeadsChart desk={desk} data={byHour} label="arrivals.hour" />
          </>
        )}
      </Flex>
    </Tile>
  );
}

function LeadsChart(props: {
  readonly desk: PageDesk;
  readonly data: { readonly when: string; readonly leads: number }[];
  readonly label: 'arrivals.weekday' | 'arrivals.hour';
}) {
  const { locale } = props.desk;
  return (
    <BarChart
      data={props.data}
      axes={{
        x: { field: 'when', fieldType: 'category', label: message(locale, props.label) },
        y: { field: 'leads', fieldType: 'linear', label: message(locale, 'arrivals.leads') },
      }}
      options={{ showTooltips: true }}
    />
  );
}
