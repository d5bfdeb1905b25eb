/**
 * The look: claim due records, evaluate their facts, write clocks, effects and the next look. And what it costs to find
 * that nothing is due, by how many clocks run.
 */
import { pino } from 'pino';
import { lookAtDueRecords } from '../../src/application/look.ts';
import { type Store } from '../../src/application/store.ts';
import { onlyVersion } from '../../src/domain/agreement/versions.ts';
import { type Fact } from '../../src/domain/timeline/fact.ts';
import { agreementWith } from '../../test/support/agreement.ts';
import { ANN, factsAt, PEOPLE } from '../../test/support/lives.ts';
import { databases, type Measurable } from '../load/databases.ts';
import { fill, FILLED_AT } from '../load/filling.ts';
import { type Bench, type Row } from '../row.ts';
import { median } from '../timing.ts';

/** Looked at before anything is timed, until the code is compiled. */
const WARM_UP = 5_000;
const RECORDS = 10_000;
/** Fewer than make a burst of one source, which would have no clocks. */
const LEADS_A_SOURCE = 50;
const TOLD_AT = '2026-03-02T09:00:00Z';
const NOW = FILLED_AT;
const FEW = 1_000;
const MANY = 1_000_000;
const SWEEPS = 50;
const COUNTS = 5;

export const looks: Bench = { id: 'looks', rows: lookRows };
export const sweep: Bench = { id: 'sweep', rows: sweepRows, long: true };

async function lookRows(): Promise<readonly Row[]> {
  const measured: Row[] = [];
  for (const database of await databases()) {
    await readLives(database.store, 0, WARM_UP);
    await looksASecond(database.store, NOW);
    await readLives(database.store, WARM_UP, WARM_UP + RECORDS);
    const first = await looksASecond(database.store, NOW);
    const { openClocks } = await database.store.counts(NOW);
    if (openClocks !== WARM_UP + RECORDS) throw new Error(`${openClocks} clocks run, not one on each record`);
    await readLives(database.store, 0, RECORDS);
    const again = await looksASecond(database.store, NOW);
    const row = (what: string, ours: number, reach: Row['reach']): Row => ({
      what: `look: claim, evaluate, write, ${database.name} (${what})`,
      ours,
      unit: 'records/s',
      against: null,
      reach,
    });
    measured.push(
      row(
        'first look, 2 clocks and 1 effect each',
        first,
        database.name === 'PGlite' ? { bound: 'atLeast', value: 10_000 } : null,
      ),
      row('looked at again, nothing has changed', again, null),
    );
    await database.close();
  }
  return measured;
}

/** Gives the store the histories of leads, which makes them due. */
async function readLives(store: Store, from: number, until: number): Promise<void> {
  for (let start = from; start < until; start += 500) {
    const some = Array.from({ length: 500 }, (_, index) => lifeOf(start + index));
    const records = some.map(([fact]) => fact!.record);
    await store.addHistory(records, some.flat(), NOW);
  }
}

/** Looks at all that is due. */
async function looksASecond(store: Store, now: number): Promise<number> {
  const history = onlyVersion(agreementWith());
  const log = pino({ level: 'silent' });
  const startedAt = performance.now();
  let looked = 0;
  for (let more = 1; more > 0; looked += more) {
    more = await lookAtDueRecords({ store, agreements: () => history, directory: () => PEOPLE, log }, now);
  }
  return (looked * 1000) / (performance.now() - startedAt);
}

/** A lead that was handed to Ann and touched. */
function lifeOf(index: number): Fact[] {
  const record = { objectType: 'contact' as const, recordId: String(1_000_000 + index) };
  const source = { type: 'CRM_UI', id: `userId:${1_000 + Math.floor(index / LEADS_A_SOURCE)}` };
  return [
    ...factsAt(TOLD_AT, { happened: 'created', stage: 'lead', owner: ANN, status: 'NEW' }, record),
    ...factsAt('2026-03-02T09:30:00Z', { status: 'CONNECTED' }, record),
  ].map((fact) => ({ ...fact, source }));
}

async function sweepRows(): Promise<readonly Row[]> {
  const measured: Row[] = [];
  for (const database of await databases()) {
    await fill(database.opened, 0, FEW);
    const few = await idleSweep(database);
    await fill(database.opened, FEW, MANY);
    const many = await idleSweep(database);
    const standing = await medianOf(COUNTS, () => database.store.standing(NOW));
    measured.push({
      what: `an idle sweep with 1,000,000 open clocks, ${database.name}`,
      ours: many,
      unit: 'ms',
      against: { name: '1,000 clocks', value: few, ratio: many / few },
      reach: { bound: 'atMost', value: 1.5 },
    });
    measured.push({
      what: `how things stand with 1,000,000 open clocks, ${database.name}`,
      ours: standing,
      unit: 'ms',
      against: null,
      reach: null,
    });
    await database.close();
  }
  return measured;
}

/** What the three loops ask when nothing is to be done; the median of many, in ms. */
function idleSweep({ store }: Measurable): Promise<number> {
  return medianOf(SWEEPS, async () => {
    await store.claimUnread(NOW, NOW + 1, 500);
    await store.nextUnreadAt();
    await store.look(NOW, 500, () => null);
    await store.nextDueAt();
    await store.claimOwed(NOW, NOW + 1, 400);
    await store.nextOwedAt();
  });
}

/** How long it takes, the median of so many rounds, in ms. */
async function medianOf(rounds: number, act: () => Promise<unknown>): Promise<number> {
  const times: number[] = [];
  for (let round = 0; round < rounds; round += 1) {
    const startedAt = performance.now();
    await act();
    times.push(performance.now() - startedAt);
  }
  return median(times);
}
