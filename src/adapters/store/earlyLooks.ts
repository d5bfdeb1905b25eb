/**
 * Looks that a clock which was ahead made too early: what they found is as of an instant that has not come. A verdict among
 * them would stand until the record's next news, since a look is due only when news comes or time does.
 */
import { sql } from 'kysely';
import { type Database } from './open.ts';

/**
 * Makes records due that were looked at after an instant. Reads all records; it is asked for at a start and when a clock was
 * set back, not in any loop.
 */
export async function redoLooksAfter(db: Database, instant: number, now: number): Promise<number> {
  const { numAffectedRows } = await sql`
    update records set next_look_at = least(records.next_look_at, ${now}::bigint)
    from (
      -- locked in the order in which everybody takes them, so that nobody waits in a circle
      select object_type, record_id from records where looked_at > ${instant}
      order by object_type, record_id for update
    ) as early
    where records.object_type = early.object_type and records.record_id = early.record_id`.execute(db);
  return Number(numAffectedRows ?? 0);
}
