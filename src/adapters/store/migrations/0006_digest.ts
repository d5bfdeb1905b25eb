import { sql, type Kysely } from 'kysely';

/** Reminders are rationed, and what is told once for many records is told: leads an import left out, reminders held back. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    alter table effects
      -- of a rationed effect: whose ration it takes of, of which day, how large that is, and what goes first
      add column owner_id text,
      add column day text,
      add column at_most integer,
      add column due_at bigint,
      -- not to be sent, since the ration was used up
      add column held boolean not null default false`.execute(db);
  await sql`create index effects_of_ration on effects (owner_id, day) where owner_id is not null`.execute(db);
  await sql`
    create index effects_held on effects (owner_id, day) where held and wanted ->> 'state' = 'open'`.execute(
    db,
  );

  // Which import left the lead without clocks, and when that handed it off.
  await sql`
    alter table records add column left_out_by text, add column left_out_at bigint`.execute(db);
  await sql`create index records_left_out on records (left_out_at) where left_out_by is not null`.execute(db);
}
