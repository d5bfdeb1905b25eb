/** What stands in place of an answer that is not there, and above one that is old. */
import type { ReactNode } from 'react';
import { Alert, EmptyState, Flex, Text } from '@hubspot/ui-extensions';
import type { Known, Polled } from '../../answer/usePolling.ts';
import { message } from '../../messages/message.ts';
import { sayTimeOfDay } from '../../messages/wallTime.ts';
import { ErrorFace, FAILURE_WORDS, LoadingFace, RetryButton } from '../PlainFaces.tsx';
import type { PageDesk } from './desk.ts';

export function Answered<T extends { readonly serverNow: number }>(props: {
  readonly desk: Pick<PageDesk, 'locale' | 'zone'>;
  readonly polled: Polled<T>;
  /** Inside of another, which says for both when it was. */
  readonly nested?: boolean;
  readonly children: (answer: T) => ReactNode;
}) {
  const { desk, polled, nested = false } = props;
  const { locale } = desk;
  const { known, failure, asking, ask } = polled;
  if (failure === 'nobody') {
    return (
      <EmptyState title={message(locale, 'page.nobody.title')} layout="vertical" testId="nobody">
        <Text>{message(locale, 'page.nobody')}</Text>
      </EmptyState>
    );
  }
  if (!known) {
    if (failure === null) return <LoadingFace locale={locale} words="settings.loading" />;
    return <ErrorFace locale={locale} failure={failure} title="page.error" asking={asking} onRetry={ask} />;
  }
  if (nested) return props.children(known.answer);
  return (
    <Flex direction="column" gap="md">
      {failure === null ? null : <Offline desk={desk} polled={{ ...polled, failure, known }} />}
      {props.children(known.answer)}
      <Text variant="microcopy" testId="as-of">
        {message(locale, 'page.asOf', { time: sayTimeOfDay(locale, known.answer.serverNow, desk.zone) })}
      </Text>
    </Flex>
  );
}

function Offline<T extends { readonly serverNow: number }>(props: {
  readonly desk: Pick<PageDesk, 'locale' | 'zone'>;
  readonly polled: Polled<T> & {
    readonly failure: NonNullable<Polled<T>['failure']>;
    readonly known: Known<T>;
  };
}) {
  const { locale, zone } = props.desk;
  const { known, failure, asking, ask } = props.polled;
  const time = sayTimeOfDay(locale, known.answer.serverNow, zone);
  return (
    <Flex direction="column" gap="sm" align="start" testId="offline">
      <Alert variant="warning" title={message(locale, 'page.offline.title', { time })}>
        <Text>{message(locale, 'page.offline', { why: message(locale, FAILURE_WORDS[failure]) })}</Text>
      </Alert>
      <RetryButton locale={locale} asking={asking} onRetry={ask} />
    </Flex>
  );
}
