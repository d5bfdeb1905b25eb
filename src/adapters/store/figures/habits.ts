/** Patterns: what of the leads of a period is worth a question, when leads arrive, and which nobody holds. */
import { sql, type RawBuilder } from 'kysely';
import { type Arrivals, type Asked, type Habits } from '../../../application/figures/figures.ts';
import { type Period } from '../../../domain/measures/attainment.ts';
import { type Database } from '../open.ts';
import { askedFor, dueIn, groupOf } from './clocks.ts';

const QUARTER_OF_AN_HOUR_MS = 900_000;
/** A lead that went from one rep to another and on again, or back. */
const HANDED_ON = 2;

/** A lead counts once in a cycle, however many promises were made for it. */
export async function habits(
  db: Database,
  asked: Asked & { readonly period: Period },
  by: 'rep' | 'team',
): Promise<readonly Habits[]> {
  const { group } = groupOf(by);
  const { rows } = await sql<Habits>`
    select "group", count(*)::integer as "leads",
      count(*) filter (where paused)::integer as "paused",
      count(*) filter (where bounced)::integer as "bounced",
      count(*) filter (where handed_on)::integer as "handedOn",
      count(*) filter (where unverified)::integer as "unverified",
      sum(paused_ms)::float8 as "pausedMs", sum(running_ms)::float8 as "runningMs"
    from (
      select ${group} as "group",
        bool_or(c.suspensions @> '[{"reason":"paused"}]') as paused,
        bool_or(c.suspensions @> '[{"reason":"takenBack"}]') as bounced,
        bool_or(c.handovers >= ${HANDED_ON}) as handed_on,
        bool_or(c.unverified) as unverified,
        sum(${pausedMs(asked.now)}) as paused_ms, sum(${runsUntil(asked.now)} - c.started_at) as running_ms
      from clocks c
      where ${dueIn(asked.period)} and c.side = 'rep' and ${askedFor(asked)}
      group by 1, c.object_type, c.record_id, c.cycle
    ) as leads
    group by "group"
    order by count(*) filter (where paused or bounced or handed_on or unverified) desc, "group"`.execute(db);
  return rows;
}

/** A clock that began after `now` has not run yet. */
function runsUntil(now: number): RawBuilder<unknown> {
  return sql`greatest(coalesce(c.ended_at, ${now}::bigint), c.started_at)`;
}

/** Pauses of several reasons may lie over each other: what both cover counts once. */
function pausedMs(now: number): RawBuilder<unknown> {
  const pause = sql`int8range(greatest(s."fromAt", c.started_at), least(s."untilAt", ${runsUntil(now)}))`;
  return sql`case when c.suspensions @> '[{"reason":"paused"}]' then (
    select coalesce(sum(upper(stretch) - lower(stretch)), 0) from unnest((
      select range_agg(${pause})
      from jsonb_to_recordset(c.suspensions) as s(reason text, "fromAt" bigint, "untilAt" bigint)
      where s.reason = 'paused' and s."fromAt" < ${runsUntil(now)}
        and (s."untilAt" is null or s."untilAt" > c.started_at)
        and (s."untilAt" is null or s."untilAt" > s."fromAt")
    )) as stretch) else 0 end`;
}

/** Whatever was handed off in the period is due after its beginning, which the index finds. */
export async function arrivals(
  db: Database,
  asked: Asked & { readonly period: Period },
): Promise<readonly Arrivals[]> {
  const { fromAt, untilAt } = asked.period;
  const { rows } = await sql<Arrivals>`
    select quarter * ${QUARTER_OF_AN_HOUR_MS}::bigint as "at", count(*)::integer as "leads"
    from (
      select distinct c.object_type, c.record_id, c.cycle, c.handed_off_at / ${QUARTER_OF_AN_HOUR_MS}::bigint as quarter
      from clocks c
      where c.deadline_at >= ${fromAt}::bigint and c.handed_off_at >= ${fromAt}::bigint
        and c.handed_off_at < ${untilAt}::bigint and c.side <> 'marketing' and ${askedFor(asked)}
    ) as leads
    group by quarter order by quarter`.execute(db);
  return rows;
}

export async function unowned(db: Database, asked: Asked): Promise<number> {
  const { rows } = await sql<{ readonly leads: number }>`
    select count(distinct (c.object_type, c.record_id))::integer as leads from clocks c
    where c.ended_at is null and c.owner_id is null and c.side <> 'marketing' and ${askedFor(asked)}`.execute(
    db,
  );
  return rows[0]?.leads ?? 0;
}
