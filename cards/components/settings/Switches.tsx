/** What an admin can switch without a file: each with what it does, and asked once more where it stops something. */
import { useState } from 'react';
import { Alert, Button, Flex, Heading, List, LoadingButton, Text, Tile } from '@hubspot/ui-extensions';
import type { GoodSettings } from '../../answer/settings.ts';
import { useSwitches, type Switches as Switching } from '../../answer/useSwitches.ts';
import { message } from '../../messages/message.ts';
import { sayList } from '../../messages/wallTime.ts';
import type { View } from '../view.ts';
import { switchOffers, type SwitchOffer } from './switchOffers.ts';

export interface SwitchDesk {
  readonly publicUrl: string;
  /** Told in the viewer's words what was done. */
  readonly onDone: (message: string) => void;
  /** Told after each answer, since things may stand otherwise than shown. */
  readonly onAnswered: () => void;
}

interface SwitchesProps {
  readonly view: View;
  readonly answer: GoodSettings;
  readonly desk: SwitchDesk;
}

export function Switches({ view, answer, desk }: SwitchesProps) {
  const { locale } = view;
  return (
    <Tile compact>
      <Flex direction="column" gap="sm" testId="switches">
        <Heading>{message(locale, 'switches.title')}</Heading>
        {answer.viewer.role === 'admin' ? (
          <Offers view={view} answer={answer} desk={desk} />
        ) : (
          <Text testId="only-admins">{whoMay(view, answer.agreement.admins)}</Text>
        )}
      </Flex>
    </Tile>
  );
}

function whoMay({ locale }: View, admins: readonly string[]): string {
  return admins.length === 0
    ? message(locale, 'switches.nobody')
    : message(locale, 'switches.onlyAdmins', { names: sayList(locale, admins) });
}

function Offers({ view, answer, desk }: SwitchesProps) {
  const { locale } = view;
  const { perform, clear, turning, failed } = useSwitches(desk.publicUrl, locale.language, desk.onAnswered);
  const [asking, setAsking] = useState<SwitchOffer['key'] | null>(null);

  const act = (offer: SwitchOffer): void => {
    setAsking(null);
    void perform(offer.asked).then((outcome) => {
      if (outcome !== null)
        desk.onDone(outcome === 'inForce' ? message(locale, 'turned.inForce') : offer.done);
    });
  };
  return (
    <Flex direction="column" gap="md">
      {failed === null ? null : <Failed view={view} failed={failed} />}
      {switchOffers(locale, answer).map((offer) => (
        <Flex key={offer.key} direction="column" gap="xs" align="start">
          {asking === offer.key && offer.sure !== null ? (
            <Sure
              locale={locale}
              sure={offer.sure}
              onYes={() => {
                act(offer);
              }}
              onNo={() => {
                setAsking(null);
              }}
            />
          ) : (
            <LoadingButton
              testId={`switch-${offer.key}`}
              size="sm"
              variant={offer.key === 'resume' || offer.key === 'create' ? 'primary' : 'secondary'}
              loading={turning === offer.asked.turn}
              disabled={turning !== null}
              onClick={() => {
                clear();
                if (offer.sure === null) act(offer);
                else setAsking(offer.key);
              }}
            >
              {offer.label}
            </LoadingButton>
          )}
          <Text variant="microcopy" testId={`explained-${offer.key}`}>
            {offer.explained}
          </Text>
        </Flex>
      ))}
    </Flex>
  );
}

function Sure(props: {
  readonly locale: View['locale'];
  readonly sure: NonNullable<SwitchOffer['sure']>;
  readonly onYes: () => void;
  readonly onNo: () => void;
}) {
  return (
    <Flex direction="column" gap="xs" testId="sure">
      <Text testId="sure-words">{props.sure.ask}</Text>
      <Flex direction="row" gap="xs" wrap>
        <Button testId="sure-yes" size="sm" variant="destructive" onClick={props.onYes}>
          {props.sure.label}
        </Button>
        <Button testId="sure-no" size="sm" variant="transparent" onClick={props.onNo}>
          {message(props.locale, 'act.cancel')}
        </Button>
      </Flex>
    </Flex>
  );
}

function Failed(props: { readonly view: View; readonly failed: NonNullable<Switching['failed']> }) {
  const { locale } = props.view;
  const { failure } = props.failed;
  return (
    <Alert variant="danger" title={message(locale, 'turnFail.title')} testId="switch-failed">
      <Text>{message(locale, `turnFail.${failure.reason}`)}</Text>
      {failure.reason === 'unreadable' ? (
        <List variant="unordered-styled">
          {failure.problems.map((problem) => (
            <Text key={problem}>{problem}</Text>
          ))}
        </List>
      ) : null}
    </Alert>
  );
}
