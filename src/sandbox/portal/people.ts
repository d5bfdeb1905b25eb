/** The people of the portal. Three ids must never be mixed up: the owner's, the user's, and the team's. */

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
}

export class People {
  readonly #byOwnerId = new Map<string, Person>();

  constructor(people: readonly Person[]) {
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
}

export function fullName({ firstName, lastName }: Person): string {
  return `${firstName} ${lastName}`;
}
