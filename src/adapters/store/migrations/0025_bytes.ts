import { sql, type Kysely } from 'kysely';

interface TextColumn {
  readonly table: string;
  readonly column: string;
}

/**
 * Ids, kinds and values are compared byte by byte. By the rules of a language, as most databases are laid out, it takes half as
 * long again to keep a fact; and those rules change with the operating system, which leaves every index over them in doubt.
 * Columns of later steps say so themselves: `text collate "C"`.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  const { rows } = await sql<TextColumn>`
    select relname as table, attname as column
    from pg_attribute join pg_class on pg_class.oid = attrelid
    where relnamespace = current_schema()::regnamespace and relkind = 'r' and relname not like 'kysely%'
      and atttypid = 'text'::regtype and attnum > 0 and not attisdropped
    order by relname, attnum`.execute(db);

  // A column that a trigger asks for cannot be changed; the one after a truncation asks for none.
  await sql`drop trigger merges_told on facts`.execute(db);
  await sql`drop trigger merges_untold on facts`.execute(db);
  // Eight bytes for a value, and cheaper than md5. They only tell values apart, nothing rests on them being hard to forge. The two
  // columns by which every look asks stay first: behind another, a planner without statistics reads the whole table instead.
  await sql`drop index facts_once`.execute(db);

  for (const [table, columns] of Map.groupBy(rows, (row) => row.table)) {
    const changes = columns.map(({ column }) => sql`alter column ${sql.ref(column)} type text collate "C"`);
    // All of a table at once, so that its indexes are built once.
    await sql`alter table ${sql.table(table)} ${sql.join(changes)}`.execute(db);
  }

  await sql`
    create unique index facts_once
    on facts (object_type, record_id, occurred_at, kind, property, hashtextextended(value, 0))`.execute(db);
  await sql`
    create trigger merges_told after insert on facts
    for each row when (new.kind = 'merged') execute function merges_follow_facts()`.execute(db);
  await sql`
    create trigger merges_untold after delete on facts
    for each row when (old.kind = 'merged') execute function merges_follow_facts()`.execute(db);
}
