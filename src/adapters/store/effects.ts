/**
 * Owed effects: what is wanted and not done.
 *
 * `done` is what stands at HubSpot as far as it is certain. Whoever takes an effect to send it takes the values out of
 * `done` that he is about to change, and settles it with what HubSpot answered. So after a crash or an answer that was
 * lost they count as unknown, and are sent again even if what is wanted by then is what stood there before.
 */
import { sql, type RawBuilder } from 'kysely';
import {
  type ClaimedOnly,
  type EffectKind,
  type EffectState,
  type OwedEffect,
  type Settlement,
} from '../../application/store.ts';
import { type Database } from './open.ts';
import { mayWrite } from './installation.ts';
import { batch } from './rows.ts';

interface OwedRow {
  readonly record_id: string;
  readonly key: string;
  readonly kind: EffectKind;
  readonly wanted: EffectState;
  readonly was_done: EffectState | null;
  readonly remote_id: string | null;
  readonly was_unanswered: boolean;
  readonly attempts: number;
  readonly refusals: number;
  readonly urgency: number;
}

/** Set aside because its record was not there: no trouble of the portal, and over as soon as the record is found again. */
export const GONE = 'gone';

/**
 * Takes owed effects under a lease. A task that is not known to exist is marked unanswered in the same statement, before
 * anything is sent: whoever comes after a crash looks it up instead of making it twice. While writing is off nothing is taken.
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
        then coalesce(effects.unanswered_since, ${now}) end,
      done = effects.done || jsonb_build_object('values', (
        select coalesce(jsonb_object_agg(stood.name, stood.value), '{}')
        from jsonb_each(effects.done -> 'values') as stood(name, value)
        where coalesce(effects.wanted -> 'values' -> stood.name, stood.value) = stood.value))
    from (
      select key, done as was_done, unanswered_since is not null as was_unanswered from effects
      where wanted is distinct from done and set_aside_because is null and not held
        and try_after <= ${now} and leased_until <= ${now} and ${among(only)} and ${mayWrite}
      order by urgency, try_after limit ${limit} for update skip locked
    ) as claimed
    where effects.key = claimed.key
    returning effects.*, claimed.was_done, claimed.was_unanswered`.execute(db);
  return rows.map((row) => ({
    key: row.key,
    kind: row.kind,
    // A digest hangs on a contact too.
    record: { objectType: 'contact', recordId: row.record_id },
    wanted: row.wanted,
    done: row.was_done,
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
  if (moot.length > 0) await setAsideUntilFound(db, moot);
  const failed = settlements.filter((settlement) => settlement.outcome === 'failed');
  if (failed.length > 0) {
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
      from (
        select e.key as held_key, s.* from effects e
        join jsonb_to_recordset(${batch(rows)})
          as s(key text, tried jsonb, stands jsonb, reason text, try_after bigint, answered boolean) on s.key = e.key
        order by e.key for update of e
      ) as s
      where effects.key = s.held_key`.execute(db);
  }
}

/**
 * What was to be written on records that are not there stays undone, until something else is wanted or a reading finds the
 * record (`owedAgain`). The records first, as everybody takes them: a look has both, and would be waited for in a circle.
 */
async function setAsideUntilFound(
  db: Database,
  moot: readonly Extract<Settlement, { outcome: 'moot' }>[],
): Promise<void> {
  const rows = moot.map(({ key, tried, stands }) => ({ key, tried, stands }));
  const columns = sql.raw('key text, tried jsonb, stands jsonb');
  await db.transaction().execute(async (transaction) => {
    await sql`
      update records set reread = true, read_after = 0
      from (
        select r.object_type, r.record_id from records r
        where (r.object_type, r.record_id) in (
          select object_type, record_id from effects
          join jsonb_to_recordset(${batch(rows)}) as s(${columns}) using (key))
        order by r.object_type, r.record_id for update
      ) as gone
      where records.object_type = gone.object_type and records.record_id = gone.record_id`.execute(
      transaction,
    );
    await sql`
      update effects set
        leased_until = 0, unanswered_since = null, done = coalesce(s.stands, effects.done),
        set_aside_because = case when effects.wanted = s.tried then ${GONE} end
      from (
        select e.key, s.tried, s.stands from effects e
        join jsonb_to_recordset(${batch(rows)}) as s(${columns}) on s.key = e.key
        order by e.key for update of e
      ) as s
      where effects.key = s.key`.execute(transaction);
  });
}

/** Owes again what was set aside because its record was not there. @param found rows of object_type, record_id */
export function owedAgain(found: RawBuilder<unknown>): RawBuilder<unknown> {
  return sql`
    update effects set set_aside_because = null, try_after = 0, attempts = 0, refusals = 0
    from (
      select e.key from effects e join ${found} as found using (object_type, record_id)
      where e.set_aside_because = ${GONE}
      order by e.key for update of e
    ) as again
    where effects.key = again.key`;
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
    where wanted is distinct from done and set_aside_because is null and not held
      and ${among(only)} and ${mayWrite}`.execute(db);
  return rows[0]?.at ?? null;
}

/** A reason stands as its kind, a colon, and HubSpot's codes. */
export async function retrySetAside(db: Database, kind?: string): Promise<number> {
  const { rows } = await sql`
    update effects set set_aside_because = null, try_after = 0, attempts = 0, refusals = 0
    where set_aside_because <> ${GONE}
      and ${kind === undefined ? sql`true` : sql`split_part(set_aside_because, ':', 1) = ${kind}`}
    returning key`.execute(db);
  return rows.length;
}

export async function setAsideReasons(db: Database): Promise<Readonly<Record<string, number>>> {
  const { rows } = await sql<{ kind: string; count: number }>`
    select split_part(set_aside_because, ':', 1) as kind, count(*) as count from effects
    where set_aside_because <> ${GONE} group by 1 order by 1`.execute(db);
  return Object.fromEntries(rows.map(({ kind, count }) => [kind, count]));
}
