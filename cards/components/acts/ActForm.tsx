/** One act on its way: what it brings about, what has to be chosen or written, and the button that does it. */
import { useState } from 'react';
import { Button, Flex, LoadingButton, Select, Text, TextArea } from '@hubspot/ui-extensions';
import type { Deed } from '../../answer/useAct.ts';
import type { Locale } from '../../messages/locale.ts';
import { message } from '../../messages/message.ts';
import type { Offer } from './offers.ts';

/** As much as the service takes. */
const WRITTEN_AT_MOST = 500;

export function ActForm(props: {
  readonly locale: Locale;
  readonly offer: Offer;
  readonly sending: string | null;
  readonly onSend: (key: string, deed: Deed) => void;
  readonly onCancel: () => void;
}) {
  const { locale, offer, sending } = props;
  const options = offer.choice?.options ?? [];
  const [picked, setPicked] = useState<string | null>(null);
  const [text, setText] = useState('');
  // What was picked may have gone from the list since; a list of one needs no picking.
  const chosen =
    options.find(({ value }) => value === picked) ?? (options.length === 1 ? options[0] : undefined);
  const written = text.trim();
  const ready = (offer.choice === null || chosen !== undefined) && (offer.text === null || written !== '');
  const key = [offer.key, chosen?.value ?? '', written].join('/');
  return (
    <Flex direction="column" gap="sm" testId="act-form">
      <Text variant="microcopy">{offer.explained}</Text>
      {offer.choice === null ? null : (
        <Select
          testId="act-choice"
          name={`${offer.key}-choice`}
          label={offer.choice.label}
          placeholder={message(locale, 'field.choose')}
          required
          options={options.map(({ value, label }) => ({ value, label }))}
          {...(chosen === undefined ? {} : { value: chosen.value })}
          onChange={(value) => {
            setPicked(String(value));
          }}
        />
      )}
      {offer.text === null ? null : (
        <TextArea
          testId="act-text"
          name={`${offer.key}-text`}
          label={offer.text.label}
          description={offer.text.hint}
          required
          maxLength={WRITTEN_AT_MOST}
          rows={3}
          value={text}
          onInput={setText}
        />
      )}
      <Flex direction="row" gap="xs" wrap>
        <LoadingButton
          testId="act-send"
          variant="primary"
          size="sm"
          loading={sending === key}
          disabled={!ready || sending !== null}
          onClick={() => {
            if (ready) props.onSend(key, offer.deed(chosen?.value ?? '', written));
          }}
        >
          {offer.label}
        </LoadingButton>
        <Button
          testId="act-cancel"
          variant="transparent"
          size="sm"
          disabled={sending !== null}
          onClick={props.onCancel}
        >
          {message(locale, 'act.cancel')}
        </Button>
      </Flex>
    </Flex>
  );
}
