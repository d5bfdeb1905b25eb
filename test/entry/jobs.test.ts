/** When the recurring jobs run, on a machine whose clock is moved. */
import { jest } from '@jest/globals';
import { Jobs } from '../../src/entry/jobs.ts';

const MINUTE = 60_000;
let jobs: Jobs | undefined;

beforeEach(() => {
  jest.useFakeTimers({ now: Date.parse('2026-03-02T12:00:00Z') });
});

afterEach(async () => {
  await jobs?.stop();
  jest.useRealTimers();
});

/** The instants at which something ran while hours passed, to the minute. */
async function instants(hours: number, start: (ran: () => void) => void): Promise<readonly string[]> {
  const ran: string[] = [];
  start(() => ran.push(new Date(jest.now()).toISOString().slice(0, 16)));
  for (let minutes = 0; minutes < hours * 60; minutes += 1) await jest.advanceTimersByTimeAsync(MINUTE);
  return ran;
}

test('the people of the account are read anew once an hour', async () => {
  const ran = await instants(3, (note) => {
    jobs = new Jobs(() => {
      note();
      return Promise.resolve();
    });
  });
  expect(ran).toEqual(['2026-03-02T12:07', '2026-03-02T13:07', '2026-03-02T14:07']);
});

test('all is compared once a night, by the clock of the account, however often its zone is told', async () => {
  const ran = await instants(26, (note) => {
    jobs = new Jobs(() => Promise.resolve());
    jobs.everyNight('Europe/London', note);
    jobs.everyNight('America/New_York', note);
  });
  expect(ran).toEqual(['2026-03-03T07:20']);
});

test('whether reports are due is asked every minute', async () => {
  const ran = await instants(1, (note) => {
    jobs = new Jobs(() => Promise.resolve());
    jobs.everyMinute(() => {
      note();
      return Promise.resolve();
    });
  });
  expect(ran).toHaveLength(60);
});
