/** What records are associated with, read through HubSpot's associations (not search, whose index lags). */
import { type Client } from '@hubspot/api-client';
import { CrmUnavailable, type Errand } from '../../application/crm.ts';
import { BATCH_SIZE, chunksOf } from './batches.ts';
import { type Calls } from './calls.ts';
import { caseName } from './faults.ts';

/** Said of a record that is associated with nothing, or is gone. */
const NONE_THERE = 'OBJECT_NOT_FOUND';

/** The client declares the id of an associated record as a text; HubSpot's version 4 sends a number. */
const textOf = (id: string | number): string => String(id);

/**
 * @param from, to HubSpot's names of the kinds of records, such as 'contacts'
 * @returns ids of the associated records by the ids of those that were asked for; none for what is associated with nothing
 * @throws CrmUnavailable when HubSpot could not look for some of them: then it is not known that there are none
 */
export async function associatedIds(
  client: Client,
  calls: Calls,
  from: string,
  to: string,
  ids: readonly string[],
  errand?: Errand,
): Promise<ReadonlyMap<string, readonly string[]>> {
  const found = new Map<string, string[]>();
  let inputs: { id: string; after?: string }[] = ids.map((id) => ({ id }));
  while (inputs.length > 0) {
    const answers = await Promise.all(
      chunksOf(inputs, BATCH_SIZE).map((chunk) =>
        calls.repeatable(
          () =>
            client.crm.associations.v4.batchApi.getPage(from, to, {
              inputs: chunk as { id: string; after: string }[],
            }),
          { kind: 'association', errand },
        ),
      ),
    );
    refuseIncomplete(answers, to);
    inputs = [];
    for (const { _from: asked, to: associated, paging } of answers.flatMap(({ results }) => results)) {
      const known = found.get(asked.id) ?? [];
      found.set(asked.id, [...known, ...associated.map(({ toObjectId }) => textOf(toObjectId))]);
      if (paging?.next?.after) inputs.push({ id: asked.id, after: paging.next.after });
    }
  }
  return found;
}

/** @throws CrmUnavailable when some were not looked for; that one is not there is an answer */
export function refuseIncomplete(answers: readonly object[], what: string): void {
  const failed = answers
    .flatMap((answer) => ('errors' in answer ? ((answer.errors ?? []) as { category: string }[]) : []))
    .find(({ category }) => category !== NONE_THERE);
  if (failed)
    throw new CrmUnavailable(`HubSpot could not look for ${what}: ${caseName.parse(failed.category) ?? '?'}`);
}
