/** Keeps the directory of owners current and hands it to the evaluation as it last stood. */
import { type Directory, type Rep } from '../domain/evaluate/directory.ts';
import { type Logger } from 'pino';
import { type Crm, type Owner } from './crm.ts';
import { remembered, type KnownOwner } from './people.ts';
import { type Store } from './store.ts';

/** The directory as kept in memory between syncs. */
export class CurrentDirectory {
  #directory: Directory = new Map();
  #names: ReadonlyMap<string, string> = new Map();

  current(): Directory {
    return this.#directory;
  }

  /** Display name of an owner; null where it is not known. */
  nameOf(ownerId: string): string | null {
    return this.#names.get(ownerId) ?? null;
  }

  replace(owners: readonly KnownOwner[]): void {
    this.#names = new Map(owners.map(({ ownerId, name }) => [ownerId, name]));
    this.#directory = new Map(owners.map((owner) => [owner.ownerId, repOf(owner)]));
  }
}

/**
 * Reads all owners from the CRM, keeps them with what was before, and makes the records of changed owners due. Where the
 * app may not read users nobody is known to be absent, and the log says so.
 * @returns how many owners changed
 */
export async function syncDirectory(
  crm: Crm,
  store: Store,
  directory: CurrentDirectory,
  now: number,
  log: Logger,
): Promise<number> {
  const [told, absences, known] = await Promise.all([crm.owners(), crm.absences(), store.owners()]);
  if (absences === null) {
    log.warn(
      { scope: 'crm.objects.users.read' },
      'absences cannot be read, so no clock stands still for them; upload the app anew, with the scope',
    );
  }
  const people = remembered(known, told, absences, now);
  // In use before the records are due: whoever looks at them must not see the directory of before.
  directory.replace(people);
  return store.replaceOwners(people, now);
}

function repOf({ teams, teamsBefore, absences, inactive, ...owner }: KnownOwner): Rep {
  const { ownerId, userId, active, type, email } = owner;
  return {
    ownerId,
    userId,
    active,
    inactive,
    type,
    email,
    teams: namesOf(teams),
    teamsBefore: teamsBefore.map(({ untilAt, teams: former }) => ({ untilAt, teams: namesOf(former) })),
    absences: absences ?? [],
  };
}

function namesOf(teams: Owner['teams']): readonly string[] {
  const primaryFirst = [...teams].sort((a, b) => Number(b.primary) - Number(a.primary));
  return primaryFirst.flatMap(({ name, id }) => [name, id]);
}
