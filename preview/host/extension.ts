/** What page and worker say to each other about a card. */
import type { RemoteChannel } from '@remote-ui/core';

/** Where HubSpot shows a card; each place has an entry of its own in `cards/`. */
export type CardLocation = 'crm.record.sidebar' | 'crm.record.tab' | 'pages' | 'settings';

/** HubSpot's context for a card on a record, as far as it is known; the app's pages have no record. */
export interface CardContext {
  readonly location: CardLocation;
  readonly user: {
    readonly id: number;
    readonly email: string;
    readonly emails: readonly string[];
    readonly firstName: string;
    readonly lastName: string;
    readonly roles: readonly string[];
    readonly teams: readonly {
      readonly id: number;
      readonly name: string;
      readonly teammates: readonly number[];
    }[];
    readonly locale: string;
    readonly language: string;
    readonly permissions: readonly string[];
  };
  readonly portal: { readonly id: number; readonly timezone: string };
  readonly crm?: { readonly objectId: number; readonly objectTypeId: string };
  readonly extension: { readonly appId: number; readonly appName: string; readonly cardTitle: string };
  readonly variables: Readonly<Record<string, string | number>>;
}

export type PropertyValues = Readonly<Record<string, string>>;

/** HubSpot's host actions, those the card uses. */
export interface CardActions {
  onCrmPropertiesUpdate(names: string[] | '*', onChange: (properties: PropertyValues) => void): void;
  addAlert(alert: { readonly type?: string; readonly message: string }): void;
  refreshObjectProperties(): void;
}

export interface Question {
  readonly url: string;
  readonly method?: string;
  readonly body?: unknown;
  /** Milliseconds. */
  readonly timeout?: number;
  /** What the card's watch shows, in ms; from 0 on where time is held. */
  readonly watchMs: number;
}

export interface Reply {
  readonly status: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body: string;
}

/** What the page does for a card in HubSpot's stead. */
export interface CardHost {
  /** Carries a question of the card to the service; null when nobody answers. */
  readonly fetch: (question: Question) => Promise<Reply | null>;
  /** Whether the card's watch and timers stand still and move by `pass` only. */
  readonly timeHeld: boolean;
}

export interface CardWorker {
  /** Resolves when the card has drawn itself for the first time. */
  show(channel: RemoteChannel, context: CardContext, actions: CardActions, host: CardHost): Promise<void>;
  /** Lets `ms` pass for a card whose time is held; resolves when it has drawn what comes of it. */
  pass(ms: number): Promise<void>;
}
