/** All migrations in their order, and where a database stands among them. */
import { PostgresAdapter, sql } from 'kysely';
import { Migrator, type MigrationProvider } from 'kysely/migration';
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
import * as figures from './migrations/0014_figures.ts';
import * as installation from './migrations/0019_installation.ts';
import * as standing from './migrations/0020_standing.ts';
import * as replicas from './migrations/0021_replicas.ts';
import * as reports from './migrations/0022_reports.ts';
import * as handOffs from './migrations/0023_hand_offs.ts';
import * as deals from './migrations/0024_deals.ts';
import * as bytes from './migrations/0025_bytes.ts';
import * as setAside from './migrations/0026_set_aside.ts';
import { type SchemaState } from '../../application/standing.ts';
import { type Database } from './open.ts';
import { OwnError } from '../../domain/ownError.ts';

/** Any number that nothing else takes a lock by. */
const LAYOUT_LOCK = 7_150_016;

const MIGRATIONS = {
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
  '0014_figures': figures,
  '0019_installation': installation,
  '0020_standing': standing,
  '0021_replicas': replicas,
  '0022_reports': reports,
  '0023_hand_offs': handOffs,
  '0024_deals': deals,
  '0025_bytes': bytes,
  '0026_set_aside': setAside,
} as const;

const provider: MigrationProvider = { getMigrations: () => Promise.resolve({ ...MIGRATIONS }) };

/** The database was migrated by a newer version of this program. */
export class StoreNewer extends OwnError {
  override readonly name = 'StoreNewer';
}

/**
 * Kysely's own lock belongs to a session. Behind a pooler that lends connections for a transaction it would be taken on one
 * connection and given back on another; this one ends with the transaction.
 */
export class TransactionLockAdapter extends PostgresAdapter {
  override async acquireMigrationLock(transaction: Database): Promise<void> {
    await sql`select pg_advisory_xact_lock(${LAYOUT_LOCK})`.execute(transaction);
  }

  override releaseMigrationLock(): Promise<void> {
    return Promise.resolve();
  }
}

/** The steps by which a database is laid out. */
export function migratorOn(db: Database): Migrator {
  return new Migrator({ db, provider });
}

/**
 * In one transaction, so that those who come at once wait for each other, and none sees a database half laid out.
 * @param onOlder called when there is something to bring up to date
 * @throws StoreNewer, StoreUnavailable
 */
export async function migrate(db: Database, onOlder: () => void = () => undefined): Promise<void> {
  try {
    await db.transaction().execute(async (transaction) => {
      // Before the first look at which steps were taken.
      await sql`select pg_advisory_xact_lock(${LAYOUT_LOCK})`.execute(transaction);
      if ((await schemaOf(transaction)) === 'older') onOlder();
      const { error } = await migratorOn(transaction).migrateToLatest();
      if (error !== undefined)
        throw error instanceof Error ? error : new Error('a step failed', { cause: error });
    });
  } catch (error) {
    if (error instanceof Error && error.message.includes('previously executed migration')) {
      throw new StoreNewer('the database was migrated by a newer version', { cause: error });
    }
    throw new StoreUnavailable('the database cannot be migrated', { cause: error });
  }
}

/** Where the database stands, without changing it. */
export async function schemaOf(db: Database): Promise<SchemaState> {
  const { rows: found } = await sql<{ readonly laid: boolean }>`
    select to_regclass('kysely_migration') is not null as laid`.execute(db);
  if (found[0]?.laid !== true) return 'none';
  const { rows } = await sql<{ readonly name: string }>`select name from kysely_migration`.execute(db);
  const done = new Set(rows.map(({ name }) => name));
  const known = Object.keys(MIGRATIONS);
  if ([...done].some((name) => !known.includes(name))) return 'newer';
  return known.every((name) => done.has(name)) ? 'current' : 'older';
}
