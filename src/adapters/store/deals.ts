/** Deals as HubSpot has them, and what is left of them after a privacy deletion. */
import { sql, type RawBuilder } from 'kysely';
import { type DealReading, type KnownDeal } from '../../application/deals.ts';
import { notErased } from './erase.ts';
import { QUARTER_OF_AN_HOUR_MS } from './handOffs.ts';
import { type Database } from './open.ts';
import { batch } from './rows.ts';

export async function dealReading(db: Database): Promise<DealReading | null> {
  const { rows } = await sql<{ readonly reading: DealReading }>`select reading from deal_reading`.execute(db);
  return rows[0]?.reading ?? null;
}

export async function keepDeals(
  db: Database,
  deals: readonly KnownDeal[],
  gone: readonly string[],
  reading: DealReading,
): Promise<void> {
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
  await db.transaction().execute(async (transaction) => {
    await sql`
      insert into deals
      select * from jsonb_to_recordset(${batch(rows)}) as d(
        deal_id text, created_at bigint, value double precision, currency text)
      order by deal_id
      on conflict (deal_id) do update set
        created_at = excluded.created_at, value = excluded.value, currency = excluded.currency
      where deals.* is distinct from excluded.*`.execute(transaction);
    await sql`delete from deals where deal_id = any(${[...gone]}::text[])`.execute(transaction);
    await sql`
      with told as (
        select * from jsonb_to_recordset(${batch(links)}) as l(deal_id text, object_type text, record_id text)
      ), parted as (
        delete from deal_records held where deal_id = any(${known}::text[])
          and not exists (
            select from told where told.deal_id = held.deal_id and told.object_type = held.object_type
              and told.record_id = held.record_id)
      )
      insert into deal_records select distinct * from told where ${notErased(sql`told`)}
      on conflict do nothing`.execute(transaction);
    await sql`
      insert into deal_reading (reading) values (${JSON.stringify(reading)}::text::jsonb)
      on conflict (id) do update set reading = excluded.reading`.execute(transaction);
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

/** Whether a deal `d` counts for a quota by the hand-offs of a record that `l` links it with. */
export function countsFor(quota: RawBuilder<unknown>): RawBuilder<unknown> {
  return sql`exists (
    select from hand_offs h
    cross join lateral jsonb_to_recordset(h.deals_for) as span("quotaId" text, "fromAt" bigint, "untilAt" bigint)
    where h.object_type = l.object_type and h.record_id = l.record_id and span."quotaId" = ${quota}
      and d.created_at >= span."fromAt" and (span."untilAt" is null or d.created_at < span."untilAt"))`;
}

/**
 * What deals of the erased counted for goes on to count, at its present value; but for what a deal counts for by somebody
 * else with whom it is linked. No new link comes in meanwhile.
 * @param ids a relation `family` of object types and record ids
 */
export async function countDeals(db: Database, ids: RawBuilder<unknown>): Promise<void> {
  await sql`lock table deal_records in share row exclusive mode`.execute(db);
  await sql`
    insert into erased_deals (created_at, value, currency, counts_for)
    select d.created_at / ${QUARTER_OF_AN_HOUR_MS}::bigint * ${QUARTER_OF_AN_HOUR_MS}::bigint, d.value, d.currency,
      array_agg(distinct quota.id order by quota.id)
    from deal_records l join ${ids} using (object_type, record_id)
    join deals d on d.deal_id = l.deal_id
    cross join lateral (
      select distinct span."quotaId" as id from hand_offs h
      cross join lateral jsonb_to_recordset(h.deals_for) as span("quotaId" text)
      where h.object_type = l.object_type and h.record_id = l.record_id) as quota
    where ${countsFor(sql`quota.id`)}
      and not exists (
        select from (select * from deal_records other where other.deal_id = d.deal_id) as l
        where not exists (
            select from ${ids} where family.object_type = l.object_type and family.record_id = l.record_id)
          and ${countsFor(sql`quota.id`)})
    group by d.deal_id`.execute(db);
}
