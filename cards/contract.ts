/**
 * What the service answers when a card asks for the clocks of a record. The server imports these types;
 * the card trusts nothing else. All instants are epoch milliseconds, all durations milliseconds.
 *
 * `GET <PUBLIC_URL>/hubspot/card/contacts/<recordId>`, signed by HubSpot (v3). Expected outcomes are 200.
 */

export interface CardWords {
  readonly en: string;
  readonly ar?: string;
}

export type CardVerdict = 'met' | 'breached' | 'excused' | 'void';

export interface CardOwner {
  readonly id: string;
  /** Display name; null when the owner is not in the directory. */
  readonly name: string | null;
}

/** A stretch in which the clock stands still although people work; it is left out of the clock's windows already. */
export interface CardPause {
  readonly fromAt: number;
  /** The latest end: a pause that is on may end sooner. */
  readonly untilAt: number;
  readonly reason: CardWords;
}

export interface CardClock {
  readonly id: string;
  /** The promise in the agreement's own words, by language. */
  readonly promise: CardWords;
  /** 'lead': the buyer's view, from hand-off; 'rep': from when this rep first received the record;
   * 'system': while nobody holds it. */
  readonly side: 'lead' | 'rep' | 'system';
  readonly owner: CardOwner | null;
  readonly startedAt: number;
  readonly budgetMs: number;
  /** Earliest instant at which the budget is used up. */
  readonly deadlineAt: number;
  /** After this instant the clock is overdue (the next opening, where the deadline is at closing time). */
  readonly overdueAfter: number;
  /** From this instant on the clock counts as due soon. */
  readonly dueSoonAt: number;
  /** Set once the clock has stopped. */
  readonly endedAt: number | null;
  readonly verdict: CardVerdict | null;
  /** Working time used: at `serverNow` for a running clock, at `endedAt` for a stopped one. */
  readonly elapsedMs: number;
  /** IANA zone of the calendar that counts. */
  readonly zone: string;
  /**
   * Working windows [start, end) in ascending order, covering everything needed to go on counting locally:
   * from the earlier of `serverNow` and `deadlineAt` to some days past the later. Time between them does not count.
   */
  readonly openWindows: readonly (readonly [number, number])[];
  /** Those that are on or to come. */
  readonly pauses: readonly CardPause[];
}

export type CardAnswer =
  | {
      readonly ok: true;
      readonly tracked: true;
      readonly serverNow: number;
      /** When the clocks were last evaluated. */
      readonly evaluatedAt: number;
      readonly agreement: { readonly name: CardWords; readonly version: string };
      /** Running clocks first (most urgent first), then stopped ones of the current cycle. */
      readonly clocks: readonly CardClock[];
    }
  | {
      readonly ok: true;
      readonly tracked: false;
      readonly serverNow: number;
      /** 'unseen': no notice of this record yet; 'noClock': no promise applies to it now. */
      readonly reason: 'unseen' | 'noClock';
    }
  | {
      readonly ok: false;
      readonly reason: 'wrongPortal' | 'badRecord' | 'unavailable';
    };
