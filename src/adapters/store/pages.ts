/** Pages of records in the order of their ids: the primary key of `records` leads to each page, wherever it begins. */
import { sql, type RawBuilder } from 'kysely';
import { type Page, type Pages, type RecordFacts, type Which } from '../../application/pages.ts';
import { type Clock } from '../../domain/evaluate/clock.ts';
import { type RecordRef } from '../../domain/timeline/fact.ts';
import { type LearnedFact } from '../../domain/timeline/timeline.ts';
import { factsOf } from './looks.ts';
import { type Database } from './open.ts';
import {
  batch,
  clockOf,
  factOf,
  recordKey,
  recordOf,
  recordRow,
  type ClockRow,
  type FactRow,
  type RecordRow,
} from './rows.ts';

const RECORDS_A_PAGE = 500;

export function pagesOn(db: Database): Pages {
  return {
    recordCount: async (which) => {
      const { rows } = await sql<{ readonly count: number }>`
        select count(*) as count from records r where ${condition(which)}`.execute(db);
      return rows[0]?.count ?? 0;
    },
    timelines: (which, after) => timelines(db, which, after),
    facts: (after, since) => factsPage(db, after, since),
    clocks: (after, since) => clocksPage(db, after, since),
  };
}

async function timelines(db: Database, which: Which, after: RecordRef | null): Promise<Page<RecordFacts>> {
  const records = await recordsAfter(db, condition(which), after);
  const { facts } = await factsOf(db, records);
  const rows = records.map((row) => {
    const record = recordOf(row);
    return { record, facts: facts.get(recordKey(record)) ?? [] };
  });
  return { rows, last: lastOf(records) };
}

async function factsPage(db: Database, after: RecordRef | null, since: number): Promise<Page<LearnedFact>> {
  const records = await recordsAfter(db, sql`true`, after);
  const { rows } = await sql<FactRow>`
    select f.* from jsonb_to_recordset(${batch(records)}) as r(object_type text, record_id text)
    join facts f on f.object_type = r.object_type and f.record_id = r.record_id
    where f.occurred_at >= ${since}::bigint
    order by f.object_type, f.record_id, f.occurred_at, f.kind, f.property, f.value`.execute(db);
  return { rows: rows.map(factOf), last: lastOf(records) };
}

async function clocksPage(db: Database, after: RecordRef | null, since: number): Promise<Page<Clock>> {
  const records = await recordsAfter(db, sql`true`, after);
  const { rows } = await sql<ClockRow>`
    select c.* from jsonb_to_recordset(${batch(records)}) as r(object_type text, record_id text)
    join clocks c on c.object_type = r.object_type and c.record_id = r.record_id
    where c.ended_at is null or greatest(c.ended_at, c.deadline_at) >= ${since}::bigint
    order by c.object_type, c.record_id, c.started_at, c.clock_id`.execute(db);
  return { rows: rows.map(clockOf), last: lastOf(records) };
}

async function recordsAfter(
  db: Database,
  which: RawBuilder<unknown>,
  after: RecordRef | null,
): Promise<readonly RecordRow[]> {
  const from = after === null ? { object_type: '', record_id: '' } : recordRow(after);
  const { rows } = await sql<RecordRow>`
    select r.object_type, r.record_id from records r
    where (r.object_type, r.record_id) > (${from.object_type}, ${from.record_id}) and ${which}
    order by r.object_type, r.record_id limit ${RECORDS_A_PAGE}`.execute(db);
  return rows;
}

function condition(which: Which): RawBuilder<unknown> {
  return which === 'all'
    ? sql`r.read_at is not null`
    : sql`r.read_at is not null and exists (
        select from clocks c where c.object_type = r.object_type and c.record_id = r.record_id
          and c.ended_at is null)`;
}

function lastOf(records: readonly RecordRow[]): RecordRef | null {
  const last = records.at(-1);
  return last && records.length === RECORDS_A_PAGE ? recordOf(last) : null;
}
