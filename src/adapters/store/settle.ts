/** Keeps how sending went. */
import { sql } from 'kysely';
import { type Settlement } from '../../application/store.ts';
import { GONE, holdRecords } from './effects.ts';
import { type Database } from './open.ts';
import { batch } from './rows.ts';

/**
 * What was done is what was sent: if something else is wanted by now, the effect is owed again by itself. Likewise a
 * failure says nothing of what is wanted instead by now: of it only whether something may have been created is kept.
 */
export async function settle(db: Database, settlements: readonly Settlement[]): Promise<void> {
  if (settlements.length === 0) return;
  const done = settlements.filter((settlement) => settlement.outcome === 'done');
  const moot = settlements.filter((settlement) => settlement.outcome === 'moot');
  const failed = settlements.filter((settlement) => settlement.outcome === 'failed');
  await db.transaction().execute(async (transaction) => {
    const keys = batch(settlements.map(({ key }) => ({ key })));
    await holdRecords(transaction, sql`key in (select key from jsonb_to_recordset(${keys}) as s(key text))`);
    if (done.length > 0) await keepDone(transaction, done);
    if (moot.length > 0) await setAsideUntilFound(transaction, moot);
    if (failed.length > 0) await keepFailed(transaction, failed);
  });
}

type Settled<Outcome extends Settlement['outcome']> = readonly Extract<Settlement, { outcome: Outcome }>[];

async function keepDone(db: Database, done: Settled<'done'>): Promise<void> {
  const rows = done.map(({ key, done: state, remoteId }) => ({ key, done: state, remote_id: remoteId }));
  await sql`
    update effects set
      done = s.done, remote_id = coalesce(s.remote_id, effects.remote_id),
      attempts = 0, refusals = 0, unanswered_since = null, try_after = 0, leased_until = 0
    from jsonb_to_recordset(${batch(rows)}) as s(key text, done jsonb, remote_id text)
    where effects.key = s.key`.execute(db);
}

/** What was to be written on records that are not there is owed again as soon as a reading finds them (`owedAgain`). */
async function setAsideUntilFound(db: Database, moot: Settled<'moot'>): Promise<void> {
  const rows = moot.map(({ key, tried, stands, inDoubt = false }) => ({
    key,
    tried,
    stands,
    in_doubt: inDoubt,
  }));
  await sql`
    with gone as (
      update effects set
        leased_until = 0, done = coalesce(s.stands, effects.done),
        unanswered_since = case when s.in_doubt then effects.unanswered_since end,
        set_aside_because = case when effects.wanted = s.tried then ${GONE} end
      from jsonb_to_recordset(${batch(rows)}) as s(key text, tried jsonb, stands jsonb, in_doubt boolean)
      where effects.key = s.key
      returning effects.object_type, effects.record_id
    )
    update records set reread = true, read_after = 0
    where (object_type, record_id) in (select object_type, record_id from gone)`.execute(db);
}

async function keepFailed(db: Database, failed: Settled<'failed'>): Promise<void> {
  const rows = failed.map(({ key, tried, reason, nextTryAt, answered, stands }) => ({
    key,
    tried,
    stands,
    reason,
    try_after: nextTryAt,
    answered,
  }));
  await sql`
    update effects set
      leased_until = 0, done = coalesce(s.stands, effects.done),
      unanswered_since = case when s.answered then null else effects.unanswered_since end,
      attempts = case when effects.wanted = s.tried then effects.attempts + 1 else effects.attempts end,
      refusals = case when effects.wanted = s.tried and s.answered then effects.refusals + 1 else effects.refusals end,
      try_after = case when effects.wanted = s.tried then coalesce(s.try_after, 0) else effects.try_after end,
      set_aside_because = case when effects.wanted = s.tried and s.try_after is null then s.reason end
    from jsonb_to_recordset(${batch(rows)})
      as s(key text, tried jsonb, stands jsonb, reason text, try_after bigint, answered boolean)
    where effects.key = s.key`.execute(db);
}
