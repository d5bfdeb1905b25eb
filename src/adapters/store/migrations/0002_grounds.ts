import { sql, type Kysely } from 'kysely';

/** Clocks tell what they rest on; agreements are kept with all their versions; merged records are found. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    alter table clocks
      add column suspensions jsonb not null default '[]',
      add column tier integer not null default 0,
      add column handovers integer not null default 0,
      add column unverified boolean not null default false`.execute(db);

  // Histories to be read again, as an agreement came to rest on more properties; meanwhile the records are looked at as ever.
  await sql`alter table records add column reread boolean not null default false`.execute(db);
  await sql`create index records_reread on records (read_after) where reread`.execute(db);

  await sql`
    create table agreements (
      id bigint generated always as identity primary key,
      version text not null,
      text text not null,
      author text not null,
      covers text not null,
      published_at bigint not null
    )`.execute(db);
  // Counting what one source created at one time, to tell imports from work.
  await sql`
    create index facts_created on facts (source_type, source_id, occurred_at) where kind = 'created'`.execute(
    db,
  );
  // Whoever looks at a record looks at those that were merged into it, and at the one it was merged into.
  await sql`create index facts_merges on facts using gin (merged_ids) where kind = 'merged'`.execute(db);
}
