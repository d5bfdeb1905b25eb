/**
 * The main job end to end: a lead's life in a sandbox portal, held to the agreement of config/sla.yml by the real service
 * on a clock the test moves. Deliveries are shuffled and doubled throughout. On PGlite, and again on PostgreSQL when
 * TEST_DATABASE_URL is set.
 */
import { REPS } from '../../src/sandbox/story/cast.ts';
import { byPerson, FORM, openHouse, WORKFLOW, type House } from '../support/house.ts';
import { createDatabase, type OwnDatabase } from '../support/database.ts';

const [grace, tom] = REPS;
const UNTIDY = { doubledShare: 0.5, shuffle: true };
const lead = (number: number) => ({
  firstname: 'Ada',
  lastname: `Journey ${number}`,
  email: `ada${number}@journey.example`,
  lifecyclestage: 'lead',
  hs_lead_status: 'NEW',
});

const server = process.env.TEST_DATABASE_URL;
const DATABASES = server === undefined || server === '' ? ['PGlite'] : ['PGlite', 'PostgreSQL'];

describe.each(DATABASES)('a lead in the portal, on %s', (database) => {
  let house: House;
  let own: OwnDatabase | null = null;

  beforeAll(async () => {
    if (database === 'PostgreSQL') own = await createDatabase(server ?? '');
    house = await openHouse({
      startAt: '2026-03-03T09:00:00Z', // a Tuesday; London is on UTC
      habits: UNTIDY,
      ...(own === null ? {} : { databaseUrl: own.url }),
    });
  });

  afterAll(async () => {
    await house.close();
    await own?.drop();
  });

  test('is reminded, flagged, tasked, handled and disposed of, and the portal shows each step', async () => {
    const { portal } = house.sandbox;

    // Marketing hands it over; nobody has it, so no rep's clock runs.
    const { id } = portal.create('contacts', lead(1), FORM);
    await house.settle();
    expect(await house.card(id)).toMatchObject({ ok: true, tracked: false, reason: 'noClock' });

    await house.until('2026-03-03T09:10:00Z');
    portal.update('contacts', id, { hubspot_owner_id: grace!.ownerId }, WORKFLOW);
    await house.settle();
    expect(house.property(id, 'sla_status')).toBe('on_track');
    expect(house.property(id, 'sla_promise')).toBe('First touch within 4 business hours');
    expect(house.property(id, 'sla_deadline')).toBe('2026-03-03T13:10:00.000Z');
    const card = await house.card(id);
    expect(card).toMatchObject({
      tracked: true,
      serverNow: Date.parse('2026-03-03T09:10:00Z'),
      clocks: [
        {
          promise: { en: 'First touch within 4 business hours' },
          owner: { id: grace!.ownerId, name: 'Grace Okafor' },
          deadlineAt: Date.parse('2026-03-03T13:10:00Z'),
          zone: 'Europe/London',
          verdict: null,
          elapsedMs: 0,
        },
        { promise: { ar: expect.stringContaining('يومَي عمل') as unknown }, verdict: null },
      ],
    });
    expect(house.tasks(id)).toEqual([]);

    // At three quarters of four hours Grace is reminded.
    await house.until('2026-03-03T12:09:59.999Z');
    expect(house.tasks(id)).toEqual([]);
    await house.until('2026-03-03T12:10:00Z');
    expect(house.property(id, 'sla_status')).toBe('due_soon');
    expect(house.tasks(id)).toEqual([
      {
        key: `contact:${id}/first-touch/1/${grace!.ownerId}/reminder`,
        status: 'NOT_STARTED',
        priority: 'MEDIUM',
        ownerId: grace!.ownerId,
        dueAt: '2026-03-03T13:10:00.000Z',
      },
    ]);

    // A touch at the deadline itself would still be in time (so it is not overdue then).
    await house.until('2026-03-03T13:10:00Z');
    expect(house.property(id, 'sla_status')).toBe('due_soon');
    await house.until('2026-03-03T13:10:00.001Z');
    expect(house.property(id, 'sla_status')).toBe('overdue');
    expect(house.property(id, 'sla_overdue_since')).toBe('2026-03-03T13:10:00.000Z');
    expect(house.tasks(id)).toMatchObject([
      { status: 'COMPLETED' },
      {
        key: `contact:${id}/first-touch/1/${grace!.ownerId}/overdue`,
        status: 'NOT_STARTED',
        priority: 'HIGH',
      },
    ]);
    expect(await house.card(id)).toMatchObject({ clocks: [{ verdict: null }, { verdict: null }] });

    // She handles it; the task closes by itself and the second promise is what counts now.
    await house.until('2026-03-03T13:40:00Z');
    portal.update('contacts', id, { hs_lead_status: 'CONNECTED' }, byPerson(grace!));
    await house.settle();
    expect(house.tasks(id).map(({ status }) => status)).toEqual(['COMPLETED', 'COMPLETED']);
    expect(house.property(id, 'sla_status')).toBe('on_track');
    expect(house.property(id, 'sla_promise')).toMatch(/^Disposition/);
    expect(house.property(id, 'sla_overdue_since')).toBeNull();
    expect(house.property(id, 'sla_breaches')).toBe('1');

    // Received on Tuesday, so the second business day after it ends on Thursday at the close.
    expect(house.property(id, 'sla_deadline')).toBe('2026-03-05T17:30:00.000Z');

    await house.until('2026-03-04T10:00:00Z');
    portal.update(
      'contacts',
      id,
      { hs_lead_status: 'OPEN_DEAL', lifecyclestage: 'salesqualifiedlead' },
      byPerson(grace!),
    );
    await house.settle();
    expect(house.property(id, 'sla_status')).toBe('breached');
    expect(house.property(id, 'sla_deadline')).toBeNull();
    expect(await house.card(id)).toMatchObject({
      clocks: [{ verdict: 'met' }, { verdict: 'breached', elapsedMs: 4.5 * 3_600_000 }],
    });
  });

  test('given to the next rep starts that rep at zero and closes the first one\u2019s task', async () => {
    const { portal } = house.sandbox;
    await house.until('2026-03-05T09:00:00Z');
    const { id } = portal.create('contacts', { ...lead(2), hubspot_owner_id: grace!.ownerId }, FORM);
    await house.until('2026-03-05T12:30:00Z');
    expect(house.tasks(id)).toMatchObject([{ ownerId: grace!.ownerId, status: 'NOT_STARTED' }]);
    portal.update('contacts', id, { hubspot_owner_id: tom!.ownerId }, byPerson(grace!));
    await house.settle();
    expect(house.tasks(id)).toMatchObject([{ ownerId: grace!.ownerId, status: 'COMPLETED' }]);
    expect(house.property(id, 'sla_deadline')).toBe('2026-03-05T16:30:00.000Z');
    expect(await house.card(id)).toMatchObject({
      clocks: [{ owner: { name: 'Tom Whitfield' } }, {}, {}, {}],
    });
  });

  test('whose breach turns out to be none, once a late notice arrives, is cleared again', async () => {
    const { portal } = house.sandbox;
    await house.until('2026-03-09T09:00:00Z');
    const { id } = portal.create('contacts', { ...lead(3), hubspot_owner_id: grace!.ownerId }, FORM);
    await house.settle();
    await house.until('2026-03-09T13:00:01Z');
    expect(house.property(id, 'sla_status')).toBe('overdue');
    portal.inThePast(Date.parse('2026-03-09T11:00:00Z'), () => {
      portal.update('contacts', id, { hs_lead_status: 'ATTEMPTED_TO_CONTACT' }, byPerson(grace!));
    });
    await house.settle();
    expect(house.property(id, 'sla_status')).toBe('on_track');
    expect(house.property(id, 'sla_breaches')).toBe('0');
    expect(house.tasks(id).every(({ status }) => status === 'COMPLETED')).toBe(true);
  });

  test('never has two tasks for one promise, whatever became of the calls that made them', async () => {
    const { portal, trouble } = house.sandbox;
    await house.until('2026-03-10T09:00:00Z');
    const ids = [4, 5, 6].map(
      (number) => portal.create('contacts', { ...lead(number), hubspot_owner_id: tom!.ownerId }, FORM).id,
    );
    await house.settle();
    trouble.order({ on: 'POST /crm/v3/objects/tasks', with: 'hang up after' });
    trouble.order({ on: 'batch/update', with: 502, times: 2 });
    await house.until('2026-03-10T12:00:00Z');
    await house.until('2026-03-10T12:30:00Z');
    for (const id of ids) {
      expect(house.tasks(id)).toMatchObject([{ status: 'NOT_STARTED', ownerId: tom!.ownerId }]);
      expect(house.property(id, 'sla_status')).toBe('due_soon');
    }
  });

  test('whose deadline passes while the service is down is flagged and tasked once when it is back (E37)', async () => {
    await house.until('2026-03-11T09:00:00Z');
    const { id } = house.sandbox.portal.create(
      'contacts',
      { ...lead(7), hubspot_owner_id: tom!.ownerId },
      FORM,
    );
    await house.settle();
    await house.restart(own?.url, '2026-03-12T08:00:00Z');
    await house.until('2026-03-12T09:00:00.001Z');
    expect(house.property(id, 'sla_overdue_since')).toBe('2026-03-11T13:00:00.000Z');
    const open = house.tasks(id).filter(({ status }) => status !== 'COMPLETED');
    expect(open).toMatchObject([{ ownerId: tom!.ownerId, priority: 'HIGH' }]);
  });
});
