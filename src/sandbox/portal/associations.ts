/** Which tasks belong to which contacts. Every association has both directions, each with a type id of its own. */
import { type ObjectType } from './definitions.ts';
import { badRequest } from './errors.ts';

/** HubSpot's type ids (its guide "Associate records"). */
const TYPE_IDS: Readonly<Record<`${ObjectType}>${ObjectType}`, number | null>> = {
  'tasks>contacts': 204,
  'contacts>tasks': 203,
  'contacts>contacts': 449,
  'tasks>tasks': null,
};

export class Associations {
  readonly #edges = new Map<string, Set<string>>();

  /** @throws PortalError 400 for a type id that does not join these two kinds */
  check(from: ObjectType, to: ObjectType, typeId?: number): void {
    const expected = TYPE_IDS[`${from}>${to}`];
    if (expected === null || (typeId !== undefined && typeId !== expected)) {
      throw badRequest(`Association type ${typeId ?? 'unknown'} does not join ${from} with ${to}.`);
    }
  }

  /** @throws as `check` */
  join(from: ObjectType, fromId: string, to: ObjectType, toId: string, typeId?: number): void {
    this.check(from, to, typeId);
    this.#add(from, fromId, to, toId);
    this.#add(to, toId, from, fromId);
  }

  /** Ids in the order in which they were joined. */
  joined(from: ObjectType, fromId: string, to: ObjectType): readonly string[] {
    return [...(this.#edges.get(`${from}:${fromId}>${to}`) ?? [])];
  }

  typeId(from: ObjectType, to: ObjectType): number {
    return TYPE_IDS[`${from}>${to}`] ?? 0;
  }

  /** After a merge the survivor has what its forerunners had. */
  move(type: ObjectType, fromId: string, toId: string): void {
    for (const other of ['contacts', 'tasks'] as const) {
      for (const otherId of this.joined(type, fromId, other)) {
        this.#edges.get(`${other}:${otherId}>${type}`)?.delete(fromId);
        this.#add(type, toId, other, otherId);
        this.#add(other, otherId, type, toId);
      }
      this.#edges.delete(`${type}:${fromId}>${other}`);
    }
  }

  #add(from: ObjectType, fromId: string, to: ObjectType, toId: string): void {
    const key = `${from}:${fromId}>${to}`;
    const known = this.#edges.get(key);
    if (known) known.add(toId);
    else this.#edges.set(key, new Set([toId]));
  }
}
