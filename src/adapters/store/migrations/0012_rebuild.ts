import { sql, type Kysely } from 'kysely';

/** A rebuild under way, and what the clocks were before it. */
export async function up(db: Kysely<unknown>): Promise<void> {
  // At most one row.
  await sql`
    create table rebuilding (
      id integer primary key default 1 check (id = 1),
      begun_at bigint not null,
      records_before bigint not null,
      facts_before bigint not null,
      -- how far it came through the portal's contacts; null: to the end
      walk jsonb
    )`.execute(db);
  await sql`
    create table clocks_before (
      object_type text not null,
      record_id text not null,
      clock_id text not null,
      -- as it stood when the rebuild began; null: running in time
      verdict text,
      primary key (object_type, record_id, clock_id)
    )`.execute(db);
}
