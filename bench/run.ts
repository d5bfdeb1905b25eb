/**
 * Prints what the clock's speed comes to on this machine, and writes it to bench/results.json; of all rows also to
 * bench/RESULTS.md.
 *
 *   npm run bench -- --only deadline --seconds 4
 *
 * It reports and does not judge: a row that is not reached does not fail the run.
 */
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { groups } from './groups.ts';
import { machine } from './machine.ts';
import { reached, type Row } from './row.ts';
import { page, table } from './table.ts';

const { values } = parseArgs({
  options: {
    only: { type: 'string', multiple: true, default: [] },
    seconds: { type: 'string', default: '10' },
    long: { type: 'boolean', default: false },
  },
});
const seconds = Number(values.seconds);
if (!(seconds > 0)) throw new RangeError('--seconds takes the seconds to spend on each group of rows');

const benches = await groups();
const ids = benches.map(({ id }) => id);
const unknown = values.only.filter((id) => !ids.includes(id));
if (unknown.length > 0) throw new RangeError(`--only takes ${ids.join(', ')}; not ${unknown.join(', ')}`);

const chosen = benches.filter(({ id, long = false }) =>
  values.only.length === 0 ? values.long || !long : values.only.includes(id),
);
const rows: Row[] = [];
for (const bench of chosen) {
  process.stderr.write(`measuring ${bench.id} for about ${seconds} s\n`);
  rows.push(...(await rowsOf(bench.id)));
}
process.stdout.write(`${table(rows)}\n`);
const isWhole = values.long && values.only.length === 0;
if (isWhole) writeFileSync(new URL('RESULTS.md', import.meta.url), page(rows, machine()));
const results = { machine: machine(), seconds, rows: rows.map((row) => ({ ...row, ok: reached(row) })) };
writeFileSync(new URL('results.json', import.meta.url), `${JSON.stringify(results, null, 2)}\n`);

/** In a process of its own: what the groups before have left in memory, and how their code was compiled, would slow it. */
async function rowsOf(id: string): Promise<readonly Row[]> {
  const child = fork(new URL('group.ts', import.meta.url), [id, String(seconds)]);
  const ended = once(child, 'exit');
  const sent = once(child, 'message');
  const [code] = (await ended) as [number | null];
  if (code !== 0) throw new Error(`${id} could not be measured`);
  const [measured] = (await sent) as [readonly Row[]];
  return measured;
}
