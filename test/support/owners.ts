/** Active owners of a portal, each in one team, as the directory keeps them. */
import { NO_PAST } from '../../src/application/people.ts';
import { type Store } from '../../src/application/store.ts';

export type Person = readonly [ownerId: string, name: string, email: string, team: string];

export function ownersNamed(people: readonly Person[]): Parameters<Store['replaceOwners']>[0] {
  return people.map(([ownerId, name, email, team]) => ({
    ...NO_PAST,
    ownerId,
    userId: `9${ownerId}`,
    name,
    email,
    type: 'person',
    active: true,
    teams: [{ id: `t${ownerId}`, name: team, primary: true }],
  }));
}
