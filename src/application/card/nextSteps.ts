/** What comes next by itself on a record's clocks: nobody is to be surprised by a consequence (S22). */
import { type CardNextStep } from '../../../cards/contract.ts';
import { agreementOfVersion, type AgreementHistory } from '../../domain/agreement/versions.ts';
import { stepsOf } from '../../domain/effects/wanted.ts';
import { type Clock } from '../../domain/evaluate/clock.ts';
import { type Directory } from '../../domain/evaluate/directory.ts';

export interface NextStepGrounds {
  readonly history: AgreementHistory;
  readonly directory: Directory;
  /** Display name of an owner; null where it is not known. */
  readonly nameOf: (ownerId: string) => string | null;
  readonly now: number;
}

/** In the order of time; only what is still to come. Shadows and what was excused have no consequences. */
export function nextStepsOf(clocks: readonly Clock[], grounds: NextStepGrounds): readonly CardNextStep[] {
  return clocks
    .filter(({ endedAt, verdict, shadow }) => endedAt === null && verdict !== 'excused' && !shadow)
    .flatMap((clock) => stepsOfClock(clock, grounds))
    .filter(({ at }) => at > grounds.now)
    .sort((a, b) => a.at - b.at || ORDER[a.kind] - ORDER[b.kind]);
}

const ORDER: Readonly<Record<CardNextStep['kind'], number>> = { reminder: 0, overdue: 1, step: 2 };

function stepsOfClock(
  clock: Clock,
  { history, directory, nameOf, now }: NextStepGrounds,
): readonly CardNextStep[] {
  const agreement = agreementOfVersion(history, clock.agreementVersion);
  if (!agreement.promises.some(({ id }) => id === clock.promiseId)) return [];
  const { id: clockId, ownerId, overdueAfter, remindAt } = clock;
  // Without somebody to remind there is no reminder, and after the deadline none either.
  const reminders = ownerId === null || now > overdueAfter ? [] : remindAt;
  return [
    ...reminders.map((at): CardNextStep => ({ clockId, at, kind: 'reminder', forName: null })),
    { clockId, at: overdueAfter, kind: 'overdue', forName: null },
    ...stepsOf(clock, agreement, directory).map(({ at, task }): CardNextStep => ({
      clockId,
      at,
      kind: 'step',
      forName: task.ownerId === ownerId ? null : nameOf(task.ownerId),
    })),
  ];
}
