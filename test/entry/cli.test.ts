/** `npm run sla`: the terminal tells how a deadline came about, from HubSpot's own history, and checks an agreement. */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Sandbox } from '../../src/sandbox/sandbox.ts';
import { REPS } from '../../src/sandbox/story/cast.ts';
import { byPerson, FORM, WORKFLOW } from '../support/house.ts';
import { MovedTime } from '../support/movedTime.ts';
import { silentPortal } from '../support/portals.ts';
import { slaAt, type Said } from '../support/terminal.ts';

const TOKEN = 'pat-eu1-00000000-0000-4000-8000-00000000c11a';
const [grace, , , omar] = REPS;
const time = new MovedTime('2026-03-03T09:00:00Z');
let sandbox: Sandbox;
let contactId: string;

beforeAll(async () => {
  sandbox = await silentPortal(time, TOKEN);
  const { portal } = sandbox;
  const lead = { email: 'ada@journey.example', lifecyclestage: 'lead', hs_lead_status: 'NEW' };
  contactId = portal.create('contacts', lead, FORM).id;
  await time.jumpTo('2026-03-03T16:00:00Z');
  portal.update('contacts', contactId, { hubspot_owner_id: grace!.ownerId }, WORKFLOW);
  await time.jumpTo('2026-03-04T10:00:00Z');
  portal.update('contacts', contactId, { hubspot_owner_id: omar!.ownerId }, byPerson(grace!));
  await time.jumpTo('2026-03-05T08:00:00Z');
  portal.update('contacts', contactId, { hs_lead_status: 'CONNECTED' }, byPerson(omar!));
});

afterAll(() => sandbox.close());

const sla = (args: readonly string[], changes: Readonly<Record<string, string>> = {}): Promise<Said> =>
  slaAt({ HUBSPOT_ACCESS_TOKEN: TOKEN, HUBSPOT_API_URL: sandbox.url, ...changes }, ...args);

test('explain tells each clock: start, budget, calendar, every counted stretch, deadline and verdict', async () => {
  const { code, out, err } = await sla(['explain', contactId, '--at', '2026-03-05T09:00:00Z']);
  expect([code, err]).toEqual([0, '']);
  const [touchOfGrace, ...others] = out.split('\n\n');
  expect(touchOfGrace?.split('\n').map((line) => line.trim())).toEqual([
    `First touch within 4 business hours (first-touch/1/${grace!.ownerId})`,
    'Started Tue, Mar 3, 2026, 16:00: Grace Okafor first received the lead',
    'Budget: 4 business hours, here 4h of working time',
    'Calendar: office (Europe/London), the portal’s',
    '+ Tue, Mar 3, 2026, 16:00 to Tue, Mar 3, 2026, 17:30: 1h 30m',
    '+ Wed, Mar 4, 2026, 09:00 to Wed, Mar 4, 2026, 11:30: 2h 30m',
    'Deadline: Wed, Mar 4, 2026, 11:30',
    'Handed over once in this cycle',
    'Stopped Wed, Mar 4, 2026, 10:00: the lead went to another rep',
    'Verdict: void; it counts for nobody',
    expect.stringMatching(/^Judged by version [0-9a-f]{12} of the agreement$/) as unknown,
  ]);
  const all = others.join('\n\n');
  expect(all).toContain('Omar Al-Harbi first received the lead');
  expect(all).toContain('Calendar: gulf (Asia/Riyadh), the team’s');
});

test('explain looks back to any instant, and speaks Arabic', async () => {
  const { code, out } = await sla(['explain', contactId, '--at', '2026-03-03T16:30:00Z', '--language', 'ar']);
  expect(code).toBe(0);
  expect(out).toContain('استلم Grace Okafor العميل المحتمل لأول مرة');
  expect(out).toContain('مستمرة ضمن المهلة');
  expect(out).not.toContain('Omar');
});

test('explain says which promises have no clock, and why', async () => {
  const { id } = sandbox.portal.create('contacts', { email: 'bo@journey.example' }, FORM);
  const { out } = await sla(['explain', id, '--at', '2026-03-05T09:00:00Z']);
  expect(out).toContain(
    'No clock for “First touch within 4 business hours”: the record was never a lead in sales’ hands',
  );
});

test('check says that the shipped agreement reads, and warns of nothing', async () => {
  const { code, out } = await sla(['check']);
  expect(code).toBe(0);
  expect(out).toMatch(
    /^config\/sla\.yml reads: 2 promises, 2 calendars, 0 warnings\. Version [0-9a-f]{12}\.\n$/,
  );
});

test('check says which properties HubSpot would not tell of', async () => {
  const { code, out } = await sla(['check', 'config/presets/b2b.yml']);
  expect(code).toBe(0);
  expect(out).toContain('HubSpot does not tell of changes to company_segment: run npm run stage');
});

test('an answer can be had as one JSON document', async () => {
  const at = '2026-03-05T09:00:00Z';
  const { code, out } = await sla(['explain', contactId, '--at', at, '--json']);
  expect(code).toBe(0);
  expect(JSON.parse(out)).toMatchObject({
    at: '2026-03-05T09:00:00.000Z',
    clocks: expect.arrayContaining([
      expect.objectContaining({ promiseId: 'first-touch', ownerId: grace!.ownerId, ending: 'handedOver' }),
    ]) as unknown,
  });
});

test('help speaks the language of the terminal, gives examples, and is no mistake', async () => {
  const { code, out } = await sla(['check', '--help'], { LANG: 'ar_EG.UTF-8' });
  expect(code).toBe(0);
  expect(out).toContain('sla check config/presets/b2b.yml # اتفاقية أخرى');
});

test('init writes an agreement for the portal, and leaves a file that is there alone', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'sla-init-'));
  const file = join(folder, 'sla.yml');
  const first = await sla(['init', '--preset', 'simple', '--out', file]);
  expect([first.code, first.err]).toEqual([0, '']);
  expect(first.out).toContain('zone Europe/London, 2 teams');
  const written = readFileSync(file, 'utf8');
  expect((await sla(['check', file])).code).toBe(0);
  const second = await sla(['init', '--out', file]);
  expect(second.code).toBe(1);
  expect(second.err).toContain('is there already. Name another file with --out');
  expect(readFileSync(file, 'utf8')).toBe(written);
  const screen = await sla(['init', '--preset', 'b2b', '--out', '-']);
  expect(screen.out).toContain('agreement:\n  en: B2B lead agreement');
  expect(screen.err).toContain('The portal has no contact property company_segment');
  rmSync(folder, { recursive: true });
});

test.each([
  ['a contact that is not there', 1, ['explain', '99'], {}, 'HubSpot knows no contact 99 in this portal.'],
  ['what is no id', 2, ['explain', 'ada@journey.example'], {}, 'It is a number, such as 541935488001.'],
  ['what is no instant', 2, ['explain', '1', '--at', 'noon'], {}, 'Write it as 2026-03-03T13:00:00Z.'],
  ['an unknown command', 2, ['explian', '1'], {}, 'Did you mean explain?'],
  ['a missing token', 2, ['explain', '1'], { HUBSPOT_ACCESS_TOKEN: '' }, 'HUBSPOT_ACCESS_TOKEN is missing.'],
  ['a wrong token', 1, ['explain', '1'], { HUBSPOT_ACCESS_TOKEN: 'x' }, 'HubSpot refuses the access token.'],
  ['a bad agreement', 1, ['check', 'package.json'], {}, 'is not a word of the agreement'],
  ['no agreement', 1, ['explain', '1'], { SLA_AGREEMENT: 'none.yml' }, 'cannot be read: ENOENT'],
] as const)('%s ends with %i and says what to do', async (_name, expected, args, changes, told) => {
  const { code, out, err } = await sla(args, changes);
  expect(code).toBe(expected);
  expect(out).toBe('');
  expect(err).toContain(told);
});
