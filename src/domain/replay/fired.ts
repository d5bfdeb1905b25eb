/**
 * What a clock asked people to do while it ran: reminders, the overdue task, the steps of its ladder, each at its instant.
 *
 * The rule it owns: what is asked for at an instant is asked only if the clock still ran then and somebody was there to be
 * asked, as effects/wanted.ts decides it at every look. Reminders of one clock are one task, so only the first counts.
 */
import { type Agreement } from '../agreement/agreement.ts';
import { stepsOf } from '../effects/wanted.ts';
import { type Clock } from '../evaluate/clock.ts';
import { type Directory } from '../evaluate/directory.ts';

export interface Fired {
  readonly what: 'reminder' | 'overdueTask' | 'step';
  /** Of a step: its place on the ladder, from 1; else 0. */
  readonly place: number;
  /** Epoch ms. */
  readonly at: number;
  /** Who was asked: HubSpot owner id. */
  readonly ownerId: string;
}

/** @param now epoch ms; what is asked for later is left out */
export function firedBy(
  clock: Clock,
  agreement: Agreement,
  directory: Directory,
  now: number,
): readonly Fired[] {
  const promise = agreement.promises.find(({ id }) => id === clock.promiseId);
  // What was excused is run after by nobody; when it was excused is not told apart.
  if (!promise || clock.verdict === 'excused') return [];
  const until = Math.min(clock.endedAt ?? now, now);
  const { ownerId, overdueAfter } = clock;
  const fired: Fired[] = [];
  if (ownerId !== null) {
    const [remindAt] = clock.remindAt;
    if (remindAt !== undefined && remindAt < until && remindAt <= overdueAfter) {
      fired.push({ what: 'reminder', place: 0, at: remindAt, ownerId });
    }
    if (promise.taskWhenOverdue && overdueAfter < until) {
      fired.push({ what: 'overdueTask', place: 0, at: overdueAfter, ownerId });
    }
  }
  for (const { at, task } of stepsOf(clock, agreement, directory)) {
    if (at < until) {
      const place = Number(/\d+$/.exec(task.key)?.[0] ?? 0);
      fired.push({ what: 'step', place, at, ownerId: task.ownerId });
    }
  }
  return fired;
}
