/**
 * Bursts: so many records created by one source within ten minutes that nobody made them by hand (E10). What such a source
 * did to a record in those minutes counts as an import, whatever HubSpot calls it.
 */
import { sql, type RawBuilder } from 'kysely';
import { type Database } from './open.ts';
import { batch, type FactRow, type RecordRow } from './rows.ts';

const BURST_OF = 100;
const TEN_MINUTES_MS = 600_000;

export interface Burst {
  readonly source_type: string;
  readonly source_id: string;
  /** The number of its ten minutes since 1970. */
  readonly span: number;
}

/** @returns the bursts that the facts tell of, and those of the facts that came with one */
export async function burstsAmong<Row extends FactRow>(
  db: Database,
  facts: readonly Row[],
): Promise<{ readonly bursts: readonly Burst[]; readonly among: ReadonlySet<Row> }> {
  const told = facts.filter(({ source_id: id }) => id !== '');
  const spans = new Map(told.filter(({ kind }) => kind === 'created').map((row) => [spanKey(row), row]));
  if (spans.size === 0) return { bursts: [], among: new Set() };
  const asked = [...spans.values()].map((row) => ({
    source_type: row.source_type,
    source_id: row.source_id,
    from_at: tenMinutesOf(row) * TEN_MINUTES_MS,
  }));
  // Stops counting at the size of a burst, however large the import was.
  const { rows } = await sql<{
    readonly source_type: string;
    readonly source_id: string;
    readonly from_at: number;
  }>`
    select a.* from jsonb_to_recordset(${batch(asked)}) as a(source_type text, source_id text, from_at bigint)
    where (
      select count(*) from (
        select from facts f
        where f.kind = 'created' and f.source_type = a.source_type and f.source_id = a.source_id
          and f.occurred_at >= a.from_at and f.occurred_at < a.from_at + ${TEN_MINUTES_MS}::bigint
        limit ${BURST_OF}
      ) as counted
    ) = ${BURST_OF}`.execute(db);
  if (rows.length === 0) return { bursts: [], among: new Set() };
  const bursts = rows.map(({ from_at: fromAt, ...source }) => ({ ...source, span: fromAt / TEN_MINUTES_MS }));
  const keys = new Set(bursts.map(({ source_type: type, source_id: id, span }) => `${type}/${id}/${span}`));
  return { bursts, among: new Set(told.filter((row) => keys.has(spanKey(row)))) };
}

/**
 * Makes those records of a burst due that were looked at before it was one: their clocks stand on what nobody could know.
 * Once for each burst, whoever finds it first; not inside a look, which would wait for the records of another.
 * @param seen the records that the finder has just looked at
 */
export async function lookAgainAtBursts(
  db: Database,
  bursts: readonly Burst[],
  seen: readonly RecordRow[],
  now: number,
): Promise<void> {
  if (bursts.length === 0) return;
  await db.transaction().execute(async (transaction) => {
    const { rows: found } = await sql<Burst>`
      insert into bursts
      select * from jsonb_to_recordset(${batch(bursts)}) as b(source_type text, source_id text, span bigint)
      order by source_type, source_id, span
      on conflict do nothing returning *`.execute(transaction);
    if (found.length === 0) return;
    // Records are locked in the order in which everybody takes them, so that nobody waits in a circle.
    await sql`
      update records set next_look_at = least(records.next_look_at, ${now}::bigint)
      from (
        select r.object_type, r.record_id from records r
        where r.looked_at is not null
          and (r.object_type, r.record_id) in (
            select f.object_type, f.record_id
            from jsonb_to_recordset(${batch(found)}) as b(source_type text, source_id text, span bigint)
            join facts f on f.kind = 'created' and f.source_type = b.source_type and f.source_id = b.source_id
              and f.occurred_at >= b.span * ${TEN_MINUTES_MS}::bigint
              and f.occurred_at < (b.span + 1) * ${TEN_MINUTES_MS}::bigint)
          and not exists (
            select from jsonb_to_recordset(${batch(seen)}) as s(object_type text, record_id text)
            where s.object_type = r.object_type and s.record_id = r.record_id)
        order by r.object_type, r.record_id for update of r
      ) as earlier
      where records.object_type = earlier.object_type and records.record_id = earlier.record_id`.execute(
      transaction,
    );
  });
}

/** The number of the ten minutes in which an instant lies, in SQL. */
export function spanOf(instant: RawBuilder<unknown>): RawBuilder<unknown> {
  return sql`${instant} / ${TEN_MINUTES_MS}::bigint`;
}

/**
 * The bursts that facts about to be kept belong to, as far as they can be told by now: the first records of a burst came
 * before anybody could know.
 * @param learned the facts, which the table does not show yet to the statement that inserts them
 * @returns rows of source_type, source_id, span
 */
export function burstsWith(learned: RawBuilder<unknown>): RawBuilder<unknown> {
  return sql`
    select * from (
      select source_type, source_id, ${spanOf(sql`occurred_at`)} as span,
        count(*) filter (where kind = 'created') as new_here
      from ${learned} where source_id <> '' group by 1, 2, 3
    ) as told
    where new_here + (
      select count(*) from (
        select from facts f
        where f.kind = 'created' and f.source_type = told.source_type and f.source_id = told.source_id
          and f.occurred_at >= told.span * ${TEN_MINUTES_MS}::bigint
          and f.occurred_at < (told.span + 1) * ${TEN_MINUTES_MS}::bigint
        limit ${BURST_OF}
      ) as counted
    ) >= ${BURST_OF}`;
}

function spanKey(row: FactRow): string {
  return `${row.source_type}/${row.source_id}/${tenMinutesOf(row)}`;
}

function tenMinutesOf({ occurred_at: at }: FactRow): number {
  return Math.floor(at / TEN_MINUTES_MS);
}
