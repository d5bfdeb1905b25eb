/** Where people see the portal's records. */

export interface PortalAddress {
  readonly portalId: string;
  /** As HubSpot tells it of the account; null: it has not. */
  readonly uiDomain: string | null;
}

/** Records of every account are found here, by way of the account's own data centre. */
const ANY_DATA_CENTRE = 'app.hubspot.com';

export function contactAddress({ portalId, uiDomain }: PortalAddress, contactId: string): string {
  return `https://${uiDomain ?? ANY_DATA_CENTRE}/contacts/${portalId}/record/0-1/${encodeURIComponent(contactId)}`;
}
