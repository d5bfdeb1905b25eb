/** A portal played by nock: what HubSpot is asked must have been foreseen, and what was foreseen must be asked. */
import nock from 'nock';
import { type CallLimits } from '../../../src/adapters/hubspot/calls.ts';
import { createHubSpot } from '../../../src/adapters/hubspot/hubspot.ts';
import { type Crm } from '../../../src/application/crm.ts';

export const PORTAL = 'https://api.portal.test';
export const TOKEN = 'pat-eu1-0000-not-a-real-token';

export const PATH = {
  account: '/account-info/v3/details',
  readContacts: '/crm/v3/objects/contacts/batch/read',
  updateContacts: '/crm/v3/objects/contacts/batch/update',
  searchContacts: '/crm/v3/objects/contacts/search',
  contact: (id: string) => `/crm/v3/objects/contacts/${id}`,
  tasks: '/crm/v3/objects/tasks',
  task: (id: string) => `/crm/v3/objects/tasks/${id}`,
  createTasks: '/crm/v3/objects/tasks/batch/create',
  updateTasks: '/crm/v3/objects/tasks/batch/update',
  readTasks: '/crm/v3/objects/tasks/batch/read',
  searchDeals: '/crm/v3/objects/deals/search',
  readDeals: '/crm/v3/objects/deals/batch/read',
  contactsOfDeals: '/crm/v4/associations/deals/contacts/batch/read',
  tasksOfContacts: '/crm/v4/associations/contacts/tasks/batch/read',
} as const;

/** No call leaves this process, and none that a test foresaw stays unasked. */
export function playPortal(): void {
  beforeAll(() => {
    nock.disableNetConnect();
  });
  afterEach(() => {
    const pending = nock.pendingMocks();
    nock.cleanAll();
    expect(pending).toEqual([]);
  });
  afterAll(() => {
    nock.restore();
  });
}

export function portal(): nock.Scope {
  return nock(PORTAL, { reqheaders: { authorization: `Bearer ${TOKEN}` } });
}

/** @returns HubSpot's adapter, and the pauses it makes between attempts, ms */
export function connect(limits: Partial<CallLimits> = {}): { readonly crm: Crm; readonly pauses: number[] } {
  const pauses: number[] = [];
  const crm = createHubSpot({
    accessToken: TOKEN,
    basePath: PORTAL,
    now: () => Date.parse(SAID_AT),
    limits,
    wait: (ms) => {
      pauses.push(ms);
      return Promise.resolve();
    },
  });
  return { crm, pauses };
}

/** What nock adds by itself to a fixed answer, and not to one that is made from the question. */
export const AS_JSON = { 'content-type': 'application/json' };

export const SAID_AT = '2026-03-02T10:00:00.000Z';

/** A record as HubSpot shows it. */
export function shown(id: string, properties: Readonly<Record<string, string | null>> = {}) {
  return { id, properties, createdAt: SAID_AT, updatedAt: SAID_AT, archived: false };
}

export function complete(results: readonly unknown[], errors?: readonly unknown[]) {
  return {
    status: 'COMPLETE',
    results,
    ...(errors ? { numErrors: errors.length, errors } : {}),
    startedAt: SAID_AT,
    completedAt: SAID_AT,
  };
}

export function rateLimit(policyName: 'DAILY' | 'TEN_SECONDLY_ROLLING' | 'SECONDLY') {
  return {
    status: 'error',
    message: `You have reached your ${policyName.toLowerCase()} limit.`,
    errorType: 'RATE_LIMIT',
    correlationId: 'a43683b0-5717-4ceb-80b4-104d02915d8c',
    policyName,
  };
}

/** The properties named in the message are what an error of ours must never repeat. */
export function validationError(code = 'INVALID_OPTION') {
  return {
    status: 'error',
    message: 'Property values were not valid: noura@example.com was not one of the allowed options',
    correlationId: 'a43683b0-5717-4ceb-80b4-104d02915d8c',
    category: 'VALIDATION_ERROR',
    errors: [{ message: 'noura@example.com was not one of the allowed options', code, in: 'sla_status' }],
  };
}

export interface BatchBody {
  readonly inputs: readonly {
    readonly id: string;
    readonly objectWriteTraceId?: string;
    readonly properties: Readonly<Record<string, string>>;
  }[];
}
