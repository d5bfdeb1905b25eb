/** A part of a tile, under a small heading. */
import type { ReactNode } from 'react';
import { Flex, Text } from '@hubspot/ui-extensions';

export function Section(props: {
  readonly title: string;
  readonly testId: string;
  readonly children: ReactNode;
}) {
  return (
    <Flex direction="column" gap="xs" testId={props.testId}>
      <Text format={{ fontWeight: 'demibold' }}>{props.title}</Text>
      {props.children}
    </Flex>
  );
}
