/** For each clock how its deadline came about, and why other promises have no clock. */
import { Flex, List, Text } from '@hubspot/ui-extensions';
import type { WhyClock } from '../../answer/why.ts';
import { message } from '../../messages/message.ts';
import { wordsFor, type View } from '../view.ts';
import { LeftOut } from '../LeftOut.tsx';

export function Reasons(props: {
  readonly view: View;
  readonly clocks: readonly WhyClock[];
  readonly notMade: readonly string[];
  /** How many clocks of the cycle are not among them. */
  readonly leftOut: number;
}) {
  const { view, clocks, notMade, leftOut } = props;
  return (
    <Flex direction="column" gap="sm" testId="reasons">
      {clocks.map(({ id, promise, lines }) => (
        <Flex key={id} direction="column" gap="xs">
          <Text format={{ fontWeight: 'demibold' }}>{wordsFor(view, promise)}</Text>
          <Sentences lines={lines} />
        </Flex>
      ))}
      <LeftOut view={view} what="why.leftOut" count={leftOut} />
      {notMade.length === 0 ? null : (
        <Flex direction="column" gap="xs">
          <Text format={{ fontWeight: 'demibold' }}>{message(view.locale, 'why.notMade')}</Text>
          <Sentences lines={notMade} />
        </Flex>
      )}
    </Flex>
  );
}

function Sentences({ lines }: { readonly lines: readonly string[] }) {
  return (
    <List variant="unordered-styled">
      {lines.map((line, place) => (
        <Text key={place}>{line}</Text>
      ))}
    </List>
  );
}
