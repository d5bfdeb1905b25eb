/** The account and the app's token: what HubSpot's client has no methods for. */
import { z } from 'zod';
import { CrmRefused, CrmUnavailable, type Account } from '../../application/crm.ts';
import { type Calls } from './calls.ts';
import { HubSpotRejection } from './faults.ts';
import { type Limits } from './limits.ts';
import { HUBSPOT, PATHS } from './paths.ts';

/** Where HubSpot is asked, and as whom. */
export interface Asking {
  readonly basePath?: string;
  readonly accessToken: string;
}

const accountSchema = z.object({
  portalId: z.number(),
  timeZone: z.string(),
  companyCurrency: z
    .string()
    .regex(/^[A-Z]{3}$/)
    .nullable()
    .catch(null),
  // It becomes part of addresses, and nothing else rests on it.
  uiDomain: z.hostname().nullable().catch(null),
});

/** @throws CrmUnavailable, CrmRefused */
export async function readAccount(asking: Asking, calls: Calls, limits: Limits): Promise<Account> {
  const { body, headers } = await ask(asking, calls, 'repeatable', limits, { path: PATHS.accountDetails });
  const account = accountSchema.safeParse(body);
  if (!account.success) throw new CrmUnavailable('HubSpot told no account');
  limits.inZone(account.data.timeZone);
  await readUsage(asking, calls, limits);
  const toldAt = Date.parse(headers.date ?? '');
  return {
    portalId: String(account.data.portalId),
    uiDomain: account.data.uiDomain,
    zone: account.data.timeZone,
    currency: account.data.companyCurrency,
    toldAt: Number.isNaN(toldAt) ? null : toldAt,
  };
}

const usageSchema = z.object({
  results: z.array(z.looseObject({ usageLimit: z.number(), currentUsage: z.number() })).min(1),
});

/** What is left of the day. Not every app is told: the headers of later answers say it too. */
async function readUsage(asking: Asking, calls: Calls, limits: Limits): Promise<void> {
  try {
    const { body } = await ask(asking, calls, 'once', limits, { path: PATHS.dailyUsage });
    const usage = usageSchema.safeParse(body);
    for (const { usageLimit, currentUsage } of usage.data?.results ?? []) {
      limits.dayIs(usageLimit, Math.max(0, usageLimit - currentUsage));
    }
  } catch (error) {
    const told = [HubSpotRejection, CrmRefused, CrmUnavailable].some((fault) => error instanceof fault);
    if (!told) throw error;
  }
}

const tokenSchema = z.object({ scopes: z.array(z.string()) });

/**
 * What the token may do. HubSpot documents the question for private apps; where it is not answered (404) nobody knows.
 * @throws CrmUnavailable, CrmRefused
 */
export async function grantedScopes(
  asking: Asking,
  calls: Calls,
  limits: Limits,
): Promise<readonly string[] | null> {
  try {
    const asked = { path: PATHS.tokenInfo, method: 'POST', body: { tokenKey: asking.accessToken } };
    const { body } = await ask(asking, calls, 'repeatable', limits, asked);
    return tokenSchema.safeParse(body).data?.scopes ?? null;
  } catch (error) {
    if (error instanceof HubSpotRejection) return null;
    throw error;
  }
}

interface Question {
  readonly path: string;
  readonly method?: string;
  readonly body?: object;
}

interface Answer {
  readonly body: unknown;
  readonly headers: Readonly<Record<string, string>>;
}

/**
 * For what the client has no method for. Its apiRequest would follow a redirection to any host, token and body in hand. The
 * house knows faults by what is thrown.
 */
function ask(
  { basePath = HUBSPOT, accessToken }: Asking,
  calls: Calls,
  how: keyof Calls,
  limits: Limits,
  { path, method = 'GET', body: question }: Question,
): Promise<Answer> {
  return calls[how](async () => {
    const response = await fetch(basePath + path, {
      method,
      headers: {
        accept: 'application/json',
        authorization: `Bearer ${accessToken}`,
        'content-type': 'application/json',
      },
      ...(question ? { body: JSON.stringify(question) } : {}),
      redirect: 'manual',
    });
    const text = await response.text();
    const headers = Object.fromEntries(response.headers);
    limits.learn(headers);
    const body = parsed(text);
    if (!response.ok) throw Object.assign(new Error('answered'), { code: response.status, body, headers });
    return { body, headers };
  });
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}
