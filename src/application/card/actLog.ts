/** What was done through cards, as the use cases ask it of the store. All instants are epoch milliseconds. */
import { type RecordRef } from '../../domain/timeline/fact.ts';

/** One request of a card, by the id the card gave it. */
export interface ActKey {
  readonly record: RecordRef;
  /** HubSpot user id. */
  readonly userId: string;
  readonly actId: string;
}

/** 'done': it was done before; 'underWay': somebody is at it; 'mine': to be done, `brokenOff` when it was begun before. */
export type ClaimedAct =
  | { readonly kind: 'done' }
  | { readonly kind: 'underWay' }
  | { readonly kind: 'mine'; readonly brokenOff: boolean };

export interface ActLog {
  /** Takes a request of a card in hand; others leave it alone until `leaseUntil`. */
  claimAct(key: ActKey, now: number, leaseUntil: number): Promise<ClaimedAct>;
  /** Says that HubSpot took it, and marks the record to be read again at once. */
  keepAct(key: ActKey): Promise<void>;
  /** Nothing was done; the same request may be made again. */
  releaseAct(key: ActKey): Promise<void>;
  /** Forgets requests that were made before an instant. Returns how many. */
  forgetActs(askedBefore: number): Promise<number>;
}
