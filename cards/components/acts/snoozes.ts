/**
 * For how long reminders can be silenced. The rule it owns: never beyond `latest`, which the agreement allows.
 *
 * Example (a test row): Monday 11:00, allowed until Tuesday 10:00: for an hour until 12:00, until work begins on Tuesday
 * 09:00, or until Tuesday 10:00. Allowed until 11:30, only that is left.
 */
import type { CardClock } from '../../contract.ts';
import { sameDay } from '../../messages/wallTime.ts';

const HOUR_MS = 3_600_000;

export interface Snooze {
  readonly id: 'hour' | 'opening' | 'longest';
  readonly until: number;
}

/** In the order of time; `latest` itself is always among them. */
export function snoozes(clocks: readonly CardClock[], now: number, latest: number): readonly Snooze[] {
  const openings = clocks.flatMap(({ openWindows, zone }) =>
    openWindows.map(([start]) => start).filter((start) => start > now && !sameDay(start, now, zone)),
  );
  const shorter: readonly Snooze[] = [
    { id: 'hour', until: now + HOUR_MS },
    { id: 'opening', until: Math.min(...openings) },
  ];
  return [
    ...shorter.filter(({ until }) => until < latest).sort((a, b) => a.until - b.until),
    { id: 'longest', until: latest },
  ];
}
