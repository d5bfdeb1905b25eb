/** A process of the service that is started, told the time, killed without warning, and started again. */
import { spawn, type ChildProcess } from 'node:child_process';
import pg from 'pg';
import { UNHURRIED } from '../support/running.ts';
import { type ServiceOrders } from './orders.ts';

export class KillableService {
  readonly #orders: Omit<ServiceOrders, 'startAt'>;
  #child: ChildProcess | null = null;
  kills = 0;

  constructor(orders: Omit<ServiceOrders, 'startAt'>) {
    this.#orders = orders;
  }

  /** Resolves when the service is up. @param now epoch ms */
  async start(now: number): Promise<void> {
    const child = spawn(
      process.execPath,
      [UNHURRIED, 'test/soak/service.ts', JSON.stringify({ ...this.#orders, startAt: now })],
      { stdio: ['ignore', 'inherit', 'inherit', 'ipc'] },
    );
    this.#child = child;
    await this.#heard(child, 'ready');
  }

  /**
   * Moves its clock, and resolves when it shows the instant; `done` resolves when everything due by then is done. While it
   * is down nothing happens.
   */
  async tell(now: number): Promise<{ readonly done: Promise<void> }> {
    const child = this.#child;
    if (!child) return { done: Promise.resolve() };
    const done = this.#heard(child, 'done');
    child.send(now);
    await this.#heard(child, 'told');
    return { done };
  }

  /** kill -9. */
  async kill(): Promise<void> {
    const child = this.#child;
    if (!child) return;
    this.#child = null;
    this.kills += 1;
    const ended = new Promise((resolve) => child.once('exit', resolve));
    child.kill('SIGKILL');
    await ended;
    await this.#freeLease();
  }

  /** The next process need not wait for the end of a lease whose holder we know to be dead. */
  async #freeLease(): Promise<void> {
    const { databaseUrl } = this.#orders;
    if (databaseUrl === null) return;
    const client = new pg.Client({ connectionString: databaseUrl });
    await client.connect();
    await client.query('delete from leases');
    await client.end();
  }

  /** Resolves with the next message of this kind; also when the process was killed meanwhile. */
  #heard(child: ChildProcess, kind: 'ready' | 'told' | 'done'): Promise<void> {
    return new Promise((resolve, reject) => {
      const onMessage = (message: unknown): void => {
        if (typeof message !== 'object' || message === null || !(kind in message)) return;
        finish();
        resolve();
      };
      const onExit = (code: number | null, signal: string | null): void => {
        finish();
        if (signal === 'SIGKILL') resolve();
        else reject(new Error(`the service ended with ${code ?? signal}`));
      };
      const finish = (): void => {
        child.off('message', onMessage);
        child.off('exit', onExit);
      };
      child.on('message', onMessage);
      child.on('exit', onExit);
    });
  }
}
