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
  return firstDealIn(timeline, from, until) < Infinity;
}

/** When the first deal was made in (from, until]; Infinity: none was. */
export function firstDealIn({ activities }: Timeline, from: number, until: number): number {
  return dealIn(activities, from, until);
}

/** The first instant in (from, until] at which the promise is kept. */
export function keptIn(
  { cycle, timeline }: Life,
  promise: SlaPromise,
  from: number,
  until: number,
): number | null {
  const before = Math.min(until, cycle.endedAt);
  const first = Math.min(
    statusIn(cycle.moments, promise, from, until),
    dealIn(timeline.activities, from, before),
    activityAfter(timeline, promise, from, before, false) ?? Infinity,
  );
  return first === Infinity ? null : first;
}

function statusIn(moments: readonly Moment[], promise: SlaPromise, from: number, until: number): number {
  for (let index = firstAfter(moments, from); index < moments.length; index += 1) {
    const moment = moments[index];
    if (!moment || moment.at > until) break;
    if (keeps(promise, moment)) return moment.at;
  }
  return Infinity;
}

function dealIn(activities: readonly Activity[], from: number, until: number): number {
  for (let index = firstAfter(activities, from); index < activities.length; index += 1) {
    const one = activities[index];
    if (!one || one.at > until) break;
    if (one.activity === 'deal') return one.at;
  }
  return Infinity;
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
  let missing = stops.times;
  for (let index = firstAfter(activities, from); index < activities.length; index += 1) {
    const one = activities[index];
    if (!one || (afterCycle ? one.at >= until : one.at > until)) break;
    const { activity, human } = one;
    const isAsked =
      activity === 'contacted' ? stops.activities.some(isContact) : stops.activities.includes(activity);
    if (!isAsked || !(human || countsAs === 'anything' || activity === 'deal')) continue;
    missing -= 1;
    if (missing === 0) return one.at;
  }
  return null;
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

export function momentAt({ moments }: Cycle, at: number): Moment {
  const moment = moments[firstAfter(moments, at) - 1];
  if (!moment) throw new RangeError('a holding begins before its cycle');
  return moment;
}

/** The place of the first that is later than `at`, in what ascends. */
function firstAfter(ascending: readonly { readonly at: number }[], at: number): number {
  let low = 0;
  let high = ascending.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((ascending[middle]?.at ?? Infinity) > at) high = middle;
    else low = middle + 1;
  }
  return low;
}
