/**
 * What the clocks ask for in the portal: the state of the record's SLA properties, and its tasks.
 *
 * Nothing is fired: the same clocks always ask for the same, and what is sent is the difference to what was done.
 * So a late fact that proves a promise kept clears the flag and closes the task by the road that set them.
 */
import { type Agreement } from '../agreement/agreement.ts';
import { stateAt, type Clock } from '../evaluate/clock.ts';

export type SlaStatus = 'on_track' | 'due_soon' | 'overdue' | 'met' | 'breached' | 'not_tracked';

export interface WantedProperties {
  readonly status: SlaStatus;
  /** The promise the status speaks of; null when there is none. */
  readonly promiseId: string | null;
  /** The version of the agreement that promise stands in. */
  readonly agreementVersion: string | null;
  readonly deadlineAt: number | null;
  readonly overdueSince: number | null;
  readonly breaches: number;
}

export interface WantedTask {
  /** `<clock id>/<step>`, unique within a record and never reused for another purpose. */
  readonly key: string;
  readonly step: 'reminder' | 'overdue';
  readonly promiseId: string;
  readonly agreementVersion: string;
  readonly ownerId: string;
  readonly dueAt: number;
}

export interface WantedEffects {
  /** null: the record was never tracked, or is gone: nothing is to be written on it. */
  readonly properties: WantedProperties | null;
  /** The tasks that should be open now; any other task of ours on the record should be closed. */
  readonly tasks: readonly WantedTask[];
}

/** @param agreementOf the agreement a clock was judged by, by its version */
export function wantedEffects(
  allClocks: readonly Clock[],
  agreementOf: (version: string) => Agreement,
  gone: boolean,
  now: number,
): WantedEffects {
  const clocks = allClocks.filter((clock) => !clock.shadow);
  if (gone || clocks.length === 0) return { properties: null, tasks: [] };
  // What a manager excused is no longer run after: it counts neither as overdue nor as kept (E39).
  const running = clocks.filter((clock) => clock.endedAt === null && clock.verdict !== 'excused');
  return {
    properties: propertiesOf(clocks, running, now),
    tasks: running.flatMap((clock) => tasksOf(clock, agreementOf(clock.agreementVersion), now)),
  };
}

function propertiesOf(clocks: readonly Clock[], running: readonly Clock[], now: number): WantedProperties {
  const breaches = clocks.filter((clock) => clock.verdict === 'breached').length;
  const urgent = mostUrgent(running, now);
  if (urgent) {
    const state = stateAt(urgent, now);
    return {
      status: state === 'overdue' ? 'overdue' : state === 'dueSoon' ? 'due_soon' : 'on_track',
      promiseId: urgent.promiseId,
      agreementVersion: urgent.agreementVersion,
      deadlineAt: urgent.deadlineAt,
      overdueSince: state === 'overdue' ? urgent.deadlineAt : null,
      breaches,
    };
  }
  const lastCycle = Math.max(...clocks.map((clock) => clock.cycle));
  const verdicts = clocks.filter((clock) => clock.cycle === lastCycle).map((clock) => clock.verdict);
  const status = verdicts.includes('breached')
    ? 'breached'
    : verdicts.includes('met')
      ? 'met'
      : 'not_tracked';
  return {
    status,
    promiseId: null,
    agreementVersion: null,
    deadlineAt: null,
    overdueSince: null,
    breaches,
  };
}

/** Overdue before not overdue, then by deadline; ties by id, so that the choice is always the same. */
export function mostUrgent(running: readonly Clock[], now: number): Clock | null {
  const rank = (clock: Clock): number => (stateAt(clock, now) === 'overdue' ? 0 : 1);
  return (
    [...running].sort(
      (a, b) => rank(a) - rank(b) || a.deadlineAt - b.deadlineAt || (a.id < b.id ? -1 : 1),
    )[0] ?? null
  );
}

/** The reminder while the deadline can still be met, the overdue task from then on; nobody to do it, no task. */
function tasksOf(clock: Clock, agreement: Agreement, now: number): readonly WantedTask[] {
  const promise = agreement.promises.find((candidate) => candidate.id === clock.promiseId);
  if (!promise || clock.ownerId === null) return [];
  const task = {
    promiseId: clock.promiseId,
    agreementVersion: clock.agreementVersion,
    ownerId: clock.ownerId,
    dueAt: clock.deadlineAt,
  };
  if (now > clock.overdueAfter) {
    return promise.taskWhenOverdue ? [{ ...task, key: `${clock.id}/overdue`, step: 'overdue' }] : [];
  }
  const reminded = clock.remindAt.filter((remindAt) => now >= remindAt).length;
  return reminded === 0 ? [] : [{ ...task, key: `${clock.id}/reminder`, step: 'reminder' }];
}
