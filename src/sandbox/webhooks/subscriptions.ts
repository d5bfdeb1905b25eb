/** What an app has subscribed to, read from its webhooks-hsmeta.json as HubSpot reads it at upload. */
import { z } from 'zod';

export interface Subscription {
  readonly id: number;
  /** Such as "object.propertyChange". */
  readonly type: string;
  /** Singular, as hsmeta files write it; null for events that are not about one object type. */
  readonly objectType: string | null;
  readonly property: string | null;
}

const entry = z.object({
  subscriptionType: z.string(),
  objectType: z.string().optional(),
  propertyName: z.string().optional(),
  active: z.boolean(),
});
const schema = z.object({
  config: z.object({
    subscriptions: z.object({
      crmObjects: z.array(entry).default([]),
      legacyCrmObjects: z.array(entry).default([]),
      hubEvents: z.array(entry).default([]),
    }),
  }),
});

const FIRST_ID = 7_562_680;

/** @throws ZodError when the file does not have the form HubSpot wants */
export function readSubscriptions(hsmeta: unknown): readonly Subscription[] {
  const { crmObjects, legacyCrmObjects, hubEvents } = schema.parse(hsmeta).config.subscriptions;
  return [...crmObjects, ...legacyCrmObjects, ...hubEvents]
    .filter(({ active }) => active)
    .map(({ subscriptionType, objectType, propertyName }, place) => ({
      id: FIRST_ID + place,
      type: subscriptionType,
      objectType: objectType ?? null,
      property: propertyName ?? null,
    }));
}
