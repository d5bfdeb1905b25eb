/** A copy of a store in memory, on which anything may be tried. */
import { sql } from 'kysely';
import { openStore, type Database, type OpenedStore } from './open.ts';

const ROWS_AT_ONCE = 2_000;

/** All tables as of one instant. The copy is the caller's to close. */
export async function copyInMemory({ db }: OpenedStore): Promise<OpenedStore> {
  const copy = await openStore({ kind: 'memory' });
  try {
    await db
      .transaction()
      .setIsolationLevel('repeatable read')
      .execute(async (transaction) => {
        const { rows: tables } = await sql<{ readonly name: string }>`
          select table_name as name from information_schema.tables
          where table_schema = 'public' and table_type = 'BASE TABLE' and table_name not like 'kysely_%'`.execute(
          transaction,
        );
        for (const { name } of tables) {
          const table = sql.table(name);
          await sql`declare copied no scroll cursor for select to_jsonb(t)::text as row from ${table} as t`.execute(
            transaction,
          );
          for (;;) {
            const { rows } = await sql<{ readonly row: string }>`
              fetch ${sql.lit(ROWS_AT_ONCE)} from copied`.execute(transaction);
            if (rows.length === 0) break;
            const batch = `[${rows.map(({ row }) => row).join(',')}]`;
            // What triggers keep in step may be there already.
            await sql`
              insert into ${table} overriding system value
              select * from jsonb_populate_recordset(null::${table}, ${batch}::text::jsonb)
              on conflict do nothing`.execute(copy.db);
          }
          await sql`close copied`.execute(transaction);
        }
      });
    await numberOnward(copy.db);
    return copy;
  } catch (error) {
    await copy.close();
    throw error;
  }
}

/** Rows that were copied with their numbers did not move the counters. */
async function numberOnward(db: Database): Promise<void> {
  const { rows } = await sql<{ readonly of_table: string; readonly of_column: string }>`
    select table_name as of_table, column_name as of_column from information_schema.columns
    where table_schema = 'public' and is_identity = 'YES'`.execute(db);
  for (const { of_table: table, of_column: column } of rows) {
    await sql`
      select setval(pg_get_serial_sequence(${table}, ${column}),
        (select coalesce(max(${sql.ref(column)}), 0) + 1 from ${sql.table(table)}), false)`.execute(db);
  }
}
