/** The published versions of the agreement. */
import { sql } from 'kysely';
import { type Store, type StoredVersion } from '../../application/store.ts';
import { type Database } from './open.ts';
import { inOrder } from './rebuild.ts';

interface VersionRow {
  readonly version: string;
  readonly text: string;
  readonly author: string;
  readonly covers: StoredVersion['covers'];
  readonly published_at: number;
}

export async function versions(db: Database): Promise<readonly StoredVersion[]> {
  const { rows } = await sql<VersionRow>`
    select version, text, author, covers, published_at from agreements order by published_at, id`.execute(db);
  return rows.map(({ published_at: publishedAt, ...row }) => ({ ...row, publishedAt }));
}

export async function versionCount(db: Database): Promise<number> {
  const { rows } = await sql<{ readonly count: number }>`select count(*) as count from agreements`.execute(
    db,
  );
  return rows[0]?.count ?? 0;
}

/** One transaction: a version is never in force for some records only. */
export async function publish(
  db: Database,
  { version, text, author, covers, publishedAt }: StoredVersion,
  { readAgain, lookAt }: Parameters<Store['publish']>[1],
): Promise<void> {
  await db.transaction().execute(async (transaction) => {
    await sql`
      insert into agreements (version, text, author, covers, published_at)
      values (${version}, ${text}, ${author}, ${covers}, ${publishedAt})`.execute(transaction);
    const isDue = sql`(${lookAt === 'everything'} or exists (
      select from clocks where clocks.object_type = records.object_type
        and clocks.record_id = records.record_id and ended_at is null))`;
    await inOrder(transaction, readAgain ? sql`true` : isDue);
    if (readAgain) await sql`update records set reread = true, read_after = 0`.execute(transaction);
    await sql`
      update records set next_look_at = least(next_look_at, ${publishedAt}::bigint) where ${isDue}`.execute(
      transaction,
    );
  });
}
