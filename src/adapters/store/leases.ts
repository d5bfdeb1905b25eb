/**
 * Leases: what only one process may do at a time. They begin and end by the database's clock, so that processes whose own
 * clocks differ agree on who holds them.
 */
import { sql } from 'kysely';
import { type Database } from './open.ts';

/** Not now(), which would be the beginning of the wait of whoever found the row locked. */
const THEN = sql`(extract(epoch from clock_timestamp()) * 1000)::bigint`;

/**
 * Takes a lease, or renews it for whoever holds it.
 * @param holder names the process; nobody else may have that name
 * @returns its epoch, which is the same for as long as it is renewed in time; null while another process holds it
 */
export async function takeLease(
  db: Database,
  name: string,
  holder: string,
  forMs: number,
): Promise<number | null> {
  // Whoever finds the row locked waits, and is judged by the row as it has become and by the time it is then.
  const { rows } = await sql<{ epoch: number }>`
    insert into leases (name, holder, epoch, expires_at)
    values (${name}, ${holder}, 1, ${THEN} + ${forMs}::bigint)
    on conflict (name) do update set
      holder = excluded.holder,
      epoch = leases.epoch + (leases.holder <> excluded.holder or leases.expires_at <= ${THEN})::integer,
      expires_at = ${THEN} + ${forMs}::bigint
    where leases.holder = excluded.holder or leases.expires_at <= ${THEN}
    returning epoch`.execute(db);
  return rows[0]?.epoch ?? null;
}

/** Gives a lease back, so that the next process need not wait for its end. */
export async function giveBackLease(db: Database, name: string, holder: string): Promise<void> {
  await sql`
    update leases set expires_at = 0 where name = ${name} and holder = ${holder}`.execute(db);
}

/**
 * Frees what a former holder had claimed: records to be read, effects and reports to be sent, the comparison. It can act on them no
 * more, and a task whose creation it left unanswered is looked up before it is made.
 */
export async function freeClaims(db: Database): Promise<void> {
  await sql`
    update records set read_after = 0 where (read_at is null or reread) and read_after > 0`.execute(db);
  await sql`update effects set leased_until = 0 where leased_until > 0`.execute(db);
  await sql`update reports_sent set leased_until = 0 where leased_until > 0`.execute(db);
  await sql`update reconciliation set leased_until = 0`.execute(db);
}
