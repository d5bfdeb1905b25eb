/**
 * What is remembered of people. HubSpot tells how somebody is now, and neither since when nor what was before; so the
 * service keeps the past, and what it learns counts from then on.
 *
 * The rules it owns: who is seen for the first time is taken to have always been so, but who had left by then has been gone
 * since HubSpot last changed the owner (it tells no better instant). An absence that HubSpot lists no more was an absence all
 * the same, up to the day it was taken from the list. One that is entered afterwards counts from when it was entered, since
 * nobody may grant himself time; only those that are listed when the user is first seen count whole.
 */
import { mergedPauses, type Pause } from '../domain/time/pauses.ts';
import { type Owner, type ToldOwner, type UserAbsences } from './crm.ts';

/** An owner with what was before. */
export interface KnownOwner extends Owner {
  /** Stretches in which the owner was not active; ascending, disjoint. */
  readonly inactive: readonly Pause[];
  /** Ascending. */
  readonly teamsBefore: readonly { readonly untilAt: number; readonly teams: Owner['teams'] }[];
  /** Ascending, disjoint; null: HubSpot never told of any, or would not. */
  readonly absences: readonly Pause[] | null;
}

export const NO_PAST = { inactive: [], teamsBefore: [], absences: null } as const;

/** Before anything HubSpot could tell of. */
const BEGINNING = 0;

/**
 * @param known all owners as they were last kept
 * @param absences what the users' lists of absences say; null: HubSpot does not let us read them
 * @param now epoch ms
 * @returns all owners that were ever told of
 */
export function remembered(
  known: readonly KnownOwner[],
  told: readonly ToldOwner[],
  absences: readonly UserAbsences[] | null,
  now: number,
): readonly KnownOwner[] {
  const before = new Map(known.map((owner) => [owner.ownerId, owner]));
  const away = absences && new Map(absences.map((one) => [one.userId, one]));
  const listed = new Set(told.map(({ ownerId }) => ownerId));
  const gone = known
    .filter(({ ownerId }) => !listed.has(ownerId))
    .map((owner) => ({ ...owner, active: false, inactive: inactiveNow(owner, false, now) }));
  const present = told.map(({ changedAt, ...owner }): KnownOwner => {
    const past = before.get(owner.ownerId);
    const kept = past?.absences ?? null;
    const ofUser = away && { spans: [], changedAt: null, ...away.get(owner.userId ?? '') };
    return {
      ...owner,
      inactive: past
        ? inactiveNow(past, owner.active, now)
        : owner.active
          ? []
          : [{ fromAt: changedAt ?? BEGINNING, untilAt: Infinity }],
      teamsBefore:
        !past || sameTeams(past.teams, owner.teams)
          ? (past?.teamsBefore ?? [])
          : [...past.teamsBefore, { untilAt: now, teams: past.teams }],
      absences: ofUser ? absencesNow(kept, ofUser, now) : kept,
    };
  });
  return [...gone, ...present];
}

function inactiveNow({ active, inactive }: KnownOwner, isActive: boolean, now: number): readonly Pause[] {
  if (active === isActive) return inactive;
  if (!isActive) return [...inactive, { fromAt: now, untilAt: Infinity }];
  return inactive.map((span) => (span.untilAt === Infinity ? { ...span, untilAt: now } : span));
}

function absencesNow(
  kept: readonly Pause[] | null,
  { spans, changedAt }: Omit<UserAbsences, 'userId'>,
  now: number,
): readonly Pause[] {
  if (kept === null) return mergedPauses(spans);
  // Whatever changed since it was last read, was entered when HubSpot last changed the user, or later.
  const entered = Math.min(changedAt ?? now, now);
  return mergedPauses([
    ...kept.map(({ fromAt, untilAt }) => ({ fromAt, untilAt: Math.min(untilAt, now) })),
    ...spans.map(({ fromAt, untilAt }) => ({ fromAt: Math.max(fromAt, entered), untilAt })),
  ]);
}

function sameTeams(a: Owner['teams'], b: Owner['teams']): boolean {
  const names = (teams: Owner['teams']): string =>
    JSON.stringify(teams.map(({ id, name, primary }) => [id, name, primary]).sort());
  return names(a) === names(b);
}
