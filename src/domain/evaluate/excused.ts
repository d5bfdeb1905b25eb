/**
 * Whether a broken promise is excused (E39).
 *
 * The rule it owns: nobody excuses himself, and no automation excuses anybody. What a person wrote counts unless that
 * person owned the record then, or is the rep the clock is about; what an app wrote counts, since the card's server has
 * asked for the role. Who is not named cannot be told from the owner and excuses nothing.
 */
import { type Excuse } from '../timeline/excuses.ts';
import { isIntegration, userIdOf } from '../timeline/source.ts';
import { type Timeline } from '../timeline/timeline.ts';
import { type Directory } from './directory.ts';

/** @param repId the rep a rep clock is about; null for the others */
export function isExcused(
  { excuses }: Timeline,
  directory: Directory,
  keys: readonly string[],
  repId: string | null,
): boolean {
  if (excuses.size === 0) return false;
  return keys.some((key) => {
    const excuse = excuses.get(key);
    return excuse !== undefined && counts(excuse, directory, repId);
  });
}

function counts({ by, ownerIds }: Excuse, directory: Directory, repId: string | null): boolean {
  if (isIntegration(by)) return true;
  const userId = userIdOf(by);
  if (userId === null) return false;
  return ![...ownerIds, repId ?? ''].some((ownerId) => directory.get(ownerId)?.userId === userId);
}
