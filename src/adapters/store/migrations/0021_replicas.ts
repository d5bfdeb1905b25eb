import { sql, type Kysely } from 'kysely';

/** Several processes on one database: who writes to HubSpot, and by what all of them judge. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table leases (
      name text primary key,
      holder text not null,
      -- grows whenever the lease begins anew
      epoch bigint not null,
      -- by the clock of the database, the only one all processes share
      expires_at bigint not null
    )`.execute(db);
  // At most one row. A look that was made by an older edition of agreement and directory is not kept.
  await sql`
    create table edition (
      id integer primary key default 1 check (id = 1),
      number bigint not null
    )`.execute(db);
}
