/** Attainment: which clocks a period counts, and how; by rows one can follow, and by laws for any clocks. */
import fc from 'fast-check';
import {
  attainmentOf,
  countsIn,
  standingIn,
  STANDINGS,
  type CountedClock,
} from '../../../src/domain/measures/attainment.ts';
import { at } from '../../support/calendars.ts';

const MAY = { fromAt: at('2026-05-01T00:00:00Z'), untilAt: at('2026-06-01T00:00:00Z') };
const NOW = at('2026-06-10T12:00:00Z');

/** Due on the tenth of May, and open. */
function clock(over: Partial<CountedClock> = {}): CountedClock {
  const deadlineAt = at('2026-05-10T10:00:00Z');
  return {
    startedAt: at('2026-05-08T10:00:00Z'),
    deadlineAt,
    overdueAfter: over.deadlineAt ?? deadlineAt,
    endedAt: null,
    verdict: null,
    suspensions: [],
    ...over,
  };
}
const ended = (verdict: CountedClock['verdict'], iso: string, over: Partial<CountedClock> = {}) =>
  clock({ verdict, endedAt: at(iso), ...over });
const pause = (from: string, until: string) =>
  ({ reason: 'paused', pauseId: 'on-hold', fromAt: at(from), untilAt: at(until) }) as const;

test.each([
  ['kept in time', ended('met', '2026-05-09T10:00:00Z'), 'met'],
  ['kept too late', ended('breached', '2026-05-11T10:00:00Z'), 'breached'],
  ['kept too late in the next month', ended('breached', '2026-06-02T10:00:00Z'), 'breached'],
  ['open and overdue, though nobody has looked since', clock(), 'breached'],
  ['open and overdue', clock({ verdict: 'breached' }), 'breached'],
  ['excused, open or not', clock({ verdict: 'excused' }), 'excused'],
  ['handed over in time', ended('void', '2026-05-09T10:00:00Z'), 'void'],
  ['due at the first instant of the period', clock({ deadlineAt: MAY.fromAt }), 'breached'],
  ['due at the first instant after it', clock({ deadlineAt: MAY.untilAt }), 'notYetDue'],
  [
    'met before the end of a period in which it does not come due',
    ended('met', '2026-05-09T10:00:00Z', { deadlineAt: at('2026-06-02T10:00:00Z') }),
    'notYetDue',
  ],
  ['due before the period', clock({ deadlineAt: MAY.fromAt - 1 }), null],
  ['begun after the period', clock({ startedAt: MAY.untilAt, deadlineAt: NOW }), null],
  [
    'standing still in a pause',
    clock({
      deadlineAt: at('2026-06-20T10:00:00Z'),
      suspensions: [pause('2026-06-09T10:00:00Z', '2026-06-15T10:00:00Z')],
    }),
    'paused',
  ],
  [
    'paused once, and overdue since',
    clock({ suspensions: [pause('2026-05-08T12:00:00Z', '2026-05-09T12:00:00Z')] }),
    'breached',
  ],
  [
    'overdue before it was paused, though nobody has looked since',
    clock({ suspensions: [pause('2026-06-09T10:00:00Z', '2026-06-15T10:00:00Z')] }),
    'breached',
  ],
  ['due at a close, as long as nobody could have acted since', clock({ overdueAfter: NOW }), 'notYetDue'],
] as const)('%s', (_name, counted, expected) => {
  expect(standingIn(counted, MAY, NOW)).toBe(expected);
});

test('one met of three judged is a third, with what is excluded beside it', () => {
  const counts = countsIn(
    [
      ended('met', '2026-05-09T10:00:00Z'),
      ended('breached', '2026-05-12T10:00:00Z'),
      clock(),
      ended('excused', '2026-05-12T10:00:00Z'),
      ended('void', '2026-05-09T10:00:00Z'),
    ],
    MAY,
    NOW,
  );
  const attainment = attainmentOf(counts);
  expect(attainment).toMatchObject({ met: 1, breached: 2, excused: 1, void: 1, paused: 0, notYetDue: 0 });
  expect(attainment).toMatchObject({ judged: 3, share: 1 / 3, few: true });
});

test('of nothing there is no share', () => {
  expect(attainmentOf(countsIn([], MAY, NOW))).toMatchObject({ judged: 0, share: null, interval: null });
});

const instant = fc.integer({ min: at('2026-04-01T00:00:00Z'), max: at('2026-07-01T00:00:00Z') });
const anyClock = fc
  .record({
    startedAt: instant,
    length: fc.nat(20 * 86_400_000),
    closed: fc.nat(2 * 86_400_000),
    endedAt: fc.option(instant),
    verdict: fc.option(fc.constantFrom('met', 'breached', 'excused', 'void')),
    pause: fc.option(fc.tuple(instant, fc.nat(5 * 86_400_000))),
  })
  .map(({ startedAt, length, closed, pause: paused, ...rest }): CountedClock => {
    const deadlineAt = startedAt + length;
    const suspensions = paused
      ? [{ reason: 'paused' as const, pauseId: 'p', fromAt: paused[0], untilAt: paused[0] + paused[1] }]
      : [];
    return { startedAt, deadlineAt, overdueAfter: deadlineAt + closed, suspensions, ...rest };
  });

test('every clock that touches a period is counted once in it', () => {
  fc.assert(
    fc.property(fc.array(anyClock), instant, (clocks, now) => {
      const touching = clocks.filter(
        ({ startedAt, deadlineAt }) => startedAt < MAY.untilAt && deadlineAt >= MAY.fromAt,
      );
      const counts = countsIn(clocks, MAY, now);
      expect(STANDINGS.reduce((sum, standing) => sum + counts[standing], 0)).toBe(touching.length);
    }),
  );
});

test('what is judged in two periods is judged in both together', () => {
  fc.assert(
    fc.property(fc.array(anyClock), instant, (clocks, middle) => {
      const [first, second, whole] = [
        { fromAt: -Infinity, untilAt: middle },
        { fromAt: middle, untilAt: Infinity },
        { fromAt: -Infinity, untilAt: Infinity },
      ].map((period) => attainmentOf(countsIn(clocks, period, NOW)));
      expect(first!.met + second!.met).toBe(whole!.met);
      // A pause that is on keeps a clock out, whichever the period; nothing else is moved between them.
      expect(first!.breached + second!.breached).toBe(whole!.breached);
    }),
  );
});

test('one more kept promise never lowers the share, one more broken one never raises it', () => {
  fc.assert(
    fc.property(fc.array(anyClock), (clocks) => {
      const share = (all: readonly CountedClock[]) => attainmentOf(countsIn(all, MAY, NOW)).share;
      const before = share(clocks);
      const better = share([...clocks, ended('met', '2026-05-09T10:00:00Z')]);
      const worse = share([...clocks, clock()]);
      expect(better).toBeGreaterThanOrEqual(before ?? 0);
      expect(worse).toBeLessThanOrEqual(before ?? 1);
    }),
  );
});
