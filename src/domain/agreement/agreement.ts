/**
 * The agreement as the evaluation needs it: definitions, calendars and promises, already read and checked.
 */
import { type OpenTime } from '../time/openTime.ts';
import { propertiesOf, type Predicate } from './predicate.ts';
import { type Quota } from './quota.ts';
import { type Reports } from './reports.ts';

/** The same sentence in the languages the agreement is kept in; `en` is always there. */
export interface Words {
  readonly en: string;
  readonly ar?: string;
}

export type Language = 'en' | 'ar';

export type Disposition = 'qualified' | 'disqualified' | 'recycled';

export const DISPOSITIONS: readonly Disposition[] = ['qualified', 'disqualified', 'recycled'];

/** The time a promise allows. The unit is part of the value; there is no bare "day". */
export type Budget =
  | { readonly unit: 'businessMinutes'; readonly minutes: number }
  | { readonly unit: 'businessDays'; readonly days: number }
  | { readonly unit: 'calendarMinutes'; readonly minutes: number };

/** A local day on which a calendar is closed, or open otherwise than the week says. */
export interface SpecialDay {
  /** Local date, YYYY-MM-DD. */
  readonly on: string;
  /** What the day is called, where a name is known. */
  readonly name: string | null;
  /** Whether nothing counts on it; else it has windows of its own. */
  readonly closed: boolean;
}

/** A calendar: its open time, and the zone in which people read its deadlines. */
export interface Calendar {
  readonly id: string;
  readonly zone: string;
  readonly open: OpenTime;
  /** Ascending by date. */
  readonly specialDays: readonly SpecialDay[];
}

/** A budget for the records for which `when` holds; the first tier that holds is the one that counts (E35). */
export interface Tier {
  /** null: for all that no tier above took. */
  readonly when: Predicate | null;
  readonly within: Budget;
}

/** What starts the clocks of a promise. */
export type Start =
  /** A rep first receives the record in the cycle (rep clocks). */
  | { readonly kind: 'receipt' }
  /** The record becomes a lead in sales' hands (lead clocks). */
  | { readonly kind: 'handOff' }
  /** Nobody holds the record (system clocks). */
  | { readonly kind: 'unowned' }
  /** The record comes to be what a definition says, and is in nobody's hands in sales (marketing's clocks). */
  | { readonly kind: 'definition'; readonly name: string }
  /** Another promise of the same cycle was kept or ended; a follow-up starts only then (E32). */
  | { readonly kind: 'after'; readonly promiseId: string }
  /** The cycle ended as qualified; runs beyond the cycle (S9). */
  | { readonly kind: 'qualified' };

/** What keeps a promise. A disposition stops every clock that began inside the cycle (E31). */
export type Stop =
  | { readonly kind: 'disposition' }
  | { readonly kind: 'definition'; readonly name: string }
  | { readonly kind: 'receipt' }
  /** The record becomes a lead in sales' hands (marketing's clocks). */
  | { readonly kind: 'handOff' }
  /** So many of these activities, logged after the start (S10). */
  | { readonly kind: 'activity'; readonly activities: readonly ActivityKind[]; readonly times: number };

export type ActivityKind = 'call' | 'email' | 'meeting' | 'note' | 'communication' | 'deal';

/** An announced consequence: so long after the deadline, a task for the owner or for somebody else (S22). */
export interface LadderStep {
  readonly after: Budget;
  readonly taskFor: TaskFor;
}

/** Who is given a task: who holds the lead, the manager of that rep's team, or somebody named. */
export type TaskFor =
  | { readonly kind: 'owner' }
  | { readonly kind: 'manager' }
  /** Owner id or e-mail address, in small letters. */
  | { readonly kind: 'named'; readonly name: string };

/** Of what a manager is told at once (E2, E5, E22). */
export interface Alerts {
  /** Who is told where no manager of the rep's team is; owner id or e-mail address, in small letters. */
  readonly to: string;
  /** From so many handovers in a cycle; null: never. */
  readonly handovers: number | null;
  /** That a lead is held by a queue or by somebody who is no longer active. */
  readonly inactiveOwner: boolean;
  /** That a clock runs whose rep is absent. */
  readonly absentOwner: boolean;
}

/**
 * Whose time a clock counts. 'lead': the buyer's, one clock from hand-off; 'rep': one clock for each rep from when that rep
 * first receives the record; 'system': one for each stretch of time in which nobody holds it; 'marketing': one for each stretch
 * in which the record is ready and not yet handed off.
 */
export type Side = 'lead' | 'rep' | 'system' | 'marketing';

/** One clause with a time in it. */
export interface SlaPromise {
  readonly id: string;
  readonly words: Words;
  readonly side: Side;
  /** The records it is made for; null: all. Judged at each moment, as tiers are. */
  readonly appliesTo: Predicate | null;
  readonly starts: Start;
  readonly stops: Stop;
  /** At least one. */
  readonly tiers: readonly Tier[];
  /** Overrides the rep's and the portal's calendar when set. */
  readonly calendarId: string | null;
  /** Whether the next clock starts as soon as one is kept, until the cycle ends (S10). */
  readonly repeats: boolean;
  /** Whether only what people do keeps it, or automation too (E33). */
  readonly countsAs: 'human' | 'anything';
  /** Shares of the budget (0 < share < 1), ascending, at which the owner is reminded by a task. */
  readonly remindAtShares: readonly number[];
  /** Whether a task for the owner is made when the promise is overdue. */
  readonly taskWhenOverdue: boolean;
  /** In the order of time. */
  readonly ladder: readonly LadderStep[];
}

/** A state of the record in which clocks stand still. */
export interface PauseRule {
  readonly id: string;
  readonly reason: Words;
  readonly when: Predicate;
  /** How much of a cycle it may take in all; the clock runs on beyond it (E19). */
  readonly atMost: Budget;
}

/** A reason sales may give. */
export interface Reason {
  readonly id: string;
  readonly words: Words;
}

export interface Disposing {
  /** Of which one must be given; empty: none is asked. */
  readonly reasons: readonly Reason[];
  /** The values that are written; null: the first ones of the disposition's first alternative. */
  readonly set: ReadonlyMap<string, string> | null;
}

/** With how much time the next rep starts after a handover (E1). */
export type Handover =
  | { readonly kind: 'fresh' }
  /** What the last rep had left, and not less than `floor`. */
  | { readonly kind: 'remaining'; readonly floor: Budget };

/** What becomes of records that come in bulk (E10). */
export type ImportPolicy = 'ignore' | 'fromImport' | 'fromAssignment';

export interface Agreement {
  readonly name: Words;
  /** Identifies the text: the first 12 hex digits of its SHA-256. */
  readonly version: string;
  /** Who published this text; '' where it does not say. */
  readonly publishedBy: string;
  /** Whether the version judges also clocks that were open when it was published (E12). */
  readonly covers: 'newClocks' | 'openClocks';
  /** The language in which tasks and properties are written into the portal. */
  readonly language: Language;
  /** Clocks of hand-offs before this instant are shadows: reported, but nothing is written for them. */
  readonly enforceFrom: number;
  /** When a record counts as a lead in sales' hands. */
  readonly lead: Predicate;
  readonly dispositions: Readonly<Record<Disposition, Predicate>>;
  /** How each disposition is made through the card. */
  readonly disposing: Readonly<Record<Disposition, Disposing>>;
  /** Dispositions that count as verified only when sales touched the lead before (E34). */
  readonly evidenceFor: ReadonlySet<Disposition>;
  /** Further named definitions, such as the first touch. */
  readonly definitions: ReadonlyMap<string, Predicate>;
  readonly pauses: readonly PauseRule[];
  readonly handover: Handover;
  /**
   * A disposition taken back by the same person within this time was a slip, and the cycle goes on (E6); so it does when
   * the record was no lead for no longer, whoever brought it back.
   */
  readonly bounceWithin: Budget;
  readonly imports: ImportPolicy;
  /** Whether a rep's clock stands still while the rep is absent (E22). */
  readonly absenceSuspends: boolean;
  /** null: nobody is told of anything. */
  readonly alerts: Alerts | null;
  /** Owner id or e-mail address (in small letters) of the manager, by HubSpot team name or team id. */
  readonly teamManagers: ReadonlyMap<string, string>;
  /** Owner ids or e-mail addresses (in small letters) of those who may do on every lead what a manager may. */
  readonly admins: readonly string[];
  readonly reports: Reports;
  /** How many reminders a rep is given on one day at most; of the rest one task tells (E10). */
  readonly remindersPerRepAndDay: number;
  /** The least time left after a change of tier that makes a promise stricter (E13). */
  readonly grace: Budget;
  readonly calendars: ReadonlyMap<string, Calendar>;
  /** Always open; what calendar minutes are counted on. */
  readonly always: Calendar;
  readonly portalCalendarId: string;
  /** Calendar id by HubSpot team name or team id. */
  readonly teamCalendars: ReadonlyMap<string, string>;
  /** Calendar id by owner id or e-mail address (in small letters). A rep who changes calendars has one of both (E18). */
  readonly repCalendars: ReadonlyMap<string, string>;
  readonly promises: readonly SlaPromise[];
  /** What marketing promises; empty: nothing is counted. */
  readonly quotas: readonly Quota[];
}

/** The definitions that make a record ready for its hand-off, as marketing's promises name them; mostly none. */
export function readyDefinitions({ promises }: Pick<Agreement, 'promises'>): readonly string[] {
  return [...new Set(promises.flatMap(({ starts }) => (starts.kind === 'definition' ? [starts.name] : [])))];
}

/** What is told of everybody together is told by this calendar: in its zone, and by its working days. */
export function portalCalendar({
  calendars,
  portalCalendarId,
  always,
}: Pick<Agreement, 'calendars' | 'portalCalendarId' | 'always'>): Calendar {
  return calendars.get(portalCalendarId) ?? always;
}

/** The property that holds a record's owner. */
export const OWNER_PROPERTY = 'hubspot_owner_id';

/** What people do through the card is written to these properties and comes back as facts like any other. */
export const SNOOZE_PROPERTY = 'sla_snooze_until';
export const EXCUSES_PROPERTY = 'sla_excuses';
export const EXCUSE_REQUESTS_PROPERTY = 'sla_excuse_requests';
/** Why sales ended a lead as it did; it is written for people, counted by reports, and read by no clock. */
export const DISPOSITION_REASON_PROPERTY = 'sla_disposition_reason';

/**
 * What HubSpot itself keeps on a contact when something is logged: when it was last contacted (by a call, a meeting, a
 * sales e-mail or a message, it does not say by which), and how many deals it has.
 */
export const LAST_CONTACTED_PROPERTY = 'notes_last_contacted';
export const DEALS_PROPERTY = 'num_associated_deals';

/** All properties whose values the agreement's clocks and reports depend on; these are subscribed to and read with history. */
export function watchedProperties(agreement: Agreement): readonly string[] {
  const predicates = [
    agreement.lead,
    ...DISPOSITIONS.map((disposition) => agreement.dispositions[disposition]),
    ...agreement.definitions.values(),
    ...agreement.pauses.map(({ when }) => when),
    ...agreement.promises.flatMap(({ appliesTo, tiers }) => [appliesTo, ...tiers.map(({ when }) => when)]),
    ...agreement.quotas.map(({ appliesTo }) => appliesTo),
  ];
  const named = predicates.flatMap((predicate) => (predicate === null ? [] : propertiesOf(predicate)));
  const kept = [
    OWNER_PROPERTY,
    SNOOZE_PROPERTY,
    EXCUSES_PROPERTY,
    EXCUSE_REQUESTS_PROPERTY,
    LAST_CONTACTED_PROPERTY,
    DEALS_PROPERTY,
    ...(agreement.reports.source === null ? [] : [agreement.reports.source]),
    // Why leads were rejected is only counted beside quotas.
    ...(agreement.quotas.length === 0 ? [] : [DISPOSITION_REASON_PROPERTY]),
  ];
  return [...new Set([...kept, ...named])].sort();
}
