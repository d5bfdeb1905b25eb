/** Marketing's side: how its quotas are kept, and what became of what it handed over. */
import { useCallback } from 'react';
import {
  AutoGrid,
  EmptyState,
  Flex,
  Heading,
  Statistics,
  StatisticsItem,
  Text,
  Tile,
} from '@hubspot/ui-extensions';
import { askForMarketing, type GoodMarketing } from '../../answer/page.ts';
import { usePolling } from '../../answer/usePolling.ts';
import type { Locale } from '../../messages/locale.ts';
import { message } from '../../messages/message.ts';
import { sayShare } from '../../messages/wallTime.ts';
import type { PagePeriod } from '../../pageContract.ts';
import { PlainTable } from '../PlainTable.tsx';
import { wordsFor } from '../view.ts';
import { Answered } from './Answered.tsx';
import { ofWords, sayCount, spanWords, type PageDesk } from './desk.ts';
import { ShareTag } from './Kept.tsx';
import { QuotaTile } from './Quota.tsx';

const COLUMN_PX = 420;

export function Marketing({ desk, period }: { readonly desk: PageDesk; readonly period: PagePeriod }) {
  const { publicUrl, everyMs, locale } = desk;
  const question = useCallback(() => askForMarketing(publicUrl, period), [publicUrl, period]);
  const polled = usePolling(question, everyMs);
  return (
    <Answered desk={desk} polled={polled}>
      {(answer) =>
        answer.quotas.length === 0 ? (
          <EmptyState title={message(locale, 'marketing.none.title')} layout="vertical" testId="no-quotas">
            <Text>{message(locale, 'marketing.none')}</Text>
          </EmptyState>
        ) : (
          <AutoGrid columnWidth={COLUMN_PX} gap="md" flexible>
            {answer.quotas.map((quota) => (
              <QuotaTile key={quota.id} locale={locale} quota={quota} zone={answer.zone} />
            ))}
            <HandedOver locale={locale} answer={answer} />
            {answer.sources === null || answer.sources.length === 0 ? null : (
              <Sources locale={locale} sources={answer.sources} />
            )}
          </AutoGrid>
        )
      }
    </Answered>
  );
}

const KINDS = ['first', 'again', 'imported', 'redefined'] as const;

function HandedOver({ locale, answer }: { readonly locale: Locale; readonly answer: GoodMarketing }) {
  const { handedOver, acceptance, undecided, rejections, period, zone } = answer;
  const { low, high } = acceptance;
  return (
    <Tile compact>
      <Flex direction="column" gap="sm" testId="handed-over">
        <Heading>{message(locale, 'marketing.handedOver')}</Heading>
        <Text variant="microcopy">{spanWords(locale, period, zone)}</Text>
        <Statistics>
          {KINDS.map((kind) => (
            <StatisticsItem
              key={kind}
              label={message(locale, `marketing.${kind}`)}
              number={sayCount(locale, handedOver[kind])}
            />
          ))}
        </Statistics>
        <Text variant="microcopy">{message(locale, 'marketing.kinds')}</Text>
        <Text format={{ fontWeight: 'demibold' }}>{message(locale, 'marketing.acceptance')}</Text>
        {acceptance.share === null ? (
          <Text testId="accepted">{message(locale, 'marketing.noEnding')}</Text>
        ) : (
          <>
            <Flex direction="row" gap="sm" align="center">
              <ShareTag locale={locale} share={acceptance} testId="acceptance" />
              <Text testId="accepted">
                {message(locale, 'marketing.accepted', { of: ofWords(locale, acceptance) })}
              </Text>
            </Flex>
            {low === null || high === null ? null : (
              <Text variant="microcopy">
                {message(locale, 'kept.between', {
                  low: sayShare(locale, low),
                  high: sayShare(locale, high),
                })}
              </Text>
            )}
          </>
        )}
        {undecided === 0 ? null : (
          <Text variant="microcopy">{message(locale, 'marketing.undecided', { count: undecided })}</Text>
        )}
        {rejections.length === 0 ? null : <Rejections locale={locale} rejections={rejections} />}
      </Flex>
    </Tile>
  );
}

function Rejections(props: { readonly locale: Locale; readonly rejections: GoodMarketing['rejections'] }) {
  const { locale, rejections } = props;
  return (
    <PlainTable
      heads={[
        message(locale, 'marketing.ending'),
        message(locale, 'marketing.reason'),
        message(locale, 'patterns.leads'),
      ]}
      rows={rejections.map(({ ending, reason, leads }) => [
        message(locale, `marketing.${ending}`),
        reason === null ? message(locale, 'marketing.noReason') : wordsFor({ locale }, reason),
        sayCount(locale, leads),
      ])}
    />
  );
}

function Sources(props: {
  readonly locale: Locale;
  readonly sources: NonNullable<GoodMarketing['sources']>;
}) {
  const { locale, sources } = props;
  return (
    <Tile compact>
      <Flex direction="column" gap="sm" testId="sources">
        <Heading>{message(locale, 'marketing.sources')}</Heading>
        <PlainTable
          heads={[
            message(locale, 'groups.by.source'),
            message(locale, 'patterns.leads'),
            message(locale, 'marketing.qualified'),
          ]}
          rows={sources.map(({ source, leads, qualified }) => [
            source ?? message(locale, 'groups.noName'),
            sayCount(locale, leads),
            sayCount(locale, qualified),
          ])}
        />
      </Flex>
    </Tile>
  );
}
