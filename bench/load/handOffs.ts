/** Marketing's side of a year of leads: their hand-offs, and the deals that were made of them. */
import { sql } from 'kysely';
import { type Measurable } from './databases.ts';

/**
 * Leads evenly over a time: two in five are qualified a day later, two in five rejected for one of five reasons, and of each
 * that is qualified a deal is made after three days, of which one in ten is worth nothing yet.
 */
export async function fillHandOffs(
  { opened: { db } }: Measurable,
  { leads, fromAt, overMs }: { readonly leads: number; readonly fromAt: number; readonly overMs: number },
): Promise<void> {
  const dayMs = 86_400_000;
  const told = sql`(
    select n, n::text as id, ${fromAt}::bigint + n::bigint * ${overMs}::bigint / ${leads} as came, n % 5 as fate
    from generate_series(1, ${leads}::integer) as n) as l`;
  await sql`
    insert into hand_offs (object_type, record_id, cycle, kind, handed_off_at, agreement_version, lead_for, qualified_at,
      qualified_for, ended_at, ending, reason_id, source, deals_for)
    select 'contact', id, 1, case when n % 20 = 0 then 'imported' else 'first' end, came, '0123456789ab',
      array['leads'], case when fate < 2 then came + ${dayMs}::bigint end,
      case when fate < 2 then array['qualified'] else '{}' end,
      case when fate < 4 then came + ${dayMs}::bigint end,
      case when fate < 2 then 'qualified' when fate < 4 then 'disqualified' end,
      case when fate in (2, 3) then 'reason-' || n % 5 end, 'SOURCE ' || n % 7,
      jsonb_build_array(jsonb_build_object('quotaId', 'value', 'fromAt', came, 'untilAt', null))
    from ${told}`.execute(db);
  await sql`
    insert into deals (deal_id, created_at, value, currency)
    select id, came + ${3 * dayMs}::bigint, case when n % 10 = 0 then null else 1000 + n % 37 * 1000 end, 'GBP'
    from ${told} where fate < 2`.execute(db);
  await sql`
    insert into deal_records (deal_id, object_type, record_id)
    select id, 'contact', id from ${told} where fate < 2`.execute(db);
  await sql`analyze hand_offs, deals, deal_records`.execute(db);
}
