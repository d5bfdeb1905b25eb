/** What the doctor gathers before it judges: facts as they were found, and what could not be asked. */
import { type MessageKey } from '../../messages/say.ts';
import { type Agreement, type Disposition } from '../../domain/agreement/agreement.ts';
import { type Allowance } from '../crm.ts';
import { type PortalState } from '../portalPlan.ts';
import { type SchemaState, type Standing } from '../standing.ts';

/** What came of a question to HubSpot. */
export type Asked<T> =
  | { readonly kind: 'told'; readonly value: T }
  /** The token or a scope is refused; `detail` names the scopes. */
  | { readonly kind: 'refused'; readonly reason: 'token' | 'scope' | 'request'; readonly detail: string }
  | { readonly kind: 'silent'; readonly detail: string }
  /** It makes no sense to ask after what was found before. */
  | { readonly kind: 'notAsked' };

export interface SettingProblem {
  readonly name: string;
  readonly where: MessageKey;
  /** null: it is missing. */
  readonly cause: MessageKey | null;
}

export type SeenAgreement =
  | { readonly kind: 'good'; readonly agreement: Agreement }
  | { readonly kind: 'unreadable'; readonly detail: string }
  | { readonly kind: 'wrong'; readonly problems: number };

/** What answers where a service was asked for. */
export type SeenService =
  | {
      readonly kind: 'answers';
      readonly startedAt: number;
      readonly portal: string | null;
      readonly ready: boolean;
      readonly standing: Standing;
      readonly allowance: Allowance;
    }
  /** A service that cannot reach its database. */
  | { readonly kind: 'noDatabase' }
  /** Something else answers there. */
  | { readonly kind: 'stranger' }
  | { readonly kind: 'silent' };

export type SeenStore =
  | { readonly kind: 'seen'; readonly schema: SchemaState; readonly standing: Standing | null }
  | { readonly kind: 'none' }
  /** Another process has the folder. */
  | { readonly kind: 'locked' }
  | { readonly kind: 'unreachable'; readonly detail: string }
  /** The folder of an embedded store as it is: damaged, not open to this user, or on a full disk. */
  | {
      readonly kind: 'unusable';
      readonly folder: string;
      readonly reason: 'damaged' | 'denied' | 'full';
      readonly detail: string;
    }
  | { readonly kind: 'notAsked' };

/** What the agreement asks to be sent, against the settings and the people of the portal. */
export interface SeenPosting {
  /** How the mail server answers; `detail` is its codes. */
  readonly mail: 'notSet' | 'takes' | { readonly reason: string; readonly detail: string };
  readonly chatSet: boolean;
  /** Those of the agreement of whom HubSpot tells as no active owner; null: it could not be asked. */
  readonly unknown: readonly string[] | null;
}

export interface SeenPublicAddress {
  readonly url: string;
  readonly answer: 'service' | 'stranger' | 'silent';
}

/** The bundle that was staged for the upload, against what staging now would lay out. Paths below the bundle. */
export type SeenBundle =
  | { readonly kind: 'none' }
  | { readonly kind: 'unstageable'; readonly detail: string }
  | { readonly kind: 'seen'; readonly missing: readonly string[]; readonly changed: readonly string[] };

/** How sales works with leads in the portal, counted by HubSpot's search; null where it cannot be asked so. */
export interface LeadProcess {
  readonly leads: number | null;
  readonly unowned: number | null;
  /** Held by somebody who is no longer active; by name where there are few of them. */
  readonly inactive: { readonly count: number; readonly owners: readonly string[] };
  readonly unused: readonly { readonly property: string; readonly values: readonly string[] }[];
  readonly unreasoned: readonly { readonly disposition: Disposition; readonly count: number }[];
  /** Leads that came a week ago or earlier and were never contacted. */
  readonly silent: number | null;
}

export interface Gathered {
  /** Epoch ms. */
  readonly now: number;
  readonly settings: {
    readonly problems: readonly SettingProblem[];
    /** Where HubSpot is taken to be, if not at HubSpot. */
    readonly sandbox: string | null;
    /** Folder of the embedded store; null: PostgreSQL. */
    readonly folder: string | null;
    readonly agreementFile: string;
  };
  readonly agreement: SeenAgreement;
  /** `skewMs`: how far this machine's clock is ahead of HubSpot's; null where HubSpot does not tell. */
  readonly account: Asked<{
    readonly portalId: string;
    readonly zone: string;
    /** The company currency; null where HubSpot does not tell. */
    readonly currency: string | null;
    readonly skewMs: number | null;
  }>;
  readonly scopes: Asked<readonly string[] | null>;
  readonly portal: Asked<PortalState>;
  readonly leads: Asked<LeadProcess>;
  readonly allowance: Allowance | null;
  /** Properties that HubSpot tells changes of, by the app's file; null where it cannot be read. */
  readonly subscribed: readonly string[] | null;
  readonly service: SeenService & { readonly url: string };
  readonly publicAddress: SeenPublicAddress | null;
  readonly store: SeenStore;
  readonly bundle: SeenBundle;
  readonly posting: SeenPosting;
}

/** The standing as whoever has the store tells it; null where nobody could be asked. */
export function standingOf({ service, store }: Pick<Gathered, 'service' | 'store'>): Standing | null {
  if (store.kind === 'seen' && store.standing !== null) return store.standing;
  return service.kind === 'answers' ? service.standing : null;
}
