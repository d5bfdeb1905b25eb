/**
 * What reports ask of a clock beside its verdict: in which teams its rep was, where the lead came from, and how much of the
 * promised time nobody held it.
 *
 * The rule it owns: a clock belongs to the teams its rep was in when it ended or became overdue, whatever becomes of the
 * rep later; of a lead clock the time up to the deadline counts in which it had no owner, which is the system's and not
 * sales' (S2).
 *
 * Example: a lead with a promise of 4 hours that lay without an owner for the first of them, and was then held until the
 * deadline, has an hour of the system's and three of sales'.
 */
import { mergedPauses, elapsedMs } from '../time/pauses.ts';
import { effectiveAt, type LearnedFact } from '../timeline/timeline.ts';
import { type Judged } from './clocksOf.ts';
import { unownedIn, type Cycle } from './cycle.ts';
import { type Directory } from './directory.ts';

export interface Reported {
  /** HubSpot names and ids, the primary team's name first; none where nobody held the record. */
  readonly teams: readonly string[];
  /** The value of the property the agreement names; null where it names none, or the lead has none. */
  readonly source: string | null;
  /** When the lead of the clock's cycle came into sales' hands. */
  readonly handedOffAt: number;
  /** Working time, ms. */
  readonly unownedMs: number;
}

/** Of a clock nobody has looked at for reports yet. */
export const NOT_REPORTED: Reported = { teams: [], source: null, handedOffAt: 0, unownedMs: 0 };

/**
 * @param cycles those of the record
 * @param source as `sourceOf` gives it
 */
export function reportedOf(
  { clock, calendar }: Judged,
  cycles: readonly Cycle[],
  directory: Directory,
  source: string | null,
  now: number,
): Reported {
  const settledAt = Math.min(clock.endedAt ?? Infinity, clock.overdueAfter, now);
  const cycle = cycles.find(({ number }) => number === clock.cycle);
  return {
    teams: teamsAt(directory, clock.ownerId, settledAt),
    source,
    handedOffAt: cycle?.handOffAt ?? clock.startedAt,
    unownedMs:
      cycle && clock.side === 'lead'
        ? unownedMs({ clock, calendar }, cycle, Math.min(settledAt, clock.deadlineAt))
        : 0,
  };
}

function teamsAt(directory: Directory, ownerId: string | null, at: number): readonly string[] {
  const rep = ownerId === null ? undefined : directory.get(ownerId);
  return rep?.teamsBefore?.find(({ untilAt }) => at < untilAt)?.teams ?? rep?.teams ?? [];
}

function unownedMs(
  { clock, calendar }: Pick<Judged, 'clock' | 'calendar'>,
  cycle: Cycle,
  until: number,
): number {
  const gaps = unownedIn(cycle);
  if (gaps.length === 0) return 0;
  const pauses = mergedPauses(clock.suspensions);
  return gaps.reduce((sum, { fromAt, untilAt }) => {
    const from = Math.max(fromAt, clock.startedAt);
    const to = Math.min(untilAt, until);
    return from < to ? sum + elapsedMs(calendar.open, pauses, from, to) : sum;
  }, 0);
}

/**
 * The last value the property took by now; of several at one instant the greatest, so that the order in which they were told
 * does not matter. Null where it never had one, was cleared, or no property is named.
 */
export function sourceOf(facts: readonly LearnedFact[], property: string | null, now: number): string | null {
  if (property === null) return null;
  let found: { readonly at: number; readonly value: string } | null = null;
  for (const learned of facts) {
    const { fact } = learned;
    const at = effectiveAt(learned);
    if (fact.kind !== 'property' || fact.property !== property || at > now) continue;
    if (found === null || at > found.at || (at === found.at && fact.value > found.value))
      found = { at, value: fact.value };
  }
  return found === null || found.value === '' ? null : found.value;
}
