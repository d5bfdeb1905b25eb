import { sql, type Kysely } from 'kysely';

/** What is kept of the installation itself: the switch for writing to HubSpot. */
export async function up(db: Kysely<unknown>): Promise<void> {
  // At most one row; none: nobody has switched anything.
  await sql`
    create table installation (
      id integer primary key default 1 check (id = 1),
      writing boolean not null default true,
      writing_since bigint,
      -- HubSpot user id of who switched it
      writing_by text
    )`.execute(db);
}
