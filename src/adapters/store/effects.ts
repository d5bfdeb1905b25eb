/** Owed effects: what is wanted and not done. */
import { sql, type RawBuilder } from 'kysely';
import {
  type ClaimedOnly,
  type EffectKind,
  type EffectState,
  type OwedEffect,
  type Settlement,
} from '../../application/store.ts';
import { type Database } from './open.ts';
import { batch } from './rows.ts';

interface OwedRow {
  readonly record_id: string;
  readonly key: string;
  readonly kind: EffectKind;
  readonly wanted: EffectState;
  readonly done: EffectState | null;
  readonly remote_id: string | null;
  readonly was_unanswered: boolean;
  readonly attempts: number;
  readonly refusals: number;
  readonly urgency: number;
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
  only: ClaimedOnly = {},
): Promise<readonly OwedEffect[]> {
  const { rows } = await sql<OwedRow>`
    update effects set
      leased_until = ${leaseUntil},
      unanswered_since = case when effects.kind = 'task' and effects.remote_id is null
        then coalesce(effects.unanswered_since, ${now}) end
    from (
      select key, unanswered_since is not null as was_unanswered from effects
      where wanted is distinct from done and set_aside_because is null and not held
        and try_after <= ${now} and leased_until <= ${now} and ${among(only)}
      order by urgency, try_after limit ${limit} for update skip locked
    ) as claimed
    where effects.key = claimed.key
    returning effects.*, claimed.was_unanswered`.execute(db);
  return rows.map((row) => ({
    key: row.key,
    kind: row.kind,
    // A digest hangs on a contact too.
    record: { objectType: 'contact', recordId: row.record_id },
    wanted: row.wanted,
    done: row.done,
    remoteId: row.remote_id,
    unanswered: row.was_unanswered,
    attempts: row.attempts,
    refusals: row.refusals,
    urgency: row.urgency,
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
    // In the order of their keys, so that two who settle never wait for each other in a circle.
    await sql`
      update effects set
        done = s.done, remote_id = coalesce(s.remote_id, effects.remote_id),
        attempts = 0, refusals = 0, unanswered_since = null, try_after = 0, leased_until = 0
      from (
        select e.key, s.done, s.remote_id from effects e
        join jsonb_to_recordset(${batch(rows)}) as s(key text, done jsonb, remote_id text) on s.key = e.key
        order by e.key for update of e
      ) as s
      where effects.key = s.key`.execute(db);
  }
  const moot = settlements.filter((settlement) => settlement.outcome === 'moot');
  if (moot.length > 0) {
    await sql`
      with moot as (
        update effects set
          done = s.tried, attempts = 0, refusals = 0, unanswered_since = null, try_after = 0, leased_until = 0
        from jsonb_to_recordset(${batch(moot)}) as s(key text, tried jsonb)
        where effects.key = s.key
        returning effects.object_type, effects.record_id
      )
      update records set reread = true, read_after = 0
      from (
        select r.object_type, r.record_id from records r
        where (r.object_type, r.record_id) in (select object_type, record_id from moot)
        order by r.object_type, r.record_id for update
      ) as gone
      where records.object_type = gone.object_type and records.record_id = gone.record_id`.execute(db);
  }
  const failed = settlements.filter((settlement) => settlement.outcome === 'failed');
  if (failed.length > 0) {
    const rows = failed.map(({ key, tried, reason, nextTryAt, answered, partly }) => ({
      key,
      tried,
      partly,
      reason,
      try_after: nextTryAt,
      answered,
    }));
    await sql`
      update effects set
        leased_until = 0, done = coalesce(s.partly, effects.done),
        unanswered_since = case when s.answered then null else effects.unanswered_since end,
        attempts = case when effects.wanted = s.tried then effects.attempts + 1 else effects.attempts end,
        refusals = case when effects.wanted = s.tried and s.answered then effects.refusals + 1 else effects.refusals end,
        try_after = case when effects.wanted = s.tried then coalesce(s.try_after, 0) else effects.try_after end,
        set_aside_because = case when effects.wanted = s.tried and s.try_after is null then s.reason end
      from jsonb_to_recordset(${batch(rows)})
        as s(key text, tried jsonb, partly jsonb, reason text, try_after bigint, answered boolean)
      where effects.key = s.key`.execute(db);
  }
}

/** Kind first: a claim of one kind walks its part of the index in the order of urgency. */
function among({ kind, urgencyAtMost }: ClaimedOnly): RawBuilder<boolean> {
  const ofKind = kind === undefined ? sql`true` : sql`effects.kind = ${kind}`;
  const urgent = urgencyAtMost === undefined ? sql`true` : sql`effects.urgency <= ${urgencyAtMost}`;
  return sql<boolean>`${ofKind} and ${urgent}`;
}

export async function nextOwedAt(db: Database, only: ClaimedOnly = {}): Promise<number | null> {
  const { rows } = await sql<{ at: number | null }>`
    select min(greatest(try_after, leased_until)) as at from effects
    where wanted is distinct from done and set_aside_because is null and not held and ${among(only)}`.execute(
    db,
  );
  return rows[0]?.at ?? null;
}

/** A reason stands as its kind, a colon, and HubSpot's codes. */
export async function retrySetAside(db: Database, kind?: string): Promise<number> {
  const { rows } = await sql`
    update effects set set_aside_because = null, try_after = 0, attempts = 0, refusals = 0
    where set_aside_because is not null
      and ${kind === undefined ? sql`true` : sql`split_part(set_aside_because, ':', 1) = ${kind}`}
    returning key`.execute(db);
  return rows.length;
}

export async function setAsideReasons(db: Database): Promise<Readonly<Record<string, number>>> {
  const { rows } = await sql<{ kind: string; count: number }>`
    select split_part(set_aside_because, ':', 1) as kind, count(*) as count from effects
    where set_aside_because is not null group by 1 order by 1`.execute(db);
  return Object.fromEntries(rows.map(({ kind, count }) => [kind, count]));
}
