/**
 * What one predicate says of another: whether it implies it, and whether both can hold at once.
 *
 * Example (a test row): `{ status: [NEW], country: [SA] }` implies `{ status: [NEW, OPEN] }` and contradicts
 * `{ country: [GB] }`.
 */
import { ANY_VALUE, type Alternative, type Predicate } from '../../src/domain/agreement/predicate.ts';

/** Whether whatever `narrow` holds for, `wide` holds for too; null is what holds for all. */
export function implies(narrow: Predicate | null, wide: Predicate | null): boolean {
  if (wide === null) return true;
  if (narrow === null) return false;
  return narrow.every((one) => wide.some((other) => alternativeImplies(one, other)));
}

/** Whether no record can be like both. */
export function contradicts(one: Predicate | null, other: Predicate | null): boolean {
  if (one === null || other === null) return false;
  return one.every((a) =>
    other.every((b) => sharedProperties(a, b).some((name) => common(a, b, name).length === 0)),
  );
}

/**
 * The values in `one` at which it is a case of `other` already, such as "hs_lead_status: BAD_TIMING"; null when there
 * are none.
 */
export function valuesAlsoMeaning(one: Predicate, other: Predicate): string | null {
  for (const a of one) {
    for (const b of other) {
      const names = [...b.keys()];
      if (names.every((name) => a.has(name) && common(a, b, name).length > 0)) {
        return names.map((name) => `${name}: ${common(a, b, name).join(', ')}`).join('; ');
      }
    }
  }
  return null;
}

function alternativeImplies(narrow: Alternative, wide: Alternative): boolean {
  return [...wide].every(([name, allowed]) => {
    const values = narrow.get(name);
    return values?.every((value) => isAmong(value, allowed)) ?? false;
  });
}

function sharedProperties(a: Alternative, b: Alternative): readonly string[] {
  return [...a.keys()].filter((name) => b.has(name));
}

/** The values both allow; "*" stands for all but the empty one. */
function common(a: Alternative, b: Alternative, name: string): readonly string[] {
  const [left, right] = [a.get(name) ?? [], b.get(name) ?? []];
  const both = [
    ...left.filter((value) => isAmong(value, right)),
    ...right.filter((value) => isAmong(value, left)),
  ];
  return [...new Set(both)];
}

function isAmong(value: string, values: readonly string[]): boolean {
  return values.includes(value) || (value !== '' && values.includes(ANY_VALUE));
}
