/**
 * Digests: what is told once for many records. What they rest on is counted anew each time, and they are owed like any
 * other effect. They hang on one of their contacts, for a task that got no answer is looked up through its contact; their
 * object type keeps them from being taken for that contact's own.
 */
import { sql } from 'kysely';
import { type DigestGrounds, type WantedDigest } from '../../application/digest.ts';
import { type PortalValues } from '../../application/store.ts';
import { holdDigests } from './effects.ts';
import { type Database } from './open.ts';
import { batch } from './rows.ts';

/** Longer than any import lasts: one that is told of at all is counted whole. */
const IMPORT_LASTS_AT_MOST_MS = 2 * 86_400_000;

/** @param importsSince imports whose last lead came before are not told of; epoch ms */
export async function digestGrounds(db: Database, importsSince: number): Promise<DigestGrounds> {
  const { rows: imports } = await sql<DigestGrounds['imports'][number]>`
    select left_out_by as "source", count(*)::integer as "leads", min(left_out_at) as "firstAt",
      max(left_out_at) as "lastAt", min(record_id) as "contactId"
    from records
    where left_out_by is not null and left_out_at >= ${importsSince - IMPORT_LASTS_AT_MOST_MS}
    group by left_out_by having max(left_out_at) >= ${importsSince}
    order by left_out_by`.execute(db);
  const { rows: heldBack } = await sql<DigestGrounds['heldBack'][number]>`
    select held.*, (
      select count(*)::integer from effects e
      where e.owner_id = held."ownerId" and e.day = held."day" and not e.held) as "given"
    from (
      select owner_id as "ownerId", day as "day", count(*)::integer as "leads", min(due_at) as "firstDueAt",
        min(record_id) as "contactId"
      from effects where held and wanted ->> 'state' = 'open'
      group by owner_id, day
    ) as held order by "ownerId", "day"`.execute(db);
  return { imports, heldBack };
}

/**
 * The digests are these and no others. One that was never made, since the contact it was to hang on is gone, hangs on
 * another from now on; one whose creation may have been answered stays where it will be looked for.
 * @returns how many changed
 */
export async function keepDigests(
  db: Database,
  digests: readonly WantedDigest[],
  closing: PortalValues,
): Promise<number> {
  const rows = digests.map(({ key, contactId, wanted }) => ({ key, record_id: contactId, wanted }));
  const closed = { state: 'closed', values: closing };
  return db.transaction().execute(async (transaction) => {
    await holdDigests(transaction);
    const kept = await sql`
      insert into effects (key, object_type, record_id, kind, urgency, wanted)
      select key, 'digest', record_id, 'task', 2, wanted
      from jsonb_to_recordset(${batch(rows)}) as d(key text, record_id text, wanted jsonb) order by key
      on conflict (key) do update set
        record_id = case when effects.remote_id is null and effects.unanswered_since is null
          then excluded.record_id else effects.record_id end,
        done = case when effects.remote_id is null then null else effects.done end,
        wanted = excluded.wanted, try_after = 0, attempts = 0, refusals = 0, set_aside_because = null
      where effects.wanted is distinct from excluded.wanted
        or (effects.remote_id is null and effects.record_id <> excluded.record_id
          and (effects.set_aside_because is not null or effects.done is not null))
      returning key`.execute(transaction);
    const ended = await sql`
      update effects set
        wanted = c.wanted, try_after = 0, attempts = 0, refusals = 0, set_aside_because = null
      from jsonb_to_recordset(${batch([{ wanted: closed }])}) as c(wanted jsonb)
      where effects.object_type = 'digest' and effects.wanted ->> 'state' <> 'closed'
        and not effects.key = any(array(
          select key from jsonb_to_recordset(${batch(rows)}) as d(key text)))
      returning key`.execute(transaction);
    return kept.rows.length + ended.rows.length;
  });
}
