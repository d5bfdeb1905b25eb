/** How records, facts and clocks stand in rows, and back. */
import { sql, type RawBuilder } from 'kysely';
import { z } from 'zod';
import { type ActivityKind } from '../../domain/agreement/agreement.ts';
import { type Clock } from '../../domain/evaluate/clock.ts';
import { type Reported } from '../../domain/evaluate/reported.ts';
import { type Fact, type ObjectType, type RecordRef } from '../../domain/timeline/fact.ts';
import { type LearnedFact } from '../../domain/timeline/timeline.ts';

/** One parameter holding a whole batch; a statement spreads it with jsonb_to_recordset. */
export function batch(rows: readonly unknown[]): RawBuilder<unknown> {
  return sql`${storable(JSON.stringify(rows))}::text::jsonb`;
}

/**
 * The same to be read once, by a statement that keeps none of it as it is: a table of these columns. Their names would be most of
 * what the database has to read, so they are short there, and what is null is left out: for facts and clocks that is a quarter.
 * @param columns with their types, as "object_type text, record_id text"
 */
export function rowsIn(rows: readonly object[], columns: string): RawBuilder<unknown> {
  const { names, types, renamed } = shortened(columns);
  return sql`(select ${renamed} from json_to_recordset(${shortRows(rows, names)}::text::json) as told(${types}))`;
}

/** With a further column, `place`, by which they can be kept in their order. */
export function rowsInOrder(rows: readonly object[], columns: string): RawBuilder<unknown> {
  const { names, types, renamed } = shortened(columns);
  return sql`(select ${renamed}, place
    from rows from (json_to_recordset(${shortRows(rows, names)}::text::json) as (${types}))
      with ordinality as told(${sql.raw(names.map(([, short]) => short).join(', '))}, place))`;
}

interface Shortened {
  /** Each with what it is called in a batch. */
  readonly names: readonly (readonly [name: string, short: string])[];
  readonly types: RawBuilder<unknown>;
  readonly renamed: RawBuilder<unknown>;
}

const known = new Map<string, Shortened>();

/** Worked out once for a list of columns. */
function shortened(columns: string): Shortened {
  let found = known.get(columns);
  if (found) return found;
  const pairs = columns.split(',').map((column, place) => {
    const [name = '', type = ''] = column.trim().split(/\s+/);
    return { name, type, short: `c${place.toString(36)}` };
  });
  found = {
    names: pairs.map(({ name, short }) => [name, short]),
    types: sql.raw(pairs.map(({ short, type }) => `${short} ${type}`).join(', ')),
    renamed: sql.raw(
      pairs
        .map(({ short, name, type }) => `${type === 'text' ? `${short} collate "C"` : short} as ${name}`)
        .join(', '),
    ),
  };
  known.set(columns, found);
  return found;
}

function shortRows(rows: readonly object[], names: Shortened['names']): string {
  const told = rows.map((row) => {
    const one: Record<string, unknown> = {};
    for (const [name, short] of names) {
      const value = (row as Readonly<Record<string, unknown>>)[name];
      if (value !== null) one[short] = value;
    }
    return one;
  });
  return storable(JSON.stringify(told));
}

/**
 * PostgreSQL keeps neither the character U+0000 nor half a surrogate pair, and would refuse the whole batch for one:
 * they become U+FFFD. JSON escapes both, and a backslash as two, so reading escape by escape takes no text for one.
 */
function storable(json: string): string {
  return json.replaceAll(/\\(?:u0000|ud[89a-f][0-9a-f]{2}|.)/g, (escape) =>
    /^\\u(?:0000|d)/.test(escape) ? '\\ufffd' : escape,
  );
}

/**
 * All rows of a query as one text, column by column, to be read by `rowsOf`. A driver takes longer for a thousand single
 * values than the database for finding them.
 */
export function columnsOf(names: readonly string[]): RawBuilder<string> {
  const columns = names.map((name) => sql`${sql.lit(name)}, array_agg(${sql.ref(name)})`);
  return sql<string>`json_build_object(${sql.join(columns)})::text`;
}

/** @param told what `columnsOf` gave for these names */
export function rowsOf<Row extends object>(
  names: readonly (keyof Row & string)[],
  told: string,
): readonly Row[] {
  const columns = JSON.parse(told) as Readonly<Record<string, readonly unknown[] | null>>;
  const rows: Record<string, unknown>[] = [];
  for (const name of names) {
    // null: there are no rows
    for (const [index, value] of (columns[name] ?? []).entries()) (rows[index] ??= {})[name] = value;
  }
  return rows as Row[];
}

export interface RecordRow {
  readonly object_type: ObjectType;
  readonly record_id: string;
}

export function recordRow(record: RecordRef): RecordRow {
  return { object_type: record.objectType, record_id: record.recordId };
}

export function recordOf(row: RecordRow): RecordRef {
  return { objectType: row.object_type, recordId: row.record_id };
}

export function recordKey(record: RecordRef): string {
  return `${record.objectType}:${record.recordId}`;
}

export interface FactRow extends RecordRow {
  readonly kind: Fact['kind'];
  readonly property: string;
  readonly value: string;
  readonly merged_ids: readonly string[] | null;
  readonly occurred_at: number;
  readonly learned_at: number;
  readonly source_type: string;
  readonly source_id: string;
}

/** The columns of `facts`, as a look reads them. */
export const FACT_COLUMNS = [
  'object_type',
  'record_id',
  'kind',
  'property',
  'value',
  'merged_ids',
  'occurred_at',
  'learned_at',
  'source_type',
  'source_id',
] as const satisfies readonly (keyof FactRow)[];

export function factRow(fact: Fact, learnedAt: number): FactRow {
  return {
    ...recordRow(fact.record),
    kind: fact.kind,
    ...whatOf(fact),
    merged_ids: fact.kind === 'merged' ? fact.mergedIds : null,
    occurred_at: fact.occurredAt,
    learned_at: learnedAt,
    source_type: fact.source.type,
    source_id: fact.source.id,
  };
}

/** What the fact is about and what it says, as the index that keeps facts single knows them. */
function whatOf(fact: Fact): Pick<FactRow, 'property' | 'value'> {
  switch (fact.kind) {
    case 'property':
      return { property: fact.property, value: fact.value };
    case 'activity':
      return { property: fact.activity, value: fact.activityId };
    case 'merged':
      return { property: '', value: fact.mergedIds.join(',') };
    default:
      return { property: '', value: '' };
  }
}

export function factOf(row: FactRow): LearnedFact {
  const base = {
    record: recordOf(row),
    occurredAt: row.occurred_at,
    source: { type: row.source_type, id: row.source_id },
  };
  return { fact: factOfKind(row, base), learnedAt: row.learned_at };
}

function factOfKind(row: FactRow, base: Pick<Fact, 'record' | 'occurredAt' | 'source'>): Fact {
  switch (row.kind) {
    case 'property':
      return { ...base, kind: row.kind, property: row.property, value: row.value };
    case 'merged':
      return { ...base, kind: row.kind, mergedIds: row.merged_ids ?? [] };
    case 'activity':
      return { ...base, kind: row.kind, activity: row.property as ActivityKind, activityId: row.value };
    case 'created':
    case 'deleted':
    case 'restored':
    case 'erased':
      return { ...base, kind: row.kind };
  }
}

export interface ClockRow extends RecordRow {
  readonly clock_id: string;
  readonly promise_id: string;
  readonly side: Clock['side'];
  readonly cycle: number;
  readonly owner_id: string | null;
  readonly agreement_version: string;
  readonly calendar_id: string;
  readonly shadow: boolean;
  readonly started_at: number;
  readonly budget_ms: number;
  readonly deadline_at: number;
  readonly overdue_after: number;
  readonly due_soon_at: number;
  readonly remind_at: readonly number[];
  readonly ended_at: number | null;
  readonly ending: Clock['ending'];
  readonly verdict: Clock['verdict'];
  readonly elapsed_ms: number | null;
  readonly suspensions: Clock['suspensions'];
  readonly tier: number;
  readonly handovers: number;
  readonly unverified: boolean;
  readonly teams: Reported['teams'];
  readonly source: string | null;
  readonly handed_off_at: number;
  readonly unowned_ms: number;
}

/** Columns of `clocks` with their types, in their order. */
export const CLOCK_COLUMNS = `
  object_type text, record_id text, clock_id text, promise_id text, side text, cycle integer, owner_id text,
  agreement_version text, calendar_id text, shadow boolean, started_at bigint, budget_ms bigint, deadline_at bigint,
  overdue_after bigint, due_soon_at bigint, remind_at jsonb, ended_at bigint, ending text, verdict text,
  elapsed_ms bigint, suspensions jsonb, tier integer, handovers integer, unverified boolean,
  teams text[], source text, handed_off_at bigint, unowned_ms bigint`;

export function clockRow(clock: Clock, { teams, source, handedOffAt, unownedMs }: Reported): ClockRow {
  return {
    ...recordRow(clock.record),
    clock_id: clock.id,
    promise_id: clock.promiseId,
    side: clock.side,
    cycle: clock.cycle,
    owner_id: clock.ownerId,
    agreement_version: clock.agreementVersion,
    calendar_id: clock.calendarId,
    shadow: clock.shadow,
    started_at: clock.startedAt,
    budget_ms: clock.budgetMs,
    deadline_at: clock.deadlineAt,
    overdue_after: clock.overdueAfter,
    due_soon_at: clock.dueSoonAt,
    remind_at: clock.remindAt,
    ended_at: clock.endedAt,
    ending: clock.ending,
    verdict: clock.verdict,
    elapsed_ms: clock.elapsedMs,
    suspensions: clock.suspensions,
    tier: clock.tier,
    handovers: clock.handovers,
    unverified: clock.unverified,
    teams,
    source,
    handed_off_at: handedOffAt,
    unowned_ms: unownedMs,
  };
}

export function clockOf(row: ClockRow): Clock {
  return {
    id: row.clock_id,
    record: recordOf(row),
    promiseId: row.promise_id,
    side: row.side,
    cycle: row.cycle,
    ownerId: row.owner_id,
    agreementVersion: row.agreement_version,
    calendarId: row.calendar_id,
    shadow: row.shadow,
    startedAt: row.started_at,
    budgetMs: row.budget_ms,
    deadlineAt: row.deadline_at,
    overdueAfter: row.overdue_after,
    dueSoonAt: row.due_soon_at,
    remindAt: row.remind_at,
    endedAt: row.ended_at,
    ending: row.ending,
    verdict: row.verdict,
    elapsedMs: row.elapsed_ms,
    suspensions: row.suspensions,
    tier: row.tier,
    handovers: row.handovers,
    unverified: row.unverified,
  };
}

/** Teams as they stand in the owners table's jsonb. */
export const teamsSchema = z.array(z.object({ id: z.string(), name: z.string(), primary: z.boolean() }));
