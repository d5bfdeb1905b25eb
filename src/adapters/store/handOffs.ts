/** Hand-offs as looks find them, and what is left of them after a privacy deletion. */
import { sql, type RawBuilder } from 'kysely';
import { type Look } from '../../application/store.ts';
import { type HandOff } from '../../domain/evaluate/handOffs.ts';
import { type Database } from './open.ts';
import { recordRow, rowsIn, type RecordRow } from './rows.ts';

interface HandOffRow extends RecordRow {
  readonly cycle: number;
  readonly kind: HandOff['kind'];
  readonly handed_off_at: number;
  readonly agreement_version: string;
  readonly lead_for: readonly string[];
  readonly qualified_at: number | null;
  readonly qualified_for: readonly string[];
  readonly ended_at: number | null;
  readonly ending: HandOff['ending'];
  readonly reason_id: string | null;
  readonly source: string | null;
  readonly deals_for: HandOff['dealsFor'];
}

const COLUMNS = `
  object_type text, record_id text, cycle integer, kind text, handed_off_at bigint, agreement_version text,
  lead_for text[], qualified_at bigint, qualified_for text[], ended_at bigint, ending text, reason_id text, source text,
  deals_for jsonb`;
/** To which the instants of erased people are cut: the days of every zone begin at one. */
export const QUARTER_OF_AN_HOUR_MS = 900_000;

function rowOf(handOff: HandOff, record: RecordRow, source: string | null): HandOffRow {
  return {
    ...record,
    cycle: handOff.cycle,
    kind: handOff.kind,
    handed_off_at: handOff.at,
    agreement_version: handOff.version,
    lead_for: handOff.leadFor,
    qualified_at: handOff.qualifiedAt,
    qualified_for: handOff.qualifiedFor,
    ended_at: handOff.endedAt,
    ending: handOff.ending,
    reason_id: handOff.reasonId,
    source,
    deals_for: handOff.dealsFor,
  };
}

/**
 * The hand-offs of a record are what the look says, no more and no less; one that stands already is not written again. Where
 * no agreement has quotas the database is not asked.
 */
export async function keepHandOffs(db: Database, looks: readonly Look[]): Promise<void> {
  const records: RecordRow[] = [];
  const told: HandOffRow[] = [];
  for (const { record, handOffs, source } of looks) {
    if (handOffs === null) continue;
    const row = recordRow(record);
    records.push(row);
    for (const handOff of handOffs) told.push(rowOf(handOff, row, source));
  }
  if (records.length === 0) return;
  await sql`
    with told as (
      select * from ${rowsIn(told, COLUMNS)} as h
    ), gone as (
      delete from hand_offs
      using ${rowsIn(records, 'object_type text, record_id text')} as r
      where hand_offs.object_type = r.object_type and hand_offs.record_id = r.record_id
        and not exists (
          select from told where told.object_type = hand_offs.object_type
            and told.record_id = hand_offs.record_id and told.cycle = hand_offs.cycle)
    )
    insert into hand_offs select * from told
    -- As with clocks: the record is locked, and what stands is left as it is.
    where not exists (
      select from hand_offs where hand_offs.object_type = told.object_type
        and hand_offs.record_id = told.record_id and hand_offs.cycle = told.cycle
        and told.* is not distinct from hand_offs.*)
    on conflict (object_type, record_id, cycle) do update set
      kind = excluded.kind, handed_off_at = excluded.handed_off_at, agreement_version = excluded.agreement_version,
      lead_for = excluded.lead_for, qualified_at = excluded.qualified_at, qualified_for = excluded.qualified_for,
      ended_at = excluded.ended_at, ending = excluded.ending, reason_id = excluded.reason_id,
      source = excluded.source, deals_for = excluded.deals_for`.execute(db);
}

/** What was open is over with the record. @param ids a relation `family` of object types and record ids */
export async function countHandOffs(db: Database, ids: RawBuilder<unknown>, now: number): Promise<void> {
  const cut = (instant: RawBuilder<unknown>): RawBuilder<unknown> =>
    sql`${instant} / ${QUARTER_OF_AN_HOUR_MS}::bigint * ${QUARTER_OF_AN_HOUR_MS}::bigint`;
  await sql`
    insert into erased_hand_offs (kind, handed_off_at, agreement_version, lead_for, qualified_at, qualified_for,
      ended_at, ending, reason_id, leads)
    select kind, ${cut(sql`handed_off_at`)}, agreement_version, lead_for, ${cut(sql`qualified_at`)}, qualified_for,
      ${cut(sql`coalesce(ended_at, ${now}::bigint)`)}, ending, reason_id, count(*)
    from hand_offs join ${ids} using (object_type, record_id)
    group by 1, 2, 3, 4, 5, 6, 7, 8, 9`.execute(db);
}
