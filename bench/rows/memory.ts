/** What a process needs in memory that holds 1,000,000 open clocks, takes deliveries and answers cards. */
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openStore, type StoreLocation } from '../../src/adapters/store/open.ts';
import { createDatabase } from '../../test/support/database.ts';
import { fill } from '../load/filling.ts';
import { type Needed } from '../load/holder.ts';
import { type Bench, type Row } from '../row.ts';

const OPEN_CLOCKS = 1_000_000;
const AT_MOST_MIB = { PGlite: 600, PostgreSQL: 250 };

export const memory: Bench = { id: 'memory', rows, long: true };

async function rows(): Promise<readonly Row[]> {
  const folder = await mkdtemp(join(tmpdir(), 'sla-bench-'));
  const measured = [...(await rowsOf('PGlite', { kind: 'folder', folder: join(folder, 'store') }))];
  await rm(folder, { recursive: true });
  const server = process.env.TEST_DATABASE_URL;
  if (!server) return measured;
  const own = await createDatabase(server);
  measured.push(...(await rowsOf('PostgreSQL', { kind: 'postgres', url: own.url })));
  await own.drop();
  return measured;
}

async function rowsOf(name: keyof typeof AT_MOST_MIB, place: StoreLocation): Promise<readonly Row[]> {
  const opened = await openStore(place);
  await fill(opened, 0, OPEN_CLOCKS);
  await opened.close();
  const child = fork(new URL('../load/holder.ts', import.meta.url), { stdio: 'inherit' });
  child.send(place);
  const [{ atStart, afterwards }] = (await once(child, 'message')) as [Needed];
  child.kill();
  const row = (when: string, bytes: number, reach: Row['reach']): Row => ({
    what: `memory of a process with 1,000,000 open clocks, ${name}${when}`,
    ours: bytes / 2 ** 20,
    unit: 'MiB',
    against: null,
    reach,
  });
  return [
    row('', afterwards, { bound: 'atMost', value: AT_MOST_MIB[name] }),
    row(', in the first seconds', atStart, null),
  ];
}
