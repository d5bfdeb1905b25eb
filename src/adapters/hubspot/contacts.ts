/** Contacts: their SLA properties out. */
import { type Client } from '@hubspot/api-client';
import { type ContactUpdate, type WriteOutcome } from '../../application/crm.ts';
import { outcomeOf, sendInBatches } from './batches.ts';
import { type Calls } from './calls.ts';

export function updateContacts(
  client: Client,
  calls: Calls,
  updates: readonly ContactUpdate[],
): Promise<readonly WriteOutcome[]> {
  /** A single update follows an id that was merged away, which a batch does not. */
  const one = async ({ key, contactId, properties }: ContactUpdate): Promise<WriteOutcome> => {
    const { id } = await calls.repeatable(() =>
      client.crm.contacts.basicApi.update(contactId, { properties: { ...properties } }),
    );
    return { ok: true, key, id };
  };
  const many = async (chunk: readonly ContactUpdate[]): Promise<readonly WriteOutcome[]> => {
    const { results } = await calls.repeatable(() =>
      client.crm.contacts.batchApi.update({
        inputs: chunk.map(({ contactId, properties }) => ({ id: contactId, properties: { ...properties } })),
      }),
    );
    // Results come in no promised order; whoever is not among them is tried alone to learn why.
    const updated = new Set(results.map(({ id }) => id));
    return Promise.all(
      chunk.map((update) =>
        updated.has(update.contactId)
          ? Promise.resolve<WriteOutcome>({ ok: true, key: update.key, id: update.contactId })
          : outcomeOf(update, one),
      ),
    );
  };
  return sendInBatches(updates, many, one);
}
