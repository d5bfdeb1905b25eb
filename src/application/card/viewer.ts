/**
 * Who looks at a card, as HubSpot signed it, and what that person is to a record.
 *
 * HubSpot tells nobody's role, and of a team not who leads it; so managers and admins stand in the agreement.
 */
import { type Agreement } from '../../domain/agreement/agreement.ts';
import { type Directory, type Rep } from '../../domain/evaluate/directory.ts';

/** What HubSpot says of who asks; null where it does not. */
export interface Viewer {
  readonly userId: string | null;
  /** In small letters. */
  readonly email: string | null;
}

export type Role = 'owner' | 'manager' | 'admin' | 'viewer';

/** The owner ids behind a user; HubSpot keeps users and owners apart. */
export function ownerIdsOf({ userId }: Viewer, directory: Directory): ReadonlySet<string> {
  if (userId === null) return new Set();
  return new Set([...activeOf(userId, directory)].map(({ ownerId }) => ownerId));
}

/**
 * What somebody is to a record; of several the one that may do the most.
 * @param ownerId who owns the record by now; '' when nobody does
 */
export function roleOf(viewer: Viewer, ownerId: string, agreement: Agreement, directory: Directory): Role {
  const names = namesOf(viewer, directory);
  if (isNamed(agreement.admins, names)) return 'admin';
  const teams = directory.get(ownerId)?.teams ?? [];
  if (teams.some((team) => names.has(agreement.teamManagers.get(team) ?? ''))) return 'manager';
  return ownerId !== '' && ownerIdsOf(viewer, directory).has(ownerId) ? 'owner' : 'viewer';
}

/** Whether somebody stands under `admins`. */
export function isAdmin(viewer: Viewer, { admins }: Agreement, directory: Directory): boolean {
  return isNamed(admins, namesOf(viewer, directory));
}

function isNamed(listed: readonly string[], names: ReadonlySet<string>): boolean {
  return listed.some((name) => names.has(name));
}

/** By which an agreement may name this person. */
export function namesOf(viewer: Viewer, directory: Directory): ReadonlySet<string> {
  if (viewer.userId === null) return new Set();
  const reps = activeOf(viewer.userId, directory);
  return new Set([
    ...(viewer.email === null ? [] : [viewer.email]),
    ...reps.flatMap(({ ownerId, email }) => [ownerId, ...(email ? [email.toLowerCase()] : [])]),
  ]);
}

function activeOf(userId: string, directory: Directory): readonly Rep[] {
  return [...directory.values()].filter((rep) => rep.userId === userId && rep.active);
}
