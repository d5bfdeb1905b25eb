/** kill -9 at random moments: the soak, with a kill in each of its steps. `npm run soak -- --kills 200` takes longer. */
import { spawn } from 'node:child_process';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Fault } from './fault.ts';

const KILLS = 40;
const DELIVERIES = 2_800;

export const kills: Fault = {
  name: 'kills',
  play: async ({ seed, say }) => {
    if ((process.env.TEST_DATABASE_URL ?? '') === '')
      return 'TEST_DATABASE_URL names no PostgreSQL server, and a folder waits for the lock of each killed process.';
    const orders = { deliveries: DELIVERIES, kills: KILLS, seed };
    const given = Object.entries(orders).flatMap(([name, value]) => [`--${name}`, String(value)]);
    const child = spawn(process.execPath, ['test/soak/run.ts', ...given], {
      stdio: ['ignore', 'pipe', 'pipe'],
      // A start is little more than reading the program; so it is read once.
      env: { ...process.env, NODE_COMPILE_CACHE: join(tmpdir(), 'sla-faults-compiled') },
    });
    let summary = '';
    child.stdout.on('data', (chunk: Buffer) => {
      for (const line of chunk.toString().trim().split('\n')) {
        summary = line;
        if (!line.startsWith('{')) say(line);
      }
    });
    const lost: string[] = [];
    child.stderr.on('data', (chunk: Buffer) => lost.push(...chunk.toString().trim().split('\n')));
    const code = await new Promise((resolve) => child.once('close', resolve));
    const isTwice = (line: string): boolean => line.endsWith('tasks instead of one');
    return {
      lost: lost.filter((line) => !isTwice(line)),
      doubled: lost.filter(isTwice),
      backMs: null,
      rightMs: null,
      wrong: code === 0 ? [] : [`the soak ended with ${String(code)}`],
      notes: [summary],
    };
  },
};
