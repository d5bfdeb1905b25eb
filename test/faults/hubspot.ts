/**
 * HubSpot is gone for an hour of the service's time: half of it refuses connections, half answers 503. Deadlines pass
 * meanwhile; what is told by webhooks still comes.
 */
import { setTimeout as sleep } from 'node:timers/promises';
import { type Fault } from './fault.ts';
import { rigged } from './rig.ts';

const HOUR_MS = 3_600_000;
const SPEED = 40;

export const hubspot: Fault = {
  name: 'hubspot',
  play: ({ seed, say }) =>
    rigged({ seed, speed: SPEED }, async (rig) => {
      rig.work();
      await sleep(10_000);
      const goneAt = rig.time.now();
      await rig.toHubSpot.cut();
      say('HubSpot refuses connections');
      await sleep(HOUR_MS / 2 / SPEED);
      rig.sandbox.trouble.order({ with: 503, times: Number.MAX_SAFE_INTEGER });
      await rig.toHubSpot.mend();
      say('HubSpot answers 503');
      await sleep(HOUR_MS / 2 / SPEED);
      rig.rest();
      const standing = await rig.standing();
      const written = rig.written(goneAt);
      rig.sandbox.trouble.clear();
      const since = performance.now();
      say('HubSpot is back');
      while (rig.written(goneAt) === 0) await sleep(100);
      const backMs = performance.now() - since;
      return rig.outcome(since, backMs, 120_000, {
        wrong: written === 0 ? [] : [`${written} flags came through while HubSpot was gone`],
        notes: [
          `after the hour ${standing?.unread} histories waited to be read, and owed were flags of ${standing?.owed.properties} leads and ${standing?.owed.tasks} tasks`,
          `the first write came after ${Math.round((backMs * SPEED) / 1_000)} s of the service's time`,
        ],
      });
    }),
};
