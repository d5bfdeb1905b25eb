/** Fills a database with records whose clocks run and that ask for nothing before tomorrow. */
import { sql } from 'kysely';
import { type OpenedStore } from '../../src/adapters/store/open.ts';

/** A Monday, ten in the morning: when the records were looked at. */
export const FILLED_AT = Date.parse('2026-03-02T10:00:00Z');
const DAY_MS = 86_400_000;
const HOUR_MS = 3_600_000;
const AT_ONCE = 100_000;

/** Records from..until, each with an open clock, an effect that is done, and nothing to do before tomorrow. */
export async function fill({ db }: OpenedStore, from: number, until: number): Promise<void> {
  for (let start = from; start < until; start += AT_ONCE) {
    const ids = sql`generate_series(${start}::int + 1, ${Math.min(until, start + AT_ONCE)}::int) as n`;
    await sql`
      insert into records (object_type, record_id, next_look_at, looked_at, read_at)
      select 'contact', n::text, ${FILLED_AT + DAY_MS}::bigint + n, ${FILLED_AT}::bigint, ${FILLED_AT}::bigint
      from ${ids}`.execute(db);
    await sql`
      insert into clocks (object_type, record_id, clock_id, promise_id, side, cycle, owner_id, agreement_version,
        calendar_id, shadow, started_at, budget_ms, deadline_at, overdue_after, due_soon_at, remind_at)
      select 'contact', n::text, 'first-touch/1/101', 'first-touch', 'rep', 1, '101', '0123456789ab', 'office', false,
        ${FILLED_AT}::bigint, 14400000, ${FILLED_AT + DAY_MS}::bigint + n, ${FILLED_AT + DAY_MS}::bigint + n,
        ${FILLED_AT + DAY_MS - 400_000}::bigint + n, '[]' from ${ids}`.execute(db);
    await sql`
      insert into effects (key, object_type, record_id, kind, urgency, wanted, done)
      select 'contact:' || n || '/properties', 'contact', n::text, 'properties', 2, state, state
      from ${ids}, (select '{"state":"open","values":{"sla_status":"on_track"}}'::jsonb as state) as done`.execute(
      db,
    );
  }
}

/** What HubSpot told of these records: created, a lead, with an owner, an hour before. */
export async function remember({ db }: OpenedStore, from: number, until: number): Promise<void> {
  for (let start = from; start < until; start += AT_ONCE) {
    await sql`
      insert into facts (object_type, record_id, kind, property, value, occurred_at, learned_at, source_type, source_id)
      select 'contact', n::text, told.kind, told.property, told.value, ${FILLED_AT - HOUR_MS}::bigint,
        ${FILLED_AT - HOUR_MS}::bigint, 'CRM_UI', 'userId:' || n / 50
      from generate_series(${start}::int + 1, ${Math.min(until, start + AT_ONCE)}::int) as n, (values
        ('created', '', ''), ('property', 'lifecyclestage', 'lead'), ('property', 'hubspot_owner_id', '101'))
        as told(kind, property, value)`.execute(db);
  }
}
