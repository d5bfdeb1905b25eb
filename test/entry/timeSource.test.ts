/** Waiting on the machine's clock, which somebody may set meanwhile. Nothing here really waits. */
import FakeTimers, { type Clock } from '@sinonjs/fake-timers';
import { acceleratedTime } from '../../src/entry/timeSource.ts';

const NOW = Date.parse('2026-03-02T09:00:00Z');
const SECOND = 1_000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;

let clock: Clock;
beforeEach(() => {
  clock = FakeTimers.install({ now: NOW, toFake: ['Date', 'setTimeout', 'clearTimeout', 'performance'] });
});
afterEach(() => {
  clock.uninstall();
});

/** Waits for a minute of the source's; tells whether it is over. */
function waiting(speed = 1, forMs = MINUTE, signal?: AbortSignal): () => boolean {
  const time = acceleratedTime({ speed });
  let isOver = false;
  void time.waitUntil(time.now() + forMs, signal).then(() => {
    isOver = true;
  });
  return () => isOver;
}

test.each([
  [1, MINUTE],
  [60, SECOND],
])('a minute at %i times the speed takes %i ms', async (speed, tookMs) => {
  const isOver = waiting(speed);
  await clock.tickAsync(tookMs - 1);
  expect(isOver()).toBe(false);
  await clock.tickAsync(1);
  expect(isOver()).toBe(true);
});

test('a wait longer than any timer is one all the same', async () => {
  const isOver = waiting(1, 30 * 24 * HOUR);
  await clock.tickAsync(30 * 24 * HOUR - 1);
  expect(isOver()).toBe(false);
  await clock.tickAsync(1);
  expect(isOver()).toBe(true);
});

test('a clock that is set back lets nobody wait longer than they meant to', async () => {
  const isOver = waiting();
  await clock.tickAsync(10 * SECOND);
  clock.setSystemTime(NOW + 10 * SECOND - HOUR);
  await clock.tickAsync(50 * SECOND);
  expect(isOver()).toBe(true);
});

test('a clock that is set forward, or a machine that slept, is noticed within half a minute', async () => {
  const isOver = waiting(1, HOUR);
  await clock.tickAsync(10 * SECOND);
  clock.setSystemTime(NOW + 10 * SECOND + HOUR);
  await clock.tickAsync(30 * SECOND);
  expect(isOver()).toBe(true);
});

test('whoever is told to stop waits no longer', async () => {
  const stopping = new AbortController();
  const isOver = waiting(1, HOUR, stopping.signal);
  stopping.abort();
  await clock.tickAsync(0);
  expect(isOver()).toBe(true);
});
