/** Marketing's side: what counted for a quota, what was handed over, how it ended, and where it came from. */
import { sql, type RawBuilder } from 'kysely';
import {
  type Ended,
  type MarketingFigures,
  type OfSource,
  type QuotaAsked,
} from '../../../application/figures/marketing.ts';
import { type HandOff } from '../../../domain/evaluate/handOffs.ts';
import { type Period } from '../../../domain/measures/attainment.ts';
import { QUARTER_OF_AN_HOUR_MS } from '../handOffs.ts';
import { type Database } from '../open.ts';

/** All hand-offs, those of erased people among them. A condition on an instant reaches the index of the first part. */
const HANDED_OFF = sql`(
  select kind, handed_off_at, lead_for, qualified_at, qualified_for, ended_at, ending, reason_id, source, 1 as leads
  from hand_offs
  union all
  select kind, handed_off_at, lead_for, qualified_at, qualified_for, ended_at, ending, reason_id, null, leads
  from erased_hand_offs) as h`;
const LEADS = sql`coalesce(sum(leads), 0)::integer`;

export function within(instant: RawBuilder<unknown>, { fromAt, untilAt }: Period): RawBuilder<unknown> {
  return sql`${instant} >= ${fromAt}::bigint and ${instant} < ${untilAt}::bigint`;
}

/** The instants of erased people are cut to quarters of an hour. */
function withCut({ fromAt, untilAt }: Period): Period {
  return { fromAt: Math.floor(fromAt / QUARTER_OF_AN_HOUR_MS) * QUARTER_OF_AN_HOUR_MS, untilAt };
}

export async function countedForQuota(
  db: Database,
  { id, counts, starts, period }: QuotaAsked,
): Promise<readonly number[]> {
  const [instant, quotas] =
    counts === 'leads' ? [sql`handed_off_at`, sql`lead_for`] : [sql`qualified_at`, sql`qualified_for`];
  const { rows } = await sql<{ readonly stretch: number; readonly leads: number }>`
    select width_bucket(${instant}, ${[...starts]}::bigint[]) as "stretch", ${LEADS} as "leads"
    from ${HANDED_OFF}
    where ${within(instant, withCut(period))} and ${id} = any(${quotas})
    group by 1`.execute(db);
  const byStretch = new Map(rows.map(({ stretch, leads }) => [stretch, leads]));
  return starts.map((_, place) => byStretch.get(place + 1) ?? 0);
}

export async function handedOver(db: Database, period: Period): ReturnType<MarketingFigures['handedOver']> {
  const { rows } = await sql<{ readonly kind: HandOff['kind']; readonly leads: number }>`
    select kind, ${LEADS} as "leads" from ${HANDED_OFF}
    where ${within(sql`handed_off_at`, period)} group by kind`.execute(db);
  const kinds = { first: 0, again: 0, imported: 0, redefined: 0 };
  for (const { kind, leads } of rows) kinds[kind] = leads;
  return kinds;
}

export async function endedHandOffs(db: Database, period: Period): Promise<readonly Ended[]> {
  const { rows } = await sql<Ended>`
    select ending, reason_id as "reasonId", ${LEADS} as "leads" from ${HANDED_OFF}
    where ${within(sql`ended_at`, period)} and kind <> 'imported'
    group by ending, reason_id
    order by 3 desc, 1, 2`.execute(db);
  return rows;
}

/** A hand-off of the period may be qualified after it, and one that is qualified in it be older. */
export async function leadsBySource(db: Database, period: Period): Promise<readonly OfSource[]> {
  const { rows } = await sql<OfSource>`
    select source,
      coalesce(sum(leads) filter (where kind = 'first' and ${within(sql`handed_off_at`, period)}), 0)::integer as "leads",
      coalesce(sum(leads) filter (where ${within(sql`qualified_at`, period)}), 0)::integer as "qualified"
    from ${HANDED_OFF}
    where kind <> 'imported'
      and ((kind = 'first' and ${within(sql`handed_off_at`, period)}) or ${within(sql`qualified_at`, period)})
    group by source
    order by 2 desc, 3 desc, 1`.execute(db);
  return rows;
}
