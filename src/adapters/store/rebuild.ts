/**
 * A rebuild: every record is read again, and what HubSpot remembers takes the place of what was told.
 *
 * Record by record, never all at once: HubSpot forgets the history of a record that was merged away, so a store that was
 * emptied first would lose verdicts. What is left to be done stands in the records themselves (`renew`), so whoever goes on
 * after a kill, and a service that runs beside, take up the rest.
 */
import { sql, type RawBuilder } from 'kysely';
import { type Rebuild, type Rebuilt, type Walk } from '../../application/walks.ts';
import { type Verdict } from '../../domain/evaluate/clock.ts';
import { type Database } from './open.ts';
import { recordOf, type RecordRow } from './rows.ts';

interface RebuildRow {
  readonly begun_at: number;
  readonly records_before: number;
  readonly facts_before: number;
  readonly walk: Walk | null;
}

/**
 * Begins one, or finds the one that was begun: then what was claimed by whoever is gone is free again. A reader that is
 * still there only reads a record twice.
 */
export async function beginRebuild(db: Database, now: number, walk: Walk): Promise<Rebuild> {
  return db.transaction().execute(async (transaction) => {
    const { rows: begun } = await sql`
      insert into rebuilding (begun_at, records_before, facts_before, walk)
      values (${now}, (select count(*) from records), (select count(*) from facts), ${JSON.stringify(walk)}::text::jsonb)
      on conflict (id) do nothing returning 1 as begun`.execute(transaction);
    if (begun.length > 0) {
      await sql`
        insert into clocks_before
        select object_type, record_id, clock_id, ${verdictAt(now)} from clocks c`.execute(transaction);
      await renewAll(transaction);
      await sql`delete from deal_reading`.execute(transaction);
    } else {
      await inOrder(transaction, sql`renew`);
      await sql`update records set read_after = 0 where renew`.execute(transaction);
    }
    const { rows } = await sql<RebuildRow>`select * from rebuilding`.execute(transaction);
    const row = rows[0];
    if (!row) throw new Error('a rebuild that was just begun is gone');
    return {
      begunAt: row.begun_at,
      recordsBefore: row.records_before,
      factsBefore: row.facts_before,
      walk: row.walk,
      resumed: begun.length === 0,
    };
  });
}

/** A clock's verdict as it stood at an instant, of which news and the passing of time since are no part. */
function verdictAt(at: number): RawBuilder<unknown> {
  return sql`case when c.ended_at <= ${at}::bigint or c.overdue_after < ${at}::bigint then c.verdict end`;
}

/** All records are read again, and what is read takes the place of what was told before. Returns how many. */
export async function renewAll(db: Database): Promise<number> {
  await inOrder(db, sql`true`);
  const { rows } = await sql`
    update records set renew = true, reread = true, read_after = 0 returning 1 as marked`.execute(db);
  return rows.length;
}

/** Takes records in the order in which everybody takes them, so that nobody waits in a circle. */
export async function inOrder(db: Database, which: RawBuilder<unknown>): Promise<void> {
  await sql`
    select count(*) from (
      select from records where ${which} order by object_type, record_id for update
    ) as taken`.execute(db);
}

/** Keeps how far it came through the portal's contacts. */
export async function keepRebuildWalk(db: Database, walk: Walk | null): Promise<void> {
  await sql`
    update rebuilding set walk = ${walk === null ? null : JSON.stringify(walk)}::text::jsonb`.execute(db);
}

/** How many records are still to be read. */
export async function leftToRebuild(db: Database): Promise<number> {
  // The first condition is that of the index `records_to_read`, word by word.
  const { rows } = await sql<{ readonly left: number }>`
    select count(*) as left from records where (read_at is null or reread) and (renew or read_at is null)`.execute(
    db,
  );
  return rows[0]?.left ?? 0;
}

/** Compares, and forgets the rebuild. Null when none is under way: somebody else has ended it. */
export async function endRebuild(db: Database): Promise<Rebuilt | null> {
  return db.transaction().execute(async (transaction) => {
    const { rows: ended } = await sql<RebuildRow>`delete from rebuilding returning *`.execute(transaction);
    const row = ended[0];
    if (!row) return null;
    const verdict = verdictAt(row.begun_at);
    const { rows: different } = await sql<
      RecordRow & {
        readonly clock_id: string;
        readonly before: Verdict | null;
        readonly after: Verdict | 'gone' | null;
      }
    >`
      select object_type, record_id, clock_id, b.verdict as before,
        case when c.clock_id is null then 'gone' else ${verdict} end as after
      from clocks_before b
      left join clocks c using (object_type, record_id, clock_id)
      where c.clock_id is null or b.verdict is distinct from ${verdict}
      order by object_type, record_id, clock_id`.execute(transaction);
    const { rows: counted } = await sql<{
      readonly records: number;
      readonly facts: number;
      readonly clocks: number;
      readonly appeared: number;
    }>`
      select
        (select count(*) from records) as records,
        (select count(*) from facts) as facts,
        (select count(*) from clocks) as clocks,
        (select count(*) from clocks c where c.started_at <= ${row.begun_at} and not exists (
          select from clocks_before b where b.object_type = c.object_type and b.record_id = c.record_id
            and b.clock_id = c.clock_id)) as appeared`.execute(transaction);
    await sql`delete from clocks_before`.execute(transaction);
    const counts = counted[0];
    if (!counts) throw new Error('a select without from gave no row');
    return {
      recordsBefore: row.records_before,
      factsBefore: row.facts_before,
      ...counts,
      different: different.map((clock) => ({
        ...recordOf(clock),
        clockId: clock.clock_id,
        before: clock.before ?? 'running',
        after: clock.after ?? 'running',
      })),
    };
  });
}
