/** Owners as HubSpot last told them, with what is remembered of the time before. */
import { sql } from 'kysely';
import { z } from 'zod';
import { type Owner } from '../../application/crm.ts';
import { type KnownOwner } from '../../application/people.ts';
import { nextEdition } from './edition.ts';
import { holdDigests, isSetAside, owedAnew } from './effects.ts';
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
  readonly inactive: unknown;
  readonly teams_before: unknown;
  readonly absences: unknown;
}

/** JSON has no infinity: a span without an end has null there. */
const spansSchema = z.array(
  z.object({ fromAt: z.number(), untilAt: z.nullable(z.number()).transform((at) => at ?? Infinity) }),
);
const teamsBeforeSchema = z.array(z.object({ untilAt: z.number(), teams: teamsSchema }));

/** Keeps the owners and makes the records due that a changed owner holds or held, or has an open task for. */
export async function replaceOwners(
  db: Database,
  owners: readonly KnownOwner[],
  now: number,
): Promise<number> {
  const rows = owners.map((owner) => ({
    owner_id: owner.ownerId,
    user_id: owner.userId,
    name: owner.name,
    email: owner.email,
    type: owner.type,
    active: owner.active,
    teams: owner.teams,
    inactive: owner.inactive,
    teams_before: owner.teamsBefore,
    absences: owner.absences,
  }));
  return db.transaction().execute(async (transaction) => {
    const { rows: changed } = await sql<{ owner_id: string }>`
      insert into owners (owner_id, user_id, name, email, type, active, teams, inactive, teams_before, absences)
      select * from jsonb_to_recordset(${batch(rows)}) as o(
        owner_id text, user_id text, name text, email text, type text, active boolean, teams jsonb, inactive jsonb,
        teams_before jsonb, absences jsonb)
      order by owner_id
      on conflict (owner_id) do update set
        user_id = excluded.user_id, name = excluded.name, email = excluded.email, type = excluded.type,
        active = excluded.active, teams = excluded.teams, inactive = excluded.inactive,
        teams_before = excluded.teams_before, absences = excluded.absences
      where owners.* is distinct from excluded.*
      returning owner_id`.execute(transaction);
    if (changed.length > 0) {
      const ids = sql`jsonb_to_recordset(${batch(changed)}) as changed(owner_id text)`;
      // Records are locked in the order in which everybody takes them, so that nobody waits in a circle.
      await sql`
        update records set next_look_at = least(records.next_look_at, ${now})
        from (
          select r.object_type, r.record_id from records r
          where (r.object_type, r.record_id) in (
            select f.object_type, f.record_id
            from facts f join ${ids} on f.value = changed.owner_id where f.property = 'hubspot_owner_id'
            union all
            select e.object_type, e.record_id
            from effects e join ${ids} on e.wanted -> 'values' ->> 'hubspot_owner_id' = changed.owner_id
            where e.wanted ->> 'state' = 'open'
            union all
            select e.object_type, e.record_id from effects e where ${isSetAside('owner')})
          order by r.object_type, r.record_id for update
        ) as held
        where records.object_type = held.object_type and records.record_id = held.record_id`.execute(
        transaction,
      );
      // What HubSpot would not take for its owner may go through by now.
      await holdDigests(transaction, isSetAside('owner'));
      await owedAnew(transaction, 'owner');
      await nextEdition(transaction);
    }
    return changed.length;
  });
}

export async function owners(db: Database): Promise<readonly KnownOwner[]> {
  const { rows } = await sql<OwnerRow>`select * from owners order by owner_id`.execute(db);
  return rows.map((row) => ({
    ownerId: row.owner_id,
    userId: row.user_id,
    name: row.name,
    email: row.email,
    type: row.type,
    active: row.active,
    teams: teamsSchema.parse(row.teams),
    inactive: spansSchema.parse(row.inactive),
    teamsBefore: teamsBeforeSchema.parse(row.teams_before),
    absences: row.absences === null ? null : spansSchema.parse(row.absences),
  }));
}
