/** The clocks behind the figures, one by one: down to the lead, and the board of what is overdue. */
import { sql } from 'kysely';
import {
  type Asked,
  type Board,
  type BoardClock,
  type ListedClock,
  type ListPlace,
} from '../../../application/figures/figures.ts';
import { type Period, type StandingIn } from '../../../domain/measures/attainment.ts';
import { type Database } from '../open.ts';
import { clockOf, recordOf, type ClockRow } from '../rows.ts';
import { askedFor, ofPeriod, standing as standingOf } from './clocks.ts';

type ListedRow = ClockRow & { readonly standing: StandingIn };

export async function clocks(
  db: Database,
  asked: Asked & { readonly period: Period },
  standing: StandingIn | null,
  after: ListPlace | null,
  limit: number,
): Promise<readonly ListedClock[]> {
  const { period, now } = asked;
  const { rows } = await sql<ListedRow>`
    select * from (
      select c.*, ${standingOf(period, now)} as standing from clocks c
      where ${ofPeriod(period)} and ${askedFor(asked)}
        and ${
          after === null
            ? sql`true`
            : sql`(c.deadline_at, c.record_id, c.clock_id)
                < (${after.deadlineAt}::bigint, ${after.recordId}, ${after.clockId})`
        }
    ) as listed
    where ${standing === null ? sql`true` : sql`standing = ${standing}`}
    order by deadline_at desc, record_id desc, clock_id desc limit ${limit}`.execute(db);
  return rows.map((row) => ({
    record: recordOf(row),
    clockId: row.clock_id,
    promiseId: row.promise_id,
    side: row.side,
    ownerId: row.owner_id,
    team: row.teams[0] ?? null,
    startedAt: row.started_at,
    deadlineAt: row.deadline_at,
    endedAt: row.ended_at,
    elapsedMs: row.elapsed_ms,
    standing: row.standing,
  }));
}

/**
 * What is excused stands on no board, though its clock may still run. Each part reads one end of the index `clocks_open`, so
 * the board costs the same however many clocks run; only who holds how much reads all that is overdue.
 */
export async function board(db: Database, asked: Asked, dueUntil: number, limit: number): Promise<Board> {
  const { now } = asked;
  const open = sql`c.ended_at is null and c.verdict is distinct from 'excused' and ${askedFor(asked)}`;
  const [overdue, dueNext, holders] = await Promise.all([
    sql<ClockRow>`
      select c.* from clocks c where ${open} and c.overdue_after < ${now}::bigint
      order by c.overdue_after, c.record_id, c.clock_id limit ${limit}`.execute(db),
    sql<ClockRow>`
      select c.* from clocks c
      where ${open} and c.overdue_after >= ${now}::bigint and c.overdue_after <= ${dueUntil}::bigint
      order by c.overdue_after, c.record_id, c.clock_id limit ${limit}`.execute(db),
    sql<Board['holders'][number]>`
      select c.owner_id as "ownerId", c.teams[1] as "team", c.side = 'marketing' as "ofMarketing",
        count(*)::integer as "overdue"
      from clocks c where ${open} and c.overdue_after < ${now}::bigint
      group by 1, 2, 3 order by 4 desc, 1, 2, 3`.execute(db),
  ]);
  return {
    overdue: overdue.rows.map(boardClock),
    dueNext: dueNext.rows.map(boardClock),
    holders: holders.rows,
  };
}

function boardClock(row: ClockRow): BoardClock {
  return { clock: clockOf(row), team: row.teams[0] ?? null };
}
