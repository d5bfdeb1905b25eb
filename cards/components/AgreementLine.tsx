/** By which agreement the clocks count. */
import { Text } from '@hubspot/ui-extensions';
import type { GoodAnswer } from '../answer/ask.ts';
import { message } from '../messages/message.ts';
import { wordsFor, type View } from './view.ts';

export function AgreementLine(props: {
  readonly view: View;
  readonly answer: Extract<GoodAnswer, { tracked: true }>;
}) {
  const { view, answer } = props;
  return (
    <Text variant="microcopy" testId="agreement">
      {message(view.locale, 'agreement.line', {
        name: wordsFor(view, answer.agreement.name),
        version: answer.agreement.version,
      })}
    </Text>
  );
}
