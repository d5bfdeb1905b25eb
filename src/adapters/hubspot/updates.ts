/**
 * Updates in batches, each record's fate told by itself.
 *
 * Never by a single PATCH: that follows an id that was merged away, and would write the loser's values to the survivor.
 * A batch does not follow it, also where it is a batch of one.
 */
import { type Errand, type WriteOutcome } from '../../application/crm.ts';
import { outcomeOf, refusalOf, sendInBatches } from './batches.ts';
import { type Calls } from './calls.ts';
import { HubSpotRejection, rejectionOf } from './faults.ts';

export interface Update {
  readonly key: string;
  readonly id: string;
  readonly properties: Readonly<Record<string, string>>;
}

interface Input {
  id: string;
  properties: Record<string, string>;
  objectWriteTraceId: string;
}

export interface UpdateApi {
  readonly update: (inputs: Input[]) => Promise<{
    readonly results: readonly { readonly id: string }[];
    readonly errors?: readonly {
      readonly context: Readonly<Record<string, readonly string[] | undefined>>;
    }[];
  }>;
  /** Follows an id that was merged away. */
  readonly find: (id: string) => Promise<{ readonly id: string }>;
}

/** What HubSpot said of one input of a batch; nothing: it did not say. */
type Told = 'updated' | HubSpotRejection | undefined;

/** @throws CrmUnavailable, CrmRefused: then any of the updates may have been made or not */
export async function sendUpdates(
  api: UpdateApi,
  calls: Calls,
  updates: readonly Update[],
  errand?: Errand,
): Promise<readonly WriteOutcome[]> {
  const options = { errand, tellLocked: true };

  /** @throws HubSpotRejection when the batch was refused as a whole */
  const send = async (chunk: readonly Update[]): Promise<ReadonlyMap<string, Told>> => {
    const answer = await calls.repeatable(
      () =>
        api.update(
          chunk.map(({ key, id, properties }) => ({
            id,
            properties: { ...properties },
            // With these HubSpot says of each input by itself what is wrong with it, and takes the others.
            objectWriteTraceId: key,
          })),
        ),
      options,
    );
    const updated = new Set(answer.results.map(({ id }) => id));
    const refused = new Map(
      (answer.errors ?? []).flatMap((entry) =>
        (entry.context.objectWriteTraceId ?? []).map(
          (key) => [key, rejectionOf(entry) ?? undefined] as const,
        ),
      ),
    );
    return new Map(chunk.map(({ key, id }) => [key, updated.has(id) ? 'updated' : refused.get(key)]));
  };

  /** A property that is gone is gone for all: it is left out at once, instead of finding each record guilty by itself. */
  const many = async (chunk: readonly Update[]): Promise<readonly WriteOutcome[]> => {
    const told = await send(chunk).catch((error: unknown) => {
      const lacking = error instanceof HubSpotRejection && error.values.unknown.length > 0;
      if (!lacking && chunk.length > 1) throw error;
      if (!(error instanceof HubSpotRejection)) throw error;
      return new Map<string, Told>(chunk.map(({ key }) => [key, error]));
    });
    const lacking: Update[] = [];
    const unknown = new Set<string>();
    const outcomes = chunk.map(async (update): Promise<WriteOutcome | null> => {
      const { key, id } = update;
      const what = told.get(key);
      if (what === 'updated') return { ok: true, key, id };
      if (what === undefined) return chunk.length > 1 ? one(update) : whereabouts(update);
      if (what.values.unknown.length > 0) {
        lacking.push(update);
        for (const name of what.values.unknown) unknown.add(name);
        return null;
      }
      const refusal = refusalOf(key, what);
      return !refusal.ok && refusal.reason === 'missing' ? whereabouts(update) : refusal;
    });
    const settled = (await Promise.all(outcomes)).filter((outcome) => outcome !== null);
    return lacking.length === 0 ? settled : [...settled, ...(await without(lacking, unknown))];
  };

  const one = async (update: Update): Promise<WriteOutcome> => {
    const [outcome] = await many([update]);
    return outcome ?? { ok: false, key: update.key, reason: 'failed', detail: 'no answer' };
  };

  /** A record that a batch does not find is gone, or has become part of another. */
  const whereabouts = ({ key, id }: Update): Promise<WriteOutcome> =>
    outcomeOf({ key }, async () => {
      const found = await calls.repeatable(() => api.find(id), options);
      return found.id === id
        ? { ok: false, key, reason: 'failed', detail: 'not found in a batch, and there by itself' }
        : { ok: false, key, reason: 'merged', detail: 'became part of another record' };
    });

  /** What the portal has no property for is left out; the rest goes out. */
  const without = async (
    lacking: readonly Update[],
    unknown: ReadonlySet<string>,
  ): Promise<readonly WriteOutcome[]> => {
    const split = lacking.map((update) => {
      const values = Object.entries(update.properties);
      const left = values.filter(([name]) => !unknown.has(name));
      const missing = values.map(([name]) => name).filter((name) => unknown.has(name));
      return { update: { ...update, properties: Object.fromEntries(left) }, missing, left: left.length };
    });
    const missingOf = new Map(split.map(({ update, missing }) => [update.key, missing]));
    const sent = await sendInBatches(
      split.filter(({ left, missing }) => left > 0 && missing.length > 0).map(({ update }) => update),
      many,
      one,
    );
    const rest = split
      .filter(({ left, missing }) => left === 0 || missing.length === 0)
      .map(({ update: { key, id }, missing }): WriteOutcome => {
        // HubSpot complains of a property that was not sent: nothing could be left out.
        const detail = [...unknown].join(' ');
        return missing.length === 0 ? { ok: false, key, reason: 'property', detail } : { ok: true, key, id };
      });
    return [...sent, ...rest].map((outcome) => {
      if (!outcome.ok) return outcome;
      return { ...outcome, without: [...(missingOf.get(outcome.key) ?? []), ...(outcome.without ?? [])] };
    });
  };

  return sendInBatches(updates, many, one);
}
