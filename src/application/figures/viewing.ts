/**
 * Who may see which figures: a rep his own, a manager those of the teams he is set over, an admin all.
 *
 * The rule it owns: where the agreement asks for aggregates, nobody is shown figures of single reps but each rep his own;
 * managers and admins see teams.
 */
import { type Agreement } from '../../domain/agreement/agreement.ts';
import { type Directory } from '../../domain/evaluate/directory.ts';
import { namesOf, ownerIdsOf, type Viewer } from '../card/viewer.ts';
import { type Within } from './figures.ts';

export interface Viewing {
  readonly role: 'rep' | 'manager' | 'admin';
  /** Whose clocks; null: everybody's. */
  readonly within: Within | null;
  /** Whether reps may be named and set side by side. */
  readonly namesReps: boolean;
}

/** Whoever has the store at hand: as an admin. */
export const OPERATOR = 'operator';

/** @returns null for who is neither an owner nor named by the agreement: there is nothing to show */
export function viewingOf(
  viewer: Viewer | typeof OPERATOR,
  agreement: Agreement,
  directory: Directory,
): Viewing | null {
  const namesReps = agreement.reports.people === 'named';
  if (viewer === OPERATOR) return { role: 'admin', within: null, namesReps };
  const names = namesOf(viewer, directory);
  if (agreement.admins.some((name) => names.has(name))) return { role: 'admin', within: null, namesReps };
  const ownerIds = [...ownerIdsOf(viewer, directory)];
  const teams = [...agreement.teamManagers].flatMap(([team, manager]) => (names.has(manager) ? [team] : []));
  if (teams.length > 0) return { role: 'manager', within: { teams, ownerIds }, namesReps };
  // A rep's own name is no news to the rep.
  return ownerIds.length === 0 ? null : { role: 'rep', within: { teams: [], ownerIds }, namesReps: true };
}
