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

/** `valueOf` returns '' for a property that is empty or was never set; '' may be listed as a value. */
export function holds(predicate: Predicate, valueOf: (property: string) => string): boolean {
  for (const alternative of predicate) {
    if (allMatch(alternative, valueOf)) return true;
  }
  return false;
}

function allMatch(alternative: Alternative, valueOf: (property: string) => string): boolean {
  for (const [property, values] of alternative) {
    const value = valueOf(property);
    if (!values.includes(value) && (value === '' || !values.includes(ANY_VALUE))) return false;
  }
  return true;
}

/** The names of all properties a predicate looks at. */
export function propertiesOf(predicate: Predicate): readonly string[] {
  return [...new Set(predicate.flatMap((alternative) => [...alternative.keys()]))];
}
