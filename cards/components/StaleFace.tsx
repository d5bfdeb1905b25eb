/** The face of old news: what was promised and when it is due stays true, but no time is counted on from it. */
import { Alert, Flex, Text } from '@hubspot/ui-extensions';
import type { GoodAnswer } from '../answer/ask.ts';
import { message } from '../messages/message.ts';
import { sayTimeOfDay } from '../messages/wallTime.ts';
import { RetryButton } from './PlainFaces.tsx';
import { wordsFor, when, type View } from './view.ts';

const MINUTE_MS = 60_000;

export function StaleFace(props: {
  readonly view: View;
  readonly answer: Extract<GoodAnswer, { tracked: true }>;
  readonly asking: boolean;
  readonly onRetry: () => void;
}) {
  const { view, answer } = props;
  const { locale } = view;
  const ageMinutes = Math.max(0, Math.floor((view.now - answer.serverNow) / MINUTE_MS));
  const running = answer.clocks.filter((clock) => clock.verdict === null);
  return (
    <Flex direction="column" gap="sm" testId="stale">
      <Alert
        variant="warning"
        title={message(locale, 'stale.title', { when: sayTimeOfDay(locale, answer.serverNow, view.zone) })}
      >
        {message(locale, 'stale.age', { count: ageMinutes })}
      </Alert>
      {running.map((clock, place) => (
        <Flex key={clock.id} direction="column" gap="flush">
          <Text>{wordsFor(view, clock.promise)}</Text>
          <Text variant="microcopy" testId={`deadline-${place + 1}`}>
            {message(locale, 'time.due', { when: when(view, clock.deadlineAt) })}
          </Text>
        </Flex>
      ))}
      <RetryButton locale={locale} asking={props.asking} onRetry={props.onRetry} />
    </Flex>
  );
}
