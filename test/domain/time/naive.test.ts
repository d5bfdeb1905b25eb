/** The table's arithmetic is what walking through time, one millisecond or one window after the other, finds. */
import fc from 'fast-check';
import { CalendarSpanError, OpenTime, type OpenWindow } from '../../../src/domain/time/openTime.ts';
import { dueAt, elapsedMs, mergedPauses, nextCountingAt } from '../../../src/domain/time/pauses.ts';

const MINUTE = 60_000;
const DAY = 86_400_000;
/** 2026-01-05T00:00:00Z, a Monday. */
const MONDAY = 1_767_571_200_000;

/** The answer, or that there is none in the years laid out. */
function answer(ask: () => number): number | 'outside' {
  try {
    return ask();
  } catch (error) {
    if (error instanceof CalendarSpanError) return 'outside';
    throw error;
  }
}

/** Windows from lengths: shut for so long, then open for so long, and so on; a gap of 0 makes two windows touch. */
function windowsFrom(fromAt: number, lengths: readonly (readonly [number, number])[]): OpenWindow[] {
  let reached = fromAt;
  return lengths.map(([shut, open]) => {
    const startAt = reached + shut;
    reached = startAt + open;
    return { startAt, endAt: reached, day: Math.floor(startAt / DAY) };
  });
}

describe('millisecond by millisecond', () => {
  const SPAN = 200;
  const tables = fc
    .array(fc.tuple(fc.integer({ min: 0, max: 12 }), fc.integer({ min: 0, max: 12 })), { maxLength: 8 })
    .map((lengths) => windowsFrom(MONDAY, lengths));
  const offset = fc.integer({ min: 0, max: SPAN - 1 });
  const pauses = fc
    .array(fc.tuple(offset, fc.integer({ min: 0, max: 30 }), fc.integer({ min: 0, max: 9 })), {
      maxLength: 3,
    })
    .map((list) =>
      list.map(([from, length, forEver]) => ({
        fromAt: MONDAY + from,
        // One in ten does not end.
        untilAt: forEver === 0 ? Infinity : Math.min(MONDAY + from + length, MONDAY + SPAN - 1),
      })),
    );

  test('deadlines, elapsed time and the next counting instant are the same', () => {
    fc.assert(
      fc.property(
        tables,
        pauses,
        offset,
        offset,
        fc.integer({ min: 1, max: 60 }),
        (windows, given, x, y, budget) => {
          const open = new OpenTime(windows, MONDAY, MONDAY + SPAN);
          const merged = mergedPauses(given);
          const isOpen = (t: number): boolean => windows.some((w) => w.startAt <= t && t < w.endAt);
          const counts = (t: number): boolean =>
            isOpen(t) && !given.some((pause) => pause.fromAt <= t && t < pause.untilAt);
          const [a, b] = [MONDAY + Math.min(x, y), MONDAY + Math.max(x, y)];

          let elapsed = 0;
          for (let t = a; t < b; t += 1) if (counts(t)) elapsed += 1;
          let due: number | null = null;
          for (let t = a, used = 0; t < MONDAY + SPAN && due === null; t += 1) {
            if (counts(t)) used += 1;
            if (used === budget) due = t + 1;
          }
          let next: number | null = null;
          for (let t = a; t < MONDAY + SPAN && next === null; t += 1) if (counts(t)) next = t;

          expect(open.isOpenAt(a)).toBe(isOpen(a));
          expect(elapsedMs(open, merged, a, b)).toBe(elapsed);
          const theirDue = answer(() => dueAt(open, merged, a, budget));
          if (due === null) expect([Infinity, 'outside']).toContain(theirDue);
          else expect(theirDue).toBe(due);
          const theirNext = answer(() => nextCountingAt(open, merged, a));
          if (next === null) expect([Infinity, 'outside']).toContain(theirNext);
          else expect(theirNext).toBe(next);
        },
      ),
      { numRuns: 2000 },
    );
  });
});

describe('window by window', () => {
  /** From a blink to a month, strewn as unevenly as no week is: crowds of short windows beside long ones. */
  const length = fc.oneof(
    fc.integer({ min: 0, max: 5 }),
    fc.integer({ min: 1, max: 90 }).map((minutes) => minutes * MINUTE),
    fc.integer({ min: 1, max: 30 * DAY }),
  );
  const lengths = fc.array(fc.tuple(length, length), { minLength: 1, maxLength: 60 });
  const share = fc.double({ min: 0, max: 1, noNaN: true });

  test('deadlines, elapsed time and openings are the same in uneven tables', () => {
    fc.assert(
      fc.property(lengths, share, share, share, (gaps, x, y, z) => {
        const windows = windowsFrom(MONDAY, gaps);
        const untilAt = windows.at(-1)!.endAt + DAY;
        const open = new OpenTime(windows, MONDAY, untilAt);
        // Any instant, and the edges of a window, where mistakes live.
        const edge = windows[Math.floor(z * (windows.length - 1))]!;
        const anywhere = (part: number): number => MONDAY + Math.floor(part * (untilAt - MONDAY - 1));
        const instants = [anywhere(x), anywhere(y), edge.startAt, edge.endAt - 1, edge.endAt].filter(
          (t) => t >= MONDAY,
        );
        const total = windows.reduce((sum, w) => sum + w.endAt - w.startAt, 0);
        for (const a of instants) {
          for (const b of instants) expect(open.elapsedMs(a, b)).toBe(walkElapsed(windows, a, b));
          for (const budget of [1, 1 + Math.floor(y * total), walkElapsed(windows, a, edge.endAt)]) {
            if (budget > 0) expect(answer(() => open.dueAt(a, budget))).toBe(walkDue(windows, a, budget));
          }
          const next = windows.find((w) => w.endAt > a && w.endAt > w.startAt);
          expect(answer(() => open.nextOpenAt(a))).toBe(next ? Math.max(a, next.startAt) : 'outside');
        }
      }),
      { numRuns: 1000 },
    );
  });

  test('the close of the n-th business day is found by counting days that open at or after the start', () => {
    const daily = fc.array(
      fc.constantFrom<readonly (readonly [number, number])[]>(
        [],
        [[9, 17]],
        [
          [9, 14],
          [16, 19],
        ],
        [[22, 30]],
      ),
      { minLength: 10, maxLength: 20 },
    );
    // Half of the starts at an hour at which windows open.
    const start = fc.oneof(
      fc.integer({ min: 0, max: 10 * 24 * 60 }),
      fc.tuple(fc.nat({ max: 9 }), fc.constantFrom(9, 16, 22)).map(([day, hour]) => (day * 24 + hour) * 60),
    );
    fc.assert(
      fc.property(daily, start, fc.integer({ min: 1, max: 9 }), (week, m, n) => {
        const windows = week.flatMap((hours, day) => {
          const midnight = MONDAY + day * DAY;
          // A shift over midnight ends before any other of the next day begins.
          return hours.map(([from, to]) => ({
            startAt: midnight + from * 60 * MINUTE,
            endAt: midnight + to * 60 * MINUTE,
            day: midnight / DAY,
          }));
        });
        const open = new OpenTime(windows, MONDAY, MONDAY + 30 * DAY);
        const a = MONDAY + m * MINUTE;
        const days = [...new Set(windows.map((window) => window.day))].filter(
          (day) => windows.find((window) => window.day === day)!.startAt >= a,
        );
        const nth = days[n - 1];
        const closes = windows.findLast((window) => window.day === nth)?.endAt;
        // The table knows a day to be over when the next one begins.
        const expected = closes === undefined || days.length <= n ? 'outside' : closes;
        expect(answer(() => open.closeOfBusinessDay(a, n))).toBe(expected);
      }),
      { numRuns: 1000 },
    );
  });
});

function walkElapsed(windows: readonly OpenWindow[], a: number, b: number): number {
  return windows.reduce(
    (sum, { startAt, endAt }) => sum + Math.max(0, Math.min(endAt, b) - Math.max(startAt, a)),
    0,
  );
}

function walkDue(windows: readonly OpenWindow[], a: number, budget: number): number | 'outside' {
  let left = budget;
  for (const { startAt, endAt } of windows) {
    const here = Math.max(0, endAt - Math.max(startAt, a));
    if (here >= left) return Math.max(startAt, a) + left;
    left -= here;
  }
  return 'outside';
}
