/** `npm start` as a process: what it says when it cannot start, and what is left of it when it is stopped or killed. */
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { connect, createServer, type Server, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Signature } from '@hubspot/api-client';
import { freePort } from '../../src/entry/freePort.ts';
import { type Standing } from '../../src/application/standing.ts';
import { systemTime } from '../../src/entry/timeSource.ts';
import { type Sandbox } from '../../src/sandbox/sandbox.ts';
import { REPS } from '../../src/sandbox/story/cast.ts';
import { inFolder } from '../support/laidOut.ts';
import { tellingPortal } from '../support/portals.ts';
import { startServer, UP, type Run } from '../support/running.ts';
import { lockGoesStale } from '../support/staleLock.ts';
import { creation } from '../webhooks/notices.ts';

const TOKEN = 'pat-eu1-00000000-0000-4000-8000-00000000feed';
const SECRET = 'e3b1c1de-1111-4222-8333-00000000beef';

let folder: string;
let sandbox: Sandbox;
let port: number;
const running: Run[] = [];

beforeAll(async () => {
  port = await freePort();
  sandbox = await tellingPortal(systemTime, { accessToken: TOKEN, clientSecret: SECRET, port });
});

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'sla-server-'));
  await inFolder(join(folder, 'store'));
});

afterEach(async () => {
  for (const run of running.splice(0)) {
    run.process.kill('SIGKILL');
    await run.ended;
  }
  await rm(folder, { recursive: true, force: true });
});

afterAll(() => sandbox.close());

function start(changes: Readonly<Record<string, string | undefined>> = {}): Run {
  const settings: Record<string, string | undefined> = {
    HUBSPOT_ACCESS_TOKEN: TOKEN,
    HUBSPOT_CLIENT_SECRET: SECRET,
    PUBLIC_URL: `http://127.0.0.1:${port}`,
    HUBSPOT_API_URL: sandbox.url,
    SLA_DATA_DIR: join(folder, 'store'),
    PORT: String(port),
    ...changes,
  };
  const run = startServer(settings);
  running.push(run);
  return run;
}

async function health(): Promise<Record<string, unknown>> {
  const response = await fetch(`http://127.0.0.1:${port}/healthz`);
  return (await response.json()) as Record<string, unknown>;
}

describe('npm start cannot start', () => {
  test('without its settings, names all that are missing and where each is found', async () => {
    const run = start({ HUBSPOT_ACCESS_TOKEN: undefined, HUBSPOT_CLIENT_SECRET: '', PUBLIC_URL: undefined });
    expect(await run.ended).toBe(1);
    for (const name of ['HUBSPOT_ACCESS_TOKEN', 'HUBSPOT_CLIENT_SECRET', 'PUBLIC_URL']) {
      expect(run.output()).toContain(`${name} is missing.`);
    }
    expect(run.output()).toContain('Auth tab');
  });

  test('on a wrong agreement, and tells every mistake with file, line and correction', async () => {
    const file = join(folder, 'sla.yml');
    const good = await readFile('config/sla.yml', 'utf8');
    await writeFile(
      file,
      good.replace('within: 4 business hours', 'within: 4').replace('Asia/Riyadh', 'Asia/Ryad'),
    );
    const run = start({ SLA_AGREEMENT: file });
    expect(await run.ended).toBe(1);
    expect(run.output()).toMatch(/^2 problems in /);
    expect(run.output()).toMatch(
      /sla\.yml:\d+:\d+: promises\.0\.within cannot be 4\. Write a number and its unit/,
    );
    expect(run.output()).toMatch(/sla\.yml:\d+:\d+: .*"Asia\/Ryad"/);
  });

  test('on an agreement that is not there', async () => {
    const run = start({ SLA_AGREEMENT: join(folder, 'none.yml') });
    expect(await run.ended).toBe(1);
    expect(run.output()).toContain('cannot be read: ENOENT');
  });

  test('on a port that is in use', async () => {
    const other = await new Promise<Server>((resolve) => {
      const server = createServer().listen(port, () => {
        resolve(server);
      });
    });
    try {
      const run = start();
      expect(await run.ended).toBe(1);
      expect(run.output()).toContain(`Port ${port} is in use by another program.`);
    } finally {
      await new Promise((resolve) => other.close(resolve));
    }
  });

  test('in a role of its own without a database that others can share', async () => {
    const run = start({ SLA_ROLE: 'worker' });
    expect(await run.ended).toBe(1);
    expect(run.output()).toContain('SLA_ROLE cannot be used: the embedded store takes one process only');
  });

  test('on a folder that another process has', async () => {
    await start().says(UP);
    const second = start({ PORT: '0' });
    expect(await second.ended).toBe(1);
    expect(second.output()).toContain('the folder of the store is not free');
    expect(second.output()).toContain('Another process is using the store in');
    expect(await health()).toMatchObject({ ok: true });
  });

  test('with a token that HubSpot refuses, which it does not repeat', async () => {
    const run = start({ HUBSPOT_ACCESS_TOKEN: 'pat-eu1-wrong' });
    expect(await run.ended).toBe(1);
    expect(run.output()).toContain('HubSpot refuses the access token.');
    expect(run.output()).not.toContain('pat-eu1-wrong');
  });

  test('without its database', async () => {
    const run = start({ DATABASE_URL: 'postgres://sla:hunter2@127.0.0.1:9/sla' });
    expect(await run.ended).toBe(1);
    expect(run.output()).toContain('The database cannot be reached');
    expect(run.output()).not.toContain('hunter2');
  });
});

describe('the running service', () => {
  test('says it is well, stops when told, and says no secret and nothing personal meanwhile', async () => {
    const run = start({ LOG_LEVEL: 'trace' });
    await run.says(UP);
    expect(await health()).toMatchObject({ ok: true, portal: '247187887' });
    sandbox.portal.create(
      'contacts',
      {
        firstname: 'Canary',
        lastname: 'Birdsong',
        email: 'canary@birdsong.example',
        lifecyclestage: 'lead',
        hubspot_owner_id: REPS[0]!.ownerId,
      },
      { type: 'FORM', id: 'f-1', label: 'Form' },
    );
    await sandbox.deliveries.settled();
    await caughtUp();
    expect(await countedNames()).toEqual(await documentedNames());
    run.process.kill('SIGTERM');
    expect(await run.ended).toBe(0);
    for (const secret of [TOKEN, SECRET, 'Canary', 'Birdsong', 'Okafor']) {
      expect(run.output()).not.toContain(secret);
    }
  });

  test('publishes the agreement anew on SIGHUP, and keeps the old one when the new one does not read', async () => {
    const file = join(folder, 'sla.yml');
    const good = await readFile('config/sla.yml', 'utf8');
    await writeFile(file, good);
    const run = start({ SLA_AGREEMENT: file });
    await run.says(UP);
    const before = (await health()).agreement;
    await writeFile(file, good.replace('within: 4 business hours', 'within: 4'));
    run.process.kill('SIGHUP');
    await run.says('the agreement in force stays in force');
    expect(run.output()).toContain('promises.0.within cannot be 4.');
    expect((await health()).agreement).toBe(before);
    await writeFile(file, good.replace('within: 4 business hours', 'within: 3 business hours'));
    run.process.kill('SIGHUP');
    await run.says('published a new version of the agreement');
    expect((await health()).agreement).not.toBe(before);
  });

  test('killed at once after it took a delivery has lost nothing of it', async () => {
    const killed = start();
    await killed.says(UP);
    const { id } = sandbox.portal.create(
      'contacts',
      { email: 'kept@journey.example', lifecyclestage: 'lead', hubspot_owner_id: REPS[1]!.ownerId },
      { type: 'FORM', id: 'f-1', label: 'Form' },
    );
    await sandbox.deliveries.settled(); // every notice is acknowledged now
    killed.process.kill('SIGKILL');
    await killed.ended;
    await lockGoesStale(join(folder, 'store'));

    await start().says(UP);
    await caughtUp();
    const contact = sandbox.portal.find('contacts', id);
    expect(contact?.history.get('sla_status')?.map(({ value }) => value)).toEqual(['on_track']);
  });

  test('stops within five seconds with a delivery and a write under way: one is kept, the other made once', async () => {
    const run = start({ LOG_LEVEL: 'debug' });
    await run.says(UP);
    const writes = 'POST /crm/v3/objects/contacts/batch/update';
    sandbox.trouble.order({ on: writes, with: 'never answer' });
    const { id } = sandbox.portal.create(
      'contacts',
      { email: 'slow@journey.example', lifecyclestage: 'lead', hubspot_owner_id: REPS[2]!.ownerId },
      { type: 'FORM', id: 'f-2', label: 'Form' },
    );
    await sandbox.deliveries.settled();
    await run.says('a batch of effects goes out');
    const half = await halfADelivery([creation({ objectId: 4711, occurredAt: systemTime.now() })]);
    const toldAt = performance.now();
    run.process.kill('SIGTERM');
    await run.says('"msg":"stopping"');
    expect(await half.finish()).toMatch(/^HTTP\/1\.1 200 OK/);
    expect(await run.ended).toBe(0);
    expect(run.output()).toMatch(/"records":\["4711"\],.*"msg":"kept a delivery"/);
    expect(performance.now() - toldAt).toBeLessThan(5_000);

    const again = start();
    await again.says(UP);
    await caughtUp();
    const contact = sandbox.portal.find('contacts', id);
    expect(contact?.history.get('sla_status')?.map(({ value }) => value)).toEqual(['on_track']);
  });
});

/** A signed delivery of which the last byte is held back. */
async function halfADelivery(notices: readonly object[]): Promise<{ finish(): Promise<string> }> {
  const body = JSON.stringify(notices);
  const timestamp = systemTime.now();
  const path = '/webhooks/hubspot';
  const signature = Signature.getSignature('POST', 'v3', {
    clientSecret: SECRET,
    requestBody: body,
    url: `http://127.0.0.1:${port}${path}`,
    timestamp,
    signature: '',
  });
  const socket: Socket = connect(port, '127.0.0.1');
  let answer = '';
  socket.on('data', (chunk: Buffer) => (answer += chunk.toString()));
  const closed = new Promise((resolve) => socket.once('close', resolve));
  const head = [
    `POST ${path} HTTP/1.1`,
    'Host: 127.0.0.1',
    'Connection: keep-alive',
    'Content-Type: application/json',
    `Content-Length: ${body.length}`,
    `X-HubSpot-Signature-v3: ${signature}`,
    `X-HubSpot-Request-Timestamp: ${timestamp}`,
  ];
  socket.write(`${head.join('\r\n')}\r\n\r\n${body.slice(0, -1)}`);
  // Whoever is asked after it has heard of it.
  await fetch(`http://127.0.0.1:${port}/healthz`);
  return {
    finish: async () => {
      socket.write(body.slice(-1));
      await closed;
      return answer;
    },
  };
}

/** The metrics of ours that the service tells; those of Node itself are Node's. */
async function countedNames(): Promise<readonly string[]> {
  const text = await (await fetch(`http://127.0.0.1:${port}/metrics`)).text();
  return [...text.matchAll(/^# TYPE (sla_\w+)/gm)].map(([, name]) => name ?? '').toSorted();
}

async function documentedNames(): Promise<readonly string[]> {
  const text = await readFile('docs/operate.md', 'utf8');
  return [...text.matchAll(/^\| `(sla_\w+)`/gm)].map(([, name]) => name ?? '').toSorted();
}

/** Waits until the service has nothing left to look at or to send; it is another process, so it has to be asked. */
async function caughtUp(): Promise<void> {
  for (;;) {
    const response = await fetch(`http://127.0.0.1:${port}/status`);
    const { unread, due, owed, records } = (await response.json()) as Standing;
    if (unread === 0 && due === 0 && owed.properties + owed.tasks === 0 && records > 0) return;
    await new Promise((resolve) => setImmediate(resolve));
  }
}
