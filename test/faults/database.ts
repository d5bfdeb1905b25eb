/** PostgreSQL is gone for a minute while leads come and are worked on: its connections break and new ones are refused. */
import { setTimeout as sleep } from 'node:timers/promises';
import { type Fault } from './fault.ts';
import { rigged } from './rig.ts';

const GONE_MS = 60_000;

export const database: Fault = {
  name: 'database',
  play: async ({ seed, say }) => {
    if ((process.env.TEST_DATABASE_URL ?? '') === '') return 'TEST_DATABASE_URL names no PostgreSQL server.';
    return rigged({ seed, speed: 15 }, async (rig) => {
      rig.work();
      await sleep(15_000);
      const before = rig.sandbox.deliveries.counts();
      await rig.toDatabase?.cut();
      say('PostgreSQL is gone');
      await sleep(GONE_MS / 2);
      const alive = (await rig.asked('/healthz'))?.status;
      const ready = (await rig.asked('/readyz'))?.status;
      await sleep(GONE_MS / 2);
      const during = rig.sandbox.deliveries.counts();
      await rig.toDatabase?.mend();
      const since = performance.now();
      say('PostgreSQL is back');
      const backMs = await rig.untilAnswers('/readyz');
      await sleep(5_000);
      rig.rest();
      const wrong = [
        ...(alive === 200 ? [] : [`/healthz answered ${alive} without the database`]),
        ...(ready === 503 ? [] : [`/readyz answered ${ready} without the database`]),
        ...(during.failed === before.failed ? ['no delivery was refused without the database'] : []),
        ...(rig.process.lastExit === null ? [] : [`the service ended with ${rig.process.lastExit}`]),
      ];
      const acknowledged = during.sent - before.sent;
      return rig.outcome(since, backMs, 120_000, {
        wrong,
        notes: [`${acknowledged} notices were acknowledged in that minute`],
      });
    });
  },
};
