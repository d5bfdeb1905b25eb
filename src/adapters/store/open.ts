/**
 * Opens the store: PostgreSQL by its address, or PGlite (PostgreSQL in this process) on a folder. One dialect, one set
 * of migrations, two drivers.
 */
import { mkdir } from 'node:fs/promises';
import { PGlite } from '@electric-sql/pglite';
import { Kysely, PGliteDialect, PostgresDialect, sql } from 'kysely';
import { Migrator } from 'kysely/migration';
import pg from 'pg';
import lockfile from 'proper-lockfile';
import { StoreUnavailable } from '../../application/acceptDelivery.ts';
import * as first from './migrations/0001_first.ts';
import * as grounds from './migrations/0002_grounds.ts';
import * as peoplePast from './migrations/0003_people_past.ts';
import * as reconcile from './migrations/0004_reconcile.ts';
import * as erasure from './migrations/0005_erasure.ts';
import * as digest from './migrations/0006_digest.ts';
import * as writeback from './migrations/0007_writeback.ts';
import * as cardActs from './migrations/0008_card_acts.ts';
import * as bulk from './migrations/0010_bulk.ts';
import * as merges from './migrations/0011_merges.ts';
import * as rebuild from './migrations/0012_rebuild.ts';

const INT8 = 20;

export type Database = Kysely<unknown>;

export interface OpenedStore {
  readonly db: Database;
  /**
   * Overwrites what deleted rows of these tables leave behind. In a folder of our own their bytes are gone afterwards, from
   * the tables and from the log of changes; on a server the room is freed, and its log and backups are its operator's.
   */
  readonly clearAway: (tables: readonly string[]) => Promise<void>;
  close(): Promise<void>;
}

/** The folder of an embedded store is in use by another process. */
export class StoreLocked extends Error {
  override readonly name = 'StoreLocked';
  readonly folder: string;
  constructor(folder: string, options: ErrorOptions) {
    super(`the store in ${folder} is in use by another process`, options);
    this.folder = folder;
  }
}

/** The database was migrated by a newer version of this program. */
export class StoreNewer extends Error {
  override readonly name = 'StoreNewer';
}

export type StoreLocation =
  | { readonly kind: 'postgres'; readonly url: string }
  | { readonly kind: 'folder'; readonly folder: string; readonly onLockLost?: (error: Error) => void }
  | { readonly kind: 'memory' };

/**
 * @throws StoreLocked, StoreNewer, StoreUnavailable
 */
export async function openStore(location: StoreLocation): Promise<OpenedStore> {
  const opened = location.kind === 'postgres' ? openPostgres(location.url) : await openEmbedded(location);
  try {
    await migrate(opened.db);
    if (location.kind === 'folder') await endLeases(opened.db);
    return opened;
  } catch (error) {
    await opened.close();
    throw error;
  }
}

function openPostgres(url: string): OpenedStore {
  const pool = new pg.Pool({
    connectionString: url,
    connectionTimeoutMillis: 5_000,
    types: {
      getTypeParser: (oid, format) =>
        ((oid as number) === INT8 ? Number : pg.types.getTypeParser(oid, format)) as never,
    },
  });
  // An idle connection that breaks is replaced by the pool; without a listener it would end the process.
  pool.on('error', () => undefined);
  const db = new Kysely<unknown>({ dialect: new PostgresDialect({ pool }) });
  const clearAway = async (tables: readonly string[]): Promise<void> => {
    await sql`vacuum ${sql.join(tables.map((table) => sql.table(table)))}`.execute(db);
  };
  return { db, clearAway, close: () => db.destroy() };
}

async function openEmbedded(
  location: Extract<StoreLocation, { kind: 'folder' | 'memory' }>,
): Promise<OpenedStore> {
  const release = location.kind === 'folder' ? await lock(location) : () => Promise.resolve();
  try {
    const pglite = await PGlite.create({
      ...(location.kind === 'folder' ? { dataDir: location.folder } : {}),
      parsers: { [INT8]: Number },
    });
    // Its pages lie in memory, where one is found as fast as the next. Nobody counts its rows either: without this the database
    // takes an index for dearer than it is, and reads tables of some ten thousand rows from end to end for every look.
    await pglite.exec('set random_page_cost = 1.1');
    const db = new Kysely<unknown>({ dialect: new PGliteDialect({ pglite }) });
    const close = async (): Promise<void> => {
      // Kysely must know: it would wait for ever for a transaction of a PGlite that was closed beneath it.
      await db.destroy();
      if (!pglite.closed) await pglite.close();
      await release();
    };
    return { db, clearAway: (tables) => rewrite(db, tables), close };
  } catch (cause) {
    await release();
    throw new StoreUnavailable('the embedded database cannot be opened', { cause });
  }
}

/**
 * A plain vacuum leaves the bytes of a deleted row in its page, so the tables are written anew. The log of changes begins
 * a new file, and the files before it are deleted instead of being used again.
 */
async function rewrite(db: Database, tables: readonly string[]): Promise<void> {
  await db.connection().execute(async (connection) => {
    await sql`set wal_recycle = off`.execute(connection);
    for (const table of tables) await sql`vacuum full ${sql.table(table)}`.execute(connection);
    for (let files = 0; files < 2; files += 1) {
      await sql`checkpoint`.execute(connection);
      await sql`select pg_switch_wal()`.execute(connection);
    }
    await sql`checkpoint`.execute(connection);
  });
}

/** PGlite itself does not notice a second process on its folder, which would ruin it. */
async function lock(location: Extract<StoreLocation, { kind: 'folder' }>): Promise<() => Promise<void>> {
  await mkdir(location.folder, { recursive: true });
  try {
    return await lockfile.lock(location.folder, {
      lockfilePath: `${location.folder}.lock`,
      // The holder renews its lock every two seconds; one that was killed leaves a lock that goes stale after fifteen, so
      // a restart waits that long at most before it is refused. Less would end a holder that a busy machine held up.
      update: 2_000,
      stale: 15_000,
      retries: { retries: 34, minTimeout: 500, maxTimeout: 500, factor: 1 },
      ...(location.onLockLost ? { onCompromised: location.onLockLost } : {}),
    });
  } catch (cause) {
    throw new StoreLocked(location.folder, { cause });
  }
}

async function migrate(db: Database): Promise<void> {
  const migrator = new Migrator({
    db,
    provider: {
      getMigrations: () =>
        Promise.resolve({
          '0001_first': first,
          '0002_grounds': grounds,
          '0003_people_past': peoplePast,
          '0004_reconcile': reconcile,
          '0005_erasure': erasure,
          '0006_digest': digest,
          '0007_writeback': writeback,
          '0008_card_acts': cardActs,
          '0010_bulk': bulk,
          '0011_merges': merges,
          '0012_rebuild': rebuild,
        }),
    },
  });
  const { error } = await migrator.migrateToLatest();
  if (error === undefined) return;
  if (error instanceof Error && error.message.includes('previously executed migration')) {
    throw new StoreNewer('the database was migrated by a newer version', { cause: error });
  }
  throw new StoreUnavailable('the database cannot be migrated', { cause: error });
}

/** Whoever held a lease on an embedded store is gone, since the folder is locked by us: nobody has to wait for its end. */
async function endLeases(db: Database): Promise<void> {
  await sql`update records set read_after = 0 where (read_at is null or reread) and read_after > 0`.execute(
    db,
  );
  await sql`update effects set leased_until = 0 where leased_until > 0`.execute(db);
  await sql`update reconciliation set leased_until = 0`.execute(db);
}
