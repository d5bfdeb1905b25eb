/**
 * The directory: who can own a record, and on whose calendar they work. Only people who are active hold a lead;
 * a queue or a deactivated owner counts as nobody (E5).
 */
import { type Agreement, type Calendar, type SlaPromise } from '../agreement/agreement.ts';

export interface Rep {
  readonly ownerId: string;
  readonly active: boolean;
  readonly type: 'person' | 'queue';
  /** HubSpot team names and ids, the primary team's first. */
  readonly teams: readonly string[];
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

/** The calendar that counts for a promise: the promise's own, else the rep's team's, else the portal's (E17). */
export function calendarFor(
  agreement: Agreement,
  promise: SlaPromise,
  directory: Directory,
  ownerId: string | null,
): Calendar {
  if (promise.within.unit === 'calendarMinutes') return agreement.always;
  const teams = ownerId === null ? [] : (directory.get(ownerId)?.teams ?? []);
  const ids = [promise.calendarId, ...teams.map((team) => agreement.teamCalendars.get(team))];
  for (const id of ids) {
    const calendar = id ? agreement.calendars.get(id) : undefined;
    if (calendar) return calendar;
  }
  const portal = agreement.calendars.get(agreement.portalCalendarId);
  if (!portal) throw new RangeError(`the agreement names no calendar ${agreement.portalCalendarId}`);
  return portal;
}
