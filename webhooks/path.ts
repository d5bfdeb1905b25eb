/** Where HubSpot delivers, below the public address. */
export const WEBHOOK_PATH = '/webhooks/hubspot';
