/**
 * Sends what is owed: the difference between what the clocks ask for and what was done.
 *
 * A task is made once and only once: before a create is sent its effect is marked unanswered in the store, and an
 * effect that is unanswered is looked up through the contact's tasks, by its key, before anything is sent again.
 */
import { randomUUID } from 'node:crypto';
import { type Logger } from 'pino';
import {
  CrmRefused,
  CrmUnavailable,
  type Crm,
  type Errand,
  type FoundTask,
  type WriteOutcome,
} from './crm.ts';
import { PORTAL_PROPERTIES, PROPERTY_GROUP } from './portalProperties.ts';
import { doneAs, hidden, lacksProperty, putOff, settlementOf } from './settlement.ts';
import { type EffectKind, type OwedEffect, type PortalValues, type Store } from './store.ts';
import { type Holding } from './tenure.ts';
import { faultIn } from '../domain/ownError.ts';

/** As many as HubSpot takes in one call. */
const EFFECTS_A_BATCH = 100;
/** Of each kind: enough to use what HubSpot allows at a latency of a second. */
const BATCHES_AT_ONCE = 20;
const LEASE_MS = 120_000;
/** No call is begun so late that its answer could come after the lease. */
const LAST_CALL_MS = 30_000;
/** Of the day's last calls none is for anything less urgent than overdue tasks. */
const URGENT = 1;

export interface WriteBackDependencies {
  readonly store: Store;
  readonly crm: Crm;
  readonly log: Logger;
  /** The lease under which it is done; left out where nobody else could write. */
  readonly held?: Holding;
}

/** When there is something to send that may be sent by now, epoch ms; null: nothing is owed. */
export function nextWriteBackAt({ store, crm }: WriteBackDependencies): Promise<number | null> {
  return store.nextOwedAt(whatMayGo(crm));
}

/**
 * Sends all that is owed, flags and tasks apart, several batches of each at once, and the most urgent first: a batch that
 * has to wait holds nobody back but itself.
 * @returns how many effects were taken up
 */
export async function writeBack(
  dependencies: WriteBackDependencies,
  now: () => number,
  stopped?: AbortSignal,
): Promise<number> {
  const { store, crm, log, held } = dependencies;
  const mayGoOn = (): boolean => stopped?.aborted !== true && held?.left() !== 0;
  const restored = onceFor(() => restoreProperties(store, crm, log));
  // Each kind of write stands for itself: one that cannot be sent leaves the other alone.
  const results = await Promise.allSettled((['properties', 'task'] as const).map((kind) => drain(kind)));
  const failure = results.find((result) => result.status === 'rejected');
  if (failure) throw failure.reason;
  return results.reduce((sum, result) => sum + (result.status === 'fulfilled' ? result.value : 0), 0);

  /** A batch that was full is a reason to look for another one beside it. */
  async function drain(kind: EffectKind): Promise<number> {
    let taken = 0;
    let fault: { readonly reason: unknown } | null = null;
    const underWay = new Set<Promise<void>>();
    const begin = (): void => {
      if (underWay.size >= BATCHES_AT_ONCE) return;
      const running = lane()
        .catch((reason: unknown) => {
          fault ??= { reason };
        })
        .finally(() => underWay.delete(running));
      underWay.add(running);
    };
    const lane = async (): Promise<void> => {
      for (let full = true; full && fault === null && mayGoOn();) {
        const until = now() + LEASE_MS;
        const only = { kind, ...whatMayGo(crm) };
        const owed = await store.claimOwed(now(), until, EFFECTS_A_BATCH, only);
        taken += owed.length;
        full = owed.length === EFFECTS_A_BATCH;
        if (full) begin();
        if (owed.length > 0) await sendBatch(kind, owed, until);
      }
    };
    begin();
    while (underWay.size > 0) await Promise.all(underWay);
    const met = fault as { readonly reason: unknown } | null;
    if (met !== null) throw met.reason;
    return taken;
  }

  async function sendBatch(kind: EffectKind, owed: readonly OwedEffect[], until: number): Promise<void> {
    const errand: Errand = {
      id: randomUUID(),
      urgency: Math.min(...owed.map(({ urgency }) => urgency)),
      until: until - LAST_CALL_MS,
      ...(held === undefined ? {} : { held }),
    };
    const records = [...new Set(owed.map(({ record }) => record.recordId))];
    log.debug({ errand: errand.id, kind, effects: owed.length, records }, 'a batch of effects goes out');
    const sending = { store, now, log, restored, held };
    if (kind === 'properties') {
      await send(owed, sending, (effects) =>
        crm.updateContacts(
          effects.map((effect) => ({
            key: effect.key,
            contactId: effect.record.recordId,
            properties: changedValues(effect),
          })),
          errand,
        ),
      );
      return;
    }
    const { effects, failure: notFound } = await adoptExistingTasks(owed, crm, store, now, errand);
    const neverMade = effects.filter(({ remoteId, wanted }) => !remoteId && wanted.state === 'closed');
    await store.settle(neverMade.map((effect) => doneAs(effect, null)));
    const results = await Promise.allSettled([
      send(
        effects.filter(({ remoteId, wanted }) => !remoteId && wanted.state === 'open'),
        sending,
        (creations) =>
          crm.createTasks(
            creations.map(({ key, record, wanted }) => ({
              key,
              contactId: record.recordId,
              properties: wanted.values,
            })),
            errand,
          ),
      ),
      send(
        effects.filter(({ remoteId }) => remoteId),
        sending,
        (changes) =>
          crm.updateTasks(
            changes.map((effect) => ({
              key: effect.key,
              taskId: effect.remoteId ?? '',
              properties: changedValues(effect),
            })),
            errand,
          ),
      ),
    ]);
    const failure = notFound ?? results.find((result) => result.status === 'rejected');
    if (failure) throw failure.reason;
  }
}

function whatMayGo(crm: Crm): { readonly urgencyAtMost?: number } {
  return crm.allowance().scarce ? { urgencyAtMost: URGENT } : {};
}

function onceFor<T>(act: () => Promise<T>): () => Promise<T> {
  let done: Promise<T> | null = null;
  return () => (done ??= act());
}

/** Creates the properties again that somebody deleted, and owes their values, which went with them. @returns whether any was */
async function restoreProperties(store: Store, crm: Crm, log: Logger): Promise<boolean> {
  try {
    const created = await crm.ensureProperties(PROPERTY_GROUP, PORTAL_PROPERTIES);
    if (created.length > 0) {
      await store.forgetValues(created);
      log.warn({ created }, 'properties were missing in the portal and are there again');
    }
    return created.length > 0;
  } catch (error) {
    if (error instanceof CrmUnavailable || error instanceof CrmRefused) throw error;
    // HubSpot blocks the name of a property for a time after it was deleted.
    log.warn({ fault: faultIn(error) }, 'properties are missing in the portal and could not be made');
    return false;
  }
}

/**
 * Finds the tasks of effects whose creation was never answered, so that they are not made a second time. When they cannot
 * be looked for they are put off, and only they.
 */
async function adoptExistingTasks(
  owed: readonly OwedEffect[],
  crm: Crm,
  store: Store,
  now: () => number,
  errand: Errand,
): Promise<{ readonly effects: readonly OwedEffect[]; readonly failure?: { readonly reason: unknown } }> {
  const inDoubt = ({ unanswered, remoteId }: OwedEffect): boolean => unanswered && !remoteId;
  const doubtful = owed.filter(inDoubt);
  if (doubtful.length === 0) return { effects: owed };
  try {
    const found = await crm.findTasks([...new Set(doubtful.map(({ record }) => record.recordId))], errand);
    const taskIds = new Map(found.map(({ effectKey, taskId }) => [effectKey, taskId]));
    const lost = doubtful.filter(({ key }) => !taskIds.has(key));
    const where = await whereabouts(lost, crm);
    for (const { effectKey, taskId } of await tasksOf(where.survivors, crm, errand)) {
      taskIds.set(effectKey, taskId);
    }
    const binned = lost.filter(({ key, record }) => where.deleted.has(record.recordId) && !taskIds.has(key));
    const byKey =
      binned.length === 0
        ? null
        : await crm.findTasksByKey(
            binned.map(({ key }) => key),
            errand,
          );
    for (const [effectKey, taskId] of byKey ?? []) taskIds.set(effectKey, taskId);
    const unseen = byKey === null ? binned : [];
    await store.settle(unseen.map(hidden));
    const effects = owed
      .filter((effect) => !unseen.includes(effect))
      .map((effect) => ({ ...effect, remoteId: effect.remoteId ?? taskIds.get(effect.key) ?? null }));
    return { effects };
  } catch (reason) {
    if (errand.held?.left() === 0) throw reason;
    await store.settle(doubtful.map((effect) => putOff(effect, reason, now())));
    return { effects: owed.filter((effect) => !inDoubt(effect)), failure: { reason } };
  }
}

/** The tasks of a contact in the recycle bin are not shown by their contact, and those of one that was merged hang on the survivor. */
async function whereabouts(
  effects: readonly OwedEffect[],
  crm: Crm,
): Promise<{ readonly deleted: ReadonlySet<string>; readonly survivors: readonly string[] }> {
  const ids = [...new Set(effects.map(({ record }) => record.recordId))];
  const states = ids.length === 0 ? [] : await crm.contactStates(ids);
  return {
    deleted: new Set(states.flatMap(({ contactId, state }) => (state === 'deleted' ? [contactId] : []))),
    survivors: [...new Set(states.flatMap((state) => (state.state === 'merged' ? [state.into] : [])))],
  };
}

function tasksOf(contactIds: readonly string[], crm: Crm, errand: Errand): Promise<readonly FoundTask[]> {
  return contactIds.length === 0 ? Promise.resolve([]) : crm.findTasks(contactIds, errand);
}

interface Sending {
  readonly store: Store;
  readonly now: () => number;
  readonly log: Logger;
  /** Creates missing properties, once a round. */
  readonly restored: () => Promise<boolean>;
  readonly held: Holding | undefined;
}

async function send(
  effects: readonly OwedEffect[],
  { store, now, log, restored, held }: Sending,
  call: (effects: readonly OwedEffect[]) => Promise<readonly WriteOutcome[]>,
): Promise<void> {
  if (effects.length === 0) return;
  let outcomes: ReadonlyMap<string, WriteOutcome>;
  let mended = false;
  try {
    const told = await call(effects);
    outcomes = new Map(told.map((outcome) => [outcome.key, outcome]));
    if (told.some(lacksProperty)) mended = await restored();
  } catch (error) {
    // Whoever holds the lease now may have these in hand already.
    if (held?.left() === 0) throw error;
    await store.settle(effects.map((effect) => putOff(effect, error, now())));
    throw error;
  }
  const settlements = effects.map((effect) => settlementOf(effect, outcomes.get(effect.key), mended, now()));
  await store.settle(settlements);
  for (const settlement of settlements) {
    if (settlement.outcome === 'failed') {
      log.warn({ effect: settlement.key, reason: settlement.reason }, 'HubSpot did not take a write');
    }
  }
}

/** Only the values that differ from what was last done: less to write, and nobody's view is touched without need. */
function changedValues({ wanted, done }: OwedEffect): PortalValues {
  return Object.fromEntries(
    Object.entries(wanted.values).filter(([name, value]) => done?.values[name] !== value),
  );
}
