/** Which reports were sent: each recipient, kind and period is one row, and whoever makes or takes it sends the report. */
import { sql, type RawBuilder } from 'kysely';
import { type ReportKey, type ReportOutcome } from '../../application/reports/reportLog.ts';
import { type Database } from './open.ts';

/** As `ReportLog.claimReport`. */
export async function claimReport(
  db: Database,
  { recipient, kind, period }: ReportKey,
  dueAt: number,
  now: number,
  leaseUntil: number,
): Promise<number | null> {
  // Two who come at once meet at the primary key: one makes the row, the other finds it leased.
  const { rows } = await sql<{ readonly attempts: number; readonly state: string }>`
    insert into reports_sent (recipient, kind, period, due_at, state, leased_until, attempts)
    select ${recipient}, ${kind}, ${period}, ${dueAt}::bigint,
      case when exists (select from reports_sent where recipient = ${recipient} and kind = ${kind})
        then 'waiting' else 'skipped' end,
      ${leaseUntil}::bigint, 1
    on conflict (recipient, kind, period) do update set
      leased_until = excluded.leased_until, attempts = reports_sent.attempts + 1
    where reports_sent.state = 'waiting'
      and reports_sent.leased_until <= ${now}::bigint and reports_sent.try_after <= ${now}::bigint
    returning attempts, state`.execute(db);
  const row = rows[0];
  return row?.state === 'waiting' ? row.attempts : null;
}

export async function settleReport(db: Database, key: ReportKey, outcome: ReportOutcome): Promise<void> {
  if (outcome.kind === 'sent') {
    await sql`
      update reports_sent set state = 'sent', sent_at = ${outcome.at}, leased_until = 0, failed_because = null
      where ${same(key)}`.execute(db);
    return;
  }
  await sql`
    update reports_sent set leased_until = 0, try_after = ${outcome.tryAfter}, failed_because = ${outcome.reason}
    where ${same(key)} and state = 'waiting'`.execute(db);
}

/** As `ReportLog.forgetReports`. */
export async function forgetReports(db: Database, dueBefore: number): Promise<number> {
  const { rows } = await sql`
    delete from reports_sent as old where old.due_at < ${dueBefore}
      and exists (select from reports_sent as newer
        where newer.recipient = old.recipient and newer.kind = old.kind and newer.due_at > old.due_at)
    returning 1 as forgotten`.execute(db);
  return rows.length;
}

function same({ recipient, kind, period }: ReportKey): RawBuilder<boolean> {
  return sql`recipient = ${recipient} and kind = ${kind} and period = ${period}`;
}
