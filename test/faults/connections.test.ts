/**
 * Many connections that want nothing, or want it slowly, and a flood of forged requests: the service as a process of its own
 * goes on taking what HubSpot tells, and is rid of the others.
 */
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { Agent, request } from 'node:http';
import { connect, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { freePort } from '../../src/entry/freePort.ts';
import { type Standing } from '../../src/application/standing.ts';
import { systemTime } from '../../src/entry/timeSource.ts';
import { type Sandbox } from '../../src/sandbox/sandbox.ts';
import { REPS } from '../../src/sandbox/story/cast.ts';
import { sign } from '../../src/sandbox/webhooks/sign.ts';
import { FORM } from '../support/house.ts';
import { inFolder } from '../support/laidOut.ts';
import { tellingPortal } from '../support/portals.ts';
import { startServer, until, UP, type Run } from '../support/running.ts';
import { creation } from '../webhooks/notices.ts';

const TOKEN = 'pat-eu1-00000000-0000-4000-8000-0000000000fa';
const SECRET = 'e3b1c1de-1111-4222-8333-0000000000fa';
const WEBHOOK = '/webhooks/hubspot';
const SLOW_MS = 120_000;
/** Node by itself would let them be for a minute and more. */
const CUT_OFF_MS = 55_000;

let folder: string;
let sandbox: Sandbox;
let port: number;
let service: Run;

beforeAll(async () => {
  port = await freePort();
  folder = await mkdtemp(join(tmpdir(), 'sla-faults-'));
  await inFolder(join(folder, 'store'));
  sandbox = await tellingPortal(systemTime, { accessToken: TOKEN, clientSecret: SECRET, port });
  service = startServer({
    HUBSPOT_ACCESS_TOKEN: TOKEN,
    HUBSPOT_CLIENT_SECRET: SECRET,
    PUBLIC_URL: `http://127.0.0.1:${port}`,
    HUBSPOT_API_URL: sandbox.url,
    SLA_DATA_DIR: join(folder, 'store'),
    PORT: String(port),
  });
  await service.says(UP);
}, SLOW_MS);

afterAll(async () => {
  service.process.kill('SIGKILL');
  await service.ended;
  await sandbox.close();
  await rm(folder, { recursive: true });
});

let leads = 0;

/** Contacts that HubSpot tells of, and that are flagged once that was heard, read and looked at. */
async function heardOf(count: number): Promise<void> {
  const ids = Array.from({ length: count }, () => {
    leads += 1;
    const values = { email: `lead${leads}@faults.example`, lifecyclestage: 'lead' };
    const owner = { hubspot_owner_id: REPS[leads % REPS.length]!.ownerId };
    // So few a form that nobody takes them for an import.
    const form = { ...FORM, id: `form-${Math.floor(leads / 5)}` };
    return sandbox.portal.create('contacts', { ...values, ...owner }, form).id;
  });
  await until(
    () => ids.every((id) => sandbox.portal.find('contacts', id)?.history.has('sla_status')),
    Boolean,
  );
}

async function standing(): Promise<Standing> {
  return (await (await fetch(`http://127.0.0.1:${port}/status`)).json()) as Standing;
}

/** Not all at once: what overflows the queue of those to be let in is asked again by the kernel, half a minute later. */
const AT_ONCE = 100;

async function opened(count: number): Promise<readonly Socket[]> {
  const sockets: Socket[] = [];
  while (sockets.length < count) {
    const wave = Array.from({ length: Math.min(AT_ONCE, count - sockets.length) }, () =>
      connect(port, '127.0.0.1')
        .on('error', () => undefined)
        .resume(),
    );
    await Promise.all(wave.map((socket) => once(socket, 'connect')));
    sockets.push(...wave);
  }
  return sockets;
}

test(
  'connections that say nothing, or a byte now and then, are cut off, and keep nobody out',
  async () => {
    const idle = await opened(1_500);
    const slow = await opened(200);
    for (const socket of slow) socket.write(`POST ${WEBHOOK} HTTP/1.1\r\nHost: x\r\nX-Slow: `);
    const dripping = setInterval(() => {
      for (const socket of slow) if (socket.writable) socket.write('y');
    }, 500);
    try {
      await heardOf(10);
      await until(() => [...idle, ...slow].every(({ closed }) => closed), Boolean);
    } finally {
      clearInterval(dripping);
      for (const socket of [...idle, ...slow]) socket.destroy();
    }
    await heardOf(5);
    expect(await standing()).toMatchObject({ ok: true, records: 15 });
  },
  CUT_OFF_MS,
);

test(
  'a flood of forged deliveries is refused, and those that HubSpot signed are kept meanwhile',
  async () => {
    const agent = new Agent({ keepAlive: true, maxSockets: 50 });
    const url = `http://127.0.0.1:${port}${WEBHOOK}`;
    const send = (secret: string, objectId: number): Promise<number> =>
      new Promise((resolve, reject) => {
        const body = JSON.stringify([creation({ objectId, occurredAt: systemTime.now() })]);
        const headers = {
          'content-type': 'application/json',
          ...sign(secret, 'POST', url, body, systemTime.now()),
        };
        request(url, { method: 'POST', agent, headers }, (response) => {
          response.resume();
          resolve(response.statusCode ?? 0);
        })
          .once('error', reject)
          .end(body);
      });
    const before = await standing();
    const forged = Array.from({ length: 5_000 }, (_, index) => send('another secret', 900_000 + index));
    const signed = Array.from({ length: 50 }, (_, index) => send(SECRET, 700_000 + index));
    expect(new Set(await Promise.all(signed))).toEqual(new Set([200]));
    expect(new Set(await Promise.all(forged))).toEqual(new Set([401, 429]));
    agent.destroy();
    const after = await standing();
    expect(after.records - before.records).toBe(50);
    await heardOf(5);
  },
  SLOW_MS,
);
