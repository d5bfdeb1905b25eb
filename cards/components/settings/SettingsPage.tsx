/** The settings page: how the installation stands, what can be switched, and the agreement in force. */
import { useCallback, useMemo } from 'react';
import { Alert, AutoGrid, Flex, Text } from '@hubspot/ui-extensions';
import type { ExtensionPointApiActions } from '@hubspot/ui-extensions';
import { askForSettings } from '../../answer/settings.ts';
import { usePolling } from '../../answer/usePolling.ts';
import { refetchMs, staleAfterMs } from '../../clock/pace.ts';
import { useNow } from '../../clock/useNow.ts';
import { message } from '../../messages/message.ts';
import { sayTimeOfDay } from '../../messages/wallTime.ts';
import { readSettings, type SettingsContext } from '../../settings.ts';
import { ErrorFace, LoadingFace, RetryButton, SetupFace } from '../PlainFaces.tsx';
import { whenAgo } from './line.ts';
import { Agreement } from './Agreement.tsx';
import { Status } from './Status.tsx';
import { statusLines } from './statusLines.ts';
import { Switches } from './Switches.tsx';
import { Versions } from './Versions.tsx';

export interface SettingsPageProps {
  readonly context: SettingsContext;
  readonly actions: Pick<ExtensionPointApiActions<'settings'>, 'addAlert'>;
}

/** Two columns on a screen of usual width, one on a phone. */
const COLUMN_PX = 420;
/** Nothing on it changes at an instant that is known beforehand. */
const NO_CHANGE = (): null => null;

export function SettingsPage({ context, actions }: SettingsPageProps) {
  const { publicUrl, speed, locale, zone } = useMemo(() => readSettings(context), [context]);
  const question = useCallback(() => askForSettings(publicUrl ?? ''), [publicUrl]);
  const { known, failure, asking, ask } = usePolling(publicUrl === null ? null : question, refetchMs(speed));
  const time = useNow(known?.anchor ?? null, speed, NO_CHANGE);

  if (publicUrl === null) return <SetupFace locale={locale} />;
  if (!known || !time) {
    if (!failure) return <LoadingFace locale={locale} words="settings.loading" />;
    return (
      <ErrorFace locale={locale} failure={failure} title="settings.error" asking={asking} onRetry={ask} />
    );
  }
  const { answer } = known;
  const view = { locale, zone, now: time.now };
  if (time.ageMs > staleAfterMs(speed)) {
    return (
      <Flex direction="column" gap="md" testId="settings-stale">
        <Alert
          variant="warning"
          title={message(locale, 'stale.title', { when: sayTimeOfDay(locale, answer.serverNow, zone) })}
        >
          <Text>{message(locale, 'settings.stale', { when: whenAgo(view, answer.serverNow) })}</Text>
        </Alert>
        <RetryButton locale={locale} asking={asking} onRetry={ask} />
        <Agreement view={view} answer={answer} />
      </Flex>
    );
  }
  const desk = {
    publicUrl,
    onDone: (words: string) => {
      actions.addAlert({ type: 'success', message: words });
    },
    onAnswered: ask,
  };
  return (
    <Flex direction="column" gap="md" testId="settings">
      <AutoGrid columnWidth={COLUMN_PX} gap="md" flexible>
        <Status view={view} lines={statusLines(view, answer, publicUrl)} asOf={answer.serverNow} />
        <Flex direction="column" gap="md">
          <Switches view={view} answer={answer} desk={desk} />
          <Agreement view={view} answer={answer} />
        </Flex>
      </AutoGrid>
      <Versions view={view} answer={answer} />
    </Flex>
  );
}
