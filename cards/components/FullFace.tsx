/** The wide face: every promise in a tile, what comes next and what can be done beside them, how it came about below. */
import { AutoGrid, Flex, Tile } from '@hubspot/ui-extensions';
import { readClock } from '../clock/readClock.ts';
import { Acts } from './acts/Acts.tsx';
import { AgreementLine } from './AgreementLine.tsx';
import { NextSteps } from './NextSteps.tsx';
import { RunningClock } from './RunningClock.tsx';
import { StoppedClocks } from './StoppedClocks.tsx';
import type { FaceProps } from './TrackedFace.tsx';
import { Why } from './why/Why.tsx';

/** Two columns in a tab of usual width, one on a phone. */
const COLUMN_PX = 320;

export function FullFace({ view, answer, desk }: FaceProps) {
  const running = answer.clocks.filter((clock) => clock.verdict === null);
  const stopped = answer.clocks.filter((clock) => clock.verdict !== null);
  return (
    <Flex direction="column" gap="md" testId="tracked">
      <AutoGrid columnWidth={COLUMN_PX} gap="md" flexible>
        {running.map((clock, place) => (
          <Tile key={clock.id} compact>
            <RunningClock
              view={view}
              clock={clock}
              reading={readClock(clock, answer.serverNow, view.now)}
              place={place}
            />
          </Tile>
        ))}
        {running.length > 0 ? (
          <Tile key="next" compact>
            <NextSteps view={view} answer={answer} />
          </Tile>
        ) : null}
        <Acts key="acts" view={view} answer={answer} desk={desk} tiled />
        {stopped.length > 0 ? (
          <Tile key="stopped" compact>
            <StoppedClocks view={view} clocks={stopped} before={answer.settledBefore} />
          </Tile>
        ) : null}
      </AutoGrid>
      <Why view={view} evaluatedAt={answer.evaluatedAt} desk={desk} />
      <AgreementLine view={view} answer={answer} />
    </Flex>
  );
}
