/**
 * What an admin does on the settings page, against the portal: pausing all writing, comparing, publishing the agreement's
 * file, creating properties. On PGlite, and again on PostgreSQL when TEST_DATABASE_URL is set.
 */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type CardAnswer } from '../../cards/contract.ts';
import { type SettingsAnswer, type SettingsSwitch } from '../../cards/settingsContract.ts';
import { type Person } from '../../src/sandbox/portal/people.ts';
import { REPS } from '../../src/sandbox/story/cast.ts';
import { createDatabase, type OwnDatabase } from '../support/database.ts';
import { FORM, openHouse, type House } from '../support/house.ts';

/** Grace stands under `admins` in the shipped agreement. */
const grace = REPS[0] as Person;
const tom = REPS[1] as Person;
const server = process.env.TEST_DATABASE_URL;
const DATABASES = server === undefined || server === '' ? ['PGlite'] : ['PGlite', 'PostgreSQL'];
const DONE = { ok: true, outcome: 'done' };

describe.each(DATABASES)('the settings page, on %s', (database) => {
  let house: House;
  let own: OwnDatabase | null = null;
  let folder: string;
  let file: string;
  let leads = 0;

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'settings-'));
    file = join(folder, 'sla.yml');
    writeFileSync(file, readFileSync('config/sla.yml'));
    if (database === 'PostgreSQL') own = await createDatabase(server ?? '');
    house = await openHouse({
      startAt: '2026-03-03T09:00:00Z', // a Tuesday; London is on UTC
      agreementFile: file,
      ...(own === null ? {} : { databaseUrl: own.url }),
    });
    await house.settle();
  });

  afterAll(async () => {
    await house.close();
    await own?.drop();
    rmSync(folder, { recursive: true, force: true });
  });

  const aMinuteLater = () => house.until(new Date(house.time.now() + 60_000).toISOString());
  const page = async (viewer = grace) => {
    const answer = (await house.ask(viewer, '/hubspot/settings')) as SettingsAnswer;
    if (!answer.ok) throw new Error(answer.reason);
    return answer;
  };
  const turn = async (asked: SettingsSwitch, viewer = grace, language = 'en') => {
    const answer = await house.ask(viewer, `/hubspot/settings/switch?language=${language}`, asked);
    await house.settle();
    return answer;
  };
  const status = (id: string) => house.property(id, 'sla_status');
  async function leadOf(rep: Person): Promise<string> {
    leads += 1;
    const { id } = house.sandbox.portal.create(
      'contacts',
      {
        email: `lead${leads}@settings.example`,
        lifecyclestage: 'lead',
        hs_lead_status: 'NEW',
        hubspot_owner_id: rep.ownerId,
      },
      FORM,
    );
    await house.settle();
    return id;
  }

  test('shows an installation that is well, and the agreement in force', async () => {
    const id = await leadOf(tom);
    await aMinuteLater();
    expect(status(id)).toBe('on_track');
    const answer = await page();
    expect(answer.viewer).toEqual({ role: 'admin' });
    expect(answer.status).toMatchObject({
      portalId: '247187887',
      properties: { missing: [], unusable: [] },
      comparison: { isUnderWay: false },
      owed: 0,
      setAside: [],
      quarantined: 0,
      trouble: null,
    });
    expect(answer.status.lastDeliveryAt).toBeGreaterThan(house.time.now() - 5 * 60_000);
    expect(answer.status.comparison.endedAt).not.toBeNull();
    expect(answer.agreement).toMatchObject({
      effectiveOn: '2026-01-01',
      parties: [{ side: 'marketing' }, { side: 'sales' }],
      admins: ['Grace Okafor'],
    });
    const gulf = answer.agreement.calendars.find((calendar) => calendar.id === 'gulf');
    expect(gulf?.teams).toEqual(['Gulf Sales']);
    expect(answer.versions.map(({ version }) => version)).toEqual([answer.agreement.version]);
  });

  test('writes nothing while an admin has paused it, through a restart, and all that is owed afterwards', async () => {
    expect(await turn({ turn: 'writing', on: false })).toEqual(DONE);
    const id = await leadOf(tom);
    await aMinuteLater();
    expect(status(id)).toBeNull();
    if (own !== null) await house.restart(own.url);
    await house.until('2026-03-03T15:00:00Z'); // past its deadline
    expect([status(id), house.tasks(id)]).toEqual([null, []]);
    const paused = await page();
    expect(paused.writing).toEqual({
      on: false,
      switched: expect.objectContaining({ by: 'Grace Okafor' }) as object,
    });
    expect(paused.status.owed).toBeGreaterThan(0);
    const health = await (await fetch(`${house.service.url}/status`)).json();
    expect(health).toMatchObject({ writing: 'off' });

    const path = `/hubspot/card/contacts/${id}`;
    const card = (await house.ask(tom, path)) as CardAnswer;
    expect(card).toMatchObject({ writing: 'off', can: { dispose: null, askExcuse: [] } });
    const qualify = { id: 'while-paused', act: 'dispose', as: 'qualified', reasonId: null };
    expect(await house.ask(tom, `${path}/act`, qualify)).toEqual({ ok: false, reason: 'paused' });
    expect(house.property(id, 'hs_lead_status')).toBe('NEW');

    expect(await turn({ turn: 'writing', on: true })).toEqual(DONE);
    expect(status(id)).toBe('overdue');
    expect(house.tasks(id).map(({ key }) => key)).toContainEqual(expect.stringMatching(/overdue$/));
    expect((await page()).status.owed).toBe(0);
  });

  test('lets nobody switch who is no admin of the agreement', async () => {
    expect((await page(tom)).viewer).toEqual({ role: 'viewer' });
    const refused = { ok: false, reason: 'notAllowed' };
    for (const asked of [
      { turn: 'writing', on: false },
      { turn: 'compare' },
      { turn: 'retry' },
      { turn: 'reload' },
      { turn: 'create' },
    ] as const)
      expect(await turn(asked, tom)).toEqual(refused);
    expect((await page()).writing.on).toBe(true);
  });

  test('finds by a comparison what no notice told of', async () => {
    await house.until('2026-03-03T15:30:00Z');
    const { records } = (await page()).status;
    house.sandbox.deliveries.behave({ droppedShare: 1 });
    const { id } = house.sandbox.portal.create(
      'contacts',
      { email: 'unheard@settings.example', lifecyclestage: 'lead', hubspot_owner_id: tom.ownerId },
      FORM,
    );
    await house.settle();
    house.sandbox.deliveries.behave({ droppedShare: 0 });
    expect((await page()).status.records).toBe(records);
    expect(await turn({ turn: 'compare' })).toEqual(DONE);
    await aMinuteLater();
    const compared = (await page()).status;
    expect(compared).toMatchObject({ records: records + 1, comparison: { isUnderWay: false } });
    expect(compared.comparison.found).toBeGreaterThan(0);
    expect(status(id)).toBe('on_track');
  });

  test('creates the properties that somebody deleted, and not while writing is paused', async () => {
    house.sandbox.portal.schema.removeProperty('contacts', 'sla_promise');
    await aMinuteLater();
    await page();
    await aMinuteLater();
    expect((await page()).status.properties?.missing).toEqual(['sla_promise']);
    await turn({ turn: 'writing', on: false });
    expect(await turn({ turn: 'create' })).toEqual({ ok: false, reason: 'paused' });
    await turn({ turn: 'writing', on: true });
    expect(await turn({ turn: 'create' })).toEqual(DONE);
    expect((await page()).status.properties?.missing).toEqual([]);
  });

  test("publishes the agreement's file, tells its mistakes in the reader's language, and keeps what was in force", async () => {
    const before = (await page()).agreement.version;
    expect(await turn({ turn: 'reload' })).toEqual({ ok: true, outcome: 'inForce' });
    const text = readFileSync(file, 'utf8');
    writeFileSync(file, text.replace('within: 4 business hours', 'within: 4 hours'));
    const refused = await turn({ turn: 'reload' });
    expect(refused).toEqual({
      ok: false,
      reason: 'unreadable',
      problems: [expect.stringMatching(/sla\.yml:\d+:\d+: .*4 hours/)],
    });
    const inArabic = (await turn({ turn: 'reload' }, grace, 'ar')) as { problems: string[] };
    expect(inArabic.problems[0]).toMatch(/[\u0600-\u06ff]/);
    expect((await page()).agreement.version).toBe(before);
    writeFileSync(file, text.replace('within: 4 business hours', 'within: 6 business hours'));
    expect(await turn({ turn: 'reload' })).toEqual(DONE);
    const after = await page();
    expect(after.agreement.version).not.toBe(before);
    expect(after.agreement.promises[0]?.within).toEqual([{ unit: 'businessHours', count: 6 }]);
    expect(after.versions).toHaveLength(2);
    rmSync(file);
    expect(await turn({ turn: 'reload' })).toMatchObject({ ok: false, reason: 'unreadable' });
  });
});
