/** Figures side by side, by whatever who asks may have them grouped; a row opens its times and its leads. */
import { useCallback, useState } from 'react';
import {
  Button,
  Flex,
  Heading,
  Select,
  Table,
  TableBody,
  TableCell,
  TableHead,
  TableHeader,
  TableRow,
  Text,
  Tile,
} from '@hubspot/ui-extensions';
import { askForGroups, type GoodFigures, type GoodGroups } from '../../answer/page.ts';
import { usePolling } from '../../answer/usePolling.ts';
import { message } from '../../messages/message.ts';
import { sayShare } from '../../messages/wallTime.ts';
import type { PageFigures, PageGrouping, PageShare } from '../../pageContract.ts';
import { wordsFor } from '../view.ts';
import { Answered } from './Answered.tsx';
import { ofWords, type PageDesk } from './desk.ts';
import { NotCounted, ShareTag, TookTable } from './Kept.tsx';
import { Leads } from './Leads.tsx';

type Period = GoodFigures['period'];

export function Groups(props: {
  readonly desk: PageDesk;
  readonly period: Period;
  readonly groupings: readonly PageGrouping[];
}) {
  const { desk, period, groupings } = props;
  const { locale } = desk;
  const [chosen, choose] = useState<PageGrouping | null>(null);
  const by =
    groupings.find((one) => one === chosen) ?? groupings.find((one) => one === 'team') ?? groupings[0];
  if (by === undefined) return null;
  return (
    <Tile compact>
      <Flex direction="column" gap="sm" testId="groups">
        <Heading>{message(locale, 'groups.title')}</Heading>
        <Select
          testId="by"
          name="by"
          label={message(locale, 'groups.by')}
          value={by}
          options={groupings.map((value) => ({ value, label: message(locale, `groups.by.${value}`) }))}
          onChange={(value) => {
            choose(groupings.find((one) => one === value) ?? null);
          }}
        />
        <GroupTable key={by} desk={desk} period={period} by={by} />
      </Flex>
    </Tile>
  );
}

function GroupTable(props: { readonly desk: PageDesk; readonly period: Period; readonly by: PageGrouping }) {
  const { desk, period, by } = props;
  const { publicUrl, everyMs } = desk;
  const { name } = period;
  const question = useCallback(() => askForGroups(publicUrl, name, by), [publicUrl, name, by]);
  const polled = usePolling(question, everyMs);
  // By its key, since the numbers of a row change from one answer to the next.
  const [chosen, choose] = useState<string | null>(null);
  return (
    <Answered desk={desk} polled={polled} nested>
      {(answer) => {
        const shown = answer.groups.find((group) => keyOf(group) === chosen);
        return (
          <Flex direction="column" gap="sm">
            <Rows desk={desk} answer={answer} chosen={chosen} choose={choose} />
            {shown ? <Detail key={keyOf(shown)} desk={desk} period={period} by={by} figures={shown} /> : null}
          </Flex>
        );
      }}
    </Answered>
  );
}

function Rows(props: {
  readonly desk: PageDesk;
  readonly answer: GoodGroups;
  readonly chosen: string | null;
  readonly choose: (key: string | null) => void;
}) {
  const { desk, answer, chosen, choose } = props;
  const { locale } = desk;
  const { by, groups, more } = answer;
  const hasFew = groups.some(({ share }) => share.few && share.judged > 0);
  return (
    <Flex direction="column" gap="xs">
      <Table bordered density="compact">
        <TableHead>
          <TableRow>
            <TableHeader>{message(locale, `groups.by.${by}`)}</TableHeader>
            <TableHeader>{message(locale, 'kept.share')}</TableHeader>
            <TableHeader>{message(locale, 'kept.judged')}</TableHeader>
            <TableHeader>{message(locale, 'groups.interval')}</TableHeader>
          </TableRow>
        </TableHead>
        <TableBody>
          {groups.map((group, place) => (
            <TableRow key={keyOf(group)}>
              <TableCell>
                <Button
                  variant="transparent"
                  size="xs"
                  testId={`row-${place + 1}`}
                  onClick={() => {
                    choose(chosen === keyOf(group) ? null : keyOf(group));
                  }}
                >
                  {nameOf(desk, group)}
                </Button>
              </TableCell>
              <TableCell>
                <ShareTag locale={locale} share={group.share} testId={`share-${place + 1}`} />
              </TableCell>
              <TableCell>{ofWords(locale, group.share)}</TableCell>
              <TableCell>{intervalWords(desk, group.share)}</TableCell>
            </TableRow>
          ))}
        </TableBody>
      </Table>
      {more === 0 ? null : <Text variant="microcopy">{message(locale, 'page.more', { count: more })}</Text>}
      {hasFew ? (
        <Text variant="microcopy" testId="few-rows">
          {message(locale, 'kept.fewWords')}
        </Text>
      ) : null}
      <Text variant="microcopy">{message(locale, 'groups.look')}</Text>
    </Flex>
  );
}

function Detail(props: {
  readonly desk: PageDesk;
  readonly period: Period;
  readonly by: PageGrouping;
  readonly figures: PageFigures;
}) {
  const { desk, period, by, figures } = props;
  const { locale } = desk;
  const { group } = figures;
  return (
    <Flex direction="column" gap="sm" testId="detail">
      <Text format={{ fontWeight: 'bold' }}>
        {message(locale, 'leads.title', { name: nameOf(desk, figures) })}
      </Text>
      <NotCounted locale={locale} figures={figures} of="row" />
      <TookTable locale={locale} figures={figures} of="row" />
      <Leads desk={desk} period={period} of={{ by, group }} />
    </Flex>
  );
}

function keyOf({ group }: PageFigures): string {
  return JSON.stringify(group);
}

function nameOf(desk: PageDesk, { name }: PageFigures): string {
  return name === null ? message(desk.locale, 'groups.noName') : wordsFor(desk, name);
}

function intervalWords({ locale }: PageDesk, { low, high }: PageShare): string {
  if (low === null || high === null) return '';
  return message(locale, 'kept.interval', { low: sayShare(locale, low), high: sayShare(locale, high) });
}
