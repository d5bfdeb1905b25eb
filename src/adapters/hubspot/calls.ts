/**
 * Every call to HubSpot goes through here: the limits of the account, a time-out, and repetition where it is safe.
 *
 * A call that meets a limit all the same makes its whole kind wait and then goes again; what cannot wait here (the day is
 * used up, the account is on the move) is told to all who call, without asking HubSpot again and again.
 */
import { setTimeout as sleep } from 'node:timers/promises';
import { type Logger } from 'pino';
import pRetry, { AbortError } from 'p-retry';
import PQueue from 'p-queue';
import { CrmUnavailable, type CallReport, type Errand } from '../../application/crm.ts';
import { LAST_CALL_MS, type Holding } from '../../application/tenure.ts';
import { correlationOf, faultOf, type Fault } from './faults.ts';
import { type CallKind, type Limits } from './limits.ts';
import { type Sleep } from './window.ts';
import { OwnError } from '../../domain/ownError.ts';

export interface CallLimits {
  /** How many calls are under way at once: enough for 19 a second at a latency of one second. */
  readonly concurrency: number;
  readonly timeoutMs: number;
  /** How often a call is tried in all. */
  readonly attempts: number;
}

export const DEFAULT_LIMITS: CallLimits = { concurrency: 24, timeoutMs: 20_000, attempts: 4 };

const FIRST_BACK_OFF_MS = 400;
/** Calls that are nobody's errand, such as readings, go between overdue flags and the rest. */
const USUAL_URGENCY = 1;

const REPORTED_AS = {
  limited: 'limited',
  locked: 'failed',
  passing: 'failed',
  final: 'refused',
} as const satisfies Record<Exclude<Fault['kind'], 'shut'>, CallReport['outcome']>;

export interface CallOptions {
  readonly kind?: CallKind;
  readonly errand?: Errand | undefined;
  /** A locked record is told as a HubSpotRejection at once, so that others do not wait for it. */
  readonly tellLocked?: boolean;
}

export interface Calls {
  /**
   * For calls that may be made twice without harm. Repeats after network faults, time-outs, 5xx, 423 and 429.
   * @throws CrmUnavailable, CrmRefused, HubSpotRejection
   */
  repeatable<T>(call: () => Promise<T>, options?: CallOptions): Promise<T>;
  /**
   * For calls that create: repeated only when HubSpot certainly did nothing (423, 429).
   * @throws as above; after CrmUnavailable it is not known whether something was created
   */
  once<T>(call: () => Promise<T>, options?: CallOptions): Promise<T>;
}

export interface CallsOptions {
  readonly limits: Limits;
  readonly calls?: Partial<CallLimits>;
  readonly now: () => number;
  readonly log?: Logger | undefined;
  /** Told of each call. */
  readonly onCall?: ((call: CallReport) => void) | undefined;
  /** How to wait between attempts, ms; tests pass their own. */
  readonly wait?: Sleep | undefined;
}

export function createCalls({ limits, calls, now, log, onCall, wait = sleep }: CallsOptions): Calls {
  const { concurrency, timeoutMs, attempts } = { ...DEFAULT_LIMITS, ...calls };
  const underWay = new PQueue({ concurrency });
  /** Its time-out counts from the sending; nothing waits in it. */
  const sent = new PQueue({ timeout: timeoutMs });

  /** What follows for others from a fault is done before the next call can begin. */
  const sendNow = async <T>(call: () => Promise<T>, kind: CallKind, held?: Holding): Promise<T> => {
    try {
      return await sent.add(() => within(held, () => limits.sending(kind, call)));
    } catch (error) {
      const fault = faultOf(error);
      if (fault.kind === 'limited') limits.rest(kind, fault, wait);
      throw new Failed(fault, fault.kind === 'shut' ? limits.shut(fault) : null, correlationOf(error));
    }
  };

  /** @throws Failed; CrmUnavailable when it was not sent at all */
  const send = <T>(call: () => Promise<T>, kind: CallKind, errand: Errand | undefined): Promise<T> => {
    const priority = -(errand?.urgency ?? USUAL_URGENCY);
    const windows = limits.windowsOf(kind);
    const allowed = async (): Promise<T> => {
      for (const window of windows) await window.rested();
      limits.assertOpen();
      if (errand !== undefined && now() >= errand.until) throw new CrmUnavailable('too late to begin a call');
      // Nothing is waited for between this and the sending: who slept through the end of the lease sends nothing on waking.
      if (errand?.held !== undefined && errand.held.left() < LAST_CALL_MS) {
        throw new CrmUnavailable('the lease under which it was to be done ends');
      }
      return sendNow(call, kind, errand?.held);
    };
    return windows.reduceRight<() => Promise<T>>(
      (inner, window) => () => window.run(inner, priority),
      () => underWay.add(allowed, { priority }),
    )();
  };

  const attempt = <T>(
    call: () => Promise<T>,
    mayRepeat: (fault: Fault) => boolean,
    { kind = 'record', errand, tellLocked = false }: CallOptions = {},
  ): Promise<T> =>
    pRetry(
      async (number) => {
        const askedAt = now();
        const tell = (outcome: string, report: CallReport['outcome'], correlation?: string): void => {
          const ms = now() - askedAt;
          onCall?.({ kind, outcome: report, ms });
          // HubSpot's own id of the call is what its support asks for.
          log?.debug(
            { errand: errand?.id, kind, attempt: number, ms, outcome, correlation },
            'a call to HubSpot',
          );
        };
        try {
          limits.assertOpen();
          const answer = await send(call, kind, errand);
          tell('answered', 'answered');
          return answer;
        } catch (error) {
          if (!(error instanceof Failed)) throw new AbortError(error as Error);
          const { fault, shutForMs, correlation } = error;
          if (fault.kind === 'shut') {
            tell(fault.because, 'limited', correlation);
            throw new AbortError(new CrmUnavailable(fault.because, { retryAfterMs: shutForMs }));
          }
          tell(fault.error.message, REPORTED_AS[fault.kind], correlation);
          if (fault.kind === 'locked' && tellLocked) throw new AbortError(fault.rejection);
          if (fault.kind === 'final' || !mayRepeat(fault)) throw new AbortError(fault.error);
          if (number < attempts && fault.kind !== 'limited') {
            const jitter = 0.75 + Math.random() / 2;
            await wait(fault.waitMs ?? FIRST_BACK_OFF_MS * 2 ** (number - 1) * jitter);
          }
          throw fault.error;
        }
      },
      { retries: attempts - 1, minTimeout: 0, maxTimeout: 0 },
    );

  return {
    repeatable: (call, options) => attempt(call, () => true, options),
    once: (call, options) => attempt(call, (fault) => fault.kind !== 'passing' || fault.nothingDone, options),
  };
}

/** A call that is not answered within its lease fails as by a time-out: whether anything was done is not known. */
function within<T>(held: Holding | undefined, call: () => Promise<T>): Promise<T> {
  if (held === undefined) return call();
  return new Promise((resolve, reject) => {
    const onEnded = (): void => {
      reject(new Error('the lease has ended'));
    };
    held.ended.addEventListener('abort', onEnded, { once: true });
    void call()
      .then(resolve, reject)
      .finally(() => {
        held.ended.removeEventListener('abort', onEnded);
      });
  });
}

/** A call that was sent and failed. */
class Failed extends OwnError {
  readonly fault: Fault;
  /** How long HubSpot takes no call at all, ms; null: it does. */
  readonly shutForMs: number | null;
  readonly correlation: string | undefined;
  constructor(fault: Fault, shutForMs: number | null, correlation: string | undefined) {
    super(fault.kind);
    this.fault = fault;
    this.shutForMs = shutForMs;
    this.correlation = correlation;
  }
}
