/** Keeps the directory of owners current and hands it to the evaluation as it last stood. */
import { type Directory, type Rep } from '../domain/evaluate/directory.ts';
import { type Crm, type Owner } from './crm.ts';
import { type Store } from './store.ts';

/** The directory as kept in memory between syncs. */
export class CurrentDirectory {
  #directory: Directory = new Map();

  current(): Directory {
    return this.#directory;
  }

  replace(owners: readonly Owner[]): void {
    this.#directory = new Map(owners.map((owner) => [owner.ownerId, repOf(owner)]));
  }
}

/**
 * Reads all owners from the CRM, keeps them, and makes the records of changed owners due.
 * @returns how many owners changed
 */
export async function syncDirectory(
  crm: Crm,
  store: Store,
  directory: CurrentDirectory,
  now: number,
): Promise<number> {
  const told = await crm.owners();
  const listed = new Set(told.map(({ ownerId }) => ownerId));
  const gone = (await store.owners()).filter(({ ownerId }) => !listed.has(ownerId));
  // In use before the records are due: whoever looks at them must not see the directory of before.
  directory.replace([...gone.map((owner) => ({ ...owner, active: false })), ...told]);
  return store.replaceOwners(told, now);
}

function repOf({ ownerId, userId, active, type, teams, email }: Owner): Rep {
  const primaryFirst = [...teams].sort((a, b) => Number(b.primary) - Number(a.primary));
  return { ownerId, userId, active, type, email, teams: primaryFirst.flatMap(({ name, id }) => [name, id]) };
}
