/** Our properties in the portal: created where they are missing, never changed. */
import { type Client } from '@hubspot/api-client';
import { type PortalProperty, type PropertyGroup } from '../../application/crm.ts';
import { type Calls } from './calls.ts';
import { HubSpotRejection } from './faults.ts';

const CONFLICT = 409;
const NOT_FOUND = 404;

type PropertyCreate = Parameters<Client['crm']['properties']['coreApi']['create']>[1];

/** @returns the names of the properties that were created */
export async function ensureProperties(
  client: Client,
  calls: Calls,
  group: PropertyGroup,
  properties: readonly PortalProperty[],
): Promise<readonly string[]> {
  const created: string[] = [];
  for (const objectType of new Set(properties.map((property) => property.objectType))) {
    const { results } = await calls.repeatable(() => client.crm.properties.coreApi.getAll(objectType));
    const present = new Set(results.map(({ name }) => name));
    const missing = properties.filter(
      (property) => property.objectType === objectType && !present.has(property.name),
    );
    if (missing.length > 0) await ensureGroup(client, calls, objectType, group);
    for (const property of missing) {
      if (await create(client, calls, group, property)) created.push(property.name);
    }
  }
  return created;
}

async function ensureGroup(
  client: Client,
  calls: Calls,
  objectType: string,
  group: PropertyGroup,
): Promise<void> {
  try {
    await calls.repeatable(() => client.crm.properties.groupsApi.getByName(objectType, group.name));
  } catch (error) {
    if (!(error instanceof HubSpotRejection) || error.status !== NOT_FOUND) throw error;
    await unlessItExists(() =>
      calls.repeatable(() =>
        client.crm.properties.groupsApi.create(objectType, { ...group, displayOrder: -1 }),
      ),
    );
  }
}

async function create(
  client: Client,
  calls: Calls,
  group: PropertyGroup,
  property: PortalProperty,
): Promise<boolean> {
  const { objectType, options, hasUniqueValue, ...definition } = property;
  const send = (unique: boolean): Promise<boolean> =>
    unlessItExists(() =>
      calls.repeatable(() =>
        client.crm.properties.coreApi.create(objectType, {
          ...definition,
          groupName: group.name,
          ...(options
            ? { options: options.map((option, displayOrder) => ({ ...option, displayOrder, hidden: false })) }
            : {}),
          ...(unique ? { hasUniqueValue: true } : {}),
        } as PropertyCreate),
      ),
    );
  try {
    return await send(hasUniqueValue === true);
  } catch (error) {
    // Not every portal lets a task property be unique; then tasks are told apart by looking them up.
    if (hasUniqueValue && error instanceof HubSpotRejection && error.status === 400) return send(false);
    throw error;
  }
}

/** Somebody else may create the same thing at the same moment; then it is there, which is all we want. */
async function unlessItExists(call: () => Promise<unknown>): Promise<boolean> {
  try {
    await call();
    return true;
  } catch (error) {
    if (error instanceof HubSpotRejection && error.status === CONFLICT) return false;
    throw error;
  }
}
