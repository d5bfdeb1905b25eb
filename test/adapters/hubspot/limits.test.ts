/**
 * The limits, against the sandbox's own count of calls, on a clock that is moved: thousands of calls with latencies that
 * come and go, and not one too many. No second passes on the machine's clock.
 */
import { createCalls, type CallOptions, type Calls } from '../../../src/adapters/hubspot/calls.ts';
import { Limits, type CallKind } from '../../../src/adapters/hubspot/limits.ts';
import { CrmUnavailable } from '../../../src/application/crm.ts';
import { Limiter, TIERS, type CallClass, type PortalLimits } from '../../../src/sandbox/http/limits.ts';
import { Random } from '../../../src/sandbox/random.ts';
import { at } from '../../support/calendars.ts';
import { MovedTime } from '../../support/movedTime.ts';

const rateLimit = (policyName: string): object => ({ status: 'error', errorType: 'RATE_LIMIT', policyName });

const NOON = '2026-03-02T12:00:00Z';
/** Of an account in New York. */
const MIDNIGHT = at('2026-03-03T05:00:00Z');
const COUNTED_AS: Readonly<Record<CallKind, CallClass>> = {
  record: 'common',
  association: 'associations',
  search: 'search',
};
const SECOND = 1_000;
const MINUTE = 60_000;

interface Line {
  readonly time: MovedTime;
  readonly limits: Limits;
  readonly calls: Calls;
  /** What the account counted: the calls it took, and those it refused. */
  readonly counted: { taken: number; refused: number };
  /** A call that takes `latencyMs` there and back, and is counted somewhere on the way. */
  readonly call: (latencyMs: number, options?: CallOptions) => Promise<void>;
  /** One that another process makes with the same token. */
  readonly foreign: () => void;
}

function line(wanted: Partial<PortalLimits> = {}): Line {
  const time = new MovedTime(NOON);
  const now = (): number => time.now();
  const sleep = (ms: number): Promise<void> => time.waitUntil(now() + ms);
  const limits = new Limits({ now, sleep });
  const calls = createCalls({ limits, now, wait: sleep });
  const portal = { ...TIERS.professional, ...wanted };
  const account = new Limiter(portal, now, now, () => MIDNIGHT);
  const random = new Random(7);
  const counted = { taken: 0, refused: 0 };
  const ask = async (latencyMs: number, kind: CallKind = 'record'): Promise<void> => {
    const counts = COUNTED_AS[kind];
    const there = Math.floor(random.share() * latencyMs);
    await sleep(there);
    const broken = account.count(counts);
    const headers = Object.fromEntries(
      Object.entries(account.headers(counts)).map(([name, value]) => [name.toLowerCase(), value]),
    );
    await sleep(latencyMs - there);
    limits.learn(headers);
    if (broken === null) {
      counted.taken += 1;
      return;
    }
    counted.refused += 1;
    throw Object.assign(new Error('answered'), { code: 429, body: rateLimit(broken.policy), headers });
  };
  return {
    time,
    limits,
    calls,
    counted,
    call: (latencyMs, options) => calls.repeatable(() => ask(latencyMs, options?.kind), options),
    foreign: () => void account.count('common'),
  };
}

/** Runs the clock until all calls have gone through. @returns how long that took, ms */
async function passed(time: MovedTime, calls: readonly Promise<void>[]): Promise<number> {
  const startedAt = time.now();
  let left = calls.length;
  for (const call of calls) void call.catch(() => undefined).finally(() => (left -= 1));
  while (left > 0) {
    await time.advanceTo(time.nextWakeAt() ?? time.now());
  }
  return time.now() - startedAt;
}

const many = (count: number, one: (index: number) => Promise<void>): Promise<void>[] =>
  Array.from({ length: count }, (_, index) => one(index));

describe('a rush of calls', () => {
  test.each([
    ['of one latency', () => 200],
    [
      'of latencies of up to one and a half seconds',
      (random: Random) => 60 + Math.floor(random.share() ** 6 * 1_400),
    ],
  ])(
    '%s uses at least 95 % of what the account allows, and never meets the limit',
    async (_name, latency) => {
      const { time, call, counted, limits } = line();
      await passed(time, [call(200)]);
      expect(limits.allowance().callsPerTenSeconds).toBe(190);
      await time.advanceBy(MINUTE);
      const random = new Random(3);
      const tookMs = await passed(
        time,
        many(5_700, () => call(latency(random))),
      );
      expect(counted).toEqual({ taken: 5_701, refused: 0 });
      // The first 190 need no waiting: 5,700 calls are thirty windows, of which twenty-nine have to pass.
      const leastMs = 290 * SECOND;
      expect(leastMs / tookMs).toBeGreaterThanOrEqual(0.95);
    },
  );

  test('in a small account keeps to its hundred calls', async () => {
    const { time, call, counted, limits } = line({ burst: 100 });
    await passed(
      time,
      many(500, () => call(150)),
    );
    expect(counted).toEqual({ taken: 500, refused: 0 });
    expect(limits.allowance().callsPerTenSeconds).toBe(100);
  });

  test('makes room for the calls of a process before us', async () => {
    const { time, call, counted, foreign } = line();
    for (let index = 0; index < 150; index += 1) foreign();
    await passed(time, [call(50)]);
    await passed(
      time,
      many(400, () => call(50)),
    );
    expect(counted).toEqual({ taken: 401, refused: 0 });
  });

  test('asks associations more slowly, and searches four a second', async () => {
    const { time, call, counted, limits } = line();
    await passed(time, [call(50)]);
    const associations = await passed(
      time,
      many(300, () => call(50, { kind: 'association' })),
    );
    expect(associations).toBeGreaterThanOrEqual(10 * SECOND);
    expect(limits.allowance().callsPerTenSeconds).toBe(190);
    await time.advanceBy(MINUTE);
    const searches = await passed(
      time,
      many(40, () => call(100, { kind: 'search' })),
    );
    expect(searches).toBeGreaterThanOrEqual(9 * SECOND);
    expect(searches).toBeLessThanOrEqual(12 * SECOND);
    expect(counted.refused).toBe(0);
  });

  test('lets what is overdue pass what is not', async () => {
    const { time, calls } = line();
    const order: number[] = [];
    const sent = (urgency: number): Promise<void> =>
      calls.repeatable(
        async () => {
          order.push(urgency);
          await time.waitUntil(time.now() + 100);
        },
        { errand: { id: 'e', urgency, until: Infinity } },
      );
    await passed(time, [...many(300, () => sent(2)), ...many(50, () => sent(0))]);
    // A hundred had gone out before the others came.
    expect(order.lastIndexOf(0)).toBeLessThan(150);
  });
});

describe('a limit that is met all the same', () => {
  test('makes all calls of the kind wait, and loses none', async () => {
    const { time, call, counted, foreign } = line();
    await passed(time, [call(50)]);
    await time.advanceBy(MINUTE);
    // Nobody told us of these.
    for (let index = 0; index < 185; index += 1) foreign();
    const tookMs = await passed(
      time,
      many(60, () => call(50)),
    );
    expect(counted.taken).toBe(61);
    // Those under way were refused; nobody else was.
    expect(counted.refused).toBeGreaterThan(0);
    expect(counted.refused).toBeLessThanOrEqual(24);
    expect(tookMs).toBeGreaterThanOrEqual(10 * SECOND);
  });
});

describe('the limit of the day', () => {
  const refused =
    (headers: object = {}): (() => Promise<never>) =>
    () =>
      Promise.reject(Object.assign(new Error('answered'), { code: 429, body: rateLimit('DAILY'), headers }));
  const faultOf = async (call: Promise<unknown>): Promise<CrmUnavailable> => {
    const error: unknown = await call.catch((thrown: unknown) => thrown);
    if (error instanceof CrmUnavailable) return error;
    throw new Error('the call went through');
  };

  test('once used up is not asked for again before midnight of the account', async () => {
    const { time, limits, calls, call, counted } = line();
    limits.inZone('America/New_York');
    const untilMidnight = at('2026-03-03T05:00:00Z') - time.now();
    expect((await faultOf(calls.repeatable(refused()))).retryAfterMs).toBe(untilMidnight);
    await time.advanceBy(MINUTE);
    expect((await faultOf(call(50))).retryAfterMs).toBe(untilMidnight - MINUTE);
    expect(counted).toEqual({ taken: 0, refused: 0 });
    expect(limits.allowance().shutUntil).toBe(at('2026-03-03T05:00:00Z'));
    await time.advanceTo('2026-03-03T05:00:00Z');
    await passed(time, [call(50)]);
    expect(counted.taken).toBe(1);
    expect(limits.allowance().shutUntil).toBeNull();
  });

  test('is scarce below a tenth, until the day is over', async () => {
    const { time, limits, call } = line({ daily: 20 });
    limits.inZone('America/New_York');
    expect(limits.allowance()).toMatchObject({ callsToday: null, scarce: false });
    await passed(
      time,
      many(18, () => call(50)),
    );
    expect(limits.allowance()).toMatchObject({ callsToday: { limit: 20, remaining: 2 }, scarce: false });
    await passed(time, [call(50)]);
    expect(limits.allowance()).toMatchObject({ callsToday: { limit: 20, remaining: 1 }, scarce: true });
    await time.advanceTo('2026-03-03T05:00:00Z');
    expect(limits.allowance()).toMatchObject({ callsToday: null, scarce: false });
  });
});

describe('an account on the move', () => {
  test('is left alone for as long as HubSpot asks, by calls of every kind', async () => {
    const { time, calls, call } = line();
    const moving = Object.assign(new Error('answered'), {
      code: 477,
      body: {},
      headers: { 'retry-after': '3600' },
    });
    await expect(calls.once(() => Promise.reject(moving))).rejects.toMatchObject({ retryAfterMs: 3_600_000 });
    for (const kind of ['record', 'association', 'search'] as const) {
      await expect(call(50, { kind })).rejects.toMatchObject({
        name: 'CrmUnavailable',
        retryAfterMs: 3_600_000,
      });
    }
    await time.advanceBy(3_600_000);
    await passed(time, [call(50)]);
  });
});

describe('a call whose time is over before it could begin', () => {
  test('is not made', async () => {
    const { time, calls } = line({ burst: 100 });
    let made = 0;
    const outcomes = many(150, () =>
      calls.once(
        async () => {
          made += 1;
          await time.waitUntil(time.now() + 50);
        },
        { errand: { id: 'e', urgency: 1, until: time.now() + 5 * SECOND } },
      ),
    );
    await passed(time, outcomes);
    expect(made).toBe(100);
    await expect(outcomes[149]).rejects.toBeInstanceOf(CrmUnavailable);
  });
});
