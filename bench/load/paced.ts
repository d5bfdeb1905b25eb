/**
 * Requests as many independent people and a portal make them: at a given rate on average, each at an instant of its own. The wait
 * is counted from that instant, so a stall is felt by all who would have come during it. (autocannon's connections keep
 * step: sixteen deliveries at once and then none.)
 */
import { Agent, request } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import { type Sent } from './sending.ts';

export interface Paced {
  /** Of the service, with a path or without. */
  readonly url: string;
  readonly method: 'GET' | 'POST';
  readonly connections: number;
  readonly forMs: number;
  readonly requestsASecond: number;
  readonly next: () => {
    readonly path?: string;
    readonly body?: string;
    readonly headers: Readonly<Record<string, string>>;
  };
}

export async function paced({ url, connections, forMs, requestsASecond, ...what }: Paced): Promise<Sent> {
  const agent = new Agent({ keepAlive: true, maxSockets: connections });
  const waits: number[] = [];
  let refused = 0;
  const under: Promise<void>[] = [];
  const begunAt = performance.now();
  let at = begunAt;
  for (;;) {
    at += (-Math.log(1 - Math.random()) * 1_000) / requestsASecond;
    if (at > begunAt + forMs) break;
    const early = at - performance.now();
    if (early > 0) await sleep(early);
    const since = at;
    under.push(
      answered(url, agent, what).then((isWell) => {
        waits.push(performance.now() - since);
        if (!isWell) refused += 1;
      }),
    );
  }
  await Promise.all(under);
  const tookMs = performance.now() - begunAt;
  agent.destroy();
  waits.sort((a, b) => a - b);
  const p99Ms = waits[Math.ceil(waits.length * 0.99) - 1] ?? 0;
  return { perSecond: ((waits.length - refused) * 1_000) / tookMs, refused, p99Ms };
}

function answered(
  url: string,
  agent: Agent,
  { method, next }: Pick<Paced, 'method' | 'next'>,
): Promise<boolean> {
  const { path, body, headers } = next();
  return new Promise((resolve) => {
    request(path === undefined ? url : new URL(path, url), { method, agent, headers }, (response) => {
      response.resume().once('end', () => {
        resolve(response.statusCode === 200);
      });
    })
      .once('error', () => {
        resolve(false);
      })
      .end(body);
  });
}
