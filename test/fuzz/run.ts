/**
 * Brings spoilt texts to the doors for some time, and keeps whatever one of them cannot stand.
 *
 *   npm run fuzz -- --seconds 60 --seed 7 --only agreement
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { Random } from '../../src/sandbox/random.ts';
import { DOORS } from './doors.ts';

const FOUND = 'build/fuzz';
const { values } = parseArgs({
  options: {
    seconds: { type: 'string', default: '60' },
    seed: { type: 'string', default: '1' },
    only: { type: 'string', multiple: true, default: [] },
  },
});
const [seconds, seed] = [Number(values.seconds), Number(values.seed)];
if (!(seconds > 0)) throw new RangeError('--seconds takes the seconds to go on for');
if (!Number.isInteger(seed)) throw new RangeError('--seed takes a whole number');
const names = DOORS.map(({ name }) => name);
const unknown = values.only.filter((name) => !names.includes(name));
if (unknown.length > 0) throw new RangeError(`--only takes ${names.join(', ')}; not ${unknown.join(', ')}`);

const doors = DOORS.filter(({ name }) => values.only.length === 0 || values.only.includes(name));
for (const { name, knock } of doors) {
  const random = new Random(seed);
  const endsAt = performance.now() + (seconds * 1000) / doors.length;
  const wrongs = new Map<string, number>();
  let knocks = 0;
  process.stderr.write(`${name}: for ${(seconds / doors.length).toFixed(0)} s with seed ${seed}\n`);
  for (; performance.now() < endsAt; knocks += 1) {
    const { brought, wrong } = knock(random);
    if (wrong === null) continue;
    const which = wrong.split('\n').slice(0, 2).join(' ');
    if (!wrongs.has(which)) {
      mkdirSync(FOUND, { recursive: true });
      const file = `${FOUND}/${name}-${seed}-${knocks}`;
      writeFileSync(file, brought);
      process.stderr.write(`${name}: ${wrong}\nkept in ${file}\n`);
      process.exitCode = 1;
    }
    wrongs.set(which, (wrongs.get(which) ?? 0) + 1);
  }
  process.stdout.write(`${name}: ${knocks} texts, ${wrongs.size} ways in which one was not stood\n`);
}
