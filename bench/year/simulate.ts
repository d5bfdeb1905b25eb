/**
 * Goes through a year of a portal with what the service can do, and says how far behind each part of it was at most. The parts
 * are queues: notices wait for the database, records for their look, histories and values for the calls HubSpot allows.
 */
import { randomPoisson } from 'd3-random';
import {
  campaignLeads,
  importedIn,
  LIFE,
  openSteps,
  otherNotices,
  regions,
  STEP_S,
  STEPS,
  STEPS_A_DAY,
  usualLeads,
  type Portal,
} from './portal.ts';

export interface Service {
  readonly noticesASecond: number;
  readonly looksASecond: number;
  /** Calls of ten seconds and of a day that HubSpot allows the account. */
  readonly callsAStep: number;
  readonly callsADay: number;
}

/** What HubSpot takes at once. */
const VALUES_A_CALL = 100;
const HISTORIES_A_CALL = 50;
/** Calls of a quiet step go out with what is owed by then: about one for each second in which there is something. */
const SECONDS_A_STEP = STEP_S;
const NOTICES_OF_AN_IMPORT = 3;
/** Longest that somebody would call at once. */
export const AT_ONCE_S = 60;

/** How far behind a part of the service came. */
export interface Behind {
  /** Seconds that what came last had to wait, at most. */
  readonly mostS: number;
  /** In how many hours of the year it was more than a minute. */
  readonly hours: number;
}

export interface Year {
  readonly leads: number;
  readonly notices: number;
  readonly looks: number;
  readonly values: number;
  readonly calls: number;
  readonly mostNoticesASecond: number;
  readonly mostOpenLeads: number;
  /** The most calls of a day, and in how many steps the day's were used up. */
  readonly mostCallsADay: number;
  readonly behind: Readonly<Record<'notices' | 'looks' | 'calls', Behind>>;
}

/** @param random uniform in [0, 1), seeded by whoever asks */
export function simulateYear(portal: Portal, service: Service, random: () => number): Year {
  const takes = {
    notices: service.noticesASecond * STEP_S,
    looks: service.looksASecond * STEP_S,
  };
  // What leads bring about later stands at the step of open time of their region at which it happens.
  const planned = regions.map(() =>
    LIFE.map(({ afterHours }) => new Float64Array(openSteps(afterHours) + 1)),
  );
  const opened = regions.map(() => 0);
  const queue = { notices: 0, looks: 0, histories: 0, values: 0 };
  const total = { leads: 0, notices: 0, looks: 0, values: 0, calls: 0 };
  const waits = {
    notices: new Float64Array(STEPS),
    looks: new Float64Array(STEPS),
    calls: new Float64Array(STEPS),
  };
  let [openLeads, mostOpenLeads, mostNoticesASecond, callsOfDay, mostCallsADay] = [0, 0, 0, 0, 0];

  for (let step = 0; step < STEPS; step += 1) {
    if (step % STEPS_A_DAY === 0) callsOfDay = 0;
    let notices = poisson(otherNotices(portal), random) + NOTICES_OF_AN_IMPORT * importedIn(portal, step);
    // No clock, no value; but a history to be read, and a look.
    let dueLooks = importedIn(portal, step);
    queue.histories += importedIn(portal, step);
    for (const [place, region] of regions.entries()) {
      const arrived = poisson(usualLeads(portal, region, step) + campaignLeads(portal, region, step), random);
      total.leads += arrived;
      openLeads += arrived;
      queue.histories += arrived;
      const isOpen = region.isOpen(step);
      if (isOpen) opened[place]! += 1;
      for (const [which, stage] of LIFE.entries()) {
        // A ring: what stands at this step's place was put there when the clock of open time stood so much earlier.
        const ring = planned[place]![which]!;
        const at = opened[place]! % ring.length;
        let happening = 0;
        if (stage.afterHours === 0) happening = arrived;
        else {
          if (isOpen) {
            happening = ring[at]!;
            ring[at] = 0;
          }
          ring[at]! += arrived * stage.share;
        }
        notices += happening * stage.notices;
        dueLooks += stage.notices === 0 ? happening : 0;
        queue.values += happening * stage.writes;
        total.values += happening * stage.writes;
        if (stage.afterHours === 15 || stage.afterHours === 30) openLeads -= happening;
      }
    }
    total.notices += notices;
    mostNoticesASecond = Math.max(mostNoticesASecond, notices / STEP_S);
    mostOpenLeads = Math.max(mostOpenLeads, openLeads);

    queue.notices += notices;
    const taken = Math.min(queue.notices, takes.notices);
    queue.notices -= taken;
    queue.looks += taken + dueLooks;
    total.looks += taken + dueLooks;
    queue.looks -= Math.min(queue.looks, takes.looks);

    const allowed = Math.max(0, Math.min(service.callsAStep, service.callsADay - callsOfDay));
    const forValues = Math.min(allowed, callsFor(queue.values, VALUES_A_CALL));
    const forHistories = Math.min(allowed - forValues, callsFor(queue.histories, HISTORIES_A_CALL));
    queue.values = Math.max(0, queue.values - forValues * VALUES_A_CALL);
    queue.histories = Math.max(0, queue.histories - forHistories * HISTORIES_A_CALL);
    callsOfDay += forValues + forHistories;
    total.calls += forValues + forHistories;
    mostCallsADay = Math.max(mostCallsADay, callsOfDay);

    waits.notices[step] = queue.notices / service.noticesASecond;
    waits.looks[step] = queue.looks / service.looksASecond;
    const owedCalls = queue.values / VALUES_A_CALL + queue.histories / HISTORIES_A_CALL;
    waits.calls[step] = (STEP_S * owedCalls) / service.callsAStep;
  }
  return {
    ...total,
    mostNoticesASecond,
    mostOpenLeads,
    mostCallsADay,
    behind: { notices: worst(waits.notices), looks: worst(waits.looks), calls: worst(waits.calls) },
  };
}

/** Full calls for many; for few, one a second at most. */
function callsFor(waiting: number, aCall: number): number {
  if (waiting <= 0) return 0;
  return Math.ceil(Math.max(waiting / aCall, Math.min(waiting, SECONDS_A_STEP)));
}

/** @param waits seconds, one entry a step */
function worst(waits: Float64Array): Behind {
  return {
    mostS: waits.reduce((most, wait) => Math.max(most, wait), 0),
    hours: (waits.filter((wait) => wait > AT_ONCE_S).length * STEP_S) / 3_600,
  };
}

/** How often something happens in a step that does so `mean` times on average. */
function poisson(mean: number, random: () => number): number {
  return mean > 0 ? randomPoisson.source(random)(mean)() : 0;
}
