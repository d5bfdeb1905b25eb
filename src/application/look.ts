/** Looks at the records that are due: evaluates their facts and keeps clocks, wanted effects and the next look. */
import { type Logger } from 'pino';
import { type AgreementHistory } from '../domain/agreement/versions.ts';
import { type Clock } from '../domain/evaluate/clock.ts';
import { type Directory } from '../domain/evaluate/directory.ts';
import { evaluate } from '../domain/evaluate/evaluate.ts';
import { importOf } from './digest.ts';
import { CLOSING, renderEffects } from './render.ts';
import { type See, type Store } from './store.ts';
import { type Strangers } from './strangers.ts';

/** More would cost a record a tenth less, and let cards wait while the embedded database is held for a look. */
const RECORDS_A_LOOK = 250;

export interface LookDependencies {
  readonly store: Store;
  readonly agreements: () => AgreementHistory;
  readonly directory: () => Directory;
  readonly log: Logger;
  /** Of agreements and directory, where other processes may change them; see Store.look. */
  readonly edition?: () => number;
  /** Takes note of owners whom the directory does not know. */
  readonly strangers?: Strangers;
}

/**
 * @returns how many records were looked at; none: none is due any more
 * @throws EditionChanged when others have changed what is judged by, see Store.look
 */
export async function lookAtDueRecords(
  { store, agreements, directory, log, edition, strangers }: LookDependencies,
  now: number,
): Promise<number> {
  const [history, known] = [agreements(), edition?.()];
  const seen: string[] = [];
  const see: See = (record, facts) => {
    seen.push(record.recordId);
    const people = directory();
    strangers?.meet(facts, people);
    try {
      const evaluation = evaluate(record, facts, history, people, now);
      evaluation.clocks.forEach(refuseEndless);
      return {
        record,
        clocks: evaluation.clocks,
        reported: evaluation.reported,
        effects: renderEffects(record, evaluation, history),
        closing: CLOSING,
        nextLookAt: evaluation.nextLookAt,
        leftOut: evaluation.leftOut && { by: importOf(evaluation.leftOut), at: evaluation.leftOut.at },
        handOffs: evaluation.handOffs,
        source: evaluation.source,
      };
    } catch (error) {
      // One record that cannot be evaluated must not stop the others. Its facts stay; it is looked at again later.
      log.error(
        { err: error, objectType: record.objectType, recordId: record.recordId },
        'a record cannot be evaluated',
      );
      return null;
    }
  };
  const looked = await store.look(now, RECORDS_A_LOOK, see, known);
  if (looked > 0) log.debug({ records: seen }, 'looked at records');
  return looked;
}

/**
 * No database keeps an instant that never comes, and one such clock would take the look at all other records with it.
 * @throws RangeError that names the clock
 */
function refuseEndless({
  id,
  startedAt,
  budgetMs,
  deadlineAt,
  overdueAfter,
  dueSoonAt,
  ...clock
}: Clock): void {
  const instants = [startedAt, budgetMs, deadlineAt, overdueAfter, dueSoonAt, ...clock.remindAt];
  if (instants.every(Number.isFinite) && Number.isFinite(clock.endedAt ?? 0)) return;
  throw new RangeError(
    `the clock ${id} has no deadline: look at the absences and pauses it stands still for`,
  );
}
