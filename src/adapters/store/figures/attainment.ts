/** Figures of the clocks of a period: how they stand, how long they took, their trend, and whose the delay was. */
import { sql } from 'kysely';
import {
  type Asked,
  type Delay,
  type Figures,
  type Grouping,
  type SegmentName,
  type Took,
  type TrendStep,
} from '../../../application/figures/figures.ts';
import { type Period } from '../../../domain/measures/attainment.ts';
import { type Database } from '../open.ts';
import { askedFor, dueIn, groupOf, named, ofPeriod, standing } from './clocks.ts';

type AskedOfPeriod = Asked & { readonly period: Period };

interface FiguresRow {
  readonly group: string | null;
  readonly met: number;
  readonly breached: number;
  readonly excused: number;
  readonly void: number;
  readonly paused: number;
  readonly notYetDue: number;
  readonly lead: readonly number[] | null;
  readonly leadOf: number;
  readonly rep: readonly number[] | null;
  readonly repOf: number;
}

/**
 * What was never kept took longer than anything: it is sorted behind all that was, so that a share that reaches into it is
 * not known. Percentiles are values that occur (`percentile_disc`), since there is no half-way to what never ended.
 */
export async function figures(
  db: Database,
  asked: AskedOfPeriod,
  by: Grouping,
  segments: readonly SegmentName[],
): Promise<readonly Figures[]> {
  const { period, now } = asked;
  const { group, only } = groupOf(by);
  const took = sql`percentile_disc(array[0.5, 0.9, 0.95]) within group (order by took)`;
  const { rows } = await sql<FiguresRow>`
    select "group",
      count(*) filter (where standing = 'met')::integer as "met",
      count(*) filter (where standing = 'breached')::integer as "breached",
      count(*) filter (where standing = 'excused')::integer as "excused",
      count(*) filter (where standing = 'void')::integer as "void",
      count(*) filter (where standing = 'paused')::integer as "paused",
      count(*) filter (where standing = 'notYetDue')::integer as "notYetDue",
      ${took} filter (where judged and side = 'lead') as "lead",
      count(*) filter (where judged and side = 'lead')::integer as "leadOf",
      ${took} filter (where judged and side = 'rep') as "rep",
      count(*) filter (where judged and side = 'rep')::integer as "repOf"
    from (
      select "group", side, took, standing, standing in ('met', 'breached') as judged
      from (
        select ${group} as "group", c.side, ${standing(period, now)} as standing,
          case when c.ending = 'kept' then c.elapsed_ms::float8 else 'infinity'::float8 end as took
        from clocks c ${named(by, segments)}
        where ${ofPeriod(period)} and ${askedFor(asked)} and ${only}
        -- Keeps how a clock stands from being worked out anew for each of the counts.
        offset 0
      ) as stands
    ) as clocks
    group by "group"
    order by count(*) filter (where judged) desc, "group"`.execute(db);
  return rows.map(({ group: name, lead, leadOf, rep, repOf, ...counts }) => ({
    group: name,
    counts,
    leadClock: tookOf(lead, leadOf),
    repClock: tookOf(rep, repOf),
  }));
}

function tookOf(percentiles: readonly number[] | null, of: number): Took {
  const [median, p90, p95] = (percentiles ?? []).map((value) => (Number.isFinite(value) ? value : null));
  return { of, median: median ?? null, p90: p90 ?? null, p95: p95 ?? null };
}

export async function trend(
  db: Database,
  asked: AskedOfPeriod,
  starts: readonly number[],
): Promise<readonly TrendStep[]> {
  const { period, now } = asked;
  const { rows } = await sql<{ readonly step: number; readonly met: number; readonly breached: number }>`
    select width_bucket(deadline_at, ${[...starts]}::bigint[]) as "step",
      count(*) filter (where standing = 'met')::integer as "met",
      count(*) filter (where standing = 'breached')::integer as "breached"
    from (
      select c.deadline_at, ${standing(period, now)} as standing from clocks c
      where ${dueIn(period)} and ${askedFor(asked)}
    ) as clocks
    group by 1`.execute(db);
  const byStep = new Map(rows.map((row) => [row.step, row]));
  return starts.map((fromAt, index) => {
    const { met, breached } = byStep.get(index + 1) ?? { met: 0, breached: 0 };
    return { fromAt, met, breached };
  });
}

export async function delay(db: Database, asked: AskedOfPeriod): Promise<Delay> {
  const { period, now } = asked;
  const { rows } = await sql<Delay>`
    select count(*) filter (where broken)::integer as "clocks",
      coalesce(sum(least(unowned_ms, budget_ms)) filter (where broken and side = 'lead'), 0)::float8 as "systemMs",
      coalesce(sum(budget_ms - least(unowned_ms, budget_ms)) filter (where broken and side = 'lead'), 0)::float8 as "salesMs",
      -- null where none is marketing's
      (sum(case when broken then budget_ms else 0 end) filter (where side = 'marketing'))::float8 as "marketingMs"
    from (
      select c.side, c.unowned_ms, c.budget_ms, ${standing(period, now)} = 'breached' as broken from clocks c
      where ${dueIn(period)} and c.side in ('lead', 'marketing') and ${askedFor(asked)}
    ) as clocks`.execute(db);
  return rows[0] ?? { clocks: 0, marketingMs: null, systemMs: 0, salesMs: 0 };
}
