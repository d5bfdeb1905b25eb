/** HubSpot's name does not resolve for a while: the resolver says first that there is no such host, then that it cannot say. */
import { rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { type Fault } from './fault.ts';
import { rigged } from './rig.ts';

const CODES = ['ENOTFOUND', 'EAI_AGAIN'];
const EACH_MS = 20_000;
const SPEED = 20;

export const dns: Fault = {
  name: 'dns',
  play: ({ seed, say }) => {
    const file = join(tmpdir(), `sla-faults-names-${process.pid}`);
    const options = {
      seed,
      speed: SPEED,
      preloaded: ['brokenNames'],
      environment: { NAMES_BROKEN: file },
      host: 'localhost',
    };
    return rigged(options, async (rig) => {
      rig.work();
      await sleep(10_000);
      let goneAt = 0;
      for (const code of CODES) {
        writeFileSync(file, code);
        // Connections that are open need no name.
        rig.toHubSpot.breakOff();
        if (goneAt === 0) goneAt = rig.time.now() + 1_000 * SPEED;
        say(`HubSpot's name: ${code}`);
        await sleep(EACH_MS);
      }
      rig.rest();
      const through = rig.written(goneAt);
      rmSync(file);
      const since = performance.now();
      say('names resolve');
      while (rig.written(goneAt) === through) await sleep(100);
      return rig.outcome(since, performance.now() - since, 120_000, {
        wrong: through === 0 ? [] : [`${through} flags came through though the name did not resolve`],
      });
    }).finally(() => {
      rmSync(file, { force: true });
    });
  },
};
