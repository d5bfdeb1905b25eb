/** Hundreds of contacts at once (E10), in a sandbox portal with the real service: no clocks, no tasks, and nobody else waits. */
import { REPS } from '../../src/sandbox/story/cast.ts';
import { type Source } from '../../src/sandbox/portal/record.ts';
import { byPerson, openHouse, type House } from '../support/house.ts';

const [grace] = REPS;
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

  test('makes no task, at the reminder or when the deadline has passed', async () => {
    await house.until('2026-03-03T12:00:00Z');
    expect(house.tasks(living)).toHaveLength(1);
    await house.until('2026-03-03T13:00:01Z');
    expect(house.property(living, 'sla_status')).toBe('overdue');
    expect(imported.flatMap((id) => house.tasks(id))).toEqual([]);
    expect(imported.filter((id) => house.property(id, 'sla_status') === 'overdue')).toEqual([]);
    expect(await house.service.store.counts(house.time.now())).toMatchObject({
      records: LEADS + 1,
      openClocks: 2,
      owed: 0,
    });
  });
});
