import { sql, type Kysely } from 'kysely';

/** Flags and tasks are claimed apart: each batch is full of one kind, without wading through the other. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create index effects_owed_by_kind on effects (kind, urgency, try_after)
    where wanted is distinct from done and set_aside_because is null`.execute(db);
  await sql`drop index effects_owed`.execute(db);
}
