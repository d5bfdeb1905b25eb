/**
 * `npm run sandbox`: a HubSpot portal in miniature as a process of its own, in which the whole road of the README can be
 * gone without a HubSpot account. It prints the settings under which service and command line find it.
 */
import { randomBytes } from 'node:crypto';
import { readFileSync, rmSync, watchFile } from 'node:fs';
import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { z } from 'zod';
import { buildPreview } from '../../preview/build.ts';
import { codeOf } from '../application/errorCode.ts';
import { languageOf, say } from '../messages/say.ts';
import { startSandbox } from '../sandbox/sandbox.ts';
import { REPS } from '../sandbox/story/cast.ts';
import { tellPast } from '../sandbox/story/past.ts';
import { tellStory } from '../sandbox/story/story.ts';
import { readSubscriptions, type Subscription } from '../sandbox/webhooks/subscriptions.ts';
import { systemTime } from './timeSource.ts';

const HSMETA = fileURLToPath(new URL('../../webhooks/webhooks-hsmeta.json', import.meta.url));
const APP = fileURLToPath(new URL('../../config/hubspot/app-hsmeta.json', import.meta.url));
const PAST_DAYS = 60;
const MOST_LEADS = 50_000;

const language = languageOf(process.env);
const { port, service, leads, story: plays } = readOptions();

const accessToken = `pat-sandbox-${randomBytes(12).toString('hex')}`;
const clientSecret = randomBytes(18).toString('hex');
const page = await mkdtemp(join(tmpdir(), 'sla-sandbox-'));
process.once('exit', () => {
  rmSync(page, { recursive: true, force: true });
});
process.stderr.write(`${say(language, 'sandbox.starting')}\n`);
await buildPreview(page);

// As HubSpot takes them from an upload; staging anew is uploading anew.
const subscriptions: Subscription[] = [];
const upload = (): void => {
  subscriptions.splice(0, Infinity, ...readSubscriptions(json(HSMETA)));
};
upload();
watchFile(HSMETA, { interval: 1_000 }, () => {
  upload();
  process.stderr.write(`${say(language, 'sandbox.uploaded', { count: subscriptions.length })}\n`);
});
const app = z.object({ config: z.object({ auth: z.object({ requiredScopes: z.array(z.string()) }) }) });

const sandbox = await startSandbox({
  time: systemTime,
  people: REPS,
  port,
  accessToken,
  clientSecret,
  serviceUrl: service,
  subscriptions,
  scopes: app.parse(json(APP)).config.auth.requiredScopes,
  pageFolder: page,
}).catch((error: unknown) => {
  const taken = codeOf(error) === 'EADDRINUSE';
  if (!taken) throw error;
  return refuse(say(language, 'sandbox.portInUse', { port: String(port) }));
});
if (leads > 0) tellPast(sandbox.portal, sandbox.random, { leads, days: PAST_DAYS, now: systemTime.now() });
const story = plays ? tellStory(sandbox.portal, systemTime, sandbox.random) : null;

process.stdout.write(
  [
    `export HUBSPOT_API_URL=${sandbox.url}`,
    `export HUBSPOT_ACCESS_TOKEN=${accessToken}`,
    `export HUBSPOT_CLIENT_SECRET=${clientSecret}`,
    `export PUBLIC_URL=${service}`,
    '',
  ].join('\n'),
);
const contacts = sandbox.portal.all('contacts').length;
process.stderr.write(`${say(language, 'sandbox.ready', { url: sandbox.url, contacts })}\n`);

for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.once(signal, () => {
    void (async () => {
      await story?.stop();
      await sandbox.close();
      process.exit(0);
    })();
  });
}

function json(file: string): unknown {
  return JSON.parse(readFileSync(file, 'utf8'));
}

interface Options {
  readonly port: number;
  /** Where the service is, or will be. */
  readonly service: string;
  readonly leads: number;
  readonly story: boolean;
}

function readOptions(): Options {
  const given = (() => {
    try {
      return parseArgs({
        options: {
          port: { type: 'string', default: '4200' },
          service: { type: 'string', default: 'http://127.0.0.1:3000' },
          leads: { type: 'string', default: '0' },
          story: { type: 'boolean', default: false },
        },
      }).values;
    } catch {
      return refuse(say(language, 'sandbox.usage'));
    }
  })();
  const whole = (text: string, most: number): number =>
    /^\d{1,6}$/.test(text) && Number(text) <= most ? Number(text) : refuse(say(language, 'sandbox.usage'));
  if (!URL.canParse(given.service)) refuse(say(language, 'sandbox.usage'));
  return {
    port: whole(given.port, 65_535),
    service: given.service.replace(/\/+$/, ''),
    leads: whole(given.leads, MOST_LEADS),
    story: given.story,
  };
}

function refuse(message: string): never {
  process.stderr.write(`${message}\n`);
  process.exit(2);
}
