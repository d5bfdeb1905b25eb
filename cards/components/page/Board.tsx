/** What is overdue now, the longest first, with the next step of its ladder; and what comes due next. */
import { useCallback } from 'react';
import { AutoGrid, Flex, Heading, Statistics, StatisticsItem, Text, Tile } from '@hubspot/ui-extensions';
import { askForBoard, type GoodBoard } from '../../answer/page.ts';
import { usePolling } from '../../answer/usePolling.ts';
import { message } from '../../messages/message.ts';
import { sayRoughDuration } from '../../messages/wallTime.ts';
import type { PageBoardRow } from '../../pageContract.ts';
import { when, type View } from '../view.ts';
import { Answered } from './Answered.tsx';
import { sayCount, type PageDesk } from './desk.ts';
import { LeadRows } from './LeadRows.tsx';

const COLUMN_PX = 420;

export function Board({ desk }: { readonly desk: PageDesk }) {
  const { publicUrl, everyMs } = desk;
  const question = useCallback(() => askForBoard(publicUrl), [publicUrl]);
  const polled = usePolling(question, everyMs);
  return (
    <Answered desk={desk} polled={polled}>
      {(answer) => <BoardParts desk={desk} answer={answer} />}
    </Answered>
  );
}

function BoardParts({ desk, answer }: { readonly desk: PageDesk; readonly answer: GoodBoard }) {
  const { locale } = desk;
  const { overdue, overdueInAll, holders, dueNext, dueUntil, serverNow, zone, uiDomain } = answer;
  const view: View = { locale, zone, now: serverNow };
  const more = overdueInAll - overdue.length;
  return (
    <AutoGrid columnWidth={COLUMN_PX} gap="md" flexible>
      <Tile compact>
        <Flex direction="column" gap="sm" testId="overdue">
          <Heading>
            {overdueInAll === 0
              ? message(locale, 'board.none')
              : message(locale, 'board.overdue', { count: overdueInAll })}
          </Heading>
          {holders.length === 0 ? null : (
            <Flex direction="column" gap="xs" testId="holders">
              <Text format={{ fontWeight: 'demibold' }}>{message(locale, 'board.holders')}</Text>
              <Statistics>
                {holders.slice(0, HOLDERS_SHOWN).map(({ name, ofMarketing, overdue: count }) => (
                  <StatisticsItem
                    key={`${name ?? ''} ${ofMarketing}`}
                    label={name ?? message(locale, ofMarketing ? 'leads.marketing' : 'leads.nobody')}
                    number={sayCount(locale, count)}
                  />
                ))}
              </Statistics>
              {holders.length > HOLDERS_SHOWN ? (
                <Text variant="microcopy">
                  {message(locale, 'page.more', { count: holders.length - HOLDERS_SHOWN })}
                </Text>
              ) : null}
              <Text format={{ fontWeight: 'demibold' }}>{message(locale, 'board.longest')}</Text>
            </Flex>
          )}
          <BoardTable desk={desk} uiDomain={uiDomain} view={view} rows={overdue} isOverdue />
          {more > 0 ? <Text variant="microcopy">{message(locale, 'page.more', { count: more })}</Text> : null}
        </Flex>
      </Tile>
      <Tile compact>
        <Flex direction="column" gap="sm" testId="due-next">
          <Heading>{message(locale, 'board.dueNext', { when: when(view, dueUntil) })}</Heading>
          {dueNext.length === 0 ? <Text>{message(locale, 'board.dueNone')}</Text> : null}
          <BoardTable desk={desk} uiDomain={uiDomain} view={view} rows={dueNext} isOverdue={false} />
        </Flex>
      </Tile>
    </AutoGrid>
  );
}

/** The most loaded; all of them stand in the table below. */
const HOLDERS_SHOWN = 8;

function BoardTable(props: {
  readonly desk: PageDesk;
  readonly uiDomain: string | null;
  readonly view: View;
  readonly rows: readonly PageBoardRow[];
  readonly isOverdue: boolean;
}) {
  const { desk, uiDomain, view, rows, isOverdue } = props;
  const { locale } = desk;
  if (rows.length === 0) return null;
  return (
    <LeadRows
      desk={desk}
      uiDomain={uiDomain}
      rows={rows}
      header={message(locale, isOverdue ? 'board.for' : 'leads.deadline')}
    >
      {(row) =>
        isOverdue ? (
          <Flex direction="column" gap="flush">
            <Text format={{ fontWeight: 'demibold' }}>{sayRoughDuration(locale, row.overdueMs)}</Text>
            <Text variant="microcopy">{stepWords(view, row)}</Text>
          </Flex>
        ) : (
          <Text>{when(view, row.deadlineAt)}</Text>
        )
      }
    </LeadRows>
  );
}

function stepWords(view: View, { step }: PageBoardRow): string {
  if (step === null) return message(view.locale, 'board.noStep');
  const name = step.forName ?? message(view.locale, 'next.holder');
  const what = message(view.locale, 'next.step', { when: when(view, step.at), name });
  return message(view.locale, 'next.one', { what });
}
