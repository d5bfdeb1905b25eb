/** Which records belong together. Every association has both directions, each with a type id of its own. */
import { badRequest } from './errors.ts';
import { OBJECT_TYPES, type ObjectType } from './kinds.ts';
import { type Source } from './record.ts';

/** HubSpot's type ids (its guide "Associate records"). */
const TYPE_IDS: Readonly<Partial<Record<`${ObjectType}>${ObjectType}`, number>>> = {
  'tasks>contacts': 204,
  'contacts>tasks': 203,
  'contacts>contacts': 449,
  'deals>contacts': 3,
  'contacts>deals': 4,
  'calls>contacts': 194,
  'contacts>calls': 193,
  'emails>contacts': 198,
  'contacts>emails': 197,
  'meetings>contacts': 200,
  'contacts>meetings': 199,
  'notes>contacts': 202,
  'contacts>notes': 201,
  'tasks>deals': 216,
  'deals>tasks': 215,
};

/** One direction of an association that came or went. */
export interface Edge {
  readonly from: ObjectType;
  readonly fromId: string;
  readonly to: ObjectType;
  readonly toId: string;
}

export class Associations {
  readonly #edges = new Map<string, Set<string>>();
  readonly #onChange: (edge: Edge, removed: boolean, by: Source | undefined) => void;

  constructor(onChange: (edge: Edge, removed: boolean, by: Source | undefined) => void) {
    this.#onChange = onChange;
  }

  /** @throws PortalError 400 for a type id that does not join these two kinds */
  check(from: ObjectType, to: ObjectType, typeId?: number): void {
    const expected = TYPE_IDS[`${from}>${to}`];
    if (expected === undefined || (typeId !== undefined && typeId !== expected)) {
      throw badRequest(`Association type ${typeId ?? 'unknown'} does not join ${from} with ${to}.`);
    }
  }

  /** @throws as `check` */
  join(from: ObjectType, fromId: string, to: ObjectType, toId: string, typeId?: number, by?: Source): void {
    this.check(from, to, typeId);
    if (this.#edges.get(`${from}:${fromId}>${to}`)?.has(toId)) return;
    this.#add(from, fromId, to, toId);
    this.#add(to, toId, from, fromId);
    this.#onChange({ from, fromId, to, toId }, false, by);
    this.#onChange({ from: to, fromId: toId, to: from, toId: fromId }, false, by);
  }

  /** What was not joined stays so. */
  part(from: ObjectType, fromId: string, to: ObjectType, toId: string, by?: Source): void {
    if (!this.#edges.get(`${from}:${fromId}>${to}`)?.delete(toId)) return;
    this.#edges.get(`${to}:${toId}>${from}`)?.delete(fromId);
    this.#onChange({ from, fromId, to, toId }, true, by);
    this.#onChange({ from: to, fromId: toId, to: from, toId: fromId }, true, by);
  }

  /** Ids in the order in which they were joined. */
  joined(from: ObjectType, fromId: string, to: ObjectType): readonly string[] {
    return [...(this.#edges.get(`${from}:${fromId}>${to}`) ?? [])];
  }

  /** Kinds that can be joined with one. */
  kindsOf(from: ObjectType): readonly ObjectType[] {
    return OBJECT_TYPES.filter((to) => TYPE_IDS[`${from}>${to}`] !== undefined);
  }

  /** @throws PortalError 400 when the two kinds cannot be joined */
  typeId(from: ObjectType, to: ObjectType): number {
    this.check(from, to);
    return TYPE_IDS[`${from}>${to}`] ?? 0;
  }

  /** The kind on the other side of an association of this type; undefined when there is none. */
  otherSide(from: ObjectType, typeId: number): ObjectType | undefined {
    return OBJECT_TYPES.find((to) => TYPE_IDS[`${from}>${to}`] === typeId);
  }

  /** After a merge the survivor has what its forerunners had. */
  move(type: ObjectType, fromId: string, toId: string): void {
    for (const other of this.kindsOf(type)) {
      for (const otherId of this.joined(type, fromId, other)) {
        this.#edges.get(`${other}:${otherId}>${type}`)?.delete(fromId);
        this.#add(type, toId, other, otherId);
        this.#add(other, otherId, type, toId);
      }
      this.#edges.delete(`${type}:${fromId}>${other}`);
    }
  }

  /** Takes away all that a record is joined to, in silence: it is gone for good. */
  forget(type: ObjectType, id: string): void {
    for (const other of this.kindsOf(type)) {
      for (const otherId of this.joined(type, id, other)) {
        this.#edges.get(`${other}:${otherId}>${type}`)?.delete(id);
      }
      this.#edges.delete(`${type}:${id}>${other}`);
    }
  }

  #add(from: ObjectType, fromId: string, to: ObjectType, toId: string): void {
    const key = `${from}:${fromId}>${to}`;
    const known = this.#edges.get(key);
    if (known) known.add(toId);
    else this.#edges.set(key, new Set([toId]));
  }
}
