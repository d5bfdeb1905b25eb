/**
 * HubSpot as the use cases see it. The one place that talks to HubSpot's API, through its own client.
 *
 * Make one per process: the client keeps its decorators in a singleton, so a second one would change the first.
 */
import { Client } from '@hubspot/api-client';
import { z } from 'zod';
import { type Logger } from 'pino';
import { CrmRefused, CrmUnavailable, type Account, type Crm } from '../../application/crm.ts';
import { createCalls, type CallLimits, type Calls } from './calls.ts';
import { updateContacts } from './contacts.ts';
import { definitionCalls } from './definitions.ts';
import { HubSpotRejection } from './faults.ts';
import { readHistory } from './history.ts';
import { StageOrder } from './lifecycle.ts';
import { Limits } from './limits.ts';
import { readOwners } from './owners.ts';
import { PATHS } from './paths.ts';
import { ensureProperties } from './properties.ts';
import { changedContacts } from './search.ts';
import { contactStates } from './states.ts';
import { readAbsences } from './users.ts';
import { createTasks, findTasks, updateTasks } from './tasks.ts';

export interface HubSpotOptions {
  readonly accessToken: string;
  /** Where the API is, without a trailing slash; HubSpot itself when left out. */
  readonly basePath?: string;
  /** Epoch ms; the account's day is counted by it. */
  readonly now: () => number;
  readonly log?: Logger;
  readonly limits?: Partial<CallLimits>;
  /** Which part of the account's calls is this process's; all of them when left out. */
  readonly share?: () => number;
  /** How to wait between attempts, ms; tests pass their own. */
  readonly wait?: (ms: number) => Promise<unknown>;
}

export function createHubSpot({
  accessToken,
  basePath,
  now,
  log,
  limits: calling,
  share,
  wait,
}: HubSpotOptions): Crm {
  const limits = new Limits({ now, share });
  const learn = <T>(answer: T): T => {
    limits.learn((answer as { readonly headers: Record<string, unknown> }).headers);
    return answer;
  };
  const client = new Client({
    accessToken,
    numberOfApiCallRetries: 1, // the client's word for "no retry": it would repeat creates, see calls.ts
    middleware: [{ pre: (request) => request, post: learn }],
    ...(basePath === undefined ? {} : { basePath }),
  });
  const calls = createCalls({ limits, now, wait, log, ...(calling === undefined ? {} : { calls: calling }) });
  const stages = new StageOrder();
  return {
    account: () => readAccount(client, calls, limits),
    allowance: () => limits.allowance(),
    owners: () => readOwners(client, calls),
    absences: () => readAbsences(client, calls),
    readHistory: (ids, properties) => readHistory(client, calls, ids, properties),
    changedContacts: (since, only) => changedContacts(client, calls, since, only),
    contactStates: (contactIds) => contactStates(client, calls, contactIds),
    updateContacts: (updates, errand) => updateContacts(client, calls, stages, updates, errand),
    createTasks: (tasks, errand) => createTasks(client, calls, tasks, errand),
    updateTasks: (updates, errand) => updateTasks(client, calls, updates, errand),
    findTasks: (contactIds, errand) => findTasks(client, calls, contactIds, errand),
    ...definitionCalls(client, calls),
    ensureProperties: (group, properties) => ensureProperties(client, calls, group, properties),
  };
}

const accountSchema = z.object({ portalId: z.number(), timeZone: z.string() });

async function readAccount(client: Client, calls: Calls, limits: Limits): Promise<Account> {
  const account = accountSchema.safeParse(
    await get(client, calls, 'repeatable', limits, PATHS.accountDetails),
  );
  if (!account.success) throw new CrmUnavailable('HubSpot told no account');
  limits.inZone(account.data.timeZone);
  await readUsage(client, calls, limits);
  return { portalId: String(account.data.portalId), zone: account.data.timeZone };
}

const usageSchema = z.object({
  results: z.array(z.looseObject({ usageLimit: z.number(), currentUsage: z.number() })).min(1),
});

/** What is left of the day. Not every app is told: the headers of later answers say it too. */
async function readUsage(client: Client, calls: Calls, limits: Limits): Promise<void> {
  try {
    const usage = usageSchema.safeParse(await get(client, calls, 'once', limits, PATHS.dailyUsage));
    for (const { usageLimit, currentUsage } of usage.data?.results ?? []) {
      limits.dayIs(usageLimit, Math.max(0, usageLimit - currentUsage));
    }
  } catch (error) {
    const told = [HubSpotRejection, CrmRefused, CrmUnavailable].some((fault) => error instanceof fault);
    if (!told) throw error;
  }
}

/** For what the client has no method for. Its apiRequest never throws for a status; the house knows faults by what is thrown. */
function get(client: Client, calls: Calls, how: keyof Calls, limits: Limits, path: string): Promise<unknown> {
  return calls[how](async () => {
    const response = await client.apiRequest({ method: 'GET', path });
    const text = await response.text();
    const headers = Object.fromEntries(response.headers);
    limits.learn(headers);
    if (!response.ok) {
      throw Object.assign(new Error('answered'), { code: response.status, body: parsed(text), headers });
    }
    return parsed(text);
  });
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}
