/**
 * HubSpot as the use cases see it. The one place that talks to HubSpot's API, through its own client.
 *
 * Make one per process: the client keeps its decorators in a singleton, so a second one would change the first.
 */
import { Client } from '@hubspot/api-client';
import { type Logger } from 'pino';
import { type CallReport, type Crm } from '../../application/crm.ts';
import { grantedScopes, readAccount } from './account.ts';
import { createCalls, type CallLimits } from './calls.ts';
import { updateContacts } from './contacts.ts';
import { changedDeals, deals } from './deals.ts';
import { definitionCalls } from './definitions.ts';
import { readHistory } from './history.ts';
import { StageOrder } from './lifecycle.ts';
import { Limits } from './limits.ts';
import { readOwners } from './owners.ts';
import { PortalClock } from './portalClock.ts';
import { ensureProperties } from './properties.ts';
import { changedContacts, countContacts } from './search.ts';
import { contactStates, deletedContacts } from './states.ts';
import { readAbsences } from './users.ts';
import { createTasks, findTasks, findTasksByKey, updateTasks } from './tasks.ts';

export interface HubSpotOptions {
  readonly accessToken: string;
  /** Where the API is, without a trailing slash; HubSpot itself when left out. */
  readonly basePath?: string;
  /** Epoch ms; the account's day is counted by it. */
  readonly now: () => number;
  readonly log?: Logger;
  readonly limits?: Partial<CallLimits>;
  /** Told of each call. */
  readonly onCall?: (call: CallReport) => void;
  /** Which part of the account's calls is this process's; all of them when left out. */
  readonly share?: () => number;
  /** How to wait between attempts, ms; tests pass their own. */
  readonly wait?: (ms: number) => Promise<unknown>;
}

/** An answer as the client's middleware is given it. */
interface ClientAnswer {
  readonly headers: Record<string, unknown>;
  readonly httpStatusCode: number;
}

export function createHubSpot({
  accessToken,
  basePath,
  now,
  log,
  limits: calling,
  onCall,
  share,
  wait,
}: HubSpotOptions): Crm {
  const limits = new Limits({ now, share });
  const clock = new PortalClock(now, log);
  const learn = <T>(answer: T): T => {
    const { headers, httpStatusCode: code } = answer as unknown as ClientAnswer;
    limits.learn(headers);
    clock.learn(headers);
    // The client would try to read its body as that of an error, and fail on that.
    if (code >= 300 && code < 400) throw Object.assign(new Error('answered'), { code, headers, body: {} });
    return answer;
  };
  const client = new Client({
    accessToken,
    numberOfApiCallRetries: 1, // the client's word for "no retry": it would repeat creates, see calls.ts
    middleware: [{ pre: staying, post: learn }],
    ...(basePath === undefined ? {} : { basePath }),
  });
  const calls = createCalls({
    limits,
    now,
    wait,
    log,
    onCall,
    ...(calling === undefined ? {} : { calls: calling }),
  });
  const asking = { accessToken, ...(basePath === undefined ? {} : { basePath }) };
  const stages = new StageOrder();
  return {
    account: () => readAccount(asking, calls, limits),
    grantedScopes: () => grantedScopes(asking, calls, limits),
    countContacts: (counted) => countContacts(client, calls, counted),
    allowance: () => limits.allowance(),
    toldAt: () => clock.toldAt,
    owners: () => readOwners(client, calls),
    absences: () => readAbsences(client, calls),
    readHistory: (ids, properties) => readHistory(client, calls, ids, properties),
    changedContacts: (since, only) => changedContacts(client, calls, since, only),
    changedDeals: (since, madeSince) => changedDeals(client, calls, since, madeSince),
    deals: (dealIds) => deals(client, calls, dealIds),
    contactStates: (contactIds) => contactStates(client, calls, contactIds),
    deletedContacts: (contactIds) => deletedContacts(client, calls, contactIds),
    updateContacts: (updates, errand) => updateContacts(client, calls, stages, updates, errand),
    createTasks: (tasks, errand) => createTasks(client, calls, tasks, errand),
    updateTasks: (updates, errand) => updateTasks(client, calls, updates, errand),
    findTasks: (contactIds, errand) => findTasks(client, calls, contactIds, errand),
    findTasksByKey: (keys, errand) => findTasksByKey(client, calls, keys, errand),
    ...definitionCalls(client, calls),
    ensureProperties: (group, properties) => ensureProperties(client, calls, group, properties),
  };
}

/**
 * A redirection is told as HubSpot's answer and not followed, or whoever could answer in HubSpot's place would have this
 * service ask any host within its reach. The client hands `fetch` the address and knows no more of it, and a Request is an
 * address that carries this along.
 */
function staying<Context extends { getUrl(): string }>(context: Context): Context {
  const address = context.getUrl.bind(context);
  context.getUrl = () => new Request(address(), { redirect: 'manual' }) as unknown as string;
  return context;
}
