/**
 * Owed effects: what is wanted and not done.
 *
 * `done` is what stands at HubSpot as far as it is certain. Whoever takes an effect to send it takes the values out of
 * `done` that he is about to change, and settles it with what HubSpot answered. So after a crash or an answer that was
 * lost they count as unknown, and are sent again even if what is wanted by then is what stood there before.
 */
import { sql, type RawBuilder } from 'kysely';
import {
  LACKING,
  type ClaimedOnly,
  type EffectKind,
  type EffectState,
  type OwedEffect,
} from '../../application/store.ts';
import { type Fact } from '../../domain/timeline/fact.ts';
import { type Database } from './open.ts';
import { mayWrite } from './installation.ts';
import { batch, factRow } from './rows.ts';

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

/** A reason stands as its kind, a colon, and HubSpot's codes. */
export const KIND_OF_REASON = sql`split_part(set_aside_because, ':', 1)`;

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
 * Takes the records of effects before the effects, as a look does. Whoever has a record has its effects as well, in whatever
 * order he comes to them; so nobody waits for another in a circle. Digests, which have no record, are taken by their keys.
 */
export async function holdRecords(db: Database, which: RawBuilder<unknown>): Promise<void> {
  await sql`
    select from records
    where (object_type, record_id) in (select object_type, record_id from effects where ${which})
    order by object_type, record_id for update`.execute(db);
  await holdDigests(db, which);
}

export async function holdDigests(db: Database, which: RawBuilder<unknown> = sql`true`): Promise<void> {
  await sql`
    select from effects where object_type = 'digest' and ${which} order by key for update`.execute(db);
}

/**
 * Owes again what was set aside because its record was not there.
 * @param found rows of object_type, record_id; the records are to be held
 */
export function owedAgain(found: RawBuilder<unknown>): RawBuilder<unknown> {
  return sql`
    update effects set set_aside_because = null, try_after = 0, attempts = 0, refusals = 0
    from ${found} as found
    where effects.object_type = found.object_type and effects.record_id = found.record_id
      and effects.set_aside_because = ${GONE}`;
}

/**
 * After the store was put back to an earlier day: what stands at HubSpot may be anything. What is owed waits until its record
 * was read again, tasks that may have been made since are looked up, and the values of contacts are written once more.
 */
export async function doubtAll(db: Database, now: number): Promise<void> {
  await sql`
    update effects set
      leased_until = 0, try_after = 0,
      done = case when kind = 'task' then done end,
      unanswered_since = case when kind = 'task' and remote_id is null then coalesce(unanswered_since, ${now}::bigint) end,
      set_aside_because = case when object_type = 'digest' then set_aside_because else ${GONE} end`.execute(
    db,
  );
}

/**
 * What a survivor has no value for it takes from the record that was merged into it, ours too: so of what was written on it
 * nothing is certain. For each merge once, when it becomes known, and before it is kept, lest a crash between leave it out.
 */
export async function doubtSurvivors(db: Database, facts: readonly Fact[]): Promise<void> {
  const merges = facts.filter((fact) => fact.kind === 'merged').map((fact) => factRow(fact, 0));
  if (merges.length === 0) return;
  const survivors = sql`(
    select m.object_type, m.record_id
    from jsonb_to_recordset(${batch(merges)}) as m(object_type text, record_id text, value text, occurred_at bigint)
    where not exists (
      select from facts f where f.object_type = m.object_type and f.record_id = m.record_id and f.kind = 'merged'
        and f.value = m.value and f.occurred_at = m.occurred_at))`;
  await db.transaction().execute(async (transaction) => {
    await sql`
      select from records where (object_type, record_id) in ${survivors}
      order by object_type, record_id for update`.execute(transaction);
    await sql`
      update effects set done = null
      where (object_type, record_id) in ${survivors} and kind = 'properties'`.execute(transaction);
  });
}

/** Values that went with their properties are owed again, and so is what could not be written for lack of them. */
export async function forgetValues(db: Database, properties: readonly string[]): Promise<void> {
  const names = sql`array(select jsonb_array_elements_text(${batch(properties)}))`;
  const had = sql`done -> 'values' ?| ${names}`;
  await db.transaction().execute(async (transaction) => {
    await holdRecords(transaction, sql`(${had} or ${isSetAside(LACKING)})`);
    await sql`
      update effects set done = jsonb_set(done, '{values}', (done -> 'values') - ${names})
      where ${had}`.execute(transaction);
    await owedAnew(transaction, LACKING);
  });
}

/** Kind first: a claim of one kind walks its part of the index in the order of urgency. */
function among({ kind, urgencyAtMost }: ClaimedOnly): RawBuilder<boolean> {
  const ofKind = kind === undefined ? sql`true` : sql`effects.kind = ${kind}`;
  const urgent = urgencyAtMost === undefined ? sql`true` : sql`effects.urgency <= ${urgencyAtMost}`;
  return sql<boolean>`${ofKind} and ${urgent}`;
}

/**
 * Asked after each sending, so it must not walk all that is owed: of each kind and urgency it goes by the index to the first
 * effect that nobody has taken, and past those that are taken, which are few and come first.
 */
export async function nextOwedAt(db: Database, only: ClaimedOnly = {}): Promise<number | null> {
  const owed = sql<boolean>`wanted is distinct from done and set_aside_because is null and not held and ${among(only)}`;
  const { rows } = await sql<{ at: number | null }>`
    with recursive waiting as (
      (select kind, urgency from effects where ${owed} and ${mayWrite} order by kind, urgency limit 1)
      union all
      select next.* from waiting cross join lateral (
        select kind, urgency from effects
        where ${owed} and (kind, urgency) > (waiting.kind, waiting.urgency)
        order by kind, urgency limit 1
      ) as next
    )
    select min(least(free.at, taken.at)) as at
    from waiting left join lateral (
      select try_after as at from effects
      where ${owed} and kind = waiting.kind and urgency = waiting.urgency and leased_until = 0
      order by try_after limit 1
    ) as free on true
    cross join lateral (
      select min(greatest(try_after, leased_until)) as at from effects
      where ${owed} and kind = waiting.kind and urgency = waiting.urgency and leased_until > 0
        and try_after < coalesce(free.at, ${Number.MAX_SAFE_INTEGER}::bigint)
    ) as taken`.execute(db);
  return rows[0]?.at ?? null;
}

export async function retrySetAside(db: Database, kind?: string): Promise<number> {
  return db.transaction().execute(async (transaction) => {
    await holdRecords(transaction, isSetAside(kind));
    return owedAnew(transaction, kind);
  });
}

/** As `retrySetAside`, for who has the records. */
export async function owedAnew(db: Database, kind?: string): Promise<number> {
  const { rows } = await sql`
    update effects set set_aside_because = null, try_after = 0, attempts = 0, refusals = 0
    where ${isSetAside(kind)} returning key`.execute(db);
  return rows.length;
}

/**
 * In bounds, though they bound little: where no rows were counted, the database takes what is not null for nearly all of them,
 * and would not go by the index of the few that are set aside.
 * @param kind of the reason; left out: any but that the record is not there
 */
export function isSetAside(kind?: string): RawBuilder<unknown> {
  return kind === undefined
    ? sql`set_aside_because between '' and chr(1114111) and set_aside_because <> ${GONE}`
    : sql`set_aside_because between ${kind} and ${kind}::text || ':' || chr(1114111) and ${KIND_OF_REASON} = ${kind}`;
}

export async function setAsideReasons(db: Database): Promise<Readonly<Record<string, number>>> {
  const { rows } = await sql<{ kind: string; count: number }>`
    select ${KIND_OF_REASON} as kind, count(*) as count from effects
    where ${isSetAside()} group by 1 order by 1`.execute(db);
  return Object.fromEntries(rows.map(({ kind, count }) => [kind, count]));
}
