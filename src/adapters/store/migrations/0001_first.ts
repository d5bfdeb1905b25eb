import { sql, type Kysely } from 'kysely';

/**
 * Instants are epoch milliseconds in bigint columns ending in `_at` or `_after`: one meaning on every driver, no session
 * time zone, and `to_timestamp(x / 1000.0)` where a report wants a date.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  // What became true. The same fact told twice, by a notice and by history, is one row: the key holds everything but the teller.
  await sql`
    create table facts (
      object_type text not null,
      record_id text not null,
      kind text not null,
      property text not null default '',
      value text not null default '',
      merged_ids jsonb,
      occurred_at bigint not null,
      learned_at bigint not null,
      source_type text not null,
      source_id text not null
    )`.execute(db);
  // md5 keeps long texts out of the index; it only tells values apart, nothing rests on it being hard to forge.
  await sql`
    create unique index facts_once on facts (object_type, record_id, occurred_at, kind, property, md5(value))`.execute(
    db,
  );

  await sql`
    create table records (
      object_type text not null,
      record_id text not null,
      -- when to look; null: only on news
      next_look_at bigint,
      looked_at bigint,
      -- when the history was read; null: not yet, and not before read_after
      read_at bigint,
      read_after bigint not null default 0,
      primary key (object_type, record_id)
    )`.execute(db);
  // A sweep reads only the head of this index, however many records wait.
  await sql`create index records_due on records (next_look_at) where read_at is not null and next_look_at is not null`.execute(
    db,
  );
  await sql`create index records_unread on records (read_after) where read_at is null`.execute(db);

  await sql`
    create table clocks (
      object_type text not null,
      record_id text not null,
      clock_id text not null,
      promise_id text not null,
      side text not null,
      cycle integer not null,
      owner_id text,
      agreement_version text not null,
      calendar_id text not null,
      shadow boolean not null,
      started_at bigint not null,
      budget_ms bigint not null,
      deadline_at bigint not null,
      overdue_after bigint not null,
      due_soon_at bigint not null,
      remind_at jsonb not null,
      ended_at bigint,
      ending text,
      verdict text,
      elapsed_ms bigint,
      primary key (object_type, record_id, clock_id)
    )`.execute(db);
  await sql`create index clocks_running on clocks (owner_id) where ended_at is null`.execute(db);

  await sql`
    create table effects (
      key text primary key,
      object_type text not null,
      record_id text not null,
      kind text not null,
      urgency smallint not null,
      wanted jsonb not null,
      done jsonb,
      remote_id text,
      attempts integer not null default 0,
      -- those of the attempts that HubSpot answered with a refusal
      refusals integer not null default 0,
      -- set before a call that may create something; cleared once its answer is known
      unanswered_since bigint,
      try_after bigint not null default 0,
      leased_until bigint not null default 0,
      set_aside_because text
    )`.execute(db);
  await sql`create index effects_of_record on effects (object_type, record_id)`.execute(db);
  // Owed = wanted differs from done. Only owed rows are in the index, so the write back never wades through settled ones.
  await sql`
    create index effects_owed on effects (urgency, try_after)
    where wanted is distinct from done and set_aside_because is null`.execute(db);

  await sql`
    create table owners (
      owner_id text primary key,
      user_id text,
      name text not null,
      email text,
      type text not null,
      active boolean not null,
      teams jsonb not null
    )`.execute(db);

  await sql`
    create table quarantine (
      id bigint generated always as identity primary key,
      received_at bigint not null,
      reason text not null,
      notice jsonb not null
    )`.execute(db);
}
