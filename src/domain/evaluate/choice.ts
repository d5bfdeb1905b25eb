/**
 * Which version's judgement of a clock counts, and what a newer version does to the clocks of older ones.
 *
 * The rules it owns (E11, E12): a clock is judged by the version in force when it started. A version that covers open
 * clocks takes those over that were neither stopped nor broken when it was published, with the time they had used; and
 * what it promises no more ends where it was published, broken only if it was broken before. When a hand-off under a
 * newer version opens a new cycle, what was still open of the old ones is over. What waits for its hand-off has it when the
 * version in force sees the lead in sales' hands, whichever version it began under.
 */
import { type PublishedAgreement } from '../agreement/versions.ts';
import { elapsedMs, mergedPauses } from '../time/pauses.ts';
import { type ClockEnding } from './clock.ts';
import { type Judged } from './clocksOf.ts';

/** The open clocks of older versions that a version takes over. */
export interface TakenOver {
  readonly publishedAt: number;
  /** The deadlines they had, by clock id. */
  readonly deadlines: ReadonlyMap<string, number>;
}

/** Null where the version is for new clocks only. */
export function takenOverBy(
  { agreement, publishedAt }: PublishedAgreement,
  fromAt: number,
  chosen: readonly Judged[],
): TakenOver | null {
  if (agreement.covers !== 'openClocks' || fromAt === -Infinity) return null;
  const deadlines = new Map<string, number>();
  for (const { clock } of chosen) {
    if (isOpenAt(clock.endedAt, publishedAt) && clock.overdueAfter >= publishedAt) {
      deadlines.set(clock.id, clock.deadlineAt);
    }
  }
  return { publishedAt, deadlines };
}

export interface InForce {
  readonly fromAt: number;
  readonly untilAt: number;
  readonly takenOver: TakenOver | null;
  /** When the first cycle began that only this version knows; Infinity: none. */
  readonly supersededAt: number;
  /** From when on, at or after an instant, the record is in sales' hands as this version sees it; Infinity: not any more. */
  readonly inHandsFrom: (at: number) => number;
}

/**
 * @param before the clocks that the versions before it judge
 * @param judged all clocks as this version sees them
 */
export function chosenFrom(
  before: readonly Judged[],
  judged: readonly Judged[],
  { fromAt, untilAt, takenOver, supersededAt, inHandsFrom }: InForce,
): readonly Judged[] {
  const isOfThisVersion = ({ clock: { startedAt } }: Judged): boolean =>
    startedAt >= fromAt && startedAt < untilAt;
  if (before.length === 0) return judged.every(isOfThisVersion) ? judged : judged.filter(isOfThisVersion);
  const now = new Map(judged.map((one) => [one.clock.id, one]));
  const handedOff = (old: Judged): Judged => {
    if (old.clock.side !== 'marketing') return old;
    const at = inHandsFrom(Math.max(fromAt, old.clock.startedAt));
    // A later hand-off is told by the version's own clock, which takes this one over.
    return takenOver && at > fromAt ? old : endedAt(old, at, 'kept');
  };
  const chosen = before.map((judgedBefore) => {
    const old = handedOff(judgedBefore);
    const kept = takenOver ? afterTakeOver(old, now.get(old.clock.id), takenOver) : old;
    return kept === old ? endedAt(old, supersededAt, 'leftDefinition', 'newHandOff') : kept;
  });
  const known = new Set(before.map(({ clock }) => clock.id));
  return [...chosen, ...judged.filter((one) => !known.has(one.clock.id) && isOfThisVersion(one))];
}

function afterTakeOver(
  old: Judged,
  fresh: Judged | undefined,
  { publishedAt, deadlines }: TakenOver,
): Judged {
  if (!isOpenAt(old.clock.endedAt, publishedAt)) return old;
  // One that starts later is another, though of the same name.
  const lives =
    fresh &&
    fresh.clock.startedAt < publishedAt &&
    (isOpenAt(fresh.clock.endedAt, publishedAt) || fresh.clock.ending === 'kept')
      ? fresh
      : null;
  if (!lives) return endedAt(old, publishedAt, 'withdrawn', 'removed');
  return deadlines.has(old.clock.id) ? lives : old;
}

function isOpenAt(endedAt: number | null, at: number): boolean {
  return endedAt === null || endedAt > at;
}

/** The clock as it is if it ends at an instant, unless it ended before: broken only if it was broken by then. */
function endedAt(judged: Judged, at: number, ending: ClockEnding, endedBy: Judged['endedBy'] = null): Judged {
  const { clock, calendar } = judged;
  if (at === Infinity || !isOpenAt(clock.endedAt, at)) return judged;
  return {
    ...judged,
    endedBy,
    clock: {
      ...clock,
      endedAt: at,
      ending,
      verdict: clock.overdueAfter < at ? clock.verdict : ending === 'kept' ? 'met' : 'void',
      elapsedMs: elapsedMs(calendar.open, mergedPauses(clock.suspensions), clock.startedAt, at),
      unverified: false,
    },
  };
}
