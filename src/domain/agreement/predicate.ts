/**
 * A predicate on a record's properties: the checkable half of a definition.
 *
 * Example: `[{ lifecyclestage: [lead] , hs_lead_status: [NEW] }, { lifecyclestage: [marketingqualifiedlead] }]`
 * holds when one of the alternatives has all its properties at one of their values.
 */

/** In a list of values: whatever is not empty. */
export const ANY_VALUE = '*';

/** All properties of an alternative must have one of the values listed for them. */
export type Alternative = ReadonlyMap<string, readonly string[]>;

/** One alternative suffices; a predicate without alternatives never holds. */
export type Predicate = readonly Alternative[];

/** The first alternative that holds for these values; null: none does. */
export function holding(predicate: Predicate, valueOf: (property: string) => string): Alternative | null {
  const holds = (alternative: Alternative): boolean =>
    [...alternative].every(([property, values]) => {
      const value = valueOf(property);
      return values.includes(value) || (value !== '' && values.includes(ANY_VALUE));
    });
  return predicate.find(holds) ?? null;
}

/** The names of all properties a predicate looks at. */
export function propertiesOf(predicate: Predicate): readonly string[] {
  return [...new Set(predicate.flatMap((alternative) => [...alternative.keys()]))];
}
