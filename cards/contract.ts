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

/**
 * Whose time counts. 'lead': the buyer's, from hand-off; 'rep': from when this rep first received the record; 'system': while
 * nobody holds it; 'marketing': from when the record is ready until hand-off.
 */
export type CardSide = 'lead' | 'rep' | 'system' | 'marketing';

export interface CardClock {
  readonly id: string;
  /** The promise in the agreement's own words, by language. */
  readonly promise: CardWords;
  readonly side: CardSide;
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
   * from the earlier of `serverNow` and `deadlineAt` to some days past the later. Time between them does not count. Those of
   * the days to come are as they are; the others stand together in one as long as all of them.
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
      /** How many settled ones of the cycle there are besides, earlier than those among `clocks`. */
      readonly settledBefore: number;
      readonly next: readonly CardNextStep[];
      readonly can: CardAbilities;
      /** 'off': an admin has paused all writing to HubSpot. The clocks count on, and nothing can be done from the card. */
      readonly writing: 'on' | 'off';
      /** Who asks, by the agreement; 'viewer': anybody else, who may do nothing. */
      readonly viewer: { readonly role: 'owner' | 'manager' | 'admin' | 'viewer' };
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

/**
 * What comes next by itself, so that no consequence surprises anybody. In the order of time; only what is still to come.
 * 'step': a step of the ladder; `forName` is who gets its task (null: whoever holds the lead).
 */
export interface CardNextStep {
  readonly clockId: string;
  readonly at: number;
  readonly kind: 'reminder' | 'overdue' | 'step';
  readonly forName: string | null;
}

/** A reason the agreement offers, for a disposition or a pause. */
export interface CardReason {
  readonly id: string;
  readonly words: CardWords;
}

/** What this viewer may do now; what is not allowed is null and not offered. */
export interface CardAbilities {
  readonly dispose: {
    readonly qualified: boolean;
    /** null: not allowed; else the reasons to choose from (empty: none is asked). */
    readonly disqualified: readonly CardReason[] | null;
    readonly recycled: readonly CardReason[] | null;
  } | null;
  /** Pause rules of the agreement, with the working time each may still take in this cycle. */
  readonly pause: readonly (CardReason & { readonly leftMs: number })[] | null;
  /** The pause that is on and can be ended. */
  readonly resume: CardReason | null;
  /** Reminders can be silenced, at the latest until this instant. */
  readonly snoozeUntil: number | null;
  /** Clock ids for which an excuse can be asked. */
  readonly askExcuse: readonly string[];
  /** Excuses that were asked for and that this viewer may grant or decline. */
  readonly grantExcuse: readonly {
    readonly clockId: string;
    readonly reason: string;
    readonly askedBy: string | null;
  }[];
}

/** `GET <PUBLIC_URL>/hubspot/card/contacts/<recordId>/why?language=en`: read when somebody asks why. */
export type WhyAnswer =
  | {
      readonly ok: true;
      readonly serverNow: number;
      /** For each clock how its deadline came about, in sentences of the language asked for. */
      readonly clocks: readonly {
        readonly id: string;
        readonly promise: CardWords;
        readonly lines: readonly string[];
      }[];
      /** Why other promises of the agreement have no clock here. */
      readonly notMade: readonly string[];
      /** Who held the record in this cycle; `owner` null is time without an owner. Working time on the calendar that counts. */
      readonly holders: readonly {
        readonly owner: CardOwner | null;
        readonly fromAt: number;
        readonly untilAt: number | null;
        readonly workingMs: number;
      }[];
      /**
       * What it rests on, newest first: what became true in this cycle and what held at its hand-off, when, and who or
       * what made it so.
       */
      readonly facts: readonly { readonly at: number; readonly what: string; readonly source: string }[];
      /** How many older ones are known and not told, so that the answer stays small however long a record's life is. */
      readonly leftOut: {
        readonly clocks: number;
        readonly holders: number;
        /** Working time of the holders who are left out. */
        readonly heldMs: number;
        readonly facts: number;
      };
    }
  | { readonly ok: false; readonly reason: 'wrongPortal' | 'badRecord' | 'unavailable' };

/**
 * `POST <PUBLIC_URL>/hubspot/card/contacts/<recordId>/act`. HubSpot repeats a request by itself, so every question
 * carries an id of its own, and the same id is done once.
 */
export type CardAct = { readonly id: string } & (
  | {
      readonly act: 'dispose';
      readonly as: 'qualified' | 'disqualified' | 'recycled';
      readonly reasonId: string | null;
    }
  | { readonly act: 'pause'; readonly pauseId: string }
  | { readonly act: 'resume' }
  | { readonly act: 'snooze'; readonly until: number }
  | { readonly act: 'askExcuse'; readonly clockId: string; readonly reason: string }
  | { readonly act: 'grantExcuse'; readonly clockId: string; readonly granted: boolean }
);

export type ActAnswer =
  | { readonly ok: true }
  | {
      readonly ok: false;
      /**
       * 'notAllowed': this viewer may not; 'settled': there is nothing left to do it to; 'tooLate': beyond what the agreement
       * allows; 'refused': HubSpot refuses the value; 'paused': writing to HubSpot is off; 'unavailable': it may work later.
       */
      readonly reason:
        | 'wrongPortal'
        | 'badRecord'
        | 'badRequest'
        | 'notAllowed'
        | 'settled'
        | 'tooLate'
        | 'refused'
        | 'paused'
        | 'unavailable';
    };
