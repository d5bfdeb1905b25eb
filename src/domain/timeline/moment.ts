/**
 * A moment: what the agreement says of a record from an instant on. It is worked out once for each instant at which
 * something changed, so that everything after it deals in definitions and never again in property values.
 */
import {
  DISPOSITIONS,
  OWNER_PROPERTY,
  type Agreement,
  type Disposition,
  type SlaPromise,
} from '../agreement/agreement.ts';
import { holds, type Predicate } from '../agreement/predicate.ts';
import { type FactSource } from './fact.ts';
import { groundsOf, touches } from './grounds.ts';
import { isHuman } from './source.ts';

const NOBODY: FactSource = { type: 'UNKNOWN', id: '' };

export interface Moment {
  readonly at: number;
  /** Whether the record is a lead in sales' hands and has no disposition. */
  readonly isLead: boolean;
  readonly disposition: Disposition | null;
  /** HubSpot owner id; '' when nobody owns the record. */
  readonly ownerId: string;
  /** The named definitions that hold, and whether a person made it so. */
  readonly definitions: ReadonlyMap<string, 'human' | 'automation'>;
  /** The first pause rule that holds. */
  readonly pauseId: string | null;
  /** For each promise of the agreement, the first tier that holds; -1 where the promise is not made for this record. */
  readonly tiers: readonly number[];
  /** Who brought the moment about: the source of its last change. */
  readonly by: FactSource;
  /** Whether the owner of this moment was set by an import. */
  readonly imported: boolean;
  /** Whether the record became a lead, the last time it did, by an import. */
  readonly leadImported: boolean;
}

/** The values of one record's properties, and how each came about. */
export class Values {
  readonly #values = new Map<string, string>();
  readonly #imported = new Set<string>();

  /** @param imported whether the value came with an import or a burst */
  set(property: string, value: string, imported: boolean): void {
    this.#values.set(property, value);
    if (imported) this.#imported.add(property);
    else this.#imported.delete(property);
  }

  readonly of = (property: string): string => this.#values.get(property) ?? '';

  imported(property: string): boolean {
    return this.#imported.has(property);
  }

  /** Takes over from a record that was merged into this one what this one has no value for. */
  fillFrom(other: Values): void {
    for (const [property, value] of other.#values) {
      if (this.of(property) === '') this.set(property, value, other.imported(property));
    }
  }
}

/**
 * @param changed the properties that changed at this instant, and who changed them
 * @param stands the moment before where its values stand but for `changed`; null: every part is worked out anew
 * @param previous the moment before, which tells whose hand made a definition hold
 */
export function momentOf(
  at: number,
  agreement: Agreement,
  values: Values,
  changed: ReadonlyMap<string, FactSource>,
  stands: Moment | null,
  previous: Moment | undefined,
): Moment {
  const grounds = groundsOf(agreement);
  const unlessTouched = (properties: ReadonlySet<string>): Moment | null =>
    stands && !touches(changed, properties) ? stands : null;
  const { disposition, isLead } = unlessTouched(grounds.standing) ?? standingOf(agreement, values);
  const paused = unlessTouched(grounds.pauses);
  const becameLead = isLead && previous?.isLead !== true;
  return {
    at,
    disposition,
    isLead,
    ownerId: values.of(OWNER_PROPERTY),
    definitions:
      unlessTouched(grounds.definitions)?.definitions ?? definitionsOf(agreement, values, changed, previous),
    pauseId: paused ? paused.pauseId : pauseOf(agreement, values),
    tiers:
      unlessTouched(grounds.tiers)?.tiers ?? agreement.promises.map((promise) => tierOf(promise, values)),
    by: lastOf(changed) ?? previous?.by ?? NOBODY,
    imported: values.imported(OWNER_PROPERTY),
    leadImported: becameLead
      ? allImported(values, changed, grounds.standing)
      : (previous?.leadImported ?? false),
  };
}

/** Whether the changes that made the record a lead all came with an import. */
function allImported(
  values: Values,
  changed: ReadonlyMap<string, FactSource>,
  standing: ReadonlySet<string>,
): boolean {
  let some = false;
  for (const property of changed.keys()) {
    if (!standing.has(property)) continue;
    if (!values.imported(property)) return false;
    some = true;
  }
  return some;
}

function standingOf(agreement: Agreement, values: Values): Pick<Moment, 'disposition' | 'isLead'> {
  const disposition = DISPOSITIONS.find((name) => holds(agreement.dispositions[name], values.of)) ?? null;
  return { disposition, isLead: disposition === null && holds(agreement.lead, values.of) };
}

function pauseOf({ pauses }: Agreement, values: Values): string | null {
  return pauses.find(({ when }) => holds(when, values.of))?.id ?? null;
}

function lastOf(changed: ReadonlyMap<string, FactSource>): FactSource | undefined {
  let last: FactSource | undefined;
  for (const source of changed.values()) last = source;
  return last;
}

/** A definition that held before keeps the hand that made it true; a person who confirms it makes it human. */
function definitionsOf(
  { definitions }: Agreement,
  values: Values,
  changed: ReadonlyMap<string, FactSource>,
  previous: Moment | undefined,
): Moment['definitions'] {
  const held = new Map<string, 'human' | 'automation'>();
  for (const [name, predicate] of definitions) {
    if (!holds(predicate, values.of)) continue;
    const before = previous?.definitions.get(name);
    held.set(name, before === 'human' || byHand(predicate, changed) ? 'human' : 'automation');
  }
  return held;
}

function byHand(predicate: Predicate, changed: ReadonlyMap<string, FactSource>): boolean {
  for (const alternative of predicate) {
    for (const property of alternative.keys()) {
      const source = changed.get(property);
      if (source && isHuman(source)) return true;
    }
  }
  return false;
}

function tierOf({ appliesTo, tiers }: SlaPromise, values: Values): number {
  if (appliesTo !== null && !holds(appliesTo, values.of)) return -1;
  return tiers.findIndex(({ when }) => when === null || holds(when, values.of));
}

/** Whether two moments say the same, whenever they are. */
export function sameMoment(a: Moment, b: Moment): boolean {
  return (
    a.isLead === b.isLead &&
    a.disposition === b.disposition &&
    a.ownerId === b.ownerId &&
    a.pauseId === b.pauseId &&
    a.imported === b.imported &&
    a.definitions.size === b.definitions.size &&
    (a.tiers === b.tiers || a.tiers.every((tier, index) => tier === b.tiers[index])) &&
    (a.definitions === b.definitions || sameDefinitions(a.definitions, b.definitions))
  );
}

function sameDefinitions(a: Moment['definitions'], b: Moment['definitions']): boolean {
  for (const [name, hand] of a) {
    if (b.get(name) !== hand) return false;
  }
  return true;
}
