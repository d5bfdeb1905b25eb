/**
 * Grounds: the properties each part of a moment rests on. A change of any other property leaves the part as it was, so
 * that most moments of a life take most of what they say from the moment before.
 */
import { DISPOSITIONS, type Agreement } from '../agreement/agreement.ts';
import { propertiesOf, type Predicate } from '../agreement/predicate.ts';

export interface Grounds {
  /** What says whether the record is a lead, or has a disposition. */
  readonly standing: ReadonlySet<string>;
  readonly definitions: ReadonlySet<string>;
  readonly pauses: ReadonlySet<string>;
  readonly tiers: ReadonlySet<string>;
}

const known = new WeakMap<Agreement, Grounds>();

/** Worked out once for an agreement. */
export function groundsOf(agreement: Agreement): Grounds {
  const before = known.get(agreement);
  if (before) return before;
  const { lead, dispositions, definitions, pauses, promises } = agreement;
  const grounds: Grounds = {
    standing: all([lead, ...DISPOSITIONS.map((name) => dispositions[name])]),
    definitions: all([...definitions.values()]),
    pauses: all(pauses.map(({ when }) => when)),
    tiers: all(promises.flatMap(({ appliesTo, tiers }) => [appliesTo, ...tiers.map(({ when }) => when)])),
  };
  known.set(agreement, grounds);
  return grounds;
}

function all(predicates: readonly (Predicate | null)[]): ReadonlySet<string> {
  return new Set(predicates.flatMap((predicate) => (predicate === null ? [] : propertiesOf(predicate))));
}

/** Whether any of these properties is among those that changed. */
export function touches(changed: ReadonlyMap<string, unknown>, properties: ReadonlySet<string>): boolean {
  for (const property of changed.keys()) {
    if (properties.has(property)) return true;
  }
  return false;
}
