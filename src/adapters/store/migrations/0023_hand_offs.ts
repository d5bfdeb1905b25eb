import { sql, type Kysely } from 'kysely';

/** When marketing handed leads to sales, and what came of it: what quotas count. Filled only where an agreement has quotas. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table hand_offs (
      object_type text not null,
      record_id text not null,
      cycle integer not null,
      -- 'first', 'again', 'imported' or 'redefined'
      kind text not null,
      handed_off_at bigint not null,
      agreement_version text not null,
      -- ids of the quotas for which it counts as a lead, and as a qualified lead
      lead_for text[] not null,
      qualified_at bigint,
      qualified_for text[] not null,
      ended_at bigint,
      -- the disposition; null: open, or ended by nobody's decision
      ending text,
      reason_id text,
      source text,
      primary key (object_type, record_id, cycle)
    )`.execute(db);
  // Figures are of what was handed off, qualified or ended in a period; each index leads to these and no others.
  await sql`create index hand_offs_by_instant on hand_offs (handed_off_at)`.execute(db);
  await sql`create index hand_offs_by_qualification on hand_offs (qualified_at) where qualified_at is not null`.execute(
    db,
  );
  await sql`create index hand_offs_by_ending on hand_offs (ended_at) where ended_at is not null`.execute(db);

  // Those of people who were erased, so that the totals stay what they were. Instants are cut to quarters of an hour, at which
  // the days of every zone begin; where somebody came from is not kept.
  await sql`
    create table erased_hand_offs (
      kind text not null,
      handed_off_at bigint not null,
      agreement_version text not null,
      lead_for text[] not null,
      qualified_at bigint,
      qualified_for text[] not null,
      ended_at bigint,
      ending text,
      reason_id text,
      leads integer not null
    )`.execute(db);
}
