/** `npm start` as processes of their own, that can be told apart, paused and killed. */
import { spawn, type ChildProcess } from 'node:child_process';
import { COMPILED } from './terminal.ts';

export interface Run {
  readonly process: ChildProcess;
  readonly ended: Promise<number | null>;
  output(): string;
  /** Resolves when the output holds a text; rejects when the process ends before. */
  says(text: string): Promise<void>;
}

/** Log line of a service that takes requests. */
export const UP = '"msg":"the service is up"';

/** The database is not optimized in those few seconds: that alone takes two, and 600 MB. `sla` does the same. */
export const UNHURRIED = '--wasm-tiering-budget=2000000000';

/** @param settings the environment; those that are undefined are left out */
export function startServer(settings: Readonly<Record<string, string | undefined>>): Run {
  const given = Object.entries(settings).filter(([, value]) => value !== undefined);
  const child = spawn(process.execPath, [UNHURRIED, 'src/entry/server.ts'], {
    env: { PATH: process.env.PATH, NODE_COMPILE_CACHE: COMPILED, ...Object.fromEntries(given) },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let text = '';
  const listeners = new Set<() => void>();
  for (const stream of [child.stdout, child.stderr]) {
    stream.on('data', (chunk: Buffer) => {
      text += chunk.toString();
      for (const listener of listeners) listener();
    });
  }
  const ended = new Promise<number | null>((resolve) => child.once('close', resolve));
  return {
    process: child,
    ended,
    output: () => text,
    says: (wanted) =>
      new Promise((resolve, reject) => {
        const listener = (): void => {
          if (text.includes(wanted)) resolve();
        };
        listeners.add(listener);
        listener();
        void ended.then((code) => {
          reject(new Error(`ended with ${code} and never said ${wanted}: ${text}`));
        });
      }),
  };
}

/** Asks again and again until an answer is right; what is asked is another process, so it cannot be awaited. */
export async function until<T>(ask: () => Promise<T> | T, isRight: (answer: T) => boolean): Promise<T> {
  for (;;) {
    const answer = await ask();
    if (isRight(answer)) return answer;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}
