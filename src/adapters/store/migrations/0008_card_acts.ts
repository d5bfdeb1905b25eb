import { sql, type Kysely } from 'kysely';

/** What was done through a card, by the id the card gave it: HubSpot repeats a request by itself, and it is done once. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table card_acts (
      object_type text not null,
      record_id text not null,
      -- HubSpot user id of who asked
      user_id text not null,
      act_id text not null,
      -- null: under way, or broken off once the lease is over
      outcome text,
      leased_until bigint not null,
      asked_at bigint not null,
      primary key (object_type, record_id, user_id, act_id)
    )`.execute(db);
  await sql`create index card_acts_asked on card_acts (asked_at)`.execute(db);
}
