/**
 * Prints what the clock's speed comes to on this machine, and writes it to bench/results.json; of all rows also to
 * bench/RESULTS.md.
 *
 *   npm run bench -- --only deadline --seconds 4
 *
 * It reports and does not judge: a row that is not reached does not fail the run.
 */
import { writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { machine } from './machine.ts';
import { reached, type Bench, type Row } from './row.ts';
import { page, table } from './table.ts';

// Two of the libraries compute in the process's zone; the cases are in UTC.
process.env.TZ = 'UTC';
const BENCHES: readonly (() => Promise<Bench>)[] = [
  async () => (await import('./rows/deadline.ts')).deadline,
  async () => (await import('./rows/evaluation.ts')).evaluation,
  async () => (await import('./rows/deliveries.ts')).deliveries,
  async () => (await import('./rows/looks.ts')).looks,
  async () => (await import('./rows/cards.ts')).cards,
  async () => (await import('./rows/writing.ts')).lateness,
  async () => (await import('./rows/writing.ts')).burst,
  async () => (await import('./rows/imports.ts')).imports,
  async () => (await import('./rows/looks.ts')).sweep,
  async () => (await import('./rows/growth.ts')).growth,
  async () => (await import('./rows/figures.ts')).figures,
  async () => (await import('./rows/memory.ts')).memory,
];

const { values } = parseArgs({
  options: {
    only: { type: 'string', multiple: true, default: [] },
    seconds: { type: 'string', default: '10' },
    long: { type: 'boolean', default: false },
  },
});
const seconds = Number(values.seconds);
if (!(seconds > 0)) throw new RangeError('--seconds takes the seconds to spend on each group of rows');

const benches = await Promise.all(BENCHES.map((load) => load()));
const ids = benches.map(({ id }) => id);
const unknown = values.only.filter((id) => !ids.includes(id));
if (unknown.length > 0) throw new RangeError(`--only takes ${ids.join(', ')}; not ${unknown.join(', ')}`);

const chosen = benches.filter(({ id, long = false }) =>
  values.only.length === 0 ? values.long || !long : values.only.includes(id),
);
const rows: Row[] = [];
for (const bench of chosen) {
  process.stderr.write(`measuring ${bench.id} for about ${seconds} s\n`);
  rows.push(...(await bench.rows(seconds)));
}
process.stdout.write(`${table(rows)}\n`);
const isWhole = values.long && values.only.length === 0;
if (isWhole) writeFileSync(new URL('RESULTS.md', import.meta.url), page(rows, machine()));
const results = { machine: machine(), seconds, rows: rows.map((row) => ({ ...row, ok: reached(row) })) };
writeFileSync(new URL('results.json', import.meta.url), `${JSON.stringify(results, null, 2)}\n`);
