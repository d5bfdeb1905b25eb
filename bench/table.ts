/** The rows as a table for a terminal. */
import { type Machine } from './machine.ts';
import { reached, type Row } from './row.ts';

const HEAD = ['what', 'ours', 'against', 'ratio', 'reach', 'ok?'];

export function table(rows: readonly Row[]): string {
  return aligned(rows)
    .map((line) => line.join('  ').trimEnd())
    .join('\n');
}

/** Head, rule and rows, each cell as wide as its column. */
function aligned(rows: readonly Row[]): readonly (readonly string[])[] {
  const lines = [HEAD, ...rows.map(cells)];
  const widths = HEAD.map((_, column) => Math.max(...lines.map((line) => line[column]!.length)));
  const [head = [], ...drawn] = lines.map((line) => line.map((cell, column) => cell.padEnd(widths[column]!)));
  return [head, widths.map((width) => '-'.repeat(width)), ...drawn];
}

/** The rows as a page of Markdown, with the machine on which they were measured. */
export function page(
  rows: readonly Row[],
  { processor, cores, memoryGiB, system, node, load }: Machine,
): string {
  return [
    '# Results',
    '',
    'Written by `npm run bench -- --long` with `TEST_DATABASE_URL`; [README.md](README.md) says what each row measures.',
    '',
    `On ${processor}, ${cores} cores, ${memoryGiB} GiB, ${system}, Node ${node}; load ${load.toFixed(1)} at the end.`,
    '',
    ...aligned(rows).map((line) => `| ${line.join(' | ')} |`),
    '',
  ].join('\n');
}

function cells(row: Row): string[] {
  const { what, ours, unit, against, reach } = row;
  const ok = reached(row);
  return [
    what,
    `${short(ours)} ${unit}`.trim(),
    against === null ? '-' : `${against.name} ${short(against.value)}`,
    against === null ? '-' : `${short(against.ratio)} x`,
    reach === null ? '-' : `${reach.bound === 'atLeast' ? '>=' : '<='} ${short(reach.value)}`,
    ok === null ? '-' : ok ? 'yes' : 'NO',
  ];
}

/** Three digits and a letter: 12.3 M, 456 k, 1.02. */
export function short(value: number): string {
  const scales: readonly (readonly [number, string])[] = [
    [1e9, ' G'],
    [1e6, ' M'],
    [1e4, ' k'],
  ];
  const [scale, letter] = scales.find(([least]) => Math.abs(value) >= least) ?? [1, ''];
  const scaled = scale === 1e4 ? value / 1e3 : value / scale;
  return `${scaled >= 1000 ? scaled.toFixed(0) : Number(scaled.toPrecision(3))}${letter}`;
}
