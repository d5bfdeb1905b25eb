/**
 * A portal in which leads come and are worked on, and the service as a process beside it, both on a clock that runs faster
 * than the machine's. In the end the portal must show what its own history asks for, as after a soak.
 */
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { sql } from 'kysely';
import { readAgreement, spanAround } from '../../config/agreement/read.ts';
import { openAsItIs, type OpenedStore } from '../../src/adapters/store/open.ts';
import { type TimeSource } from '../../src/application/timeSource.ts';
import { type Standing } from '../../src/application/standing.ts';
import { freePort } from '../../src/entry/freePort.ts';
import { acceleratedTime, systemTime } from '../../src/entry/timeSource.ts';
import { Random } from '../../src/sandbox/random.ts';
import { valueOf } from '../../src/sandbox/portal/record.ts';
import { type Sandbox } from '../../src/sandbox/sandbox.ts';
import { REPS } from '../../src/sandbox/story/cast.ts';
import { differences } from '../soak/expected.ts';
import { Lives } from '../soak/lives.ts';
import { createDatabase, type OwnDatabase } from '../support/database.ts';
import { inFolder } from '../support/laidOut.ts';
import { tellingPortal } from '../support/portals.ts';
import { lockGoesStale } from '../support/staleLock.ts';
import { type Outcome } from './fault.ts';
import { type PacedOrders } from './orders.ts';
import { ServiceProcess, type Launch } from './process.ts';
import { Relay } from './relay.ts';

const TOKEN = 'pat-eu1-00000000-0000-4000-8000-0000000000fb';
export const SECRET = 'e3b1c1de-1111-4222-8333-0000000000fb';
const START = Date.parse('2026-03-03T09:30:00Z'); // a Tuesday; London is on UTC
const CHANGES_A_SECOND = 12;
const TICK_MS = 250;
const LOOK_MS = 500;

export interface RigOptions extends Launch {
  readonly seed: number;
  /** How many times faster than the machine's clock theirs runs. */
  readonly speed: number;
  /** The first promise's time; twenty minutes when left out, so that deadlines pass while a fault is played. */
  readonly within?: string;
  /** A folder for the embedded store; one of our own on PostgreSQL, where there is one, when left out. */
  readonly dataFolder?: string;
  /** By which name the service calls HubSpot's host. */
  readonly host?: string;
}

export class Rig {
  readonly #orders: PacedOrders;
  readonly #database: OwnDatabase | null;
  readonly #folder: string;
  readonly time: TimeSource;
  readonly sandbox: Sandbox;
  /** Between the service and HubSpot, and the database if there is one. */
  readonly toHubSpot: Relay;
  readonly toDatabase: Relay | null;
  readonly lives: Lives;
  readonly url: string;
  readonly port: number;
  readonly process: ServiceProcess;
  #loading: NodeJS.Timeout | undefined;

  private constructor(fields: {
    readonly options: RigOptions;
    readonly orders: PacedOrders;
    readonly database: OwnDatabase | null;
    readonly folder: string;
    readonly time: TimeSource;
    readonly sandbox: Sandbox;
    readonly toHubSpot: Relay;
    readonly toDatabase: Relay | null;
  }) {
    this.#orders = fields.orders;
    this.#database = fields.database;
    this.#folder = fields.folder;
    this.time = fields.time;
    this.sandbox = fields.sandbox;
    this.toHubSpot = fields.toHubSpot;
    this.toDatabase = fields.toDatabase;
    this.url = fields.orders.publicUrl;
    this.port = fields.orders.port;
    this.process = new ServiceProcess(fields.orders, fields.options);
    this.lives = new Lives(this.sandbox.portal, new Random(fields.options.seed + 7), REPS, 0.005);
  }

  /** Portal and service, which is up. */
  static async open(options: RigOptions): Promise<Rig> {
    const { speed, dataFolder, host = '127.0.0.1', within = '20 calendar minutes' } = options;
    const server = process.env.TEST_DATABASE_URL ?? '';
    const database = server === '' || dataFolder !== undefined ? null : await createDatabase(server);
    const folder = await mkdtemp(join(tmpdir(), 'sla-faults-'));
    await inFolder(join(folder, 'store'));
    const begunAt = systemTime.now();
    const time = acceleratedTime({ speed, startAt: START });
    const port = await freePort();
    const sandbox = await tellingPortal(time, { accessToken: TOKEN, clientSecret: SECRET, port });
    const toHubSpot = await Relay.to('127.0.0.1', Number(new URL(sandbox.url).port));
    const at = database && new URL(database.url);
    const toDatabase = at && (await Relay.to(at.hostname, Number(at.port || '5432')));
    const databaseUrl =
      at && Object.assign(new URL(at), { hostname: '127.0.0.1', port: String(toDatabase?.port) }).href;
    const text = await readFile('config/sla.yml', 'utf8');
    const orders: PacedOrders = {
      speed,
      begunAt,
      startAt: START,
      port,
      publicUrl: `http://127.0.0.1:${port}`,
      hubspotUrl: `http://${host}:${toHubSpot.port}`,
      accessToken: TOKEN,
      clientSecret: SECRET,
      databaseUrl,
      dataFolder: dataFolder ?? join(folder, 'store'),
      // Which of too many reminders are held back is not for one record to say.
      agreementText: text
        .replace('within: 4 business hours', `within: ${within}`)
        .replace(/perRepAndDay: \d+/, 'perRepAndDay: 500'),
    };
    const rig = new Rig({ options, orders, database, folder, time, sandbox, toHubSpot, toDatabase });
    await rig.process.start();
    return rig;
  }

  get isOnPostgres(): boolean {
    return this.#database !== null;
  }

  /** The store without the service, which must be down: by a direct way, past the relay. */
  async inStore<T>(ask: (opened: OpenedStore) => Promise<T>): Promise<T> {
    const opened = await openAsItIs(
      this.#database
        ? { kind: 'postgres', url: this.#database.url }
        : { kind: 'folder', folder: this.#orders.dataFolder },
    );
    try {
      return await ask(opened);
    } finally {
      await opened.close();
    }
  }

  /** Spares the next process the wait for what one that is known to be dead still holds: the lease, or the folder's lock. */
  async freed(): Promise<void> {
    if (this.#database) await this.inStore(({ db }) => sql`delete from leases`.execute(db));
    else await lockGoesStale(this.#orders.dataFolder).catch(() => undefined); // killed before it had one
  }

  /** Leads come and are worked on from now on, until `rest`. */
  work(changesASecond = CHANGES_A_SECOND): void {
    let turns = 0;
    this.#loading = setInterval(() => {
      for (let each = 0; each < (changesASecond * TICK_MS) / 1_000; each += 1) {
        if (turns % 6 === 0) this.lives.arrive();
        else this.lives.turn(this.time.now());
        turns += 1;
      }
    }, TICK_MS);
  }

  /** Nothing happens to leads any more. */
  rest(): void {
    clearInterval(this.#loading);
  }

  /** How long it took until an address of the service answered with 200, ms. */
  async untilAnswers(path: string): Promise<number> {
    const begunAt = performance.now();
    while (!(await this.asked(path))?.ok) await sleep(100);
    return performance.now() - begunAt;
  }

  async standing(): Promise<Standing | null> {
    const answer = await this.asked('/status');
    return answer?.ok ? ((await answer.json()) as Standing) : null;
  }

  async asked(path: string): Promise<Response | null> {
    return fetch(`${this.url}${path}`, { signal: AbortSignal.timeout(5_000) }).catch(() => null);
  }

  /** How many flags were written from an instant of the portal's time on. */
  written(from: number): number {
    return this.sandbox.portal
      .all('contacts')
      .flatMap((contact) => contact.history.get('sla_status') ?? [])
      .filter(({ at }) => at >= from).length;
  }

  /** How many leads were flagged as overdue from an instant of the portal's time on. */
  overdueSince(from: number): number {
    return this.sandbox.portal
      .all('contacts')
      .filter(({ history }) =>
        (history.get('sla_status') ?? []).some(({ at, value }) => at >= from && value === 'overdue'),
      ).length;
  }

  /** In lines: what the portal should show by its history and does not. */
  missing(): readonly string[] {
    const { portal } = this.sandbox;
    const now = this.time.now();
    const read = readAgreement(this.#orders.agreementText, spanAround(now));
    if (!read.ok) throw new Error('config/sla.yml does not read');
    return differences(portal, REPS, read.agreement, this.lives.ids, now);
  }

  /** Keys of the tasks that stand twice in the whole portal. */
  doubled(): readonly string[] {
    const keys = this.sandbox.portal.all('tasks').map((task) => valueOf(task, 'sla_effect_key'));
    return keys.flatMap((key, place) => (key !== null && keys.indexOf(key) !== place ? [key] : []));
  }

  /**
   * Waits until nothing more is to be delivered and the portal shows what its history asks for, or the time is over.
   * @param since the end of the fault, of the watch of `performance.now()`
   */
  async outcome(
    since: number,
    backMs: number | null,
    withinMs: number,
    more: { readonly wrong?: readonly string[]; readonly notes?: readonly string[] } = {},
  ): Promise<Outcome> {
    const endsAt = performance.now() + withinMs;
    let missing = this.missing();
    while ((this.sandbox.deliveries.left() > 0 || missing.length > 0) && performance.now() < endsAt) {
      await sleep(LOOK_MS);
      missing = this.missing();
    }
    const rightMs = performance.now() - since;
    const known = this.isOnPostgres ? await this.#knownOf(missing) : [];
    const { sent, failed, givenUp } = this.sandbox.deliveries.counts();
    const contacts = this.lives.ids.length;
    const tasks = this.sandbox.portal.all('tasks').length;
    const store = this.isOnPostgres ? 'PostgreSQL' : 'folder';
    const compared = (await this.standing())?.compared?.found ?? 0;
    const wrong = [...(more.wrong ?? []), ...(givenUp > 0 ? [`HubSpot gave up on ${givenUp} notices`] : [])];
    const figures = `${contacts} leads, ${sent} notices, ${failed} deliveries refused or cut, ${tasks} tasks, ${store}`;
    return {
      lost: missing,
      doubled: this.doubled(),
      backMs,
      rightMs: missing.length === 0 ? rightMs : null,
      wrong,
      notes: [figures, `the last comparison with HubSpot found ${compared}`, ...(more.notes ?? []), ...known],
    };
  }

  /** What the store holds of the effects that are missing, for whoever has to find out why. */
  async #knownOf(missing: readonly string[]): Promise<readonly string[]> {
    const keys = missing.map((line) => line.split(/[ :]*(?: |: )/)[0] ?? '');
    return this.inStore(async ({ db }) => {
      const { rows } = await sql<{ line: string }>`
        select concat_ws(' ', key, 'wanted', wanted ->> 'state', 'done', done ->> 'state', 'set aside', set_aside_because,
          'unanswered since', unanswered_since, 'task', remote_id, 'leased until', leased_until, 'try after', try_after,
          'looked at', looked_at, 'next look', next_look_at, 'read', read_at, read_after, 'held', held) as line
        from effects join records using (object_type, record_id)
        where key in (select jsonb_array_elements_text(${JSON.stringify(keys)}::jsonb))`.execute(db);
      return rows.map(({ line }) => `in the store: ${line}`);
    });
  }

  async close(): Promise<void> {
    this.rest();
    await this.process.end();
    await this.sandbox.close();
    await this.toHubSpot.cut();
    await this.toDatabase?.cut();
    await this.#database?.drop();
    await rm(this.#folder, { recursive: true, force: true });
  }
}

/** Opens a rig, and closes it whatever happens. */
export async function rigged<T>(options: RigOptions, play: (rig: Rig) => Promise<T>): Promise<T> {
  const rig = await Rig.open(options);
  try {
    return await play(rig);
  } finally {
    await rig.close();
  }
}
