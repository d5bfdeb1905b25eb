/**
 * What keeps a promise, and when it happened: a status, a disposition, a deal, or so many logged activities.
 *
 * The rules it owns: a disposition and a deal keep every promise (E31, E36); only what people do counts, unless the promise
 * says otherwise (E33).
 */
import { type ActivityKind, type SlaPromise } from '../agreement/agreement.ts';
import { type Moment } from '../timeline/moment.ts';
import { type Activity, type Timeline } from '../timeline/timeline.ts';
import { type Cycle } from './cycle.ts';

/** The part of a life that a cycle is about, with all that was logged. */
export interface Life {
  readonly cycle: Cycle;
  readonly timeline: Timeline;
}

/** Whether a deal was made of the lead in (from, until]. */
export function dealBetween({ timeline }: Life, from: number, until: number): boolean {
  return timeline.activities.some(({ activity, at }) => activity === 'deal' && at > from && at <= until);
}

/** The first instant in (from, until] at which the promise is kept. */
export function keptIn(
  { cycle, timeline }: Life,
  promise: SlaPromise,
  from: number,
  until: number,
): number | null {
  const byStatus = cycle.moments.find(
    (moment) => moment.at > from && moment.at <= until && keeps(promise, moment),
  );
  const deal = timeline.activities.find(
    ({ activity, at }) => activity === 'deal' && at > from && at <= Math.min(until, cycle.endedAt),
  );
  const logged = activityAfter(timeline, promise, from, Math.min(until, cycle.endedAt), false);
  const first = Math.min(byStatus?.at ?? Infinity, deal?.at ?? Infinity, logged ?? Infinity);
  return first === Infinity ? null : first;
}

/** When so many activities as the promise asks for were logged after `from`. */
export function activityAfter(
  { activities }: Timeline,
  { stops, countsAs }: SlaPromise,
  from: number,
  until: number,
  afterCycle: boolean,
): number | null {
  if (stops.kind !== 'activity') return null;
  const counts = ({ at, activity, human }: Activity): boolean =>
    at > from &&
    (afterCycle ? at < until : at <= until) &&
    (activity === 'contacted' ? stops.activities.some(isContact) : stops.activities.includes(activity)) &&
    (human || countsAs === 'anything' || activity === 'deal');
  return activities.filter(counts)[stops.times - 1]?.at ?? null;
}

/** What HubSpot counts as a contact; a note is none. */
function isContact(activity: ActivityKind): boolean {
  return activity !== 'note' && activity !== 'deal';
}

export function keeps({ stops, countsAs }: SlaPromise, { disposition, definitions }: Moment): boolean {
  if (disposition !== null) return true;
  if (stops.kind !== 'definition') return false;
  const hand = definitions.get(stops.name);
  return hand === 'human' || (hand === 'automation' && countsAs === 'anything');
}

export function momentAt(cycle: Cycle, at: number): Moment {
  const moment = cycle.moments.findLast((candidate) => candidate.at <= at);
  if (!moment) throw new RangeError('a holding begins before its cycle');
  return moment;
}
