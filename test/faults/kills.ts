/**
 * kill -9 at two hundred random points under load: while it starts, reads, looks, writes, and while requests are under way.
 * After each kill the store is asked for every notice that was ever acknowledged.
 */
import { setTimeout as sleep } from 'node:timers/promises';
import { Random } from '../../src/sandbox/random.ts';
import { Acknowledged } from './acknowledged.ts';
import { type Fault } from './fault.ts';
import { rigged } from './rig.ts';

const KILLS = 200;
const CHANGES_A_SECOND = 20;
/** So fast that what a dead service did not take comes again within seconds, and so slow that HubSpot gives nothing up. */
const SPEED = 20;
/** The share of processes that are killed while they start. */
const IN_STARTING = 0.2;
/** How long one lives at most once it is up, or is starting, ms. */
const LONGEST_LIFE_MS = 4_000;
const LONGEST_START_MS = 1_500;

export const kills: Fault = {
  name: 'kills',
  play: ({ seed, say }) =>
    rigged({ seed, speed: SPEED }, async (rig) => {
      const random = new Random(seed + 11);
      const acknowledged = new Acknowledged(rig.sandbox);
      const lost = new Set<string>();
      let beforeUp = 0;
      let slowestStartMs = 0;
      let starting = Promise.resolve();
      rig.work(CHANGES_A_SECOND);
      for (let count = 1; count <= KILLS; count += 1) {
        const inStarting = random.chance(IN_STARTING);
        if (!inStarting) await starting;
        await sleep(random.between(0, inStarting ? LONGEST_START_MS : LONGEST_LIFE_MS));
        if (rig.process.lastExit !== null) break;
        if (!rig.process.isUp) beforeUp += 1;
        await rig.process.end('SIGKILL');
        await rig.freed();
        for (const line of await acknowledged.lacking(rig)) lost.add(line);
        const startedAt = performance.now();
        starting = rig.process.start().then(
          () => {
            slowestStartMs = Math.max(slowestStartMs, performance.now() - startedAt);
          },
          // Killed before it was up; whatever else ended it is told by lastExit.
          () => undefined,
        );
        if (count % 20 === 0) {
          say(
            `${count} of ${KILLS} kills, ${acknowledged.count} notices acknowledged, ${lost.size} of them lost`,
          );
        }
      }
      rig.rest();
      const since = performance.now();
      await rig.untilAnswers('/readyz');
      const backMs = performance.now() - since;
      const outcome = await rig.outcome(since, backMs, 400_000, {
        wrong:
          rig.process.lastExit === null ? [] : [`the service ended by itself with ${rig.process.lastExit}`],
        notes: [
          `${KILLS} kills, ${beforeUp} of them before it was up; ${acknowledged.count} notices acknowledged, each looked for after every kill`,
          `the slowest start took ${(slowestStartMs / 1_000).toFixed(1)} s`,
        ],
      });
      return { ...outcome, lost: [...lost, ...outcome.lost] };
    }),
};
