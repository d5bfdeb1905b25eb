/** The service as a process that is started, told of its machine's clock, put to sleep, and killed. */
import { spawn, type ChildProcess } from 'node:child_process';
import { UNHURRIED } from '../support/running.ts';
import { type PacedOrders, type Sway } from './orders.ts';

export interface Launch {
  /** Modules to preload into the service. */
  readonly preloaded?: readonly string[];
  readonly environment?: Readonly<Record<string, string>>;
}

export class ServiceProcess {
  readonly #orders: PacedOrders;
  readonly #launch: Launch;
  #child: ChildProcess | null = null;
  #lastExit: string | null = null;
  #isUp = false;

  constructor(orders: PacedOrders, launch: Launch) {
    this.#orders = orders;
    this.#launch = launch;
  }

  /** null while there is none. */
  get pid(): number | null {
    return this.#child?.pid ?? null;
  }

  /** Whether the one that was started last said that it is up, and was not ended. */
  get isUp(): boolean {
    return this.#isUp;
  }

  /** How the last one ended by itself; null: it did not. */
  get lastExit(): string | null {
    return this.#lastExit;
  }

  /** Resolves when the service is up. @throws Error when it ends instead */
  async start(): Promise<void> {
    const { preloaded = [], environment = {} } = this.#launch;
    const child = spawn(
      process.execPath,
      [
        UNHURRIED,
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
    this.#isUp = false;
    await new Promise<void>((resolve, reject) => {
      child.once('message', () => {
        this.#isUp = true;
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

  /** kill -9, or another signal; resolves when it is gone. */
  async end(signal: NodeJS.Signals = 'SIGKILL'): Promise<void> {
    const child = this.#child;
    if (!child) return;
    this.#child = null;
    this.#isUp = false;
    const ended = new Promise((resolve) => child.once('close', resolve));
    child.kill(signal);
    await ended;
  }

  /** Sends a signal and waits for nothing. */
  signal(signal: NodeJS.Signals): void {
    this.#child?.kill(signal);
  }

  /** Sets the clock of the service's machine, where its clock was preloaded. */
  sway(sway: Sway): void {
    this.#child?.send(sway);
  }
}
