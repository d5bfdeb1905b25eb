/** Real damage done to a real folder: it is said, and nothing of the folder is gone afterwards. */
import { chmod, cp, mkdir, mkdtemp, readdir, rename, rm, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import { openAsItIs, openStore } from '../../../src/adapters/store/open.ts';
import { storeOn } from '../../../src/adapters/store/store.ts';
import { FolderUnusable } from '../../../src/adapters/store/unusable.ts';
import { StoreUnavailable } from '../../../src/application/acceptDelivery.ts';
import { contact, LEAD, NOW, propertyFact } from './rows.ts';
import { inFolder } from '../../support/laidOut.ts';

const SLOW_MS = 120_000;
const PAGE = 8_192;

let base: string;
let whole: string;
let folder: string;
/** Where the table of facts lies. */
let table: string;

beforeAll(async () => {
  base = await mkdtemp(join(tmpdir(), 'sla-damage-'));
  whole = join(base, 'whole');
  await inFolder(whole);
  const opened = await openStore({ kind: 'folder', folder: whole });
  await storeOn(opened).append({ facts: [propertyFact()], quarantined: [], receivedAt: NOW });
  const { rows } = await sql<{ path: string }>`select pg_relation_filepath('facts') as path`.execute(
    opened.db,
  );
  table = rows[0]!.path;
  await opened.close();
}, SLOW_MS);
beforeEach(async () => {
  folder = join(base, 'store');
  await cp(whole, folder, { recursive: true });
});
afterEach(() => rm(folder, { recursive: true, force: true }));
afterAll(() => rm(base, { recursive: true, force: true }));

const garbage = (name: string, bytes: number): Promise<void> =>
  writeFile(join(folder, name), Buffer.alloc(bytes, 7));

async function logFiles(): Promise<readonly string[]> {
  const names = await readdir(join(folder, 'pg_wal'));
  return names.filter((name) => /^[0-9A-F]{24}$/.test(name)).map((name) => join('pg_wal', name));
}

async function files(): Promise<readonly string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  return (
    entries
      // A cache that PostgreSQL itself throws away at every start.
      .filter((entry) => entry.isFile() && entry.name !== 'pg_internal.init')
      .map((entry) => join(entry.parentPath, entry.name))
      .toSorted()
  );
}

describe('a folder is said to be damaged', () => {
  const damages: readonly (readonly [string, () => Promise<unknown>])[] = [
    ['without PG_VERSION', () => rm(join(folder, 'PG_VERSION'))],
    ['with an empty PG_VERSION', () => truncate(join(folder, 'PG_VERSION'))],
    ['with the PG_VERSION of a database of long ago', () => writeFile(join(folder, 'PG_VERSION'), '9\n')],
    ['with its control file cut short', () => truncate(join(folder, 'global/pg_control'), 100)],
    ['with garbage for a control file', () => garbage('global/pg_control', PAGE)],
    ['without its control file', () => rm(join(folder, 'global/pg_control'))],
    [
      'without its log of changes',
      async () => {
        for (const name of await logFiles()) await rm(join(folder, name));
      },
    ],
    [
      'with garbage for a log of changes',
      async () => {
        for (const name of await logFiles()) await garbage(name, 16 * 1024 * 1024);
      },
    ],
    ['with its tables gone', () => rm(join(folder, 'base'), { recursive: true })],
    [
      'with garbage for its catalogue',
      async () => {
        for (const name of ['1259', '1249']) await garbage(join('base/5', name), 10 * PAGE);
      },
    ],
    ['with settings that do not read', () => writeFile(join(folder, 'postgresql.conf'), 'garbage ==\n')],
    [
      'that holds something else',
      async () => {
        await rm(folder, { recursive: true });
        await mkdir(folder);
        await writeFile(join(folder, 'letter.txt'), 'Dear');
      },
    ],
  ];
  test.each(damages)(
    '%s',
    async (_name, damage) => {
      await damage();
      const before = await files();
      for (const open of [openStore, openAsItIs]) {
        const opening = open({ kind: 'folder', folder });
        await expect(opening).rejects.toBeInstanceOf(FolderUnusable);
        await expect(opening).rejects.toMatchObject({ folder, reason: 'damaged' });
      }
      const after = await files();
      expect(before.filter((file) => !after.includes(file))).toEqual([]);
    },
    SLOW_MS,
  );

  test(
    'by the first statement that comes upon a page of garbage, or upon a table without its file',
    async () => {
      await garbage(table, 4 * PAGE);
      const opened = await openStore({ kind: 'folder', folder });
      const reading = storeOn(opened).factsOf(LEAD);
      await expect(reading).rejects.toMatchObject({ folder, reason: 'damaged' });
      await expect(reading).rejects.toBeInstanceOf(StoreUnavailable); // so that HubSpot is told to come again
      await opened.close();

      await rename(join(folder, table), join(base, 'taken-out'));
      const again = await openStore({ kind: 'folder', folder });
      await expect(storeOn(again).factsOf(contact('1'))).rejects.toMatchObject({ reason: 'damaged' });
      await again.close();
    },
    SLOW_MS,
  );

  test(
    'when a file stands in its place',
    async () => {
      await rm(folder, { recursive: true });
      await writeFile(folder, 'not a folder');
      await expect(openStore({ kind: 'folder', folder })).rejects.toMatchObject({ reason: 'damaged' });
    },
    SLOW_MS,
  );
});

test(
  'a folder with nothing but what the file system puts there is empty, and a store is laid out in it',
  async () => {
    await rm(folder, { recursive: true });
    await mkdir(join(folder, 'lost+found'), { recursive: true });
    const opened = await openStore({ kind: 'folder', folder });
    expect(await storeOn(opened).schema()).toBe('current');
    await opened.close();
  },
  SLOW_MS,
);

describe('a folder that is not open to this user', () => {
  const root = process.geteuid?.() === 0;
  /** Root may read everything, so it becomes nobody for a while. */
  async function asNobody(act: () => Promise<void>): Promise<void> {
    if (root) process.seteuid?.(65_534);
    try {
      await act();
    } finally {
      if (root) process.seteuid?.(0);
    }
  }

  test.each([
    ['itself', () => Promise.all([chmod(base, 0o777), chmod(folder, root ? 0o700 : 0)])],
    [
      'in a file of it',
      async () => {
        await chmod(base, 0o777);
        await chmod(folder, 0o777);
        await chmod(join(folder, 'global/pg_control'), root ? 0o600 : 0);
      },
    ],
    ['by the folder around it, where the lock is kept', () => chmod(base, root ? 0o755 : 0o500)],
  ])(
    '%s is said to be so, and not to be damaged',
    async (_name, close) => {
      await close();
      try {
        await asNobody(() =>
          expect(openStore({ kind: 'folder', folder })).rejects.toMatchObject({ folder, reason: 'denied' }),
        );
      } finally {
        await chmod(base, 0o700);
        await chmod(folder, 0o700);
        await rm(`${folder}.lock`, { recursive: true, force: true });
      }
    },
    SLOW_MS,
  );
});
