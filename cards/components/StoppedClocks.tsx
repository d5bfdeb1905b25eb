/** The settled promises of this cycle, two short lines each. */
import { Flex, StatusTag, Text } from '@hubspot/ui-extensions';
import type { CardClock } from '../contract.ts';
import { message } from '../messages/message.ts';
import { STATE_LOOKS } from './stateLooks.ts';
import { wordsFor, when, type View } from './view.ts';
import { LeftOut } from './LeftOut.tsx';

export function StoppedClocks(props: {
  readonly view: View;
  readonly clocks: readonly CardClock[];
  /** How many were settled before those. */
  readonly before: number;
}) {
  const { view, clocks, before } = props;
  return (
    <Flex direction="column" gap="sm" testId="stopped">
      <Text variant="microcopy" format={{ fontWeight: 'demibold' }}>
        {message(view.locale, 'stopped.title', { count: clocks.length + before })}
      </Text>
      {clocks.map((clock, place) =>
        clock.verdict === null ? null : (
          <Flex key={clock.id} direction="column" gap="flush">
            <Flex direction="row" align="center" gap="xs" wrap>
              <StatusTag hollow variant={STATE_LOOKS[clock.verdict].tag} testId={`verdict-${place + 1}`}>
                {message(view.locale, STATE_LOOKS[clock.verdict].words)}
              </StatusTag>
              <Text variant="microcopy">{endWords(view, clock)}</Text>
            </Flex>
            <Text variant="microcopy">{wordsFor(view, clock.promise)}</Text>
          </Flex>
        ),
      )}
      <LeftOut view={view} what="why.leftOut" count={before} />
    </Flex>
  );
}

/** A breach is dated at the deadline, not at the moment the lead was handled; the rest at their end. */
function endWords(view: View, clock: CardClock): string {
  if (clock.verdict !== 'breached') return when(view, clock.endedAt ?? clock.deadlineAt);
  const broken = when(view, clock.deadlineAt);
  return clock.endedAt !== null && clock.endedAt > clock.deadlineAt
    ? message(view.locale, 'stopped.handled', { when: broken, handled: when(view, clock.endedAt) })
    : broken;
}
