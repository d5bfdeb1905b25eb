/**
 * Who is given a task: the owner, the manager of the owner's team, or somebody named. Who is not active in the directory
 * is given none.
 */
import { type Agreement, type TaskFor } from '../agreement/agreement.ts';
import { type Directory } from '../evaluate/directory.ts';

/** @returns an owner id; null when nobody active is meant */
export function recipientOf(
  taskFor: TaskFor,
  ownerId: string | null,
  agreement: Agreement,
  directory: Directory,
): string | null {
  switch (taskFor.kind) {
    case 'owner':
      return ownerId;
    case 'manager':
      return managerOf(ownerId, agreement, directory);
    case 'named':
      return ownerNamed(taskFor.name, directory);
  }
}

/**
 * The manager of the owner's first team that has one, else whom the agreement names for all. A manager who holds the
 * lead is not told of himself while there is anybody else.
 */
export function managerOf(
  ownerId: string | null,
  { alerts, teamManagers }: Agreement,
  directory: Directory,
): string | null {
  const teams = ownerId === null ? [] : (directory.get(ownerId)?.teams ?? []);
  const names = [...teams.flatMap((team) => teamManagers.get(team) ?? []), ...(alerts ? [alerts.to] : [])];
  const active = names.map((name) => ownerNamed(name, directory)).filter((id) => id !== null);
  return active.find((id) => id !== ownerId) ?? active[0] ?? null;
}

export function ownerNamed(name: string, directory: Directory): string | null {
  for (const rep of directory.values()) {
    if (rep.active && (rep.ownerId === name || rep.email?.toLowerCase() === name)) return rep.ownerId;
  }
  return null;
}
