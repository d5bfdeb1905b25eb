/** The installation's own row: whether anything may be written to HubSpot, and who said so. */
import { sql, type RawBuilder } from 'kysely';
import { type Writing } from '../../application/standing.ts';
import { type Database } from './open.ts';

/** Whether writing is on. One row is looked at once a statement, however many effects the statement goes through. */
export const mayWrite: RawBuilder<boolean> = sql`not exists (select from installation where not writing)`;

export async function writing(db: Database): Promise<Writing> {
  const { rows } = await sql<{
    readonly writing: boolean;
    readonly writing_since: number | null;
    readonly writing_by: string | null;
  }>`select writing, writing_since, writing_by from installation`.execute(db);
  const row = rows[0];
  return { on: row?.writing ?? true, since: row?.writing_since ?? null, by: row?.writing_by ?? null };
}

/** Switched to what it is already, it keeps since when and by whom: HubSpot repeats a request by itself. */
export async function setWriting(db: Database, on: boolean, by: string, now: number): Promise<void> {
  await sql`
    insert into installation (writing, writing_since, writing_by) values (${on}, ${now}, ${by})
    on conflict (id) do update set
      writing = excluded.writing, writing_since = excluded.writing_since, writing_by = excluded.writing_by
    where installation.writing <> excluded.writing`.execute(db);
}
