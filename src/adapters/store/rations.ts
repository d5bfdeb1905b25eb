/**
 * Rations: of the reminders for one owner and day only so many are sent (E10). Which, is decided once, where they are
 * first wanted, and kept: `held` is set on every reminder when it comes in, and taken from the first ones until the ration
 * is used up. So a crash leaves nothing to repair, what was admitted is made by the road of every other effect, and a
 * place once used is not given away again on that day. Whatever stays held is told in one digest (digests.ts).
 *
 * Weighed against counting when effects are claimed: there a sender that dies between two claims would count what it
 * sent last only after looking it up, and what waits could not be told from what is about to be sent.
 */
import { sql } from 'kysely';
import { type WantedEffect } from '../../application/store.ts';
import { type Database } from './open.ts';
import { batch } from './rows.ts';

/** Any number, so long as nothing else in the database takes it. */
const RATIONS_LOCK = 7_306_201;

/** @param effects what a look has just kept; to be called in its transaction */
export async function shareOut(db: Database, effects: readonly WantedEffect[]): Promise<void> {
  const rationed = effects.flatMap(({ key, ration }) =>
    ration
      ? [{ key, owner_id: ration.ownerId, day: ration.day, at_most: ration.atMost, due_at: ration.dueAt }]
      : [],
  );
  if (rationed.length === 0) return;
  await sql`
    update effects set owner_id = r.owner_id, day = r.day, at_most = r.at_most, due_at = r.due_at
    from jsonb_to_recordset(${batch(rationed)})
      as r(key text, owner_id text, day text, at_most integer, due_at bigint)
    where effects.key = r.key
      and (effects.owner_id, effects.day, effects.at_most, effects.due_at)
        is distinct from (r.owner_id, r.day, r.at_most, r.due_at)`.execute(db);
  const touched = sql`
    (select distinct owner_id, day from jsonb_to_recordset(${batch(rationed)}) as r(owner_id text, day text))`;
  const { rows: waiting } = await sql`
    select from effects e join ${touched} as touched using (owner_id, day)
    where e.held and e.wanted ->> 'state' = 'open' limit 1`.execute(db);
  if (waiting.length === 0) return;
  // Two looks at leads of the same owner must not both see the last place free.
  await sql`select pg_advisory_xact_lock(${RATIONS_LOCK})`.execute(db);
  await sql`
    with given as (
      select touched.owner_id, touched.day, count(e.key) as places
      from ${touched} as touched
      left join effects e on e.owner_id = touched.owner_id and e.day = touched.day and not e.held
      group by touched.owner_id, touched.day
    ), waiting as (
      select e.key, max(e.at_most) over (partition by e.owner_id, e.day) as at_most,
        given.places + row_number() over (partition by e.owner_id, e.day order by e.due_at, e.key) as place
      from given
      join effects e on e.owner_id = given.owner_id and e.day = given.day
      where e.held and e.wanted ->> 'state' = 'open'
    )
    update effects set held = false
    from (
      select e.key from effects e join waiting using (key) where waiting.place <= waiting.at_most
      -- What another look has just kept is its own to give, once it comes here: to wait for it would be to wait in a circle.
      for update of e skip locked
    ) as admitted
    where effects.key = admitted.key`.execute(db);
}
