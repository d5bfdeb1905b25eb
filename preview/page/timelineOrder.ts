/**
 * The timeline, newest first (entries of one instant as the desk orders them), with a key for each entry. Entries carry no id, so equal ones are told apart by counting
 * from the oldest: a later entry never changes an earlier one's key.
 */
import type { TimelineEntry } from '../desk/shapes.ts';

export interface KeyedEntry {
  readonly key: string;
  readonly entry: TimelineEntry;
}

export function newestFirst(timeline: readonly TimelineEntry[]): readonly KeyedEntry[] {
  const times = new Map<string, number>();
  const oldestFirst = [...timeline].reverse().sort((a, b) => a.at - b.at);
  const entries = oldestFirst.map((entry) => {
    const same = JSON.stringify([entry.at, entry.kind, entry.label, entry.to]);
    const nth = (times.get(same) ?? 0) + 1;
    times.set(same, nth);
    return { key: `${same} ${nth}`, entry };
  });
  return entries.reverse();
}
