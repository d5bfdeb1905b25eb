/**
 * The look: claim due records, evaluate their facts, write clocks, effects and the next look. And what it costs to find
 * that nothing is due, by how many clocks run.
 */
import { sql } from 'kysely';
import { pino } from 'pino';
import { lookAtDueRecords } from '../../src/application/look.ts';
import { onlyVersion } from '../../src/domain/agreement/versions.ts';
import { type Fact } from '../../src/domain/timeline/fact.ts';
import { agreementWith } from '../../test/support/agreement.ts';
import { ANN, factsAt, PEOPLE } from '../../test/support/lives.ts';
import { databases, type Measurable } from '../load/databases.ts';
import { type Bench, type Row } from '../row.ts';
import { median } from '../timing.ts';

const RECORDS = 5_000;
const TOLD_AT = '2026-03-02T09:00:00Z';
const NOW = Date.parse('2026-03-02T10:00:00Z');
const FEW = 1_000;
const MANY = 1_000_000;
const SWEEPS = 50;

export const looks: Bench = { id: 'looks', rows: lookRows };
export const sweep: Bench = { id: 'sweep', rows: sweepRows, long: true };

async function lookRows(): Promise<readonly Row[]> {
  const history = onlyVersion(agreementWith());
  const log = pino({ level: 'silent' });
  const measured: Row[] = [];
  for (const database of await databases()) {
    const { store } = database;
    const facts = Array.from({ length: RECORDS }, (_, index) => lifeOf(String(1_000_000 + index)));
    for (let from = 0; from < RECORDS; from += 500) {
      const some = facts.slice(from, from + 500);
      await store.addHistory(
        some.map(([fact]) => fact!.record),
        some.flat(),
        NOW,
      );
    }
    const startedAt = performance.now();
    let looked = 0;
    for (let more = 1; more > 0; looked += more) {
      more = await lookAtDueRecords({ store, agreements: () => history, directory: () => PEOPLE, log }, NOW);
    }
    measured.push({
      what: `look: claim, evaluate, write, ${database.name} (first look, 2 clocks and 1 effect each)`,
      ours: (looked * 1000) / (performance.now() - startedAt),
      unit: 'records/s',
      against: null,
      reach: database.name === 'PGlite' ? { bound: 'atLeast', value: 10_000 } : null,
    });
    await database.close();
  }
  return measured;
}

/** A lead that was handed to Ann and touched. */
function lifeOf(recordId: string): Fact[] {
  const record = { objectType: 'contact' as const, recordId };
  return [
    ...factsAt(TOLD_AT, { happened: 'created', stage: 'lead', owner: ANN, status: 'NEW' }, record),
    ...factsAt('2026-03-02T09:30:00Z', { status: 'CONNECTED' }, record),
  ];
}

async function sweepRows(): Promise<readonly Row[]> {
  const measured: Row[] = [];
  for (const database of await databases()) {
    await fill(database, 0, FEW);
    const few = await idleSweep(database);
    await fill(database, FEW, MANY);
    const many = await idleSweep(database);
    measured.push({
      what: `an idle sweep with 1,000,000 open clocks, ${database.name}`,
      ours: many,
      unit: 'ms',
      against: { name: '1,000 clocks', value: few, ratio: many / few },
      reach: { bound: 'atMost', value: 1.5 },
    });
    await database.close();
  }
  return measured;
}

/** What the three loops ask when nothing is to be done; the median of many, in ms. */
async function idleSweep({ store }: Measurable): Promise<number> {
  const times: number[] = [];
  for (let round = 0; round < SWEEPS; round += 1) {
    const startedAt = performance.now();
    await store.claimUnread(NOW, NOW + 1, 500);
    await store.nextUnreadAt();
    await store.look(NOW, 500, () => null);
    await store.nextDueAt();
    await store.claimOwed(NOW, NOW + 1, 400);
    await store.nextOwedAt();
    times.push(performance.now() - startedAt);
  }
  return median(times);
}

/** Records from..until, each with an open clock, an effect that is done, and nothing to do before tomorrow. */
async function fill({ opened: { db } }: Measurable, from: number, until: number): Promise<void> {
  const step = 100_000;
  for (let start = from; start < until; start += step) {
    const ids = sql`generate_series(${start}::int + 1, ${Math.min(until, start + step)}::int) as n`;
    await sql`
      insert into records (object_type, record_id, next_look_at, looked_at, read_at)
      select 'contact', n::text, ${NOW + 86_400_000}::bigint + n, ${NOW}::bigint, ${NOW}::bigint from ${ids}`.execute(
      db,
    );
    await sql`
      insert into clocks (object_type, record_id, clock_id, promise_id, side, cycle, owner_id, agreement_version,
        calendar_id, shadow, started_at, budget_ms, deadline_at, overdue_after, due_soon_at, remind_at)
      select 'contact', n::text, 'first-touch/1/101', 'first-touch', 'rep', 1, '101', '0123456789ab', 'office', false,
        ${NOW}::bigint, 14400000, ${NOW + 86_400_000}::bigint + n, ${NOW + 86_400_000}::bigint + n,
        ${NOW + 86_000_000}::bigint + n, '[]' from ${ids}`.execute(db);
    await sql`
      insert into effects (key, object_type, record_id, kind, urgency, wanted, done)
      select 'contact:' || n || '/properties', 'contact', n::text, 'properties', 2, state, state
      from ${ids}, (select '{"state":"open","values":{"sla_status":"on_track"}}'::jsonb as state) as done`.execute(
      db,
    );
  }
}
