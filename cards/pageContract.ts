/**
 * What the service answers when the page of reports asks how promises are kept, as whoever asks may see it. All instants are
 * epoch milliseconds, all durations working milliseconds, all shares from 0 to 1.
 *
 * `GET <PUBLIC_URL>/hubspot/page/{figures,groups,clocks,board,patterns,marketing}`, signed by HubSpot (v3). Expected outcomes are 200.
 */
import type { CardSide, CardWords } from './contract.ts';

/** The day, week, month or quarter that is on, or the one before. Weeks begin as in the calendar of whoever asks. */
export type PagePeriod = 'today' | 'week' | 'lastWeek' | 'month' | 'lastMonth' | 'quarter' | 'lastQuarter';
export type PageGrouping = 'team' | 'rep' | 'promise' | 'segment' | 'source';
/** How a clock stands in a period; only what was met or breached is judged. */
export type PageStanding = 'met' | 'breached' | 'excused' | 'void' | 'paused' | 'notYetDue';

export interface PageRefused {
  readonly ok: false;
  /**
   * 'nobody': who asks is neither an owner nor named by the agreement; 'notAllowed': who asks may not have it grouped so;
   * 'badRequest': the service does not know this question.
   */
  readonly reason: 'nobody' | 'notAllowed' | 'badRequest' | 'wrongPortal' | 'unavailable';
}

/** A share of a number of cases, with the interval it lies in in 95 of 100 cases. */
export interface PageShare {
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

/** How long promises took that came due; null: the share was not reached, since so many were never done. */
export interface PageTook {
  readonly of: number;
  readonly median: number | null;
  readonly p90: number | null;
  readonly p95: number | null;
}

export interface PageFigures {
  /** What to ask for to see its clocks; null: of all, or of what has no such group. */
  readonly group: string | null;
  /** null: it has no name. */
  readonly name: CardWords | null;
  readonly share: PageShare;
  readonly counts: Readonly<Record<PageStanding, number>>;
  readonly leadClock: PageTook;
  readonly repClock: PageTook;
}

/** `figures?period=`: the whole of a period. */
export type PageFiguresAnswer =
  | {
      readonly ok: true;
      readonly serverNow: number;
      readonly role: 'rep' | 'manager' | 'admin';
      readonly period: {
        readonly name: PagePeriod;
        readonly fromAt: number;
        readonly untilAt: number;
        /** IANA name; days begin at its midnight. */
        readonly zone: string;
      };
      readonly all: PageFigures;
      /** What may be asked of `groups`. Without 'rep' a manager or an admin is shown teams, and nobody by name. */
      readonly groupings: readonly PageGrouping[];
      /** Stretches of the period that have begun, each until the next. */
      readonly trend: readonly { readonly fromAt: number; readonly met: number; readonly breached: number }[];
      /**
       * Of the time of promises to leads that were broken: how much marketing's promises took of it before the hand-off (null:
       * none of those came due), how much passed while nobody held the lead, and how much in the hands of sales; null: none was
       * broken.
       */
      readonly delay: {
        readonly clocks: number;
        readonly marketingMs: number | null;
        readonly systemMs: number;
        readonly salesMs: number;
      } | null;
    }
  | PageRefused;

/** `groups?period=&by=`: the figures of a period side by side. */
export type PageGroupsAnswer =
  | {
      readonly ok: true;
      readonly serverNow: number;
      readonly by: PageGrouping;
      /** Those with most judged clocks first. */
      readonly groups: readonly PageFigures[];
      /** How many more there are, which are not listed. */
      readonly more: number;
    }
  | PageRefused;

export interface PageClock {
  readonly contactId: string;
  readonly promise: CardWords;
  readonly side: CardSide;
  /** null: nobody, not known, or not to be named. */
  readonly owner: string | null;
  readonly team: string | null;
  readonly deadlineAt: number;
  readonly standing: PageStanding;
  /** null: not known, or still running. */
  readonly elapsedMs: number | null;
}

/**
 * `clocks?period=&standing=&by=&group=&after=`: the clocks behind a figure, latest deadline first. All but the period may be
 * left out; `by` without `group` asks for what has no such group.
 */
export type PageClocksAnswer =
  | {
      readonly ok: true;
      readonly serverNow: number;
      /** The host of addresses of records; null: HubSpot has not told the service. */
      readonly uiDomain: string | null;
      readonly clocks: readonly PageClock[];
      /** What to give as `after` for those that follow; null: these are all. */
      readonly next: string | null;
    }
  | PageRefused;

export interface PageBoardRow {
  readonly contactId: string;
  readonly promise: CardWords;
  readonly side: CardSide;
  /** null: nobody, or not to be named. */
  readonly owner: string | null;
  readonly team: string | null;
  readonly deadlineAt: number;
  /** Working time since the deadline; 0 for what is not due yet. */
  readonly overdueMs: number;
  /** The next step of the ladder; `forName` is who gets its task (null: not to be named). null: none is left. */
  readonly step: { readonly at: number; readonly forName: string | null } | null;
}

/** `board`: what is overdue now, and what comes due in the next working hours. */
export type PageBoardAnswer =
  | {
      readonly ok: true;
      readonly serverNow: number;
      readonly zone: string;
      /** The host of addresses of records; null: HubSpot has not told the service. */
      readonly uiDomain: string | null;
      /** How many are overdue in all; the longest overdue of them are listed. */
      readonly overdueInAll: number;
      readonly overdue: readonly PageBoardRow[];
      /** By name, or by team where reps are not to be named; the most first. */
      readonly holders: readonly {
        /** null: nobody, or marketing. */
        readonly name: string | null;
        /** Whether these wait for their hand-off, so that nobody in sales has them. */
        readonly ofMarketing: boolean;
        readonly overdue: number;
      }[];
      readonly dueNext: readonly PageBoardRow[];
      /** Until when what is due next was looked for. */
      readonly dueUntil: number;
    }
  | PageRefused;

export interface PageHabits {
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
}

/** `patterns?period=`: what of a period's leads is worth a question. */
export type PagePatternsAnswer =
  | {
      readonly ok: true;
      readonly serverNow: number;
      readonly by: 'rep' | 'team';
      /** Of leads that came due in the period; those with most to ask about first. */
      readonly habits: readonly PageHabits[];
      readonly more: number;
      /** Leads with a running clock that nobody holds, now. */
      readonly unowned: number;
      /** Leads handed off in the period, by weekday (0 Monday to 6 Sunday) and hour of the zone. */
      readonly arrivals: readonly (readonly number[])[];
      readonly arrived: number;
      /** How many of them came outside working hours. */
      readonly outsideHours: number;
    }
  | PageRefused;

/**
 * How far a quota is, paced by working day. All are numbers of leads, or money in the quota's currency, not rounded where they
 * need not be whole.
 */
export interface PagePace {
  /** What is promised of the period; less than `whole` where the quota came into force within it. */
  readonly amount: number;
  readonly workingDays: number;
  readonly daysPassed: number;
  readonly goalSoFar: number;
  /** Negative where it lags behind. */
  readonly gap: number;
  /** For each working day that is left; 0: it is reached; null: none is left. */
  readonly requiredPerDay: number | null;
  /** What is to be expected by the end, with the interval it lies in in 95 of 100 cases; null: too little data. */
  readonly forecast: { readonly expected: number; readonly low: number; readonly high: number } | null;
  /** What should have counted by the end of each day, and what had; null: the day is still to come. */
  readonly days: readonly {
    readonly fromAt: number;
    readonly count: number;
    readonly goal: number;
    readonly cumulated: number | null;
  }[];
}

export interface PageQuota {
  readonly id: string;
  readonly words: CardWords;
  readonly counts: 'leads' | 'qualifiedLeads' | 'pipelineValue';
  readonly per: 'month' | 'quarter';
  /** Of pipeline value, as ISO 4217 writes it; null: leads are counted. */
  readonly currency: string | null;
  /** Of pipeline value: what it is made of. */
  readonly deals: {
    readonly counted: number;
    /** Deals without an amount, or with one that HubSpot does not tell in the company currency. */
    readonly unvalued: number;
    /** Deals that were read while the company had another currency than the quota's. */
    readonly elsewhere: number;
    /** When deals were last read through; null: never yet. */
    readonly readAt: number | null;
  } | null;
  readonly fromAt: number;
  readonly untilAt: number;
  /** From when it counts, where it came into force within the period; null: from its beginning. */
  readonly countsFromAt: number | null;
  /** What the agreement says of a whole period. */
  readonly whole: number;
  readonly actual: number;
  /** null: the period has no working day left from when the quota counts. */
  readonly pace: PagePace | null;
}

/** `marketing?period=`: how marketing keeps its quotas, and what became of what it handed over in a period. */
export type PageMarketingAnswer =
  | {
      readonly ok: true;
      readonly serverNow: number;
      /** The portal's: quotas are of its days, whoever asks. */
      readonly zone: string;
      /** Each in the month or quarter in which the period ends, or that is on. */
      readonly quotas: readonly PageQuota[];
      readonly period: { readonly name: PagePeriod; readonly fromAt: number; readonly untilAt: number };
      /** Leads, and what is none: handed over again, by an ignored import, or only by a new definition. */
      readonly handedOver: Readonly<Record<'first' | 'again' | 'imported' | 'redefined', number>>;
      /** Of what sales ended in the period, how much it accepted as qualified. */
      readonly acceptance: PageShare;
      /** How many ended in the period by nobody's decision. */
      readonly undecided: number;
      /** What sales ended otherwise, by the reason it gave; null: none that the agreement knows. The most first. */
      readonly rejections: readonly {
        readonly ending: 'disqualified' | 'recycled';
        readonly reason: CardWords | null;
        readonly leads: number;
      }[];
      /** Leads of the period by where they came from; null: reports do not group by it. The most first. */
      readonly sources:
        | readonly { readonly source: string | null; readonly leads: number; readonly qualified: number }[]
        | null;
    }
  | PageRefused;
