/**
 * Ten thousand connections that say nothing, and a hundred thousand forged deliveries, while true ones come twenty times a
 * second: how long the true ones wait for their answer, and whether each that was answered is kept.
 */
import { execFileSync } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import { Worker } from 'node:worker_threads';
import { sign } from '../../src/sandbox/webhooks/sign.ts';
import { creation } from '../webhooks/notices.ts';
import { Acknowledged } from './acknowledged.ts';
import { type Fault } from './fault.ts';
import { type CrowdOrders, type Forged, type ForgerOrders, type FromCrowd } from './orders.ts';
import { rigged, SECRET, type Rig } from './rig.ts';

const IDLE = 10_000;
const FORGED = 100_000;
const TRUE_A_SECOND = 20;
const RESTING_MS = 20_000;
/** HubSpot gives a delivery up after five seconds. */
const WITHIN_MS = 5_000;
/** Beyond connections: files, the store, the sandbox. */
const OTHER_FILES = 1_000;

export const flood: Fault = {
  name: 'flood',
  play: async ({ seed, say }) => {
    const files = Number(execFileSync('sh', ['-c', 'ulimit -n'], { encoding: 'utf8' })) || Infinity;
    if (files < IDLE + OTHER_FILES)
      return `A process may have ${files} open files here (ulimit -n); ${IDLE + OTHER_FILES} are needed.`;
    return rigged({ seed, speed: 5 }, async (rig) => {
      rig.work();
      await sleep(10_000);
      const acknowledged = new Acknowledged(rig.sandbox);
      const trueOnes = new TrueDeliveries(rig, acknowledged);
      const during = async <T>(what: string, end: Promise<T>): Promise<T> => {
        const [told, result] = await trueOnes.during(what, end);
        notes.push(told);
        say(told);
        return result;
      };
      const notes: string[] = [];
      await during('with nothing else', sleep(RESTING_MS));
      const crowd = new Worker(new URL('./crowd.ts', import.meta.url), {
        workerData: { port: rig.port, connections: IDLE } satisfies CrowdOrders,
      });
      await during(`while ${IDLE} idle connections are opened`, once(crowd, 'message'));
      await during(`beside ${IDLE} idle connections`, sleep(RESTING_MS));
      const forger = new Worker(new URL('./forger.ts', import.meta.url), {
        workerData: {
          url: `${rig.url}/webhooks/hubspot`,
          requests: FORGED,
          now: rig.time.now(),
        } satisfies ForgerOrders,
      });
      const begunAt = performance.now();
      const [statuses] = (await during(
        `beside ${IDLE} idle connections and ${FORGED} forged deliveries`,
        once(forger, 'message'),
      )) as [Forged];
      const since = performance.now();
      const leaving = once(crowd, 'message') as Promise<[FromCrowd]>;
      crowd.postMessage('leave');
      const [left] = await leaving;
      rig.rest();
      const told = Object.entries(statuses).map(([status, count]) => `${count} times ${status}`);
      notes.push(
        `the forged ones took ${Math.round((since - begunAt) / 1_000)} s and were answered ${told.join(', ')}`,
        `idle connections that the service cut off, and that were opened anew: ${'cut' in left ? left.cut : 0}`,
      );
      const believed = Object.keys(statuses).filter((status) => !['401', '429'].includes(status));
      const outcome = await rig.outcome(since, null, 120_000, {
        wrong: [
          ...trueOnes.refused,
          ...(believed.length === 0 ? [] : [`forged deliveries were answered ${believed.join(', ')}`]),
          ...(rig.process.lastExit === null ? [] : [`the service ended with ${rig.process.lastExit}`]),
        ],
        notes,
      });
      await rig.process.end();
      await rig.freed();
      return { ...outcome, lost: [...(await acknowledged.lacking(rig)), ...outcome.lost] };
    });
  },
};

/** Deliveries as HubSpot would sign them, each of a contact of its own. */
class TrueDeliveries {
  readonly #rig: Rig;
  readonly #acknowledged: Acknowledged;
  #sent = 0;
  /** In lines: what was not taken. */
  readonly refused: string[] = [];

  constructor(rig: Rig, acknowledged: Acknowledged) {
    this.#rig = rig;
    this.#acknowledged = acknowledged;
  }

  /** Sends them until something has come to its end. @returns how long they waited, in a line, and what came of it */
  async during<T>(what: string, end: Promise<T>): Promise<readonly [string, T]> {
    const state = { isOver: false };
    const ended = end.finally(() => {
      state.isOver = true;
    });
    const asked: Promise<number | null>[] = [];
    while (!state.isOver) {
      asked.push(this.#send());
      await sleep(1_000 / TRUE_A_SECOND);
    }
    const waits = (await Promise.all(asked)).filter((ms) => ms !== null).toSorted((a, b) => a - b);
    const missed = asked.length - waits.length;
    if (missed > 0) this.refused.push(`${what}: ${missed} of ${asked.length} true deliveries were not taken`);
    const at = (share: number): number => Math.round(waits[Math.floor((waits.length - 1) * share)] ?? NaN);
    const line = `${what}: ${waits.length} true deliveries, P50 ${at(0.5)}, P99 ${at(0.99)}, longest ${at(1)} ms`;
    return [line, await ended];
  }

  /** How long it took, ms; null when it was not taken. */
  async #send(): Promise<number | null> {
    this.#sent += 1;
    const objectId = 700_000 + this.#sent;
    const url = `${this.#rig.url}/webhooks/hubspot`;
    const now = this.#rig.time.now();
    const notices = [creation({ objectId, occurredAt: now })];
    const body = JSON.stringify(notices);
    const begunAt = performance.now();
    const headers = { 'content-type': 'application/json', ...sign(SECRET, 'POST', url, body, now) };
    const response = await fetch(url, {
      method: 'POST',
      headers,
      body,
      signal: AbortSignal.timeout(WITHIN_MS),
    }).catch(() => null);
    await response?.arrayBuffer();
    if (!response?.ok) return null;
    this.#acknowledged.add(notices);
    return performance.now() - begunAt;
  }
}
