/** HubSpot's words to ours: a notice becomes a fact, or tells whose history says more than the notice. */
import { type Fact, type RecordRef } from '../src/domain/timeline/fact.ts';
import { readNotices, type Notice } from './delivery.ts';

type Association = Extract<Notice, { change: 'associationChange' }>;

export interface Told {
  readonly facts: readonly Fact[];
  /**
   * Contacts whose own counters moved, since a deal, a call, an e-mail or the like was associated with them or parted from
   * them. HubSpot sends no notice when a counter moves, so the history is read again; it is the same whoever asks.
   */
  readonly changed: readonly RecordRef[];
}

/** What notices tell, in their order. */
export function toldBy(notices: readonly Notice[]): Told {
  const facts: Fact[] = [];
  const changed: RecordRef[] = [];
  for (const notice of notices) {
    if (notice.change === 'associationChange') changed.push(contact(notice.fromObjectId));
    else facts.push(translate(notice));
  }
  return { facts, changed };
}

/** What one notice from quarantine tells as it is read today; null while it cannot be understood. */
export function readAgain(notice: unknown, portalId: string): Told | null {
  const { notices, refused } = readNotices([notice], portalId);
  return refused.length > 0 ? null : toldBy(notices);
}

function contact(recordId: string): RecordRef {
  return { objectType: 'contact', recordId };
}

function translate(notice: Exclude<Notice, Association>): Fact {
  const base = {
    record: contact(subjectOf(notice)),
    occurredAt: notice.occurredAt,
    source: { type: notice.changeSource, id: notice.sourceId },
  };
  switch (notice.change) {
    case 'creation':
      return { ...base, kind: 'created' };
    case 'deletion':
      return { ...base, kind: 'deleted' };
    case 'restore':
      return { ...base, kind: 'restored' };
    case 'privacyDeletion':
      return { ...base, kind: 'erased' };
    case 'propertyChange':
      return { ...base, kind: 'property', property: notice.propertyName, value: notice.propertyValue ?? '' };
    case 'merge':
      return { ...base, kind: 'merged', mergedIds: mergedInto(notice) };
  }
}

/** Whom the notice is about; of a merge the survivor, which may have got a new id. */
function subjectOf(notice: Exclude<Notice, Association>): string {
  return notice.change === 'merge' ? (notice.newObjectId ?? notice.primaryObjectId) : notice.objectId;
}

/** Every id that is now another name of the survivor, ascending. */
function mergedInto(notice: Extract<Notice, { change: 'merge' }>): readonly string[] {
  const survivor = subjectOf(notice);
  return [...new Set([notice.primaryObjectId, ...notice.mergedObjectIds])]
    .filter((old) => old !== survivor)
    .sort((a, b) => a.length - b.length || (a < b ? -1 : 1));
}
