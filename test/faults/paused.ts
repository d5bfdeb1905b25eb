/**
 * The process is put to sleep for half a minute under load, as by a machine that is moved or out of memory, and wakes up
 * again. What HubSpot tells meanwhile is not answered and comes again. (With a second process that takes over meanwhile:
 * `test/journeys/replicas.test.ts`.)
 */
import { setTimeout as sleep } from 'node:timers/promises';
import { type Fault } from './fault.ts';
import { rigged } from './rig.ts';

const ASLEEP_MS = 30_000;

export const paused: Fault = {
  name: 'paused',
  play: ({ seed, say }) =>
    rigged({ seed, speed: 40 }, async (rig) => {
      rig.work();
      await sleep(15_000);
      const before = rig.sandbox.deliveries.counts();
      rig.process.signal('SIGSTOP');
      say('the service sleeps');
      await sleep(ASLEEP_MS);
      const during = rig.sandbox.deliveries.counts();
      const wokenAt = rig.time.now();
      rig.process.signal('SIGCONT');
      const since = performance.now();
      say('the service is awake');
      while (rig.written(wokenAt) === 0) await sleep(50);
      const backMs = performance.now() - since;
      await sleep(5_000);
      rig.rest();
      const wrong = [
        ...(during.failed === before.failed ? ['no delivery failed while it slept'] : []),
        ...(rig.process.lastExit === null ? [] : [`the service ended with ${rig.process.lastExit}`]),
      ];
      return rig.outcome(since, backMs, 120_000, { wrong });
    }),
};
