/** What the app asks HubSpot to tell: exactly what the receiver beside this file reads. */
import { watchedProperties, type Agreement } from '../src/domain/agreement/agreement.ts';
import { WEBHOOK_PATH } from './path.ts';

const ABOUT_CONTACTS = ['creation', 'deletion', 'restore', 'merge', 'associationChange'] as const;

/**
 * The text of webhooks-hsmeta.json for an agreement: HubSpot wants one subscription for each property, and tells of no
 * other. `${PUBLIC_URL}` is filled in by HubSpot from the profile that is uploaded with it.
 */
export function subscriptionsText(agreement: Agreement): string {
  const crmObjects = [
    ...ABOUT_CONTACTS.map((change) => ({
      subscriptionType: `object.${change}`,
      objectType: 'contact',
      active: true,
    })),
    ...watchedProperties(agreement).map((propertyName) => ({
      subscriptionType: 'object.propertyChange',
      objectType: 'contact',
      propertyName,
      active: true,
    })),
  ];
  const hsmeta = {
    uid: 'sla_clock_webhooks',
    type: 'webhooks',
    config: {
      settings: { targetUrl: `\${PUBLIC_URL}${WEBHOOK_PATH}`, maxConcurrentRequests: 10 },
      subscriptions: {
        crmObjects,
        legacyCrmObjects: [],
        // The only type that has no generic form.
        hubEvents: [{ subscriptionType: 'contact.privacyDeletion', active: true }],
      },
    },
  };
  return `${JSON.stringify(hsmeta, null, 2)}\n`;
}
