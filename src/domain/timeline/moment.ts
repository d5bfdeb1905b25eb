/**
 * A moment: what the agreement says of a record from an instant on. It is worked out once for each instant at which
 * something changed, so that everything after it deals in definitions and never again in property values.
 */
import { type Disposition } from '../agreement/agreement.ts';
import { type FactSource } from './fact.ts';
import {
  DEFINITIONS,
  EVERYTHING,
  passes,
  PAUSES,
  STANDING,
  TIERS,
  type Grounds,
  type Test,
} from './grounds.ts';
import { isHuman } from './source.ts';

export const NOBODY: FactSource = { type: 'UNKNOWN', id: '' };
const NO_DEFINITIONS: Moment['definitions'] = new Map();

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
  /**
   * For each promise of the agreement, the first tier that holds; -1 where the promise is not made for this record. Behind
   * them for each quota 0, or -1 where it is not for this record.
   */
  readonly tiers: readonly number[];
  /** Who brought the moment about: the source of its last change. */
  readonly by: FactSource;
  /** Whether the owner of this moment was set by an import. */
  readonly imported: boolean;
  /** Whether the record became a lead, the last time it did, by an import. */
  readonly leadImported: boolean;
  /** Whether all that changed came with an import; false where no promise asks for it. */
  readonly byImport: boolean;
}

/** Whether the record waits for its hand-off: it is what the definition says, no lead in sales' hands, and not disposed of. */
export function isReady({ isLead, disposition, definitions }: Moment, definition: string): boolean {
  return !isLead && disposition === null && definitions.has(definition);
}

/** The values of one record's watched properties by their places, and how each came about. */
export class Values {
  readonly list: string[] = [];
  readonly #imported: boolean[] = [];

  /** @param imported whether the value came with an import or a burst */
  set(place: number, value: string, imported: boolean): void {
    while (this.list.length <= place) {
      this.list.push('');
      this.#imported.push(false);
    }
    this.list[place] = value;
    this.#imported[place] = imported;
  }

  of(place: number): string {
    return this.list[place] ?? '';
  }

  imported(place: number): boolean {
    return this.#imported[place] ?? false;
  }

  /** Takes over from a record that was merged into this one what this one has no value for. */
  fillFrom(other: Values): void {
    for (const [place, value] of other.list.entries()) {
      if (value !== '' && this.of(place) === '') this.set(place, value, other.imported(place));
    }
  }
}

/** The properties that changed at one instant, by place, and who changed them; the later of two changes counts. */
export class Changes {
  readonly #places: number[] = [];
  readonly #sources: FactSource[] = [];
  /** How many there are; the lists are used again and may be longer. */
  #count = 0;
  /** What rests on the changed properties. */
  parts = 0;

  add(place: number, source: FactSource, parts: number): void {
    this.#places[this.#count] = place;
    this.#sources[this.#count] = source;
    this.#count += 1;
    this.parts |= parts;
  }

  sourceOf(place: number): FactSource | undefined {
    for (let index = this.#count - 1; index >= 0; index -= 1) {
      if (this.#places[index] === place) return this.#sources[index];
    }
    return undefined;
  }

  get last(): FactSource | undefined {
    return this.#count === 0 ? undefined : this.#sources[this.#count - 1];
  }

  /** Whether there are changes, and all of them are of such a source. */
  allBy(isSuch: (source: FactSource) => boolean): boolean {
    for (let index = 0; index < this.#count; index += 1) {
      const source = this.#sources[index];
      if (source && !isSuch(source)) return false;
    }
    return this.#count > 0;
  }

  /** Whether there are changes of properties that bear `part`, and all of these came with an import. */
  allImported(part: number, { bears }: Grounds, values: Values): boolean {
    let some = false;
    for (let index = 0; index < this.#count; index += 1) {
      const place = this.#places[index] ?? 0;
      if (((bears[place] ?? 0) & part) === 0) continue;
      if (!values.imported(place)) return false;
      some = true;
    }
    return some;
  }

  clear(): void {
    this.#count = 0;
    this.parts = 0;
  }
}

/**
 * @param stands the moment before where its values stand but for the changes; null: every part is worked out anew
 * @param previous the moment before, which tells whose hand made a definition hold
 */
export function momentOf(
  at: number,
  grounds: Grounds,
  values: Values,
  changes: Changes,
  stands: Moment | null,
  previous: Moment | undefined,
): Moment {
  const parts = stands ? changes.parts : EVERYTHING;
  let disposition: Disposition | null;
  let isLead: boolean;
  if (stands && (parts & STANDING) === 0) {
    ({ disposition, isLead } = stands);
  } else {
    disposition = dispositionOf(grounds, values);
    isLead = disposition === null && passes(grounds.lead, values.list);
  }
  const becameLead = isLead && previous?.isLead !== true;
  return {
    at,
    disposition,
    isLead,
    ownerId: values.of(grounds.ownerPlace),
    definitions:
      stands && (parts & DEFINITIONS) === 0
        ? stands.definitions
        : definitionsOf(grounds, values, changes, previous),
    pauseId: stands && (parts & PAUSES) === 0 ? stands.pauseId : pauseOf(grounds, values),
    tiers: stands && (parts & TIERS) === 0 ? stands.tiers : tiersOf(grounds, values),
    by: changes.last ?? previous?.by ?? NOBODY,
    imported: values.imported(grounds.ownerPlace),
    // Whether what made the record a lead all came with an import.
    leadImported: becameLead
      ? changes.allImported(STANDING, grounds, values)
      : (previous?.leadImported ?? false),
    byImport: grounds.ready.length > 0 && changes.allImported(EVERYTHING, grounds, values),
  };
}

function dispositionOf({ dispositions }: Grounds, { list }: Values): Disposition | null {
  for (const { name, test } of dispositions) {
    if (passes(test, list)) return name;
  }
  return null;
}

function pauseOf({ pauses }: Grounds, { list }: Values): string | null {
  for (const { id, test } of pauses) {
    if (passes(test, list)) return id;
  }
  return null;
}

/** A definition that held before keeps the hand that made it true; a person who confirms it makes it human. */
function definitionsOf(
  { definitions }: Grounds,
  { list }: Values,
  changes: Changes,
  previous: Moment | undefined,
): Moment['definitions'] {
  const before = previous?.definitions ?? NO_DEFINITIONS;
  let held: Map<string, 'human' | 'automation'> | null = null;
  let same = true;
  for (const { name, test } of definitions) {
    if (!passes(test, list)) continue;
    const hand = before.get(name) === 'human' || byHand(test, changes) ? 'human' : 'automation';
    same &&= before.get(name) === hand;
    (held ??= new Map()).set(name, hand);
  }
  if (held === null) return NO_DEFINITIONS;
  return same && held.size === before.size ? before : held;
}

function byHand(test: Test, changes: Changes): boolean {
  for (const alternative of test) {
    for (const { place } of alternative) {
      const source = changes.sourceOf(place);
      if (source && isHuman(source)) return true;
    }
  }
  return false;
}

function tiersOf({ promises }: Grounds, { list }: Values): readonly number[] {
  return promises.map(({ appliesTo, tiers }) =>
    appliesTo !== null && !passes(appliesTo, list)
      ? -1
      : tiers.findIndex((test) => test === null || passes(test, list)),
  );
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
