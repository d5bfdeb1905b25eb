/**
 * Bursts: so many records created by one source within ten minutes that nobody made them by hand (E10). What such a source
 * did to a record in those minutes counts as an import, whatever HubSpot calls it.
 */
import { sql, type RawBuilder } from 'kysely';
import { type Database } from './open.ts';
import { batch, type FactRow } from './rows.ts';

const BURST_OF = 100;
const TEN_MINUTES_MS = 600_000;

/** @returns those of the facts that came with a burst */
export async function burstsAmong<Row extends FactRow>(
  db: Database,
  facts: readonly Row[],
): Promise<ReadonlySet<Row>> {
  const told = facts.filter(({ source_id: id }) => id !== '');
  const spans = new Map(told.filter(({ kind }) => kind === 'created').map((row) => [spanKey(row), row]));
  if (spans.size === 0) return new Set();
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
  const bursts = new Set(
    rows.map((row) => `${row.source_type}/${row.source_id}/${row.from_at / TEN_MINUTES_MS}`),
  );
  return new Set(told.filter((row) => bursts.has(spanKey(row))));
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
