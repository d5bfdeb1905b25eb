import { sql, type Kysely } from 'kysely';

/** Deals as HubSpot has them: what quotas of pipeline value count. Filled only where an agreement has such quotas. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table deals (
      deal_id text primary key,
      created_at bigint not null,
      -- in the account's company currency; null: the deal has no amount, or HubSpot does not tell it in that currency
      value double precision,
      -- the company currency when it was read, as ISO 4217 writes it
      currency text not null,
      -- ids of the quotas for which it counted by somebody who was erased, so that the totals stay what they were
      counts_for text[] not null default '{}'
    )`.execute(db);
  await sql`create index deals_by_creation on deals (created_at)`.execute(db);
  await sql`
    create table deal_records (
      deal_id text not null,
      object_type text not null,
      record_id text not null,
      primary key (deal_id, object_type, record_id)
    )`.execute(db);
  await sql`create index deal_records_by_record on deal_records (object_type, record_id)`.execute(db);
  // Where the reading of deals stands; one row at most.
  await sql`
    create table deal_reading (
      id smallint primary key default 1 check (id = 1),
      reading jsonb not null
    )`.execute(db);
  // When a deal must be made of the record to count for which quota: [{ quotaId, fromAt, untilAt }].
  await sql`alter table hand_offs add column deals_for jsonb not null default '[]'`.execute(db);
}
