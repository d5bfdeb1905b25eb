/** `sla plan` and `sla install`: what is missing is created, what an admin made stays, and all of it can be taken back. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { createHubSpot } from '../../src/adapters/hubspot/hubspot.ts';
import { openStore } from '../../src/adapters/store/open.ts';
import { storeOn } from '../../src/adapters/store/store.ts';
import { PORTAL_PROPERTIES, PROPERTY_GROUP } from '../../src/application/portalProperties.ts';
import { type Sandbox } from '../../src/sandbox/sandbox.ts';
import { flags, lookedAt, NOW } from '../adapters/store/rows.ts';
import { inFolder } from '../support/laidOut.ts';
import { silentPortal } from '../support/portals.ts';
import { slaAt, type Said } from '../support/terminal.ts';
import { MovedTime } from '../support/movedTime.ts';

const TOKEN = 'pat-eu1-00000000-0000-4000-8000-00000000115a';
let sandbox: Sandbox;
let folder: string;

beforeEach(async () => {
  folder = join(await mkdtemp(join(tmpdir(), 'sla-install-')), 'store');
  await inFolder(folder);
  sandbox = await silentPortal(new MovedTime('2026-03-03T09:00:00Z'), TOKEN);
});

afterEach(async () => {
  await sandbox.close();
  await rm(resolve(folder, '..'), { recursive: true });
});

const sla = (...args: readonly string[]): Promise<Said> =>
  slaAt({ HUBSPOT_ACCESS_TOKEN: TOKEN, HUBSPOT_API_URL: sandbox.url, SLA_DATA_DIR: folder }, ...args);

const ours = (): readonly string[] =>
  (['contacts', 'tasks'] as const)
    .flatMap((type) => sandbox.portal.schema.properties(type))
    .filter(({ groupName }) => groupName === PROPERTY_GROUP.name)
    .map(({ name }) => name)
    .sort();

test('the plan changes nothing; the installation does what it says, once; then there is nothing to do', async () => {
  const plan = await sla('plan');
  expect([plan.code, plan.err]).toEqual([1, '']);
  expect(plan.out).toContain('+ property group sla_clock for contacts');
  expect(plan.out).toContain('+ property contacts.sla_status (enumeration, “SLA status”)');
  expect(plan.out).toContain('+ property tasks.sla_effect_key (string, “SLA effect key”)');
  expect(ours()).toEqual([]);

  const unasked = await sla('install');
  expect([unasked.code, ours()]).toEqual([2, []]);
  expect(unasked.err).toContain('Add --yes to say it beforehand.');

  expect((await sla('install', '--yes')).code).toBe(0);
  expect(ours()).toEqual(PORTAL_PROPERTIES.map(({ name }) => name).sort());

  const again = await sla('plan');
  expect(again.code).toBe(0);
  expect(again.out).toContain('Nothing to do: everything is there.');
});

test('what an admin changed is shown and kept; options that are gone are added beside the admin’s own', async () => {
  await sla('install', '--yes');
  const { schema } = sandbox.portal;
  const status = schema.property('contacts', 'sla_status')!;
  schema.changeProperty('contacts', 'sla_status', {
    label: 'Promise kept?',
    options: [
      ...status.options.filter(({ value }) => value !== 'breached'),
      { value: 'their_own', label: 'Their own', displayOrder: 9, hidden: false },
    ],
  });
  const plan = await sla('plan');
  expect(plan.code).toBe(1);
  expect(plan.out).toContain('label: “SLA status” here, “Promise kept?” in the portal; the portal’s is kept');
  expect(plan.out).toContain('+ options of contacts.sla_status: breached');
  expect((await sla('install', '--yes')).code).toBe(0);
  const after = schema.property('contacts', 'sla_status')!;
  expect(after.label).toBe('Promise kept?');
  expect(after.options.map(({ value }) => value)).toEqual(
    expect.arrayContaining(['on_track', 'breached', 'their_own']),
  );
});

test('values of a property that was deleted and is made anew are owed once more', async () => {
  await sla('install', '--yes');
  const opened = await openStore({ kind: 'folder', folder });
  const store = storeOn(opened);
  const effect = flags();
  await lookedAt(store, { effects: [effect] });
  await store.settle([{ key: effect.key, outcome: 'done', done: effect.wanted, remoteId: null }]);
  expect(await store.counts(NOW)).toMatchObject({ owed: 0 });
  await opened.close();
  sandbox.portal.schema.removeProperty('contacts', 'sla_status');
  expect((await sla('install', '--yes')).code).toBe(0);
  const again = await openStore({ kind: 'folder', folder });
  expect(await storeOn(again).counts(NOW)).toMatchObject({ owed: 1 });
  await again.close();
});

test('a property of our name but another type is left alone, and it is said what to do', async () => {
  const { schema } = sandbox.portal;
  schema.addGroup('contacts', { name: 'theirs', label: 'Theirs', displayOrder: -1 });
  const theirs = schema.addProperty('contacts', {
    ...schema.property('contacts', 'firstname')!,
    name: 'sla_deadline',
    label: 'Deadline',
    groupName: 'theirs',
    hubspotDefined: false,
    readOnly: false,
  });
  const { code, out } = await sla('install', '--yes');
  expect(code).toBe(1);
  expect(out).toContain('! property contacts.sla_deadline is there as string, and datetime is needed.');
  expect(schema.property('contacts', 'sla_deadline')).toEqual(theirs);
  expect(schema.property('contacts', 'sla_status')).toBeDefined();
});

test('--remove takes back what is ours and nothing else', async () => {
  const before = sandbox.portal.schema.properties('contacts').map(({ name }) => name);
  await sla('install', '--yes');
  const { code, out } = await sla('install', '--remove', '--yes');
  expect(code).toBe(0);
  expect(out).toContain(`Taken back: ${PORTAL_PROPERTIES.length} properties.`);
  expect(sandbox.portal.schema.properties('contacts').map(({ name }) => name)).toEqual(before);
  const crm = createHubSpot({ accessToken: TOKEN, basePath: sandbox.url, now: Date.now });
  expect(await crm.propertyGroups('contacts')).not.toContain(PROPERTY_GROUP.name);
  expect((await sla('install', '--remove', '--yes')).out).toContain('Nothing of SLA Clock is in portal');
});
