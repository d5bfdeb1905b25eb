/** A lead, with the way to its record in HubSpot, and under it the promise it is about. */
import { Flex, Link, Text } from '@hubspot/ui-extensions';
import { message } from '../../messages/message.ts';
import type { CardWords } from '../../contract.ts';
import { wordsFor } from '../view.ts';
import type { PageDesk } from './desk.ts';

/** Records of every account are found here, by way of the account's own data centre. */
const ANY_DATA_CENTRE = 'app.hubspot.com';

export function RecordLink(props: {
  readonly desk: PageDesk;
  /** The host of addresses of records; null: not known. */
  readonly uiDomain: string | null;
  readonly contactId: string;
  readonly promise: CardWords;
}) {
  const { desk, uiDomain, contactId, promise } = props;
  const url = `https://${uiDomain ?? ANY_DATA_CENTRE}/contacts/${desk.portalId}/record/0-1/${contactId}`;
  return (
    <Flex direction="column" gap="flush">
      <Link href={{ url, external: true }}>{message(desk.locale, 'leads.contact', { id: contactId })}</Link>
      <Text variant="microcopy">{wordsFor(desk, promise)}</Text>
    </Flex>
  );
}
