/**
 * The story a sandbox plays: leads arrive, are routed, touched, passed on and disposed of, by reps who work their hours
 * and are now and then late. It begins some days before the present, so that a visitor finds a portal in full use.
 */
import { DateTime } from 'luxon';
import { type TimeSource } from '../../application/timeSource.ts';
import { type Portal } from '../portal/portal.ts';
import { type Random } from '../random.ts';
import { REPS } from './cast.ts';
import { beforeWorking } from './hours.ts';
import { playOn, plotOf, type Cue, type Scene } from './plot.ts';

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
/** How far back the past of the portal reaches. */
export const PAST_MS = 4 * 24 * HOUR_MS;
/** Leads of the past that were written by chance; the others are there so that something happens at once. */
const LEADS_BY_CHANCE = 54;
const ARRIVAL_MINUTES_BY_DAY: readonly [number, number] = [4, 10];
const ARRIVAL_MINUTES_BY_NIGHT: readonly [number, number] = [25, 70];

interface Running {
  readonly scenes: readonly Scene[];
  next: number;
  contactId: string | null;
}

export interface Story {
  /** Plays until `stop`, in the portal's time. */
  readonly played: Promise<void>;
  stop(): Promise<void>;
}

/** Gives the portal its past and plays on from now. */
export function tellStory(portal: Portal, time: TimeSource, random: Random): Story {
  const stopped = new AbortController();
  const running: Running[] = [];
  let number = 0;
  const begin = (cue: Omit<Cue, 'number'>): void => {
    number += 1;
    running.push({ scenes: plotOf(random, { ...cue, number }), next: 0, contactId: null });
  };

  const beganAt = time.now();
  for (const cue of crafted(beganAt)) begin(cue);
  for (let lead = 0; lead < LEADS_BY_CHANCE; lead += 1) {
    begin({ arrivesAt: dayTime(random, beganAt - PAST_MS, beganAt) });
  }
  playUntil(beganAt);

  /** Plays all scenes up to an instant, in the order of time. */
  function playUntil(until: number): void {
    for (;;) {
      const due = running
        .filter((lead) => (lead.scenes[lead.next]?.at ?? Infinity) <= until)
        .sort((a, b) => atOf(a) - atOf(b))[0];
      if (!due) break;
      play(due);
    }
    const open = running.filter(({ scenes, next }) => next < scenes.length);
    running.splice(0, running.length, ...open);
  }

  function play(lead: Running): void {
    const scene = lead.scenes[lead.next];
    if (!scene) return;
    lead.next += 1;
    const act = (): void => {
      if (lead.contactId === null) lead.contactId = portal.create('contacts', scene.values, scene.by).id;
      else {
        // Visitors merge and delete; the story of a lead that is gone goes on without it.
        const contact = portal.findThroughMerges('contacts', lead.contactId);
        if (contact?.archivedAt === null) playOn(portal, contact.id, scene);
      }
    };
    if (scene.at < beganAt) portal.inThePast(scene.at, act);
    else act();
  }

  async function goOn(): Promise<void> {
    let arrivesAt = beganAt + MINUTE_MS;
    for (;;) {
      const nextAt = Math.min(arrivesAt, ...running.map(atOf));
      await time.waitUntil(nextAt, stopped.signal);
      if (stopped.signal.aborted) return;
      const now = time.now();
      if (arrivesAt <= now) {
        begin({ arrivesAt });
        const gap = isDay(now) ? ARRIVAL_MINUTES_BY_DAY : ARRIVAL_MINUTES_BY_NIGHT;
        arrivesAt = now + random.between(...gap) * MINUTE_MS;
      }
      playUntil(now);
    }
  }

  const played = goOn();
  return {
    played,
    stop: async () => {
      stopped.abort();
      await played;
    },
  };
}

/** Leads whose clocks do something worth seeing in the first hour. Four working hours are 240 minutes. */
function crafted(now: number): readonly Omit<Cue, 'number'>[] {
  const [grace, tom, elena, omar, , yousef] = REPS;
  if (!grace || !tom || !elena || !omar || !yousef) return [];
  const received = (
    rep: typeof grace,
    minutesLeft: number,
  ): Pick<Cue, 'rep' | 'arrivesAt' | 'routedAfter'> => ({
    rep,
    arrivesAt: beforeWorking(rep, now, 240 - minutesLeft) - 5 * MINUTE_MS,
    routedAfter: 5,
  });
  return [
    // Falls due in twelve minutes, is overdue, and is handled a while later.
    { ...received(tom, 12), touchedAfter: 262 },
    { ...received(yousef, 22), touchedAfter: 300 },
    // Overdue already, and handled soon.
    { ...received(tom, -45), touchedAfter: 300 },
    { ...received(omar, -120), touchedAfter: 385 },
    // Due soon, and handled in time.
    { ...received(elena, 50), touchedAfter: 215 },
    { ...received(grace, 35), touchedAfter: 228 },
  ];
}

function atOf({ scenes, next }: Running): number {
  return scenes[next]?.at ?? Infinity;
}

/** An instant by day between two others. */
function dayTime(random: Random, from: number, until: number): number {
  for (;;) {
    const at = random.between(from, until);
    if (isDay(at)) return at;
  }
}

function isDay(at: number): boolean {
  const { hour, weekday } = DateTime.fromMillis(at, { zone: 'Europe/London' });
  return hour >= 6 && hour < 18 && weekday <= 5;
}
