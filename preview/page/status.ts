/**
 * The SLA status of a contact as the list shows it, and the order of urgency: who is late comes first, then who soon
 * will be, then the rest by deadline, then what is settled, then those without a clock.
 */
import type { Contact } from '../desk/shapes.ts';

export const STATUS_KINDS = ['overdue', 'dueSoon', 'onTrack', 'breached', 'met', 'notTracked'] as const;
export type StatusKind = (typeof STATUS_KINDS)[number];

const KIND_OF: Readonly<Record<string, StatusKind>> = {
  overdue: 'overdue',
  due_soon: 'dueSoon',
  on_track: 'onTrack',
  breached: 'breached',
  met: 'met',
};

/** `slaStatus` is the property's raw value; null and words we do not know count as not tracked. */
export function statusKind(slaStatus: string | null): StatusKind {
  return (slaStatus === null ? undefined : KIND_OF[slaStatus]) ?? 'notTracked';
}

/** The contacts, most urgent first; equal ones by deadline, then by id, so that the order never wavers. */
export function byUrgency(contacts: readonly Contact[]): readonly Contact[] {
  return [...contacts].sort(
    (a, b) =>
      STATUS_KINDS.indexOf(statusKind(a.slaStatus)) - STATUS_KINDS.indexOf(statusKind(b.slaStatus)) ||
      (a.slaDeadlineAt ?? Infinity) - (b.slaDeadlineAt ?? Infinity) || // NaN (none of both) falls through
      a.id.localeCompare(b.id, 'en', { numeric: true }),
  );
}

export type Filter = StatusKind | 'all';

/** Those of a status whose name, company or owner contains every word searched for. */
export function matching(contacts: readonly Contact[], filter: Filter, search: string): readonly Contact[] {
  const words = search.toLocaleLowerCase().split(/\s+/).filter(Boolean);
  return contacts.filter((contact) => {
    if (filter !== 'all' && statusKind(contact.slaStatus) !== filter) return false;
    const text = [contact.name, contact.company, contact.ownerName].join(' ').toLocaleLowerCase();
    return words.every((word) => text.includes(word));
  });
}

export function countByStatus(contacts: readonly Contact[]): Readonly<Record<Filter, number>> {
  const counts = { all: 0, overdue: 0, dueSoon: 0, onTrack: 0, breached: 0, met: 0, notTracked: 0 };
  for (const contact of contacts) {
    counts.all += 1;
    counts[statusKind(contact.slaStatus)] += 1;
  }
  return counts;
}
