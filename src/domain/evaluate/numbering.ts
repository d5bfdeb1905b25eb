/**
 * The cycles of a record as several versions of the agreement see them, numbered onward over all of them.
 *
 * The rule it owns: each version may cut a record's life into cycles of its own. A cycle that began before a version was
 * published is the one an earlier version knew if the two overlap in time. It keeps its number and begins no earlier than it
 * did; what was closed in it stays closed. One that only the newer version sees begins where that version does, for nothing
 * was promised before (E12). What begins under a version is new. So no number ever stands for two cycles.
 *
 * Example (a test row): closed as recycled on Monday, and a version of Tuesday that knows no such disposition: the cycle
 * is still the first, and what was met in it is not asked for again.
 */
import { type Cycle } from './cycle.ts';

/** When a numbered cycle was, as the latest version that knew it sees it. */
export interface KnownCycle {
  readonly number: number;
  readonly fromAt: number;
  readonly untilAt: number;
}

export interface NumberedCycle {
  /** With its number over all versions; 0: over before the version was published, and unknown to every earlier one. */
  readonly cycle: Cycle;
  /** The hand-off, though the cycle itself may begin only with the version. */
  readonly handedOffAt: number;
  /** Whether no earlier version knew it. */
  readonly isNew: boolean;
}

/**
 * @param cycles those of one version, ascending
 * @param known those of the versions before it
 * @param fromAt when the version came into force; -Infinity for the first
 */
export function numberedCycles(
  cycles: readonly Cycle[],
  known: readonly KnownCycle[],
  fromAt: number,
): readonly NumberedCycle[] {
  // To the first version every cycle is new, and is numbered already.
  if (fromAt === -Infinity) {
    return cycles.map((cycle) => ({ cycle, handedOffAt: cycle.handOffAt, isNew: true }));
  }
  const sames = new Map<Cycle, KnownCycle>();
  let below = Infinity;
  for (const cycle of cycles.toReversed()) {
    if (cycle.handOffAt >= fromAt) continue;
    const same = known.findLast((one) => one.number < below && overlap(one, cycle));
    if (!same) continue;
    sames.set(cycle, same);
    below = same.number;
  }
  let last = known.at(-1)?.number ?? 0;
  return cycles.map((cycle) => {
    const handedOffAt = cycle.handOffAt;
    const same = sames.get(cycle);
    if (same) {
      const { number, fromAt: begunBefore } = same;
      return { cycle: { ...begunAt(cycle, begunBefore), number }, handedOffAt, isNew: false };
    }
    if (cycle.endedAt <= fromAt) return { cycle: { ...cycle, number: 0 }, handedOffAt, isNew: false };
    last += 1;
    const begun = begunAt(cycle, fromAt);
    return { cycle: begun.number === last ? begun : { ...begun, number: last }, handedOffAt, isNew: true };
  });
}

/** The known cycles with those of a version, as long as they began before the next one; ascending by number. */
export function knownWith(
  known: readonly KnownCycle[],
  cycles: readonly NumberedCycle[],
  untilAt: number,
): readonly KnownCycle[] {
  const byNumber = new Map(known.map((one) => [one.number, one]));
  for (const { cycle } of cycles) {
    const { number, handOffAt, endedAt } = cycle;
    if (number > 0 && handOffAt < untilAt)
      byNumber.set(number, { number, fromAt: handOffAt, untilAt: endedAt });
  }
  return [...byNumber.values()].sort((a, b) => a.number - b.number);
}

function overlap({ fromAt, untilAt }: KnownCycle, { handOffAt, endedAt }: Cycle): boolean {
  return fromAt < endedAt && handOffAt < untilAt;
}

/** What of the cycle is left from an instant inside it on. */
function begunAt(cycle: Cycle, at: number): Cycle {
  if (cycle.handOffAt >= at) return cycle;
  const later = cycle.moments.filter((moment) => moment.at > at);
  const first = cycle.moments[cycle.moments.length - later.length - 1];
  const clipped = <Span extends { readonly fromAt: number; readonly untilAt: number }>(
    spans: readonly Span[],
  ): readonly Span[] =>
    spans
      .filter(({ untilAt }) => untilAt > at)
      .map((span) => (span.fromAt < at ? { ...span, fromAt: at } : span));
  return {
    ...cycle,
    handOffAt: at,
    moments: first ? [{ ...first, at }, ...later] : later,
    holdings: clipped(cycle.holdings),
    bounces: clipped(cycle.bounces),
    pauses: clipped(cycle.pauses),
  };
}
