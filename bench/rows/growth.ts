/**
 * What a delivery and a clock that comes due cost by how many clocks run in the same database: 1,000, 100,000 and 1,000,000.
 * Deliveries tell of records strewn over all of them; the deadlines too.
 */
import { sql } from 'kysely';
import { pino } from 'pino';
import { lookAtDueRecords } from '../../src/application/look.ts';
import { onlyVersion } from '../../src/domain/agreement/versions.ts';
import { type Fact } from '../../src/domain/timeline/fact.ts';
import { agreementWith } from '../../test/support/agreement.ts';
import { PEOPLE } from '../../test/support/lives.ts';
import { databases, type Measurable } from '../load/databases.ts';
import { fill, FILLED_AT, remember } from '../load/filling.ts';
import { type Bench, type Row } from '../row.ts';
import { median } from '../timing.ts';

const SIZES = [1_000, 100_000, 1_000_000] as const;
/** In each round the fewest records have one notice each, so that none comes to have a longer life than others. */
const DELIVERIES = 10;
const NOTICES = 100;
const DUE = 1_000;
const ROUNDS = 7;
/** Fewer than make a burst of one source. */
const NOTICES_A_SOURCE = 50;
/** Strews a round over all records; a prime, so that it meets none twice. */
const STRIDE = 7_919;
const MINUTE_MS = 60_000;

export const growth: Bench = { id: 'growth', long: true, rows };

interface Costs {
  readonly deliveryMs: number;
  readonly dueMs: number;
}

async function rows(): Promise<readonly Row[]> {
  const measured: Row[] = [];
  for (const database of await databases()) {
    const costs: Costs[] = [];
    for (const [index, size] of SIZES.entries()) {
      const before = index === 0 ? 0 : SIZES[index - 1]!;
      await fill(database.opened, before, size);
      await remember(database.opened, before, size);
      await sql`analyze`.execute(database.opened.db);
      const rounds: Costs[] = [];
      for (let round = 0; round <= ROUNDS; round += 1) {
        rounds.push(await costsOf(database, size, index * (ROUNDS + 1) + round));
      }
      const warm = rounds.slice(1);
      costs.push({
        deliveryMs: median(warm.map(({ deliveryMs }) => deliveryMs)),
        dueMs: median(warm.map(({ dueMs }) => dueMs)),
      });
    }
    const row = (what: string, of: (costs: Costs) => number, index: number): Row => ({
      what: `${what}, ${SIZES[index]!.toLocaleString('en')} open clocks, ${database.name}`,
      ours: of(costs[index]!),
      unit: 'ms',
      against:
        index === 0
          ? null
          : { name: '1,000 clocks', value: of(costs[0]!), ratio: of(costs[index]!) / of(costs[0]!) },
      reach: null,
    });
    for (const index of SIZES.keys()) {
      measured.push(row('a delivery of 100 notices', ({ deliveryMs }) => deliveryMs, index));
    }
    for (const index of SIZES.keys()) {
      measured.push(row('a clock that comes due', ({ dueMs }) => dueMs, index));
    }
    measured.push({
      what: `disk a record with its clock, effect and three facts takes, ${database.name}`,
      ours: (await bytesOnDisk(database)) / SIZES.at(-1)!,
      unit: 'bytes',
      against: null,
      reach: null,
    });
    await database.close();
  }
  return measured;
}

async function bytesOnDisk({ opened }: Measurable): Promise<number> {
  const { rows: sizes } = await sql<{ readonly bytes: number }>`
    select sum(pg_total_relation_size(name::regclass))::float8 as bytes
    from unnest(array['records', 'facts', 'clocks', 'effects']) as name`.execute(opened.db);
  return sizes[0]!.bytes;
}

async function costsOf({ store, opened }: Measurable, size: number, round: number): Promise<Costs> {
  const now = FILLED_AT + (round + 1) * MINUTE_MS;
  const recordOf = (number: number): Fact['record'] => ({
    objectType: 'contact',
    recordId: String(1 + (((round * DUE + number) * STRIDE) % size)),
  });

  const toldAt = performance.now();
  for (let delivery = 0; delivery < DELIVERIES; delivery += 1) {
    const facts = Array.from({ length: NOTICES }, (_, index): Fact => {
      const number = delivery * NOTICES + index;
      return {
        kind: 'property',
        record: recordOf(number),
        property: 'hs_lead_status',
        value: 'NEW',
        occurredAt: now + number,
        source: {
          type: 'CRM_UI',
          id: `userId:${1_000_000 + Math.floor((round * DUE + number) / NOTICES_A_SOURCE)}`,
        },
      };
    });
    await store.append({ facts, quarantined: [], receivedAt: now });
  }
  const deliveryMs = (performance.now() - toldAt) / DELIVERIES;

  // What was told waits for its own look, which is not what is asked here.
  await sql`update records set next_look_at = ${now + 86_400_000} where next_look_at <= ${now}`.execute(
    opened.db,
  );
  await sql`
    update records set next_look_at = ${now} where object_type = 'contact' and record_id in (
      select (1 + ((${round * DUE}::bigint + n) * ${STRIDE}::bigint) % ${size}::bigint)::text
      from generate_series(0, ${DUE - 1}::int) as n)`.execute(opened.db);
  const history = onlyVersion(agreementWith());
  const dependencies = {
    store,
    agreements: () => history,
    directory: () => PEOPLE,
    log: pino({ level: 'silent' }),
  };
  const lookedAt = performance.now();
  let looked = 0;
  for (let more = 1; more > 0; looked += more) more = await lookAtDueRecords(dependencies, now);
  if (looked !== DUE) throw new Error(`${looked} records were looked at, not ${DUE}`);
  return { deliveryMs, dueMs: (performance.now() - lookedAt) / looked };
}
