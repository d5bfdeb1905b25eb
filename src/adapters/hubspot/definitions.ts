/** The properties of a portal as they are defined there. */
import { type Client } from '@hubspot/api-client';
import { type PortalProperty, type PresentProperty } from '../../application/crm.ts';
import { type Calls } from './calls.ts';

/** All properties of an object type, HubSpot's own among them. */
export async function describeProperties(
  client: Client,
  calls: Calls,
  objectType: PortalProperty['objectType'],
): Promise<readonly PresentProperty[]> {
  const { results } = await calls.repeatable(() => client.crm.properties.coreApi.getAll(objectType));
  return results.map(
    ({ name, label, description, type, fieldType, groupName, options, hubspotDefined, hasUniqueValue }) => ({
      objectType,
      name,
      label,
      description,
      type,
      fieldType,
      groupName,
      options: options
        .filter(({ hidden }) => !hidden)
        .map(({ value, label: words }) => ({ value, label: words })),
      hubspotDefined: hubspotDefined === true,
      hasUniqueValue: hasUniqueValue === true,
    }),
  );
}
