/** How promises were kept in a period: the whole, over time, whose the delay was, and side by side. */
import { useCallback, useState } from 'react';
import { Alert, AutoGrid, Button, EmptyState, Flex, Heading, Text, Tile } from '@hubspot/ui-extensions';
import { askForFigures, type GoodFigures } from '../../answer/page.ts';
import { usePolling } from '../../answer/usePolling.ts';
import { message } from '../../messages/message.ts';
import { sayDate } from '../../messages/wallTime.ts';
import type { PagePeriod } from '../../pageContract.ts';
import { Answered } from './Answered.tsx';
import { Delay, Trend } from './Charts.tsx';
import { spanWords, type PageDesk } from './desk.ts';
import { Groups } from './Groups.tsx';
import { Leads } from './Leads.tsx';
import { Kept, NotCounted, TookTable } from './Kept.tsx';

/** Two columns on a screen of usual width, one on a phone. */
const COLUMN_PX = 420;

export function FiguresView({ desk, period }: { readonly desk: PageDesk; readonly period: PagePeriod }) {
  const { publicUrl, everyMs } = desk;
  const question = useCallback(() => askForFigures(publicUrl, period), [publicUrl, period]);
  const polled = usePolling(question, everyMs);
  return (
    <Answered desk={desk} polled={polled}>
      {(answer) => <Figures desk={desk} answer={answer} />}
    </Answered>
  );
}

function Figures({ desk, answer }: { readonly desk: PageDesk; readonly answer: GoodFigures }) {
  const { locale } = desk;
  const { all, period, groupings, role, serverNow } = answer;
  const [open, setOpen] = useState(false);
  return (
    <Flex direction="column" gap="md">
      <Flex direction="column" gap="flush">
        <Text testId="span">{periodWords(desk, period)}</Text>
        <Text variant="microcopy" testId="sees">
          {message(locale, `page.sees.${role}`)}
        </Text>
      </Flex>
      {role === 'rep' || groupings.includes('rep') ? null : (
        <Alert variant="info" title={message(locale, 'page.aggregate')} testId="aggregate" />
      )}
      {all.share.judged === 0 ? (
        <Flex direction="column" gap="sm" testId="empty">
          <EmptyState title={message(locale, 'page.empty.title')} layout="vertical">
            <Text>{message(locale, period.untilAt <= serverNow ? 'page.empty.over' : 'page.empty')}</Text>
          </EmptyState>
          <NotCounted locale={locale} figures={all} of="all" />
        </Flex>
      ) : (
        <>
          <AutoGrid columnWidth={COLUMN_PX} gap="md" flexible>
            <Tile compact>
              <Flex direction="column" gap="sm" testId="all">
                <Heading>{message(locale, 'kept.title')}</Heading>
                <Kept locale={locale} figures={all} />
                <NotCounted locale={locale} figures={all} of="all" />
                <TookTable locale={locale} figures={all} of="all" />
                <Flex direction="row">
                  <Button
                    size="sm"
                    variant="secondary"
                    testId="all-leads"
                    onClick={() => {
                      setOpen(!open);
                    }}
                  >
                    {message(locale, open ? 'leads.close' : 'leads.show')}
                  </Button>
                </Flex>
              </Flex>
            </Tile>
            <Flex direction="column" gap="md">
              <Trend locale={locale} answer={answer} />
              {/* A rep's own figures have no lead clocks: how long nobody held a lead is no rep's doing. */}
              {role === 'rep' ? null : <Delay locale={locale} answer={answer} />}
            </Flex>
          </AutoGrid>
          {open ? <Leads desk={desk} period={period} of={null} /> : null}
          <Groups desk={desk} period={period} groupings={groupings} />
        </>
      )}
    </Flex>
  );
}

function periodWords({ locale }: PageDesk, period: GoodFigures['period']): string {
  const { name, fromAt, zone } = period;
  if (name === 'today') return message(locale, 'page.day', { from: sayDate(locale, fromAt, zone), zone });
  return spanWords(locale, period, zone);
}
