/**
 * What the clocks ask for in the portal: the state of the record's SLA properties, and its tasks.
 *
 * Nothing is fired: the same clocks always ask for the same, and what is sent is the difference to what was done.
 * So a late fact that proves a promise kept clears the flag and closes the task by the road that set them.
 */
import { type Agreement, type Stop } from '../agreement/agreement.ts';
import { budgetMs } from '../agreement/budget.ts';
import { stateAt, type Clock } from '../evaluate/clock.ts';
import { type Cycle } from '../evaluate/cycle.ts';
import { type Directory } from '../evaluate/directory.ts';
import { dueAt, mergedPauses } from '../time/pauses.ts';
import { alertsOf, type WantedAlert } from './alerts.ts';
import { recipientOf } from './recipient.ts';

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
  /** Working time from the hand-off to the first touch and to the disposition, of the last cycle; null: not yet, or not promised. */
  readonly touchedAfterMs: number | null;
  readonly disposedAfterMs: number | null;
  /** Of the last cycle in which no clock runs any more: the worst of its clocks; null: there is none. */
  readonly lastVerdict: LastVerdict | null;
}

export type LastVerdict = 'met' | 'breached' | 'excused';

/** A task that one clock asks for. */
export interface ClockTask {
  /** `<clock id>/<reminder, overdue or ladder-<n>>`, unique within a record and never reused for another purpose. */
  readonly key: string;
  readonly step: 'reminder' | 'overdue' | 'ladder';
  readonly promiseId: string;
  readonly agreementVersion: string;
  readonly ownerId: string;
  readonly dueAt: number;
}

export type WantedTask = ClockTask | WantedAlert;

export interface WantedEffects {
  /** null: the record was never tracked, or is gone: nothing is to be written on it. */
  readonly properties: WantedProperties | null;
  /** The tasks that should be open now; any other task of ours on the record should be closed. */
  readonly tasks: readonly WantedTask[];
  /** When the next step of a ladder is taken, or an alert comes or goes, if nothing happens; Infinity: none is left. */
  readonly nextStepAt: number;
}

/** What the effects rest on. */
export interface EffectGrounds {
  readonly clocks: readonly Clock[];
  /** The last cycle of the record, as the agreement in force now sees it. */
  readonly cycle: Cycle | undefined;
  /** The agreement in force now. */
  readonly agreement: Agreement;
  /** The agreement a clock was judged by, by its version. */
  readonly agreementOf: (version: string) => Agreement;
  readonly directory: Directory;
  /** Whether the record is gone by now. */
  readonly gone: boolean;
  readonly now: number;
}

export function wantedEffects(grounds: EffectGrounds): WantedEffects {
  const { agreementOf, directory, gone, now } = grounds;
  if (gone) return { properties: null, tasks: [], nextStepAt: Infinity };
  const clocks = grounds.clocks.filter((clock) => !clock.shadow);
  const alerts = alertsOf(grounds);
  // What a manager excused is no longer run after: it counts neither as overdue nor as kept (E39).
  const running = clocks.filter((clock) => clock.endedAt === null && clock.verdict !== 'excused');
  const steps = running.flatMap((clock) => stepsOf(clock, agreementOf(clock.agreementVersion), directory));
  return {
    properties: clocks.length === 0 ? null : propertiesOf(clocks, running, grounds),
    tasks: [
      ...running.flatMap((clock) => tasksOf(clock, agreementOf(clock.agreementVersion), now)),
      ...steps.filter(({ at }) => at <= now).map(({ task }) => task),
      ...alerts.tasks,
    ],
    nextStepAt: Math.min(alerts.nextChangeAt, ...steps.map(({ at }) => at).filter((at) => at > now)),
  };
}

function propertiesOf(
  clocks: readonly Clock[],
  running: readonly Clock[],
  { agreementOf, now }: EffectGrounds,
): WantedProperties {
  // How a pass went is said of it once it is handed off: what marketing kept before says nothing of what sales owes.
  const handedOff = clocks.filter(({ side }) => side !== 'marketing');
  const lastCycle = Math.max(...handedOff.map((clock) => clock.cycle));
  const ofLast = handedOff.filter((clock) => clock.cycle === lastCycle);
  const after = (kinds: readonly (Stop['kind'] | null)[]): number | null =>
    firstKept(ofLast, (clock) => kinds.includes(stopOf(clock, agreementOf)))?.elapsedMs ?? null;
  const common = {
    breaches: clocks.filter((clock) => clock.verdict === 'breached').length,
    touchedAfterMs: after(['definition', 'activity']),
    disposedAfterMs: after(['disposition']),
    lastVerdict: lastVerdictOf(handedOff),
  };
  const urgent = mostUrgent(running, now);
  if (urgent) {
    const state = stateAt(urgent, now);
    return {
      status: state === 'overdue' ? 'overdue' : state === 'dueSoon' ? 'due_soon' : 'on_track',
      promiseId: urgent.promiseId,
      agreementVersion: urgent.agreementVersion,
      deadlineAt: urgent.deadlineAt,
      overdueSince: state === 'overdue' ? urgent.deadlineAt : null,
      ...common,
    };
  }
  const verdicts = ofLast.map((clock) => clock.verdict);
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
    ...common,
  };
}

function stopOf(
  { promiseId, agreementVersion }: Clock,
  agreementOf: EffectGrounds['agreementOf'],
): Stop['kind'] | null {
  return agreementOf(agreementVersion).promises.find(({ id }) => id === promiseId)?.stops.kind ?? null;
}

/** The one that was kept first; ties by id, so that the choice is always the same. */
function firstKept(clocks: readonly Clock[], isMeant: (clock: Clock) => boolean): Clock | undefined {
  const kept = clocks.filter((clock) => clock.ending === 'kept' && isMeant(clock));
  return kept.sort((a, b) => (a.endedAt ?? 0) - (b.endedAt ?? 0) || (a.id < b.id ? -1 : 1))[0];
}

function lastVerdictOf(clocks: readonly Clock[]): LastVerdict | null {
  const runs = new Set(clocks.filter(({ endedAt }) => endedAt === null).map(({ cycle }) => cycle));
  const over = clocks.filter(
    ({ cycle, verdict }) => !runs.has(cycle) && verdict !== null && verdict !== 'void',
  );
  const last = Math.max(...over.map(({ cycle }) => cycle));
  const verdicts = over.filter(({ cycle }) => cycle === last).map(({ verdict }) => verdict);
  return (['breached', 'met', 'excused'] as const).find((verdict) => verdicts.includes(verdict)) ?? null;
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
function tasksOf(clock: Clock, agreement: Agreement, now: number): readonly ClockTask[] {
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

/** The announced consequences of a clock, counted on its calendar from the deadline on; pauses put them off as well. */
export function stepsOf(
  clock: Clock,
  agreement: Agreement,
  directory: Directory,
): readonly { readonly at: number; readonly task: ClockTask }[] {
  const ladder = agreement.promises.find(({ id }) => id === clock.promiseId)?.ladder ?? [];
  if (ladder.length === 0) return [];
  const { open } = agreement.calendars.get(clock.calendarId) ?? agreement.always;
  const pauses = mergedPauses(clock.suspensions);
  return ladder.flatMap(({ after, taskFor }, index) => {
    const ownerId = recipientOf(taskFor, clock.ownerId, agreement, directory);
    if (ownerId === null) return [];
    const at = dueAt(open, pauses, clock.overdueAfter, budgetMs(after, open, clock.overdueAfter));
    const { promiseId, agreementVersion, deadlineAt } = clock;
    const key = `${clock.id}/ladder-${index + 1}`;
    return [{ at, task: { key, step: 'ladder', promiseId, agreementVersion, ownerId, dueAt: deadlineAt } }];
  });
}
