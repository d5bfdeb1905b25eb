/** Which clocks a report is about, and how each stands: the same words for every statement of the figures. */
import { sql, type RawBuilder } from 'kysely';
import { type Asked, type Grouping, type SegmentName } from '../../../application/figures/figures.ts';
import { type Period } from '../../../domain/measures/attainment.ts';
import { batch } from '../rows.ts';

/** Suspensions that are a pause and on at `$now`. */
const PAUSED_NOW =
  '$[*] ? (@.reason == "paused" && @.fromAt <= $now && (!exists(@.untilAt) || @.untilAt == null || @.untilAt > $now))';

/**
 * How a clock stands in a period, as `standingIn` of the domain decides it. A verdict is as of the last look; one that was
 * due since is overdue by now.
 *
 * A path and no subquery: PostgreSQL takes one that it may never run for dear, and compiles the whole statement for it, which
 * takes it longer than the statement.
 */
export function standing(period: Period, now: number): RawBuilder<unknown> {
  return sql`case
    when c.ended_at is null and c.verdict is null and c.overdue_after >= ${now}::bigint
      and jsonb_path_exists(c.suspensions, ${sql.lit(PAUSED_NOW)}, jsonb_build_object('now', ${now}::bigint)) then 'paused'
    when c.deadline_at >= ${period.untilAt}::bigint then 'notYetDue'
    when c.verdict is not null then c.verdict
    when c.overdue_after < ${now}::bigint then 'breached'
    else 'notYetDue' end`;
}

/** The clocks of a period: those that came due in it, and those that began before its end and are due later. */
export function ofPeriod({ fromAt, untilAt }: Period): RawBuilder<unknown> {
  return sql`c.deadline_at >= ${fromAt}::bigint and c.started_at < ${untilAt}::bigint`;
}

/** The clocks that came due in a period. */
export function dueIn({ fromAt, untilAt }: Period): RawBuilder<unknown> {
  return sql`c.deadline_at >= ${fromAt}::bigint and c.deadline_at < ${untilAt}::bigint`;
}

/** Of clocks that count for a team and its people; the others have no rep. */
const OF_SALES = sql`c.side not in ('system', 'marketing')`;

/** Those that are asked for and that who asks may see. */
export function askedFor({ within, promiseId, team, ownerId, source, tiers }: Asked): RawBuilder<unknown> {
  const conditions = [sql`not c.shadow`];
  if (within !== null) {
    conditions.push(
      sql`(c.teams && ${[...within.teams]}::text[] or (c.side = 'rep' and c.owner_id = any(${[...within.ownerIds]}::text[])))`,
    );
  }
  if (promiseId !== undefined) conditions.push(sql`c.promise_id = ${promiseId}`);
  if (team !== undefined) conditions.push(OF_SALES, isOf(sql`c.teams[1]`, team));
  if (ownerId !== undefined) conditions.push(sql`c.side = 'rep'`, isOf(sql`c.owner_id`, ownerId));
  if (source !== undefined) conditions.push(isOf(sql`c.source`, source));
  if (tiers !== undefined) {
    conditions.push(
      sql`exists (
        select from jsonb_to_recordset(${batch(tiers)}) as asked(version text, "promiseId" text, tier integer)
        where asked.version = c.agreement_version and asked."promiseId" = c.promise_id and asked.tier = c.tier)`,
    );
  }
  return sql.join(conditions, sql` and `);
}

function isOf(column: RawBuilder<unknown>, value: string | null): RawBuilder<unknown> {
  return value === null ? sql`${column} is null` : sql`${column} = ${value}`;
}

/** What a grouping puts side by side, and of which clocks: of reps only what they alone answer for. */
export function groupOf(by: Grouping): {
  readonly group: RawBuilder<unknown>;
  readonly only: RawBuilder<unknown>;
} {
  const all = sql`true`;
  switch (by) {
    case 'all':
      return { group: sql`null::text`, only: all };
    case 'team':
      return { group: sql`c.teams[1]`, only: OF_SALES };
    case 'rep':
      return { group: sql`c.owner_id`, only: sql`c.side = 'rep'` };
    case 'promise':
      return { group: sql`c.promise_id`, only: all };
    case 'segment':
      return { group: sql`named.segment`, only: sql`named.segment is not null` };
    case 'source':
      return { group: sql`c.source`, only: all };
  }
}

/** Names the tiers of promises, where they are asked for. */
export function named(by: Grouping, segments: readonly SegmentName[]): RawBuilder<unknown> {
  if (by !== 'segment') return sql``;
  return sql`left join jsonb_to_recordset(${batch(segments)}) as named(
      version text, "promiseId" text, tier integer, segment text)
    on named.version = c.agreement_version and named."promiseId" = c.promise_id and named.tier = c.tier`;
}
