/** The faces without clocks: being read, not tracked, failed, and not set up. */
import { ErrorState, Flex, LoadingButton, LoadingSpinner, StatusTag, Text } from '@hubspot/ui-extensions';
import type { Failure } from '../answer/ask.ts';
import type { MessageKey } from '../messages/catalogue.ts';
import type { Locale } from '../messages/locale.ts';
import { message } from '../messages/message.ts';

export const FAILURE_WORDS = {
  unreachable: 'error.unreachable',
  denied: 'error.denied',
  shape: 'error.shape',
  wrongPortal: 'error.wrongPortal',
  badRecord: 'error.badRecord',
  unavailable: 'error.unavailable',
  nobody: 'page.nobody',
  notAllowed: 'error.notAllowed',
  badRequest: 'turnFail.badRequest',
} as const satisfies Record<Failure, MessageKey>;

/** What is said for the clock, and otherwise for the pages. */
type PlainKey = 'loading' | 'error.title' | 'settings.loading' | 'settings.error' | 'page.error';

const UNTRACKED_WORDS = { unseen: 'untracked.unseen', noClock: 'untracked.noClock' } as const;

export function LoadingFace(props: { readonly locale: Locale; readonly words?: PlainKey }) {
  const label = message(props.locale, props.words ?? 'loading');
  return <LoadingSpinner testId="loading" label={label} showLabel layout="centered" />;
}

export function UntrackedFace(props: { readonly locale: Locale; readonly reason: 'unseen' | 'noClock' }) {
  return (
    <Flex direction="column" gap="xs" align="start" testId="untracked">
      <StatusTag variant="default" testId="state">
        {message(props.locale, 'untracked.title')}
      </StatusTag>
      <Text variant="microcopy">{message(props.locale, UNTRACKED_WORDS[props.reason])}</Text>
    </Flex>
  );
}

export function ErrorFace(props: {
  readonly locale: Locale;
  readonly failure: Failure;
  readonly title?: PlainKey;
  readonly asking: boolean;
  readonly onRetry: () => void;
}) {
  return (
    <ErrorState testId="error" title={message(props.locale, props.title ?? 'error.title')}>
      <Flex direction="column" gap="sm" align="center">
        <Text>{message(props.locale, FAILURE_WORDS[props.failure])}</Text>
        <RetryButton {...props} />
      </Flex>
    </ErrorState>
  );
}

export function SetupFace({ locale }: { readonly locale: Locale }) {
  return (
    <ErrorState testId="setup" type="support" title={message(locale, 'setup.title')}>
      <Text>{message(locale, 'setup.body')}</Text>
    </ErrorState>
  );
}

export function RetryButton(props: {
  readonly locale: Locale;
  readonly asking: boolean;
  readonly onRetry: () => void;
}) {
  return (
    <LoadingButton
      testId="retry"
      variant="secondary"
      size="sm"
      loading={props.asking}
      onClick={props.onRetry}
    >
      {message(props.locale, 'retry')}
    </LoadingButton>
  );
}
