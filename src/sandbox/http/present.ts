/** Records as HubSpot's API shows them. */
import { type Associations } from '../portal/associations.ts';
import { type ObjectType } from '../portal/definitions.ts';
import { valueOf, type StoredRecord, type Version } from '../portal/record.ts';

export interface Wanted {
  readonly properties: readonly string[];
  readonly propertiesWithHistory: readonly string[];
}

/** What HubSpot shows when nobody says what to show. */
const DEFAULTS: Readonly<Record<ObjectType, readonly string[]>> = {
  contacts: ['firstname', 'lastname', 'email', 'createdate', 'lastmodifieddate', 'hs_object_id'],
  tasks: ['hs_createdate', 'hs_lastmodifieddate', 'hs_object_id'],
};

export function present(record: StoredRecord, wanted: Wanted): Record<string, unknown> {
  const names =
    wanted.properties.length > 0
      ? [...wanted.properties, 'hs_object_id']
      : [...DEFAULTS[record.type], ...wanted.propertiesWithHistory];
  const properties = Object.fromEntries(names.map((name) => [name, valueOf(record, name)]));
  return {
    ...presentWritten(record),
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
  const { id, createdAt, updatedAt, archivedAt } = record;
  return {
    id,
    properties: Object.fromEntries([...record.history.keys()].map((name) => [name, valueOf(record, name)])),
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
  const singular: Readonly<Record<ObjectType, string>> = { contacts: 'contact', tasks: 'task' };
  return Object.fromEntries(
    kinds
      .map((kind) => [kind, associations.joined(record.type, record.id, kind)] as const)
      .filter(([, ids]) => ids.length > 0)
      .map(([kind, ids]) => [
        kind,
        { results: ids.map((id) => ({ id, type: `${singular[record.type]}_to_${singular[kind]}` })) },
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
