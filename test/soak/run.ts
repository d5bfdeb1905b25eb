/**
 * The soak: `npm run soak -- [--deliveries 200000] [--seed 1] [--deletions 0.005] [--folder]`.
 *
 * A portal lives through days of leads; its notices come late, doubled, shuffled, or never; the service is killed without
 * warning on the way. In the end what never came is found by comparing with HubSpot, and the portal must show exactly
 * what its own history says.
 */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { readAgreement, spanAround } from '../../config/agreement/read.ts';
import { freePort } from '../../src/entry/freePort.ts';
import { Random } from '../../src/sandbox/random.ts';
import { startSandbox } from '../../src/sandbox/sandbox.ts';
import { REPS } from '../../src/sandbox/story/cast.ts';
import { readSubscriptions } from '../../src/sandbox/webhooks/subscriptions.ts';
import { createDatabase } from '../support/database.ts';
import { inFolder } from '../support/laidOut.ts';
import { MovedTime } from '../support/movedTime.ts';
import { differences } from './expected.ts';
import { KillableService } from './killable.ts';
import { Lives } from './lives.ts';

const { values: options } = parseArgs({
  options: {
    deliveries: { type: 'string', default: '200000' },
    seed: { type: 'string', default: '1' },
    /** The share of what happens that deletes a contact, and that brings one back. */
    deletions: { type: 'string', default: '0.005' },
    /** The embedded store in a folder, even where TEST_DATABASE_URL names a PostgreSQL server. */
    folder: { type: 'boolean', default: false },
  },
});
const wanted = Number(options.deliveries);
const seed = Number(options.seed);
const deletions = Number(options.deletions);
if (!(wanted >= 1000) || !Number.isInteger(seed) || !(deletions >= 0 && deletions <= 0.3)) {
  process.stderr.write(
    '--deliveries takes a number from 1000 on, --seed a whole number, --deletions a share up to 0.3.\n',
  );
  process.exit(2);
}

const START = Date.parse('2026-03-03T07:30:00Z'); // a Tuesday; London is on UTC
const STEPS = Math.min(300, Math.ceil(wanted / 70));
const STEP_MS = Math.ceil((30 * 3_600_000) / STEPS);
const DOUBLED = 0.6;
const KILL_CHANCE = options.folder ? 0.015 : 0.05;
const TOKEN = 'pat-eu1-00000000-0000-4000-8000-0000000050a4';
const SECRET = 'e3b1c1de-1111-4222-8333-4444555550a4';

const server = process.env.TEST_DATABASE_URL ?? '';
const database = server === '' || options.folder ? null : await createDatabase(server);
const folder = mkdtempSync(join(tmpdir(), 'sla-soak-'));
await inFolder(folder);
// As many reminders as may be: which of too many are held back is not for the history of one record to say.
const agreementText = readFileSync('config/sla.yml', 'utf8').replace(
  /perRepAndDay: \d+/,
  'perRepAndDay: 500',
);
const time = new MovedTime(START);
const port = await freePort();
const publicUrl = `http://127.0.0.1:${port}`;
const sandbox = await startSandbox({
  time,
  people: REPS,
  accessToken: TOKEN,
  clientSecret: SECRET,
  serviceUrl: publicUrl,
  subscriptions: readSubscriptions(JSON.parse(readFileSync('webhooks/webhooks-hsmeta.json', 'utf8'))),
  habits: { lateShare: 0.1, doubledShare: DOUBLED, droppedShare: 0.02, shuffle: true, maxBatch: 1 },
  seed,
});
const service = new KillableService({
  port,
  publicUrl,
  hubspotUrl: sandbox.url,
  accessToken: TOKEN,
  clientSecret: SECRET,
  databaseUrl: database?.url ?? null,
  dataFolder: folder,
  agreementText,
});
const random = new Random(seed + 7);
const lives = new Lives(sandbox.portal, random, REPS, deletions);
const changesAStep = Math.ceil(wanted / (1 + DOUBLED) / STEPS);
const begunAt = performance.now();

/** Moves everybody's clock and lets everything happen; the service may be killed on the way. */
async function step(now: number, killed: boolean): Promise<void> {
  const { done } = await service.tell(now);
  const delivered = time.jumpTo(now, () => sandbox.deliveries.settled());
  if (killed) {
    await sleep(random.between(0, 400));
    await service.kill();
    await delivered;
    await service.start(now);
  } else {
    await delivered;
    await done;
  }
  await (
    await service.tell(now)
  ).done;
}

await service.start(START);
let now = START;
for (let count = 0; count < STEPS; count += 1) {
  for (let one = 0; one < changesAStep; one += 1) {
    if (one % 12 === 0) lives.arrive();
    else lives.turn(now);
  }
  now += STEP_MS;
  await step(now, random.chance(KILL_CHANCE));
  if (count % 25 === 24) {
    const { sent } = sandbox.deliveries.counts();
    const seconds = Math.round((performance.now() - begunAt) / 1000);
    process.stdout.write(
      `${count + 1}/${STEPS} steps, ${sent} notices, ${service.kills} kills, ${seconds} s\n`,
    );
  }
}
// What failed is sent again for hours, what never came is found by the comparison at the next start.
for (let hours = 0; hours < 30; hours += 1) {
  now += 3_600_000;
  await step(now, false);
}
await service.kill();
await service.start(now);
await (
  await service.tell(now)
).done;
await (
  await service.tell(now + 1)
).done;

const agreement = readAgreement(agreementText, spanAround(now));
if (!agreement.ok) throw new Error('config/sla.yml does not read');
const wrong = differences(sandbox.portal, REPS, agreement.agreement, lives.ids, now);
const counts = sandbox.deliveries.counts();
const { length: tasks } = sandbox.portal.all('tasks');
await service.kill();
await sandbox.close();
await database?.drop();
rmSync(folder, { recursive: true });

process.stdout.write(
  `${JSON.stringify({
    store: database ? 'PostgreSQL' : 'folder',
    seed,
    contacts: lives.ids.length,
    ...counts,
    tasks,
    kills: service.kills,
    seconds: Math.round((performance.now() - begunAt) / 1000),
    wrong: wrong.length,
  })}\n`,
);
for (const line of wrong.slice(0, 30)) process.stderr.write(`${line}\n`);
process.exitCode = wrong.length === 0 ? 0 : 1;
