import fc from 'fast-check';
import { localNow } from '../../cards/clock/localNow.ts';
import { redrawDelayMs, refetchMs, staleAfterMs } from '../../cards/clock/pace.ts';
import { nextChangeAt, readClock } from '../../cards/clock/readClock.ts';
import { nextCountingAt, workingMs, type Windows } from '../../cards/clock/workingTime.ts';
import { aClock, at, HOUR_MS, OFFICE_WEEK } from './answers.ts';

const serverNow = at('2026-03-02T11:00:00Z');

describe('working time', () => {
  test('nights and weekends do not count', () => {
    const friday = at('2026-03-06T16:30:00Z');
    expect(workingMs(OFFICE_WEEK, friday, at('2026-03-09T09:45:00Z'))).toBe(1.25 * HOUR_MS);
    expect(nextCountingAt(OFFICE_WEEK, at('2026-03-06T17:00:00Z'))).toBe(at('2026-03-09T09:00:00Z'));
    expect(nextCountingAt(OFFICE_WEEK, friday)).toBe(friday);
    expect(nextCountingAt(OFFICE_WEEK, at('2026-03-10T17:00:00Z'))).toBeNull();
  });

  const windows: fc.Arbitrary<Windows> = fc
    .array(fc.tuple(fc.integer({ min: 0, max: 5000 }), fc.integer({ min: 1, max: 5000 })), { maxLength: 12 })
    .map((gapsAndLengths) => {
      let end = 0;
      return gapsAndLengths.map(([gap, length]) => {
        const start = end + gap;
        end = start + length;
        return [start, end] as const;
      });
    });
  const instant = fc.integer({ min: -1000, max: 60_000 });

  test('working time is additive', () => {
    fc.assert(
      fc.property(windows, instant, instant, instant, (w, ...instants) => {
        const [a, b, c] = instants.toSorted((x, y) => x - y) as [number, number, number];
        expect(workingMs(w, a, b) + workingMs(w, b, c)).toBe(workingMs(w, a, c));
      }),
    );
  });

  test('working time is never more than the time itself, and none runs backwards', () => {
    fc.assert(
      fc.property(windows, instant, instant, (w, a, b) => {
        const worked = workingMs(w, a, b);
        expect(worked).toBeGreaterThanOrEqual(0);
        expect(worked).toBeLessThanOrEqual(Math.max(0, b - a));
      }),
    );
  });

  test('no working time passes before the next instant that counts, and some passes right after it', () => {
    fc.assert(
      fc.property(windows, instant, (w, t) => {
        const next = nextCountingAt(w, t);
        expect(workingMs(w, t, next ?? Number.MAX_SAFE_INTEGER)).toBe(0);
        if (next !== null) expect(workingMs(w, next, next + 1)).toBe(1);
      }),
    );
  });

  test('what is left falls and what is overdue rises by exactly the working time that passes', () => {
    fc.assert(
      fc.property(windows, instant, instant, instant, (openWindows, deadlineAt, a, b) => {
        const clock = aClock({ openWindows, deadlineAt, overdueAfter: deadlineAt });
        const [first, second] = a < b ? [a, b] : [b, a];
        const before = readClock(clock, 0, first);
        const after = readClock(clock, 0, second);
        const passed = before.leftMs - after.leftMs + (after.overdueByMs - before.overdueByMs);
        expect(passed).toBe(workingMs(openWindows, first, second));
      }),
    );
  });

  test('between two announced changes neither state nor counting changes', () => {
    fc.assert(
      fc.property(
        windows,
        instant,
        instant,
        instant,
        fc.nat(5000),
        (openWindows, deadlineAt, soon, t, step) => {
          const clock = aClock({
            openWindows,
            deadlineAt,
            overdueAfter: deadlineAt,
            dueSoonAt: Math.min(soon, deadlineAt),
          });
          const change = nextChangeAt(clock, t);
          const later = Math.min(t + step, (change ?? Number.MAX_SAFE_INTEGER) - 1);
          expect(readClock(clock, 0, later).state).toBe(readClock(clock, 0, t).state);
          expect(readClock(clock, 0, later).counting.kind).toBe(readClock(clock, 0, t).counting.kind);
        },
      ),
    );
  });
});

describe('the state of a clock', () => {
  const clock = aClock();

  test('it is due soon from the announced instant on, and overdue strictly after the deadline', () => {
    const stateAt = (iso: string): string => readClock(clock, serverNow, at(iso)).state;
    expect(stateAt('2026-03-02T12:59:59.999Z')).toBe('onTrack');
    expect(stateAt('2026-03-02T13:00:00.000Z')).toBe('dueSoon');
    expect(stateAt('2026-03-02T14:00:00.000Z')).toBe('dueSoon');
    expect(stateAt('2026-03-02T14:00:00.001Z')).toBe('overdue');
  });

  test('a deadline at closing time is not overdue in the evening, only after the next opening', () => {
    const atClosing = aClock({
      deadlineAt: at('2026-03-02T17:00:00Z'),
      overdueAfter: at('2026-03-03T09:00:00Z'),
      dueSoonAt: at('2026-03-02T16:00:00Z'),
    });
    const evening = readClock(atClosing, serverNow, at('2026-03-02T20:00:00Z'));
    expect(evening).toMatchObject({ state: 'dueSoon', leftMs: 0, overdueByMs: 0 });
    expect(evening.counting).toEqual({ kind: 'waiting', nextAt: at('2026-03-03T09:00:00Z') });
    const morning = readClock(atClosing, serverNow, at('2026-03-03T09:00:01Z'));
    expect(morning).toMatchObject({ state: 'overdue', overdueByMs: 1000, counting: { kind: 'counting' } });
  });

  test('used time goes on from what the service had counted', () => {
    expect(readClock(clock, serverNow, at('2026-03-02T13:00:00Z'))).toMatchObject({
      leftMs: HOUR_MS,
      usedMs: 3 * HOUR_MS,
      usedShare: 0.75,
    });
    expect(readClock(clock, serverNow, at('2026-03-02T16:00:00Z')).usedShare).toBe(1);
  });

  test('a stopped clock shows its verdict and no longer counts', () => {
    const met = aClock({ verdict: 'met', endedAt: at('2026-03-02T10:30:00Z'), elapsedMs: HOUR_MS / 2 });
    expect(readClock(met, serverNow, at('2026-03-09T10:00:00Z'))).toEqual({
      state: 'met',
      counting: { kind: 'stopped' },
      leftMs: 0,
      overdueByMs: 0,
      usedMs: HOUR_MS / 2,
      usedShare: 0.125,
    });
    expect(nextChangeAt(met, serverNow)).toBeNull();
  });

  test('the changes to come are the reminder, the millisecond after the deadline, and each opening and closing', () => {
    expect(nextChangeAt(clock, serverNow)).toBe(at('2026-03-02T13:00:00Z'));
    expect(nextChangeAt(clock, at('2026-03-02T13:00:00Z'))).toBe(at('2026-03-02T14:00:00.001Z'));
    expect(nextChangeAt(clock, at('2026-03-02T15:00:00Z'))).toBe(at('2026-03-02T17:00:00Z'));
  });
});

describe('the local clock', () => {
  test('it runs at the given speed from the instant the service named', () => {
    const anchor = { serverNow, watchMs: 500 };
    expect(localNow(anchor, 500, 1)).toBe(serverNow);
    expect(localNow(anchor, 10_500, 1)).toBe(serverNow + 10_000);
    expect(localNow(anchor, 10_500, 60)).toBe(serverNow + 600_000);
  });

  test('a redraw comes at the next second, or earlier when a state changes before', () => {
    expect(redrawDelayMs(serverNow + 300, null, 1)).toBe(700);
    expect(redrawDelayMs(serverNow + 300, serverNow + 401, 1)).toBe(101);
    expect(redrawDelayMs(serverNow, serverNow + 60_000, 60)).toBe(250);
  });

  test('the service is asked once a minute of portal time but at most every five seconds', () => {
    expect([refetchMs(1), refetchMs(4), refetchMs(60)]).toEqual([60_000, 15_000, 5_000]);
    expect(staleAfterMs(1)).toBeGreaterThan(3 * refetchMs(1));
  });
});
