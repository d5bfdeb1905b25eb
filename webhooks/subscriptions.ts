/** What the app asks HubSpot to tell: exactly what the receiver beside this file reads. */
import { z } from 'zod';
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

const subscribed = z.object({
  config: z.object({
    subscriptions: z.object({ crmObjects: z.array(z.object({ propertyName: z.string().optional() })) }),
  }),
});

/**
 * The properties whose changes HubSpot is asked to tell of.
 * @param text of webhooks-hsmeta.json
 * @throws SyntaxError, ZodError when it is not of that form
 */
export function subscribedProperties(text: string): readonly string[] {
  const { crmObjects } = subscribed.parse(JSON.parse(text)).config.subscriptions;
  return crmObjects.flatMap(({ propertyName }) => propertyName ?? []);
}
