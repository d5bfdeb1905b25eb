import nock from 'nock';
import { CrmRefused, CrmUnavailable, type Account, type Crm } from '../../../src/application/crm.ts';
import { connect, PATH, playPortal, portal, rateLimit, TOKEN, validationError } from './portal.ts';

playPortal();

const ACCOUNT = { portalId: 4242, timeZone: 'US/Eastern' };
const ANSWERED: Account = {
  portalId: '4242',
  uiDomain: null,
  zone: 'US/Eastern',
  currency: null,
  toldAt: null,
};

/** Reading an owner page: any repeatable call through the client will do. */
const OWNERS = '/crm/v3/owners/';
const active = { limit: 100, archived: false };
const archived = { limit: 100, archived: true };
const nobody = { results: [] };

async function faultOf(call: Promise<unknown>): Promise<CrmUnavailable | CrmRefused> {
  try {
    await call;
  } catch (error) {
    if (error instanceof CrmUnavailable || error instanceof CrmRefused) return error;
    throw error;
  }
  throw new Error('the call went through');
}

/** Owners are read twice, those who are there and those who left; only the first meets the fault. */
function ownersMeet(status: number, body: unknown, headers: Record<string, string> = {}, times = 1): void {
  portal()
    .get(OWNERS)
    .query(active)
    .times(times)
    .reply(status, body, { 'content-type': 'application/json', ...headers });
  portal().get(OWNERS).query(archived).reply(200, nobody);
}
const ownersThenAnswer = (): void => {
  portal().get(OWNERS).query(active).reply(200, nobody);
};

/** At least so long, and little more: those who wait do not all come back at once. */
const about = (ms: number): unknown => ({
  asymmetricMatch: (told: number) => told >= ms && told <= ms * 1.1,
});

describe('a fault that passes is waited out', () => {
  const passing: readonly (readonly [string, number, unknown, Record<string, string>, number])[] = [
    ['a ten second limit', 429, rateLimit('TEN_SECONDLY_ROLLING'), {}, 10_000],
    [
      'a ten second limit with Retry-After',
      429,
      rateLimit('TEN_SECONDLY_ROLLING'),
      { 'retry-after': '3' },
      3_000,
    ],
    ['a limit a second', 429, rateLimit('SECONDLY'), {}, 1_000],
    ['a limit that says nothing', 429, {}, {}, 10_000],
    ['a locked record', 423, {}, {}, 2_500],
    ['an overload with Retry-After', 503, {}, { 'retry-after': '7' }, 7_000],
  ];
  test.each(passing)('%s: as long as HubSpot asks', async (_name, status, body, headers, pause) => {
    ownersMeet(status, body, headers);
    ownersThenAnswer();
    const { crm, pauses } = connect();
    await expect(crm.owners()).resolves.toEqual([]);
    expect(pauses).toEqual([about(pause)]);
  });

  test.each([500, 502, 503, 504, 521, 524])(
    'status %i: longer each time, then it is told',
    async (status) => {
      ownersMeet(status, '<html>bad gateway</html>', { 'content-type': 'text/html' }, 4);
      const { crm, pauses } = connect();
      expect(await faultOf(crm.owners())).toBeInstanceOf(CrmUnavailable);
      expect(pauses).toHaveLength(3);
      for (const [index, pause] of pauses.entries()) {
        expect(pause).toBeGreaterThanOrEqual(400 * 2 ** index * 0.75);
        expect(pause).toBeLessThanOrEqual(400 * 2 ** index * 1.25);
      }
    },
  );

  test('a connection that breaks is made again', async () => {
    portal()
      .get(OWNERS)
      .query(active)
      .replyWithError(Object.assign(new Error('reset'), { code: 'ECONNRESET' }));
    portal().get(OWNERS).query(archived).reply(200, nobody);
    ownersThenAnswer();
    const { crm, pauses } = connect();
    await expect(crm.owners()).resolves.toEqual([]);
    expect(pauses).toHaveLength(1);
  });

  test('a limit still reached at the last attempt says how long to wait', async () => {
    ownersMeet(429, rateLimit('TEN_SECONDLY_ROLLING'), { 'retry-after': '12' }, 2);
    const { crm } = connect({ attempts: 2 });
    expect(await faultOf(crm.owners())).toMatchObject({ name: 'CrmUnavailable', retryAfterMs: 12_000 });
  });

  test('of a call outside the client too, and as long as HubSpot asks', async () => {
    portal().get(PATH.account).reply(429, rateLimit('TEN_SECONDLY_ROLLING'), { 'Retry-After': '4' });
    portal().get(PATH.account).reply(200, ACCOUNT);
    const { crm, pauses } = connect();
    await expect(crm.account()).resolves.toEqual(ANSWERED);
    expect(pauses).toEqual([about(4_000)]);
  });
});

test('where people see the account is not known where HubSpot tells no host, and all else is', async () => {
  for (const uiDomain of ['app.hubspot.com/contacts', 'else.example@app', '', null, 7]) {
    portal()
      .get(PATH.account)
      .reply(200, { ...ACCOUNT, uiDomain });
    await expect(connect().crm.account()).resolves.toEqual(ANSWERED);
  }
});

describe('a fault that waiting does not cure is told at once', () => {
  const told: readonly (readonly [string, number, unknown, Record<string, string>, object])[] = [
    ['a daily limit', 429, rateLimit('DAILY'), {}, { name: 'CrmUnavailable', retryAfterMs: 900_000 }],
    [
      'a daily limit that says until when',
      429,
      rateLimit('DAILY'),
      { 'retry-after': '60' },
      { name: 'CrmUnavailable', retryAfterMs: 60_000 },
    ],
    [
      'an account on the move',
      477,
      {},
      { 'retry-after': '86400' },
      { name: 'CrmUnavailable', retryAfterMs: 86_400_000 },
    ],
    [
      'an account on the move, no word how long',
      477,
      {},
      {},
      { name: 'CrmUnavailable', retryAfterMs: 60_000 },
    ],
    [
      'a wrong token',
      401,
      { category: 'INVALID_AUTHENTICATION' },
      {},
      { name: 'CrmRefused', reason: 'token' },
    ],
    [
      'a missing scope, by its name',
      403,
      {
        category: 'MISSING_SCOPES',
        errors: [{ context: { requiredGranularScopes: ['crm.objects.owners.read', 'oauth'] } }],
      },
      {},
      { name: 'CrmRefused', reason: 'scope', message: 'crm.objects.owners.read, oauth' },
    ],
    ['a refusal without reason', 403, {}, {}, { name: 'CrmRefused', reason: 'scope' }],
  ];
  test.each(told)('%s', async (_name, status, body, headers, fault) => {
    ownersMeet(status, body, headers);
    const { crm, pauses } = connect();
    expect(await faultOf(crm.owners())).toMatchObject(fault);
    expect(pauses).toEqual([]);
  });

  test('a path that does not exist, answered in HTML', async () => {
    ownersMeet(404, '<!DOCTYPE html><title>Page not found</title>', { 'content-type': 'text/html' });
    await expect(connect().crm.owners()).rejects.toMatchObject({ name: 'HubSpotRejection', status: 404 });
  });

  test('an answer that is no account', async () => {
    portal().get(PATH.account).reply(200, '<html>maintenance</html>');
    expect(await faultOf(connect().crm.account())).toBeInstanceOf(CrmUnavailable);
  });
});

describe('nobody answering in time', () => {
  test('is tried again and then told, and the next call gets through', async () => {
    portal().get(PATH.account).times(2).delay(5_000).reply(200, ACCOUNT);
    portal().get(PATH.account).reply(200, ACCOUNT);
    const { crm, pauses } = connect({ timeoutMs: 500, attempts: 2, concurrency: 1 });
    expect(await faultOf(crm.account())).toBeInstanceOf(CrmUnavailable);
    expect(pauses).toHaveLength(1);
    await expect(crm.account()).resolves.toEqual(ANSWERED);
    nock.abortPendingRequests();
  });
});

describe('what an error says', () => {
  const calls: readonly (readonly [string, (crm: Crm) => Promise<unknown>])[] = [
    ['owners', (crm) => crm.owners()],
    ['the account', (crm) => crm.account()],
  ];
  test.each(calls)('is neither the token nor a value of a person, asking for %s', async (_name, call) => {
    for (const status of [400, 401, 403, 500]) {
      portal().get(OWNERS).query(active).optionally().reply(status, validationError());
      portal().get(OWNERS).query(archived).optionally().reply(200, nobody);
      portal().get(PATH.account).optionally().reply(status, validationError());
      const error: unknown = await call(connect({ attempts: 1 }).crm).catch((thrown: unknown) => thrown);
      expect(error).toBeInstanceOf(Error);
      const everything = `${String(error)} ${JSON.stringify(error)} ${String((error as Error).stack)} ${String((error as Error).cause)}`;
      expect(everything).not.toContain(TOKEN);
      expect(everything).not.toContain('noura@example.com');
    }
  });
});
