/**
 * One calendar out of several that follow each other, for a rep or a team that moves to another office.
 *
 * The rule it owns (E18): a calendar counts from 00:00 of its first day, in its own zone; past minutes keep the
 * calendar they had. Example (a test row): London until Friday, Riyadh from Sunday: Sunday 09:00 in Riyadh is open.
 */
import { type Calendar, type SpecialDay } from '../../domain/agreement/agreement.ts';
import { OpenTime } from '../../domain/time/openTime.ts';
import { windowsOf, type OfficeHours, type Span } from './layOut.ts';
import { instantOf } from './wallTime.ts';

export interface Office {
  readonly hours: OfficeHours;
  readonly specialDays: readonly SpecialDay[];
}

/** An office and the local date from which it counts; null: from the beginning. */
export interface Stay {
  readonly from: string | null;
  readonly office: Office;
}

/** @param stays ascending by date, the first from the beginning. The zone is the one in which the last is read. */
export function succession(id: string, stays: readonly Stay[], span: Span): Calendar {
  const begun = stays.map(({ from, office }) => ({
    from: from ?? '',
    office,
    fromAt: from === null ? span.fromAt : instantOf(office.hours.zone, Date.parse(`${from}T00:00:00Z`)),
  }));
  const pieces = begun.map(({ from, office, fromAt }, index) => {
    const next = begun[index + 1];
    const piece = {
      fromAt: Math.max(fromAt, span.fromAt),
      untilAt: Math.min(next?.fromAt ?? span.untilAt, span.untilAt),
    };
    return {
      windows: piece.untilAt > piece.fromAt ? windowsOf(office.hours, piece) : [],
      days: office.specialDays.filter(({ on }) => on >= from && (next === undefined || on < next.from)),
    };
  });
  return {
    id,
    zone: begun.at(-1)?.office.hours.zone.name ?? 'UTC',
    open: new OpenTime(
      pieces.flatMap(({ windows }) => windows),
      span.fromAt,
      span.untilAt,
    ),
    specialDays: pieces.flatMap(({ days }) => days),
  };
}
