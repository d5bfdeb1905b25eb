/** The face with clocks: each running promise in full, then the settled ones in short. */
import { Fragment } from 'react';
import { Divider, Flex, Text } from '@hubspot/ui-extensions';
import type { GoodAnswer } from '../answer/ask.ts';
import { readClock } from '../clock/readClock.ts';
import { message } from '../messages/message.ts';
import { RunningClock } from './RunningClock.tsx';
import { StoppedClocks } from './StoppedClocks.tsx';
import { wordsFor, type View } from './view.ts';

export function TrackedFace(props: {
  readonly view: View;
  readonly answer: Extract<GoodAnswer, { tracked: true }>;
}) {
  const { view, answer } = props;
  const running = answer.clocks.filter((clock) => clock.verdict === null);
  const stopped = answer.clocks.filter((clock) => clock.verdict !== null);
  return (
    <Flex direction="column" gap="md" testId="tracked">
      {running.map((clock, place) => (
        <Fragment key={clock.id}>
          {place > 0 ? <Divider /> : null}
          <RunningClock
            view={view}
            clock={clock}
            reading={readClock(clock, answer.serverNow, view.now)}
            place={place}
          />
        </Fragment>
      ))}
      {running.length > 0 && stopped.length > 0 ? <Divider /> : null}
      {stopped.length > 0 ? <StoppedClocks view={view} clocks={stopped} /> : null}
      <Text variant="microcopy" testId="agreement">
        {message(view.locale, 'agreement.line', {
          name: wordsFor(view, answer.agreement.name),
          version: answer.agreement.version,
        })}
      </Text>
    </Flex>
  );
}
