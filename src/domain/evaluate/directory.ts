/**
 * The directory: who can own a record, when they are away, and on whose calendar they work. Only people who are active
 * hold a lead; a queue or a deactivated owner counts as nobody (E5). What changes about a person counts from then on: who
 * left held what he held, and past minutes keep their calendar (E18).
 */
import { type Agreement, type Calendar, type SlaPromise } from '../agreement/agreement.ts';
import { type Pause } from '../time/pauses.ts';

export interface Rep {
  readonly ownerId: string;
  /** HubSpot user id, by which changes tell who made them; null or absent where it is not told. */
  readonly userId?: string | null;
  /** As HubSpot last told. */
  readonly active: boolean;
  /** Stretches in which the rep could hold nothing, ascending, disjoint; left out: `active` speaks for all time. */
  readonly inactive?: readonly Pause[];
  readonly type: 'person' | 'queue';
  /** HubSpot team names and ids, the primary team's first. */
  readonly teams: readonly string[];
  /** The teams the rep was in before, ascending. */
  readonly teamsBefore?: readonly FormerTeams[];
  readonly email?: string | null;
  /** When the rep is out of office; ascending, disjoint. */
  readonly absences?: readonly Pause[];
}

/** Teams a rep was in until an instant, since the one before ended. */
export interface FormerTeams {
  readonly untilAt: number;
  readonly teams: readonly string[];
}

export type Directory = ReadonlyMap<string, Rep>;

const NO_TEAMS: readonly FormerTeams[] = [];
const NEVER: readonly Pause[] = [];
const ALWAYS: readonly Pause[] = [{ fromAt: -Infinity, untilAt: Infinity }];

/**
 * The stretches in which this owner id stands for nobody who can act, as far as they had begun by now; ascending. An id the
 * directory does not know yet is taken for a person: a clock must not wait for the directory, and the next sync corrects it.
 */
export function idleTimesOf(directory: Directory, ownerId: string, now: number): readonly Pause[] {
  if (ownerId === '') return ALWAYS;
  const rep = directory.get(ownerId);
  if (rep === undefined) return NEVER;
  if (rep.type !== 'person') return ALWAYS;
  const { inactive } = rep;
  if (inactive === undefined) return rep.active ? NEVER : ALWAYS;
  const last = inactive.at(-1);
  if (last === undefined || last.untilAt <= now || (last.fromAt <= now && last.untilAt === Infinity))
    return inactive;
  // What comes later is not seen.
  return inactive
    .filter(({ fromAt }) => fromAt <= now)
    .map(({ fromAt, untilAt }) => ({ fromAt, untilAt: untilAt > now ? Infinity : untilAt }));
}

/** Why a calendar was taken, for whoever asks. */
export type CalendarGround = 'always' | 'promise' | 'rep' | 'team' | 'portal';

export interface ChosenCalendar {
  readonly calendar: Calendar;
  readonly ground: CalendarGround;
}

/**
 * The calendar that counts for a promise: the promise's own, else the rep's, else the rep's team's, else the portal's
 * (E17). What is promised in calendar time counts around the clock.
 * @param until what changed about people later is not seen: now, or when the clock ended
 */
export function calendarFor(
  agreement: Agreement,
  promise: SlaPromise,
  directory: Directory,
  ownerId: string | null,
  until: number,
): ChosenCalendar {
  const own = promise.calendarId === null ? undefined : agreement.calendars.get(promise.calendarId);
  if (own) return { calendar: own, ground: 'promise' };
  return promise.tiers[0]?.within.unit === 'calendarMinutes'
    ? { calendar: agreement.always, ground: 'always' }
    : workingCalendarOf(agreement, directory, ownerId, until);
}

/** Looked up once for each owner and move: neither an agreement nor a directory ever changes, they are replaced. */
const lookedUp = new WeakMap<Agreement, WeakMap<Directory, Map<string | null, ChosenCalendar>>>();
/** The last of them, since a thousand records in a row are asked of the same two. */
let latest: {
  readonly agreement: Agreement;
  readonly directory: Directory;
  readonly chosen: Map<string | null, ChosenCalendar>;
} | null = null;

/**
 * The hours in which somebody works: the rep's calendar, else the rep's team's, else the portal's.
 * @param until as for `calendarFor`
 */
export function workingCalendarOf(
  agreement: Agreement,
  directory: Directory,
  ownerId: string | null,
  until: number,
): ChosenCalendar {
  if (latest?.agreement !== agreement || latest.directory !== directory) {
    let ofAgreement = lookedUp.get(agreement);
    if (!ofAgreement) lookedUp.set(agreement, (ofAgreement = new WeakMap()));
    let known = ofAgreement.get(directory);
    if (!known) ofAgreement.set(directory, (known = new Map<string | null, ChosenCalendar>()));
    latest = { agreement, directory, chosen: known };
  }
  const rep = ownerId === null ? undefined : directory.get(ownerId);
  const moves = movesUntil(rep, until);
  const key = moves === 0 ? ownerId : `${ownerId}/${moves}`;
  let chosen = latest.chosen.get(key);
  if (!chosen) latest.chosen.set(key, (chosen = lookUp(agreement, rep, ownerId, moves)));
  return chosen;
}

/** How often the rep had come into another team by an instant. */
function movesUntil(rep: Rep | undefined, until: number): number {
  let moves = 0;
  for (const { untilAt } of rep?.teamsBefore ?? NO_TEAMS) {
    if (untilAt <= until) moves += 1;
  }
  return moves;
}

/** @param moves how many changes of team are seen */
function lookUp(
  agreement: Agreement,
  rep: Rep | undefined,
  ownerId: string | null,
  moves: number,
): ChosenCalendar {
  const before = rep?.teamsBefore ?? [];
  const present = ofTeams(agreement, rep, ownerId, before[moves]?.teams ?? rep?.teams ?? []);
  if (moves === 0 || present.ground === 'rep') return present;
  // Whoever comes into another team keeps the hours of the old one for the minutes before (E18).
  const [first, ...later] = before.slice(0, moves);
  let calendar = ofTeams(agreement, rep, ownerId, first?.teams ?? []).calendar;
  let sinceAt = first?.untilAt ?? -Infinity;
  for (const { untilAt, teams } of later) {
    calendar = moved(calendar, ofTeams(agreement, rep, ownerId, teams).calendar, sinceAt);
    sinceAt = untilAt;
  }
  return { ...present, calendar: moved(calendar, present.calendar, sinceAt) };
}

function moved(from: Calendar, to: Calendar, at: number): Calendar {
  if (from === to) return to;
  const on = new Date(at).toISOString().slice(0, 10);
  return {
    id: to.id,
    zone: to.zone,
    open: from.open.until(at, to.open),
    specialDays: [
      ...from.specialDays.filter((day) => day.on < on),
      ...to.specialDays.filter((day) => day.on >= on),
    ],
  };
}

function ofTeams(
  agreement: Agreement,
  rep: Rep | undefined,
  ownerId: string | null,
  teams: readonly string[],
): ChosenCalendar {
  const named = (id: string | undefined, ground: CalendarGround): ChosenCalendar | null => {
    const calendar = id === undefined ? undefined : agreement.calendars.get(id);
    return calendar ? { calendar, ground } : null;
  };
  const repIds = [ownerId, rep?.email?.toLowerCase()].filter((id) => typeof id === 'string');
  const found =
    named(firstOf(agreement.repCalendars, repIds), 'rep') ??
    named(firstOf(agreement.teamCalendars, teams), 'team') ??
    named(agreement.portalCalendarId, 'portal');
  if (!found) throw new RangeError(`the agreement names no calendar ${agreement.portalCalendarId}`);
  return found;
}

function firstOf(ids: ReadonlyMap<string, string>, names: readonly string[]): string | undefined {
  for (const name of names) {
    const id = ids.get(name);
    if (id !== undefined) return id;
  }
  return undefined;
}
