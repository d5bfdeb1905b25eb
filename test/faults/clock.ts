/**
 * The clock of the service's machine is set wrong by two hours and right again while clocks run. What HubSpot delivers
 * meanwhile is refused for its signature's time, and sent again.
 *
 * Ahead: what was called overdue too early is withdrawn. Behind: what is read meanwhile seems to come from the future, and
 * takes effect when it happened, once the clock is right.
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

export const clockAhead = wrongBy('clockAhead', 2, 'stale');
export const clockBehind = wrongBy('clockBehind', -2, 'future');

/** @param refusedAs for which reason deliveries are refused meanwhile */
function wrongBy(name: string, hours: number, refusedAs: string): Fault {
  return {
    name,
    play: ({ seed, say }) =>
      rigged({ seed, speed: SPEED, within: WITHIN, preloaded: ['swayingClock'] }, async (rig) => {
        rig.work();
        await sleep(15_000);
        const before = rig.sandbox.deliveries.counts();
        const setAt = rig.time.now();
        rig.process.sway({ shiftMs: (hours * HOUR_MS) / SPEED });
        say(`the service's clock is ${Math.abs(hours)} hours ${hours > 0 ? 'ahead' : 'behind'}`);
        await sleep(WRONG_FOR_MS);
        const metrics = (await (await rig.asked('/metrics'))?.text()) ?? '';
        const acknowledged = rig.sandbox.deliveries.counts().sent - before.sent;
        const early = rig.overdueSince(setAt);
        rig.process.sway({ shiftMs: 0 });
        const since = performance.now();
        say('the clock is right');
        await sleep(10_000);
        rig.rest();
        return rig.outcome(since, null, JUDGED_WITHIN_MS, {
          wrong: [
            ...(metrics.includes(`sla_signatures_refused_total{reason="${refusedAs}"}`)
              ? []
              : [`no delivery was refused as ${refusedAs}`]),
            // Those that were under way when the clock was set.
            ...(acknowledged > 20 ? [`${acknowledged} notices were taken with a clock that was wrong`] : []),
          ],
          notes: [`${early} leads were called overdue while the clock was wrong`],
        });
      }),
  };
}
