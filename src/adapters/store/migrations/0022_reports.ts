import { sql, type Kysely } from 'kysely';

/** Which reports were sent, so that each is sent once. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table reports_sent (
      -- owner id in HubSpot, or 'chat'; no address is kept
      recipient text not null,
      -- 'day', 'week' or 'month'
      kind text not null,
      -- the first local day of what it is of, YYYY-MM-DD
      period text not null,
      due_at bigint not null,
      -- 'waiting' to be sent, 'sent', or 'skipped': it was due before the recipient was named
      state text not null,
      leased_until bigint not null,
      try_after bigint not null default 0,
      attempts integer not null,
      -- the kind of the last failure; null: there was none
      failed_because text,
      sent_at bigint,
      primary key (recipient, kind, period)
    )`.execute(db);
}
