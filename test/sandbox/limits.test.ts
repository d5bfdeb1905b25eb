/** The limits of an account and what HubSpot answers beyond them, counted on a watch that the test moves. */
import { type SandboxOptions } from '../../src/sandbox/sandbox.ts';
import { ask, closeAll, open, type Answer, type Opened } from './opened.ts';

const CONTACTS = '/crm/v3/objects/contacts';
const ASSOCIATIONS = '/crm/v4/associations/contacts/tasks/batch/read';

afterEach(closeAll);

/** A sandbox whose watch stands still until the test moves it. */
async function watched(
  options: Partial<SandboxOptions>,
): Promise<Opened & { readonly pass: (ms: number) => void }> {
  let at = 0;
  const opened = await open({ watch: () => at, ...options });
  const pass = (ms: number): void => {
    at += ms;
  };
  return { ...opened, pass };
}

/** Calls until one is refused; answers how many were not, and the refusal. */
async function untilRefused(call: () => Promise<Answer>): Promise<{ taken: number; refusal: Answer }> {
  for (let taken = 0; taken < 300; taken += 1) {
    const answer = await call();
    if (answer.status === 429) return { taken, refusal: answer };
  }
  throw new Error('nothing was refused');
}

describe('limits', () => {
  test('stand in the headers and count down', async () => {
    const { call } = await open();
    const remaining: unknown[] = [];
    for (const path of [CONTACTS, '/crm/v3/owners/']) {
      const { headers } = await call('GET', path);
      expect(headers.get('x-hubspot-ratelimit-max')).toBe('190');
      expect(headers.get('x-hubspot-ratelimit-interval-milliseconds')).toBe('10000');
      expect(headers.get('x-hubspot-ratelimit-daily')).toBe('625000');
      remaining.push([
        headers.get('x-hubspot-ratelimit-remaining'),
        headers.get('x-hubspot-ratelimit-daily-remaining'),
      ]);
    }
    expect(remaining).toEqual([
      ['189', '624999'],
      ['188', '624998'],
    ]);
  });

  test('one call more than allowed in ten seconds is refused in HubSpot\u2019s words', async () => {
    const { call } = await open({ limits: { burst: 3, daily: 100 } });
    const statuses: number[] = [];
    for (let number = 0; number < 3; number += 1) statuses.push((await call('GET', CONTACTS)).status);
    const refused = await call('GET', CONTACTS);
    expect([...statuses, refused.status]).toEqual([200, 200, 200, 429]);
    expect(refused.body).toEqual({
      status: 'error',
      message: 'You have reached your ten_secondly_rolling limit.',
      errorType: 'RATE_LIMIT',
      correlationId: expect.any(String) as unknown,
      policyName: 'TEN_SECONDLY_ROLLING',
      groupName: expect.any(String) as unknown,
    });
    expect(refused.headers.get('x-hubspot-ratelimit-remaining')).toBe('0');
  });

  test('one call more than allowed in a day is refused as such', async () => {
    const { call } = await open({ limits: { burst: 100, daily: 1 } });
    await call('GET', CONTACTS);
    expect(await call('GET', CONTACTS)).toMatchObject({ status: 429, body: { policyName: 'DAILY' } });
  });

  test('calls without the token are not counted', async () => {
    const { call, sandbox } = await open({ limits: { burst: 1, daily: 100 } });
    await ask(sandbox.url + CONTACTS, 'GET', undefined, {});
    expect((await call('GET', CONTACTS)).status).toBe(200);
  });

  test.each([
    ['free', 100, '250000', 100],
    ['starter', 100, '250000', 100],
    ['professional', 190, '625000', 150],
    ['enterprise', 190, '1000000', 150],
  ] as const)(
    'of the %s tier are %d in ten seconds and %s a day',
    async (tier, burst, daily, associations) => {
      const { call, pass } = await watched({ tier });
      const { headers } = await call('GET', CONTACTS);
      expect(headers.get('x-hubspot-ratelimit-daily')).toBe(daily);
      expect((await untilRefused(() => call('GET', CONTACTS))).taken).toBe(burst - 1);
      pass(10_000);
      const read = await untilRefused(() => call('POST', ASSOCIATIONS, { inputs: [] }));
      expect(read.taken).toBe(associations);
      expect(read.refusal.body.policyName).toBe('TEN_SECONDLY_ROLLING');
      expect((await call('GET', CONTACTS)).status).toBe(associations < burst ? 200 : 429);
    },
  );

  test('in ten seconds roll: each call makes room ten seconds after it was made', async () => {
    const { call, pass } = await watched({ limits: { burst: 2 } });
    const status = async () => (await call('GET', CONTACTS)).status;
    expect(await status()).toBe(200);
    pass(6_000);
    expect(await status()).toBe(200);
    pass(3_999);
    expect(await status()).toBe(429);
    pass(1);
    expect([await status(), await status()]).toEqual([200, 429]);
  });

  test('of search are five a second, told without headers, and apart from those of other calls', async () => {
    const { call, pass } = await watched({ limits: { burst: 1 } });
    const { taken, refusal } = await untilRefused(() => call('POST', `${CONTACTS}/search`, {}));
    expect(taken).toBe(5);
    expect(refusal.body).toMatchObject({
      policyName: 'SECONDLY',
      message: 'You have reached your secondly limit.',
    });
    expect([...refusal.headers.keys()].filter((name) => name.includes('ratelimit'))).toEqual([]);
    expect((await call('GET', CONTACTS)).status).toBe(200);
    pass(1_000);
    expect((await call('POST', `${CONTACTS}/search`, {})).status).toBe(200);
  });

  test('of a day end at midnight in the zone of the account', async () => {
    const { call, time } = await open({ limits: { daily: 1 }, portalZone: 'America/New_York' });
    const usage = async () =>
      (await call('GET', '/account-info/v3/api-usage/daily/private-apps')).body.policyName ?? 'taken';
    expect([await usage(), await usage()]).toEqual(['taken', 'DAILY']);
    await time.advanceTo('2026-03-04T04:59:59.999Z');
    expect(await usage()).toBe('DAILY');
    await time.advanceTo('2026-03-04T05:00:00Z');
    expect(await usage()).toBe('taken');
  });

  test('of a day are told with what was used and when it begins anew', async () => {
    const { call, sandbox } = await open({ portalZone: 'America/New_York' });
    sandbox.limiter.spend(41);
    const { body } = await call('GET', '/account-info/v3/api-usage/daily/private-apps');
    expect(body.results).toMatchObject([
      {
        name: 'private-apps-api-calls-daily',
        currentUsage: 42,
        usageLimit: 625_000,
        resetsAt: '2026-03-04T05:00:00.000Z',
      },
    ]);
  });

  test('say when to come again only where the portal is ordered to', async () => {
    const { call, sandbox, pass } = await watched({ limits: { burst: 1 } });
    await call('GET', CONTACTS);
    pass(2_500);
    expect((await call('GET', CONTACTS)).headers.get('retry-after')).toBeNull();
    sandbox.limiter.impose({ retryAfter: true });
    expect((await call('GET', CONTACTS)).headers.get('retry-after')).toBe('8');
  });
});
