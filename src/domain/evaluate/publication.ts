/**
 * What publishing a draft would do to a record's open clocks, judged by the same function as the clocks themselves: once by
 * the versions there are, and once with the draft on top.
 *
 * The rule it owns: nothing breaks in hindsight, so a clock that has used up the draft's time is not overdue at once; it is
 * out of time, and overdue unless the promise is kept within the grace. Example (a test row): three of four hours are used
 * when a draft of two hours is published for open clocks: out of time, and due when the grace ends.
 */
import { type Agreement } from '../agreement/agreement.ts';
import { type AgreementHistory } from '../agreement/versions.ts';
import { type RecordRef } from '../timeline/fact.ts';
import { type LearnedFact } from '../timeline/timeline.ts';
import { type Clock } from './clock.ts';
import { type Judged } from './clocksOf.ts';
import { type Directory } from './directory.ts';
import { judgementOf } from './evaluate.ts';

export interface ClockMove {
  /** 'begun': the draft is the first to see the lead, or to promise this. */
  readonly how: 'earlier' | 'later' | 'ended' | 'begun';
  /** As it would be; of one that ends, as it was. */
  readonly clock: Clock;
  /** Epoch ms; null of one that begins. */
  readonly deadlineBefore: number | null;
  /** Null of one that ends. */
  readonly deadlineAfter: number | null;
  /** Whether no more than the grace is left by the draft, where the version in force left more. */
  readonly outOfTime: boolean;
}

export interface Moves {
  /** How many clocks are open by the versions there are, overdue ones among them. */
  readonly open: number;
  readonly moves: readonly ClockMove[];
}

/** How a draft would cover clocks. */
export type Scope = Agreement['covers'];

export const SCOPES: readonly Scope[] = ['newClocks', 'openClocks'];

/**
 * @param draft published at `now`, by each scope
 * @param now epoch ms
 * @throws CalendarSpanError when a clock leaves the years the calendars were laid out for
 */
export function movesBy(
  record: RecordRef,
  facts: readonly LearnedFact[],
  history: AgreementHistory,
  draft: Agreement,
  directory: Directory,
  now: number,
): Readonly<Record<Scope, Moves>> {
  const judged = (versions: AgreementHistory): readonly Judged[] =>
    judgementOf(record, facts, versions, directory, now).judged;
  const before = judged(history);
  const after = (covers: Scope): Moves => {
    const published = { agreement: { ...draft, covers }, publishedAt: now };
    return compare(before, judged([...history, published]));
  };
  return { newClocks: after('newClocks'), openClocks: after('openClocks') };
}

function compare(before: readonly Judged[], after: readonly Judged[]): Moves {
  const open = before.filter(({ clock }) => clock.endedAt === null);
  const fresh = new Map(after.map((one) => [one.clock.id, one]));
  const old = new Set(open.map(({ clock }) => clock.id));
  const begun = after
    .filter(({ clock }) => clock.endedAt === null && !old.has(clock.id))
    .map(({ clock }): ClockMove => {
      return { how: 'begun', clock, deadlineBefore: null, deadlineAfter: clock.deadlineAt, outOfTime: false };
    });
  return {
    open: open.length,
    moves: [...open.flatMap((one) => moveOf(one, fresh.get(one.clock.id))), ...begun],
  };
}

function moveOf(was: Judged, is: Judged | undefined): readonly ClockMove[] {
  const { deadlineAt: deadlineBefore } = was.clock;
  if (is?.clock.endedAt !== null) {
    return [{ how: 'ended', clock: was.clock, deadlineBefore, deadlineAfter: null, outOfTime: false }];
  }
  const { deadlineAt: deadlineAfter } = is.clock;
  if (deadlineAfter === deadlineBefore) return [];
  const how = deadlineAfter < deadlineBefore ? 'earlier' : 'later';
  const outOfTime = how === 'earlier' && is.graceUntil !== null;
  return [{ how, clock: is.clock, deadlineBefore, deadlineAfter, outOfTime }];
}
