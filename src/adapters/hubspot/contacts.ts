/** Contacts: their history in, their SLA properties out. */
import { type Client } from '@hubspot/api-client';
import { type ContactUpdate, type RecordHistory, type WriteOutcome } from '../../application/crm.ts';
import { type Fact, type RecordRef } from '../../domain/timeline/fact.ts';
import { chunksOf, HISTORY_BATCH_SIZE, outcomeOf, sendInBatches } from './batches.ts';
import { type Calls } from './calls.ts';

type ReadContact = Awaited<ReturnType<Client['crm']['contacts']['batchApi']['read']>>['results'][number];

/** Reads the named properties with all HubSpot still knows of their past. */
export async function readHistory(
  client: Client,
  calls: Calls,
  contactIds: readonly string[],
  properties: readonly string[],
): Promise<readonly RecordHistory[]> {
  const answers = await Promise.all(
    chunksOf([...new Set(contactIds)], HISTORY_BATCH_SIZE).map((ids) =>
      calls.repeatable(() =>
        client.crm.contacts.batchApi.read({
          inputs: ids.map((id) => ({ id })),
          properties: [],
          propertiesWithHistory: [...properties],
        }),
      ),
    ),
  );
  const found = new Map(answers.flatMap(({ results }) => results).map((contact) => [contact.id, contact]));
  return contactIds.map((recordId) => {
    const record: RecordRef = { objectType: 'contact', recordId };
    const contact = found.get(recordId);
    return contact
      ? { record, exists: true, facts: factsOf(record, contact, properties) }
      : { record, exists: false, facts: [] };
  });
}

function factsOf(record: RecordRef, contact: ReadContact, properties: readonly string[]): readonly Fact[] {
  const history = properties.flatMap((property) =>
    (contact.propertiesWithHistory?.[property] ?? []).map((entry): Fact => ({
      record,
      kind: 'property',
      property,
      // A cleared value has no text; the client's type does not say so.
      value: (entry.value as string | null) ?? '',
      occurredAt: entry.timestamp.getTime(),
      source: { type: entry.sourceType, id: entry.sourceId ?? '' },
    })),
  );
  const created: Fact = {
    record,
    kind: 'created',
    occurredAt: contact.createdAt.getTime(),
    source: { type: 'UNKNOWN', id: '' },
  };
  return [created, ...history];
}

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
