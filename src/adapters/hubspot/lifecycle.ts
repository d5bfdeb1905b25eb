/**
 * HubSpot moves a lifecycle stage forward only: a write backwards succeeds and changes nothing. To go back the stage is
 * cleared, and set by a second request (guide "Contacts"). A crash between the two leaves it clear, and then every stage
 * is ahead.
 */
import { type Client } from '@hubspot/api-client';
import { type ContactUpdate, type Errand } from '../../application/crm.ts';
import { BATCH_SIZE, chunksOf } from './batches.ts';
import { type Calls } from './calls.ts';

export const LIFECYCLE_STAGE = 'lifecyclestage';

/** The portal's stages, asked for again where a stage is met that was not among them. */
export class StageOrder {
  #stages: readonly string[] = [];

  /** @returns the updates whose stage does not lie ahead of the one the contact has */
  async movingBack(
    client: Client,
    calls: Calls,
    updates: readonly ContactUpdate[],
    errand?: Errand,
  ): Promise<readonly ContactUpdate[]> {
    const staged = updates.filter(({ properties }) => (properties[LIFECYCLE_STAGE] ?? '') !== '');
    if (staged.length === 0) return [];
    const present = await presentStages(client, calls, staged, errand);
    const named = [...present.values(), ...staged.map(({ properties }) => properties[LIFECYCLE_STAGE] ?? '')];
    if (named.some((stage) => !this.#stages.includes(stage))) await this.#read(client, calls, errand);
    return staged.filter(({ contactId, properties }) => {
      const from = present.get(contactId);
      const to = properties[LIFECYCLE_STAGE];
      if (from === undefined || from === to) return false;
      return this.#stages.indexOf(to ?? '') < this.#stages.indexOf(from);
    });
  }

  async #read(client: Client, calls: Calls, errand?: Errand): Promise<void> {
    const { options } = await calls.repeatable(
      () => client.crm.properties.coreApi.getByName('contacts', LIFECYCLE_STAGE),
      { errand },
    );
    this.#stages = [...options]
      .sort((a, b) => (a.displayOrder ?? 0) - (b.displayOrder ?? 0))
      .map(({ value }) => value);
  }
}

/** By contact; those without a stage are left out. */
async function presentStages(
  client: Client,
  calls: Calls,
  updates: readonly ContactUpdate[],
  errand?: Errand,
): Promise<ReadonlyMap<string, string>> {
  const answers = await Promise.all(
    chunksOf(updates, BATCH_SIZE).map((chunk) =>
      calls.repeatable(
        () =>
          client.crm.contacts.batchApi.read({
            inputs: chunk.map(({ contactId }) => ({ id: contactId })),
            properties: [LIFECYCLE_STAGE],
            propertiesWithHistory: [],
          }),
        { errand },
      ),
    ),
  );
  return new Map(
    answers.flatMap(({ results }) =>
      results.flatMap(({ id, properties }) => {
        const stage = properties[LIFECYCLE_STAGE];
        return stage ? [[id, stage] as const] : [];
      }),
    ),
  );
}
