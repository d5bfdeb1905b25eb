/**
 * A year of a portal with ten million contacts, and of portals many times as busy, until something is in the way.
 *
 *   npm run year -- --looks 1400 --notices 7000 --calls-a-day 1000000 --seed 1
 *
 * What the service can do is taken from the rows `growth` of the benchmark: one process, a database with 1,000,000 clocks.
 */
import { parseArgs } from 'node:util';
import { Random } from '../../src/sandbox/random.ts';
import { short } from '../table.ts';
import { LARGE } from './portal.ts';
import { AT_ONCE_S, simulateYear, type Behind, type Year } from './simulate.ts';

const TIMES = [1, 2, 5, 10, 20, 50];
const { values } = parseArgs({
  options: {
    notices: { type: 'string', default: '7000' },
    looks: { type: 'string', default: '1400' },
    'calls-a-window': { type: 'string', default: '190' },
    'calls-a-day': { type: 'string', default: '1000000' },
    seed: { type: 'string', default: '1' },
  },
});
const service = {
  noticesASecond: positive('notices'),
  looksASecond: positive('looks'),
  callsAStep: positive('calls-a-window'),
  callsADay: positive('calls-a-day'),
};

const HEAD = [
  'times',
  'leads',
  'notices',
  'open',
  'notices/s',
  'calls/day',
  'behind: notices',
  'looks',
  'calls',
  'wall',
];
const lines = [HEAD];
for (const times of TIMES) {
  process.stderr.write(`a year of ${times} times a million leads\n`);
  const portal = {
    ...LARGE,
    contacts: LARGE.contacts * times,
    leadsAYear: LARGE.leadsAYear * times,
    imported: LARGE.imported * times,
  };
  const chance = new Random(positive('seed'));
  lines.push(
    line(
      times,
      simulateYear(portal, service, () => chance.share()),
    ),
  );
}
const widths = HEAD.map((_, column) => Math.max(...lines.map((cells) => cells[column]!.length)));
for (const cells of lines) {
  process.stdout.write(`${cells.map((cell, column) => cell.padStart(widths[column]!)).join('  ')}\n`);
}

/** Behind: seconds at most, and the hours of the year in which it was more than a minute. */
function line(times: number, year: Year): string[] {
  const { behind } = year;
  const told = ({ mostS, hours }: Behind): string =>
    `${short(Math.ceil(mostS))} s, ${short(Math.ceil(hours))} h`;
  const walls = (['notices', 'looks', 'calls'] as const).filter((part) => behind[part].mostS > AT_ONCE_S);
  return [
    `${times}`,
    short(year.leads),
    short(year.notices),
    short(Math.round(year.mostOpenLeads)),
    short(Math.ceil(year.mostNoticesASecond)),
    short(year.mostCallsADay),
    told(behind.notices),
    told(behind.looks),
    told(behind.calls),
    walls.join(', ') || '-',
  ];
}

function positive(name: keyof typeof values): number {
  const value = Number(values[name]);
  if (!(value > 0)) throw new RangeError(`--${name} takes a number above 0, not ${values[name]}`);
  return value;
}
