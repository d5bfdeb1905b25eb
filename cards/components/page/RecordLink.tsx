/** A lead, with the way to its record in HubSpot, and under it the promise it is about. */
import { Flex, Link, Text } from '@hubspot/ui-extensions';
import { message } from '../../messages/message.ts';
import type { CardWords } from '../../contract.ts';
import { wordsFor } from '../view.ts';
import type { PageDesk } from './desk.ts';

export function RecordLink(props: {
  readonly desk: PageDesk;
  readonly contactId: string;
  readonly promise: CardWords;
}) {
  const { desk, contactId, promise } = props;
  // HubSpot leads from here to wherever the account lies.
  const url = `https://app.hubspot.com/contacts/${desk.portalId}/record/0-1/${contactId}`;
  return (
    <Flex direction="column" gap="flush">
      <Link href={{ url, external: true }}>{message(desk.locale, 'leads.contact', { id: contactId })}</Link>
      <Text variant="microcopy">{wordsFor(desk, promise)}</Text>
    </Flex>
  );
}
