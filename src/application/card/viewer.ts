/** Who looks at a card, as HubSpot signed it, and what that person is to a record. */
import { type Directory } from '../../domain/evaluate/directory.ts';

/** What HubSpot says of who asks; null where it does not. */
export interface Viewer {
  readonly userId: string | null;
  readonly email: string | null;
}

export type Role = 'owner' | 'manager' | 'admin' | 'viewer';

/** The owner ids behind a user; HubSpot keeps users and owners apart. */
export function ownerIdsOf({ userId }: Viewer, directory: Directory): ReadonlySet<string> {
  if (userId === null) return new Set();
  return new Set(
    [...directory.values()].filter((rep) => rep.userId === userId).map(({ ownerId }) => ownerId),
  );
}

/** @param ownerId who owns the record by now; '' when nobody does */
export function roleOf(viewer: Viewer, ownerId: string, directory: Directory): Role {
  return ownerIdsOf(viewer, directory).has(ownerId) ? 'owner' : 'viewer';
}
