/**
 * Where a record stands for somebody who may act on it. What is offered and what is allowed both rest on it, so that they
 * cannot disagree.
 */
import {
  EXCUSE_REQUESTS_PROPERTY,
  OWNER_PROPERTY,
  type Agreement,
  type Disposition,
} from '../../domain/agreement/agreement.ts';
import { ANY_VALUE, type Predicate } from '../../domain/agreement/predicate.ts';
import {
  agreementOfVersion,
  currentAgreement,
  type AgreementHistory,
} from '../../domain/agreement/versions.ts';
import { ofLastPass, type Clock } from '../../domain/evaluate/clock.ts';
import { type Directory } from '../../domain/evaluate/directory.ts';
import { type RecordRef } from '../../domain/timeline/fact.ts';
import { timelineOf, type LearnedFact, type Timeline } from '../../domain/timeline/timeline.ts';
import { requestsIn, valueNow, type ExcuseRequest } from './excuseRequests.ts';
import { ownerIdsOf, roleOf, type Role, type Viewer } from './viewer.ts';

export interface Situation {
  readonly record: RecordRef;
  readonly role: Role;
  readonly agreement: Agreement;
  /** The agreement a clock was judged by. */
  readonly agreementOf: (clock: Clock) => Agreement;
  /** Those of the last pass, and those that wait for the next hand-off. */
  readonly clocks: readonly Clock[];
  readonly facts: readonly LearnedFact[];
  readonly timeline: Timeline;
  /** The owner ids of who asks. */
  readonly viewerIds: ReadonlySet<string>;
  /** Who owns the record by now; '' when nobody does. */
  readonly ownerId: string;
  /** Excuses that were asked for and not decided. */
  readonly requests: readonly ExcuseRequest[];
  /** A lead in sales' hands, not disposed of. */
  readonly isLead: boolean;
  /** The pause rule that holds by now. */
  readonly pauseId: string | null;
  readonly now: number;
}

export interface SituationGrounds {
  readonly record: RecordRef;
  readonly viewer: Viewer;
  readonly clocks: readonly Clock[];
  readonly facts: readonly LearnedFact[];
  readonly history: AgreementHistory;
  readonly directory: Directory;
  readonly now: number;
}

export function situationOf(grounds: SituationGrounds): Situation {
  const { record, viewer, clocks, facts, history, directory, now } = grounds;
  const agreement = currentAgreement(history);
  const timeline = timelineOf(record, facts, agreement, now);
  const moment = timeline.moments.at(-1);
  const ownerId = moment?.ownerId ?? '';
  return {
    record,
    role: timeline.gone === null ? roleOf(viewer, ownerId, agreement, directory) : 'viewer',
    viewerIds: ownerIdsOf(viewer, directory),
    ownerId,
    requests: requestsIn(valueNow(record, facts, EXCUSE_REQUESTS_PROPERTY)),
    agreement,
    agreementOf: (clock) => agreementOfVersion(history, clock.agreementVersion),
    clocks: ofLastPass(clocks, (clock) => clock),
    facts,
    timeline,
    isLead: timeline.gone === null && moment?.isLead === true,
    pauseId: moment?.pauseId ?? null,
    now,
  };
}

/** The values that make a predicate true: the first of each property in its first alternative; null: it names none. */
export function valuesFor(predicate: Predicate): Readonly<Record<string, string>> | null {
  const [first] = predicate;
  if (!first) return null;
  const values = [...first].map(([property, [value]]) => [property, value] as const);
  if (values.some(([property, value]) => value === undefined || isOpen(property, value))) return null;
  return Object.fromEntries(values) as Readonly<Record<string, string>>;
}

/** Nobody can write "any value", and who owns a lead is not decided on the side. */
function isOpen(property: string, value: string): boolean {
  return value === ANY_VALUE || property === OWNER_PROPERTY;
}

/** The values by which sales ends a lead so. */
export function dispositionValues(
  { dispositions, disposing }: Agreement,
  as: Disposition,
): Readonly<Record<string, string>> | null {
  const { set } = disposing[as];
  return set ? Object.fromEntries(set) : valuesFor(dispositions[as]);
}
