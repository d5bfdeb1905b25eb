/** What comes by itself, when and for whom, so that no consequence surprises anybody. */
import { Flex, List, Text } from '@hubspot/ui-extensions';
import type { GoodAnswer } from '../answer/ask.ts';
import type { CardClock, CardNextStep } from '../contract.ts';
import { message } from '../messages/message.ts';
import { nameFor, wordsFor, when, type View } from './view.ts';

interface NextProps {
  readonly view: View;
  readonly answer: Extract<GoodAnswer, { tracked: true }>;
}

/** The very next one, in a line. */
export function NextStep({ view, answer }: NextProps) {
  const [next] = toCome(view, answer);
  if (!next) return null;
  return (
    <Text variant="microcopy" testId="next">
      {message(view.locale, 'next.one', { what: stepWords(view, next, clockOf(answer, next)) })}
    </Text>
  );
}

/** All of them in the order of time, each with its promise where several run. */
export function NextSteps({ view, answer }: NextProps) {
  const steps = toCome(view, answer);
  const several = answer.clocks.filter(({ verdict }) => verdict === null).length > 1;
  return (
    <Flex direction="column" gap="xs" testId="next-steps">
      <Text format={{ fontWeight: 'demibold' }}>{message(view.locale, 'next.title')}</Text>
      {steps.length === 0 ? (
        <Text variant="microcopy">{message(view.locale, 'next.none')}</Text>
      ) : (
        <List variant="unordered-styled">
          {steps.map((step, place) => {
            const clock = clockOf(answer, step);
            return (
              <Text key={`${step.at}/${place}`} testId={`next-${place + 1}`}>
                {several && clock
                  ? message(view.locale, 'next.ofPromise', {
                      what: stepWords(view, step, clock),
                      promise: wordsFor(view, clock.promise),
                    })
                  : stepWords(view, step, clock)}
              </Text>
            );
          })}
        </List>
      )}
    </Flex>
  );
}

/** The answer may be a minute old: what came since is no longer to come. */
function toCome(view: View, answer: NextProps['answer']): readonly CardNextStep[] {
  return answer.next.filter(({ at }) => at > view.now);
}

function clockOf(answer: NextProps['answer'], { clockId }: CardNextStep): CardClock | undefined {
  return answer.clocks.find(({ id }) => id === clockId);
}

function stepWords(view: View, { at, kind, forName }: CardNextStep, clock: CardClock | undefined): string {
  const { locale } = view;
  const time = when(view, at);
  if (kind === 'overdue') return message(locale, 'next.overdue', { when: time });
  const holder = clock?.owner ? nameFor(view, clock.owner) : message(locale, 'next.holder');
  return message(locale, kind === 'reminder' ? 'next.reminder' : 'next.step', {
    when: time,
    name: forName ?? holder,
  });
}
