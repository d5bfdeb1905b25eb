/** Excuses somebody asked for, for those who may grant them. */
import { Flex, LoadingButton, Text } from '@hubspot/ui-extensions';
import type { GoodAnswer } from '../../answer/ask.ts';
import type { Deed } from '../../answer/useAct.ts';
import { message } from '../../messages/message.ts';
import { wordsFor, type View } from '../view.ts';

export function ExcuseRequests(props: {
  readonly view: View;
  readonly answer: Extract<GoodAnswer, { tracked: true }>;
  readonly sending: string | null;
  readonly onAct: (key: string, deed: Deed, done: string) => void;
}) {
  const { view, answer, sending } = props;
  const { locale } = view;
  return answer.can.grantExcuse.map(({ clockId, reason, askedBy }, place) => {
    const clock = answer.clocks.find(({ id }) => id === clockId);
    const promise = clock ? wordsFor(view, clock.promise) : message(locale, 'excuse.thisPromise');
    const button = (granted: boolean) => {
      const key = `${granted ? 'grant' : 'decline'}/${clockId}`;
      return (
        <LoadingButton
          testId={`${granted ? 'grant' : 'decline'}-${place + 1}`}
          size="xs"
          variant={granted ? 'primary' : 'secondary'}
          loading={sending === key}
          disabled={sending !== null}
          onClick={() => {
            props.onAct(
              key,
              { act: 'grantExcuse', clockId, granted },
              message(locale, granted ? 'done.grant' : 'done.decline'),
            );
          }}
        >
          {message(locale, granted ? 'act.grant' : 'act.decline')}
        </LoadingButton>
      );
    };
    return (
      <Flex key={clockId} direction="column" gap="xs" testId={`excuse-${place + 1}`}>
        <Text testId={`excuse-words-${place + 1}`}>
          {askedBy === null
            ? message(locale, 'excuse.asked', { promise })
            : message(locale, 'excuse.askedBy', { name: askedBy, promise })}
        </Text>
        <Text format={{ italic: true }} testId={`excuse-reason-${place + 1}`}>
          {reason}
        </Text>
        <Flex direction="row" gap="xs" wrap>
          {button(true)}
          {button(false)}
        </Flex>
      </Flex>
    );
  });
}
