/**
 * Deals, for quotas of pipeline value: what is asked of the CRM about them, and what is kept. Nobody tells of a deal that
 * changed, so they are read again and again.
 */
import { type ChangeMark } from './crm.ts';

/** A deal as HubSpot has it. */
export interface ToldDeal {
  readonly dealId: string;
  /** When it was made, epoch ms; people may date it back. */
  readonly createdAt: number;
  /** When HubSpot last changed it, by HubSpot's clock. */
  readonly modifiedAt: number;
  /** In the deal's own currency; null: it has none yet, or none that could be true. */
  readonly amount: number | null;
  /** In the company currency of the account, as HubSpot converts it; null where it does not tell. */
  readonly companyAmount: number | null;
  /** The deal's own currency; null where HubSpot does not tell. */
  readonly currency: string | null;
  /** The contacts it is associated with. */
  readonly contactIds: readonly string[];
}

export interface ChangedDeals {
  readonly deals: readonly ToldDeal[];
  /** Where the next page begins; null: this was the last. */
  readonly next: ChangeMark | null;
}

export interface DealsCrm {
  /**
   * One page of the deals that changed since, ascending; deleted ones are never among them, and the last moments' may be
   * missing.
   * @param madeSince only those that were made at or after this instant, epoch ms
   */
  changedDeals(since: ChangeMark, madeSince: number): Promise<ChangedDeals>;
  /** Those of the deals that are there. */
  deals(dealIds: readonly string[]): Promise<readonly ToldDeal[]>;
}

/** A deal as it is counted. */
export interface KnownDeal extends Pick<ToldDeal, 'dealId' | 'createdAt' | 'contactIds'> {
  /** In the company currency; null: not known. */
  readonly value: number | null;
  /** The company currency. */
  readonly currency: string;
}

/** How far the reading of deals came. */
export interface DealReading {
  /** All that HubSpot changed until then is known, by HubSpot's clock in epoch ms. */
  readonly throughAt: number;
  /** Deals that were made before are not read. */
  readonly madeSince: number;
  /** The company currency of the account. */
  readonly currency: string;
  /** By our clock: when it last came to its end; null: never yet. What is known is at least as new. */
  readonly finishedAt: number | null;
  /** When it was last asked whether the known ones are there still. */
  readonly checkedAt: number;
  readonly walk: DealWalk | null;
}

/** A reading under way. */
export interface DealWalk {
  readonly place:
    ({ readonly phase: 'changed' } & ChangeMark) | { readonly phase: 'known'; readonly afterId: string };
  /** Whether all deals are read anew, whatever was known. */
  readonly isWhole: boolean;
  /** Changes after this are for the next one, by HubSpot's clock; null: HubSpot did not tell when it was begun. */
  readonly untilAt: number | null;
  /** The last change it has seen, by HubSpot's clock. */
  readonly seenAt: number;
}

export interface DealStore {
  /** null: no deal was ever read. */
  dealReading(): Promise<DealReading | null>;
  /**
   * Keeps deals as they are by now, forgets those that are gone, and keeps how far the reading came: all of it or nothing.
   * @param deals each once
   * @param before where the reading stood; where it stands elsewhere by now, nothing is kept
   * @returns whether it was kept
   */
  keepDeals(
    deals: readonly KnownDeal[],
    gone: readonly string[],
    reading: DealReading,
    before: DealReading | null,
  ): Promise<boolean>;
  /** Ids of known deals that were made since, ascending (as text) after one. */
  knownDeals(afterId: string, madeSince: number, limit: number): Promise<readonly string[]>;
}
