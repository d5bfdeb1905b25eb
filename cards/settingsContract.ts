/**
 * What the service answers when the settings page asks how the installation stands, and what an admin may switch there.
 * All instants are epoch milliseconds.
 *
 * `GET <PUBLIC_URL>/hubspot/settings`, signed by HubSpot (v3). Expected outcomes are 200.
 */
import type { CardSide, CardWords } from './contract.ts';
import type { PageQuota } from './pageContract.ts';

export interface SettingsWriting {
  readonly on: boolean;
  /** When it was last switched, and by whom (null: HubSpot lists no such owner); null: it never was. */
  readonly switched: { readonly at: number; readonly by: string | null } | null;
}

/** How the service is doing. */
export interface SettingsStatus {
  /** The HubSpot account this installation works for; null until HubSpot has told. */
  readonly portalId: string | null;
  /** When HubSpot last delivered anything, to the minute; null: never. */
  readonly lastDeliveryAt: number | null;
  /** Names of the properties it needs: those that are missing, and those that stand under another type; null: not known yet. */
  readonly properties: {
    readonly checkedAt: number;
    readonly missing: readonly string[];
    readonly unusable: readonly string[];
  } | null;
  /** The comparison with HubSpot: when it last ended, how many records it found changed unheard, and whether one is under way. */
  readonly comparison: {
    readonly endedAt: number | null;
    readonly found: number;
    readonly isUnderWay: boolean;
  };
  readonly records: number;
  /** Records whose history is still to be read. */
  readonly unread: number;
  readonly openClocks: number;
  readonly overdue: number;
  /** Flags and tasks that are still to be written. */
  readonly owed: number;
  /** Flags and tasks that HubSpot would not take, by the kind of the reason. */
  readonly setAside: readonly { readonly reason: string; readonly count: number }[];
  /** Notices nobody could understand. */
  readonly quarantined: number;
  /** What HubSpot lets the account do today; null until it has told. */
  readonly callsToday: { readonly limit: number; readonly remaining: number } | null;
  /** So little is left that only what is overdue goes out. */
  readonly scarce: boolean;
  /** Until when HubSpot takes no call at all. */
  readonly shutUntil: number | null;
  /** What the calls to HubSpot fail on, and since when; null: on nothing. */
  readonly trouble: {
    readonly kind: 'token' | 'scope' | 'request' | 'unreachable' | 'fault' | 'deals';
    readonly since: number;
  } | null;
}

export interface SettingsBudget {
  readonly unit: 'businessHours' | 'businessMinutes' | 'businessDays' | 'calendarHours' | 'calendarMinutes';
  readonly count: number;
}

export interface SettingsQuota extends Pick<PageQuota, 'id' | 'words' | 'counts' | 'per' | 'currency'> {
  readonly amount: number;
  /** The records it is for: those with all properties of one of these at one of their values; null: all. */
  readonly only: readonly (readonly (readonly [property: string, values: readonly string[]])[])[] | null;
}

/** The agreement in force, as far as people read it. */
export interface SettingsAgreement {
  readonly name: CardWords;
  readonly version: string;
  readonly parties: readonly {
    readonly side: 'marketing' | 'sales';
    readonly name: CardWords;
    readonly signedBy: string | null;
    /** YYYY-MM-DD */
    readonly signedOn: string | null;
  }[];
  /** The day from which both sides hold to it, YYYY-MM-DD; null where it does not say. */
  readonly effectiveOn: string | null;
  /** Leads handed off before have clocks for reports only. */
  readonly enforceFrom: number;
  readonly promises: readonly {
    readonly id: string;
    readonly words: CardWords;
    readonly side: CardSide;
    /** Of several the first that fits a lead counts. */
    readonly within: readonly SettingsBudget[];
  }[];
  /** What marketing promises. */
  readonly quotas: readonly SettingsQuota[];
  readonly calendars: readonly {
    readonly id: string;
    /** IANA zone. */
    readonly zone: string;
    /** Whether it is the one of everybody who is not named elsewhere. */
    readonly isForAll: boolean;
    readonly teams: readonly string[];
    readonly people: readonly string[];
    /** Working windows [start, end) from the day before `serverNow` until seven days after it, ascending. */
    readonly week: readonly (readonly [number, number])[];
  }[];
  readonly managers: readonly { readonly team: string; readonly name: string }[];
  /** Who may use the switches of this page. */
  readonly admins: readonly string[];
}

export interface SettingsVersion {
  readonly version: string;
  readonly publishedAt: number;
  /** '' where the text does not say. */
  readonly author: string;
  readonly covers: 'newClocks' | 'openClocks';
}

export type SettingsAnswer =
  | {
      readonly ok: true;
      readonly serverNow: number;
      /** By the agreement; only an admin may use the switches. */
      readonly viewer: { readonly role: 'admin' | 'viewer' };
      readonly writing: SettingsWriting;
      readonly status: SettingsStatus;
      readonly agreement: SettingsAgreement;
      /** The newest first; `earlier` more came before these. */
      readonly versions: readonly SettingsVersion[];
      readonly earlier: number;
    }
  | { readonly ok: false; readonly reason: 'wrongPortal' | 'unavailable' };

/**
 * `POST <PUBLIC_URL>/hubspot/settings/switch?language=en`. HubSpot repeats a request by itself; each of these done twice comes to the
 * same as done once.
 */
export type SettingsSwitch =
  /** Pauses all writing to HubSpot, or resumes it. */
  | { readonly turn: 'writing'; readonly on: boolean }
  /** Compares all that is known with HubSpot, people and properties included. */
  | { readonly turn: 'compare' }
  /** Tries again what HubSpot would not take. */
  | { readonly turn: 'retry' }
  /** Publishes the agreement's file as it stands on the server. */
  | { readonly turn: 'reload' }
  /** Creates the properties that are missing. */
  | { readonly turn: 'create' };

export type SettingsSwitchAnswer =
  /** 'inForce': the agreement's file is the one in force already. */
  | { readonly ok: true; readonly outcome: 'done' | 'inForce' }
  | {
      readonly ok: false;
      /** 'unreadable': the file cannot be read, or has mistakes; 'paused': writing is off; 'refused': HubSpot refuses it. */
      readonly reason: 'wrongPortal' | 'badRequest' | 'notAllowed' | 'paused' | 'refused' | 'unavailable';
    }
  | {
      readonly ok: false;
      readonly reason: 'unreadable';
      /** What is wrong with it, a sentence each, in the language asked for. */
      readonly problems: readonly string[];
    };
