/** The figures of reports: each question about a quarter, on a store with a year of 500,000 clocks. */
import { sql } from 'kysely';
import { periodAt } from '../../src/adapters/calendar/periods.ts';
import { type FiguresStore, type NamedPeriod } from '../../src/application/figures/figures.ts';
import { databases, type Measurable } from '../load/databases.ts';
import { fillHandOffs } from '../load/handOffs.ts';
import { type Bench, type Row } from '../row.ts';

const CLOCKS = 500_000;
const STEP = 50_000;
const DAY_MS = 86_400_000;
const YEAR_FROM = Date.UTC(2026, 0, 1);
/** Noon of the last day of a quarter, so that the period is as full as it gets. */
const NOW = Date.UTC(2026, 11, 31, 12);
const ROUNDS = 20;
const REACH_MS = 300;

export const figures: Bench = { id: 'figures', rows: figuresRows, long: true };

async function figuresRows(): Promise<readonly Row[]> {
  const measured: Row[] = [];
  for (const database of await databases()) {
    for (let from = 0; from < CLOCKS; from += STEP) await fill(database, from, from + STEP);
    await sql`analyze clocks`.execute(database.opened.db);
    await fillHandOffs(database, { leads: CLOCKS / 4, fromAt: YEAR_FROM, overMs: 365 * DAY_MS });
    for (const [view, ask] of Object.entries(viewsOn(database.store))) {
      measured.push({
        what: `report: ${view}, a quarter of a year of 500,000 clocks, ${database.name}, p95`,
        ours: await p95(ask),
        unit: 'ms',
        against: null,
        reach: database.name === 'PGlite' ? { bound: 'atMost', value: REACH_MS } : null,
      });
    }
    await database.close();
  }
  return measured;
}

function viewsOn(store: FiguresStore): Readonly<Record<string, () => Promise<unknown>>> {
  const period = periodAt('quarter', NOW, 'Europe/London');
  const asked = { now: NOW, within: null, period };
  const managed = { ...asked, within: { teams: ['team 1', 'team 2'], ownerIds: ['7'] } };
  const segments = [0, 1, 2].map((tier) => ({
    version: '0123456789ab',
    promiseId: 'touch',
    tier,
    segment: `tier ${tier}`,
  }));
  return {
    'all together': () => store.figures(asked, 'all', []),
    'by promise': () => store.figures(asked, 'promise', []),
    'by team': () => store.figures(asked, 'team', []),
    'by rep': () => store.figures(asked, 'rep', []),
    'by segment': () => store.figures(asked, 'segment', segments),
    'by source': () => store.figures(asked, 'source', []),
    'by rep, a manager’s two teams': () => store.figures(managed, 'rep', []),
    'trend by week': () => store.trend(asked, period.steps),
    'whose the delay was': () => store.delay(asked),
    'broken clocks, the first page': () => store.clocksOfFigures(asked, 'breached', null, 25),
    'the board': () => store.board(asked, NOW + 4 * 3_600_000, 50),
    'patterns by rep': () => store.habits(asked, 'rep'),
    arrivals: () => store.arrivals(asked),
    'leads nobody holds': () => store.unowned(asked),
    'marketing, with a quota of each kind': () => marketing(store, period),
  };
}

/** All that marketing's side of the page asks at once. */
async function marketing(store: FiguresStore, period: NamedPeriod): Promise<void> {
  const of = { starts: period.days, period: { fromAt: period.fromAt, untilAt: NOW } };
  await Promise.all([
    store.countedForQuota({ id: 'leads', counts: 'leads', ...of }),
    store.countedForQuota({ id: 'qualified', counts: 'qualifiedLeads', ...of }),
    store.pipelineForQuota({ id: 'value', currency: 'GBP', ...of }),
    store.dealsReadAt(),
    store.handedOver(of.period),
    store.endedHandOffs(of.period),
    store.leadsBySource(of.period),
  ]);
}

async function p95(ask: () => Promise<unknown>): Promise<number> {
  const times: number[] = [];
  await ask();
  for (let round = 0; round < ROUNDS; round += 1) {
    const startedAt = performance.now();
    await ask();
    times.push(performance.now() - startedAt);
  }
  return times.sort((a, b) => a - b)[Math.ceil(ROUNDS * 0.95) - 1] ?? NaN;
}

/**
 * Four clocks a lead (two of a rep, two of the lead), evenly over the year: three in four met, some excused or void, one in
 * ninety-seven never done, a few of these still open.
 */
async function fill({ opened: { db } }: Measurable, from: number, until: number): Promise<void> {
  await sql`
    insert into clocks (object_type, record_id, clock_id, promise_id, side, cycle, owner_id, agreement_version, calendar_id,
      shadow, started_at, budget_ms, deadline_at, overdue_after, due_soon_at, remind_at, ended_at, ending, verdict, elapsed_ms,
      suspensions, tier, handovers, unverified, teams, source, handed_off_at, unowned_ms)
    select 'contact', lead::text, kind || '/1/' || rep, case when kind % 2 = 0 then 'touch' else 'end' end,
      case when kind < 2 then 'rep' else 'lead' end, 1, rep::text, '0123456789ab', 'office', false,
      began, budget, began + budget, began + budget, began + budget * 3 / 4, '[]',
      case when is_open then null else began + took end, case when is_open then null else 'kept' end,
      case when n % 89 = 0 then 'excused' when n % 61 = 0 then 'void' when is_open or took > budget then 'breached' else 'met' end,
      case when is_open then null else took end,
      case when n % 20 = 0 then jsonb_build_array(jsonb_build_object(
        'reason', 'paused', 'pauseId', 'hold', 'fromAt', began + took / 4, 'untilAt', began + took / 2)) else '[]' end,
      n % 3, n % 4, n % 50 = 0, array['team ' || rep % 8, 't' || rep % 8], 'SOURCE ' || lead % 7, began, took / 10
    from (
      select n, n / 4 as lead, n % 4 as kind, n / 4 % 50 as rep, 14400000::bigint as budget, n % 97 = 0 as is_open,
        ${YEAR_FROM}::bigint + n::bigint * ${365 * DAY_MS}::bigint / ${CLOCKS} as began, n::bigint * 7919 % 19000000 as took
      from generate_series(${from}::integer, ${until - 1}::integer) as n
    ) as clocks`.execute(db);
}
