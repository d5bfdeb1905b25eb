/** What was done through cards, so that each request is done once however often it comes. */
import { sql, type RawBuilder } from 'kysely';
import { type ActKey, type ClaimedAct } from '../../application/card/actLog.ts';
import { recordRow } from './rows.ts';
import { type Database } from './open.ts';

/**
 * Two requests that come at the same instant meet at the primary key: one of them inserts, the other finds the row. A row
 * whose lease is over was left by a process that died; who takes it over is told so.
 */
export async function claimAct(
  db: Database,
  key: ActKey,
  now: number,
  leaseUntil: number,
): Promise<ClaimedAct> {
  const { object_type, record_id } = recordRow(key.record);
  const { rows: claimed } = await sql<{ readonly anew: boolean }>`
    insert into card_acts (object_type, record_id, user_id, act_id, leased_until, asked_at)
    values (${object_type}, ${record_id}, ${key.userId}, ${key.actId}, ${leaseUntil}, ${now})
    on conflict (object_type, record_id, user_id, act_id) do update set leased_until = excluded.leased_until
    where card_acts.outcome is null and card_acts.leased_until <= ${now}
    -- a row that was updated has a locker in its xmax, one that was inserted has none
    returning xmax::text = '0' as anew`.execute(db);
  if (claimed[0]) return { kind: 'mine', brokenOff: !claimed[0].anew };
  const { rows } = await sql<{ readonly outcome: string | null }>`
    select outcome from card_acts where ${sameAct(key)}`.execute(db);
  return rows[0]?.outcome === 'done' ? { kind: 'done' } : { kind: 'underWay' };
}

/** Says that it was done, and has the record read again: what was written comes back as facts. */
export async function keepAct(db: Database, key: ActKey): Promise<void> {
  const { object_type, record_id } = recordRow(key.record);
  await sql`
    with kept as (update card_acts set outcome = 'done' where ${sameAct(key)})
    update records set reread = true, read_after = 0
    where object_type = ${object_type} and record_id = ${record_id} and read_at is not null`.execute(db);
}

/** Nothing was done; the same request may be made again. */
export async function releaseAct(db: Database, key: ActKey): Promise<void> {
  await sql`delete from card_acts where ${sameAct(key)} and outcome is null`.execute(db);
}

/** @returns how many were forgotten */
export async function forgetActs(db: Database, askedBefore: number): Promise<number> {
  const { rows } = await sql`
    delete from card_acts where asked_at < ${askedBefore} returning 1 as forgotten`.execute(db);
  return rows.length;
}

function sameAct({ record, userId, actId }: ActKey): RawBuilder<boolean> {
  const { object_type, record_id } = recordRow(record);
  return sql`object_type = ${object_type} and record_id = ${record_id}
    and user_id = ${userId} and act_id = ${actId}`;
}
