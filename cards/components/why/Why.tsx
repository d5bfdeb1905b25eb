/** How the clocks came about: asked for when it is opened, and told in the service's sentences. */
import { useState } from 'react';
import { Accordion, Alert, Flex, LoadingSpinner } from '@hubspot/ui-extensions';
import { useWhy } from '../../answer/useWhy.ts';
import { message } from '../../messages/message.ts';
import { FAILURE_WORDS, RetryButton } from '../PlainFaces.tsx';
import type { Desk, View } from '../view.ts';
import { Facts } from './Facts.tsx';
import { Holders } from './Holders.tsx';
import { Reasons } from './Reasons.tsx';

export function Why(props: { readonly view: View; readonly evaluatedAt: number; readonly desk: Desk }) {
  const { view, desk } = props;
  const { locale } = view;
  const [open, setOpen] = useState(false);
  const { known, failure, asking, ask } = useWhy(
    desk.publicUrl,
    desk.contactId,
    locale.language,
    open,
    props.evaluatedAt,
  );
  return (
    <Accordion
      testId="why"
      title={message(locale, 'why.title')}
      open={open}
      onClick={() => {
        setOpen(!open);
      }}
    >
      <Flex direction="column" gap="md">
        {failure === null ? null : (
          <Flex direction="column" gap="sm" align="start" testId="why-failed">
            <Alert variant="warning" title={message(locale, 'why.failed')}>
              {message(locale, FAILURE_WORDS[failure])}
            </Alert>
            <RetryButton locale={locale} asking={asking} onRetry={ask} />
          </Flex>
        )}
        {known === null && failure === null ? (
          <LoadingSpinner testId="why-loading" label={message(locale, 'why.loading')} showLabel />
        ) : null}
        {known === null ? null : (
          <>
            <Reasons
              view={view}
              clocks={known.clocks}
              notMade={known.notMade}
              leftOut={known.leftOut.clocks}
            />
            <Holders view={view} holders={known.holders} leftOut={known.leftOut} />
            <Facts view={view} facts={known.facts} leftOut={known.leftOut.facts} />
          </>
        )}
      </Flex>
    </Accordion>
  );
}
