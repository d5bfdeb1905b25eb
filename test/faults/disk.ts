/**
 * The disk of the embedded store is full for a while: its folder lies on a small file system of its own, which something
 * else fills. Room is made, and the service started anew if it ended.
 */
import { spawnSync } from 'node:child_process';
import { appendFileSync, mkdtempSync, rmSync, statfsSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { type Fault } from './fault.ts';
import { rigged } from './rig.ts';

const SIZE = '400m';
const FULL_MS = 30_000;
const CHUNK = Buffer.alloc(64 * 1024, 'x');

export const disk: Fault = {
  name: 'disk',
  play: async ({ seed, say }) => {
    const mount = mkdtempSync(join(tmpdir(), 'sla-faults-disk-'));
    const mounted = spawnSync('mount', ['-t', 'tmpfs', '-o', `size=${SIZE}`, 'tmpfs', mount]);
    if (mounted.status !== 0) {
      rmSync(mount, { recursive: true });
      return 'Mounting a file system is not allowed here; it needs root.';
    }
    try {
      return await rigged({ seed, speed: 15, dataFolder: join(mount, 'store') }, async (rig) => {
        rig.work();
        await sleep(15_000);
        const before = rig.sandbox.deliveries.counts();
        const ballast = join(mount, 'ballast');
        const filling = setInterval(() => {
          fill(ballast);
        }, 200);
        fill(ballast);
        say('the disk is full');
        await sleep(FULL_MS);
        clearInterval(filling);
        const during = rig.sandbox.deliveries.counts();
        const ready = (await rig.asked('/readyz'))?.status ?? 'nothing';
        const { lastExit } = rig.process;
        rmSync(ballast);
        const since = performance.now();
        say(`there is room again; /readyz answered ${ready}`);
        const again = lastExit ?? (await stillRefuses(rig.url));
        if (again !== null) {
          say(`started anew: ${again}`);
          await rig.process.end();
          await rig.process.start();
        }
        const backMs = await rig.untilAnswers('/readyz');
        await sleep(5_000);
        rig.rest();
        return rig.outcome(since, backMs, 120_000, {
          wrong: [
            ...(during.failed === before.failed ? ['no delivery was refused on the full disk'] : []),
            ...(ready === 503 ? [] : [`/readyz answered ${ready} on the full disk`]),
          ],
          notes: [
            `on the full disk ${during.sent - before.sent} notices were acknowledged, ${during.failed - before.failed} deliveries refused`,
            again === null ? 'it went on by itself' : `it had to be started anew: ${again}`,
          ],
        });
      });
    } finally {
      spawnSync('umount', [mount]);
      rmSync(mount, { recursive: true, force: true });
    }
  },
};

/** Until nothing more goes onto the disk. */
function fill(file: string): void {
  try {
    for (;;) appendFileSync(file, CHUNK);
  } catch {
    // It is full.
  }
  const { bavail } = statfsSync(file);
  if (bavail > 0) appendFileSync(file, 'x');
}

/** Whether a service that lives is still not ready some seconds after there is room again. */
async function stillRefuses(url: string): Promise<string | null> {
  for (let tries = 0; tries < 50; tries += 1) {
    const answer = await fetch(`${url}/status`, { signal: AbortSignal.timeout(5_000) }).catch(() => null);
    if (answer?.ok) return null;
    await sleep(200);
  }
  return 'ten seconds after there was room it still did not answer';
}
