/** The people of the portal. Three ids must never be mixed up: the owner's, the user's, and the team's. */
import { notFound } from './errors.ts';

export interface Team {
  readonly id: string;
  readonly name: string;
}

export interface Person {
  /** What stands in `hubspot_owner_id`. */
  readonly ownerId: string;
  /** What cards, signed requests and property histories carry. */
  readonly userId: number;
  readonly firstName: string;
  readonly lastName: string;
  readonly email: string;
  readonly teams: readonly (Team & { readonly primary: boolean })[];
  readonly archived: boolean;
  readonly createdAt: number;
  /** Left out: nothing changed since the creation. */
  readonly updatedAt?: number;
  /** A queue holds records for nobody in particular; left out: a person. */
  readonly type?: 'PERSON' | 'QUEUE';
  /** As it stands in `hs_out_of_office_hours`. */
  readonly outOfOffice?: readonly { readonly startTimestamp: number; readonly endTimestamp: number }[];
}

export class People {
  readonly #byOwnerId = new Map<string, Person>();
  readonly #now: () => number;

  /** @param now the portal's time, epoch ms */
  constructor(people: readonly Person[], now: () => number) {
    this.#now = now;
    for (const person of people) this.#byOwnerId.set(person.ownerId, person);
  }

  all(): readonly Person[] {
    return [...this.#byOwnerId.values()];
  }

  byOwnerId(ownerId: string): Person | undefined {
    return this.#byOwnerId.get(ownerId);
  }

  byUserId(userId: number): Person | undefined {
    return this.all().find((person) => person.userId === userId);
  }

  /** Adds a person, or puts another state in place of one. */
  put(person: Person): void {
    this.#byOwnerId.set(person.ownerId, person);
  }

  /**
   * Deactivates an owner, or takes one back; records keep whom they belong to.
   * @throws PortalError 404 when nobody has that id
   */
  archive(ownerId: string, archived = true): void {
    const person = this.byOwnerId(ownerId);
    if (!person) throw notFound(`owner ${ownerId}`, [ownerId]);
    this.put({ ...person, archived, updatedAt: this.#now() });
  }

  /** Every team somebody is in. */
  teams(): readonly Team[] {
    const all = this.all().flatMap(({ teams }) => teams.map(({ id, name }) => [id, { id, name }] as const));
    return [...new Map(all).values()];
  }
}

export function fullName({ firstName, lastName }: Person): string {
  return `${firstName} ${lastName}`;
}
