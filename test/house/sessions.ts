/**
 * The terminal sessions of docs/operate.md, run against the sandbox: `npm run sessions` writes them there, and a test holds
 * the page to them. Portal, service and commands share one clock that the session moves, so they say the same every time.
 */
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { pino } from 'pino';
import { startService } from '../../src/entry/compose.ts';
import { freePort } from '../../src/entry/freePort.ts';
import { stage } from '../../src/entry/stage.ts';
import { startSandbox } from '../../src/sandbox/sandbox.ts';
import { REPS } from '../../src/sandbox/story/cast.ts';
import { tellPast } from '../../src/sandbox/story/past.ts';
import { readSubscriptions } from '../../src/sandbox/webhooks/subscriptions.ts';
import { inFolder } from '../support/laidOut.ts';
import { MovedTime } from '../support/movedTime.ts';
import { slaAt } from '../support/terminal.ts';

export interface Session {
  readonly command: string;
  readonly code: number | null;
  readonly out: string;
}

const ROOT = resolve(import.meta.dirname, '../..');
const PAGE = join(ROOT, 'docs/operate.md');
const BEGIN = /<!-- sessions: [^>]*-->\n/;
const END = '<!-- /sessions -->';
const TOKEN = 'pat-eu1-00000000-0000-4000-8000-000000005e55';
const SECRET = 'e3b1c1de-1111-4222-8333-000000005e55';
/** A Tuesday. */
const START = '2026-03-03T10:00:00Z';
const LATER = '2026-03-03T11:30:00Z';
const LEADS = 80;
const DAYS = 21;

/** A portal with three weeks of leads is taken up, enforced from a day in between, and looked at an hour and a half later. */
export async function runSessions(): Promise<readonly Session[]> {
  const folder = await mkdtemp(join(tmpdir(), 'sla-sessions-'));
  const time = new MovedTime(START);
  const port = await freePort();
  const service = `http://127.0.0.1:${port}`;
  const sandbox = await startSandbox({
    time,
    people: REPS,
    accessToken: TOKEN,
    clientSecret: SECRET,
    serviceUrl: service,
    subscriptions: readSubscriptions(
      JSON.parse(await readFile(join(ROOT, 'webhooks/webhooks-hsmeta.json'), 'utf8')),
    ),
  });
  const agreementFile = join(folder, 'sla.yml');
  const dataFolder = join(folder, 'store');
  await inFolder(dataFolder);
  const settings = {
    HUBSPOT_ACCESS_TOKEN: TOKEN,
    HUBSPOT_CLIENT_SECRET: SECRET,
    HUBSPOT_API_URL: sandbox.url,
    PUBLIC_URL: service,
    PORT: String(port),
    SLA_DATA_DIR: dataFolder,
    SLA_AGREEMENT: agreementFile,
    TZ: 'UTC',
    NODE_OPTIONS: `--import=${join(ROOT, 'test/support/shiftedClock.ts')}`,
  };
  const sla = async (...args: readonly string[]): Promise<Session> => {
    const shifted = { ...settings, SHIFTED_CLOCK: new Date(time.now()).toISOString() };
    const { code, out } = await slaAt(shifted, ...args);
    const told = out
      .replaceAll(sandbox.url, 'http://127.0.0.1:4200')
      .replaceAll(service, 'http://127.0.0.1:3000')
      .replaceAll(agreementFile, 'config/sla.yml')
      .replaceAll(dataFolder, '.data/store');
    return { command: `npm run sla -- ${args.join(' ')}`, code, out: told };
  };
  stage({ from: ROOT, to: join(ROOT, 'build/hubspot') });
  tellPast(sandbox.portal, sandbox.random, { leads: LEADS, days: DAYS, now: time.now() });
  sandbox.portal.schema.addOption('contacts', 'hs_lead_status', 'ON_HOLD', 'On hold');
  try {
    const text = await readFile(join(ROOT, 'config/sla.yml'), 'utf8');
    const enforced = text.replace(/^enforceFrom: .*$/m, 'enforceFrom: 2026-03-02');
    await writeFile(agreementFile, enforced);
    const rehearsed = await sla('backfill', '--dry-run');
    const running = await startService({
      environment: {
        accessToken: TOKEN,
        web: { clientSecrets: [SECRET], publicUrl: service },
        hubspotUrl: sandbox.url,
        role: 'all',
        databaseUrl: null,
        databaseDirectUrl: null,
        dataFolder,
        agreementFile,
        port,
        logLevel: 'silent',
        smtpUrl: null,
        smtpFrom: null,
        chatWebhookUrl: null,
      },
      agreementText: enforced,
      time,
      log: pino({ level: 'silent' }),
      onFatal: (error) => {
        throw error;
      },
    });
    try {
      const settled = async (): Promise<void> => {
        await sandbox.deliveries.settled();
        await running.idle();
      };
      await settled();
      const by = { type: 'CRM_UI', id: `userId:${REPS[0]?.userId}`, label: 'Grace Okafor' };
      sandbox.portal.create('contacts', { email: 'new@journey.example', lifecyclestage: 'lead' }, by);
      await time.jumpTo('2026-03-03T10:20:00Z', settled);
      await time.jumpTo(LATER, settled);
      const [status, doctor] = await Promise.all([sla('status'), sla('doctor')]);
      return [rehearsed, status, doctor];
    } finally {
      await running.stop();
    }
  } finally {
    await sandbox.close();
    await rm(folder, { recursive: true, force: true });
  }
}

/** The sessions as the page shows them. */
export function sessionsInWords(sessions: readonly Session[]): string {
  return sessions
    .map(({ command, out, code }) => {
      const ended = code === 0 ? '' : `\n# exit code ${code}`;
      return `\`\`\`console\n$ ${command}\n${out.trimEnd()}${ended}\n\`\`\`\n`;
    })
    .join('\n');
}

/** What stands on the page between its marks. */
export async function sessionsOnPage(): Promise<string> {
  const [, after = ''] = (await readFile(PAGE, 'utf8')).split(BEGIN);
  return (after.split(END)[0] ?? '').trim();
}

if (import.meta.main) {
  const page = await readFile(PAGE, 'utf8');
  const begin = BEGIN.exec(page);
  if (!begin) throw new Error(`${PAGE} has no place for sessions`);
  const head = page.slice(0, begin.index + begin[0].length);
  const tail = page.slice(page.indexOf(END));
  await writeFile(PAGE, `${head}\n${sessionsInWords(await runSessions())}\n${tail}`);
}
