/** A record with all the values its properties ever had, as HubSpot keeps them. */
import { type ObjectType } from './kinds.ts';

/** Who changed something, in the words of property histories and webhooks. */
export interface Source {
  /** Such as CRM_UI, IMPORT, FORM, AUTOMATION_PLATFORM, INTEGRATION. */
  readonly type: string;
  /** "userId:123" for a person, the app's id for an app. */
  readonly id: string;
  readonly label: string;
  readonly userId?: number;
}

export interface Version {
  /** Empty when the property was cleared. */
  readonly value: string;
  /** Epoch ms. */
  readonly at: number;
  readonly by: Source;
}

export interface StoredRecord {
  readonly type: ObjectType;
  readonly id: string;
  readonly createdAt: number;
  updatedAt: number;
  archivedAt: number | null;
  /** Oldest first. */
  readonly history: Map<string, Version[]>;
}

/** Something that happened to a record, as the webhooks tell of it. */
export type Change = {
  readonly type: ObjectType;
  readonly id: string;
  readonly at: number;
  readonly by: Source;
} & (
  | { readonly kind: 'created' | 'deleted' | 'restored' | 'erased' }
  | {
      readonly kind: 'property';
      readonly property: string;
      readonly value: string;
      readonly sensitive: boolean;
    }
  | {
      readonly kind: 'merged';
      readonly primaryId: string;
      readonly mergedIds: readonly string[];
      /** How many values the survivor took over. */
      readonly moved: number;
    }
  | {
      readonly kind: 'associated' | 'parted';
      readonly toType: ObjectType;
      readonly toId: string;
      readonly associationTypeId: number;
    }
);

/** The value that stands; null when there is none or it was cleared. */
export function valueOf(record: StoredRecord, property: string): string | null {
  const value = record.history.get(property)?.at(-1)?.value ?? '';
  return value === '' ? null : value;
}

/** The value that stood at an instant, epoch ms. */
export function valueAsOf(record: StoredRecord, property: string, at: number): string | null {
  const value = record.history.get(property)?.findLast((version) => version.at <= at)?.value ?? '';
  return value === '' ? null : value;
}

/** HubSpot keeps no property's whole past; how much of it is not documented. */
const VERSIONS_KEPT = 200;

/** Adds a version unless the value stands already. Two versions of one property never share an instant. */
export function setValue(
  record: StoredRecord,
  property: string,
  value: string,
  now: number,
  by: Source,
): Version | null {
  const versions = record.history.get(property) ?? [];
  const last = versions.at(-1);
  if ((last?.value ?? '') === value) return null;
  const version = { value, at: last ? Math.max(now, last.at + 1) : now, by };
  versions.push(version);
  if (versions.length > VERSIONS_KEPT) versions.shift();
  record.history.set(property, versions);
  record.updatedAt = Math.max(record.updatedAt, version.at);
  return version;
}
