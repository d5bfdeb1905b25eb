/**
 * Cycles: the passes of a record from hand-off to disposition, who held it meanwhile, and what did not count.
 *
 * The rule it owns: a cycle opens when the record becomes a lead without disposition, and closes with its disposition
 * or when the record is no longer a lead. A lead that comes back opens the next (E6), unless it was a slip. A disposition
 * was one when the same person took it back within the bounce window: the cycle goes on without the time between (E7).
 * To have left the leads without any disposition was one whoever brought the lead back within the window, and whoever
 * owned it by then: the cycle goes on as if it had never left, and the time between counts, or it would be a way to gain
 * some. A record first seen with a disposition opens none (E30).
 */
import { type Agreement, type Disposition } from '../agreement/agreement.ts';
import { budgetMs } from '../agreement/budget.ts';
import { withoutPauses, type Pause } from '../time/pauses.ts';
import { type FactSource } from '../timeline/fact.ts';
import { type Moment } from '../timeline/moment.ts';
import { idleTimesOf, type Directory } from './directory.ts';

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
  /** Who or what handed it off. */
  readonly handedOffBy: FactSource;
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
  /** What the record was after the cycle, until the next hand-off. */
  readonly aftermath: readonly Moment[];
}

const NO_MOMENT = { at: Infinity, pauseId: null };

/** A cycle while it is put together. */
interface Draft {
  readonly moments: Moment[];
  readonly bounces: Pause[];
  aftermath: Moment[];
}

export function cyclesOf(
  moments: readonly Moment[],
  directory: Directory,
  agreement: Agreement,
  now: number,
): readonly Cycle[] {
  const drafts: Draft[] = [];
  let open: Draft | null = null;
  for (const moment of moments) {
    if (moment.isLead) {
      const ended: Draft | undefined = open ? undefined : drafts.at(-1);
      if (ended && isBounce(ended, moment, agreement)) {
        takeBack(ended, moment.at);
        open = ended;
      } else if (!open) {
        open = { moments: [], bounces: [], aftermath: [] };
        drafts.push(open);
      }
      open.moments.push(moment);
    } else if (open) {
      open.moments.push(moment);
      open = null;
    } else {
      drafts.at(-1)?.aftermath.push(moment);
    }
  }
  return drafts.map((draft, index) => cycleOf(draft, index + 1, draft === open, directory, now));
}

function takeBack(ended: Draft, backAt: number): void {
  const ending = ended.moments.at(-1);
  if (!ending) return;
  if (ending.disposition === null) {
    ended.moments.push(...ended.aftermath.filter(({ disposition }) => disposition === null));
  } else {
    ended.moments.pop();
    ended.bounces.push({ fromAt: ending.at, untilAt: backAt });
  }
  ended.aftermath = [];
}

/**
 * Whether `back` takes back what ended the cycle: little time passed, and of a disposition the same hand did both and the
 * owner is the same. What automation or other dispositions did in between makes no slip a new hand-off.
 */
function isBounce({ moments }: Draft, back: Moment, agreement: Agreement): boolean {
  const ending = moments.at(-1);
  if (!ending) return false;
  if (
    ending.disposition !== null &&
    (ending.by.id === '' || ending.by.id !== back.by.id || ending.ownerId !== back.ownerId)
  )
    return false;
  return withinBounce(agreement, ending.at, back.at);
}

/** Whether so little time passed that what was done and taken back was a slip (E6). */
export function withinBounce(agreement: Agreement, fromAt: number, untilAt: number): boolean {
  const calendar = agreement.calendars.get(agreement.portalCalendarId);
  if (!calendar) return false;
  const { open } = calendar;
  return open.elapsedMs(fromAt, untilAt) <= budgetMs(agreement.bounceWithin, open, fromAt);
}

function cycleOf(
  { moments, bounces, aftermath }: Draft,
  number: number,
  isOpen: boolean,
  directory: Directory,
  now: number,
): Cycle {
  const [first] = moments;
  const last = moments.at(-1);
  if (!first || !last) throw new RangeError('a cycle without a moment');
  const endedAt = isOpen ? Infinity : last.at;
  return {
    number,
    handOffAt: first.at,
    imported: first.leadImported,
    handedOffBy: first.by,
    endedAt,
    ending: isOpen ? null : (last.disposition ?? 'leftDefinition'),
    moments,
    holdings: holdingsOf(moments, endedAt, directory, now),
    bounces,
    pauses: pausesOf(moments, endedAt),
    aftermath,
  };
}

function holdingsOf(
  moments: readonly Moment[],
  endedAt: number,
  directory: Directory,
  now: number,
): readonly Holding[] {
  const holdings: Holding[] = [];
  const hold = (ownerId: string, imported: boolean, fromAt: number, untilAt: number): void => {
    const last = holdings.at(-1);
    if (last?.ownerId === ownerId && last.untilAt === fromAt && last.imported === imported) {
      holdings[holdings.length - 1] = { ownerId, fromAt: last.fromAt, untilAt, imported };
    } else {
      holdings.push({ ownerId, fromAt, untilAt, imported });
    }
  };
  for (let index = 0; index < moments.length; index += 1) {
    const moment = moments[index];
    if (!moment) break;
    const { at, ownerId, imported } = moment;
    const untilAt = moments[index + 1]?.at ?? endedAt;
    if (untilAt <= at) continue;
    const idle = idleTimesOf(directory, ownerId, now);
    if (idle.length === 0) hold(ownerId, imported, at, untilAt);
    else for (const [from, until] of withoutPauses([at, untilAt], idle)) hold(ownerId, imported, from, until);
  }
  return holdings;
}

export function pausesOf(moments: readonly Moment[], endedAt: number): readonly RuledPause[] {
  const pauses: RuledPause[] = [];
  for (let index = 0; index < moments.length; index += 1) {
    const { at, pauseId } = moments[index] ?? NO_MOMENT;
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
