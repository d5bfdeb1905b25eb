/**
 * What the record that two end in has. The primary's values stand, but for those where HubSpot's guide "Merge records"
 * says otherwise: the earliest creation, the furthest lifecycle stage, the latest contact; and where the primary has
 * none, the other's stands.
 */
import { PortalError } from './errors.ts';
import { KINDS } from './kinds.ts';
import { valueOf, type Source, type StoredRecord, type Version } from './record.ts';
import { stagePlace } from './stages.ts';

const MERGES_AT_MOST = 250;

export interface Merged {
  readonly history: Map<string, Version[]>;
  /** How many of the other's values stand now. */
  readonly moved: number;
}

/** @throws PortalError 414 when too many were merged into one already */
export function mergeHistories(
  primary: StoredRecord,
  other: StoredRecord,
  goneIds: readonly string[],
  now: number,
  by: Source,
): Merged {
  const lists = [primary, other].map((record) => listOf(valueOf(record, 'hs_merged_object_ids')));
  const gone = [...lists.flat(), ...goneIds];
  if (gone.length > MERGES_AT_MOST) {
    throw new PortalError(414, 'VALIDATION_ERROR', `Cannot have more than ${MERGES_AT_MOST} identities.`);
  }
  const history = new Map<string, Version[]>();
  const merging: Source = { ...by, type: 'MERGE_OBJECTS' };
  let moved = 0;
  for (const name of new Set([...primary.history.keys(), ...other.history.keys()])) {
    const own = primary.history.get(name) ?? [];
    const theirs = other.history.get(name) ?? [];
    const othersStands = valueOf(other, name) !== null && wins(name, other, primary);
    if (othersStands) moved += 1;
    if (!othersStands) history.set(name, [...own]);
    else if (own.length === 0 || name === KINDS[primary.type].created) history.set(name, [...theirs]);
    else {
      const at = Math.max(now, (own.at(-1)?.at ?? now) + 1);
      history.set(name, [...own, { value: valueOf(other, name) ?? '', at, by: merging }]);
    }
  }
  const merges = [
    ...[primary, other].flatMap((record) => listOf(valueOf(record, 'hs_calculated_merged_vids'))),
    ...goneIds.map((id) => `${id}:${now}`),
  ];
  for (const [name, value] of [
    ['hs_merged_object_ids', gone],
    ['hs_calculated_merged_vids', merges],
  ] as const) {
    history.set(name, [...(primary.history.get(name) ?? []), { value: value.join(';'), at: now, by }]);
  }
  return { history, moved };
}

/** Whether the other's value stands in place of the primary's. */
function wins(name: string, other: StoredRecord, primary: StoredRecord): boolean {
  const [theirs, own] = [valueOf(other, name), valueOf(primary, name)];
  if (theirs === null || own === null) return own === null;
  switch (name) {
    case 'lifecyclestage':
      return stagePlace(theirs) > stagePlace(own);
    case 'notes_last_contacted':
      return Date.parse(theirs) > Date.parse(own);
    case KINDS[primary.type].created:
      return Date.parse(theirs) < Date.parse(own);
    default:
      return false;
  }
}

function listOf(value: string | null): readonly string[] {
  return (value ?? '').split(';').filter((part) => part !== '');
}
