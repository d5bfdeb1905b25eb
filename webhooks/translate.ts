/** HubSpot's words to ours: a notice becomes a fact. */
import { type Fact, type RecordRef } from '../src/domain/timeline/fact.ts';
import { type Notice } from './delivery.ts';

export function translate(notice: Notice): Fact {
  const record: RecordRef = { objectType: 'contact', recordId: String(subjectOf(notice)) };
  const base = {
    record,
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
      return { ...base, kind: 'merged', mergedIds: mergedInto(notice).map(String) };
  }
}

/** Whom the notice is about; of a merge the survivor, which may have got a new id. */
function subjectOf(notice: Notice): number {
  return notice.change === 'merge' ? (notice.newObjectId ?? notice.primaryObjectId) : notice.objectId;
}

/** Every id that is now another name of the survivor. */
function mergedInto(notice: Extract<Notice, { change: 'merge' }>): readonly number[] {
  const survivor = subjectOf(notice);
  return [...new Set([notice.primaryObjectId, ...notice.mergedObjectIds])]
    .filter((old) => old !== survivor)
    .sort((a, b) => a - b);
}
