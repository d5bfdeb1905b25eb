/**
 * Ten thousand connections that say nothing, and then a hundred thousand forged deliveries, beside the true ones: how long
 * those wait for their answer, of which HubSpot waits five seconds.
 */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import { sign } from '../../src/sandbox/webhooks/sign.ts';
import { type Fault } from './fault.ts';
import { rigged, SECRET, type Rig } from './rig.ts';

const IDLE = 10_000;
const FORGED = 100_000;
const FLOOD_AT_MOST_MS = 100_000;
const HUBSPOT_WAITS_MS = 5_000;
const EACH_MS = 100;

export const connections: Fault = {
  name: 'connections',
  play: ({ seed, say }) =>
    // Forged ones are refused for their signature, not for their time: at this speed they stay within it.
    rigged({ seed, speed: 2 }, async (rig) => {
      rig.work();
      await sleep(5_000);
      const wrong: string[] = [];
      const notes: string[] = [];
      const watch = async (name: string, during: Promise<unknown>): Promise<void> => {
        const times = await answeredWhile(rig, during);
        const line = `${name}: ${times.length} true deliveries, P50 ${at(times, 0.5)} ms, P99 ${at(times, 0.99)} ms`;
        notes.push(line);
        say(line);
        if (at(times, 0.99) > HUBSPOT_WAITS_MS) wrong.push(`${name}: a P99 of ${at(times, 0.99)} ms`);
      };
      await watch('at rest', sleep(10_000));

      const port = new URL(rig.url).port;
      // So many files as a process may open: the shell asks for it, and goes on where it may not.
      const idle = spawn(
        'sh',
        ['-c', `ulimit -n ${IDLE + 500}; exec "$0" test/faults/idle.ts ${port} ${IDLE}`, process.execPath],
        { stdio: ['ignore', 'ignore', 'inherit', 'ipc'] },
      );
      const [{ open }] = (await once(idle, 'message')) as [{ open: number }];
      say(`${open} idle connections were opened`);
      notes.push(`${open} idle connections of ${IDLE} were opened`);
      if (open < IDLE * 0.95) wrong.push(`only ${open} connections could be opened`);
      const since = performance.now();
      await watch('idle connections', Promise.race([once(idle, 'disconnect'), sleep(45_000)]));
      if (idle.connected) wrong.push('idle connections were not cut off in 45 s');
      else notes.push(`all cut off after ${Math.round((performance.now() - since) / 1_000)} s`);
      idle.kill('SIGKILL');

      const flood = spawn(
        process.execPath,
        ['test/faults/flood.ts', `${rig.url}/webhooks/hubspot`, String(FORGED), String(rig.time.now())],
        { stdio: ['ignore', 'pipe', 'inherit'] },
      );
      let answers = '';
      flood.stdout.on('data', (chunk: Buffer) => {
        answers += chunk.toString();
      });
      const begunAt = performance.now();
      const ended = once(flood, 'close');
      await watch('forged deliveries', Promise.race([ended, sleep(FLOOD_AT_MOST_MS)]));
      if (flood.exitCode === null) flood.kill('SIGKILL');
      const seconds = Math.round((performance.now() - begunAt) / 1_000);
      notes.push(
        `${FORGED} forged ones in ${seconds} s: ${answers || 'not all of them were answered in time'}`,
      );
      if (answers !== '' && !/^\{"401":\d+\}$/.test(answers))
        wrong.push(`forged ones were answered ${answers}`);
      rig.rest();
      return rig.outcome(performance.now(), null, 120_000, { wrong, notes });
    }),
};

/** How long true deliveries waited for their answer, one after the other while something lasts; ascending, ms. */
async function answeredWhile(rig: Rig, during: Promise<unknown>): Promise<readonly number[]> {
  const times: number[] = [];
  const state = { lasts: true };
  void during.then(() => {
    state.lasts = false;
  });
  const url = `${rig.url}/webhooks/hubspot`;
  while (state.lasts) {
    const begunAt = performance.now();
    const body = '[]';
    const headers = {
      'content-type': 'application/json',
      ...sign(SECRET, 'POST', url, body, rig.time.now()),
    };
    const answer = await fetch(url, { method: 'POST', headers, body }).catch(() => null);
    await answer?.arrayBuffer();
    times.push(answer?.ok ? performance.now() - begunAt : Infinity);
    await sleep(EACH_MS);
  }
  return times.sort((one, other) => one - other);
}

function at(ascending: readonly number[], share: number): number {
  return Math.round(ascending[Math.min(ascending.length - 1, Math.floor(ascending.length * share))] ?? 0);
}
