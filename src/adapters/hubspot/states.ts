/** Where contacts are by now: there, in the recycle bin, part of another, or nowhere. */
import { type Client } from '@hubspot/api-client';
import { type ContactState } from '../../application/crm.ts';
import { BATCH_SIZE, chunksOf } from './batches.ts';
import { type Calls } from './calls.ts';
import { HubSpotRejection } from './faults.ts';
import { MODIFIED, modifiedAtOf } from './history.ts';

export async function contactStates(
  client: Client,
  calls: Calls,
  contactIds: readonly string[],
): Promise<readonly ContactState[]> {
  const present = await readAll(client, calls, contactIds, false);
  const missing = contactIds.filter((id) => !present.has(id));
  const binned = await readAll(client, calls, missing, true);
  return Promise.all(
    contactIds.map(async (contactId): Promise<ContactState> => {
      const here = present.get(contactId);
      if (here) return { contactId, state: 'present', modifiedAt: modifiedAtOf(here.properties) };
      const there = binned.get(contactId);
      if (there) return deleted(there);
      return await followed(client, calls, contactId);
    }),
  );
}

export async function deletedContacts(
  client: Client,
  calls: Calls,
  contactIds: readonly string[],
): Promise<readonly ContactState[]> {
  return [...(await readAll(client, calls, contactIds, true)).values()].map(deleted);
}

function deleted({
  id,
  archivedAt,
  updatedAt,
}: {
  readonly id: string;
  readonly archivedAt?: Date;
  readonly updatedAt: Date;
}): ContactState {
  return { contactId: id, state: 'deleted', at: (archivedAt ?? updatedAt).getTime() };
}

async function readAll(client: Client, calls: Calls, ids: readonly string[], archived: boolean) {
  const answers = await Promise.all(
    chunksOf(ids, BATCH_SIZE).map((chunk) =>
      calls.repeatable(() =>
        client.crm.contacts.batchApi.read(
          { inputs: chunk.map((id) => ({ id })), properties: [MODIFIED], propertiesWithHistory: [] },
          archived,
        ),
      ),
    ),
  );
  return new Map(answers.flatMap(({ results }) => results).map((contact) => [contact.id, contact]));
}

/** Asked for alone, an id that was merged away leads to the survivor, which a batch does not tell. */
async function followed(client: Client, calls: Calls, contactId: string): Promise<ContactState> {
  try {
    const { id, properties } = await calls.repeatable(() =>
      client.crm.contacts.basicApi.getById(contactId, [MODIFIED]),
    );
    return id === contactId
      ? { contactId, state: 'present', modifiedAt: modifiedAtOf(properties) }
      : { contactId, state: 'merged', into: id };
  } catch (error) {
    // A wrong path is answered 404 too, with a page; only this word says that the record itself is gone.
    const isGone =
      error instanceof HubSpotRejection && error.status === 404 && error.detail.includes('OBJECT_NOT_FOUND');
    if (!isGone) throw error;
    return { contactId, state: 'gone' };
  }
}
