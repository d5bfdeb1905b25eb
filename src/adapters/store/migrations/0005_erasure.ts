import { sql, type Kysely } from 'kysely';

/** What is left of a person after a privacy deletion: an id that means nothing any more, and counts. */
export async function up(db: Kysely<unknown>): Promise<void> {
  // The bare id: HubSpot gives it to nobody else, and it must be known again in notices that come hours later. A hash would
  // hide nothing, since all ids are tried in minutes by whoever holds the salt, which would have to stand beside it.
  await sql`
    create table erasures (
      object_type text not null,
      record_id text not null,
      erased_at bigint not null,
      -- whether the bytes were cleared away too
      swept boolean not null default false,
      primary key (object_type, record_id)
    )`.execute(db);

  // Verdicts of people who were erased, so that the totals of a month stay what they were.
  await sql`
    create table erased_verdicts (
      promise_id text not null,
      side text not null,
      agreement_version text not null,
      shadow boolean not null,
      verdict text not null,
      -- of the verdict, in UTC: YYYY-MM
      month text not null,
      clocks integer not null,
      primary key (promise_id, side, agreement_version, shadow, verdict, month)
    )`.execute(db);

  // The planner's statistics hold samples of values, which a deletion does not reach; none are gathered of what people said.
  await sql`alter table facts alter column value set statistics 0`.execute(db);
  await sql`
    alter table effects
      alter column wanted set statistics 0, alter column done set statistics 0,
      alter column set_aside_because set statistics 0`.execute(db);
  await sql`alter table quarantine alter column notice set statistics 0`.execute(db);
}
