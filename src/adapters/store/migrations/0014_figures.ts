import { sql, type Kysely } from 'kysely';

/** What reports ask of a clock beside its verdict: in which team and from which source, and what of it was nobody's. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    alter table clocks
      -- names and ids of the rep's teams as they were when the clock ended or became overdue; the primary team's name first
      add column teams text[] not null default '{}',
      add column source text,
      add column handed_off_at bigint not null default 0,
      -- working time up to the deadline in which nobody held the record; of lead clocks only
      add column unowned_ms bigint not null default 0`.execute(db);
  // Figures are of the clocks that came due in a period; the index leads to these and no others.
  await sql`create index clocks_by_deadline on clocks (deadline_at)`.execute(db);
  // The board asks for what is open, longest overdue first, and for what comes due next.
  await sql`create index clocks_open on clocks (overdue_after) where ended_at is null`.execute(db);
  // The clocks there are get what they lack with the next look.
  await sql`update records set next_look_at = 0 where read_at is not null`.execute(db);
}
