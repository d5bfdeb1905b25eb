/** Owed effects: what is wanted and not done. */
import { sql } from 'kysely';
import {
  type EffectKind,
  type EffectState,
  type OwedEffect,
  type Settlement,
} from '../../application/store.ts';
import { type Database } from './open.ts';
import { batch, recordOf, type RecordRow } from './rows.ts';

interface OwedRow extends RecordRow {
  readonly key: string;
  readonly kind: EffectKind;
  readonly wanted: EffectState;
  readonly done: EffectState | null;
  readonly remote_id: string | null;
  readonly was_unanswered: boolean;
  readonly attempts: number;
  readonly refusals: number;
}

/**
 * Takes owed effects under a lease. A task that is not known to exist is marked unanswered in the same statement, before
 * anything is sent: whoever comes after a crash looks it up instead of making it twice.
 */
export async function claimOwed(
  db: Database,
  now: number,
  leaseUntil: number,
  limit: number,
): Promise<readonly OwedEffect[]> {
  const { rows } = await sql<OwedRow>`
    update effects set
      leased_until = ${leaseUntil},
      unanswered_since = case when effects.kind = 'task' and effects.remote_id is null
        then coalesce(effects.unanswered_since, ${now}) end
    from (
      select key, unanswered_since is not null as was_unanswered from effects
      where wanted is distinct from done and set_aside_because is null
        and try_after <= ${now} and leased_until <= ${now}
      order by urgency, try_after limit ${limit} for update skip locked
    ) as claimed
    where effects.key = claimed.key
    returning effects.*, claimed.was_unanswered`.execute(db);
  return rows.map((row) => ({
    key: row.key,
    kind: row.kind,
    record: recordOf(row),
    wanted: row.wanted,
    done: row.done,
    remoteId: row.remote_id,
    unanswered: row.was_unanswered,
    attempts: row.attempts,
    refusals: row.refusals,
  }));
}

/**
 * What was done is what was sent: if something else is wanted by now, the effect is owed again by itself. Likewise a
 * failure says nothing of what is wanted instead by now: of it only whether something may have been created is kept.
 */
export async function settle(db: Database, settlements: readonly Settlement[]): Promise<void> {
  const done = settlements.filter((settlement) => settlement.outcome === 'done');
  if (done.length > 0) {
    const rows = done.map(({ key, done: state, remoteId }) => ({ key, done: state, remote_id: remoteId }));
    await sql`
      update effects set
        done = s.done, remote_id = coalesce(s.remote_id, effects.remote_id),
        attempts = 0, refusals = 0, unanswered_since = null, try_after = 0, leased_until = 0
      from jsonb_to_recordset(${batch(rows)}) as s(key text, done jsonb, remote_id text)
      where effects.key = s.key`.execute(db);
  }
  const failed = settlements.filter((settlement) => settlement.outcome === 'failed');
  if (failed.length > 0) {
    const rows = failed.map(({ key, tried, reason, nextTryAt, answered }) => ({
      key,
      tried,
      reason,
      try_after: nextTryAt,
      answered,
    }));
    await sql`
      update effects set
        leased_until = 0,
        unanswered_since = case when s.answered then null else effects.unanswered_since end,
        attempts = case when effects.wanted = s.tried then effects.attempts + 1 else effects.attempts end,
        refusals = case when effects.wanted = s.tried and s.answered then effects.refusals + 1 else effects.refusals end,
        try_after = case when effects.wanted = s.tried then coalesce(s.try_after, 0) else effects.try_after end,
        set_aside_because = case when effects.wanted = s.tried and s.try_after is null then s.reason end
      from jsonb_to_recordset(${batch(rows)})
        as s(key text, tried jsonb, reason text, try_after bigint, answered boolean)
      where effects.key = s.key`.execute(db);
  }
}

export async function nextOwedAt(db: Database): Promise<number | null> {
  const { rows } = await sql<{ at: number | null }>`
    select min(greatest(try_after, leased_until)) as at from effects
    where wanted is distinct from done and set_aside_because is null`.execute(db);
  return rows[0]?.at ?? null;
}
