/**
 * Cycles: the passes of a record from hand-off to disposition, and who held it meanwhile.
 *
 * The rule it owns: a cycle opens when the record becomes a lead without disposition, and closes with its disposition
 * or when the record is no longer a lead. A lead that comes back opens the next. A record first seen with a
 * disposition opens none (E30).
 */
import { type Disposition } from '../agreement/agreement.ts';
import { type Moment } from '../timeline/timeline.ts';
import { canHold, type Directory } from './directory.ts';

/** Somebody held the record in [fromAt, untilAt); `untilAt` is Infinity for the present holder of an open cycle. */
export interface Holding {
  readonly ownerId: string;
  readonly fromAt: number;
  readonly untilAt: number;
}

export interface Cycle {
  /** 1 for the first pass. */
  readonly number: number;
  readonly handOffAt: number;
  /** Infinity while the cycle is open. */
  readonly endedAt: number;
  readonly ending: Disposition | 'leftDefinition' | null;
  /** The moments inside the cycle; the first is the hand-off, the last of a closed cycle is its ending. */
  readonly moments: readonly Moment[];
  /** Ascending, disjoint; gaps are time without an owner (the system's). */
  readonly holdings: readonly Holding[];
}

export function cyclesOf(moments: readonly Moment[], directory: Directory): readonly Cycle[] {
  const cycles: Cycle[] = [];
  let inside: Moment[] = [];
  const close = (endedAt: number, ending: Cycle['ending']): void => {
    const first = inside[0];
    if (!first) return;
    cycles.push({
      number: cycles.length + 1,
      handOffAt: first.at,
      endedAt,
      ending,
      moments: inside,
      holdings: holdingsOf(inside, endedAt, directory),
    });
    inside = [];
  };
  for (const moment of moments) {
    if (moment.isLead) {
      inside.push(moment);
    } else if (inside.length > 0) {
      inside.push(moment);
      close(moment.at, moment.disposition ?? 'leftDefinition');
    }
  }
  close(Infinity, null);
  return cycles;
}

function holdingsOf(moments: readonly Moment[], endedAt: number, directory: Directory): readonly Holding[] {
  const holdings: Holding[] = [];
  for (const [index, moment] of moments.entries()) {
    const untilAt = moments[index + 1]?.at ?? endedAt;
    if (untilAt <= moment.at || !canHold(directory, moment.ownerId)) continue;
    const last = holdings.at(-1);
    if (last?.ownerId === moment.ownerId && last.untilAt === moment.at) {
      holdings[holdings.length - 1] = { ...last, untilAt };
    } else {
      holdings.push({ ownerId: moment.ownerId, fromAt: moment.at, untilAt });
    }
  }
  return holdings;
}
