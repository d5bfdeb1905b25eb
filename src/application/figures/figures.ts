/**
 * What reports ask of the clocks. Implemented in SQL by src/adapters/store/figures; what the figures mean stands in
 * src/domain/measures. All instants are epoch milliseconds, all durations working milliseconds.
 *
 * Shadows are left out everywhere: a promise that was not in force yet was neither kept nor broken.
 */
import { type Counts, type Period, type StandingIn } from '../../domain/measures/attainment.ts';
import { type PausedTime } from '../../domain/measures/pausing.ts';
import { type Clock } from '../../domain/evaluate/clock.ts';
import { type OpenTime } from '../../domain/time/openTime.ts';
import { type RecordRef } from '../../domain/timeline/fact.ts';
import { type MarketingFigures } from './marketing.ts';

/** By what figures are put side by side; `segment` is the tier of a promise. */
export type Grouping = 'all' | 'team' | 'rep' | 'promise' | 'segment' | 'source';

/** Whose clocks somebody may see: those of these teams (names or ids), and the rep clocks of these owners. */
export interface Within {
  readonly teams: readonly string[];
  readonly ownerIds: readonly string[];
}

/** Which clocks are asked for. */
export interface Asked {
  readonly now: number;
  /** null: everybody's. */
  readonly within: Within | null;
  /** Left out: of all promises. */
  readonly promiseId?: string;
  /** The primary team's name, and no clocks of the system's; null: those of no team; left out: of all teams. */
  readonly team?: string | null;
  /** The rep of a rep clock; null: rep clocks of nobody; left out: of all. */
  readonly ownerId?: string | null;
  /** null: those without a source; left out: from all sources. */
  readonly source?: string | null;
  /** Left out: of all tiers. */
  readonly tiers?: readonly Omit<SegmentName, 'segment'>[];
}

/** A tier of a promise, by its place in a version of the agreement, and what it is called. */
export interface SegmentName {
  readonly version: string;
  readonly promiseId: string;
  readonly tier: number;
  readonly segment: string;
}

/**
 * How long promises took that came due: of all that were judged, so that what was never done counts as longer than anything
 * that was. Null where the share was not reached: it is never known by leaving out the open ones.
 */
export interface Took {
  /** How many were judged. */
  readonly of: number;
  readonly median: number | null;
  readonly p90: number | null;
  readonly p95: number | null;
}

/** The figures of one group. */
export interface Figures {
  /** null: of all, or of what has no such group (no team, no source). */
  readonly group: string | null;
  readonly counts: Counts;
  readonly leadClock: Took;
  readonly repClock: Took;
}

/** A stretch of a trend and what came due in it. */
export interface TrendStep {
  readonly fromAt: number;
  readonly met: number;
  readonly breached: number;
}

/**
 * Of the promised time of the lead clocks that were broken: how much passed while nobody held the lead, and how much while
 * sales did (S2). Beside it the promised time of marketing's own clocks that were broken, all of which is marketing's.
 */
export interface Delay {
  /** How many were broken, of both kinds. */
  readonly clocks: number;
  /** null: none of marketing's came due, so nothing can be said of it. */
  readonly marketingMs: number | null;
  readonly systemMs: number;
  readonly salesMs: number;
}

/** A clock of a report, down to which its figures go. */
export interface ListedClock {
  readonly record: RecordRef;
  readonly clockId: string;
  readonly promiseId: string;
  readonly side: Clock['side'];
  readonly ownerId: string | null;
  readonly team: string | null;
  readonly startedAt: number;
  readonly deadlineAt: number;
  readonly endedAt: number | null;
  readonly elapsedMs: number | null;
  readonly standing: StandingIn;
}

/** Where a list goes on: after the last clock that was given. */
export interface ListPlace {
  readonly deadlineAt: number;
  readonly recordId: string;
  readonly clockId: string;
}

/** A clock of the board, whole, so that its next steps can be told. */
export interface BoardClock {
  readonly clock: Clock;
  readonly team: string | null;
}

export interface Board {
  /** Longest overdue first. */
  readonly overdue: readonly BoardClock[];
  /** How many are overdue in all, by who holds them; the most first. */
  readonly holders: readonly {
    readonly ownerId: string | null;
    readonly team: string | null;
    /** Whether these wait for their hand-off, so that nobody in sales has them. */
    readonly ofMarketing: boolean;
    readonly overdue: number;
  }[];
  /** Due until the horizon, the next first. */
  readonly dueNext: readonly BoardClock[];
}

/** What of a group's clocks is worth a question. Counts of leads' cycles, not of clocks. */
export interface Habits extends PausedTime {
  /** Owner id, or team name where reps are not named; null: nobody's. */
  readonly group: string | null;
  readonly leads: number;
  /** Those that were paused, and those whose disposition was taken back. */
  readonly paused: number;
  readonly bounced: number;
  /** Those that changed hands twice or more often. */
  readonly handedOn: number;
  readonly unverified: number;
}

export interface Arrivals {
  /** The beginning of a quarter of an hour. */
  readonly at: number;
  readonly leads: number;
}

/** A period of a report as it begins and ends at midnight of a zone, with the stretches of its trend. */
export interface NamedPeriod extends Period {
  /** IANA name. */
  readonly zone: string;
  /** Beginnings of the stretches, ascending; the first is the period's own. */
  readonly steps: readonly number[];
  /** How long a stretch is. */
  readonly stepUnit: 'hour' | 'day' | 'week';
  /** The midnights at which its days begin, ascending; the first is its own beginning. */
  readonly days: readonly number[];
}

/** Those that are on. */
export const CURRENT_PERIODS = ['today', 'week', 'month', 'quarter'] as const;
export const PERIODS = [...CURRENT_PERIODS, 'lastWeek', 'lastMonth', 'lastQuarter'] as const;
export type PeriodName = (typeof PERIODS)[number];

/**
 * Gives the period of this name at an instant.
 * @param back how many periods before it
 * @param open in whose weeks; null or left out: those of ISO, which begin on Monday
 */
export type PeriodOf = (
  name: PeriodName,
  now: number,
  zone: string,
  back?: number,
  open?: OpenTime | null,
) => NamedPeriod;

export interface FiguresStore extends MarketingFigures {
  /** The figures of the clocks of a period, by group; the group with most judged clocks first. */
  figures(
    asked: Asked & { readonly period: Period },
    by: Grouping,
    segments: readonly SegmentName[],
  ): Promise<readonly Figures[]>;
  /** @param starts the beginnings of the stretches, ascending; the last ends with the period */
  trend(asked: Asked & { readonly period: Period }, starts: readonly number[]): Promise<readonly TrendStep[]>;
  delay(asked: Asked & { readonly period: Period }): Promise<Delay>;
  /** The clocks behind a figure, latest deadline first; of all standings where none is named. */
  clocksOfFigures(
    asked: Asked & { readonly period: Period },
    standing: StandingIn | null,
    after: ListPlace | null,
    limit: number,
  ): Promise<readonly ListedClock[]>;
  board(asked: Asked, dueUntil: number, limit: number): Promise<Board>;
  habits(asked: Asked & { readonly period: Period }, by: 'rep' | 'team'): Promise<readonly Habits[]>;
  /** When leads were handed off, by quarters of an hour. */
  arrivals(asked: Asked & { readonly period: Period }): Promise<readonly Arrivals[]>;
  /** How many leads with a running clock nobody holds. */
  unowned(asked: Asked): Promise<number>;
}
