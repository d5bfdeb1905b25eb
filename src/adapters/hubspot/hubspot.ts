/**
 * HubSpot as the use cases see it. The one place that talks to HubSpot's API, through its own client.
 *
 * Make one per process: the client keeps its decorators in a singleton, so a second one would change the first.
 */
import { Client } from '@hubspot/api-client';
import { z } from 'zod';
import { CrmUnavailable, type Account, type Crm } from '../../application/crm.ts';
import { createCalls, DEFAULT_LIMITS, type CallLimits, type Calls } from './calls.ts';
import { updateContacts } from './contacts.ts';
import { describeProperties } from './definitions.ts';
import { readHistory } from './history.ts';
import { readOwners } from './owners.ts';
import { PATHS } from './paths.ts';
import { ensureProperties } from './properties.ts';
import { changedContacts } from './search.ts';
import { contactStates } from './states.ts';
import { createTasks, findTasks, updateTasks } from './tasks.ts';

export interface HubSpotOptions {
  readonly accessToken: string;
  /** Where the API is, without a trailing slash; HubSpot itself when left out. */
  readonly basePath?: string;
  readonly limits?: Partial<CallLimits>;
  /** How to wait between attempts, ms; tests pass their own. */
  readonly wait?: (ms: number) => Promise<unknown>;
}

export function createHubSpot({ accessToken, basePath, limits, wait }: HubSpotOptions): Crm {
  const client = new Client({
    accessToken,
    numberOfApiCallRetries: 1, // the client's word for "no retry": it would repeat creates, see calls.ts
    ...(basePath === undefined ? {} : { basePath }),
  });
  const calls = createCalls({ ...DEFAULT_LIMITS, ...limits }, wait);
  return {
    account: () => readAccount(client, calls),
    owners: () => readOwners(client, calls),
    readHistory: (ids, properties) => readHistory(client, calls, ids, properties),
    changedContacts: (since, only) => changedContacts(client, calls, since, only),
    contactStates: (contactIds) => contactStates(client, calls, contactIds),
    updateContacts: (updates) => updateContacts(client, calls, updates),
    createTasks: (tasks) => createTasks(client, calls, tasks),
    updateTasks: (updates) => updateTasks(client, calls, updates),
    findTasks: (contactIds) => findTasks(client, calls, contactIds),
    describeProperties: (objectType) => describeProperties(client, calls, objectType),
    ensureProperties: (group, properties) => ensureProperties(client, calls, group, properties),
  };
}

const accountSchema = z.object({ portalId: z.number(), timeZone: z.string() });

async function readAccount(client: Client, calls: Calls): Promise<Account> {
  const body: unknown = await calls.repeatable(async () => {
    const response = await client.apiRequest({ method: 'GET', path: PATHS.accountDetails });
    const text = await response.text();
    // apiRequest never throws for a status; the rest of the house knows faults by what is thrown.
    if (!response.ok) {
      const headers = Object.fromEntries(response.headers);
      throw Object.assign(new Error('answered'), { code: response.status, body: parsed(text), headers });
    }
    return parsed(text);
  });
  const account = accountSchema.safeParse(body);
  if (!account.success) throw new CrmUnavailable('HubSpot told no account');
  return { portalId: String(account.data.portalId), zone: account.data.timeZone };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}
