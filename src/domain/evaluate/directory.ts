/**
 * The directory: who can own a record, when they are away, and on whose calendar they work. Only people who are active
 * hold a lead; a queue or a deactivated owner counts as nobody (E5).
 */
import { type Agreement, type Calendar, type SlaPromise } from '../agreement/agreement.ts';
import { type Pause } from '../time/pauses.ts';

export interface Rep {
  readonly ownerId: string;
  /** HubSpot user id, by which changes tell who made them; null or absent where it is not told. */
  readonly userId?: string | null;
  readonly active: boolean;
  readonly type: 'person' | 'queue';
  /** HubSpot team names and ids, the primary team's first. */
  readonly teams: readonly string[];
  readonly email?: string | null;
  /** When the rep is out of office; ascending, disjoint. */
  readonly absences?: readonly Pause[];
}

export type Directory = ReadonlyMap<string, Rep>;

/**
 * Whether this owner id stands for somebody who can act. An id the directory does not know yet is taken for a person:
 * a clock must not wait for the directory, and the next sync corrects it.
 */
export function canHold(directory: Directory, ownerId: string): boolean {
  if (ownerId === '') return false;
  const rep = directory.get(ownerId);
  return rep === undefined || (rep.active && rep.type === 'person');
}

/** Why a calendar was taken, for whoever asks. */
export type CalendarGround = 'always' | 'promise' | 'rep' | 'team' | 'portal';

export interface ChosenCalendar {
  readonly calendar: Calendar;
  readonly ground: CalendarGround;
}

/**
 * The calendar that counts for a promise: the promise's own, else the rep's, else the rep's team's, else the portal's
 * (E17). What is promised in calendar time counts around the clock.
 */
export function calendarFor(
  agreement: Agreement,
  promise: SlaPromise,
  directory: Directory,
  ownerId: string | null,
): ChosenCalendar {
  const own = promise.calendarId === null ? undefined : agreement.calendars.get(promise.calendarId);
  if (own) return { calendar: own, ground: 'promise' };
  return promise.tiers[0]?.within.unit === 'calendarMinutes'
    ? { calendar: agreement.always, ground: 'always' }
    : workingCalendarOf(agreement, directory, ownerId);
}

/** Looked up once for each owner: neither an agreement nor a directory ever changes, they are replaced. */
const lookedUp = new WeakMap<Agreement, WeakMap<Directory, Map<string | null, ChosenCalendar>>>();

/** The hours in which somebody works: the rep's calendar, else the rep's team's, else the portal's. */
export function workingCalendarOf(
  agreement: Agreement,
  directory: Directory,
  ownerId: string | null,
): ChosenCalendar {
  let ofAgreement = lookedUp.get(agreement);
  if (!ofAgreement) lookedUp.set(agreement, (ofAgreement = new WeakMap()));
  let ofDirectory = ofAgreement.get(directory);
  if (!ofDirectory) ofAgreement.set(directory, (ofDirectory = new Map<string | null, ChosenCalendar>()));
  let chosen = ofDirectory.get(ownerId);
  if (!chosen) ofDirectory.set(ownerId, (chosen = lookUp(agreement, directory, ownerId)));
  return chosen;
}

function lookUp(agreement: Agreement, directory: Directory, ownerId: string | null): ChosenCalendar {
  const named = (id: string | undefined, ground: CalendarGround): ChosenCalendar | null => {
    const calendar = id === undefined ? undefined : agreement.calendars.get(id);
    return calendar ? { calendar, ground } : null;
  };
  const rep = ownerId === null ? undefined : directory.get(ownerId);
  const repIds = [ownerId, rep?.email?.toLowerCase()].filter((id) => typeof id === 'string');
  const found =
    named(firstOf(agreement.repCalendars, repIds), 'rep') ??
    named(firstOf(agreement.teamCalendars, rep?.teams ?? []), 'team') ??
    named(agreement.portalCalendarId, 'portal');
  if (!found) throw new RangeError(`the agreement names no calendar ${agreement.portalCalendarId}`);
  return found;
}

function firstOf(ids: ReadonlyMap<string, string>, names: readonly string[]): string | undefined {
  for (const name of names) {
    const id = ids.get(name);
    if (id !== undefined) return id;
  }
  return undefined;
}
