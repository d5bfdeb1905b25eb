/**
 * How many deadlines a second one thread computes, against the libraries people use for it and against a bare search.
 *
 * All are asked for the same cases: Monday to Friday 09:00-17:00 UTC, starts on every minute of a year, a minute to ten
 * business days allowed. Before anything is timed all must agree; cases in which a library is known to be wrong or
 * keeps another convention are left out, and the share of these is printed.
 */
import dayjs from 'dayjs';
import businessTime from 'dayjs-business-time';
import moment from 'moment-business-time';
import { dueAt } from '../../src/domain/time/pauses.ts';
import { openTime, SPAN } from '../../test/support/calendars.ts';
import { type Bench, type Row } from '../row.ts';
import { measure, ratioOf, type Contender, type Measured } from '../timing.ts';
import { bareSearch } from './prefixSums.ts';

const MINUTE = 60_000;
const YEAR_FROM = Date.UTC(2026, 0, 1);
const YEAR_MINUTES = 365 * 24 * 60;
const LONGEST_MINUTES = 10 * 8 * 60;
const ASKED = 5_000;
/** More cases left out than this, and the comparison would be of something else. */
const MOST_LEFT_OUT = 0.05;

interface Case {
  readonly start: number;
  readonly minutes: number;
}
type Engine = (start: number, minutes: number) => number;

export const deadline: Bench = { id: 'deadline', rows };

function rows(seconds: number): readonly Row[] {
  dayjs.extend(businessTime);
  const open = openTime('UTC', { 'monday-friday': ['09:00-17:00'] });
  const search = bareSearch(open, SPAN.fromAt, SPAN.untilAt);
  const momentDue: Engine = (start, minutes) => moment(start).addWorkingTime(minutes, 'minutes').valueOf();
  const dayjsDue: Engine = (start, minutes) => dayjs(start).addBusinessMinutes(minutes).valueOf();
  const ourDue: Engine = (start, minutes) => dueAt(open, [], start, minutes * MINUTE);
  const searchDue: Engine = (start, minutes) => search(start, minutes * MINUTE);
  const cases = casesOnWhichAllAgree([ourDue, searchDue, momentDue, dayjsDue]);
  const starts = Float64Array.from(cases, ({ start }) => start);
  const budgets = Float64Array.from(cases, ({ minutes }) => minutes * MINUTE);
  const size = cases.length;

  // Each loop is written out, so that every contender is compiled with its own call in it and none pays for another's.
  const ours: Contender = {
    name: 'ours',
    size,
    pass: (from, until) => {
      let sum = 0;
      for (let i = from; i < until; i += 1) sum += dueAt(open, [], starts[i]!, budgets[i]!);
      return sum;
    },
  };
  const bare: Contender = {
    name: 'a bare binary search',
    size,
    pass: (from, until) => {
      let sum = 0;
      for (let i = from; i < until; i += 1) sum += search(starts[i]!, budgets[i]!);
      return sum;
    },
  };
  const libraries = [
    { name: 'moment-business-time', size, pass: passOf(cases, momentDue) },
    { name: 'dayjs-business-time', size, pass: passOf(cases, dayjsDue) },
  ];
  const [our, floor, ...others] = measure([ours, bare, ...libraries], seconds);
  const row = (their: Measured, atLeast: number): Row => ({
    what: 'deadline arithmetic',
    ours: our!.perSecond,
    unit: '/s',
    against: { name: their.name, value: their.perSecond, ratio: ratioOf(our!, their) },
    reach: { bound: 'atLeast', value: atLeast },
  });
  return [
    {
      what: 'deadline arithmetic, one thread',
      ours: our!.perSecond,
      unit: '/s',
      against: null,
      reach: { bound: 'atLeast', value: 10e6 },
    },
    ...others.map((library) => row(library, 400)),
    row(floor!, 1 / 3),
  ];
}

function passOf(cases: readonly Case[], engine: Engine): Contender['pass'] {
  return (from, until) => {
    let sum = 0;
    for (let i = from; i < until; i += 1) sum += engine(cases[i]!.start, cases[i]!.minutes);
    return sum;
  };
}

function casesOnWhichAllAgree([ours, ...others]: readonly Engine[]): readonly Case[] {
  const asked = spreadCases();
  const agreed = asked.filter(({ start, minutes }) => {
    const due = ours!(start, minutes);
    return others.every((engine) => engine(start, minutes) === due);
  });
  const leftOut = 1 - agreed.length / asked.length;
  process.stderr.write(`deadline: all agree on ${agreed.length} of ${asked.length} cases\n`);
  if (leftOut > MOST_LEFT_OUT) throw new Error('the libraries disagree on too many cases to be compared');
  return agreed;
}

/** The same cases in every run: whole minutes (the libraries know no less), strewn by steps that share no divisor with their range. */
function spreadCases(): readonly Case[] {
  return Array.from({ length: ASKED }, (_, index) => ({
    start: YEAR_FROM + ((index * 317_357) % YEAR_MINUTES) * MINUTE,
    minutes: 1 + ((index * 3_571) % LONGEST_MINUTES),
  }));
}
