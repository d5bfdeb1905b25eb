/** What the deals are worth that count for a quota of pipeline value. */
import { sql } from 'kysely';
import { type Pipeline, type PipelineAsked } from '../../../application/figures/marketing.ts';
import { countsFor, dealReading } from '../deals.ts';
import { type Database } from '../open.ts';
import { within, withCut } from './marketing.ts';

const NONE: Pipeline = { value: 0, squares: 0, deals: 0, unvalued: 0, elsewhere: 0 };

export async function pipelineForQuota(
  db: Database,
  { id, currency, starts, period }: PipelineAsked,
): Promise<readonly Pipeline[]> {
  const { rows } = await sql<Pipeline & { readonly stretch: number }>`
    with counted as (
      select d.created_at, d.value, d.currency from deals d
      where ${within(sql`d.created_at`, period)}
        and exists (select from deal_records l where l.deal_id = d.deal_id and ${countsFor(sql`${id}`)})
      union all
      select created_at, value, currency from erased_deals
      where ${within(sql`created_at`, withCut(period))} and ${id} = any(counts_for)
    ), told as (
      select width_bucket(created_at, ${[...starts]}::bigint[]) as stretch, value, currency = ${currency} as is_here,
        coalesce(value, 0) > 0 as has_value
      from counted
    )
    select stretch,
      coalesce(sum(value) filter (where is_here and has_value), 0)::double precision as "value",
      coalesce(sum(value * value) filter (where is_here and has_value), 0)::double precision as "squares",
      (count(*) filter (where is_here and has_value))::integer as "deals",
      (count(*) filter (where not has_value))::integer as "unvalued",
      (count(*) filter (where has_value and not is_here))::integer as "elsewhere"
    from told group by stretch`.execute(db);
  const byStretch = new Map(rows.map(({ stretch, ...pipeline }) => [stretch, pipeline]));
  return starts.map((_, place) => byStretch.get(place + 1) ?? NONE);
}

export async function dealsReadAt(db: Database): Promise<number | null> {
  return (await dealReading(db))?.finishedAt ?? null;
}
