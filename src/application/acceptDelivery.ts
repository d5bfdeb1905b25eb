/** Takes what HubSpot told us: keeps it durably, then wakes the worker. Only then may HubSpot be answered. */
import { type Fact } from '../domain/timeline/fact.ts';
import { type TimeSource } from './timeSource.ts';

/** A notice that could not be understood, kept as it came with the reason why. */
export interface QuarantinedNotice {
  readonly notice: unknown;
  readonly reason: string;
}

export interface DeliveryLog {
  /**
   * Keeps all of it or nothing.
   * @throws StoreUnavailable when nothing was kept
   */
  append(delivery: {
    readonly facts: readonly Fact[];
    readonly quarantined: readonly QuarantinedNotice[];
    /** Epoch ms. */
    readonly receivedAt: number;
  }): Promise<void>;
}

/** The store does not take anything now; what was to be kept must be sent again. */
export class StoreUnavailable extends Error {
  override readonly name = 'StoreUnavailable';
}

export type AcceptDelivery = (
  facts: readonly Fact[],
  quarantined: readonly QuarantinedNotice[],
) => Promise<void>;

/** @returns the use case: resolves when everything is durable, throws StoreUnavailable when nothing is */
export function acceptDelivery(log: DeliveryLog, time: TimeSource, wake: () => void): AcceptDelivery {
  return async (facts, quarantined) => {
    if (facts.length === 0 && quarantined.length === 0) return;
    await log.append({ facts, quarantined, receivedAt: time.now() });
    if (facts.length > 0) wake();
  };
}
