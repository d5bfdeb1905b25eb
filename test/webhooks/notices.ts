/** Notices as HubSpot sends them, with one default each and what a test overrides. */
import { APP, NOW, PORTAL } from './hubspot.ts';

export const CONTACT = 541935488729;

export type Sent = Readonly<Record<string, unknown>>;

/** Fields that every notice about a contact has. */
export function about(subscriptionType: string, over: Sent = {}): Sent {
  return {
    eventId: 410128612,
    subscriptionId: 7562680,
    portalId: PORTAL,
    appId: APP,
    occurredAt: NOW - 60_000,
    subscriptionType,
    attemptNumber: 0,
    objectId: CONTACT,
    objectTypeId: '0-1',
    changeSource: 'CRM_UI',
    sourceId: 'userId:864745280',
    ...over,
  };
}

export const creation = (over: Sent = {}): Sent =>
  about('object.creation', { changeFlag: 'CREATED', ...over });

export const propertyChange = (over: Sent = {}): Sent =>
  about('object.propertyChange', {
    propertyName: 'lifecyclestage',
    propertyValue: 'marketingqualifiedlead',
    isSensitive: false,
    ...over,
  });

export const merge = (over: Sent = {}): Sent =>
  about('object.merge', {
    objectId: 900,
    primaryObjectId: 900,
    mergedObjectIds: [901],
    newObjectId: 990,
    numberOfPropertiesMoved: 4,
    ...over,
  });

export const association = (over: Sent = {}): Sent => ({
  ...without(without(about('object.associationChange'), 'objectId'), 'objectTypeId'),
  fromObjectTypeId: '0-1',
  toObjectTypeId: '0-3',
  fromObjectId: CONTACT,
  toObjectId: 77,
  associationTypeId: 4,
  associationCategory: 'HUBSPOT_DEFINED',
  associationRemoved: false,
  isPrimaryAssociation: false,
  ...over,
});

/** The notice without one of its fields. */
export function without(notice: Sent, field: string): Sent {
  return Object.fromEntries(Object.entries(notice).filter(([name]) => name !== field));
}
