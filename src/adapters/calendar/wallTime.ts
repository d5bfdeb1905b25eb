/**
 * Wall time to instant, by luxon's zone offsets.
 *
 * The rule it owns (E14): a wall time that occurs twice means its first occurrence; one that a clock change skips
 * means the instant of the change, so that a window wholly inside the gap has no length.
 */
import { IANAZone } from 'luxon';

const MINUTE_MS = 60_000;
const DAY_MS = 86_400_000;
const BLOCK_DAYS = 4;

/** Gives the zone, or null when the name is no IANA zone this machine knows. */
export function zoneNamed(name: string): IANAZone | null {
  const zone = IANAZone.create(name);
  return zone.isValid ? zone : null;
}

/**
 * The instant at which the zone's clocks show `wallMs`: a wall time written as if it were UTC epoch milliseconds
 * (`Date.UTC(2026, 2, 8, 9)` for 09:00 on 8 March, wherever the zone lies).
 */
export function instantOf(zone: IANAZone, wallMs: number): number {
  const steady = steadyOffset(zone, Math.floor(wallMs / DAY_MS));
  if (steady !== null) return wallMs - steady * MINUTE_MS;
  const offsetBefore = zone.offset(wallMs - DAY_MS) * MINUTE_MS;
  const offsetAfter = zone.offset(wallMs + DAY_MS) * MINUTE_MS;
  const early = wallMs - Math.max(offsetBefore, offsetAfter);
  if (offsetBefore === offsetAfter || isShownAt(zone, early, wallMs)) return early;
  const late = wallMs - Math.min(offsetBefore, offsetAfter);
  return isShownAt(zone, late, wallMs) ? late : changeBetween(zone, wallMs - DAY_MS, wallMs + DAY_MS);
}

/** The local day on which an instant falls, in days since 1970-01-01. */
export function localDayOf(zone: IANAZone, instant: number): number {
  return Math.floor((instant + zone.offset(instant) * MINUTE_MS) / DAY_MS);
}

/**
 * The zone's offset in minutes where it is the same from the day before to the day after next: nearly always, and then
 * nothing else needs to be asked. Null where clocks change nearby. No zone changes twice within a block of days.
 */
function steadyOffset(zone: IANAZone, day: number): number | null {
  const first = Math.floor((day - 1) / BLOCK_DAYS);
  const last = Math.ceil((day + 2) / BLOCK_DAYS);
  const offset = offsetAtBlock(zone, first);
  for (let block = first + 1; block <= last; block += 1) {
    if (offsetAtBlock(zone, block) !== offset) return null;
  }
  return offset;
}

/** Offsets in minutes by zone and block: luxon asks the platform's formatter each time, which takes microseconds. */
const offsets = new Map<string, Map<number, number>>();

function offsetAtBlock(zone: IANAZone, block: number): number {
  const ofZone = offsets.get(zone.name) ?? new Map<number, number>();
  offsets.set(zone.name, ofZone);
  const known = ofZone.get(block);
  if (known !== undefined) return known;
  const offset = zone.offset(block * BLOCK_DAYS * DAY_MS);
  ofZone.set(block, offset);
  return offset;
}

function isShownAt(zone: IANAZone, instant: number, wallMs: number): boolean {
  return instant + zone.offset(instant) * MINUTE_MS === wallMs;
}

/** The first instant in (a, b] with b's offset, given that the offset changes once between them. */
function changeBetween(zone: IANAZone, a: number, b: number): number {
  const offsetAfter = zone.offset(b);
  let low = a;
  let high = b;
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2);
    if (zone.offset(middle) === offsetAfter) high = middle;
    else low = middle;
  }
  return high;
}
