/** Runs `sla` as somebody at a terminal would, with nothing of this process's environment but what is given. */
import { spawn } from 'node:child_process';

/** Where Node keeps the program compiled, so that only the first of many processes has to do it. */
export const COMPILED = 'node_modules/.cache/sla-clock/compiled';
const PROGRESS = /^.* \d[\d,]*(?:\/[\d,]+)?, \S+ a second\n/gm;

export interface Said {
  readonly code: number | null;
  readonly out: string;
  /** Without how far it was, which is said where the machine is slow. */
  readonly err: string;
}

export function slaAt(
  environment: Readonly<Record<string, string>>,
  ...args: readonly string[]
): Promise<Said> {
  const child = spawn(process.execPath, ['src/entry/cli.ts', ...args], {
    env: { PATH: process.env.PATH, NODE_COMPILE_CACHE: COMPILED, ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let out = '';
  let err = '';
  child.stdout.on('data', (chunk: Buffer) => (out += chunk.toString()));
  child.stderr.on('data', (chunk: Buffer) => (err += chunk.toString()));
  return new Promise((resolve) =>
    child.once('close', (code) => {
      resolve({ code, out, err: err.replaceAll(PROGRESS, '') });
    }),
  );
}
