/**
 * The embedded store in memory, for tests. Laying one out takes a second; so it is done once for each state of the
 * migrations, kept beside the installed packages, and read from there.
 */
import { createHash } from 'node:crypto';
import { mkdir, readdir, readFile, rename, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { PGlite } from '@electric-sql/pglite';
import { Kysely, PGliteDialect } from 'kysely';
import { migrate } from '../../src/adapters/store/migrations.ts';
import { openStore, type OpenedStore, type StoreLocation } from '../../src/adapters/store/open.ts';

const ROOT = resolve(import.meta.dirname, '../..');
const MIGRATIONS = join(ROOT, 'src/adapters/store/migrations');
const KEPT = join(ROOT, 'node_modules/.cache/sla-clock');

/** A store in memory, laid out and empty. */
export async function inMemory(): Promise<StoreLocation> {
  const file = join(KEPT, `laid-out-${await stateOfMigrations()}.tar`);
  const kept = await readFile(file).catch(() => null);
  return { kind: 'memory', laidOut: new Blob([kept ?? (await layOut(file))]) };
}

export async function openInMemory(): Promise<OpenedStore> {
  return openStore(await inMemory());
}

async function stateOfMigrations(): Promise<string> {
  const hash = createHash('sha256');
  const names = (await readdir(MIGRATIONS)).sort().map((name) => join(MIGRATIONS, name));
  const packageFile = join(ROOT, 'node_modules/@electric-sql/pglite/package.json');
  for (const name of [packageFile, `${MIGRATIONS}.ts`, ...names]) hash.update(await readFile(name));
  return hash.digest('hex').slice(0, 16);
}

async function layOut(file: string): Promise<Uint8Array<ArrayBuffer>> {
  const pglite = await PGlite.create();
  const db = new Kysely<unknown>({ dialect: new PGliteDialect({ pglite }) });
  try {
    await migrate(db);
    const bytes = new Uint8Array(await (await pglite.dumpDataDir('none')).arrayBuffer());
    await mkdir(KEPT, { recursive: true });
    // Others may read meanwhile, or lay out the same.
    await writeFile(`${file}.${process.pid}`, bytes);
    await rename(`${file}.${process.pid}`, file);
    return bytes;
  } finally {
    await db.destroy(); // and PGlite with it
  }
}
