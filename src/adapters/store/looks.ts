/** The look: due records in, clocks and wanted effects out, in one transaction. */
import { setImmediate as turn } from 'node:timers/promises';
import { sql } from 'kysely';
import { EditionChanged, type Look, type See } from '../../application/store.ts';
import { NOT_REPORTED } from '../../domain/evaluate/reported.ts';
import { type RecordRef } from '../../domain/timeline/fact.ts';
import { type LearnedFact } from '../../domain/timeline/timeline.ts';
import { burstsAmong, lookAgainAtBursts, type Burst } from './bursts.ts';
import { keepHandOffs } from './handOffs.ts';
import { type Database } from './open.ts';
import { shareOut } from './rations.ts';
import {
  batch,
  CLOCK_COLUMNS,
  clockRow,
  columnsOf,
  FACT_COLUMNS,
  factOf,
  recordKey,
  recordOf,
  recordRow,
  rowsIn,
  rowsOf,
  type FactRow,
  type RecordRow,
} from './rows.ts';

const UNSEEABLE_RETRY_MS = 3_600_000;
const FOUND_COLUMNS = ['root_id', ...FACT_COLUMNS] as const;

interface FoundRow extends FactRow {
  /** The record whose look it is for. */
  readonly root_id: string;
}

interface LookRow extends RecordRow {
  readonly next_look_at: number | null;
  /** Whether the record could be evaluated. */
  readonly seen: boolean;
  readonly left_out_by: string | null;
  readonly left_out_at: number | null;
}

/**
 * The claimed rows stay locked until the results are kept. News that arrives meanwhile waits for the lock and then makes
 * the record due again, so a look can never overwrite what it did not see; a crash undoes all of it and the records are
 * still due. `skip locked` lets several workers look at different records.
 *
 * Whoever publishes a version makes records due in the same transaction, under the same locks. So a look by an older
 * version is either over before, and what it saw is due again; or it counts the versions here, and finds nothing to do.
 */
export async function look(
  db: Database,
  now: number,
  limit: number,
  see: See,
  edition?: number,
): Promise<number> {
  // Requests that have arrived while the embedded database held this thread come in between two looks.
  await turn();
  const { due, bursts } = await db.transaction().execute(async (transaction) => {
    // The edition comes with the claim, in one statement: a record that was made due by a new one is never seen without it.
    const { rows: claimed } = await sql<RecordRow & { readonly edition: number }>`
      select object_type, record_id, coalesce((select number from edition), 0) as edition from records
      where read_at is not null and next_look_at <= ${now}
      order by next_look_at limit ${limit} for update skip locked`.execute(transaction);
    const due = claimed.map(({ object_type, record_id }): RecordRow => ({ object_type, record_id }));
    if (due.length === 0) return { due, bursts: [] };
    if (edition !== undefined && claimed[0]?.edition !== edition) throw new EditionChanged();
    const { facts, bursts } = await factsOf(transaction, due);
    const looks: Look[] = [];
    const nextLooks: LookRow[] = [];
    for (const row of due) {
      const record = recordOf(row);
      const found = see(record, facts.get(recordKey(record)) ?? []);
      if (found) looks.push(found);
      nextLooks.push({
        ...row,
        next_look_at: found ? found.nextLookAt : now + UNSEEABLE_RETRY_MS,
        seen: found !== null,
        left_out_by: found?.leftOut?.by ?? null,
        left_out_at: found?.leftOut?.at ?? null,
      });
    }
    await keepClocks(transaction, looks);
    await keepHandOffs(transaction, looks);
    await keepEffects(transaction, looks);
    await shareOut(
      transaction,
      looks.flatMap(({ effects }) => effects),
    );
    await keepNextLooks(transaction, nextLooks, now);
    return { due, bursts };
  });
  await lookAgainAtBursts(db, bursts, due, now);
  return due.length;
}

/**
 * A record's facts are its own, those of the records that were merged into it (and into those), and the merge by which it
 * became part of another. The recursion ends at once for the many records that never were merged.
 */
export async function factsOf(
  db: Database,
  due: readonly RecordRow[],
): Promise<{ readonly facts: ReadonlyMap<string, LearnedFact[]>; readonly bursts: readonly Burst[] }> {
  const { rows: told } = await sql<{ readonly columns: string }>`
    with recursive due as (
      select * from ${rowsIn(due, 'object_type text, record_id text')} as d
    ), family as (
      select object_type, record_id as root_id, record_id as member_id from due
      union
      select family.object_type, family.root_id, merged.merged_id
      from family
      join merges merged on merged.object_type = family.object_type and merged.record_id = family.member_id
    ), found as (
      select family.root_id, f.* from family
      join facts f on f.object_type = family.object_type and f.record_id = family.member_id
      union all
      select due.record_id as root_id, f.* from due
      join merges into_one on into_one.object_type = due.object_type and into_one.merged_id = due.record_id
      join facts f on f.object_type = due.object_type and f.record_id = into_one.record_id
        and f.kind = 'merged' and f.merged_ids ? due.record_id
    )
    select ${columnsOf(FOUND_COLUMNS)} as columns from found`.execute(db);
  const rows = told.flatMap(({ columns }) => rowsOf<FoundRow>(FOUND_COLUMNS, columns));
  const { bursts, among } = await burstsAmong(db, rows);
  const byRecord = new Map<string, LearnedFact[]>();
  for (const row of rows) {
    const key = recordKey({ objectType: row.object_type, recordId: row.root_id });
    const learned = factOf(row);
    const fact = among.has(row) ? { ...learned, inBurst: true as const } : learned;
    const facts = byRecord.get(key);
    if (facts) facts.push(fact);
    else byRecord.set(key, [fact]);
  }
  return { facts: byRecord, bursts };
}

/** What a look at one record would see. */
export async function factsOfRecord(db: Database, record: RecordRef): Promise<readonly LearnedFact[]> {
  const { facts } = await factsOf(db, [recordRow(record)]);
  return facts.get(recordKey(record)) ?? [];
}

/** The clocks of a record are what the look says, no more and no less; one that stands already is not written again. */
async function keepClocks(db: Database, looks: readonly Look[]): Promise<void> {
  const clocks = looks.flatMap(({ clocks: found, reported }) =>
    found.map((clock) => clockRow(clock, reported.get(clock.id) ?? NOT_REPORTED)),
  );
  await sql`
    with told as (
      select * from ${rowsIn(clocks, CLOCK_COLUMNS)} as c
    ), gone as (
      delete from clocks
      using ${rowsIn(
        looks.map(({ record }) => recordRow(record)),
        'object_type text, record_id text',
      )} as r
      where clocks.object_type = r.object_type and clocks.record_id = r.record_id
        and not exists (
          select from told where told.object_type = clocks.object_type and told.record_id = clocks.record_id
            and told.clock_id = clocks.clock_id)
    )
    insert into clocks select * from told
    -- The record is locked, so nobody changes its clocks meanwhile; a conflict would lock, and so write, what stands.
    where not exists (
      select from clocks where clocks.object_type = told.object_type and clocks.record_id = told.record_id
        and clocks.clock_id = told.clock_id and told.* is not distinct from clocks.*)
    on conflict (object_type, record_id, clock_id) do update set
      promise_id = excluded.promise_id, side = excluded.side, cycle = excluded.cycle, owner_id = excluded.owner_id,
      agreement_version = excluded.agreement_version, calendar_id = excluded.calendar_id, shadow = excluded.shadow,
      started_at = excluded.started_at, budget_ms = excluded.budget_ms, deadline_at = excluded.deadline_at,
      overdue_after = excluded.overdue_after, due_soon_at = excluded.due_soon_at, remind_at = excluded.remind_at,
      ended_at = excluded.ended_at, ending = excluded.ending, verdict = excluded.verdict,
      elapsed_ms = excluded.elapsed_ms, suspensions = excluded.suspensions, tier = excluded.tier,
      handovers = excluded.handovers, unverified = excluded.unverified, teams = excluded.teams,
      source = excluded.source, handed_off_at = excluded.handed_off_at, unowned_ms = excluded.unowned_ms`.execute(
    db,
  );
}

const EFFECT_COLUMNS =
  'key text, object_type text, record_id text, kind text, urgency smallint, wanted jsonb, held boolean';
const NEXT_LOOK_COLUMNS =
  'object_type text, record_id text, next_look_at bigint, seen boolean, left_out_by text, left_out_at bigint';

/** Sets what is wanted; what was done is never touched here. Effects no longer asked for are wanted closed. */
async function keepEffects(db: Database, looks: readonly Look[]): Promise<void> {
  const effects = looks.flatMap(({ record, effects: wanted }) =>
    wanted.map(({ ration, ...effect }) => ({ ...recordRow(record), ...effect, held: ration !== undefined })),
  );
  // All records of a look are closed with the same few values, which are sent once.
  const closings = [...new Set(looks.map(({ closing }) => closing))];
  const records = looks.map(({ record, closing }) => ({
    ...recordRow(record),
    closing: closings.indexOf(closing),
  }));
  const states = closings.map(({ properties, task }) => ({
    properties: { state: 'closed', values: properties },
    task: { state: 'closed', values: task },
  }));
  await sql`
    with told as (
      select * from ${rowsIn(effects, EFFECT_COLUMNS)} as e
    ), closed as (
      update effects set
        wanted = ${batch(states)} -> r.closing -> effects.kind, urgency = 2, try_after = 0,
        attempts = 0, refusals = 0, set_aside_because = null,
        -- what was held back was never made, so there is nothing to close
        done = case when held then ${batch(states)} -> r.closing -> 'task' else effects.done end
      from ${rowsIn(records, 'object_type text, record_id text, closing integer')} as r
      where effects.object_type = r.object_type and effects.record_id = r.record_id
        and effects.wanted ->> 'state' <> 'closed'
        and not exists (select from told where told.key = effects.key)
    )
    insert into effects (key, object_type, record_id, kind, urgency, wanted, held)
    select key, object_type, record_id, kind, urgency, wanted, held from told
    -- as with clocks: only a look at the same record changes what is wanted
    where not exists (select from effects where effects.key = told.key and effects.wanted = told.wanted)
    on conflict (key) do update set
      wanted = excluded.wanted, urgency = excluded.urgency, try_after = 0, attempts = 0, refusals = 0,
      set_aside_because = null`.execute(db);
}

async function keepNextLooks(db: Database, rows: readonly LookRow[], now: number): Promise<void> {
  await sql`
    update records set next_look_at = r.next_look_at, looked_at = ${now},
      faulty_since = case when r.seen then null else coalesce(records.faulty_since, ${now}) end,
      left_out_by = case when r.seen then r.left_out_by else records.left_out_by end,
      left_out_at = case when r.seen then r.left_out_at else records.left_out_at end
    from ${rowsIn(rows, NEXT_LOOK_COLUMNS)} as r
    where records.object_type = r.object_type and records.record_id = r.record_id`.execute(db);
}
