/** Where walks through the portal's records stand, and what a rebuild has come to. All instants are epoch milliseconds. */
import { type Verdict } from '../domain/evaluate/clock.ts';
import { type RecordRef } from '../domain/timeline/fact.ts';
import { type ChangeMark } from './crm.ts';

/** How far a walk through HubSpot's records came. */
export interface Walk {
  readonly startedAt: number;
  /** The agreement's version by which it looks for records. */
  readonly version: string;
  readonly place:
    | ({ readonly phase: 'changed' } & ChangeMark)
    /** Records a search may not find are asked for one by one, in the order of their ids. */
    | { readonly phase: 'unsure'; readonly afterId: string };
  /** How many records were marked to be read so far. */
  readonly marked: number;
}

export interface Reconciliation {
  /** All that HubSpot changed until then is known, or marked to be read; null: nothing was ever compared. */
  readonly throughAt: number | null;
  /** By which version of the agreement records were looked for. */
  readonly version: string | null;
  /** The walk under way, or broken off. */
  readonly walk: Walk | null;
  readonly finishedAt: number | null;
  readonly finishedMarked: number;
}

/** A rebuild under way. */
export interface Rebuild {
  readonly begunAt: number;
  readonly recordsBefore: number;
  readonly factsBefore: number;
  /** How far it came through the portal's contacts; null: to the end. */
  readonly walk: Walk | null;
  /** Whether it was begun before and broken off. */
  readonly resumed: boolean;
}

/** A clock whose verdict as of the beginning of the rebuild is another one by now. */
export interface ClockDifference extends RecordRef {
  readonly clockId: string;
  readonly before: Verdict | 'running';
  readonly after: Verdict | 'running' | 'gone';
}

/** What a rebuild has come to. */
export interface Rebuilt {
  readonly recordsBefore: number;
  readonly factsBefore: number;
  readonly records: number;
  readonly facts: number;
  readonly clocks: number;
  /** Clocks that had begun by then and were not known. */
  readonly appeared: number;
  readonly different: readonly ClockDifference[];
}
