import { sql, type Kysely } from 'kysely';

/** Clocks tell what they rest on: what did not count, which tier gave the budget, and what is to be noticed. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    alter table clocks
      add column suspensions jsonb not null default '[]',
      add column tier integer not null default 0,
      add column handovers integer not null default 0,
      add column unverified boolean not null default false`.execute(db);
}
