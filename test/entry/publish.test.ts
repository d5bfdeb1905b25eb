/** `sla diff`, `publish`, `versions`, `replay` and `export`: before any store, beside a running service, and on its folder. */
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { pino } from 'pino';
import { startService } from '../../src/entry/compose.ts';
import { type Service } from '../../src/entry/running.ts';
import { type Sandbox } from '../../src/sandbox/sandbox.ts';
import { REPS } from '../../src/sandbox/story/cast.ts';
import { FORM } from '../support/house.ts';
import { inFolder } from '../support/laidOut.ts';
import { MovedTime } from '../support/movedTime.ts';
import { silentPortal } from '../support/portals.ts';
import { slaAt, type Said } from '../support/terminal.ts';

const TOKEN = 'pat-eu1-00000000-0000-4000-8000-0000000d1ff0';
const [grace] = REPS;
const IN_FORCE = readFileSync('config/sla.yml', 'utf8');
const DRAFT = IN_FORCE.replace('within: 4 business hours', 'within: 2 business hours');
const time = new MovedTime('2026-03-03T09:00:00Z');
let folder: string;
let sandbox: Sandbox;
let service: Service | null = null;

const fileAt = (name: string): string => join(folder, name);
const settings = () => ({ HUBSPOT_ACCESS_TOKEN: TOKEN, HUBSPOT_API_URL: sandbox.url });
const slaAsOf = (now: string, ...args: readonly string[]): Promise<Said> =>
  slaAt(
    {
      ...settings(),
      SLA_DATA_DIR: fileAt('store'),
      SLA_AGREEMENT: fileAt('sla.yml'),
      SHIFTED_CLOCK: now,
      NODE_OPTIONS: `--import=${resolve('test/support/shiftedClock.ts')}`,
    },
    ...args,
  );
/** Commands are told the time by the same clock as service and sandbox. */
const sla = (...args: readonly string[]): Promise<Said> =>
  slaAsOf(new Date(time.now()).toISOString(), ...args);

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'sla-publish-'));
  writeFileSync(fileAt('sla.yml'), IN_FORCE);
  writeFileSync(fileAt('draft.yml'), DRAFT);
  sandbox = await silentPortal(time, TOKEN);
  const lead = { lifecyclestage: 'lead', hs_lead_status: 'NEW', hubspot_owner_id: grace!.ownerId };
  sandbox.portal.create('contacts', { ...lead, email: 'ada@journey.example' }, FORM);
}, 60_000);

afterAll(async () => {
  await service?.stop();
  await sandbox.close();
  rmSync(folder, { recursive: true });
});

async function serve(): Promise<Service> {
  if (!existsSync(fileAt('store'))) await inFolder(fileAt('store'));
  service = await startService({
    environment: {
      accessToken: TOKEN,
      web: { clientSecrets: ['unused'], publicUrl: 'http://127.0.0.1:1' },
      hubspotUrl: sandbox.url,
      role: 'all',
      databaseUrl: null,
      databaseDirectUrl: null,
      dataFolder: fileAt('store'),
      agreementFile: fileAt('sla.yml'),
      port: 0,
      logLevel: 'silent',
      smtpUrl: null,
      smtpFrom: null,
      chatWebhookUrl: null,
    },
    agreementText: readFileSync(fileAt('sla.yml'), 'utf8'),
    time,
    log: pino({ level: 'silent' }),
    onFatal: (error) => {
      throw error;
    },
  });
  await service.idle();
  return service;
}

test('before there is a store a draft is the first, HubSpot’s history is replayed, and the rest says what is missing', async () => {
  const draft = fileAt('draft.yml');
  const first = await sla('diff', draft);
  expect([first.code, first.out]).toEqual([1, expect.stringContaining('No agreement is in force yet')]);
  const replay = await slaAsOf(
    '2026-03-10T09:00:00Z',
    ...['replay', '--agreement', draft, '--since', '2026-03-01', '--json'],
  );
  expect(JSON.parse(replay.out)).toMatchObject({
    source: 'hubspot',
    inForce: { promises: [{ attainment: { breached: 1 } }, { attainment: { breached: 1 } }] },
  });
  const versions = await sla('versions');
  expect([versions.code, versions.out]).toEqual([1, '']);
  expect(versions.err).toContain('There is no store in');
  expect(readdirSync(folder).toSorted()).toEqual(['draft.yml', 'sla.yml']);
}, 120_000);

test('beside a service a draft is compared, published and in force at once, and nothing is changed unasked', async () => {
  const running = await serve();
  await time.jumpTo('2026-03-03T12:00:00Z');
  await running.idle();
  const unasked = await sla('publish', fileAt('draft.yml'), '--scope', 'open');
  expect([unasked.code, unasked.err]).toEqual([2, expect.stringContaining('Add --yes')]);
  expect(unasked.out).toContain('time: 4 business hours → 2 business hours');
  expect(await running.store.versions()).toHaveLength(1);

  const published = await sla('publish', fileAt('draft.yml'), '--scope', 'open', '--by', 'Dana', '--yes');
  expect(published.code).toBe(0);
  expect(published.err).toContain('still holds another text');
  await time.jumpTo('2026-03-03T12:10:00Z'); // the command's clock ran on while it worked
  await running.idle();
  const { clocks } = await running.store.cardRow({
    objectType: 'contact',
    recordId: sandbox.portal.all('contacts')[0]!.id,
  });
  expect(clocks.find(({ promiseId }) => promiseId === 'first-touch')?.budgetMs).toBe(2 * 3_600_000);

  const again = await sla('publish', fileAt('draft.yml'), '--yes');
  expect([again.code, again.out]).toEqual([0, expect.stringContaining('is in force already')]);
}, 120_000);

test('a text that does not read is refused with file, line and column, and what is in force stays', async () => {
  const bad = fileAt('bad.yml');
  writeFileSync(bad, IN_FORCE.replace('within: 4 business hours', 'within: 4'));
  const { code, out, err } = await sla('publish', bad, '--yes');
  expect([code, out]).toEqual([1, '']);
  expect(err).toMatch(/bad\.yml:\d+:\d+: promises\.0\.within cannot be 4\./);
  expect(await service!.store.versions()).toHaveLength(2);
}, 60_000);

test('versions tells them all, and the text of one', async () => {
  const list = await sla('versions', '--json');
  const told = JSON.parse(list.out) as readonly { readonly version: string }[];
  expect(told).toMatchObject([
    { scope: 'new', change: 'the first version' },
    { scope: 'open', author: 'Dana', change: expect.stringContaining('4 business hours → 2') as unknown },
  ]);
  expect((await sla('versions', told[1]!.version.slice(0, 8))).out).toBe(DRAFT);
  const none = await sla('versions', 'zzz');
  expect([none.code, none.err]).toEqual([1, expect.stringContaining('sla versions lists them')]);
}, 60_000);

test('after a restart on the old file the published version stays in force; the folder itself serves when nobody runs', async () => {
  await service?.stop();
  const again = await serve();
  expect(await again.store.versions()).toHaveLength(2);
  await again.stop();
  service = null;
  expect(existsSync(fileAt('store.sock'))).toBe(false);
  expect((await sla('diff', fileAt('draft.yml'))).out).toContain('Nothing is said otherwise.');
}, 120_000);

test('a value that a spreadsheet would take for a formula is written as text, and a file is whole or not there', async () => {
  const out = fileAt('facts.csv');
  const running = await serve();
  await time.jumpTo('2026-03-04T12:00:00Z'); // past the grace that the draft left the lead
  await running.idle();
  await running.store.append({
    facts: [
      {
        record: { objectType: 'contact', recordId: sandbox.portal.all('contacts')[0]!.id },
        kind: 'property',
        property: 'hs_lead_status',
        value: '=HYPERLINK("http://evil.example";"open")',
        occurredAt: time.now(),
        source: { type: '@CRM_UI', id: '-1' },
      },
    ],
    quarantined: [],
    receivedAt: time.now(),
  });
  const { code, err } = await sla('export', 'facts', '--bom', '--out', out);
  expect([code, err]).toEqual([0, expect.stringContaining('personal data')]);
  const csv = readFileSync(out, 'utf8');
  expect(csv.startsWith('\uFEFFobject_type,record_id,kind,')).toBe(true);
  expect(csv).toContain(`"'=HYPERLINK(""http://evil.example"";""open"")"`);
  expect(csv).toContain(`,'@CRM_UI,'-1\n`);
  expect(existsSync(`${out}.part`)).toBe(false);

  const lines = (await sla('export', 'verdicts', '--format', 'jsonl')).out.trim().split('\n');
  expect(lines.map((line) => JSON.parse(line) as unknown)).toEqual([
    expect.objectContaining({ promise_id: 'first-touch', verdict: 'breached' }),
  ]);
}, 120_000);

test.each([
  ['what there is not to export', 2, ['export', 'people'], 'Allowed choices are facts, clocks, verdicts'],
  [
    'a file that cannot be written',
    1,
    ['export', 'clocks', '--out', '/nowhere/x.csv'],
    'cannot be written: ENOENT',
  ],
  ['a period of the future', 2, ['replay', '--since', '2999-01-01'], 'It must lie in the past.'],
  ['a period that is none', 2, ['replay', '--since', 'march'], 'Write days such as 90d'],
  ['a draft that is not there', 1, ['diff', 'none.yml'], 'cannot be read: ENOENT'],
  ['a scope that is none', 2, ['publish', '--scope', 'all'], 'Allowed choices are new, open'],
])(
  '%s ends with %i and says what to do',
  async (_name, expected, args, told) => {
    const { code, err } = await sla(...args);
    expect([code, err]).toEqual([expected, expect.stringContaining(told)]);
  },
  60_000,
);
