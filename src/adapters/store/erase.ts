/**
 * Privacy deletions (E9). What was told of the person goes from every table, in one transaction; what stays is the bare id,
 * so that notices which come later are known for what they are, how many promises were kept and broken, how many leads there were, and what pipeline came of them.
 *
 * Worked example: contact 990, into which 901 was merged, is erased. The facts, clocks and effects of both go, and so does
 * every notice in quarantine in which one of the numbers stands. A value of 901 that is told a day later is dropped.
 */
import { sql, type RawBuilder } from 'kysely';
import { type Fact, type MergedFact, type RecordRef } from '../../domain/timeline/fact.ts';
import { countDeals } from './deals.ts';
import { countHandOffs } from './handOffs.ts';
import { type Database, type OpenedStore } from './open.ts';
import { batch, recordRow, type RecordRow } from './rows.ts';

/** Every table with rows about one record, but for the list of the erased ones. */
export const TABLES_OF_RECORDS = [
  'facts',
  'merges',
  'records',
  'clocks',
  'clocks_before',
  'effects',
  'card_acts',
  'hand_offs',
  'deal_records',
] as const;

/** Drops rows about erased records from a batch. @param of the name under which the batch is spread */
export function notErased(of: RawBuilder<unknown>): RawBuilder<unknown> {
  return sql`not exists (
    select from erasures where erasures.object_type = ${of}.object_type and erasures.record_id = ${of}.record_id)`;
}

/** Whether an erased record's id stands anywhere in a notice that could not be understood. */
export function namesErased(notice: RawBuilder<unknown>): RawBuilder<unknown> {
  return sql`exists (
    select from regexp_matches(${notice}::text, '[0-9]+', 'g') as number
    join erasures on erasures.record_id = number[1])`;
}

/** @param now epoch ms */
export async function eraseAsTold(db: Database, facts: readonly Fact[], now: number): Promise<void> {
  const told = facts.filter(({ kind }) => kind === 'erased').map(({ record }) => record);
  if (told.length > 0) await erase(db, told, mergesAmong(facts), now);
}

/**
 * A merge that is told only after its survivor was erased: the merged records were the same person. To be asked once the
 * merges are kept, so that either this sees the erasure or the erasure sees the merge.
 */
export async function eraseLateParts(db: Database, facts: readonly Fact[], now: number): Promise<void> {
  const merges = mergesAmong(facts);
  if (merges.length === 0) return;
  const survivors = merges.map(({ record }) => recordRow(record));
  const { rows } = await sql<RecordRow>`
    select erasures.object_type, erasures.record_id
    from jsonb_to_recordset(${batch(survivors)}) as m(object_type text, record_id text)
    join erasures using (object_type, record_id)`.execute(db);
  if (rows.length === 0) return;
  const erased = rows.map((row): RecordRef => ({ objectType: row.object_type, recordId: row.record_id }));
  await erase(db, erased, merges, now);
}

function mergesAmong(facts: readonly Fact[]): readonly MergedFact[] {
  return facts.filter((fact) => fact.kind === 'merged');
}

/**
 * The lock keeps new facts out until the ids are known as erased, and waits for those under way: a fact either is deleted
 * here or finds the id erased. Facts come before records here as everywhere, so nobody waits in a circle. A look that
 * has one of the records is waited for, since what it keeps must go too.
 */
async function erase(
  db: Database,
  told: readonly RecordRef[],
  merges: readonly MergedFact[],
  now: number,
): Promise<void> {
  const parts = merges.flatMap(({ record, mergedIds }) =>
    mergedIds.map((part_id) => ({ ...recordRow(record), part_id })),
  );
  await db.transaction().execute(async (transaction) => {
    await sql`lock table facts in share row exclusive mode`.execute(transaction);
    const { rows: family } = await sql<RecordRow>`
      with recursive parts as (
        select * from jsonb_to_recordset(${batch(parts)}) as p(object_type text, record_id text, part_id text)
      ), family as (
        select * from jsonb_to_recordset(${batch(told.map(recordRow))}) as t(object_type text, record_id text)
        union
        select family.object_type, merged.id from family
        cross join lateral (
          select parts.part_id from parts
          where parts.object_type = family.object_type and parts.record_id = family.record_id
          union all
          select jsonb_array_elements_text(f.merged_ids) from facts f
          where f.object_type = family.object_type and f.record_id = family.record_id and f.kind = 'merged'
        ) as merged(id)
      )
      select object_type, record_id from family order by object_type, record_id`.execute(transaction);
    const ids = sql`jsonb_to_recordset(${batch(family)}) as family(object_type text, record_id text)`;
    await sql`
      select from records join ${ids} using (object_type, record_id)
      order by object_type, record_id for update of records`.execute(transaction);
    await sql`
      insert into erasures (object_type, record_id, erased_at)
      select object_type, record_id, ${now}::bigint from ${ids}
      on conflict (object_type, record_id) do update set swept = false`.execute(transaction);
    await countVerdicts(transaction, ids, now);
    await countHandOffs(transaction, ids, now);
    await countDeals(transaction, ids);
    for (const table of TABLES_OF_RECORDS) {
      await sql`
        delete from ${sql.table(table)} as held using ${ids}
        where held.object_type = family.object_type and held.record_id = family.record_id`.execute(
        transaction,
      );
    }
    await sql`delete from quarantine where ${namesErased(sql`notice`)}`.execute(transaction);
  });
}

/** A clock that still ran is void with its record, as it is with one that was deleted. */
async function countVerdicts(db: Database, ids: RawBuilder<unknown>, now: number): Promise<void> {
  await sql`
    insert into erased_verdicts (promise_id, side, agreement_version, shadow, verdict, month, clocks)
    select promise_id, side, agreement_version, shadow, verdict, month, count(*) from (
      select promise_id, side, agreement_version, shadow,
        final as verdict,
        to_char(to_timestamp(
          case when final = 'breached' then deadline_at else coalesce(ended_at, ${now}::bigint) end / 1000.0
        ) at time zone 'UTC', 'YYYY-MM') as month
      from clocks join ${ids} using (object_type, record_id)
      cross join lateral (
        select case when ended_at is null then 'void' else coalesce(verdict, 'void') end as final
      ) as judged
    ) as verdicts
    group by promise_id, side, agreement_version, shadow, verdict, month
    on conflict (promise_id, side, agreement_version, shadow, verdict, month)
    do update set clocks = erased_verdicts.clocks + excluded.clocks`.execute(db);
}

/** Clears away the bytes of what was erased since the last time; does nothing where nothing was. */
export async function sweep({ db, clearAway }: OpenedStore): Promise<void> {
  const { rows } = await sql<RecordRow>`
    select object_type, record_id from erasures where not swept`.execute(db);
  if (rows.length === 0) return;
  await clearAway([...TABLES_OF_RECORDS, 'quarantine']);
  await sql`
    update erasures set swept = true from jsonb_to_recordset(${batch(rows)}) as s(object_type text, record_id text)
    where erasures.object_type = s.object_type and erasures.record_id = s.record_id`.execute(db);
}
