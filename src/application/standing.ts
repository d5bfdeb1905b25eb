/**
 * How the store stands, for whoever asks whether all is well: `sla status`, `sla doctor`, `GET /status`. Counts and ids only;
 * nothing personal. All instants are epoch milliseconds.
 */

/** Where the tables stand: 'none' are there, or they are those of another version of this program. */
export type SchemaState = 'none' | 'older' | 'current' | 'newer';

/** So many, and when the last one was. */
export interface Tally {
  readonly count: number;
  readonly lastAt: number;
}

/** What came to the receiver: 'kept' for a delivery that was kept, else why a request was refused. */
export type ReceiptOutcome = 'kept' | 'missing' | 'malformed' | 'stale' | 'future' | 'forged';

/** What came on one day of UTC (YYYY-MM-DD). */
export interface DayTally extends Tally {
  readonly day: string;
  readonly outcome: ReceiptOutcome;
}

export interface Standing {
  readonly records: number;
  /** Records whose history is to be read. */
  readonly unread: number;
  /** Records that are due for a look. */
  readonly due: number;
  /** Those of both that have been waiting for ten minutes or more, though nobody asked them to. */
  readonly stuck: number;
  /** Records that cannot be evaluated; `ids` are the first few. */
  readonly faulty: { readonly count: number; readonly ids: readonly string[] };
  readonly clocks: {
    /** Contacts with a running clock that is not a shadow. */
    readonly leads: number;
    readonly onTrack: number;
    readonly dueSoon: number;
    readonly overdue: number;
    /** Running ones from before `enforceFrom`: for reports only. */
    readonly shadow: number;
  };
  /** What HubSpot is yet to be told: contacts to be flagged, those of them as overdue, and tasks. */
  readonly owed: { readonly properties: number; readonly overdue: number; readonly tasks: number };
  /** Effects HubSpot refused for good, by the kind of the reason. */
  readonly setAside: Readonly<Record<string, number>>;
  /** Notices that could not be understood, by reason. */
  readonly quarantined: Readonly<Record<string, number>>;
  /** Deliveries that were kept, as far back as days are remembered; null: none. */
  readonly delivered: Tally | null;
  /** Requests refused for their signature in the last day, by reason. */
  readonly refused: Readonly<Record<string, Tally>>;
  /** When the last comparison with HubSpot came to its end, and how many records it found; null: none has. */
  readonly compared: { readonly at: number; readonly found: number } | null;
  /** The version in force and when it was published; null: none was. */
  readonly agreement: { readonly version: string; readonly publishedAt: number } | null;
  /** Reports: when the last one went out (null: none did), and how many wait since they could not be handed over, by why. */
  readonly reports: { readonly sentAt: number | null; readonly failed: Readonly<Record<string, number>> };
}

/** Where one waits this long, something is wrong. */
export const STUCK_MS = 600_000;

/** The switch for all writing to HubSpot. */
export interface Writing {
  readonly on: boolean;
  /** When it was last switched, and the HubSpot user id of who did; null: it never was. */
  readonly since: number | null;
  readonly by: string | null;
}

export interface StoreCounts {
  readonly records: number;
  /** Records whose history was not read yet. */
  readonly unread: number;
  /** Records that are due for a look. */
  readonly due: number;
  readonly openClocks: number;
  readonly overdue: number;
  readonly owed: number;
  readonly setAside: number;
  readonly quarantined: number;
  /** When the last comparison with HubSpot came to its end; null: none has. */
  readonly reconciledAt: number | null;
  /** How many records it found that were not known as they are. */
  readonly reconciled: number;
  /** Whether a comparison is under way. */
  readonly reconciling: boolean;
  /** When HubSpot last delivered anything, to the minute; null: never. */
  readonly lastDeliveryAt: number | null;
  /** 'off': an admin has paused all writing to HubSpot. */
  readonly writing: 'on' | 'off';
}
