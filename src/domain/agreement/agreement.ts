/**
 * The agreement as the evaluation needs it: definitions, calendars and promises, already read and checked.
 */
import { type OpenTime } from '../time/openTime.ts';
import { propertiesOf, type Predicate } from './predicate.ts';

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

/** A calendar: its open time, and the zone in which people read its deadlines. */
export interface Calendar {
  readonly id: string;
  readonly zone: string;
  readonly open: OpenTime;
}

/** One clause with a time in it. */
export interface SlaPromise {
  readonly id: string;
  readonly words: Words;
  /** 'lead': one clock from hand-off; 'rep': one clock for each rep from when that rep first receives the record. */
  readonly side: 'lead' | 'rep';
  /** What keeps the promise: the definition holds, or the lead gets a disposition. A disposition stops every clock. */
  readonly stops: { readonly kind: 'disposition' } | { readonly kind: 'definition'; readonly name: string };
  readonly within: Budget;
  /** Overrides the rep's and the portal's calendar when set. */
  readonly calendarId: string | null;
  /** Shares of the budget (0 < share < 1), ascending, at which the owner is reminded by a task. */
  readonly remindAtShares: readonly number[];
  /** Whether a task for the owner is made when the promise is overdue. */
  readonly taskWhenOverdue: boolean;
}

export interface Agreement {
  readonly name: Words;
  /** Identifies the text: the first 12 hex digits of its SHA-256. */
  readonly version: string;
  /** The language in which tasks and properties are written into the portal. */
  readonly language: Language;
  /** Clocks of hand-offs before this instant are shadows: reported, but nothing is written for them. */
  readonly enforceFrom: number;
  /** When a record counts as a lead in sales' hands. */
  readonly lead: Predicate;
  readonly dispositions: Readonly<Record<Disposition, Predicate>>;
  /** Further named definitions, such as the first touch. */
  readonly definitions: ReadonlyMap<string, Predicate>;
  readonly calendars: ReadonlyMap<string, Calendar>;
  /** Always open; what calendar minutes are counted on. */
  readonly always: Calendar;
  readonly portalCalendarId: string;
  /** Calendar id by HubSpot team name or team id. */
  readonly teamCalendars: ReadonlyMap<string, string>;
  readonly promises: readonly SlaPromise[];
}

/** The property that holds a record's owner. */
export const OWNER_PROPERTY = 'hubspot_owner_id';

/** All properties whose values the agreement's clocks depend on; these are subscribed to and read with history. */
export function watchedProperties(agreement: Agreement): readonly string[] {
  const predicates = [
    agreement.lead,
    ...DISPOSITIONS.map((disposition) => agreement.dispositions[disposition]),
    ...agreement.definitions.values(),
  ];
  return [...new Set([OWNER_PROPERTY, ...predicates.flatMap(propertiesOf)])].sort();
}
