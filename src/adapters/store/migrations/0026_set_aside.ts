import { sql, type Kysely } from 'kysely';

/** What was set aside is little among millions of effects, and is counted whenever somebody asks how things stand. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create index effects_set_aside on effects (set_aside_because) where set_aside_because is not null`.execute(
    db,
  );
}
