/**
 * Grounds: an agreement as the fold over facts needs it. Each property it looks at has a place, and its definitions are
 * tests on places, so that a life is folded without looking names up; and each place says which parts of a moment rest
 * on it, so that a change of any other property leaves the part as it was.
 */
import {
  DEALS_PROPERTY,
  DISPOSITIONS,
  EXCUSES_PROPERTY,
  LAST_CONTACTED_PROPERTY,
  OWNER_PROPERTY,
  readyDefinitions,
  watchedProperties,
  type Agreement,
  type Disposition,
} from '../agreement/agreement.ts';
import { ANY_VALUE, propertiesOf, type Predicate } from '../agreement/predicate.ts';

/** What rests on a property; bits of a sum. */
export const STANDING = 1;
export const DEFINITIONS = 2;
export const PAUSES = 4;
export const TIERS = 8;
export const OWNER = 16;
export const EVERYTHING = 31;

/** What a property tells besides its value: that somebody was contacted, how many deals there are, what is excused. */
export type Telling = 'contacted' | 'deals' | 'excuses';

const TELLINGS: ReadonlyMap<string, Telling> = new Map([
  [LAST_CONTACTED_PROPERTY, 'contacted'],
  [DEALS_PROPERTY, 'deals'],
  [EXCUSES_PROPERTY, 'excuses'],
]);

/** One property at one of its values. */
interface Match {
  readonly place: number;
  readonly values: readonly string[];
  /** Whether any value suffices that is not empty. */
  readonly any: boolean;
}

/** A predicate on places; one alternative suffices, all matches of it are needed. */
export type Test = readonly (readonly Match[])[];

export interface Grounds {
  readonly agreement: Agreement;
  /** The place of each watched property; others have none. */
  readonly places: ReadonlyMap<string, number>;
  /** By place: what rests on the property. */
  readonly bears: readonly number[];
  /** By place: what the property tells; null: nothing but its value. */
  readonly tells: readonly (Telling | null)[];
  readonly ownerPlace: number;
  /** The definitions that make a record ready for its hand-off; mostly none. */
  readonly ready: readonly string[];
  readonly lead: Test;
  readonly dispositions: readonly { readonly name: Disposition; readonly test: Test }[];
  readonly definitions: readonly { readonly name: string; readonly test: Test }[];
  readonly pauses: readonly { readonly id: string; readonly test: Test }[];
  /** By promise, and behind them by quota as if it were one with a single tier; a null test always holds. */
  readonly promises: readonly { readonly appliesTo: Test | null; readonly tiers: readonly (Test | null)[] }[];
}

const ONLY_TIER = [{ when: null }] as const;

const known = new WeakMap<Agreement, Grounds>();

/** Worked out once for an agreement. */
export function groundsOf(agreement: Agreement): Grounds {
  let grounds = known.get(agreement);
  if (!grounds) known.set(agreement, (grounds = workedOut(agreement)));
  return grounds;
}

function workedOut(agreement: Agreement): Grounds {
  const { lead, dispositions, definitions, pauses } = agreement;
  const promises = [
    ...agreement.promises,
    ...agreement.quotas.map(({ appliesTo }) => ({ appliesTo, tiers: ONLY_TIER })),
  ];
  const properties = watchedProperties(agreement);
  const places = new Map(properties.map((property, place) => [property, place]));
  const test = (predicate: Predicate): Test => testOf(predicate, places);
  const unlessNull = (predicate: Predicate | null): Test | null => predicate && test(predicate);
  const bears = properties.map((property): number => (property === OWNER_PROPERTY ? OWNER : 0));
  const bearing = (part: number, predicates: readonly (Predicate | null)[]): void => {
    for (const property of predicates.flatMap((predicate) => (predicate ? propertiesOf(predicate) : []))) {
      const place = places.get(property) ?? 0;
      bears[place] = (bears[place] ?? 0) | part;
    }
  };
  bearing(STANDING, [lead, ...DISPOSITIONS.map((name) => dispositions[name])]);
  bearing(DEFINITIONS, [...definitions.values()]);
  bearing(
    PAUSES,
    pauses.map(({ when }) => when),
  );
  bearing(
    TIERS,
    promises.flatMap(({ appliesTo, tiers }) => [appliesTo, ...tiers.map(({ when }) => when)]),
  );
  return {
    agreement,
    places,
    bears,
    tells: properties.map((property) => TELLINGS.get(property) ?? null),
    ownerPlace: places.get(OWNER_PROPERTY) ?? 0,
    ready: readyDefinitions(agreement),
    lead: test(lead),
    dispositions: DISPOSITIONS.map((name) => ({ name, test: test(dispositions[name]) })),
    definitions: [...definitions].map(([name, predicate]) => ({ name, test: test(predicate) })),
    pauses: pauses.map(({ id, when }) => ({ id, test: test(when) })),
    promises: promises.map(({ appliesTo, tiers }) => ({
      appliesTo: unlessNull(appliesTo),
      tiers: tiers.map(({ when }) => unlessNull(when)),
    })),
  };
}

function testOf(predicate: Predicate, places: ReadonlyMap<string, number>): Test {
  return predicate.map((alternative) =>
    [...alternative].map(([property, values]) => ({
      place: places.get(property) ?? 0,
      values,
      any: values.includes(ANY_VALUE),
    })),
  );
}

/** @param values by place; '' where a property is empty or was never set */
export function passes(test: Test, values: readonly string[]): boolean {
  for (const alternative of test) {
    if (allMatch(alternative, values)) return true;
  }
  return false;
}

function allMatch(alternative: readonly Match[], values: readonly string[]): boolean {
  for (const { place, values: wanted, any } of alternative) {
    const value = values[place] ?? '';
    if (!wanted.includes(value) && (value === '' || !any)) return false;
  }
  return true;
}
