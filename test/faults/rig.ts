/**
 * A portal in which leads come and are worked on, and the service as a process beside it, both on a clock that runs faster
 * than the machine's. In the end the portal must show what its own history asks for, as after a soak.
 */
import { spawn, type ChildProcess } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { readAgreement, spanAround } from '../../config/agreement/read.ts';
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
import { type Outcome } from './fault.ts';
import { type PacedOrders, type Sway } from './orders.ts';
import { Relay } from './relay.ts';

const TOKEN = 'pat-eu1-00000000-0000-4000-8000-0000000000fb';
export const SECRET = 'e3b1c1de-1111-4222-8333-0000000000fb';
const START = Date.parse('2026-03-03T09:30:00Z'); // a Tuesday; London is on UTC
const CHANGES_A_SECOND = 12;
const TICK_MS = 250;
const LOOK_MS = 500;

export interface RigOptions {
  readonly seed: number;
  /** How many times faster than the machine's clock theirs runs. */
  readonly speed: number;
  /** A folder for the embedded store; one of our own on PostgreSQL, where there is one, when left out. */
  readonly dataFolder?: string;
  /** Modules to preload into the service. */
  readonly preloaded?: readonly string[];
  readonly environment?: Readonly<Record<string, string>>;
  /** By which name the service calls HubSpot's host. */
  readonly host?: string;
}

export class Rig {
  readonly #options: RigOptions;
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
  #child: ChildProcess | null = null;
  #lastExit: string | null = null;
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
    this.#options = fields.options;
    this.#orders = fields.orders;
    this.#database = fields.database;
    this.#folder = fields.folder;
    this.time = fields.time;
    this.sandbox = fields.sandbox;
    this.toHubSpot = fields.toHubSpot;
    this.toDatabase = fields.toDatabase;
    this.url = fields.orders.publicUrl;
    this.lives = new Lives(this.sandbox.portal, new Random(fields.options.seed + 7), REPS, 0.005);
  }

  /** Portal and service, which is up. */
  static async open(options: RigOptions): Promise<Rig> {
    const { speed, dataFolder, host = '127.0.0.1' } = options;
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
      // Deadlines that pass while a fault is played. Which of too many reminders are held back is not for one record to say.
      agreementText: text
        .replace('within: 4 business hours', 'within: 20 calendar minutes')
        .replace(/perRepAndDay: \d+/, 'perRepAndDay: 500'),
    };
    const rig = new Rig({ options, orders, database, folder, time, sandbox, toHubSpot, toDatabase });
    await rig.start();
    return rig;
  }

  /** The service's process id; null while there is none. */
  get pid(): number | null {
    return this.#child?.pid ?? null;
  }

  /** How the last process ended by itself; null: it did not. */
  get lastExit(): string | null {
    return this.#lastExit;
  }

  get isOnPostgres(): boolean {
    return this.#database !== null;
  }

  /** Resolves when the service is up. @throws Error when it ends instead */
  async start(): Promise<void> {
    const { preloaded = [], environment = {} } = this.#options;
    const child = spawn(
      process.execPath,
      [
        ...preloaded.flatMap((module) => ['--import', `./test/faults/preloaded/${module}.ts`]),
        'test/faults/service.ts',
        JSON.stringify(this.#orders),
      ],
      { stdio: ['ignore', 'ignore', 'pipe', 'ipc'], env: { ...process.env, ...environment } },
    );
    let said = '';
    child.stderr?.on('data', (chunk: Buffer) => {
      said = (said + chunk.toString()).slice(-2_000);
    });
    this.#child = child;
    this.#lastExit = null;
    await new Promise<void>((resolve, reject) => {
      child.once('message', () => {
        resolve();
      });
      child.once('close', (code, signal) => {
        if (this.#child === child) {
          this.#child = null;
          this.#lastExit = `${code ?? signal}: ${said.trim()}`;
        }
        reject(new Error(`the service ended with ${code ?? signal}: ${said}`));
      });
    });
  }

  /** kill -9, or another signal. */
  async end(signal: NodeJS.Signals = 'SIGKILL'): Promise<void> {
    const child = this.#child;
    if (!child) return;
    this.#child = null;
    const ended = new Promise((resolve) => child.once('close', resolve));
    child.kill(signal);
    await ended;
  }

  /** Sets the clock of the service's machine, where its clock was preloaded. */
  sway(sway: Sway): void {
    this.#child?.send(sway);
  }

  /** Leads come and are worked on from now on, until `rest`. */
  work(): void {
    let turns = 0;
    this.#loading = setInterval(() => {
      for (let each = 0; each < (CHANGES_A_SECOND * TICK_MS) / 1_000; each += 1) {
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
      notes: [figures, `the last comparison with HubSpot found ${compared}`, ...(more.notes ?? [])],
    };
  }

  async close(): Promise<void> {
    this.rest();
    await this.end();
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
