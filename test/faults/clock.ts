/**
 * The clock of the service's machine is set forward by two hours, right again, back by two hours and right again, while
 * clocks run. What HubSpot delivers meanwhile is refused for its signature's time, and sent again.
 */
import { setTimeout as sleep } from 'node:timers/promises';
import { type Fault } from './fault.ts';
import { rigged } from './rig.ts';

const HOUR_MS = 3_600_000;
const SPEED = 20;
const WRONG_FOR_MS = 25_000;
/** Past by the clock that is ahead, and not yet by the right one when all is judged. */
const WITHIN = '110 calendar minutes';
const JUDGED_WITHIN_MS = 150_000;

export const clock: Fault = {
  name: 'clock',
  play: ({ seed, say }) =>
    rigged({ seed, speed: SPEED, within: WITHIN, preloaded: ['swayingClock'] }, async (rig) => {
      rig.work();
      await sleep(15_000);
      const wrong: string[] = [];
      for (const hours of [2, -2]) {
        const before = rig.sandbox.deliveries.counts();
        rig.process.sway({ shiftMs: (hours * HOUR_MS) / SPEED });
        say(`the service's clock is ${hours > 0 ? 'two hours ahead' : 'two hours behind'}`);
        await sleep(WRONG_FOR_MS);
        const metrics = (await (await rig.asked('/metrics'))?.text()) ?? '';
        const reason = hours > 0 ? 'stale' : 'future';
        if (!metrics.includes(`sla_signatures_refused_total{reason="${reason}"}`))
          wrong.push(`no delivery was refused as ${reason}`);
        const acknowledged = rig.sandbox.deliveries.counts().sent - before.sent;
        // Those that were under way when the clock was set.
        if (acknowledged > 20) wrong.push(`${acknowledged} notices were taken with a clock two hours wrong`);
        rig.process.sway({ shiftMs: 0 });
        say('the clock is right');
        await sleep(10_000);
      }
      rig.rest();
      return rig.outcome(performance.now(), null, JUDGED_WITHIN_MS, { wrong });
    }),
};
