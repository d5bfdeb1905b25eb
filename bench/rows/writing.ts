/**
 * From the deadline to HubSpot: how late a single flag is when the service has nothing else to do, and how much of what
 * HubSpot allows is used when 20,000 deadlines pass at once. The service and the sandbox portal share this process.
 */
import { setTimeout as sleep } from 'node:timers/promises';
import { valueOf } from '../../src/sandbox/portal/record.ts';
import { createDatabase } from '../../test/support/database.ts';
import { openPortal, WITHIN_MS, type PortalAndService } from '../load/portal.ts';
import { type Bench, type Row } from '../row.ts';

const MORNING = Date.parse('2026-03-02T09:00:00Z');
const MINUTE_MS = 60_000;
/** Apart enough that two calls for each stay below what HubSpot takes. */
const APART_MS = 150;
const SINGLE_DEADLINES = 200;
const BURST = 20_000;
const WINDOW_MS = 10_000;
const CALLS_A_WINDOW = 190;
/** Longest that anything measured here may take. */
const PATIENCE_MS = 180_000;

export const lateness: Bench = { id: 'lateness', rows: () => onEach(lateRows) };
export const burst: Bench = { id: 'burst', rows: () => onEach(burstRows) };

async function onEach(rows: (house: PortalAndService, name: string) => Promise<readonly Row[]>) {
  const measured: Row[] = [];
  const server = process.env.TEST_DATABASE_URL;
  for (const name of server ? (['PGlite', 'PostgreSQL'] as const) : (['PGlite'] as const)) {
    const own = name === 'PostgreSQL' && server ? await createDatabase(server) : null;
    const house = await openPortal(MORNING + 5 * MINUTE_MS, own?.url ?? null);
    try {
      measured.push(...(await rows(house, name)));
    } finally {
      await house.close();
      await own?.drop();
    }
  }
  return measured;
}

async function lateRows(house: PortalAndService, name: string): Promise<readonly Row[]> {
  const { time, sandbox, service } = house;
  const deadlines = new Map<string, number>();
  const late: number[] = [];
  sandbox.portal.onChange((change) => {
    if (change.kind !== 'property' || change.property !== 'sla_status' || change.value !== 'overdue') return;
    late.push(time.now() - deadlines.get(change.id)!);
  });
  const handedOffAt = Array.from({ length: SINGLE_DEADLINES }, (_, index) => MORNING + index * APART_MS);
  const ids = await house.seed(handedOffAt);
  for (const [index, id] of ids.entries()) deadlines.set(id, handedOffAt[index]! + WITHIN_MS);
  await service.idle();
  // Reminders and first flags are behind it, and HubSpot's window is empty.
  time.put(MORNING + WITHIN_MS - MINUTE_MS);
  await service.idle();
  await sleep(WINDOW_MS);
  time.put(MORNING + WITHIN_MS - 1_000);
  await until(() => late.length >= SINGLE_DEADLINES);
  late.sort((a, b) => a - b);
  return [
    {
      what: `deadline passed to flag accepted, service idle, ${name}, p99 of ${SINGLE_DEADLINES}`,
      ours: late[Math.ceil(late.length * 0.99) - 1]!,
      unit: 'ms',
      against: null,
      reach: { bound: 'atMost', value: 1_000 },
    },
  ];
}

async function burstRows(house: PortalAndService, name: string): Promise<readonly Row[]> {
  const { time, sandbox, service } = house;
  const { portal } = sandbox;
  const handedOffAt = Array.from({ length: BURST }, (_, index) => MORNING + index * (MINUTE_MS / BURST));
  const ids = await house.seed(handedOffAt.map(Math.floor));
  await service.idle();
  await settled(service, time.now.bind(time));
  await sleep(WINDOW_MS + 500);

  const before = sandbox.calls().length;
  const accepted = acceptedCalls(sandbox);
  const flagged = new Map<string, number>();
  portal.onChange((change) => {
    if (change.kind === 'property' && change.property === 'sla_status')
      flagged.set(change.id, (flagged.get(change.id) ?? 0) + 1);
  });
  const startedAt = performance.now();
  time.put(MORNING + MINUTE_MS + WITHIN_MS + 1);
  const tasksThere = (): number => portal.all('tasks').length;
  await until(() => flagged.size >= BURST && tasksThere() >= BURST);
  const tookMs = performance.now() - startedAt;
  await service.idle();

  const calls = sandbox.calls().slice(before);
  const writes = calls.filter(({ inputs }) => inputs !== null);
  // Whole windows from the first call on; the last one is not filled by anybody.
  const windows = Math.floor((accepted.at(-1)! - accepted[0]!) / WINDOW_MS);
  const used = accepted.filter((at) => at < accepted[0]! + windows * WINDOW_MS).length;
  const keys = portal.all('tasks').map((task) => valueOf(task, 'sla_effect_key'));
  const twice = [...flagged.values()].filter((times) => times > 1).length + keys.length - new Set(keys).size;
  const row = (what: string, ours: number, unit: string, reach: Row['reach']): Row => ({
    what: `20,000 deadlines in a minute, ${name}: ${what}`,
    ours,
    unit,
    against: null,
    reach,
  });
  const none = { bound: 'atMost', value: 0 } as const;
  return [
    row('share of the calls HubSpot allows that are used', (100 * used) / (windows * CALLS_A_WINDOW), '%', {
      bound: 'atLeast',
      value: 95,
    }),
    row('calls refused with 429', calls.filter(({ status }) => status === 429).length, '', none),
    row('records written twice', twice, '', none),
    row('calls for 100 changes', (100 * writes.length) / (flagged.size + keys.length), '', null),
    row(`all ${ids.length} flags and as many tasks after`, tookMs / 1000, 's', null),
  ];
}

/** The instants (performance.now) at which calls were counted from now on. */
function acceptedCalls({ limiter }: PortalAndService['sandbox']): readonly number[] {
  const at: number[] = [];
  const count = limiter.count.bind(limiter);
  limiter.count = (kind) => {
    const refusal = count(kind);
    if (refusal === null && kind !== 'search') at.push(performance.now());
    return refusal;
  };
  return at;
}

async function settled(service: PortalAndService['service'], now: () => number): Promise<void> {
  await until(async () => {
    const { due, owed } = await service.store.counts(now());
    return due + owed === 0;
  });
}

async function until(reached: () => boolean | Promise<boolean>): Promise<void> {
  const since = performance.now();
  while (!(await reached())) {
    if (performance.now() - since > PATIENCE_MS) throw new Error(`nothing came of it in ${PATIENCE_MS} ms`);
    await sleep(100);
  }
}
