/** A sandbox portal on a moved clock, and calls to its API as any client would make them. */
import { type Person } from '../../src/sandbox/portal/people.ts';
import { type Source } from '../../src/sandbox/portal/record.ts';
import { startSandbox, type Sandbox, type SandboxOptions } from '../../src/sandbox/sandbox.ts';
import { MovedTime } from '../support/movedTime.ts';

export const TOKEN = 'pat-eu1-11111111-2222-4333-8444-555555555555';
export const SECRET = 'yyyyyyyy-yyyy-yyyy-yyyy-yyyyyyyyyyyy';
export const PORTAL_ID = 247_187_887;
export const APP_ID = 50_780_459;
export const STARTED_AT = Date.UTC(2026, 2, 3, 9);

export const FORM: Source = { type: 'FORM', id: 'f-1', label: 'Form' };
export const UI: Source = { type: 'CRM_UI', id: 'userId:71', label: 'Jo Rep', userId: 71 };
export const APP: Source = { type: 'INTEGRATION', id: String(APP_ID), label: 'SLA Clock' };

export function person(ownerId: number, more: Partial<Person> = {}): Person {
  return {
    ownerId: String(ownerId),
    userId: ownerId + 60,
    firstName: 'Jo',
    lastName: `Rep ${ownerId}`,
    email: `jo${ownerId}@portal.example`,
    teams: [{ id: '9', name: 'Sales', primary: true }],
    archived: false,
    createdAt: Date.UTC(2025, 0, 6),
    ...more,
  };
}

export const JO = person(11);
export const LEFT = person(12, { archived: true, teams: [] });

export interface Answer {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
  readonly body: Body;
}

/** What answers of the portal can have; each test asks for what it means. */
export interface Body {
  readonly id: string;
  readonly status: string;
  readonly message: string;
  readonly category: string;
  readonly archived: boolean;
  readonly properties: Record<string, string | null>;
  readonly propertiesWithHistory: Record<string, Record<string, unknown>[]>;
  readonly results: Body[];
  readonly errors: { context: Record<string, string[]>; category: string; code?: string }[];
  readonly numErrors: number;
  readonly paging?: { next: { after: string } };
  readonly [more: string]: unknown;
}

export interface Opened {
  readonly time: MovedTime;
  readonly sandbox: Sandbox;
  /** Calls the API with the right token. */
  readonly call: (method: string, path: string, body?: unknown) => Promise<Answer>;
  /** Creates a contact over the API; answers its id. */
  readonly contact: (properties?: Record<string, string>) => Promise<string>;
}

const opened: Sandbox[] = [];

/** @param options what this test wants otherwise than usual */
export async function open(options: Partial<SandboxOptions> = {}): Promise<Opened> {
  const time = new MovedTime(STARTED_AT);
  const sandbox = await startSandbox({
    time,
    people: [JO, LEFT],
    portalId: PORTAL_ID,
    appId: APP_ID,
    accessToken: TOKEN,
    clientSecret: SECRET,
    serviceUrl: 'http://127.0.0.1:9',
    subscriptions: [],
    ...options,
  });
  opened.push(sandbox);
  const call = (method: string, path: string, body?: unknown): Promise<Answer> =>
    ask(sandbox.url + path, method, body);
  const contact = async (properties: Record<string, string> = {}): Promise<string> => {
    const { status, body } = await call('POST', '/crm/v3/objects/contacts', { properties });
    if (status !== 201) throw new Error(body.message);
    return body.id;
  };
  return { time, sandbox, call, contact };
}

/** Closes every sandbox that the test opened. */
export async function closeAll(): Promise<void> {
  await Promise.all(opened.splice(0).map((sandbox) => sandbox.close()));
}

export async function ask(
  url: string,
  method: string,
  body?: unknown,
  headers: Record<string, string> = { authorization: `Bearer ${TOKEN}` },
): Promise<Answer> {
  const response = await fetch(url, {
    method,
    headers: { ...headers, ...(body === undefined ? {} : { 'content-type': 'application/json' }) },
    ...(body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) }),
  });
  const text = await response.text();
  const json = response.headers.get('content-type')?.startsWith('application/json') ?? false;
  return {
    status: response.status,
    headers: response.headers,
    text,
    body: (json ? JSON.parse(text) : {}) as Body,
  };
}
