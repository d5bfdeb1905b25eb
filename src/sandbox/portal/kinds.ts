/** The kinds of records this portal has, and what sets them apart. */

export const OBJECT_TYPES = ['contacts', 'tasks', 'deals', 'calls', 'emails', 'meetings', 'notes'] as const;
export type ObjectType = (typeof OBJECT_TYPES)[number];

export interface Kind {
  /** HubSpot's id of the kind, as webhooks and cards carry it; paths may use it in place of the name. */
  readonly typeId: string;
  /** As hsmeta files and association types write it. */
  readonly singular: string;
  /** The property with the instant of creation. */
  readonly created: string;
  /** The property with the instant of the last change. */
  readonly modified: string;
  readonly required: readonly string[];
  /** What HubSpot shows when nobody says what to show. */
  readonly shown: readonly string[];
  /** Beyond 32 bits, as real ids are. */
  readonly firstId: number;
}

const ENGAGEMENT = {
  created: 'hs_createdate',
  modified: 'hs_lastmodifieddate',
  required: ['hs_timestamp'],
  shown: ['hs_createdate', 'hs_lastmodifieddate', 'hs_object_id'],
};

export const KINDS: Readonly<Record<ObjectType, Kind>> = {
  contacts: {
    typeId: '0-1',
    singular: 'contact',
    created: 'createdate',
    modified: 'lastmodifieddate',
    required: [],
    shown: ['firstname', 'lastname', 'email', 'createdate', 'lastmodifieddate', 'hs_object_id'],
    firstId: 541_935_488_001,
  },
  tasks: { ...ENGAGEMENT, typeId: '0-27', singular: 'task', firstId: 77_012_300_001 },
  deals: {
    typeId: '0-3',
    singular: 'deal',
    created: 'createdate',
    modified: 'hs_lastmodifieddate',
    required: [],
    shown: ['dealname', 'amount', 'closedate', 'pipeline', 'dealstage', 'createdate', 'hs_object_id'],
    firstId: 31_870_000_001,
  },
  calls: { ...ENGAGEMENT, typeId: '0-48', singular: 'call', firstId: 61_200_000_001 },
  emails: { ...ENGAGEMENT, typeId: '0-49', singular: 'email', firstId: 62_200_000_001 },
  meetings: { ...ENGAGEMENT, typeId: '0-47', singular: 'meeting_event', firstId: 63_200_000_001 },
  notes: { ...ENGAGEMENT, typeId: '0-46', singular: 'note', firstId: 64_200_000_001 },
};

export function isObjectType(name: string): name is ObjectType {
  return OBJECT_TYPES.includes(name as ObjectType);
}

/** The kind that a path calls by its name or its id; undefined for one this portal does not have. */
export function objectTypeOf(named: string): ObjectType | undefined {
  return OBJECT_TYPES.find((type) => type === named || KINDS[type].typeId === named);
}

/** A map for each kind. */
export function byKind<T>(make: (type: ObjectType) => T): Record<ObjectType, T> {
  return Object.fromEntries(OBJECT_TYPES.map((type) => [type, make(type)])) as Record<ObjectType, T>;
}
