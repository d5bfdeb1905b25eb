import { sql, type Kysely } from 'kysely';

/** People have a past: when they were not active, in which teams they were, when they were out of office. */
export async function up(db: Kysely<unknown>): Promise<void> {
  // Spans are {fromAt, untilAt} in epoch ms; untilAt is null where a span has no end yet.
  await sql`
    alter table owners
      add column inactive jsonb not null default '[]',
      add column teams_before jsonb not null default '[]',
      -- null: HubSpot never told
      add column absences jsonb`.execute(db);
  // Since when they have not been active was never kept; until now it held for all time.
  await sql`update owners set inactive = '[{"fromAt": 0, "untilAt": null}]' where not active`.execute(db);

  // The bursts that are known to be ones, so that what was looked at before is looked at again, once.
  await sql`
    create table bursts (
      source_type text not null,
      source_id text not null,
      span bigint not null,
      primary key (source_type, source_id, span)
    )`.execute(db);
}
