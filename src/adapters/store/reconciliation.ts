/** Where the comparison with HubSpot stands, and what it marks to be read. */
import { sql } from 'kysely';
import { type Reconciliation, type Walk } from '../../application/walks.ts';
import { type RecordRef } from '../../domain/timeline/fact.ts';
import { notErased } from './erase.ts';
import { type Database } from './open.ts';
import { batch, recordOf, recordRow, type RecordRow } from './rows.ts';

/** As long as HubSpot keeps a deleted record in its recycle bin, from which it may come back. */
const RECYCLE_BIN_MS = 90 * 86_400_000;

interface ReconciliationRow {
  readonly through_at: number | null;
  readonly version: string | null;
  readonly started_at: number | null;
  readonly walk_version: string | null;
  readonly place: Walk['place'] | null;
  readonly marked: number;
  readonly finished_at: number | null;
  readonly finished_marked: number;
}

/** Null while somebody else holds the lease. */
export async function claimReconciliation(
  db: Database,
  now: number,
  leaseUntil: number,
): Promise<Reconciliation | null> {
  const { rows } = await sql<ReconciliationRow>`
    insert into reconciliation (leased_until) values (${leaseUntil})
    on conflict (id) do update set leased_until = excluded.leased_until
    where reconciliation.leased_until <= ${now}
    returning *`.execute(db);
  const row = rows[0];
  if (!row) return null;
  const { started_at: startedAt, walk_version: version, place, marked } = row;
  const isUnderWay = startedAt !== null && version !== null && place !== null;
  return {
    throughAt: row.through_at,
    version: row.version,
    walk: isUnderWay ? { startedAt, version, place, marked } : null,
    finishedAt: row.finished_at,
    finishedMarked: row.finished_marked,
  };
}

/** Keeps how far it came and ends the lease. */
export async function keepReconciliation(db: Database, state: Reconciliation): Promise<void> {
  const { throughAt, version, walk, finishedAt, finishedMarked } = state;
  const place = walk === null ? null : JSON.stringify(walk.place);
  await sql`
    update reconciliation set
      through_at = ${throughAt}, version = ${version}, started_at = ${walk?.startedAt ?? null},
      walk_version = ${walk?.version ?? null}, place = ${place}::text::jsonb,
      marked = ${walk?.marked ?? 0}, finished_at = ${finishedAt}, finished_marked = ${finishedMarked},
      leased_until = 0`.execute(db);
}

/**
 * Marks the records to be read that are not known yet, or that HubSpot changed after they were last read. A lead that
 * somebody waits for is read before them.
 * @param found with HubSpot's own instant of the last change; null: read it in any case
 * @returns how many were marked
 */
export async function markChanged(
  db: Database,
  found: readonly (RecordRef & { readonly modifiedAt: number | null })[],
): Promise<number> {
  const rows = found.map((record) => ({ ...recordRow(record), modified_at: record.modifiedAt }));
  const { rows: marked } = await sql`
    insert into records (object_type, record_id, modified_at, came_in_bulk)
    select distinct on (object_type, record_id) object_type, record_id, modified_at, true
    from jsonb_to_recordset(${batch(rows)}) as f(object_type text, record_id text, modified_at bigint)
    where ${notErased(sql`f`)}
    order by object_type, record_id, modified_at desc nulls first
    on conflict (object_type, record_id) do update set reread = true, read_after = 0
    where records.read_at is not null and not records.reread
      and (records.modified_at is null or excluded.modified_at is null or records.modified_at < excluded.modified_at)
    returning 1 as marked`.execute(db);
  // One that must be read in any case is read again if somebody is reading it this moment. Of the others the next
  // comparison finds what changed meanwhile.
  await sql`
    update records set reread = true, read_after = records.read_after - 1
    from (
      select r.object_type, r.record_id from records r
      join jsonb_to_recordset(${batch(rows.filter(({ modified_at: at }) => at === null))})
        as f(object_type text, record_id text) using (object_type, record_id)
      where r.read_after > 0 and (r.read_at is null or r.reread)
      order by r.object_type, r.record_id for update of r
    ) as asked
    where records.object_type = asked.object_type and records.record_id = asked.record_id`.execute(db);
  return marked.length;
}

/**
 * Records whose state HubSpot must be asked for one by one, since a search may not find them: those with a running clock,
 * and those in HubSpot's recycle bin. In the order of their ids, after one.
 */
export async function unsureRecords(
  db: Database,
  afterId: string,
  now: number,
  limit: number,
): Promise<readonly (RecordRef & { readonly isDeleted: boolean })[]> {
  // Each half ends at the limit by itself, so that a page costs the same however many there are.
  const { rows } = await sql<RecordRow & { readonly is_deleted: boolean }>`
    select object_type, record_id, bool_or(is_deleted) as is_deleted from (
      (
        select distinct object_type, record_id, false as is_deleted from clocks
        where ended_at is null and object_type = 'contact' and record_id > ${afterId}
        order by object_type, record_id limit ${limit}
      ) union all (
        select distinct object_type, record_id, true from facts
        where kind = 'deleted' and object_type = 'contact' and record_id > ${afterId}
          and occurred_at > ${now - RECYCLE_BIN_MS}::bigint
          and not exists (
            select from facts later where later.object_type = facts.object_type
              and later.record_id = facts.record_id
              and later.kind = 'restored' and later.occurred_at >= facts.occurred_at)
        order by object_type, record_id limit ${limit}
      )
    ) as unsure group by object_type, record_id order by object_type, record_id limit ${limit}`.execute(db);
  return rows.map(({ is_deleted: isDeleted, ...row }) => ({ ...recordOf(row), isDeleted }));
}
