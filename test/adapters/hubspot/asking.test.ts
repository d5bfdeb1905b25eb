/** What the doctor asks HubSpot: its clock, the token's scopes, and how many contacts are so and so. */
import { pino } from 'pino';
import { createHubSpot } from '../../../src/adapters/hubspot/hubspot.ts';
import { leadProcess } from '../../../src/application/doctor/leadProcess.ts';
import { CrmRefused, type CallReport, type Crm } from '../../../src/application/crm.ts';
import { type Predicate } from '../../../src/domain/agreement/predicate.ts';
import { type Sandbox } from '../../../src/sandbox/sandbox.ts';
import { REPS } from '../../../src/sandbox/story/cast.ts';
import { agreementWith } from '../../support/agreement.ts';
import { FORM, TOKEN } from '../../support/house.ts';
import { MovedTime } from '../../support/movedTime.ts';
import { silentPortal } from '../../support/portals.ts';

const NOW = '2026-03-10T09:00:00.400Z';
const LEAD: Predicate = [new Map([['lifecyclestage', ['lead']]])];
const [grace, tom] = REPS;
let sandbox: Sandbox;
let crm: Crm;
let reports: CallReport[];

beforeEach(async () => {
  const time = new MovedTime('2026-02-20T09:00:00Z');
  sandbox = await silentPortal(time, TOKEN);
  const lead = { lifecyclestage: 'lead', hs_lead_status: 'NEW' };
  sandbox.portal.create('contacts', { ...lead, hubspot_owner_id: grace!.ownerId }, FORM);
  sandbox.portal.create('contacts', { ...lead, hubspot_owner_id: tom!.ownerId }, FORM);
  await time.jumpTo(NOW);
  sandbox.portal.create('contacts', lead, FORM);
  sandbox.portal.create('contacts', { hs_lead_status: 'UNQUALIFIED' }, FORM);
  reports = [];
  crm = createHubSpot({
    accessToken: TOKEN,
    basePath: sandbox.url,
    now: () => time.now(),
    onCall: (call) => reports.push(call),
    wait: () => Promise.resolve(),
  });
});
afterEach(() => sandbox.close());

test('the account comes with HubSpot’s own clock, to the second, and where people see it', async () => {
  expect(await crm.account()).toMatchObject({
    toldAt: Date.parse('2026-03-10T09:00:00Z'),
    uiDomain: 'app-eu1.hubspot.com',
  });
});

test('every answer tells HubSpot’s own clock, to the end of its second', async () => {
  expect(crm.toldAt()).toBeNull();
  await crm.owners();
  expect(crm.toldAt()).toBe(Date.parse('2026-03-10T09:00:00.999Z'));
});

test('the token’s scopes are told, and a call without its scope is refused by that name', async () => {
  expect(await crm.grantedScopes()).toContain('crm.objects.users.read');
  sandbox.scopes.grant(['oauth', 'crm.objects.contacts.read']);
  expect(await crm.grantedScopes()).toEqual(['oauth', 'crm.objects.contacts.read']);
  const refused = crm.owners();
  await expect(refused).rejects.toThrow(CrmRefused);
  await expect(refused).rejects.toThrow('crm.objects.owners.read');
  expect(await crm.countContacts({ when: LEAD })).toBe(3);
});

test('where HubSpot does not tell of scopes nobody knows, and a token it does not know is refused', async () => {
  sandbox.trouble.order({ on: '/oauth/', with: 404 });
  expect(await crm.grantedScopes()).toBeNull();
  const other = createHubSpot({ accessToken: 'pat-other', basePath: sandbox.url, now: () => 0 });
  await expect(other.grantedScopes()).rejects.toMatchObject({ reason: 'token' });
});

test('contacts are counted by values, by when they changed and by when they were created', async () => {
  const before = Date.parse('2026-03-01T00:00:00Z');
  expect(await crm.countContacts({ when: LEAD, createdBefore: before })).toBe(2);
  expect(await crm.countContacts({ when: LEAD, changedFrom: before })).toBe(1);
  expect(await crm.countContacts({ when: [new Map([['no_such_property', ['x']]])] })).toBeNull();
  expect(await crm.countContacts({ when: [] })).toBeNull();
});

test('each call is reported with its kind and outcome', async () => {
  await crm.countContacts({ when: LEAD });
  sandbox.trouble.order({ on: '/owners', with: 429 });
  sandbox.scopes.grant([]);
  await crm.owners().catch(() => undefined);
  expect(reports.map(({ kind, outcome }) => `${kind} ${outcome}`)).toEqual(
    expect.arrayContaining(['search answered', 'record limited', 'record refused']),
  );
});

test('a call that failed is logged with HubSpot’s own id of it, for its support', async () => {
  const lines: string[] = [];
  const log = pino({ level: 'debug' }, { write: (line: string) => lines.push(line) });
  const logging = createHubSpot({ accessToken: TOKEN, basePath: sandbox.url, now: () => 0, log });
  sandbox.scopes.grant([]);
  await logging.owners().catch(() => undefined);
  expect(lines.map((line) => JSON.parse(line) as object)).toContainEqual(
    expect.objectContaining({
      msg: 'a call to HubSpot',
      correlation: expect.stringMatching(/^[0-9a-f-]{36}$/) as string,
    }),
  );
});

test('the lead process: nobody’s leads, those of people who left, silent ones, missing reasons, unused values', async () => {
  sandbox.portal.people.archive(tom!.ownerId, true);
  sandbox.portal.schema.addGroup('contacts', { name: 'sla_clock', label: 'SLA', displayOrder: -1 });
  sandbox.portal.schema.addProperty('contacts', {
    ...sandbox.portal.schema.property('contacts', 'firstname')!,
    name: 'sla_disposition_reason',
    groupName: 'sla_clock',
    hubspotDefined: false,
  });
  const agreement = {
    ...agreementWith(),
    disposing: {
      ...agreementWith().disposing,
      disqualified: { reasons: [{ id: 'no-fit', words: { en: 'No fit' } }], set: null },
    },
  };
  const asked: string[] = [];
  const found = await leadProcess(
    crm,
    agreement,
    await crm.describeProperties('contacts'),
    Date.parse(NOW),
    (done, total) => asked.push(`${done}/${total}`),
  );
  expect(found).toMatchObject({
    leads: 3,
    unowned: 1,
    inactive: { count: 1, owners: ['Tom Whitfield'] },
    unreasoned: [{ disposition: 'disqualified', count: 1 }],
    silent: 2,
  });
  const statuses = found.unused.find(({ property }) => property === 'hs_lead_status');
  expect(statuses?.values).toContain('OPEN_DEAL');
  expect(statuses?.values).not.toContain('NEW');
  const [done, total] = asked.at(-1)?.split('/') ?? [];
  expect(done).toBe(total);
});
