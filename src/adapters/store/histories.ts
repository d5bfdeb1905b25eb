/** Histories come in: what HubSpot itself remembers of a record. */
import { sql, type RawBuilder } from 'kysely';
import { type Reading } from '../../application/readHistory.ts';
import { type AdoptedTask, type ReadRecord } from '../../application/store.ts';
import { type Fact, type RecordRef } from '../../domain/timeline/fact.ts';
import { doubtSurvivors, owedAgain } from './effects.ts';
import { eraseLateParts, notErased } from './erase.ts';
import { insertFacts, learnedAt } from './facts.ts';
import { type Database } from './open.ts';
import { inRecycleBin } from './recycleBin.ts';
import { batch, recordOf, recordRow, type RecordRow } from './rows.ts';

/** What was told so shortly before HubSpot was asked may be newer than its answer. */
const AS_NEW_MS = 60_000;
/** A deletion so shortly before may have come after HubSpot's answer. */
const AS_DELETED_MS = 300_000;

/**
 * Adds what was read and makes the records due. Where a record is to be renewed, values and creation that were told before
 * go first; what HubSpot's history does not tell (merges of lost records, deletions, activities) stays.
 */
export async function addHistory(
  db: Database,
  records: readonly ReadRecord[],
  facts: readonly Fact[],
  now: number,
  { askedAt = now, leaseUntil, toldAt = null }: Reading = {},
): Promise<void> {
  const read = batch(
    records.map((record) => ({
      ...recordRow(record),
      modified_at: record.modifiedAt ?? null,
      is_there: record.exists === true,
    })),
  );
  const columns = sql.raw('object_type text, record_id text, modified_at bigint, is_there boolean');
  await doubtSurvivors(db, facts);
  await db.transaction().execute(async (transaction) => {
    await sql`
      delete from facts using jsonb_to_recordset(${read}) as r(${columns}), records
      where facts.object_type = r.object_type and facts.record_id = r.record_id and r.is_there
        and records.object_type = r.object_type and records.record_id = r.record_id and records.renew
        and facts.kind in ('property', 'created') and facts.learned_at <= ${askedAt - AS_NEW_MS}`.execute(
      transaction,
    );
    // HubSpot has a record that we were told is deleted: it came back, and nobody told us when.
    await sql`
      insert into facts (object_type, record_id, kind, occurred_at, learned_at, source_type, source_id)
      select r.object_type, r.record_id, 'restored', ${askedAt}::bigint, ${now}::bigint, 'UNKNOWN', ''
      from jsonb_to_recordset(${read}) as r(${columns})
      where r.is_there and ${notErased(sql`r`)} and ${inRecycleBin(sql`r`)}
        and not exists (
          select from facts f where f.object_type = r.object_type and f.record_id = r.record_id
            and f.kind = 'deleted' and f.occurred_at > ${askedAt - AS_DELETED_MS}::bigint)
      on conflict do nothing`.execute(transaction);
    // Facts before records, as everybody takes them. A statement of its own: in one that does not ask what it inserted, the
    // database would insert the facts last.
    if (facts.length > 0) await insertFacts(facts, learnedAt(now, toldAt)).execute(transaction);
    const merged = facts
      .filter((fact) => fact.kind === 'merged')
      .flatMap((fact) =>
        fact.mergedIds.map((recordId) => recordRow({ objectType: fact.record.objectType, recordId })),
      );
    // Records in the order in which everybody takes them; with those that turn out to be parts of others.
    if (merged.length > 0) {
      await sql`
        select from records
        where (object_type, record_id) in (
          select object_type, record_id from jsonb_to_recordset(${read}) as r(${columns})
          union all
          select object_type, record_id
          from jsonb_to_recordset(${batch(merged)}) as m(object_type text, record_id text))
        order by object_type, record_id for update`.execute(transaction);
    }
    await sql`
      with read as (
        select * from jsonb_to_recordset(${read}) as r(${columns})
      )
      insert into records (object_type, record_id, read_at, next_look_at, modified_at)
      select object_type, record_id, ${now}::bigint, ${now}::bigint, modified_at from (
        select distinct on (object_type, record_id) object_type, record_id, modified_at from read
        order by object_type, record_id, modified_at desc nulls last
      ) as each where ${notErased(sql`each`)} order by object_type, record_id
      on conflict (object_type, record_id) do update set
        read_at = ${now}, reread = ${isAskedAgain(leaseUntil)},
        read_after = case when ${isAskedAgain(leaseUntil)} then records.read_after else 0 end, renew = false, next_look_at = ${now},
        modified_at = coalesce(excluded.modified_at, records.modified_at)`.execute(transaction);
    await owedAgain(sql`(
      select object_type, record_id from jsonb_to_recordset(${read}) as r(${columns}) where r.is_there)`).execute(
      transaction,
    );
    if (merged.length === 0) return;
    await sql`
      update records set next_look_at = least(records.next_look_at, ${now}::bigint)
      from jsonb_to_recordset(${batch(merged)}) as part(object_type text, record_id text)
      where records.object_type = part.object_type and records.record_id = part.record_id`.execute(
      transaction,
    );
  });
  await eraseLateParts(db, facts, now);
}

/**
 * Whoever asks for a record to be read changes `read_after`, so what is asked for during a reading is not forgotten. Without
 * that the lease ends with the reading: one that is asked for afterwards need not wait for it.
 */
function isAskedAgain(leaseUntil: number | undefined): RawBuilder<unknown> {
  return leaseUntil === undefined ? sql`false` : sql`(records.read_after <> ${leaseUntil}::bigint)`;
}

/**
 * Those of the records for which nothing was ever done, as far as this store remembers; or which it never read, though it knows
 * them, since it was put back to an earlier day.
 */
export async function forgotten(db: Database, records: readonly RecordRef[]): Promise<readonly RecordRef[]> {
  const { rows } = await sql<RecordRow>`
    select object_type, record_id
    from jsonb_to_recordset(${batch(records.map(recordRow))}) as r(object_type text, record_id text)
    where not exists (
      select from effects where effects.object_type = r.object_type and effects.record_id = r.record_id
        and done is not null)
      or exists (
        select from records where records.object_type = r.object_type and records.record_id = r.record_id
          and records.read_at is null)`.execute(db);
  return rows.map(recordOf);
}

/** Keeps tasks that HubSpot has as done, so that they are kept current or closed and never made again. */
export async function adoptTasks(db: Database, tasks: readonly AdoptedTask[]): Promise<void> {
  const rows = tasks.map(({ key, record, remoteId, done }) => ({
    ...recordRow(record),
    key,
    remote_id: remoteId,
    done,
  }));
  await db.transaction().execute(async (transaction) => {
    // Records before effects, as everybody takes them.
    await sql`
      select from records
      where (object_type, record_id) in (
        select object_type, record_id from jsonb_to_recordset(${batch(rows)}) as t(object_type text, record_id text))
      order by object_type, record_id for update`.execute(transaction);
    await sql`
    insert into effects (key, object_type, record_id, kind, urgency, wanted, done, remote_id)
    select distinct on (key) key,
      -- a digest only hangs on the record
      case when key like 'digest:%' then 'digest' else object_type end,
      record_id, 'task', 2, done, done, remote_id
    from jsonb_to_recordset(${batch(rows)}) as t(
      key text, object_type text, record_id text, done jsonb, remote_id text)
    where ${notErased(sql`t`)}
    order by key, remote_id
    on conflict (key) do update set
      remote_id = coalesce(effects.remote_id, excluded.remote_id), done = coalesce(effects.done, excluded.done),
      held = false`.execute(transaction);
  });
}
