/** Owners as HubSpot last told them. */
import { sql } from 'kysely';
import { type Owner } from '../../application/crm.ts';
import { retrySetAside } from './effects.ts';
import { type Database } from './open.ts';
import { batch, teamsSchema } from './rows.ts';

interface OwnerRow {
  readonly owner_id: string;
  readonly user_id: string | null;
  readonly name: string;
  readonly email: string | null;
  readonly type: Owner['type'];
  readonly active: boolean;
  readonly teams: unknown;
}

/**
 * Keeps the owners and makes the records due that a changed owner holds or held. Owners that HubSpot no longer lists stay, inactive, so that old clocks keep their names.
 */
export async function replaceOwners(db: Database, owners: readonly Owner[], now: number): Promise<number> {
  const rows = owners.map((owner) => ({
    owner_id: owner.ownerId,
    user_id: owner.userId,
    name: owner.name,
    email: owner.email,
    type: owner.type,
    active: owner.active,
    teams: owner.teams,
  }));
  return db.transaction().execute(async (transaction) => {
    const { rows: changed } = await sql<{ owner_id: string }>`
      with told as (
        select * from jsonb_to_recordset(${batch(rows)}) as o(
          owner_id text, user_id text, name text, email text, type text, active boolean, teams jsonb)
      ), gone as (
        update owners set active = false
        where active and not exists (select from told where told.owner_id = owners.owner_id)
        returning owner_id
      ), kept as (
        insert into owners select * from told
        on conflict (owner_id) do update set
          user_id = excluded.user_id, name = excluded.name, email = excluded.email, type = excluded.type,
          active = excluded.active, teams = excluded.teams
        where owners.* is distinct from excluded.*
        returning owner_id
      )
      select owner_id from gone union select owner_id from kept`.execute(transaction);
    if (changed.length > 0) {
      // What HubSpot would not take for its owner may go through by now.
      await retrySetAside(transaction, 'owner');
      // Records are locked in the order in which everybody takes them, so that nobody waits in a circle.
      await sql`
        update records set next_look_at = least(records.next_look_at, ${now})
        from (
          select r.object_type, r.record_id from records r
          where exists (
            select from facts f join jsonb_to_recordset(${batch(changed)}) as c(owner_id text) on f.value = c.owner_id
            where f.object_type = r.object_type and f.record_id = r.record_id and f.property = 'hubspot_owner_id')
          order by r.object_type, r.record_id for update
        ) as held
        where records.object_type = held.object_type and records.record_id = held.record_id`.execute(
        transaction,
      );
    }
    return changed.length;
  });
}

export async function owners(db: Database): Promise<readonly Owner[]> {
  const { rows } = await sql<OwnerRow>`select * from owners order by owner_id`.execute(db);
  return rows.map((row) => ({
    ownerId: row.owner_id,
    userId: row.user_id,
    name: row.name,
    email: row.email,
    type: row.type,
    active: row.active,
    teams: teamsSchema.parse(row.teams),
  }));
}
