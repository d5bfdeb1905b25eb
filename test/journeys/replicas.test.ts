/**
 * Several processes on one PostgreSQL: what comes in at one is done by another, and one alone writes to HubSpot, also when
 * it is killed, or put to sleep until its lease is over. Runs where TEST_DATABASE_URL names a server.
 */
import { readFile, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { freePort } from '../../src/entry/freePort.ts';
import { systemTime } from '../../src/entry/timeSource.ts';
import { valueOf } from '../../src/sandbox/portal/record.ts';
import { type Sandbox } from '../../src/sandbox/sandbox.ts';
import { REPS } from '../../src/sandbox/story/cast.ts';
import { createDatabase, type OwnDatabase } from '../support/database.ts';
import { isPoolerInstalled, startPooler } from '../support/pooler.ts';
import { tellingPortal } from '../support/portals.ts';
import { startServer, until, UP, type Run } from '../support/running.ts';
import { slaAt } from '../support/terminal.ts';
import { Turnpikes } from '../support/turnpike.ts';

const TOKEN = 'pat-eu1-00000000-0000-4000-8000-0000000000aa';
const SECRET = 'e3b1c1de-1111-4222-8333-0000000000aa';
const HOUR_MS = 3_600_000;
/** A lease is over after twelve seconds and asked for every three; the rest is for a busy machine. */
const TEST_MS = 180_000;

const server = process.env.TEST_DATABASE_URL ?? '';
const onPostgres = server === '' ? describe.skip : describe;

interface Replica extends Run {
  readonly name: string;
  readonly port: number;
}

let database: OwnDatabase;
let folder: string;
let sandbox: Sandbox;
let turnpikes: Turnpikes;
let webPort: number;
/** How far the portal's clock is behind. */
let behindMs: number;
let replicas: Replica[];

beforeEach(async () => {
  if (server === '') return;
  database = await createDatabase(server);
  folder = await mkdtemp(join(tmpdir(), 'sla-replicas-'));
  const text = await readFile('config/sla.yml', 'utf8');
  // Overdue for whoever came an hour ago, at whatever hour of the week this runs.
  await writeFile(
    join(folder, 'sla.yml'),
    text.replace('within: 4 business hours', 'within: 10 calendar minutes'),
  );
  behindMs = 0;
  webPort = await freePort();
  replicas = [];
  const time = {
    now: () => systemTime.now() - behindMs,
    waitUntil: (at: number, signal?: AbortSignal) => systemTime.waitUntil(at, signal),
  };
  sandbox = await tellingPortal(time, { accessToken: TOKEN, clientSecret: SECRET, port: webPort });
  turnpikes = new Turnpikes(sandbox.url);
});

afterEach(async () => {
  if (server === '') return;
  for (const replica of replicas) {
    replica.process.kill('SIGKILL');
    await replica.ended;
  }
  await sandbox.close();
  await turnpikes.close();
  await database.drop();
  await rm(folder, { recursive: true });
});

async function start(
  name: string,
  role: 'web' | 'worker',
  port?: number,
  store: Readonly<Record<string, string>> = { DATABASE_URL: database.url },
): Promise<Replica> {
  const own = port ?? (await freePort());
  const run = startServer({
    SLA_ROLE: role,
    HUBSPOT_ACCESS_TOKEN: TOKEN,
    // A worker is not told by what HubSpot's requests are known.
    ...(role === 'web' ? { HUBSPOT_CLIENT_SECRET: SECRET, PUBLIC_URL: `http://127.0.0.1:${webPort}` } : {}),
    HUBSPOT_API_URL: await turnpikes.open(name),
    ...store,
    SLA_AGREEMENT: join(folder, 'sla.yml'),
    PORT: String(own),
  });
  const replica = { ...run, name, port: own };
  replicas.push(replica);
  await replica.says(UP);
  return replica;
}

async function health({ port }: Replica): Promise<Record<string, unknown>> {
  const response = await fetch(`http://127.0.0.1:${port}/healthz`);
  return (await response.json()) as Record<string, unknown>;
}

async function isReady({ port }: Replica): Promise<boolean> {
  return (await fetch(`http://127.0.0.1:${port}/readyz`)).ok;
}

async function writes(replica: Replica): Promise<boolean> {
  return (await health(replica)).writesBack === true;
}

let leads = 0;

/** Leads that are overdue already when they are heard of. */
function overdueLeads(count: number): readonly string[] {
  behindMs = HOUR_MS;
  const ids = Array.from({ length: count }, () => {
    leads += 1;
    const { id } = sandbox.portal.create(
      'contacts',
      {
        email: `lead${leads}@replicas.example`,
        lifecyclestage: 'lead',
        hubspot_owner_id: REPS[leads % REPS.length]!.ownerId,
      },
      // So few a form that nobody takes them for an import.
      { type: 'FORM', id: `form-${Math.floor(leads / 5)}`, label: 'Form' },
    );
    return id;
  });
  behindMs = 0;
  return ids;
}

function isOverdue(id: string): boolean {
  const contact = sandbox.portal.find('contacts', id);
  return contact !== undefined && valueOf(contact, 'sla_status') === 'overdue' && tasksOf(id).length > 0;
}

function tasksOf(id: string): readonly (string | null)[] {
  return sandbox.portal.associations.joined('contacts', id, 'tasks').map((taskId) => {
    const task = sandbox.portal.find('tasks', taskId);
    return task ? valueOf(task, 'sla_effect_key') : null;
  });
}

function allOverdue(ids: readonly string[]): Promise<unknown> {
  return until(
    () => ids.every(isOverdue),
    (done) => done,
  );
}

/** No two writes of two processes at one time; no task twice. */
function expectOneWriter(ids: readonly string[]): void {
  const together = turnpikes.writes.filter((one) =>
    turnpikes.writes.some((other) => other.by !== one.by && other.from < one.until && one.from < other.until),
  );
  expect(together).toEqual([]);
  for (const id of ids) {
    const keys = tasksOf(id);
    expect(new Set(keys).size).toBe(keys.length);
  }
}

onPostgres('several processes on one database', () => {
  test(
    'share the work by their roles, and a worker is woken by what a web process took in',
    async () => {
      const worker = await start('worker', 'worker');
      const web = await start('web', 'web', webPort);
      expect(await health(web)).toMatchObject({ ok: true, role: 'web', writesBack: false });
      expect(await health(worker)).toMatchObject({ ok: true, role: 'worker', writesBack: true });
      const toWorker = await fetch(`http://127.0.0.1:${worker.port}/webhooks/hubspot`, { method: 'POST' });
      expect(toWorker.status).toBe(404);
      const begunAt = performance.now();
      const ids = overdueLeads(5);
      await allOverdue(ids);
      // The sweep would have come after a minute.
      expect(performance.now() - begunAt).toBeLessThan(45_000);
      expect(new Set(turnpikes.writes.map(({ by }) => by))).toEqual(new Set(['worker']));
    },
    TEST_MS,
  );

  test(
    'all take over what `sla publish` puts into force, without waiting for their sweep',
    async () => {
      const [worker, web] = await Promise.all([start('worker', 'worker'), start('web', 'web', webPort)]);
      const before = (await health(web)).agreement;
      const draft = join(folder, 'draft.yml');
      const text = await readFile(join(folder, 'sla.yml'), 'utf8');
      await writeFile(draft, text.replace('within: 10 calendar minutes', 'within: 20 calendar minutes'));
      const environment = {
        HUBSPOT_API_URL: sandbox.url,
        HUBSPOT_ACCESS_TOKEN: TOKEN,
        DATABASE_URL: database.url,
      };
      const said = await slaAt(environment, 'publish', draft, '--yes', '--json');
      const publishedAt = performance.now();
      expect(JSON.parse(said.out)).toMatchObject({ changed: true });
      for (const each of [worker, web]) {
        await until(
          () => health(each),
          ({ agreement }) => agreement !== before,
        );
      }
      // The sweep would have come after a minute.
      expect(performance.now() - publishedAt).toBeLessThan(30_000);
    },
    TEST_MS,
  );

  test(
    'have one that writes; when it is killed another takes over within seconds, and no task is doubled',
    async () => {
      const first = await start('first', 'worker');
      const [second] = await Promise.all([start('second', 'worker'), start('web', 'web', webPort)]);
      expect([await writes(first), await writes(second)]).toEqual([true, false]);
      let killedAt = Infinity;
      turnpikes.onWrite = () => {
        killedAt = Math.min(killedAt, performance.now());
        first.process.kill('SIGKILL');
      };
      const before = overdueLeads(60);
      await first.ended;
      turnpikes.onWrite = () => undefined;
      await until(() => writes(second), Boolean);
      expect(performance.now() - killedAt).toBeLessThan(25_000);
      const after = overdueLeads(20);
      await allOverdue([...before, ...after]);
      expectOneWriter([...before, ...after]);
    },
    TEST_MS,
  );

  test(
    'have none that writes after it slept through its lease: on waking it leaves all to the next one',
    async () => {
      const first = await start('first', 'worker');
      const [second] = await Promise.all([start('second', 'worker'), start('web', 'web', webPort)]);
      let asleep = false;
      turnpikes.onWrite = () => {
        if (!asleep) first.process.kill('SIGSTOP');
        asleep = true;
      };
      const before = overdueLeads(60);
      await until(() => writes(second), Boolean);
      const during = overdueLeads(20);
      await allOverdue(before);
      const wokenAt = performance.now();
      first.process.kill('SIGCONT');
      const after = overdueLeads(20);
      await allOverdue([...during, ...after]);
      await first.says('another process writes to HubSpot now');
      expect(await writes(first)).toBe(false);
      expect(turnpikes.writes.filter(({ by, from }) => by === 'first' && from > wokenAt)).toEqual([]);
      expectOneWriter([...before, ...during, ...after]);
    },
    TEST_MS,
  );

  (isPoolerInstalled ? test : test.skip)(
    'work through a transaction pooler (needs pgbouncer), wake each other by a direct way, and go on when it is back after a while',
    async () => {
      const pooler = await startPooler(server);
      const store = { DATABASE_URL: pooler.through(database.url), DATABASE_DIRECT_URL: database.url };
      const [worker, web] = await Promise.all([
        start('worker', 'worker', undefined, store),
        start('web', 'web', webPort, store),
      ]);
      await allOverdue(overdueLeads(5));
      await pooler.close();
      await until(
        () => isReady(web),
        (ready) => !ready,
      );
      await until(
        () => writes(worker),
        (isHolder) => !isHolder,
      );
      const again = await startPooler(server, Number(new URL(store.DATABASE_URL).port));
      await until(() => writes(worker), Boolean);
      await until(() => isReady(web), Boolean);
      const ids = overdueLeads(5);
      await allOverdue(ids);
      expectOneWriter(ids);
      await again.close();
    },
    TEST_MS,
  );
});
