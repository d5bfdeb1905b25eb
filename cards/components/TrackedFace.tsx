/** The compact face with clocks: each running promise, what comes next, what can be done, the settled ones in short. */
import { Fragment } from 'react';
import { Divider, Flex } from '@hubspot/ui-extensions';
import type { GoodAnswer } from '../answer/ask.ts';
import { readClock } from '../clock/readClock.ts';
import { Acts } from './acts/Acts.tsx';
import { AgreementLine } from './AgreementLine.tsx';
import { NextStep } from './NextSteps.tsx';
import { RunningClock } from './RunningClock.tsx';
import { StoppedClocks } from './StoppedClocks.tsx';
import type { Desk, View } from './view.ts';

export interface FaceProps {
  readonly view: View;
  readonly answer: Extract<GoodAnswer, { tracked: true }>;
  readonly desk: Desk;
}

export function TrackedFace({ view, answer, desk }: FaceProps) {
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
      <NextStep view={view} answer={answer} />
      <Acts view={view} answer={answer} desk={desk} />
      {running.length > 0 && stopped.length > 0 ? <Divider /> : null}
      {stopped.length > 0 ? (
        <StoppedClocks view={view} clocks={stopped} before={answer.settledBefore} />
      ) : null}
      <AgreementLine view={view} answer={answer} />
    </Flex>
  );
}
