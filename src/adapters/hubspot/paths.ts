/** Paths that the client has no method for. Moving to HubSpot's dated paths is an edit of this table. */
export const PATHS = {
  accountDetails: '/account-info/v3/details',
  dailyUsage: '/account-info/v3/api-usage/daily/private-apps',
  tokenInfo: '/oauth/v2/private-apps/get/access-token-info',
} as const;

/** Where HubSpot's API is. */
export const HUBSPOT = 'https://api.hubapi.com';
