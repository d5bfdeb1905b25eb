/** Facts come in: from notices, and from history by the same statement and with the same effect (histories.ts). */
import { sql, type RawBuilder } from 'kysely';
import { type Delivery } from '../../application/acceptDelivery.ts';
import { type Fact, type RecordRef } from '../../domain/timeline/fact.ts';
import { compare } from '../../domain/timeline/timeline.ts';
import { isImport } from '../../domain/timeline/source.ts';
import { burstsWith, spanOf } from './bursts.ts';
import { doubtSurvivors } from './effects.ts';
import { eraseAsTold, eraseLateParts, namesErased, notErased } from './erase.ts';
import { type Database } from './open.ts';
import {
  batch,
  FACT_COLUMNS,
  factRow,
  recordOf,
  recordRow,
  rowsInOrder,
  type FactRow,
  type RecordRow,
} from './rows.ts';
import { againIfUndone } from './undone.ts';

/** All but when they were learned, which all of a batch have in common. */
const TOLD_COLUMNS =
  'object_type text, record_id text, kind text, property text, value text, merged_ids jsonb, occurred_at bigint, source_type text, source_id text';
const COLUMNS_OF_FACTS = sql.raw(FACT_COLUMNS.filter((name) => name !== 'learned_at').join(', '));

/** HubSpot moves its counters some seconds after what they count; it does not say how many. */
const COUNTED_WITHIN_MS = 20_000;

/**
 * Keeps facts and makes their records due, in one statement: whatever is acknowledged afterwards is kept whole or not
 * at all. A fact that is known already changes nothing and wakes nobody.
 *
 * Everybody takes facts before records and each of them in one order, so that two deliveries which tell the same never
 * wait for each other in a circle.
 *
 * A privacy deletion comes first, and nothing of the person is kept afterwards. Should the database fail between the two,
 * the delivery is sent again.
 */
export async function addFacts(
  db: Database,
  { facts, quarantined, changed = [], toldAt = null }: Delivery,
  now: number,
): Promise<void> {
  const imports = [
    ...new Set(facts.filter(({ source }) => isImport(source)).map(({ source }) => source.type)),
  ];
  await eraseAsTold(db, facts, now);
  await doubtSurvivors(db, facts);
  await sql`
    with learned as (${insertFacts(facts, learnedAt(now, toldAt))}), bursts as (${burstsWith(sql`learned`)})
      ${quarantined.length === 0 ? sql`` : sql`, held as (${hold(quarantined, now)})`}
    insert into records (object_type, record_id, next_look_at, came_in_bulk)
    select object_type, record_id, ${now}::bigint, bool_and(in_bulk) from (
      select object_type, record_id, ${batch(imports)} ? source_type or exists (
        select from bursts b where b.source_type = learned.source_type and b.source_id = learned.source_id
          and b.span = ${spanOf(sql`learned.occurred_at`)}) as in_bulk
      from learned
      ${facts.some(({ kind }) => kind === 'merged') ? MERGED_AWAY : sql``}
      union all
      -- what it became part of is looked at too
      select merges.object_type, merges.record_id, true from learned
      join merges on merges.object_type = learned.object_type and merges.merged_id = learned.record_id
    ) as touched group by object_type, record_id order by object_type, record_id
    on conflict (object_type, record_id) do update set
      next_look_at = least(records.next_look_at, excluded.next_look_at),
      came_in_bulk = records.came_in_bulk and excluded.came_in_bulk
    -- what is due already stays as it is: the row is locked and read all the same, but not written
    where records.next_look_at is null or records.next_look_at > excluded.next_look_at
      or (records.came_in_bulk and not excluded.came_in_bulk)`.execute(db);
  // From here on not all of it may be asked again: what is in quarantine would lie there twice.
  await againIfUndone(() => eraseLateParts(db, facts, now));
  if (changed.length > 0) {
    await againIfUndone(() => readAgain(db, changed, now + COUNTED_WITHIN_MS));
  }
}

/** What was merged away is looked at once more, if it is known. */
const MERGED_AWAY = sql`
      union all
      select known.object_type, known.record_id, true from learned
      cross join lateral jsonb_array_elements_text(learned.merged_ids) as merged(id)
      join records known on known.object_type = learned.object_type and known.record_id = merged.id
      where learned.kind = 'merged' -- without it, every fact's list would be taken apart to find it empty`;

function hold(quarantined: Delivery['quarantined'], now: number): RawBuilder<unknown> {
  const held = quarantined.map(({ notice, reason }) => ({ notice, reason, received_at: now }));
  return sql`
      insert into quarantine (received_at, reason, notice)
      -- a notice may be the JSON value null, which jsonb_to_recordset gives as none
      select received_at, reason, coalesce(notice, 'null')
      from jsonb_to_recordset(${batch(held)}) as q(received_at bigint, reason text, notice jsonb)
      where not ${namesErased(sql`notice`)}`;
}

/**
 * Has histories read again; one that was never read yet is waiting for it anyway, unless somebody is reading it this moment
 * and may have been answered before the change.
 */
async function readAgain(db: Database, records: readonly RecordRef[], readAfter: number): Promise<void> {
  await sql`
    insert into records (object_type, record_id, read_after)
    select distinct object_type, record_id, ${readAfter}::bigint
    from jsonb_to_recordset(${batch(records.map(recordRow))}) as r(object_type text, record_id text)
    where ${notErased(sql`r`)}
    order by object_type, record_id
    on conflict (object_type, record_id) do update set reread = true, read_after = excluded.read_after
    where records.read_at is not null or records.read_after > ${readAfter - COUNTED_WITHIN_MS}::bigint`.execute(
    db,
  );
}

/**
 * What is said to happen after it was learned counts from when it was learned (E38). HubSpot dates what it tells by its own
 * clock: by one of ours that is behind, that would be true of all it tells, and stay so once ours is right.
 * @param toldAt HubSpot's own clock when it told; null: not known
 */
export function learnedAt(now: number, toldAt: number | null): number {
  return Math.max(now, toldAt ?? now);
}

/**
 * Waits for whoever is inserting the same fact; hence the order, which is everybody's. What is told of somebody who was erased
 * is dropped, and so is the erasure itself: the table would be the wrong place to remember it. They are sorted before they are
 * sent, since that costs a database more.
 */
export function insertFacts(facts: readonly Fact[], learnedAt: number): RawBuilder<unknown> {
  const rows = facts.map((fact) => factRow(fact, learnedAt)).sort(inOneOrder);
  return sql`
    insert into facts (${COLUMNS_OF_FACTS}, learned_at)
    select ${COLUMNS_OF_FACTS}, ${learnedAt}::bigint from ${rowsInOrder(rows, TOLD_COLUMNS)} as f
    where kind <> 'erased' and ${notErased(sql`f`)}
    order by place
    on conflict do nothing
    returning object_type, record_id, kind, merged_ids, occurred_at, source_type, source_id`;
}

/** By what tells facts apart; whatever order it is, it must be the same for everybody. */
function inOneOrder(a: FactRow, b: FactRow): number {
  return (
    compare(a.record_id, b.record_id) ||
    a.occurred_at - b.occurred_at ||
    compare(a.object_type, b.object_type) ||
    compare(a.kind, b.kind) ||
    compare(a.property, b.property) ||
    compare(a.value, b.value)
  );
}

/**
 * Takes records whose history was not read yet. The lease is `read_after`: a reader that dies leaves them to the next
 * one. `skip locked` lets several readers take different records without waiting.
 *
 * What came in bulk is read last: HubSpot gives a thousand histories a second at most, and a lead that somebody waits
 * for must not queue behind an import.
 */
export async function claimUnread(
  db: Database,
  now: number,
  leaseUntil: number,
  limit: number,
): Promise<readonly RecordRef[]> {
  const { rows } = await sql<RecordRow>`
    update records set read_after = ${leaseUntil}
    where (object_type, record_id) in (
      select object_type, record_id from records
      where (read_at is null or reread) and read_after <= ${now}
      order by came_in_bulk, reread, read_after limit ${limit} for update skip locked
    )
    returning object_type, record_id`.execute(db);
  return rows.map(recordOf);
}

export async function leftToRead(db: Database): Promise<number> {
  const { rows } = await sql<{ readonly left: number }>`
    select count(*) as left from records where read_at is null or reread`.execute(db);
  return rows[0]?.left ?? 0;
}

export async function postponeReading(
  db: Database,
  records: readonly RecordRef[],
  retryAt: number,
): Promise<void> {
  await sql`
    update records set read_after = ${retryAt}
    from (
      select object_type, record_id from records
      join jsonb_to_recordset(${batch(records.map(recordRow))}) as r(object_type text, record_id text)
        using (object_type, record_id)
      where records.read_at is null or records.reread
      order by object_type, record_id for update of records
    ) as r
    where records.object_type = r.object_type and records.record_id = r.record_id`.execute(db);
}
