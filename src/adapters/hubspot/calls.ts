/**
 * Every call to HubSpot goes through here: one limit for the whole process, a time-out, and repetition where it is safe.
 *
 * The limit is per account and HubSpot counts a rolling window, so the queue counts a rolling window too ("strict") and
 * stays below the ceiling by a margin for what else the account does.
 */
import { setTimeout as sleep } from 'node:timers/promises';
import pRetry, { AbortError } from 'p-retry';
import PQueue from 'p-queue';
import { faultOf } from './faults.ts';

export interface CallLimits {
  /** Calls in a rolling window of ten seconds; HubSpot allows 190 from the Professional tier on, 100 below. */
  readonly callsPerTenSeconds: number;
  readonly concurrency: number;
  readonly timeoutMs: number;
  /** How often a call is tried in all. */
  readonly attempts: number;
}

export const DEFAULT_LIMITS: CallLimits = {
  callsPerTenSeconds: 170,
  concurrency: 8,
  timeoutMs: 20_000,
  attempts: 4,
};

const FIRST_BACK_OFF_MS = 400;

export interface Calls {
  /**
   * For calls that may be made twice without harm. Repeats after network faults, time-outs, 5xx, 423 and 429.
   * @throws CrmUnavailable, CrmRefused, HubSpotRejection
   */
  repeatable<T>(call: () => Promise<T>): Promise<T>;
  /**
   * For calls that create: repeated only when HubSpot certainly did nothing (423, 429).
   * @throws as above; after CrmUnavailable it is not known whether something was created
   */
  once<T>(call: () => Promise<T>): Promise<T>;
}

/** @param wait how to wait between attempts, ms; tests pass their own */
export function createCalls(limits: CallLimits, wait: (ms: number) => Promise<unknown> = sleep): Calls {
  const queue = new PQueue({
    concurrency: limits.concurrency,
    intervalCap: limits.callsPerTenSeconds,
    interval: 10_000,
    strict: true,
    timeout: limits.timeoutMs,
  });

  const attempt = <T>(call: () => Promise<T>, mayRepeat: (nothingDone: boolean) => boolean): Promise<T> =>
    pRetry(
      async (number) => {
        try {
          return await queue.add(call);
        } catch (error) {
          const fault = faultOf(error);
          if (fault.kind === 'final' || !mayRepeat(fault.nothingDone)) throw new AbortError(fault.error);
          if (number < limits.attempts) {
            const jitter = 0.75 + Math.random() / 2;
            await wait(fault.waitMs ?? FIRST_BACK_OFF_MS * 2 ** (number - 1) * jitter);
          }
          throw fault.error;
        }
      },
      { retries: limits.attempts - 1, minTimeout: 0, maxTimeout: 0 },
    );

  return {
    repeatable: (call) => attempt(call, () => true),
    once: (call) => attempt(call, (nothingDone) => nothingDone),
  };
}
