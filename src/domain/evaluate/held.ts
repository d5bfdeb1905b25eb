/** What each rep held of a cycle, in the order of first receipt. */
import { type Agreement } from '../agreement/agreement.ts';
import { type Suspension } from './clock.ts';
import { userIdOf } from '../timeline/source.ts';
import { type Cycle, type Holding } from './cycle.ts';
import { type Directory } from './directory.ts';

export interface Held {
  readonly ownerId: string;
  /** Ascending, at least one. */
  readonly holdings: readonly Holding[];
  /** By holding: who held the lead the last time before; null where nobody had. */
  readonly receivedFrom: readonly (string | null)[];
  readonly firstFromAt: number;
  readonly lastUntilAt: number;
  /** Whether somebody else took it over in the instant in which the last holding ended. */
  readonly isPassedOn: boolean;
  /** What does not count of the rep's time in the cycle: what was taken back, and what others held in between. */
  readonly suspensions: readonly Suspension[];
}

/**
 * Only what counts: an import gives an imported lead to nobody, unless the agreement says that it does (E10).
 * @param takenBack what was taken back of the cycle
 */
export function heldIn(
  cycle: Cycle,
  { imports }: Agreement,
  directory: Directory,
  takenBack: readonly Suspension[],
): readonly Held[] {
  const { holdings, imported } = cycle;
  const all: Draft[] = [];
  for (let index = 0; index < holdings.length; index += 1) {
    const holding = holdings[index];
    if (!holding) break;
    const { ownerId } = holding;
    let held = all.find((one) => one.ownerId === ownerId);
    // Once a person has put the lead into somebody's hands, an import takes nothing back.
    if (holding.imported && imported && imports !== 'fromImport' && !held) continue;
    if (held) {
      const fromAt = held.isPassedOn ? held.lastUntilAt : excludedFrom(cycle, held, index, directory);
      if (holding.fromAt > fromAt) {
        held.suspensions = [
          ...held.suspensions,
          { fromAt, untilAt: holding.fromAt, reason: 'heldByOthers', pauseId: null },
        ];
      }
    } else {
      held = {
        ownerId,
        holdings: [],
        receivedFrom: [],
        firstFromAt: holding.fromAt,
        lastUntilAt: 0,
        isPassedOn: false,
        suspensions: takenBack,
      };
      all.push(held);
    }
    held.holdings.push(holding);
    held.receivedFrom.push(holdings[index - 1]?.ownerId ?? null);
    held.lastUntilAt = holding.untilAt;
    held.isPassedOn = holdings[index + 1]?.fromAt === holding.untilAt;
  }
  return all;
}

/**
 * From when on the time in which the rep did not hold the lead is excluded. Who gives a lead up to nobody and takes it back
 * has not been without it: clearing the owner is no way out of a clock (E3). Once somebody else has held it, that counts.
 */
function excludedFrom(
  { holdings, moments }: Cycle,
  { ownerId, lastUntilAt }: Held,
  index: number,
  directory: Directory,
): number {
  const userId = directory.get(ownerId)?.userId ?? null;
  const cleared = moments.find(({ at }) => at === lastUntilAt);
  if (userId === null || cleared?.ownerId !== '' || userIdOf(cleared.by) !== userId) return lastUntilAt;
  const next = holdings.find(({ fromAt }) => fromAt >= lastUntilAt);
  return next?.fromAt ?? holdings[index]?.fromAt ?? lastUntilAt;
}

/** While it is put together. */
interface Draft extends Held {
  readonly holdings: Holding[];
  readonly receivedFrom: (string | null)[];
  lastUntilAt: number;
  isPassedOn: boolean;
  suspensions: readonly Suspension[];
}
