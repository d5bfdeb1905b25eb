/** The published versions of the agreement. */
import { sql } from 'kysely';
import { type Store, type StoredVersion } from '../../application/store.ts';
import { nextEdition } from './edition.ts';
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

/**
 * One transaction: a version is never in force for some records only. Processes that start together publish the same text;
 * they take turns, and it becomes one version.
 */
export async function publish(
  db: Database,
  { version, text, author, covers, publishedAt }: StoredVersion,
  { readAgain, lookAt }: Parameters<Store['publish']>[1],
): Promise<void> {
  await db.transaction().execute(async (transaction) => {
    await sql`lock table agreements in share row exclusive mode`.execute(transaction);
    const { rows: published } = await sql`
      insert into agreements (version, text, author, covers, published_at)
      select ${version}, ${text}, ${author}, ${covers}, ${publishedAt}::bigint
      where not exists (
        select from (select version, covers from agreements order by published_at desc, id desc limit 1) as last
        where last.version = ${version} and (last.covers = 'openClocks' or ${covers} = 'newClocks'))
      returning id`.execute(transaction);
    if (published.length === 0) return;
    const isDue = sql`(${lookAt === 'everything'} or exists (
      select from clocks where clocks.object_type = records.object_type
        and clocks.record_id = records.record_id and ended_at is null))`;
    await inOrder(transaction, readAgain ? sql`true` : isDue);
    if (readAgain) await sql`update records set reread = true, read_after = 0`.execute(transaction);
    await sql`
      update records set next_look_at = least(next_look_at, ${publishedAt}::bigint) where ${isDue}`.execute(
      transaction,
    );
    await nextEdition(transaction);
  });
}
