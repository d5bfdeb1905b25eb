/** What HubSpot works out on a contact from the activities and deals it is joined to. */
import { type ObjectType } from './kinds.ts';
import { valueOf, type StoredRecord } from './record.ts';

/** A note or a task is no contact, nor is an e-mail that came in. */
const CONTACTS_BY = ['calls', 'emails', 'meetings'] as const satisfies readonly ObjectType[];

/**
 * The values that are to stand; those that stay as they are need not be among them.
 * @param joined the contact's records of a kind, without archived ones
 * @param now epoch ms; a meeting that is still to come is no contact yet
 */
export function rollups(
  contact: StoredRecord,
  joined: (type: ObjectType) => readonly StoredRecord[],
  now: number,
): ReadonlyMap<string, string> {
  const values = new Map<string, string>();
  const deals = joined('deals').length;
  if (deals > 0 || valueOf(contact, 'num_associated_deals') !== null) {
    values.set('num_associated_deals', String(deals));
  }
  const contacts = CONTACTS_BY.flatMap(joined)
    .filter((activity) => valueOf(activity, 'hs_email_direction') !== 'INCOMING_EMAIL')
    .map((activity) => Date.parse(valueOf(activity, 'hs_timestamp') ?? ''))
    .filter((at) => at <= now);
  const last = Math.max(...contacts);
  const before = Date.parse(valueOf(contact, 'notes_last_contacted') ?? '');
  if (contacts.length > 0 && !(before >= last)) {
    values.set('notes_last_contacted', new Date(last).toISOString());
  }
  return values;
}
