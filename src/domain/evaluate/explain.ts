/**
 * Why a deadline is where it is: the trace of each clock, as data that anybody can put into words.
 *
 * It comes from the same judgement as the clocks themselves, so that the trace and the deadline cannot disagree: the
 * counted stretches up to the deadline add up to the budget (a property test).
 */
import { type Agreement, type Budget, type SlaPromise, type SpecialDay } from '../agreement/agreement.ts';
import { agreementOfVersion, type AgreementHistory, type PublishedAgreement } from '../agreement/versions.ts';
import { mergedPauses, withoutPauses } from '../time/pauses.ts';
import { type RecordRef } from '../timeline/fact.ts';
import { isReady, type Moment } from '../timeline/moment.ts';
import { type LearnedFact } from '../timeline/timeline.ts';
import { type Clock, type SuspensionReason } from './clock.ts';
import { type Judged } from './clocksOf.ts';
import { type Cycle } from './cycle.ts';
import { type CalendarGround, type Directory } from './directory.ts';
import { judgementOf } from './evaluate.ts';

export type TraceStep =
  | { readonly kind: 'counted'; readonly fromAt: number; readonly untilAt: number }
  | {
      readonly kind: 'suspended';
      readonly fromAt: number;
      readonly untilAt: number;
      readonly reason: SuspensionReason;
      readonly pauseId: string | null;
    }
  /** `at` is the local midnight that begins the day, as far as the trace's order is concerned. */
  | { readonly kind: 'specialDay'; readonly at: number; readonly day: SpecialDay };

export interface ClockTrace {
  readonly clock: Clock;
  readonly promise: SlaPromise;
  readonly agreement: Agreement;
  /** When the count began: the start, or the next opening. */
  readonly countsFrom: number;
  readonly within: Budget;
  /** 'handover': what the last rep had left. */
  readonly budgetFrom: 'tier' | 'handover';
  /** How many tiers above it did not hold. */
  readonly tiersPassedOver: number;
  readonly tierSince: number;
  readonly graceUntil: number | null;
  /** When a version that covers open clocks took it over; null: it stands under the version it started under. */
  readonly takenOverAt: number | null;
  /** Whether its cycle began with the version, which is the first to see the lead. */
  readonly begunWithVersion: boolean;
  /** What of a newer version ended it: that it promises this no more, or the hand-off that it saw; null: none. */
  readonly endedBy: Judged['endedBy'];
  readonly calendar: { readonly id: string; readonly zone: string; readonly ground: CalendarGround };
  /** From the start to the deadline or the end, whichever is later; in the order of time. */
  readonly steps: readonly TraceStep[];
}

/** Why a promise of the present agreement has no clock in the record's last cycle. */
export interface NotMade {
  readonly promise: SlaPromise;
  readonly why:
    | 'noLead'
    | 'nobodyHolds'
    | 'notForThisRecord'
    | 'imported'
    | 'keptAlready'
    | 'notYetStarted'
    /** Of what marketing promises: it never waited for its hand-off. */
    | 'notReady'
    /** The lead was handed off, or received, under an older version, and the promise is new. */
    | 'olderThanVersion';
}

export interface Explanation {
  readonly traces: readonly ClockTrace[];
  readonly notMade: readonly NotMade[];
}

const WINDOWS_AT_MOST = 1_000;
const DAY_MS = 86_400_000;

export function explain(
  record: RecordRef,
  facts: readonly LearnedFact[],
  history: AgreementHistory,
  directory: Directory,
  now: number,
): Explanation {
  const { judged, cycles, moments, inForceNow } = judgementOf(record, facts, history, directory, now);
  return {
    traces: judged.map((one) => traceOf(one, agreementOfVersion(history, one.clock.agreementVersion))),
    notMade: notMadeIn(
      inForceNow,
      inForceNow === history[0] ? -Infinity : inForceNow.publishedAt,
      cycles,
      moments,
      judged,
    ),
  };
}

function traceOf(judged: Judged, agreement: Agreement): ClockTrace {
  const { clock, calendar, calendarGround, budgetFrom, tierSince, graceUntil } = judged;
  const promise = agreement.promises.find(({ id }) => id === clock.promiseId);
  const tier = promise?.tiers[clock.tier];
  if (!promise || !tier) throw new RangeError(`clock ${clock.id} stands on no promise of its agreement`);
  const untilAt = Math.max(clock.deadlineAt, clock.endedAt ?? -Infinity);
  return {
    clock,
    promise,
    agreement,
    countsFrom: calendar.open.nextOpenAt(clock.startedAt),
    within: tier.within,
    budgetFrom,
    tiersPassedOver: clock.tier,
    tierSince,
    graceUntil,
    takenOverAt: judged.takenOverAt,
    begunWithVersion: judged.begunWithVersion,
    endedBy: judged.endedBy,
    calendar: { id: calendar.id, zone: calendar.zone, ground: calendarGround },
    steps: stepsOf(clock, untilAt, calendar.open.windowsBetween(clock.startedAt, untilAt, WINDOWS_AT_MOST), [
      ...calendar.specialDays,
    ]),
  };
}

function stepsOf(
  clock: Clock,
  untilAt: number,
  windows: readonly (readonly [number, number])[],
  specialDays: readonly SpecialDay[],
): readonly TraceStep[] {
  const pauses = mergedPauses(clock.suspensions);
  const counted = windows
    .flatMap((window) => withoutPauses(window, pauses))
    .map(([fromAt, end]): TraceStep => ({ kind: 'counted', fromAt, untilAt: end }));
  const suspended = clock.suspensions
    .filter((one) => one.untilAt > clock.startedAt && one.fromAt < untilAt)
    .map((one): TraceStep => ({ kind: 'suspended', ...one, fromAt: Math.max(one.fromAt, clock.startedAt) }));
  const days = specialDays
    .map((day) => ({ day, at: Date.parse(`${day.on}T00:00:00Z`) }))
    .filter(({ at }) => at + DAY_MS > clock.startedAt && at < untilAt)
    .map((day): TraceStep => ({ kind: 'specialDay', ...day }));
  return [...counted, ...suspended, ...days].sort((a, b) => startOf(a) - startOf(b));
}

function startOf(step: TraceStep): number {
  return step.kind === 'specialDay' ? step.at : step.fromAt;
}

function notMadeIn(
  { agreement }: PublishedAgreement,
  inForceSince: number,
  cycles: readonly Cycle[],
  moments: readonly Moment[],
  judged: readonly Judged[],
): readonly NotMade[] {
  const last = cycles.at(-1);
  return agreement.promises
    .filter(
      ({ id }) => !judged.some(({ clock }) => clock.promiseId === id && clock.cycle >= (last?.number ?? 1)),
    )
    .map((promise) => ({
      promise,
      why:
        promise.starts.kind === 'definition'
          ? whyNoWait(promise, promise.starts.name, agreement, inForceSince, moments)
          : whyNot(promise, agreement, inForceSince, last),
    }));
}

/** Of what marketing promises: by the last time at which the record was ready. */
function whyNoWait(
  promise: SlaPromise,
  definition: string,
  agreement: Agreement,
  inForceSince: number,
  moments: readonly Moment[],
): NotMade['why'] {
  const until = moments.findLastIndex((moment) => isReady(moment, definition));
  if (until === -1) return 'notReady';
  const from = moments.findLastIndex((moment, index) => index < until && !isReady(moment, definition)) + 1;
  const waited = moments.slice(from, until + 1);
  const place = agreement.promises.indexOf(promise);
  if (waited.every(({ tiers }) => (tiers[place] ?? -1) < 0)) return 'notForThisRecord';
  const [first] = waited;
  if (first?.byImport && agreement.imports !== 'fromImport') return 'imported';
  return first && first.at < inForceSince ? 'olderThanVersion' : 'notReady';
}

function whyNot(
  promise: SlaPromise,
  agreement: Agreement,
  inForceSince: number,
  cycle: Cycle | undefined,
): NotMade['why'] {
  if (!cycle) return 'noLead';
  const place = agreement.promises.indexOf(promise);
  if (cycle.moments.every(({ tiers }) => (tiers[place] ?? -1) < 0)) return 'notForThisRecord';
  if (cycle.imported && agreement.imports !== 'fromImport') return 'imported';
  if (promise.starts.kind === 'after' || promise.starts.kind === 'qualified') return 'notYetStarted';
  if (promise.side === 'rep' && cycle.holdings.length === 0) return 'nobodyHolds';
  if (cycle.handOffAt < inForceSince) return 'olderThanVersion';
  return 'keptAlready';
}
