/** Takes what HubSpot told us: keeps it durably, then wakes the worker. Only then may HubSpot be answered. */
import { type Fact, type RecordRef } from '../domain/timeline/fact.ts';
import { type TimeSource } from './timeSource.ts';
import { OwnError } from '../domain/ownError.ts';

/** A notice that could not be understood, kept as it came with the reason why. */
export interface QuarantinedNotice {
  readonly notice: unknown;
  readonly reason: string;
}

/** What one delivery told. */
export interface Delivery {
  readonly facts: readonly Fact[];
  readonly quarantined: readonly QuarantinedNotice[];
  /** Records whose history is to be read again, since it says more than was told. */
  readonly changed?: readonly RecordRef[];
  /** HubSpot's own clock when it told this, epoch ms: the facts are learned then, where ours is behind it. */
  readonly toldAt?: number | null;
}

export interface DeliveryLog {
  /**
   * Keeps all of it; records that were erased are forgotten first, whatever comes of the rest.
   * @param delivery with the instant at which it came, epoch ms
   * @throws StoreUnavailable when not all of it was kept: it must be sent again
   */
  append(delivery: Delivery & { readonly receivedAt: number }): Promise<void>;
}

/** The store does not take anything now; what was to be kept must be sent again. */
export class StoreUnavailable extends OwnError {
  override readonly name = 'StoreUnavailable';
}

export type AcceptDelivery = (delivery: Delivery) => Promise<void>;

/** @returns the use case: resolves when everything is durable, throws StoreUnavailable when not everything is */
export function acceptDelivery(log: DeliveryLog, time: TimeSource, wake: () => void): AcceptDelivery {
  return async (delivery) => {
    const { facts, quarantined, changed = [] } = delivery;
    const hasNews = facts.length > 0 || changed.length > 0;
    if (!hasNews && quarantined.length === 0) return;
    await log.append({ ...delivery, receivedAt: time.now() });
    if (hasNews) wake();
  };
}
