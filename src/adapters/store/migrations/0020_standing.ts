import { sql, type Kysely } from 'kysely';

/** What an operator asks: whether deliveries come and are believed, and which records cannot be evaluated. */
export async function up(db: Kysely<unknown>): Promise<void> {
  // Counts only, so that they outlive the process that counted.
  await sql`
    create table receipts (
      -- of UTC, YYYY-MM-DD
      day text not null,
      -- 'kept', or why a request was refused
      outcome text not null,
      count bigint not null,
      last_at bigint not null,
      primary key (day, outcome)
    )`.execute(db);
  // Since when every look at the record failed; null: the last one did not.
  await sql`alter table records add column faulty_since bigint`.execute(db);
  await sql`create index records_faulty on records (faulty_since) where faulty_since is not null`.execute(db);
}
