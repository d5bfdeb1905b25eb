/** What the deals are worth that count for a quota of pipeline value. */
import { sql } from 'kysely';
import { type Pipeline, type PipelineAsked } from '../../../application/figures/marketing.ts';
import { countsFor, dealReading } from '../deals.ts';
import { type Database } from '../open.ts';
import { within } from './marketing.ts';

const NONE: Pipeline = { value: 0, squares: 0, deals: 0, unvalued: 0, elsewhere: 0 };

export async function pipelineForQuota(
  db: Database,
  { id, currency, starts, period }: PipelineAsked,
): Promise<readonly Pipeline[]> {
  const { rows } = await sql<Pipeline & { readonly stretch: number }>`
    with told as (
      select width_bucket(d.created_at, ${[...starts]}::bigint[]) as stretch, d.currency = ${currency} as is_here,
        -- What is worth less than nothing adds nothing.
        case when d.value < 0 then 0 else d.value end as value
      from deals d
      where ${within(sql`d.created_at`, period)}
        and (${id} = any(d.counts_for) or ${countsFor(id)})
    )
    select stretch,
      coalesce(sum(value) filter (where is_here), 0)::double precision as "value",
      coalesce(sum(value * value) filter (where is_here), 0)::double precision as "squares",
      (count(value) filter (where is_here))::integer as "deals",
      (count(*) filter (where value is null))::integer as "unvalued",
      (count(value) filter (where not is_here))::integer as "elsewhere"
    from told group by stretch`.execute(db);
  const byStretch = new Map(rows.map(({ stretch, ...pipeline }) => [stretch, pipeline]));
  return starts.map((_, place) => byStretch.get(place + 1) ?? NONE);
}

export async function dealsReadAt(db: Database): Promise<number | null> {
  return (await dealReading(db))?.finishedAt ?? null;
}
