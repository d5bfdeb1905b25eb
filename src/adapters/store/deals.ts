/** Deals as HubSpot has them, and what is left of them after a privacy deletion. */
import { sql, type RawBuilder } from 'kysely';
import { type DealReading, type KnownDeal } from '../../application/deals.ts';
import { notErased } from './erase.ts';
import { type Database } from './open.ts';
import { inRecycleBin } from './recycleBin.ts';
import { batch } from './rows.ts';

export async function dealReading(db: Database): Promise<DealReading | null> {
  const { rows } = await sql<{ readonly reading: DealReading }>`select reading from deal_reading`.execute(db);
  return rows[0]?.reading ?? null;
}

/** Of two that read at once the second finds that the reading stands elsewhere, and keeps nothing. */
export async function keepDeals(
  db: Database,
  deals: readonly KnownDeal[],
  gone: readonly string[],
  reading: DealReading,
  before: DealReading | null,
): Promise<boolean> {
  const rows = deals.map(({ dealId, createdAt, value, currency }) => ({
    deal_id: dealId,
    created_at: createdAt,
    value,
    currency,
  }));
  const links = deals.flatMap(({ dealId, contactIds }) =>
    contactIds.map((recordId) => ({ deal_id: dealId, object_type: 'contact', record_id: recordId })),
  );
  const known = [...deals.map(({ dealId }) => dealId), ...gone];
  return db.transaction().execute(async (transaction) => {
    const { rows: goesOn } = await sql`
      insert into deal_reading (reading) values (${JSON.stringify(reading)}::text::jsonb)
      on conflict (id) do update set reading = excluded.reading
      where deal_reading.reading = ${JSON.stringify(before)}::text::jsonb
      returning 1 as goes_on`.execute(transaction);
    if (goesOn.length === 0) return false;
    await sql`
      insert into deals (deal_id, created_at, value, currency)
      select * from jsonb_to_recordset(${batch(rows)}) as d(
        deal_id text, created_at bigint, value double precision, currency text)
      order by deal_id
      on conflict (deal_id) do update set
        created_at = excluded.created_at, value = excluded.value, currency = excluded.currency
      where (deals.created_at, deals.value, deals.currency)
        is distinct from (excluded.created_at, excluded.value, excluded.currency)`.execute(transaction);
    await sql`delete from deals where deal_id = any(${[...gone]}::text[])`.execute(transaction);
    await sql`
      with told as (
        select * from jsonb_to_recordset(${batch(links)}) as l(deal_id text, object_type text, record_id text)
      ), parted as (
        delete from deal_records held where deal_id = any(${known}::text[])
          and not exists (
            select from told where told.deal_id = held.deal_id and told.object_type = held.object_type
              and told.record_id = held.record_id)
          -- HubSpot shows no association with what lies in its recycle bin, and the deal was made of it all the same.
          and (deal_id = any(${[...gone]}::text[]) or not ${inRecycleBin(sql`held`)})
      )
      insert into deal_records select distinct * from told where ${notErased(sql`told`)}
      on conflict do nothing`.execute(transaction);
    return true;
  });
}

export async function knownDeals(
  db: Database,
  afterId: string,
  madeSince: number,
  limit: number,
): Promise<readonly string[]> {
  const { rows } = await sql<{ readonly deal_id: string }>`
    select deal_id from deals where deal_id > ${afterId} and created_at >= ${madeSince}::bigint
    order by deal_id limit ${limit}`.execute(db);
  return rows.map(({ deal_id: id }) => id);
}

/**
 * Ids of the quotas for which a deal `d` counts by the hand-offs of a record that `l` links it with; those of one that became
 * part of another are there, where HubSpot shows the link only once the deal is read again.
 */
const COUNTED_FOR = sql`(
  select span."quotaId" as id
  from (
    select l.record_id as id
    union all
    select m.record_id from merges m where m.object_type = l.object_type and m.merged_id = l.record_id
  ) as owner
  join hand_offs h on h.object_type = l.object_type and h.record_id = owner.id
  cross join lateral jsonb_to_recordset(h.deals_for) as span("quotaId" text, "fromAt" bigint, "untilAt" bigint)
  where d.created_at >= span."fromAt" and (span."untilAt" is null or d.created_at < span."untilAt"))`;

/** Whether a deal `d` counts for a quota by somebody with whom it is linked. */
export function countsFor(quotaId: string): RawBuilder<unknown> {
  return sql`exists (
    select from deal_records l cross join lateral ${COUNTED_FOR} as quota
    where l.deal_id = d.deal_id and quota.id = ${quotaId})`;
}

/**
 * What deals counted for by the erased they go on to count for, at their present value and as long as they are there. No new
 * link comes in meanwhile.
 * @param ids a relation `family` of object types and record ids
 */
export async function countDeals(db: Database, ids: RawBuilder<unknown>): Promise<void> {
  await sql`lock table deal_records in share row exclusive mode`.execute(db);
  await sql`
    with counted as (
      select d.deal_id, array_agg(quota.id) as quotas
      from deal_records l join ${ids} using (object_type, record_id)
      join deals d on d.deal_id = l.deal_id
      cross join lateral ${COUNTED_FOR} as quota
      group by d.deal_id
    )
    update deals set counts_for = array(select distinct unnest(counts_for || counted.quotas) order by 1)
    from counted where deals.deal_id = counted.deal_id`.execute(db);
}
