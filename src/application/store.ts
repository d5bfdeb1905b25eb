/**
 * What the use cases ask of the store. Implemented by src/adapters/store on PostgreSQL or PGlite.
 * All instants are epoch milliseconds.
 */
import { type Agreement } from '../domain/agreement/agreement.ts';
import { type Clock } from '../domain/evaluate/clock.ts';
import { type HandOff } from '../domain/evaluate/handOffs.ts';
import { type Reported } from '../domain/evaluate/reported.ts';
import { type Fact, type RecordRef } from '../domain/timeline/fact.ts';
import { type LearnedFact } from '../domain/timeline/timeline.ts';
import { type DeliveryLog } from './acceptDelivery.ts';
import { type ActLog } from './card/actLog.ts';
import { type DealStore } from './deals.ts';
import { type DigestGrounds, type KeptLeftOut, type WantedDigest } from './digest.ts';
import { type Pages } from './pages.ts';
import { type FiguresStore } from './figures/figures.ts';
import { type KnownOwner } from './people.ts';
import { type HeldNotice } from './quarantine.ts';
import { type Ration } from './ration.ts';
import { type Reading } from './readHistory.ts';
import { type ReportLog } from './reports/reportLog.ts';
import {
  type DayTally,
  type SchemaState,
  type Standing,
  type StoreCounts,
  type Writing,
} from './standing.ts';
import { type Leases } from './tenure.ts';
import { type Rebuild, type Rebuilt, type Reconciliation, type Walk } from './walks.ts';
import { OwnError } from '../domain/ownError.ts';

/** HubSpot property values, ready to be sent. */
export type PortalValues = Readonly<Record<string, string>>;

/** What the portal should hold for one effect, or was last told. 'closed': a task that is to be completed. */
export interface EffectState {
  readonly state: 'open' | 'closed';
  readonly values: PortalValues;
}

export type EffectKind = 'properties' | 'task';

export interface WantedEffect {
  /** Unique in the portal: `<object type>:<record id>/...`. */
  readonly key: string;
  readonly kind: EffectKind;
  readonly wanted: EffectState;
  /** What is sent first: 0 overdue flags, 1 overdue tasks, 2 the rest. */
  readonly urgency: number;
  /** Set where only so many of its kind are sent. */
  readonly ration?: Ration;
}

/** What one look at a record found. */
export interface Look {
  readonly record: RecordRef;
  readonly clocks: readonly Clock[];
  /** What reports ask of the clocks, by their ids. */
  readonly reported: ReadonlyMap<string, Reported>;
  readonly effects: readonly WantedEffect[];
  /** Effects of this record that are not in `effects` are to be closed with these values, by kind. */
  readonly closing: Readonly<Record<EffectKind, PortalValues>>;
  readonly nextLookAt: number | null;
  readonly leftOut: KeptLeftOut | null;
  /** What quotas count; null: nothing is, and what is kept of it stays. */
  readonly handOffs: readonly HandOff[] | null;
  /** Where the lead came from. */
  readonly source: string | null;
}

/** Evaluates one record; null when it cannot be evaluated. */
export type See = (record: RecordRef, facts: readonly LearnedFact[]) => Look | null;

/** An effect whose wanted state differs from what was done. */
export interface OwedEffect {
  readonly key: string;
  readonly kind: EffectKind;
  readonly record: RecordRef;
  readonly wanted: EffectState;
  readonly done: EffectState | null;
  /** HubSpot's id of the task, once known. */
  readonly remoteId: string | null;
  /** A create was sent before and its answer is not known: look before sending again. */
  readonly unanswered: boolean;
  /** How often it was tried without success since something was last done or wanted anew. */
  readonly attempts: number;
  /** How many of the attempts HubSpot answered with a refusal. */
  readonly refusals: number;
  readonly urgency: number;
}

/** Effects of one kind, or none less urgent than this; all of them where nothing is said. */
export interface ClaimedOnly {
  readonly kind?: EffectKind;
  readonly urgencyAtMost?: number;
}

/** The kind of the reason for which an effect is set aside that names a property the portal lacks. */
export const LACKING = 'property deleted';

/** How sending an effect went. */
export type Settlement =
  | {
      readonly key: string;
      readonly outcome: 'done';
      readonly done: EffectState;
      readonly remoteId: string | null;
    }
  /** The record is not there; it is read again, to learn what became of it, and the effect is owed again if it is found. */
  | {
      readonly key: string;
      readonly outcome: 'moot';
      readonly tried: EffectState;
      readonly stands?: EffectState;
      /** Something may have been created for it before the record went: it is looked up once the record is back. */
      readonly inDoubt?: boolean;
    }
  /**
   * Tried and refused, or put off: tried again at `nextTryAt`, or never by itself when that is null (set aside). What is
   * wanted by now instead of `tried` is owed at once.
   */
  | {
      readonly key: string;
      readonly outcome: 'failed';
      readonly tried: EffectState;
      /** What HubSpot would not take, in a word, and after a colon its codes; never values. */
      readonly reason: string;
      readonly nextTryAt: number | null;
      /** What stands at HubSpot now, where that is certain; left out: of the values that were sent nothing is. */
      readonly stands?: EffectState;
      /** Whether HubSpot answered for this effect: then it is certain that nothing was created, and it is a refusal. */
      readonly answered: boolean;
    };

export interface CardRow {
  readonly seen: boolean;
  readonly lookedAt: number | null;
  readonly clocks: readonly Clock[];
  /** Display names by owner id. */
  readonly ownerNames: ReadonlyMap<string, string>;
  /** Whether anything may be written to HubSpot now. */
  readonly writing: boolean;
  /** What a look at the record would see; empty where it has no clock. */
  readonly facts: readonly LearnedFact[];
}

/** Agreement or directory are others by now than those a look was made by; nothing was kept. */
export class EditionChanged extends OwnError {
  override readonly name = 'EditionChanged';
}

/** A record whose history was read. */
export interface ReadRecord extends RecordRef {
  /** Whether HubSpot has it; left out: it was not asked. */
  readonly exists?: boolean;
  /** When HubSpot last changed it, by HubSpot's clock. */
  readonly modifiedAt?: number | null;
}

/** A task of ours that HubSpot has and this store does not remember. */
export interface AdoptedTask {
  readonly key: string;
  readonly record: RecordRef;
  readonly remoteId: string;
  readonly done: EffectState;
}

/** A version of the agreement as it was published. */
export interface StoredVersion {
  /** The first 12 hex digits of the text's SHA-256. */
  readonly version: string;
  readonly text: string;
  readonly author: string;
  readonly covers: Agreement['covers'];
  readonly publishedAt: number;
}

export interface Store extends FiguresStore, DeliveryLog, ActLog, DealStore, Leases, Pages, ReportLog {
  /** Up to `limit` notices in quarantine, ascending by id after one. */
  heldNotices(afterId: number, limit: number): Promise<readonly HeldNotice[]>;
  /** Takes notices out of quarantine that were understood after all. */
  releaseNotices(ids: readonly number[]): Promise<void>;
  /** Forgets the notices in quarantine that came before an instant. Returns how many. */
  forgetNotices(receivedBefore: number): Promise<number>;
  /** Clears the bytes away of people who were erased; they are out of every table already. */
  sweep(): Promise<void>;
  /** All published versions, ascending. */
  versions(): Promise<readonly StoredVersion[]>;
  /**
   * Keeps a version and makes the records due that have a running clock, or all of them where it may see leads in others;
   * with `readAgain` all histories are read anew.
   */
  publish(
    version: StoredVersion,
    options: { readonly readAgain: boolean; readonly lookAt: 'runningClocks' | 'everything' },
  ): Promise<void>;
  /** Takes up to `limit` records whose history was not read yet; others leave them alone until `leaseUntil`. */
  claimUnread(now: number, leaseUntil: number, limit: number): Promise<readonly RecordRef[]>;
  /** Adds the history's facts and makes the records due for a look. */
  addHistory(
    records: readonly ReadRecord[],
    facts: readonly Fact[],
    now: number,
    reading?: Reading,
  ): Promise<void>;
  /** Those of the records for which nothing was ever done, as far as this store remembers. */
  forgotten(records: readonly RecordRef[]): Promise<readonly RecordRef[]>;
  /** Remembers tasks that HubSpot has, so that they are not made again. */
  adoptTasks(tasks: readonly AdoptedTask[]): Promise<void>;
  /** Where the comparison with HubSpot stands; null while somebody else is at it. */
  claimReconciliation(now: number, leaseUntil: number): Promise<Reconciliation | null>;
  /** Keeps where it stands, and lets others go on with it. */
  keepReconciliation(state: Reconciliation): Promise<void>;
  /**
   * Marks the records to be read that are unknown, or changed since they were read (`modifiedAt` null: in any case).
   * @returns how many were marked
   */
  markChanged(found: readonly (RecordRef & { readonly modifiedAt: number | null })[]): Promise<number>;
  /** Up to `limit` records with a running clock or in the recycle bin, ascending by id (as text) after one. */
  unsureRecords(
    afterId: string,
    now: number,
    limit: number,
  ): Promise<readonly (RecordRef & { readonly isDeleted: boolean })[]>;
  /**
   * Marks all records to be read, and that what is read takes the place of what was told; or finds the rebuild that was
   * begun before and goes on with it.
   * @param walk where to begin with the portal's contacts
   */
  beginRebuild(now: number, walk: Walk): Promise<Rebuild>;
  keepRebuildWalk(walk: Walk | null): Promise<void>;
  /** How many records are still to be read for the rebuild. */
  leftToRebuild(): Promise<number>;
  /** Says what has become of the clocks there were, and forgets the rebuild; null: somebody else has ended it. */
  endRebuild(): Promise<Rebuilt | null>;
  /** Lets the records be claimed again at `retryAt`. */
  postponeReading(records: readonly RecordRef[], retryAt: number): Promise<void>;
  /**
   * Claims up to `limit` due records (fewer where somebody waits for the store meanwhile), gives their facts to `see`, and
   * keeps what it found: one transaction, so a crash leaves the records due. Where `see` finds nothing (null) the record
   * stays as it is and is due again in an hour.
   * Returns how many records were looked at.
   * @param edition of what `see` judges by; not given where nobody else could change it
   * @throws EditionChanged when it is another by now; the records stay due
   */
  look(now: number, limit: number, see: See, edition?: number): Promise<number>;
  /** Makes records due that were looked at after an instant, which has not come. Returns how many. */
  redoLooksAfter(instant: number, now: number): Promise<number>;
  /** Counts the changes of agreements and owners, whoever made them. */
  edition(): Promise<number>;
  /** How many records are still to be read. */
  leftToRead(): Promise<number>;
  /** When the next record whose history is unread may be claimed; null: there is none. */
  nextUnreadAt(): Promise<number | null>;
  /** When the next record is due for a look; null: not before news. */
  nextDueAt(): Promise<number | null>;
  /** Takes up to `limit` owed effects, most urgent first; others leave them alone until `leaseUntil`. None while writing is off. */
  claimOwed(
    now: number,
    leaseUntil: number,
    limit: number,
    only?: ClaimedOnly,
  ): Promise<readonly OwedEffect[]>;
  settle(settlements: readonly Settlement[]): Promise<void>;
  /** Owes these values again to all that had them, or lacked them: their properties were deleted in the portal and made anew. */
  forgetValues(properties: readonly string[]): Promise<void>;
  /** What digests are to tell; imports whose last lead came before `importsSince` are left out. */
  digestGrounds(importsSince: number): Promise<DigestGrounds>;
  /** Wants these digests and no others; ended ones are closed with the values. Returns how many changed. */
  keepDigests(digests: readonly WantedDigest[], closing: PortalValues): Promise<number>;
  /** When the next owed effect may be tried; null: nothing is owed, or writing is off. */
  nextOwedAt(only?: ClaimedOnly): Promise<number | null>;
  /** Owes again what was set aside, all of it or what was for a reason of this kind. Returns how many effects. */
  retrySetAside(kind?: string): Promise<number>;
  /** How many effects are set aside, by the kind of the reason. */
  setAsideReasons(): Promise<Readonly<Record<string, number>>>;
  /** Keeps these owners and makes records due whose owner changed. Returns how many owners changed. */
  replaceOwners(owners: readonly KnownOwner[], now: number): Promise<number>;
  owners(): Promise<readonly KnownOwner[]>;
  /** What is known of one record, and of those that were merged into it; none where nothing is. */
  factsOf(record: RecordRef): Promise<readonly LearnedFact[]>;
  /** The clocks of one record for a card. */
  cardRow(record: RecordRef): Promise<CardRow>;
  writing(): Promise<Writing>;
  /** Lets whatever is owed be written to HubSpot, or nothing. `by` is the HubSpot user id of who switched it. */
  setWriting(on: boolean, by: string, now: number): Promise<void>;
  counts(now: number): Promise<StoreCounts>;
  /** All that an operator asks of the store; it counts rows, so it is not for every second. */
  standing(now: number): Promise<Standing>;
  schema(): Promise<SchemaState>;
  /** Whether what is written is taken, as on a disk that is not full. Never throws. */
  takesWrites(): Promise<boolean>;
  addReceipts(tallies: readonly DayTally[]): Promise<void>;
  /** Forgets the tallies before a day (YYYY-MM-DD), but for the last on which a delivery was kept. */
  forgetReceipts(before: string): Promise<void>;
  close(): Promise<void>;
}
