import { sql, type Kysely } from 'kysely';

/** Histories are read in an order: what lives before what came in bulk. */
export async function up(db: Kysely<unknown>): Promise<void> {
  // Only as long as nothing was heard of the record but from an import or a burst.
  await sql`alter table records add column came_in_bulk boolean not null default false`.execute(db);
  // The head of this index is what is read next, however many wait; its condition is that of the statements, word by word.
  await sql`
    create index records_to_read on records (came_in_bulk, reread, read_after) where read_at is null or reread`.execute(
    db,
  );
  await sql`drop index records_unread`.execute(db);
  await sql`drop index records_reread`.execute(db);
}
