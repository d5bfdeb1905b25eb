/** Turns a change into the notices that the app subscribed to, field by field as HubSpot's guide "Webhooks" lists them. */
import { KINDS, type ObjectType } from '../portal/kinds.ts';
import { type Change } from '../portal/record.ts';
import { type Subscription } from './subscriptions.ts';

/** One item of a delivery, still without its attempt number. */
export type Notice = Readonly<Record<string, unknown>> & { readonly occurredAt: number };

const EVENTS: Readonly<Record<Change['kind'], string>> = {
  created: 'creation',
  deleted: 'deletion',
  restored: 'restore',
  merged: 'merge',
  property: 'propertyChange',
  associated: 'associationChange',
  parted: 'associationChange',
  erased: 'privacyDeletion',
};
/** Kinds that the older subscriptions tell associations of. */
const OF_OLD: readonly ObjectType[] = ['contacts', 'deals'];

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
      ...(change.kind === 'erased' ? {} : { changeSource: change.by.type, sourceId: change.by.id }),
      ...(isGeneric(type) ? genericDetailsOf(change) : {}),
      ...detailsOf(change, isGeneric(type)),
    }));
}

function isGeneric(type: string): boolean {
  return type.startsWith('object.');
}

function covers({ type, objectType, property }: Subscription, change: Change): boolean {
  const [subject = '', event = ''] = type.split('.');
  const generic = isGeneric(type);
  if (event !== EVENTS[change.kind] || (generic && change.kind === 'erased')) return false;
  if ((generic ? objectType : subject) !== KINDS[change.type].singular) return false;
  if (change.kind === 'property') return change.property === property;
  if (change.kind !== 'associated' && change.kind !== 'parted') return true;
  return generic || OF_OLD.includes(change.toType);
}

function genericDetailsOf(change: Change): Readonly<Record<string, unknown>> {
  if (change.kind === 'associated' || change.kind === 'parted') {
    return {
      fromObjectTypeId: KINDS[change.type].typeId,
      toObjectTypeId: KINDS[change.toType].typeId,
      associationTypeId: change.associationTypeId,
      associationCategory: 'HUBSPOT_DEFINED',
    };
  }
  const isSensitive = change.kind === 'property' && change.sensitive;
  return { objectTypeId: KINDS[change.type].typeId, isSensitive };
}

function detailsOf(change: Change, generic: boolean): Readonly<Record<string, unknown>> {
  const objectId = Number(change.id);
  switch (change.kind) {
    case 'created':
      return { objectId, changeFlag: 'CREATED' };
    case 'deleted':
      return { objectId, changeFlag: 'DELETED' };
    case 'restored':
    case 'erased':
      return { objectId };
    case 'property': {
      const propertyValue = change.sensitive ? 'REDACTED' : change.value;
      return { objectId, propertyName: change.property, propertyValue };
    }
    case 'merged':
      return {
        objectId,
        primaryObjectId: Number(change.primaryId),
        mergedObjectIds: change.mergedIds.map(Number),
        newObjectId: objectId,
        numberOfPropertiesMoved: change.moved,
      };
    case 'associated':
    case 'parted': {
      const associationType =
        `${KINDS[change.type].singular}_to_${KINDS[change.toType].singular}`.toUpperCase();
      return {
        ...(generic ? {} : { associationType }),
        fromObjectId: objectId,
        toObjectId: Number(change.toId),
        associationRemoved: change.kind === 'parted',
        isPrimaryAssociation: false,
      };
    }
  }
}
