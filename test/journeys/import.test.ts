/** Hundreds of contacts at once (E10), in a sandbox portal with the real service: no clocks, no tasks, and nobody else waits. */
import { readFile } from 'node:fs/promises';
import { REPS } from '../../src/sandbox/story/cast.ts';
import { type Source, valueOf } from '../../src/sandbox/portal/record.ts';
import { byPerson, openHouse, type House } from '../support/house.ts';

const [grace, manager] = REPS;
const LEADS = 600;
const lead = { lifecyclestage: 'lead', hs_lead_status: 'NEW', hubspot_owner_id: grace!.ownerId };

describe.each([
  ['an import', { type: 'IMPORT', id: '55', label: 'Import' }],
  ['a burst of an integration', { type: 'INTEGRATION', id: '777', label: 'Loader' }],
] satisfies [string, Source][])('%s of hundreds of leads', (_, source) => {
  let house: House;
  let imported: readonly string[];
  let living: string;

  beforeAll(async () => {
    house = await openHouse({
      startAt: '2026-03-03T09:00:00Z',
      habits: { doubledShare: 0.1, shuffle: true },
      agreementText: `${await readFile('config/sla.yml', 'utf8')}\nalerts: { to: ${manager!.email} }\n`,
    });
    const { portal } = house.sandbox;
    const some = (count: number) =>
      Array.from({ length: count }, () => portal.create('contacts', lead, source).id);
    const first = some(LEADS / 2);
    living = portal.create('contacts', lead, byPerson(grace!)).id;
    imported = [...first, ...some(LEADS / 2)];
    await house.settle();
  });
  afterAll(() => house.close());

  test('starts no clock, and the lead that came amidst has its own', async () => {
    // A burst is known from its hundredth on; whoever was looked at before loses the clock with the next look.
    const { openClocks } = await house.service.store.counts(house.time.now());
    expect(openClocks).toBeLessThanOrEqual(2 * 100);
    expect(await house.card(living)).toMatchObject({ tracked: true, clocks: [{}, {}] });
  });

  const notices = () =>
    house.sandbox.portal
      .all('tasks')
      .filter((task) => valueOf(task, 'sla_effect_key')?.startsWith('digest:import:'));

  test('makes no task, at the reminder or when the deadline has passed', async () => {
    await house.until('2026-03-03T12:00:00Z');
    expect(house.tasks(living)).toHaveLength(1);
    await house.until('2026-03-03T13:00:01Z');
    expect(house.property(living, 'sla_status')).toBe('overdue');
    const reminders = imported
      .flatMap((id) => house.tasks(id))
      .filter(({ key }) => !key?.startsWith('digest:'));
    expect(reminders).toEqual([]);
    expect(imported.filter((id) => house.property(id, 'sla_status') === 'overdue')).toEqual([]);
    expect(await house.service.store.counts(house.time.now())).toMatchObject({
      records: LEADS + 1,
      openClocks: 2,
      owed: 0,
    });
  });

  test('is told once to whom the alerts go, with its number, for a week', async () => {
    const [notice, ...others] = notices();
    expect(others).toEqual([]);
    expect(valueOf(notice!, 'hubspot_owner_id')).toBe(manager!.ownerId);
    expect(valueOf(notice!, 'hs_task_subject')).toBe(`${LEADS} leads came by import and started no clock`);
    expect(valueOf(notice!, 'hs_task_status')).toBe('NOT_STARTED');
    await house.until('2026-03-10T09:01:01Z');
    expect(valueOf(notices()[0]!, 'hs_task_status')).toBe('COMPLETED');
    expect(notices()).toHaveLength(1);
  });
});
