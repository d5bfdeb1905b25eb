/**
 * `npm run demo`: a sandbox portal with a story, the service on its embedded store, and a page with the card, all on this
 * machine and on one clock that runs faster than the wall's.
 */
import { randomBytes } from 'node:crypto';
import { rmSync } from 'node:fs';
import { mkdtemp, readFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { DateTime } from 'luxon';
import { destination } from 'pino';
import { readAgreement, spanAround } from '../../config/agreement/read.ts';
import { type Environment } from '../../config/environment.ts';
import { buildPreview } from '../../preview/build.ts';
import { codeOf } from '../application/errorCode.ts';
import { languageOf, say, type MessageKey } from '../messages/say.ts';
import { startSandbox } from '../sandbox/sandbox.ts';
import { REPS } from '../sandbox/story/cast.ts';
import { PAST_MS, tellStory } from '../sandbox/story/story.ts';
import { readSubscriptions } from '../sandbox/webhooks/subscriptions.ts';
import { startService } from './compose.ts';
import { explainFault } from './faults.ts';
import { freePort } from './freePort.ts';
import { acceleratedTime } from './timeSource.ts';
import { createLog } from './logging/log.ts';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));
const language = languageOf(process.env);
const HOUR_S = 3600;

/** An untidy HubSpot: what the service has to cope with on a bad day, all day. */
const HABITS = {
  lateShare: 0.08,
  doubledShare: 0.1,
  droppedShare: 0,
  shuffle: true,
  batchWindowMs: 20_000,
  maxBatch: 100,
};

const { speed, port } = readOptions(process.argv.slice(2));
const agreementFile = 'config/sla.yml';
const startAt = await tuesdayMorning();

tell('demo.starting');
tell('demo.step.page');
const folder = await mkdtemp(join(tmpdir(), 'sla-clock-'));
process.once('exit', () => {
  rmSync(folder, { recursive: true, force: true });
});
await buildPreview(join(folder, 'page'));

const log = createLog(process.env.LOG_LEVEL ?? 'warn', destination(2));
const time = acceleratedTime({ speed, startAt });
// The sandbox has to know where the service will be before it is there.
const servicePort = await freePort();
const web = {
  clientSecrets: [randomBytes(18).toString('hex')],
  publicUrl: `http://127.0.0.1:${servicePort}`,
};
const environment: Environment = {
  role: 'all',
  accessToken: `pat-sandbox-${randomBytes(12).toString('hex')}`,
  web,
  hubspotUrl: null,
  databaseUrl: null,
  databaseDirectUrl: null,
  dataFolder: join(folder, 'store'),
  agreementFile,
  port: servicePort,
  logLevel: 'warn',
  smtpUrl: null,
  smtpFrom: null,
  chatWebhookUrl: null,
};

try {
  tell('demo.step.portal');
  const hsmeta: unknown = JSON.parse(await readFile(join(ROOT, 'webhooks/webhooks-hsmeta.json'), 'utf8'));
  const sandbox = await startSandbox({
    time,
    speed,
    port,
    people: REPS,
    accessToken: environment.accessToken,
    clientSecret: web.clientSecrets[0] ?? '',
    serviceUrl: web.publicUrl,
    subscriptions: readSubscriptions(hsmeta),
    habits: HABITS,
    pageFolder: join(folder, 'page'),
  });
  // The value that the agreement's pause rests on; an admin would add it.
  sandbox.portal.schema.addOption('contacts', 'hs_lead_status', 'ON_HOLD', 'On hold');
  tell('demo.step.service');
  const service = await startService({
    environment: { ...environment, hubspotUrl: sandbox.url },
    agreementText: enforcedFrom(startAt - PAST_MS, await readFile(join(ROOT, agreementFile), 'utf8')),
    time,
    log,
    onFatal: (error) => {
      refuse(explainFault(error, environment, language));
    },
  });
  const story = tellStory(sandbox.portal, time, sandbox.random);
  // The past comes as one burst of deliveries; a visitor should find its clocks already running.
  tell('demo.step.clocks');
  await time.waitUntil(time.now() + HABITS.batchWindowMs);
  await sandbox.deliveries.settled();
  await service.idle();
  tell('demo.ready', { url: sandbox.url });
  tell('demo.gallery', { url: `${sandbox.url}/gallery.html` });
  tell('demo.speed', { speed, seconds: Math.round(HOUR_S / speed) });

  const stop = async (): Promise<void> => {
    await story.stop();
    await sandbox.deliveries.close();
    await service.stop();
    await sandbox.close();
  };
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.once(signal, () => {
      void stop().then(() => process.exit(0));
    });
  }
} catch (error) {
  const taken = codeOf(error) === 'EADDRINUSE';
  refuse(
    taken
      ? say(language, 'demo.portInUse', { port: String(port) })
      : explainFault(error, environment, language),
  );
}

/** The agreement as if it had been signed when the portal's past begins: nobody brought leads before. */
function enforcedFrom(at: number, text: string): string {
  const day = DateTime.fromMillis(at, { zone: 'Europe/London' }).toISODate() ?? '';
  return text.replace(/^enforceFrom: .*$/m, `enforceFrom: ${day}`);
}

function readOptions(given: readonly string[]): { speed: number; port: number } {
  let values: { speed?: string | undefined; port?: string | undefined };
  try {
    ({ values } = parseArgs({
      args: [...given],
      options: { speed: { type: 'string' }, port: { type: 'string' } },
    }));
  } catch {
    return refuse(say(language, 'demo.badOption', { option: given.join(' ') }));
  }
  const { speed: asked = '60', port: place = '4100' } = values;
  if (!(Number(asked) >= 1 && Number(asked) <= 3600))
    refuse(say(language, 'demo.badSpeed', { value: asked }));
  if (!/^\d{1,5}$/.test(place) || Number(place) > 65_535)
    refuse(say(language, 'demo.badPort', { value: place }));
  return { speed: Number(asked), port: Number(place) };
}

/** Half past ten in London on the latest Tuesday on which both teams of the story work; holidays may be in the way. */
async function tuesdayMorning(): Promise<number> {
  const week = DateTime.now().setZone('Europe/London').startOf('week');
  const thisWeek = week.plus({ days: 1 }).set({ hour: 10, minute: 30 });
  const read = readAgreement(
    await readFile(join(ROOT, agreementFile), 'utf8'),
    spanAround(thisWeek.toMillis()),
  );
  const calendars = read.ok ? [...read.agreement.calendars.values()] : [];
  for (let weeks = 0; weeks < 52; weeks += 1) {
    const at = thisWeek.minus({ weeks }).toMillis();
    if (calendars.every(({ open }) => open.isOpenAt(at))) return at;
  }
  return thisWeek.toMillis();
}

function tell(key: MessageKey, values: Readonly<Record<string, string | number>> = {}): void {
  process.stdout.write(`${say(language, key, values)}\n`);
}

function refuse(message: string): never {
  process.stderr.write(`${message}\n`);
  process.exit(1);
}
