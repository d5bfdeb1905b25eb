/** The laws of clock-keeping, for any calendar, start, budget and pauses. */
import fc from 'fast-check';
import {
  dueAt,
  dueAtEach,
  elapsedMs,
  mergedPauses,
  nextCountingAt,
  withoutPauses,
  type Pause,
} from '../../../src/domain/time/pauses.ts';
import { at, MINUTE, openTime } from '../../support/calendars.ts';

const CALENDARS = [
  openTime('UTC', { 'monday-friday': ['09:00-17:00'] }),
  openTime('Europe/Madrid', { 'monday-friday': ['09:00-14:00', '16:00-19:00'] }, [
    '2026-05-01',
    '2026-12-25',
  ]),
  openTime('America/New_York', { 'sunday-saturday': ['00:00-24:00'] }),
  openTime('Australia/Lord_Howe', { 'sunday-saturday': ['01:00-03:00', '22:00-24:00'] }),
  openTime('Asia/Riyadh', { 'sunday-thursday': ['20:00-04:00'] }),
];
const FROM = at('2026-01-01T00:00:00Z');
const YEAR_MS = 365 * 86_400_000;

const calendar = fc.constantFrom(...CALENDARS);
const instant = fc.integer({ min: FROM, max: FROM + YEAR_MS });
const budget = fc.integer({ min: 1, max: 80 * 60 * MINUTE });
const pauses = fc
  .array(fc.tuple(instant, fc.integer({ min: 0, max: 10 * 86_400_000 })), { maxLength: 4 })
  .map((list): readonly Pause[] =>
    mergedPauses(list.map(([fromAt, length]) => ({ fromAt, untilAt: fromAt + length }))),
  );

const law = (name: string, property: fc.IRawProperty<unknown>, numRuns = 500): void => {
  test(name, () => {
    fc.assert(property as fc.IRawProperty<[unknown]>, { numRuns });
  });
};

law(
  'the budget is used up exactly at its deadline',
  fc.property(calendar, pauses, instant, budget, (open, paused, start, allowed) => {
    expect(elapsedMs(open, paused, start, dueAt(open, paused, start, allowed))).toBe(allowed);
  }),
);

law(
  'the deadline is the earliest such instant',
  fc.property(calendar, pauses, instant, budget, (open, paused, start, allowed) => {
    const due = dueAt(open, paused, start, allowed);
    expect(elapsedMs(open, paused, start, due - 1)).toBeLessThan(allowed);
  }),
);

law(
  'elapsed time adds up',
  fc.property(calendar, pauses, instant, instant, instant, (open, paused, x, y, z) => {
    const [a, b, c] = [x, y, z].sort((p, q) => p - q) as [number, number, number];
    expect(elapsedMs(open, paused, a, c)).toBe(elapsedMs(open, paused, a, b) + elapsedMs(open, paused, b, c));
  }),
);

law(
  'elapsed time never runs backwards nor faster than the wall',
  fc.property(calendar, pauses, instant, instant, (open, paused, x, y) => {
    const [a, b] = [Math.min(x, y), Math.max(x, y)];
    const elapsed = elapsedMs(open, paused, a, b);
    expect(elapsed).toBeGreaterThanOrEqual(0);
    expect(elapsed).toBeLessThanOrEqual(b - a);
  }),
);

law(
  'two budgets one after the other end where their sum ends',
  fc.property(calendar, pauses, instant, budget, budget, (open, paused, start, one, other) => {
    const atOnce = dueAt(open, paused, start, one + other);
    expect(dueAt(open, paused, dueAt(open, paused, start, one), other)).toBe(atOnce);
  }),
);

law(
  'one pause more never makes a deadline earlier',
  fc.property(calendar, pauses, pauses, instant, budget, (open, paused, more, start, allowed) => {
    const before = dueAt(open, paused, start, allowed);
    expect(dueAt(open, mergedPauses([...paused, ...more]), start, allowed)).toBeGreaterThanOrEqual(before);
  }),
);

law(
  'a holiday more never makes a deadline earlier',
  fc.property(fc.integer({ min: 0, max: 330 }), instant, budget, (day, start, allowed) => {
    const hours = { 'monday-friday': ['09:00-17:00'] };
    const date = new Date(FROM + day * 86_400_000).toISOString().slice(0, 10);
    const span = { fromAt: FROM - YEAR_MS, untilAt: FROM + 2 * YEAR_MS };
    const plain = openTime('UTC', hours, [], span).dueAt(start, allowed);
    expect(openTime('UTC', hours, [date], span).dueAt(start, allowed)).toBeGreaterThanOrEqual(plain);
  }),
  40,
);

law(
  'a week later everything is a week later, where no clocks change',
  fc.property(instant, budget, (start, allowed) => {
    const open = CALENDARS[0]!;
    const week = 7 * 86_400_000;
    expect(open.dueAt(start + week, allowed)).toBe(open.dueAt(start, allowed) + week);
  }),
);

law(
  'until the next counting instant nothing counts',
  fc.property(calendar, pauses, instant, (open, paused, start) => {
    const next = nextCountingAt(open, paused, start);
    expect(elapsedMs(open, paused, start, next)).toBe(0);
    expect(elapsedMs(open, paused, start, next + 1)).toBe(1);
  }),
);

law(
  'the deadlines of several budgets are those of each',
  fc.property(calendar, pauses, instant, fc.array(budget, { maxLength: 4 }), (open, paused, start, list) => {
    const budgets = list.toSorted((a, b) => a - b);
    const each = budgets.map((allowed) => dueAt(open, paused, start, allowed));
    expect(dueAtEach(open, paused, start, budgets)).toEqual(each);
  }),
);

law(
  'what pauses leave of the windows is the elapsed time, piece by piece',
  fc.property(
    calendar,
    pauses,
    instant,
    fc.integer({ min: 0, max: YEAR_MS / 12 }),
    (open, paused, a, length) => {
      const pieces = open
        .windowsBetween(a, a + length, 1000)
        .flatMap((window) => withoutPauses(window, paused));
      for (const [from, until] of pieces) expect(elapsedMs(open, paused, from, until)).toBe(until - from);
      const sum = pieces.reduce((total, [from, until]) => total + until - from, 0);
      expect(sum).toBe(elapsedMs(open, paused, a, a + length));
    },
  ),
);

law(
  'time that another calendar takes over is the one’s before and the other’s after',
  fc.property(calendar, calendar, instant, instant, instant, (one, other, moved, x, y) => {
    const [a, b] = [Math.min(x, y), Math.max(x, y)];
    const expected =
      one.elapsedMs(a, Math.max(a, Math.min(moved, b))) + other.elapsedMs(Math.min(b, Math.max(moved, a)), b);
    expect(one.until(moved, other).elapsedMs(a, b)).toBe(expected);
  }),
  100,
);
