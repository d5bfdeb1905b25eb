/** How the store stands, in one statement; and the tallies of what came to the receiver. */
import { sql } from 'kysely';
import { STUCK_MS, type DayTally, type Standing } from '../../application/standing.ts';
import { isSetAside, KIND_OF_REASON } from './effects.ts';
import { type Database } from './open.ts';
import { batch } from './rows.ts';

const DAY_MS = 86_400_000;
/** Of a recipient who is not named any more no report is due again. */
const REPORT_MS = 31 * DAY_MS;
const IDS_TOLD = 5;

interface StandingRow extends Omit<
  Standing,
  'compared' | 'agreement' | 'reports' | 'setAside' | 'quarantined' | 'refused'
> {
  readonly set_aside: Standing['setAside'] | null;
  readonly held: Standing['quarantined'] | null;
  readonly not_believed: Standing['refused'] | null;
  readonly finished_at: number | null;
  readonly finished_marked: number | null;
  readonly version: string | null;
  readonly published_at: number | null;
  readonly sent_at: number | null;
  readonly failed: Standing['reports']['failed'] | null;
}

export async function standing(db: Database, now: number): Promise<Standing> {
  const waited = now - STUCK_MS;
  const { rows } = await sql<StandingRow>`
    with known as (
      select count(*) as records, count(*) filter (where read_at is null or reread) as unread,
        count(*) filter (where read_at is not null and next_look_at <= ${now}) as due,
        -- a lease or an agreed wait puts read_after on
        count(*) filter (where (read_at is null or reread) and read_after > 0 and read_after < ${waited})
          + count(*) filter (where read_at is not null and next_look_at < ${waited}) as stuck,
        count(*) filter (where faulty_since is not null) as faulty
      from records
    ), running as (
      -- leads by a number of eight bytes instead of their ids: sorting a million of those takes three seconds
      select count(distinct hashtextextended(record_id, hashtext(object_type))) filter (where not shadow) as leads,
        count(*) filter (where shadow) as shadow,
        count(*) filter (where not shadow and overdue_after < ${now}::bigint) as overdue,
        count(*) filter (where not shadow and overdue_after >= ${now}::bigint and due_soon_at <= ${now}::bigint) as due_soon,
        count(*) filter (where not shadow) as promised
      from clocks where ended_at is null
    ), owing as (
      select kind, count(*) as count,
        count(*) filter (where wanted -> 'values' ->> 'sla_status' = 'overdue') as overdue
      from effects
      where wanted is distinct from done and set_aside_because is null and not held group by kind
    )
    select
      known.records, known.unread, known.due, known.stuck,
      jsonb_build_object(
        'count', known.faulty,
        'ids', (select coalesce(jsonb_agg(record_id), '[]') from (
          select record_id from records where faulty_since is not null order by faulty_since, record_id limit ${IDS_TOLD}
        ) as first)) as faulty,
      jsonb_build_object(
        'leads', running.leads, 'onTrack', running.promised - running.overdue - running.due_soon,
        'dueSoon', running.due_soon, 'overdue', running.overdue, 'shadow', running.shadow) as clocks,
      jsonb_build_object(
        'properties', coalesce((select count from owing where kind = 'properties'), 0),
        'overdue', coalesce((select overdue from owing where kind = 'properties'), 0),
        'tasks', coalesce((select count from owing where kind = 'task'), 0)) as owed,
      (select jsonb_object_agg(kind, count) from (
        select ${KIND_OF_REASON} as kind, count(*) as count from effects where ${isSetAside()} group by 1
      ) as aside) as set_aside,
      (select jsonb_object_agg(reason, count) from (
        select reason, count(*) as count from quarantine group by 1) as held) as held,
      (select jsonb_build_object('count', sum(count), 'lastAt', max(last_at)) from receipts
        where outcome = 'kept' having count(*) > 0) as delivered,
      (select jsonb_object_agg(outcome, tally) from (
        select outcome, jsonb_build_object('count', sum(count), 'lastAt', max(last_at)) as tally from receipts
        where outcome <> 'kept' and last_at > ${now - DAY_MS}::bigint group by outcome) as refused) as not_believed,
      (select max(sent_at) from reports_sent) as sent_at,
      -- what was due since then has taken its place
      (select jsonb_object_agg(failed_because, count) from (
        select failed_because, count(*) as count from reports_sent as waits
        where state = 'waiting' and failed_because is not null and due_at > ${now - REPORT_MS}::bigint
          and not exists (select from reports_sent as newer where newer.recipient = waits.recipient
            and newer.kind = waits.kind and newer.due_at > waits.due_at)
        group by failed_because) as failing) as failed,
      finished_at, finished_marked, version, published_at
    from known cross join running
    left join (select finished_at, finished_marked from reconciliation) as compared on true
    left join (select version, published_at from agreements order by published_at desc, id desc limit 1) as agreed on true`.execute(
    db,
  );
  const row = rows[0];
  if (!row) throw new Error('a select of one row gave none');
  const { finished_at: at, finished_marked: found, version, published_at: publishedAt } = row;
  return {
    records: row.records,
    unread: row.unread,
    due: row.due,
    stuck: row.stuck,
    faulty: row.faulty,
    clocks: row.clocks,
    owed: row.owed,
    setAside: row.set_aside ?? {},
    quarantined: row.held ?? {},
    delivered: row.delivered,
    refused: row.not_believed ?? {},
    compared: at === null ? null : { at, found: found ?? 0 },
    agreement: version === null || publishedAt === null ? null : { version, publishedAt },
    reports: { sentAt: row.sent_at, failed: row.failed ?? {} },
  };
}

/** Adds to the tallies of their days; several services add to the same ones. */
export async function addReceipts(db: Database, tallies: readonly DayTally[]): Promise<void> {
  const rows = tallies.map(({ lastAt, ...tally }) => ({ ...tally, last_at: lastAt }));
  // In one order, so that two who add never wait for each other in a circle.
  await sql`
    insert into receipts
    select * from jsonb_to_recordset(${batch(rows)}) as r(day text, outcome text, count bigint, last_at bigint)
    order by day, outcome
    on conflict (day, outcome) do update set
      count = receipts.count + excluded.count, last_at = greatest(receipts.last_at, excluded.last_at)`.execute(
    db,
  );
}

/** Forgets the tallies before a day (YYYY-MM-DD), but for the last on which a delivery was kept. */
export async function forgetReceipts(db: Database, before: string): Promise<void> {
  await sql`
    delete from receipts where day < ${before}
      and day < (select max(day) from receipts where outcome = 'kept')`.execute(db);
}
