/** A thread that sends deliveries signed with a secret that is not HubSpot's, as fast as they are answered. */
import { Agent, request } from 'node:http';
import { parentPort, workerData } from 'node:worker_threads';
import { sign } from '../../src/sandbox/webhooks/sign.ts';
import { creation } from '../webhooks/notices.ts';
import { type Forged, type ForgerOrders } from './orders.ts';

const CONNECTIONS = 32;

const { url, requests, now } = workerData as ForgerOrders;
const agent = new Agent({ keepAlive: true, maxSockets: CONNECTIONS });
const statuses: Record<string, number> = {};
let sent = 0;

function send(objectId: number): Promise<number> {
  const body = JSON.stringify([creation({ objectId, occurredAt: now })]);
  const headers = { 'content-type': 'application/json', ...sign('another secret', 'POST', url, body, now) };
  return new Promise((resolve) => {
    request(url, { method: 'POST', agent, headers }, (response) => {
      response.resume().once('close', () => {
        resolve(response.statusCode ?? 0);
      });
    })
      .once('error', () => {
        resolve(0);
      })
      .end(body);
  });
}

async function sender(): Promise<void> {
  while (sent < requests) {
    sent += 1;
    const status = String(await send(900_000 + sent));
    statuses[status] = (statuses[status] ?? 0) + 1;
  }
}

await Promise.all(Array.from({ length: CONNECTIONS }, sender));
agent.destroy();
parentPort?.postMessage(statuses satisfies Forged);
