/**
 * Opens the store: PostgreSQL by its address, or PGlite (PostgreSQL in this process) on a folder. One dialect, one set
 * of migrations, two drivers.
 */
import { PGlite } from '@electric-sql/pglite';
import { CompiledQuery, Kysely, PGliteDialect, PostgresDialect, sql, type Driver } from 'kysely';
import pg from 'pg';
import { StoreUnavailable } from '../../application/acceptDelivery.ts';
import { type Noticeboard } from '../../application/news.ts';
import { isInUse, lockFolder, StoreLocked, type LockedFolder } from './folderLock.ts';
import { freeClaims } from './leases.ts';
import { migrate, TransactionLockAdapter } from './migrations.ts';
import { noticeboardOn } from './news.ts';
import { FolderUnusable, foundUnusable, lookInto, whyNotLocked, whyNotOpened } from './unusable.ts';

const INT8 = 20;

export type Database = Kysely<unknown>;

export interface OpenedStore {
  readonly db: Database;
  /** Where processes on this database tell each other news; null where there can be only one. */
  readonly noticeboard: Noticeboard | null;
  /**
   * Overwrites what deleted rows of these tables leave behind. In a folder of our own their bytes are gone afterwards, from
   * the tables and from the log of changes; on a server the room is freed, and its log and backups are its operator's.
   */
  readonly clearAway: (tables: readonly string[]) => Promise<void>;
  /** The folder of an embedded store; null where there is none. */
  readonly folder: string | null;
  /** The directory of an embedded store as a tar file, as of one instant between two statements; null on a server. */
  readonly dump: (() => Promise<Blob>) | null;
  close(): Promise<void>;
}

export type StoreLocation =
  | {
      readonly kind: 'postgres';
      readonly url: string;
      /** By a way without a pooler, where `url` leads through one. */
      readonly directUrl?: string | null;
    }
  | ({
      readonly kind: 'folder';
      /** The directory of an embedded store, as a tar file, that is put into the empty folder. */
      readonly laidOut?: Blob;
    } & LockedFolder)
  | {
      readonly kind: 'memory';
      /** As above; else one is laid out. */
      readonly laidOut?: Blob;
    };

/**
 * @param onOlder called before a store that an older version laid out is brought up to date, which may take a while
 * @throws StoreLocked; StoreNewer, when a newer version of this program migrated it; StoreUnavailable, of which
 *   FolderUnusable is one
 */
export async function openStore(
  location: StoreLocation,
  onOlder: () => void = () => undefined,
): Promise<OpenedStore> {
  const opened =
    location.kind === 'postgres'
      ? openPostgres(location.url, location.directUrl ?? location.url)
      : await openEmbedded(location);
  try {
    await migrate(opened.db, onOlder);
    if (location.kind === 'folder') await endLeases(opened.db);
    return opened;
  } catch (error) {
    await opened.close().catch(() => undefined);
    throw (opened.folder === null ? null : foundUnusable(opened.folder, error)) ?? error;
  }
}

/**
 * Opens the store as it is, to look at: nothing is laid out in it or ended. It does not wait for whoever has the folder.
 * @throws StoreLocked, StoreUnavailable
 */
export async function openAsItIs(location: StoreLocation): Promise<OpenedStore> {
  if (location.kind === 'postgres') return openPostgres(location.url, location.directUrl ?? location.url);
  if (location.kind === 'folder' && (await isInUse(location.folder))) {
    throw new StoreLocked(location.folder, {});
  }
  return openEmbedded(location);
}

/** Longer than anything is worked out between two statements, and shorter than a lease. */
const IDLE_IN_TRANSACTION = "set local idle_in_transaction_session_timeout = '10s'";

class PooledDialect extends PostgresDialect {
  override createAdapter(): TransactionLockAdapter {
    return new TransactionLockAdapter();
  }

  /** A process that is put to sleep within a transaction would keep its records from all others for as long as it sleeps. */
  override createDriver(): Driver {
    const driver = super.createDriver();
    const begin = driver.beginTransaction.bind(driver);
    driver.beginTransaction = async (connection, settings) => {
      await begin(connection, settings);
      await connection.executeQuery(CompiledQuery.raw(IDLE_IN_TRANSACTION));
    };
    return driver;
  }
}

function openPostgres(url: string, directUrl: string): OpenedStore {
  const pool = new pg.Pool({
    connectionString: url,
    connectionTimeoutMillis: 5_000,
    types: {
      getTypeParser: (oid, format) =>
        ((oid as number) === INT8 ? Number : pg.types.getTypeParser(oid, format)) as never,
    },
  });
  // A connection that breaks is replaced by the pool, and who uses it is told by his statement; without a listener it would
  // end the process. The pool listens only to those that nobody uses.
  pool.on('error', () => undefined);
  pool.on('connect', (client) => {
    client.on('error', () => undefined);
  });
  const db = new Kysely<unknown>({ dialect: new PooledDialect({ pool }) });
  const clearAway = async (tables: readonly string[]): Promise<void> => {
    await sql`vacuum ${sql.join(tables.map((table) => sql.table(table)))}`.execute(db);
  };
  return {
    db,
    noticeboard: noticeboardOn(db, directUrl),
    clearAway,
    folder: null,
    dump: null,
    close: () => db.destroy(),
  };
}

/** Pages that lie in memory need no second place there; the usual one is written from end to end at every start. */
const IN_MEMORY = { startParams: [...PGlite.defaultStartParams, '-c', 'shared_buffers=16MB'] };

async function openEmbedded(
  location: Extract<StoreLocation, { kind: 'folder' | 'memory' }>,
): Promise<OpenedStore> {
  const release =
    location.kind === 'folder'
      ? await lockFolder(location).catch(async (error: unknown) => {
          throw error instanceof StoreLocked ? error : await whyNotLocked(location.folder, error);
        })
      : () => Promise.resolve();
  const folder = location.kind === 'folder' ? location.folder : null;
  try {
    if (folder !== null) await lookInto(folder);
    const pglite = await PGlite.create({
      ...(folder === null ? IN_MEMORY : { dataDir: folder }),
      ...(location.laidOut ? { loadDataDir: location.laidOut } : {}),
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
    return {
      db,
      noticeboard: null,
      clearAway: (tables) => rewrite(db, tables),
      folder,
      // PGlite takes it between two statements; compressed it would let nobody in until it was done.
      dump: () => pglite.dumpDataDir('none'),
      close,
    };
  } catch (cause) {
    await release();
    if (cause instanceof FolderUnusable) throw cause;
    if (folder !== null) throw await whyNotOpened(folder, cause);
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

/** Whoever held a lease on an embedded store is gone, since the folder is locked by us: nobody has to wait for its end. */
async function endLeases(db: Database): Promise<void> {
  await freeClaims(db);
  await sql`delete from leases`.execute(db);
}
