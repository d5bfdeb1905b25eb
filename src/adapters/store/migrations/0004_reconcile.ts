import { sql, type Kysely } from 'kysely';

/** Where the comparison with HubSpot stands, and what of a record was last read there. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    alter table records
      -- when HubSpot had last changed the record, by HubSpot's clock, as of the last reading
      add column modified_at bigint,
      -- the next reading replaces what was told before
      add column renew boolean not null default false`.execute(db);

  // At most one row: there is one portal, and one walk through it at a time.
  await sql`
    create table reconciliation (
      id integer primary key default 1 check (id = 1),
      -- all that HubSpot changed until then is known, or marked to be read
      through_at bigint,
      version text,
      -- the walk under way
      started_at bigint,
      walk_version text,
      place jsonb,
      marked integer not null default 0,
      -- the last walk that came to its end
      finished_at bigint,
      finished_marked integer not null default 0,
      leased_until bigint not null default 0
    )`.execute(db);

  // Pages of records with a running clock, in the order of their ids.
  await sql`create index clocks_running_records on clocks (object_type, record_id) where ended_at is null`.execute(
    db,
  );
  await sql`create index facts_deleted on facts (object_type, record_id) where kind = 'deleted'`.execute(db);
}
