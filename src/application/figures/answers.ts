/**
 * What a report is made of: figures with the names of what they are of, as whoever asks may see them. All instants are epoch
 * milliseconds, all durations working milliseconds, all shares from 0 to 1.
 */
import { type Words } from '../../domain/agreement/agreement.ts';
import { type StandingIn } from '../../domain/measures/attainment.ts';
import { type Grouping, type ListPlace, type PeriodName, type Took, type TrendStep } from './figures.ts';

export interface FiguresRefused {
  readonly ok: false;
  /** 'nobody': who asks is neither an owner nor named by the agreement; 'notAllowed': not to be grouped so for who asks. */
  readonly reason: 'nobody' | 'notAllowed';
}

export type FiguresGrouping = Exclude<Grouping, 'all'>;

/** A share of a number of cases, with the interval it lies in. */
export interface ShownShare {
  readonly met: number;
  /** met + breached. */
  readonly judged: number;
  /** null: nothing came due. */
  readonly share: number | null;
  readonly low: number | null;
  readonly high: number | null;
  /** So few were judged that the share says little. */
  readonly few: boolean;
}

export interface ShownFigures {
  /** What to ask for to see its clocks; null: of all, or of what has no such group. */
  readonly group: string | null;
  /** Null where the group has no name. */
  readonly name: Words | null;
  readonly share: ShownShare;
  readonly counts: Readonly<Record<StandingIn, number>>;
  readonly leadClock: Took;
  readonly repClock: Took;
}

export interface ShownPeriod {
  readonly name: PeriodName;
  readonly fromAt: number;
  readonly untilAt: number;
  /** IANA name; days begin at its midnight. */
  readonly zone: string;
}

export type OverviewAnswer =
  | {
      readonly ok: true;
      readonly serverNow: number;
      readonly role: 'rep' | 'manager' | 'admin';
      readonly period: ShownPeriod;
      readonly all: ShownFigures;
      /** What the figures may be grouped by, for who asks. */
      readonly groupings: readonly FiguresGrouping[];
      readonly trend: readonly TrendStep[];
      /**
       * Of the time promised to the leads whose promise was broken: whose it was. Null where no lead clock was broken. What
       * marketing takes before the hand-off has no clock.
       */
      readonly delay: { readonly clocks: number; readonly systemMs: number; readonly salesMs: number } | null;
    }
  | FiguresRefused;

export type GroupsAnswer =
  | {
      readonly ok: true;
      readonly by: FiguresGrouping;
      readonly groups: readonly ShownFigures[];
    }
  | FiguresRefused;

/** A clock of a list, with where its lead is found. */
export interface ShownClock {
  readonly contactId: string;
  readonly promise: Words;
  readonly side: 'lead' | 'rep' | 'system';
  /** Null: nobody, not known, or not to be named. */
  readonly owner: string | null;
  readonly team: string | null;
  readonly deadlineAt: number;
  readonly standing: StandingIn;
  readonly elapsedMs: number | null;
}

export type ClocksAnswer =
  | {
      readonly ok: true;
      readonly clocks: readonly ShownClock[];
      /** After which those follow that are left; null: these are all. */
      readonly next: ListPlace | null;
    }
  | FiguresRefused;

/** A clock of the board. */
export interface BoardRow {
  readonly contactId: string;
  readonly promise: Words;
  readonly owner: string | null;
  readonly team: string | null;
  readonly deadlineAt: number;
  /** Working time since the deadline; 0 for what is not due yet. */
  readonly overdueMs: number;
  /** The next step of the ladder; `forName` is who gets its task. Null: none is left. */
  readonly step: { readonly at: number; readonly forName: string | null } | null;
}

export type BoardAnswer =
  | {
      readonly ok: true;
      readonly serverNow: number;
      readonly zone: string;
      /** How many are overdue in all; the longest overdue of them are listed. */
      readonly overdueInAll: number;
      readonly overdue: readonly BoardRow[];
      /** By name, or by team where reps are not to be named; the most first. */
      readonly holders: readonly { readonly name: string | null; readonly overdue: number }[];
      readonly dueNext: readonly BoardRow[];
      /** Until when what is due next was looked for. */
      readonly dueUntil: number;
    }
  | FiguresRefused;

export type PatternsAnswer =
  | {
      readonly ok: true;
      readonly by: 'rep' | 'team';
      /** Of leads that came due in the period. */
      readonly habits: readonly {
        readonly name: string | null;
        readonly leads: number;
        readonly paused: number;
        readonly bounced: number;
        readonly handedOn: number;
        readonly unverified: number;
        /** Of the time their clocks ran how much was paused; null: no clock ran. */
        readonly pausedShare: number | null;
        /** So much that it is worth a question. */
        readonly pausedMuch: boolean;
      }[];
      /** Leads with a running clock that nobody holds, now. */
      readonly unowned: number;
      /** Leads handed off in the period, by weekday (0 Monday to 6 Sunday) and hour of the zone. */
      readonly arrivals: readonly (readonly number[])[];
      readonly arrived: number;
      /** How many of them came outside working hours. */
      readonly outsideHours: number;
    }
  | FiguresRefused;
