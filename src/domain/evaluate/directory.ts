/**
 * The directory: who can own a record, when they are away, and on whose calendar they work. Only people who are active
 * hold a lead; a queue or a deactivated owner counts as nobody (E5).
 */
import { type Agreement, type Calendar, type SlaPromise } from '../agreement/agreement.ts';
import { type Pause } from '../time/pauses.ts';

export interface Rep {
  readonly ownerId: string;
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
 * (E17).
 */
export function calendarFor(
  agreement: Agreement,
  promise: SlaPromise,
  directory: Directory,
  ownerId: string | null,
): ChosenCalendar {
  const unit = promise.tiers[0]?.within.unit;
  if (unit === 'calendarMinutes' && promise.calendarId === null) {
    return { calendar: agreement.always, ground: 'always' };
  }
  const chosen = (id: string | undefined | null, ground: CalendarGround): ChosenCalendar | null => {
    const calendar = id ? agreement.calendars.get(id) : undefined;
    return calendar ? { calendar, ground } : null;
  };
  const rep = ownerId === null ? undefined : directory.get(ownerId);
  const repIds = [ownerId, rep?.email?.toLowerCase()].filter((id) => typeof id === 'string');
  const found =
    chosen(promise.calendarId, 'promise') ??
    chosen(firstOf(agreement.repCalendars, repIds), 'rep') ??
    chosen(firstOf(agreement.teamCalendars, rep?.teams ?? []), 'team') ??
    chosen(agreement.portalCalendarId, 'portal');
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
