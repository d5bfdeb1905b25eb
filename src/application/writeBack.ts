/**
 * Sends what is owed: the difference between what the clocks ask for and what was done.
 *
 * A task is made once and only once: before a create is sent its effect is marked unanswered in the store, and an
 * effect that is unanswered is looked up through the contact's tasks, by its key, before anything is sent again.
 */
import { type Logger } from 'pino';
import { CrmUnavailable, type Crm, type WriteOutcome } from './crm.ts';
import { type OwedEffect, type PortalValues, type Settlement, type Store } from './store.ts';

const EFFECTS_A_ROUND = 400;
const LEASE_MS = 120_000;
const FIRST_RETRY_MS = 5_000;
const LAST_RETRY_MS = 3_600_000;
/** Refused this often with the same wanted state, an effect is set aside until it changes. */
const REFUSALS_BEFORE_SETTING_ASIDE = 3;

export interface WriteBackDependencies {
  readonly store: Store;
  readonly crm: Crm;
  readonly log: Logger;
}

/** @returns how many effects were taken up */
export async function writeBack(
  { store, crm, log }: WriteBackDependencies,
  now: () => number,
): Promise<number> {
  const owed = await store.claimOwed(now(), now() + LEASE_MS, EFFECTS_A_ROUND);
  if (owed.length === 0) return 0;
  const { effects: resolved, failure: notFound } = await adoptExistingTasks(owed, crm, store, now);
  const updates = resolved.filter(({ kind }) => kind === 'properties');
  const creations = resolved.filter(
    ({ kind, remoteId, wanted }) => isTask(kind) && !remoteId && wanted.state === 'open',
  );
  const changes = resolved.filter(({ kind, remoteId }) => isTask(kind) && remoteId);
  const neverMade = resolved.filter(
    ({ kind, remoteId, wanted }) => isTask(kind) && !remoteId && wanted.state === 'closed',
  );

  await store.settle(neverMade.map((effect) => doneAs(effect, null)));
  // Each kind of write stands for itself: one that cannot be sent leaves the others alone.
  const results = await Promise.allSettled([
    send(updates, store, now, log, (effects) =>
      crm.updateContacts(
        effects.map((effect) => ({
          key: effect.key,
          contactId: effect.record.recordId,
          properties: changedValues(effect),
        })),
      ),
    ),
    send(creations, store, now, log, (effects) =>
      crm.createTasks(
        effects.map(({ key, record, wanted }) => ({
          key,
          contactId: record.recordId,
          properties: wanted.values,
        })),
      ),
    ),
    send(changes, store, now, log, (effects) =>
      crm.updateTasks(
        effects.map((effect) => ({
          key: effect.key,
          taskId: effect.remoteId ?? '',
          properties: changedValues(effect),
        })),
      ),
    ),
  ]);
  const failure = notFound ?? results.find((result) => result.status === 'rejected');
  if (failure) throw failure.reason;
  return owed.length;
}

const isTask = (kind: OwedEffect['kind']): boolean => kind === 'task';

/**
 * Finds the tasks of effects whose creation was never answered, so that they are not made a second time. When they cannot
 * be looked for they are put off, and only they.
 */
async function adoptExistingTasks(
  owed: readonly OwedEffect[],
  crm: Crm,
  store: Store,
  now: () => number,
): Promise<{ readonly effects: readonly OwedEffect[]; readonly failure?: { readonly reason: unknown } }> {
  const inDoubt = ({ unanswered, remoteId }: OwedEffect): boolean => unanswered && !remoteId;
  const doubtful = owed.filter(inDoubt);
  if (doubtful.length === 0) return { effects: owed };
  try {
    const found = await crm.findTasks([...new Set(doubtful.map(({ record }) => record.recordId))]);
    const taskIds = new Map(found.map(({ effectKey, taskId }) => [effectKey, taskId]));
    const effects = owed.map((effect) => ({
      ...effect,
      remoteId: effect.remoteId ?? taskIds.get(effect.key) ?? null,
    }));
    return { effects };
  } catch (reason) {
    await store.settle(doubtful.map((effect) => putOff(effect, reason, now())));
    return { effects: owed.filter((effect) => !inDoubt(effect)), failure: { reason } };
  }
}

async function send(
  effects: readonly OwedEffect[],
  store: Store,
  now: () => number,
  log: Logger,
  call: (effects: readonly OwedEffect[]) => Promise<readonly WriteOutcome[]>,
): Promise<void> {
  if (effects.length === 0) return;
  let outcomes: readonly WriteOutcome[];
  try {
    outcomes = await call(effects);
  } catch (error) {
    await store.settle(effects.map((effect) => putOff(effect, error, now())));
    throw error;
  }
  const byKey = new Map(outcomes.map((outcome) => [outcome.key, outcome]));
  const settlements = effects.map((effect) => settlementOf(effect, byKey.get(effect.key), now()));
  await store.settle(settlements);
  for (const settlement of settlements) {
    if (settlement.outcome === 'failed') {
      log.warn({ effect: settlement.key, reason: settlement.reason }, 'HubSpot did not take a write');
    }
  }
}

function settlementOf(effect: OwedEffect, outcome: WriteOutcome | undefined, now: number): Settlement {
  if (outcome === undefined) return putOff(effect, new CrmUnavailable('no answer for this record'), now);
  if (outcome.ok) return doneAs(effect, effect.kind === 'task' ? outcome.id : null);
  const hopeless = outcome.reason === 'missing' || effect.refusals + 1 >= REFUSALS_BEFORE_SETTING_ASIDE;
  const final = hopeless && (outcome.reason === 'missing' || outcome.reason === 'invalid');
  return {
    key: effect.key,
    outcome: 'failed',
    tried: effect.wanted,
    reason: `${outcome.reason}: ${outcome.detail}`,
    nextTryAt: final ? null : now + retryMs(effect.attempts),
    answered: true,
  };
}

function doneAs(effect: OwedEffect, remoteId: string | null): Settlement {
  return { key: effect.key, outcome: 'done', done: effect.wanted, remoteId };
}

function putOff(effect: OwedEffect, error: unknown, now: number): Settlement {
  const asked = error instanceof CrmUnavailable ? error.retryAfterMs : null;
  return {
    key: effect.key,
    outcome: 'failed',
    tried: effect.wanted,
    reason: error instanceof Error ? error.name : 'unknown fault',
    nextTryAt: now + (asked ?? retryMs(effect.attempts)),
    answered: false,
  };
}

function retryMs(attempts: number): number {
  return Math.min(FIRST_RETRY_MS * 2 ** attempts, LAST_RETRY_MS);
}

/** Only the values that differ from what was last done: less to write, and nobody's view is touched without need. */
function changedValues({ wanted, done }: OwedEffect): PortalValues {
  return Object.fromEntries(
    Object.entries(wanted.values).filter(([name, value]) => done?.values[name] !== value),
  );
}
