/** Search over a portal's records, by HubSpot's rules (its guide "Search"), as its index knew them at some instant. */
import { type PropertyDefinition } from './definitions.ts';
import { badRequest } from './errors.ts';
import { isObjectType, KINDS, OBJECT_TYPES, type ObjectType } from './kinds.ts';
import { type Portal } from './portal.ts';
import { valueAsOf, type StoredRecord } from './record.ts';

export const OPERATORS = [
  'EQ',
  'NEQ',
  'LT',
  'LTE',
  'GT',
  'GTE',
  'BETWEEN',
  'IN',
  'NOT_IN',
  'HAS_PROPERTY',
  'NOT_HAS_PROPERTY',
] as const;

export interface Filter {
  readonly propertyName: string;
  readonly operator: (typeof OPERATORS)[number];
  readonly value?: string | undefined;
  readonly highValue?: string | undefined;
  readonly values?: readonly string[] | undefined;
}

export interface Sort {
  readonly propertyName: string;
  readonly direction: 'ASCENDING' | 'DESCENDING';
}

export interface Search {
  /** Any of the groups; in a group all. No group finds all. */
  readonly groups: readonly (readonly Filter[])[];
  /** Left out: by creation, oldest first. */
  readonly sort: Sort | null;
}

type Test = (record: StoredRecord) => boolean;
type Comparable = string | number;

const ASSOCIATED = 'associations.';

/**
 * Every record found, in order. Archived ones never are, nor those that the index does not know yet.
 * @param asOf epoch ms; the index knows nothing of what happened later
 * @throws PortalError 400 for a property that is not there or a value it cannot be compared with
 */
export function search(
  portal: Portal,
  type: ObjectType,
  { groups, sort }: Search,
  asOf: number,
): readonly StoredRecord[] {
  const tests = groups.map((filters) => filters.map((filter) => testOf(portal, type, filter, asOf)));
  const known = portal.all(type).filter((record) => valueAsOf(record, 'hs_object_id', asOf) === record.id);
  const found = known.filter(
    (record) => tests.length === 0 || tests.some((group) => group.every((test) => test(record))),
  );
  const order = sort ?? { propertyName: KINDS[type].created, direction: 'ASCENDING' as const };
  const property = propertyOf(portal, type, order.propertyName);
  const keyed = found.map((record) => {
    const value = valueAsOf(record, order.propertyName, asOf);
    return { record, key: value === null ? null : comparable(property, value) };
  });
  const turn = order.direction === 'ASCENDING' ? 1 : -1;
  keyed.sort((a, b) => turn * compare(a.key, b.key) || Number(a.record.id) - Number(b.record.id));
  return keyed.map(({ record }) => record);
}

function testOf(portal: Portal, type: ObjectType, filter: Filter, asOf: number): Test {
  const { propertyName, operator } = filter;
  if (propertyName.startsWith(ASSOCIATED)) return associationTest(portal, type, filter);
  const property = propertyOf(portal, type, propertyName);
  const value = (record: StoredRecord): string | null => valueAsOf(record, propertyName, asOf);
  if (operator === 'HAS_PROPERTY') return (record) => value(record) !== null;
  if (operator === 'NOT_HAS_PROPERTY') return (record) => value(record) === null;
  if (operator === 'IN' || operator === 'NOT_IN') {
    if (!filter.values || filter.values.length === 0) throw badRequest(`${operator} needs values.`);
    // Texts are indexed in lower case, and lists are not turned into it.
    const listed = new Set(filter.values.map((one) => (isText(property) ? one : given(property, one))));
    return (record) => {
      const standing = value(record);
      return standing !== null && listed.has(comparable(property, standing)) === (operator === 'IN');
    };
  }
  const wanted = given(property, filter.value);
  const high = operator === 'BETWEEN' ? given(property, filter.highValue) : wanted;
  return (record) => {
    const standing = value(record);
    if (standing === null) return false;
    const key = comparable(property, standing);
    switch (operator) {
      case 'EQ':
        return key === wanted;
      case 'NEQ':
        return key !== wanted;
      case 'LT':
        return compare(key, wanted) < 0;
      case 'LTE':
        return compare(key, wanted) <= 0;
      case 'GT':
        return compare(key, wanted) > 0;
      case 'GTE':
        return compare(key, wanted) >= 0;
      case 'BETWEEN':
        return compare(key, wanted) >= 0 && compare(key, high) <= 0;
    }
  };
}

/** `associations.contact` and the like: which records are joined to one. */
function associationTest(portal: Portal, type: ObjectType, { propertyName, operator, value }: Filter): Test {
  const named = propertyName.slice(ASSOCIATED.length);
  const other = isObjectType(named) ? named : OBJECT_TYPES.find((kind) => KINDS[kind].singular === named);
  if (!other || operator !== 'EQ' || value === undefined) {
    throw badRequest(`"${propertyName}" ${operator} cannot be searched for.`);
  }
  const ids = new Set(portal.associations.joined(other, value, type));
  return ({ id }) => ids.has(id);
}

function propertyOf(portal: Portal, type: ObjectType, name: string): PropertyDefinition {
  const property = portal.schema.property(type, name);
  if (!property) throw badRequest(`There was a problem with the request. Property "${name}" does not exist.`);
  return property;
}

function given(property: PropertyDefinition, value: string | undefined): Comparable {
  if (value === undefined || value === '') throw badRequest(`A filter of "${property.name}" needs a value.`);
  const key = comparable(property, value);
  if (Number.isNaN(key)) {
    throw badRequest(`"${value}" cannot be compared with "${property.name}", which is a ${property.type}.`);
  }
  return key;
}

function isText({ type, ofOwners }: PropertyDefinition): boolean {
  return type === 'string' && !ofOwners;
}

function comparable(property: PropertyDefinition, value: string): Comparable {
  switch (property.type) {
    case 'number':
      return Number(value);
    case 'date':
    case 'datetime':
      return /^-?\d+$/.test(value) ? Number(value) : Date.parse(value);
    case 'string':
      return value.toLowerCase();
    case 'bool':
    case 'enumeration':
      return value;
  }
}

/** No value comes before every value. */
function compare(a: Comparable | null, b: Comparable | null): number {
  if (a === b) return 0;
  if (a === null) return -1;
  if (b === null) return 1;
  return a < b ? -1 : 1;
}
