/**
 * What the use cases ask of the CRM. Implemented by src/adapters/hubspot, which is the only place that
 * knows HubSpot's paths, limits and spellings.
 */
import { type Predicate } from '../domain/agreement/predicate.ts';
import type { Fact, RecordRef } from '../domain/timeline/fact.ts';
import { type DealsCrm } from './deals.ts';
import { type Holding } from './tenure.ts';
import { OwnError } from '../domain/ownError.ts';

/** A person or queue that can own a record. Ids are HubSpot owner ids (not user ids). */
export interface Owner {
  readonly ownerId: string;
  /** HubSpot user id; null where HubSpot does not tell it. */
  readonly userId: string | null;
  readonly name: string;
  readonly email: string | null;
  readonly type: 'person' | 'queue';
  readonly active: boolean;
  readonly teams: readonly { readonly id: string; readonly name: string; readonly primary: boolean }[];
}

/** An owner as HubSpot tells it. */
export interface ToldOwner extends Owner {
  /** When HubSpot last changed the owner, epoch ms; null where it does not tell. */
  readonly changedAt: number | null;
}

/** When a user is out of office, as far as HubSpot lists it. */
export interface UserAbsences {
  readonly userId: string;
  /** Epoch ms, [from, until), in any order. */
  readonly spans: readonly { readonly fromAt: number; readonly untilAt: number }[];
  /** When HubSpot last changed anything about the user; null where it does not tell. */
  readonly changedAt: number | null;
}

/**
 * Outcome for one record of a batch; a failure of one never fails the others.
 * `without`: properties that the portal does not have; everything else was written.
 */
export type WriteOutcome =
  | { readonly ok: true; readonly key: string; readonly id: string; readonly without?: readonly string[] }
  | {
      readonly ok: false;
      readonly key: string;
      readonly reason: WriteRefusal;
      /** HubSpot's category and codes and the names of properties only; never values, since they may be personal. */
      readonly detail: string;
    };

/**
 * 'missing': the record is gone; 'merged': it has become part of another and nothing was written; 'invalid': HubSpot
 * refuses the values; 'owner': it refuses the owner among them; 'property': the portal lacks a property; 'locked' and
 * 'failed': may go through later.
 */
export type WriteRefusal = 'missing' | 'merged' | 'invalid' | 'owner' | 'property' | 'locked' | 'failed';

/** What calls are made for. */
export interface Errand {
  /** Ties log lines to each other. */
  readonly id: string;
  /** Who goes first where calls have to wait: 0 overdue flags, 1 overdue tasks, 2 the rest. */
  readonly urgency: number;
  /** No call is begun from this instant on, epoch ms: the work may be another's by then. */
  readonly until: number;
  /** The lease under which it is done: no call is begun in its last seconds, and none is waited for beyond it. */
  readonly held?: Holding;
}

/** One call, for whoever counts them. */
export interface CallReport {
  readonly kind: 'record' | 'association' | 'search';
  /** 'limited': it met a limit; 'refused': HubSpot read it and will not do it; 'failed': a fault that may pass. */
  readonly outcome: 'answered' | 'limited' | 'refused' | 'failed';
  readonly ms: number;
}

/** What HubSpot lets us do, as it last told. */
export interface Allowance {
  readonly callsPerTenSeconds: number;
  /** The calls of the account's day; null while HubSpot has not told. */
  readonly callsToday: { readonly limit: number; readonly remaining: number } | null;
  /** Less than a tenth of the day's calls is left: only what is overdue goes out. */
  readonly scarce: boolean;
  /** Until when HubSpot takes no call at all, epoch ms; null: it does. */
  readonly shutUntil: number | null;
}

export interface ContactUpdate {
  /** The caller's key for this write, returned in the outcome. */
  readonly key: string;
  readonly contactId: string;
  readonly properties: Readonly<Record<string, string>>;
}

/** A task as HubSpot's task properties (`hs_task_subject`, `hs_timestamp` in ISO, ...). */
export interface NewTask {
  readonly key: string;
  readonly contactId: string;
  readonly properties: Readonly<Record<string, string>>;
}

export interface TaskUpdate {
  readonly key: string;
  readonly taskId: string;
  readonly properties: Readonly<Record<string, string>>;
}

export interface FoundTask {
  readonly taskId: string;
  readonly contactId: string;
  /** Value of our `sla_effect_key` property; null for tasks that are not ours. */
  readonly effectKey: string | null;
  /** The values we write on a task, as they are by now. */
  readonly values: Readonly<Record<string, string>>;
}

export interface RecordHistory {
  readonly record: RecordRef;
  /** The full known history as facts; empty with `exists: false` when HubSpot no longer has the record. */
  readonly facts: readonly Fact[];
  readonly exists: boolean;
  /** When HubSpot last changed the record, by HubSpot's clock in epoch ms; null where it does not tell. */
  readonly modifiedAt: number | null;
  /** Whether it shows a status that this product wrote. */
  readonly marked: boolean;
}

/** HubSpot's search learns of a change late: what changed so shortly before the end of a walk the next one goes through again. */
export const SEARCH_LATE_BY_MS = 600_000;

/** How far a walk through changed contacts came: all that changed before `from` was told, and at it those up to `afterId`. */
export interface ChangeMark {
  /** By HubSpot's clock, epoch ms. */
  readonly from: number;
  readonly afterId: string | null;
}

export interface ChangedContacts {
  readonly contacts: readonly { readonly contactId: string; readonly modifiedAt: number }[];
  /** Where the next page begins; null: this was the last. */
  readonly next: ChangeMark | null;
}

/** Contacts whose present values match, of those that changed at or after an instant. */
export interface Matching {
  readonly when: Predicate;
  readonly changedFrom: number;
}

/** Where a contact is by now. */
export type ContactState =
  | { readonly contactId: string; readonly state: 'present'; readonly modifiedAt: number | null }
  | { readonly contactId: string; readonly state: 'deleted'; readonly at: number }
  | { readonly contactId: string; readonly state: 'merged'; readonly into: string }
  /** HubSpot has it nowhere: it was deleted for privacy, or thrown out of the recycle bin. */
  | { readonly contactId: string; readonly state: 'gone' };

export interface PortalPropertyOption {
  readonly value: string;
  readonly label: string;
}

/** A property this product needs in the portal. */
export interface PortalProperty {
  readonly objectType: 'contacts' | 'tasks';
  readonly name: string;
  readonly label: string;
  readonly description: string;
  readonly type: 'string' | 'number' | 'datetime' | 'enumeration' | 'bool';
  readonly fieldType: 'text' | 'number' | 'date' | 'select' | 'booleancheckbox';
  readonly options?: readonly PortalPropertyOption[];
  readonly hasUniqueValue?: boolean;
}

/** A property as the portal has it. */
export interface PresentProperty {
  readonly objectType: PortalProperty['objectType'];
  readonly name: string;
  readonly label: string;
  readonly description: string;
  readonly type: string;
  readonly fieldType: string;
  readonly groupName: string;
  /** Those that can be chosen; none for what is no enumeration. */
  readonly options: readonly PortalPropertyOption[];
  readonly hubspotDefined: boolean;
  readonly hasUniqueValue: boolean;
}

export interface PropertyGroup {
  readonly name: string;
  readonly label: string;
}

export interface Account {
  readonly portalId: string;
  /** Where people see the account, as a host; it depends on the data centre. null where HubSpot does not tell. */
  readonly uiDomain: string | null;
  /** IANA zone; may be a legacy alias such as US/Eastern. */
  readonly zone: string;
  /** The company currency, as ISO 4217 writes it; null where HubSpot does not tell. */
  readonly currency: string | null;
  /** HubSpot's own clock as it answered, epoch ms to the second; null where it does not tell. */
  readonly toldAt: number | null;
}

/** Contacts to be counted: those for which all of it holds. */
export interface Counted {
  readonly when: Predicate;
  /** Last changed at or after, epoch ms. */
  readonly changedFrom?: number;
  /** Created before, epoch ms. */
  readonly createdBefore?: number;
}

export interface Crm extends DealsCrm {
  account(): Promise<Account>;
  /** What the access token may do; null where HubSpot does not tell of this kind of token. */
  grantedScopes(): Promise<readonly string[] | null>;
  /** How many contacts there are, by HubSpot's search; null where it cannot be asked so. */
  countContacts(counted: Counted): Promise<number | null>;
  /** Asks nobody. */
  allowance(): Allowance;
  /** HubSpot's own clock as it last answered, epoch ms, the end of the second it told; null while it told none. Asks nobody. */
  toldAt(): number | null;
  owners(): Promise<readonly ToldOwner[]>;
  /** Of all users; null where the app may not read them. */
  absences(): Promise<readonly UserAbsences[] | null>;
  /** Reads `properties` with history for any number of contacts (chunked to HubSpot's limit). */
  readHistory(
    contactIds: readonly string[],
    properties: readonly string[],
  ): Promise<readonly RecordHistory[]>;
  /**
   * One page of the contacts that changed since, ascending; deleted ones are never among them, and the last moments' may
   * be missing.
   * @param only those that match one of these; more may come where HubSpot cannot be asked so
   */
  changedContacts(since: ChangeMark, only: readonly Matching[]): Promise<ChangedContacts>;
  /** Where contacts are by now, any number of them. */
  contactStates(contactIds: readonly string[]): Promise<readonly ContactState[]>;
  /** Those of the contacts that are in the recycle bin; a call for a hundred, and nothing of the others. */
  deletedContacts(contactIds: readonly string[]): Promise<readonly ContactState[]>;
  /** A lifecycle stage is also moved back. Never writes to the record into which a contact was merged. */
  updateContacts(updates: readonly ContactUpdate[], errand?: Errand): Promise<readonly WriteOutcome[]>;
  /** Creates tasks associated to their contact. NOT safe to repeat: look with findTasks first after an unanswered call. */
  createTasks(tasks: readonly NewTask[], errand?: Errand): Promise<readonly WriteOutcome[]>;
  updateTasks(updates: readonly TaskUpdate[], errand?: Errand): Promise<readonly WriteOutcome[]>;
  /** Tasks associated to the contacts, read through associations (not search, whose index lags). */
  findTasks(contactIds: readonly string[], errand?: Errand): Promise<readonly FoundTask[]>;
  /**
   * Ids of tasks by the keys of their effects, also of those whose contact is in the recycle bin, where associations are not
   * shown; null: the portal does not let the key be unique, so that nobody can be asked so.
   */
  findTasksByKey(keys: readonly string[], errand?: Errand): Promise<ReadonlyMap<string, string> | null>;
  /** All properties of an object type as they are defined in the portal. */
  describeProperties(objectType: PortalProperty['objectType']): Promise<readonly PresentProperty[]>;
  /** Names of the property groups of an object type. */
  propertyGroups(objectType: PortalProperty['objectType']): Promise<readonly string[]>;
  /** Replaces the options of a property by these; what is left out is lost, so give those that are there as well. */
  setOptions(property: PortalProperty, options: readonly PortalPropertyOption[]): Promise<void>;
  /** Archives properties with their values; those that are gone already count as archived. */
  archiveProperty(objectType: PortalProperty['objectType'], name: string): Promise<void>;
  archivePropertyGroup(objectType: PortalProperty['objectType'], name: string): Promise<void>;
  /** Creates the group and the properties that are missing; never changes existing ones. Returns the created names. */
  ensureProperties(group: PropertyGroup, properties: readonly PortalProperty[]): Promise<readonly string[]>;
}

/** The CRM cannot be reached or asks us to wait; the same call may go through later. */
export class CrmUnavailable extends OwnError {
  override readonly name = 'CrmUnavailable';
  readonly retryAfterMs: number | null;
  constructor(message: string, options: { retryAfterMs?: number | null; cause?: unknown } = {}) {
    super(message, { cause: options.cause });
    this.retryAfterMs = options.retryAfterMs ?? null;
  }
}

/** The CRM refuses us as a whole: a wrong token or a missing scope. Repeating does not help. */
export class CrmRefused extends OwnError {
  override readonly name = 'CrmRefused';
  readonly reason: 'token' | 'scope' | 'request';
  constructor(message: string, reason: 'token' | 'scope' | 'request', options: { cause?: unknown } = {}) {
    super(message, { cause: options.cause });
    this.reason = reason;
  }
}
