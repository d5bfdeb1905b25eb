/** Contacts: their SLA properties out. */
import { type Client } from '@hubspot/api-client';
import { type ContactUpdate, type Errand, type WriteOutcome } from '../../application/crm.ts';
import { type Calls } from './calls.ts';
import { LIFECYCLE_STAGE, type StageOrder } from './lifecycle.ts';
import { sendUpdates, type UpdateApi } from './updates.ts';

/** A stage that would move back is cleared first, see lifecycle.ts. */
export async function updateContacts(
  client: Client,
  calls: Calls,
  stages: StageOrder,
  updates: readonly ContactUpdate[],
  errand?: Errand,
): Promise<readonly WriteOutcome[]> {
  const api: UpdateApi = {
    update: (inputs) => client.crm.contacts.batchApi.update({ inputs }),
    find: (id) => client.crm.contacts.basicApi.getById(id, ['hs_object_id']),
  };
  const send = (all: readonly ContactUpdate[]): Promise<readonly WriteOutcome[]> =>
    sendUpdates(
      api,
      calls,
      all.map(({ key, contactId, properties }) => ({ key, id: contactId, properties })),
      errand,
    );
  const backwards = await stages.movingBack(client, calls, updates, errand);
  if (backwards.length === 0) return send(updates);
  const cleared = await send(
    backwards.map((update) => ({ ...update, properties: { [LIFECYCLE_STAGE]: '' } })),
  );
  const stuck = cleared.filter(({ ok }) => !ok);
  const keys = new Set(stuck.map(({ key }) => key));
  return [...stuck, ...(await send(updates.filter(({ key }) => !keys.has(key))))];
}
