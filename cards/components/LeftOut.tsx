/** That a list is not whole, and how much it lacks; nothing where it is. */
import { Text } from '@hubspot/ui-extensions';
import { message } from '../messages/message.ts';
import type { View } from './view.ts';

export function LeftOut(props: {
  readonly view: View;
  readonly what: 'why.leftOut' | 'holders.leftOut' | 'facts.leftOut';
  readonly count: number;
}) {
  if (props.count === 0) return null;
  return (
    <Text variant="microcopy" testId={props.what}>
      {message(props.view.locale, props.what, { count: props.count })}
    </Text>
  );
}
