/** What an effect's fate at HubSpot means for it: whether it is done, and if not, when it is tried again. */
import { CrmUnavailable, type WriteOutcome } from './crm.ts';
import { LACKING, type OwedEffect, type Settlement } from './store.ts';

/** A locked record is free again after about two seconds. */
const LOCKED_MS = 2_500;
const FIRST_RETRY_MS = 5_000;
const LAST_RETRY_MS = 3_600_000;
/** Refused this often with the same wanted state, an effect is set aside until it changes. */
const REFUSALS_BEFORE_SETTING_ASIDE = 3;

/** Whether the portal lacks a property that was to be written. */
export function lacksProperty(outcome: WriteOutcome): boolean {
  return outcome.ok ? (outcome.without ?? []).length > 0 : outcome.reason === 'property';
}

/**
 * What follows from an outcome: done, moot, tried again, or set aside until something else is wanted.
 * @param mended whether missing properties have been made since
 */
export function settlementOf(
  effect: OwedEffect,
  outcome: WriteOutcome | undefined,
  mended: boolean,
  now: number,
): Settlement {
  if (outcome === undefined) return putOff(effect, new CrmUnavailable('no answer for this record'), now);
  const { key, wanted } = effect;
  const failed = (reason: string, nextTryAt: number | null): Extract<Settlement, { outcome: 'failed' }> => ({
    key,
    outcome: 'failed',
    tried: wanted,
    reason,
    nextTryAt,
    answered: true,
    ...(effect.done === null ? {} : { stands: effect.done }),
  });
  const triedEnough = effect.refusals + 1 >= REFUSALS_BEFORE_SETTING_ASIDE;
  const later = now + retryMs(effect.attempts);
  if (outcome.ok) {
    const without = outcome.without ?? [];
    if (without.length === 0) return doneAs(effect, effect.kind === 'task' ? outcome.id : null);
    const values = Object.fromEntries(
      Object.entries(wanted.values).filter(([name]) => !without.includes(name)),
    );
    const nextTryAt = triedEnough || !mended ? null : later;
    return { ...failed(`${LACKING}: ${without.join(' ')}`, nextTryAt), stands: { ...wanted, values } };
  }
  const reason = `${outcome.reason}: ${outcome.detail}`;
  switch (outcome.reason) {
    case 'missing':
    case 'merged':
      // A task that somebody deleted is not made again.
      if (effect.remoteId !== null) return doneAs(effect, null);
      return {
        key,
        outcome: 'moot',
        tried: wanted,
        ...(effect.done === null ? {} : { stands: effect.done }),
      };
    case 'owner':
      // Asking again helps only once the owners have changed; then it is owed again.
      return failed(reason, null);
    case 'property':
      return failed(`${LACKING}: ${outcome.detail}`, triedEnough || !mended ? null : later);
    case 'locked':
      return failed(reason, now + LOCKED_MS);
    case 'invalid':
      return failed(reason, triedEnough ? null : later);
    case 'failed':
      return failed(reason, later);
  }
}

/** Whether something was created for it cannot be seen as long as its record is in the recycle bin. */
export function hidden({ key, wanted }: OwedEffect): Settlement {
  return { key, outcome: 'moot', tried: wanted, inDoubt: true };
}

/** What was sent is what was done. */
export function doneAs(effect: OwedEffect, remoteId: string | null): Settlement {
  return { key: effect.key, outcome: 'done', done: effect.wanted, remoteId };
}

/** Sending failed for a reason that is not this effect's: it is tried again, as late as HubSpot asks. */
export function putOff(effect: OwedEffect, error: unknown, now: number): Settlement {
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
