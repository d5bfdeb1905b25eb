/** Turns a change into the notices that the app subscribed to, field by field as HubSpot's guide "Webhooks" lists them. */
import { KINDS } from '../portal/kinds.ts';
import { type Change } from '../portal/record.ts';
import { type Subscription } from './subscriptions.ts';

/** One item of a delivery, still without its attempt number. */
export type Notice = Readonly<Record<string, unknown>> & { readonly occurredAt: number };

const GENERIC: Readonly<Record<Change['kind'], string | null>> = {
  created: 'object.creation',
  deleted: 'object.deletion',
  restored: 'object.restore',
  merged: 'object.merge',
  property: 'object.propertyChange',
  associated: 'object.associationChange',
  parted: 'object.associationChange',
  erased: null,
};

export interface NoticeIds {
  readonly portalId: number;
  readonly appId: number;
  /** The next event id; HubSpot does not promise that it is unique. */
  readonly eventId: () => number;
}

export function noticesOf(
  change: Change,
  subscriptions: readonly Subscription[],
  { portalId, appId, eventId }: NoticeIds,
): readonly Notice[] {
  return subscriptions
    .filter((subscription) => covers(subscription, change))
    .map(({ id: subscriptionId, type }) => ({
      eventId: eventId(),
      subscriptionId,
      portalId,
      appId,
      occurredAt: change.at,
      subscriptionType: type,
      ...(type.startsWith('object.') ? { objectTypeId: KINDS[change.type].typeId, isSensitive: false } : {}),
      ...(change.kind === 'erased' ? {} : { changeSource: change.by.type, sourceId: change.by.id }),
      ...detailsOf(change),
    }));
}

function covers({ type, objectType, property }: Subscription, change: Change): boolean {
  if (change.kind === 'erased') return type === `${KINDS[change.type].singular}.privacyDeletion`;
  if (type !== GENERIC[change.kind] || objectType !== KINDS[change.type].singular) return false;
  return change.kind !== 'property' || change.property === property;
}

function detailsOf(change: Change): Readonly<Record<string, unknown>> {
  const objectId = Number(change.id);
  switch (change.kind) {
    case 'created':
      return { objectId, changeFlag: 'CREATED' };
    case 'deleted':
      return { objectId, changeFlag: 'DELETED' };
    case 'restored':
    case 'erased':
      return { objectId };
    case 'property':
      return { objectId, propertyName: change.property, propertyValue: change.value };
    case 'merged':
      return {
        objectId,
        primaryObjectId: Number(change.primaryId),
        mergedObjectIds: change.mergedIds.map(Number),
        newObjectId: objectId,
        numberOfPropertiesMoved: change.moved,
      };
    case 'associated':
    case 'parted':
      return {
        fromObjectTypeId: KINDS[change.type].typeId,
        toObjectTypeId: KINDS[change.toType].typeId,
        fromObjectId: objectId,
        toObjectId: Number(change.toId),
        associationTypeId: change.associationTypeId,
        associationCategory: 'HUBSPOT_DEFINED',
        associationRemoved: change.kind === 'parted',
        isPrimaryAssociation: false,
      };
  }
}
