/** Batches as HubSpot wants them, and what to do when one bad input spoils a whole batch. */
import { type WriteOutcome, type WriteRefusal } from '../../application/crm.ts';
import { HubSpotRejection, LOCKED, type RefusedValues } from './faults.ts';

/** HubSpot's largest batch. */
export const BATCH_SIZE = 100;
/** The largest batch read that asks for history. */
export const HISTORY_BATCH_SIZE = 50;

export function chunksOf<T>(items: readonly T[], size: number): readonly (readonly T[])[] {
  return Array.from({ length: Math.ceil(items.length / size) }, (_, index) =>
    items.slice(index * size, (index + 1) * size),
  );
}

/**
 * Sends items in batches. When HubSpot rejects a batch as a whole, its halves are sent, down to the single item, so that
 * the bad one is found and the others go through.
 * @param many sends two or more at once and answers an outcome for each it knows of
 * @param one sends a single item; its rejection becomes its outcome
 */
export async function sendInBatches<T extends { readonly key: string }>(
  items: readonly T[],
  many: (chunk: readonly T[]) => Promise<readonly WriteOutcome[]>,
  one: (item: T) => Promise<WriteOutcome>,
): Promise<readonly WriteOutcome[]> {
  const sendChunk = async (chunk: readonly T[]): Promise<readonly WriteOutcome[]> => {
    const [only] = chunk;
    if (only === undefined) return [];
    if (chunk.length === 1) return [await outcomeOf(only, one)];
    try {
      return await many(chunk);
    } catch (error) {
      if (!(error instanceof HubSpotRejection)) throw error;
      const half = Math.ceil(chunk.length / 2);
      return [...(await sendChunk(chunk.slice(0, half))), ...(await sendChunk(chunk.slice(half)))];
    }
  };
  const outcomes = await Promise.all(chunksOf(items, BATCH_SIZE).map(sendChunk));
  return outcomes.flat();
}

/** The outcome of sending one item by itself; only its own rejection is an outcome, other faults are thrown. */
export async function outcomeOf<T extends { readonly key: string }>(
  item: T,
  one: (item: T) => Promise<WriteOutcome>,
): Promise<WriteOutcome> {
  try {
    return await one(item);
  } catch (error) {
    if (!(error instanceof HubSpotRejection)) throw error;
    return refusalOf(item.key, error);
  }
}

/** What a rejection means for the one item it is about. */
export function refusalOf(key: string, { status, detail, values }: HubSpotRejection): WriteOutcome {
  const names = [...values.unknown, ...values.refused].join(' ');
  return {
    ok: false,
    key,
    reason: reasonOf(status, detail, values),
    detail: `${status} ${detail} ${names}`.trim(),
  };
}

function reasonOf(status: number, detail: string, { unknown, refused }: RefusedValues): WriteRefusal {
  // A wrong path is answered 404 too, with a page; only this word says that the record itself is gone.
  if (status === 404 && detail.includes('OBJECT_NOT_FOUND')) return 'missing';
  if (status === LOCKED) return 'locked';
  if (unknown.length > 0) return 'property';
  return refused.includes('hubspot_owner_id') ? 'owner' : 'invalid';
}
