/**
 * Cycles: the passes of a record from hand-off to disposition, who held it meanwhile, and what did not count.
 *
 * The rule it owns: a cycle opens when the record becomes a lead without disposition, and closes with its disposition
 * or when the record is no longer a lead. A lead that comes back opens the next (E6), unless the same person took the
 * change back within the bounce window: then it was a slip, and the cycle goes on without the time between (E7). A
 * record first seen with a disposition opens none (E30).
 */
import { type Agreement, type Disposition } from '../agreement/agreement.ts';
import { budgetMs } from '../agreement/budget.ts';
import { type Pause } from '../time/pauses.ts';
import { type Moment } from '../timeline/moment.ts';
import { canHold, type Directory } from './directory.ts';

/** Somebody held the record in [fromAt, untilAt); `untilAt` is Infinity for the present holder of an open cycle. */
export interface Holding {
  readonly ownerId: string;
  readonly fromAt: number;
  readonly untilAt: number;
  /** Whether an import set this owner. */
  readonly imported: boolean;
}

/** A stretch in which a pause rule held. */
export interface RuledPause extends Pause {
  readonly pauseId: string;
}

export interface Cycle {
  /** 1 for the first pass. */
  readonly number: number;
  readonly handOffAt: number;
  /** Whether the hand-off came with an import. */
  readonly imported: boolean;
  /** Infinity while the cycle is open. */
  readonly endedAt: number;
  readonly ending: Disposition | 'leftDefinition' | null;
  /** The moments inside the cycle; the first is the hand-off, the last of a closed cycle is its ending. */
  readonly moments: readonly Moment[];
  /** Ascending, disjoint; gaps are time without an owner (the system's). */
  readonly holdings: readonly Holding[];
  /** Time spent in a status that was taken back: it does not count. Ascending. */
  readonly bounces: readonly Pause[];
  /** Ascending; before their cap is applied. */
  readonly pauses: readonly RuledPause[];
}

/** A cycle while it is put together. */
interface Draft {
  readonly moments: Moment[];
  readonly bounces: Pause[];
}

export function cyclesOf(
  moments: readonly Moment[],
  directory: Directory,
  agreement: Agreement,
): readonly Cycle[] {
  const drafts: Draft[] = [];
  let open: Draft | null = null;
  for (const moment of moments) {
    if (moment.isLead) {
      const ended: Draft | undefined = open ? undefined : drafts.at(-1);
      if (ended && isBounce(ended, moment, agreement)) {
        const ending = ended.moments.pop();
        if (ending) ended.bounces.push({ fromAt: ending.at, untilAt: moment.at });
        open = ended;
      } else if (!open) {
        open = { moments: [], bounces: [] };
        drafts.push(open);
      }
      open.moments.push(moment);
    } else if (open) {
      open.moments.push(moment);
      open = null;
    }
  }
  return drafts.map((draft, index) => cycleOf(draft, index + 1, draft === open, directory));
}

/**
 * Whether `back` takes back what ended the cycle: the same hand did both, the owner is the same, and little time passed.
 * What automation or other dispositions did in between makes no slip a new hand-off.
 */
function isBounce({ moments }: Draft, back: Moment, agreement: Agreement): boolean {
  const ending = moments.at(-1);
  if (!ending) return false;
  if (ending.by.id === '' || ending.by.id !== back.by.id || ending.ownerId !== back.ownerId) return false;
  const calendar = agreement.calendars.get(agreement.portalCalendarId);
  if (!calendar) return false;
  const { open } = calendar;
  return open.elapsedMs(ending.at, back.at) <= budgetMs(agreement.bounceWithin, open, ending.at);
}

function cycleOf({ moments, bounces }: Draft, number: number, isOpen: boolean, directory: Directory): Cycle {
  const [first] = moments;
  const last = moments.at(-1);
  if (!first || !last) throw new RangeError('a cycle without a moment');
  const endedAt = isOpen ? Infinity : last.at;
  return {
    number,
    handOffAt: first.at,
    imported: first.leadImported,
    endedAt,
    ending: isOpen ? null : (last.disposition ?? 'leftDefinition'),
    moments,
    holdings: holdingsOf(moments, endedAt, directory),
    bounces,
    pauses: pausesOf(moments, endedAt),
  };
}

function holdingsOf(moments: readonly Moment[], endedAt: number, directory: Directory): readonly Holding[] {
  const holdings: Holding[] = [];
  for (const [index, { at, ownerId, imported }] of moments.entries()) {
    const untilAt = moments[index + 1]?.at ?? endedAt;
    if (untilAt <= at || !canHold(directory, ownerId)) continue;
    const last = holdings.at(-1);
    if (last?.ownerId === ownerId && last.untilAt === at && last.imported === imported) {
      holdings[holdings.length - 1] = { ...last, untilAt };
    } else {
      holdings.push({ ownerId, fromAt: at, untilAt, imported });
    }
  }
  return holdings;
}

function pausesOf(moments: readonly Moment[], endedAt: number): readonly RuledPause[] {
  const pauses: RuledPause[] = [];
  for (const [index, { at, pauseId }] of moments.entries()) {
    const untilAt = moments[index + 1]?.at ?? endedAt;
    if (pauseId === null || untilAt <= at) continue;
    const last = pauses.at(-1);
    if (last?.pauseId === pauseId && last.untilAt === at) pauses[pauses.length - 1] = { ...last, untilAt };
    else pauses.push({ pauseId, fromAt: at, untilAt });
  }
  return pauses;
}

/** How often the record passed from one rep to another in the cycle. */
export function handoversIn({ holdings }: Cycle): number {
  return holdings.filter((holding, index) => index > 0 && holdings[index - 1]?.ownerId !== holding.ownerId)
    .length;
}

/** Ascending stretches of the cycle in which nobody held the record; the last may be open. */
export function unownedIn({ handOffAt, endedAt, holdings }: Cycle): readonly Pause[] {
  const gaps: Pause[] = [];
  let from = handOffAt;
  for (const { fromAt, untilAt } of holdings) {
    if (fromAt > from) gaps.push({ fromAt: from, untilAt: fromAt });
    from = untilAt;
  }
  if (from < endedAt) gaps.push({ fromAt: from, untilAt: endedAt });
  return gaps;
}
