/** Notices that could not be understood, as they came: read again after an upgrade, and not kept for ever. */
import { sql } from 'kysely';
import { type HeldNotice } from '../../application/quarantine.ts';
import { type Database } from './open.ts';

interface HeldRow {
  readonly id: number;
  readonly notice: unknown;
  readonly received_at: number;
}

export async function heldNotices(
  db: Database,
  afterId: number,
  limit: number,
): Promise<readonly HeldNotice[]> {
  const { rows } = await sql<HeldRow>`
    select id, notice, received_at from quarantine where id > ${afterId} order by id limit ${limit}`.execute(
    db,
  );
  return rows.map(({ id, notice, received_at: receivedAt }) => ({ id, notice, receivedAt }));
}

export async function releaseNotices(db: Database, ids: readonly number[]): Promise<void> {
  await sql`delete from quarantine where id = any(${ids}::bigint[])`.execute(db);
}

/** @returns how many were forgotten */
export async function forgetNotices(db: Database, receivedBefore: number): Promise<number> {
  const { rows } = await sql`
    delete from quarantine where received_at < ${receivedBefore} returning 1 as forgotten`.execute(db);
  return rows.length;
}
