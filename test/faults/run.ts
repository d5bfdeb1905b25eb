/**
 * Plays faults on the real service beside the sandbox portal, one after the other, and says of each what was lost, what was
 * doubled and how long it took: `npm run faults -- [--only NAME] [--seed 1]`. Exit code 1 when anything was lost or doubled.
 */
import { parseArgs } from 'node:util';
import { bodiesFault } from './bodies.ts';
import { clockAhead, clockBehind } from './clock.ts';
import { database } from './database.ts';
import { disk } from './disk.ts';
import { dns } from './dns.ts';
import { type Fault, type Outcome } from './fault.ts';
import { flood } from './flood.ts';
import { hubspot } from './hubspot.ts';
import { kills } from './kills.ts';
import { paused } from './paused.ts';

const FAULTS: readonly Fault[] = [
  kills,
  paused,
  database,
  hubspot,
  clockAhead,
  clockBehind,
  dns,
  disk,
  flood,
  bodiesFault,
];
const SHOWN_LINES = 10;

const { values: options } = parseArgs({
  options: { only: { type: 'string', multiple: true }, seed: { type: 'string', default: '1' } },
});
const seed = Number(options.seed);
const unknown = (options.only ?? []).filter((name) => !FAULTS.some((fault) => fault.name === name));
if (!Number.isInteger(seed) || unknown.length > 0) {
  const names = FAULTS.map(({ name }) => name).join(', ');
  process.stderr.write(`--seed takes a whole number, --only one of: ${names}.\n`);
  process.exit(2);
}

const played: { readonly name: string; readonly outcome: Outcome | string }[] = [];
const begunAt = performance.now();
const say = (line: string): void => {
  const seconds = Math.round((performance.now() - begunAt) / 1_000);
  process.stdout.write(`${String(seconds).padStart(4)} s  ${line}\n`);
};
for (const { name, play } of FAULTS) {
  if (options.only && !options.only.includes(name)) continue;
  say(name);
  const told = {
    seed,
    say: (line: string) => {
      say(`${name}: ${line}`);
    },
  };
  const outcome = await play(told);
  played.push({ name, outcome });
  for (const line of lines(outcome)) say(`${name}: ${line}`);
}

process.stdout.write(`\n${table()}\n`);
const failed = played.filter(({ outcome }) => typeof outcome !== 'string' && hasFailed(outcome));
process.exitCode = failed.length === 0 ? 0 : 1;

function hasFailed({ lost, doubled, wrong }: Outcome): boolean {
  return lost.length + doubled.length + wrong.length > 0;
}

function lines(outcome: Outcome | string): readonly string[] {
  if (typeof outcome === 'string') return [`skipped. ${outcome}`];
  const { lost, doubled, wrong, notes } = outcome;
  const told = (kind: string, all: readonly string[]): readonly string[] =>
    all.slice(0, SHOWN_LINES).map((line) => `${kind} ${line}`);
  return [...notes, ...told('LOST', lost), ...told('DOUBLED', doubled), ...told('WRONG', wrong)];
}

function table(): string {
  const seconds = (ms: number | null): string => (ms === null ? '-' : (ms / 1_000).toFixed(1));
  const rows = played.map(({ name, outcome }) =>
    typeof outcome === 'string'
      ? [name, 'skipped', '', '', '', '']
      : [
          name,
          String(outcome.lost.length),
          String(outcome.doubled.length),
          String(outcome.wrong.length),
          seconds(outcome.backMs),
          seconds(outcome.rightMs),
        ],
  );
  const all = [['fault', 'lost', 'doubled', 'wrong', 'back after s', 'right after s'], ...rows];
  return all.map((row) => row.map((cell) => cell.padEnd(15)).join('')).join('\n');
}
