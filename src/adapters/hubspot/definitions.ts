/** The properties of a portal as they are defined there: read, given more options, and archived. */
import { type Client } from '@hubspot/api-client';
import { type Crm } from '../../application/crm.ts';
import { type Calls } from './calls.ts';
import { HubSpotRejection } from './faults.ts';

const NOT_FOUND = 404;

type DefinitionCalls = Pick<
  Crm,
  'describeProperties' | 'propertyGroups' | 'setOptions' | 'archiveProperty' | 'archivePropertyGroup'
>;
type PropertyUpdate = Parameters<Client['crm']['properties']['coreApi']['update']>[2];

export function definitionCalls(client: Client, calls: Calls): DefinitionCalls {
  const { coreApi, groupsApi } = client.crm.properties;
  return {
    describeProperties: async (objectType) => {
      const { results } = await calls.repeatable(() => coreApi.getAll(objectType));
      return results.map((property) => ({
        objectType,
        name: property.name,
        label: property.label,
        description: property.description,
        type: property.type,
        fieldType: property.fieldType,
        groupName: property.groupName,
        options: property.options
          .filter(({ hidden }) => !hidden)
          .map(({ value, label }) => ({ value, label })),
        hubspotDefined: property.hubspotDefined === true,
        hasUniqueValue: property.hasUniqueValue === true,
      }));
    },
    propertyGroups: async (objectType) => {
      const { results } = await calls.repeatable(() => groupsApi.getAll(objectType));
      return results.map(({ name }) => name);
    },
    setOptions: async ({ objectType, name }, options) => {
      const update = {
        options: options.map((option, displayOrder) => ({ ...option, displayOrder, hidden: false })),
      };
      await calls.repeatable(() => coreApi.update(objectType, name, update as PropertyUpdate));
    },
    archiveProperty: (objectType, name) =>
      unlessItIsGone(() => calls.repeatable(() => coreApi.archive(objectType, name))),
    archivePropertyGroup: (objectType, name) =>
      unlessItIsGone(() => calls.repeatable(() => groupsApi.archive(objectType, name))),
  };
}

async function unlessItIsGone(call: () => Promise<unknown>): Promise<void> {
  try {
    await call();
  } catch (error) {
    if (!(error instanceof HubSpotRejection) || error.status !== NOT_FOUND) throw error;
  }
}
