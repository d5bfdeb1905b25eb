/** Records as HubSpot's API shows them. */
import { type Associations } from '../portal/associations.ts';
import { KINDS, type ObjectType } from '../portal/kinds.ts';
import { valueAsOf, valueOf, type StoredRecord, type Version } from '../portal/record.ts';

export interface Wanted {
  readonly properties: readonly string[];
  readonly propertiesWithHistory: readonly string[];
}

/** @param asOf epoch ms: the values that stood then; left out, those that stand */
export function present(
  record: StoredRecord,
  wanted: Wanted,
  asOf = Number.POSITIVE_INFINITY,
): Record<string, unknown> {
  const names =
    wanted.properties.length > 0
      ? [...wanted.properties, 'hs_object_id']
      : [...KINDS[record.type].shown, ...wanted.propertiesWithHistory];
  const properties = Object.fromEntries(names.map((name) => [name, valueAsOf(record, name, asOf)]));
  return {
    ...presentFrame(record),
    properties,
    ...(wanted.propertiesWithHistory.length > 0
      ? {
          propertiesWithHistory: Object.fromEntries(
            wanted.propertiesWithHistory.map((name) => [
              name,
              (record.history.get(name) ?? []).map(presentVersion).reverse(),
            ]),
          ),
        }
      : {}),
  };
}

/** The answer to a write: all properties that have a value. */
export function presentWritten(record: StoredRecord): Record<string, unknown> {
  return {
    ...presentFrame(record),
    properties: Object.fromEntries([...record.history.keys()].map((name) => [name, valueOf(record, name)])),
  };
}

function presentFrame({ id, createdAt, updatedAt, archivedAt }: StoredRecord): Record<string, unknown> {
  return {
    id,
    createdAt: new Date(createdAt).toISOString(),
    updatedAt: new Date(updatedAt).toISOString(),
    archived: archivedAt !== null,
    ...(archivedAt === null ? {} : { archivedAt: new Date(archivedAt).toISOString() }),
  };
}

export function presentAssociations(
  associations: Associations,
  record: StoredRecord,
  kinds: readonly ObjectType[],
): Record<string, unknown> {
  return Object.fromEntries(
    kinds
      .map((kind) => [kind, associations.joined(record.type, record.id, kind)] as const)
      .filter(([, ids]) => ids.length > 0)
      .map(([kind, ids]) => [
        kind,
        {
          results: ids.map((id) => ({
            id,
            type: `${KINDS[record.type].singular}_to_${KINDS[kind].singular}`,
          })),
        },
      ]),
  );
}

function presentVersion({ value, at, by }: Version): Record<string, unknown> {
  return {
    value,
    timestamp: new Date(at).toISOString(),
    sourceType: by.type,
    sourceId: by.id,
    sourceLabel: by.label,
    ...(by.userId === undefined ? {} : { updatedByUserId: by.userId }),
  };
}
