/**
 * The embedded store laid out and empty, in memory or in a folder, for tests. Laying one out takes seconds; so it is done
 * once for each state of the migrations, kept beside the installed packages, and taken from there.
 */
import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { access, mkdir, readdir, readFile, rename, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { PGlite } from '@electric-sql/pglite';
import { Kysely, PGliteDialect, sql } from 'kysely';
import { migrate } from '../../src/adapters/store/migrations.ts';
import { openStore, type OpenedStore, type StoreLocation } from '../../src/adapters/store/open.ts';

const ROOT = resolve(import.meta.dirname, '../..');
const MIGRATIONS = join(ROOT, 'src/adapters/store/migrations');
const KEPT = join(ROOT, 'node_modules/.cache/sla-clock');

/** Gives its bytes at once; a blob of Node's goes over them piece by piece, which takes as long as the rest of opening. */
class Whole extends Blob {
  readonly #bytes: Uint8Array<ArrayBuffer>;

  constructor(bytes: Uint8Array<ArrayBuffer>) {
    super([]);
    this.#bytes = bytes;
  }

  override arrayBuffer(): Promise<ArrayBuffer> {
    const { buffer, byteOffset, byteLength } = this.#bytes;
    return Promise.resolve(buffer.slice(byteOffset, byteOffset + byteLength));
  }
}

/** A store in memory, laid out and empty. */
export async function inMemory(): Promise<StoreLocation> {
  return { kind: 'memory', laidOut: new Whole(await readFile(await laidOut())) };
}

/** A store in a folder that is empty or not there yet, for whoever opens it next. */
export async function inFolder(folder: string): Promise<void> {
  const file = await laidOut();
  await mkdir(folder, { recursive: true, mode: 0o700 });
  await promisify(execFile)('tar', ['-xf', file, '-C', folder]);
}

export async function openInMemory(): Promise<OpenedStore> {
  return openStore(await inMemory());
}

/** The tar file of one. */
async function laidOut(): Promise<string> {
  const file = join(KEPT, `laid-out-${await stateOfMigrations()}.tar`);
  await access(file).catch(() => layOut(file));
  return file;
}

async function stateOfMigrations(): Promise<string> {
  const hash = createHash('sha256');
  const names = (await readdir(MIGRATIONS)).sort().map((name) => join(MIGRATIONS, name));
  const packageFile = join(ROOT, 'node_modules/@electric-sql/pglite/package.json');
  for (const name of [packageFile, `${MIGRATIONS}.ts`, ...names]) hash.update(await readFile(name));
  return hash.digest('hex').slice(0, 16);
}

async function layOut(file: string): Promise<void> {
  const pglite = await PGlite.create();
  const db = new Kysely<unknown>({ dialect: new PGliteDialect({ pglite }) });
  try {
    await migrate(db);
    await sql`checkpoint`.execute(db); // else whoever opens it goes through all of this once more
    const bytes = new Uint8Array(await (await pglite.dumpDataDir('none')).arrayBuffer());
    await mkdir(KEPT, { recursive: true });
    // Others may read meanwhile, or lay out the same.
    await writeFile(`${file}.${process.pid}`, bytes);
    await rename(`${file}.${process.pid}`, file);
  } finally {
    await db.destroy(); // and PGlite with it
  }
}
