/** What page and worker say to each other about a card. */
import type { RemoteChannel } from '@remote-ui/core';

/** HubSpot's context for crm.record.sidebar, as far as it is known. */
export interface CardContext {
  readonly location: 'crm.record.sidebar';
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
  readonly crm: { readonly objectId: number; readonly objectTypeId: string };
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

export interface CardWorker {
  show(channel: RemoteChannel, context: CardContext, actions: CardActions): Promise<void>;
}
