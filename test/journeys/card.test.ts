/**
 * What people do through the card: it is written to the portal, comes back as facts, and the clocks follow. On PGlite, and
 * again on PostgreSQL when TEST_DATABASE_URL is set.
 */
import { type CardAct, type CardAnswer } from '../../cards/contract.ts';
import { type Person } from '../../src/sandbox/portal/people.ts';
import { REPS } from '../../src/sandbox/story/cast.ts';
import { createDatabase, type OwnDatabase } from '../support/database.ts';
import { FORM, openHouse, type House } from '../support/house.ts';

const person = (place: number): Person => REPS[place]!;
const [grace, tom, elena] = [person(0), person(1), person(2)];
const server = process.env.TEST_DATABASE_URL;
const DATABASES = server === undefined || server === '' ? ['PGlite'] : ['PGlite', 'PostgreSQL'];
const OK = { ok: true };

describe.each(DATABASES)('acting through the card, on %s', (database) => {
  let house: House;
  let own: OwnDatabase | null = null;
  let acts = 0;

  beforeAll(async () => {
    if (database === 'PostgreSQL') own = await createDatabase(server ?? '');
    house = await openHouse({
      startAt: '2026-03-03T09:00:00Z', // a Tuesday; London is on UTC
      leadStatuses: ['ON_HOLD'],
      ...(own === null ? {} : { databaseUrl: own.url }),
    });
  });

  afterAll(async () => {
    await house.close();
    await own?.drop();
  });

  const aMinuteLater = () => house.until(new Date(house.time.now() + 60_000).toISOString());
  const path = (id: string) => `/hubspot/card/contacts/${id}`;
  const act = async (viewer: Person, id: string, what: object, actId = `journey-${(acts += 1)}`) => {
    const answer = await house.ask(viewer, `${path(id)}/act`, { id: actId, ...what });
    await house.settle();
    return answer;
  };
  const card = async (viewer: Person, id: string) => {
    const answer = (await house.ask(viewer, path(id))) as CardAnswer;
    if (!answer.ok || !answer.tracked) throw new Error('the lead is not tracked');
    return answer;
  };
  const statusWrites = (id: string) =>
    (house.sandbox.portal.find('contacts', id)?.history.get('hs_lead_status') ?? []).map(
      ({ value }) => value,
    );
  async function leadOf(rep: Person): Promise<string> {
    const { id } = house.sandbox.portal.create(
      'contacts',
      {
        firstname: 'Ada',
        email: `ada${(acts += 1)}@card.example`,
        lifecyclestage: 'lead',
        hs_lead_status: 'NEW',
        hubspot_owner_id: rep.ownerId,
      },
      FORM,
    );
    await house.settle();
    await aMinuteLater();
    return id;
  }

  test('a lead is disposed of with a reason, once, however often the request comes', async () => {
    const id = await leadOf(tom);
    const before = await card(tom, id);
    expect(before.viewer).toEqual({ role: 'owner' });
    expect(before.can.dispose?.disqualified?.map((reason) => reason.id)).toEqual([
      'no-fit',
      'no-budget',
      'unreachable',
    ]);
    const dispose: Partial<CardAct> = { act: 'dispose', as: 'disqualified', reasonId: 'no-budget' };
    const both = await Promise.all([act(tom, id, dispose, 'one-click'), act(tom, id, dispose, 'one-click')]);
    expect(both).toEqual([OK, OK]);
    expect(await act(tom, id, dispose, 'one-click')).toEqual(OK);
    expect(statusWrites(id)).toEqual(['NEW', 'UNQUALIFIED']);
    expect(house.property(id, 'sla_disposition_reason')).toBe('No budget');
    const after = await card(tom, id);
    expect(after.clocks.map(({ verdict }) => verdict)).toEqual(['met', 'met']);
    expect(after.can.dispose).toBeNull();
    expect(await act(tom, id, dispose)).toEqual({ ok: false, reason: 'settled' });
  });

  test('a pause stops the clocks and a resumption starts them, where the lead was before', async () => {
    const id = await leadOf(tom);
    expect(await act(tom, id, { act: 'pause', pauseId: 'on-hold' })).toEqual(OK);
    const paused = await card(tom, id);
    expect(paused.clocks[0]?.pauses).toMatchObject([{ reason: { en: 'The lead asked us to wait' } }]);
    expect(paused.can.resume?.id).toBe('on-hold');
    await aMinuteLater();
    expect(await act(tom, id, { act: 'resume' })).toEqual(OK);
    expect(statusWrites(id)).toEqual(['NEW', 'ON_HOLD', 'NEW']);
    expect((await card(tom, id)).clocks[0]?.pauses).toEqual([]);
  });

  test('a snooze moves the reminders and not the deadline', async () => {
    const id = await leadOf(tom);
    const before = await card(tom, id);
    const reminder = before.next.find(({ kind }) => kind === 'reminder');
    const until = before.can.snoozeUntil ?? 0;
    expect(reminder?.at).toBeLessThan(until);
    expect(await act(tom, id, { act: 'snooze', until: until + 1 })).toEqual({ ok: false, reason: 'tooLate' });
    expect(await act(tom, id, { act: 'snooze', until })).toEqual(OK);
    const after = await card(tom, id);
    expect(after.clocks.map(({ deadlineAt }) => deadlineAt)).toEqual(
      before.clocks.map(({ deadlineAt }) => deadlineAt),
    );
    expect(after.next.filter(({ kind }) => kind === 'reminder').at(-1)?.at).toBe(until);
  });

  test('a request that was broken off after HubSpot took it is not written again', async () => {
    const id = await leadOf(tom);
    const { store } = house.service;
    const key = {
      record: { objectType: 'contact', recordId: id } as const,
      userId: String(tom.userId),
      actId: 'broken-off',
    };
    await store.claimAct(key, house.time.now() - 60_000, house.time.now() - 1);
    house.sandbox.portal.update('contacts', id, { hs_lead_status: 'OPEN_DEAL' }, FORM);
    const dispose = { act: 'dispose', as: 'qualified', reasonId: null };
    expect(await act(tom, id, dispose, key.actId)).toEqual(OK);
    expect(house.property(id, 'sla_disposition_reason')).toBeNull();
    // One that was broken off before it was written is done now.
    const other = { ...key, record: { ...key.record, recordId: await leadOf(tom) } };
    await store.claimAct(other, house.time.now() - 60_000, house.time.now() - 1);
    expect(await act(tom, other.record.recordId, dispose, key.actId)).toEqual(OK);
    expect(statusWrites(other.record.recordId)).toEqual(['NEW', 'OPEN_DEAL']);
  });

  test('what a colleague sends is refused, and nothing is written', async () => {
    const id = await leadOf(tom);
    expect((await card(elena, id)).viewer).toEqual({ role: 'viewer' });
    const refused = { ok: false, reason: 'notAllowed' };
    expect(await act(elena, id, { act: 'dispose', as: 'qualified', reasonId: null })).toEqual(refused);
    expect(await act(elena, id, { act: 'pause', pauseId: 'on-hold' })).toEqual(refused);
    expect(statusWrites(id)).toEqual(['NEW']);
  });

  test('an option that the portal lacks is refused, and the service says so', async () => {
    const bare = await openHouse({ startAt: '2026-03-03T09:00:00Z' });
    try {
      const values = { email: 'bare@card.example', lifecyclestage: 'lead', hubspot_owner_id: tom.ownerId };
      const { id } = bare.sandbox.portal.create('contacts', values, FORM);
      await bare.settle();
      const pause = { id: 'no-option', act: 'pause', pauseId: 'on-hold' };
      expect(await bare.ask(tom, `${path(id)}/act`, pause)).toEqual({ ok: false, reason: 'refused' });
    } finally {
      await bare.close();
    }
  });

  test('an excuse is asked for by the owner, granted by an admin, and the promise is excused', async () => {
    const id = await leadOf(tom);
    await house.until('2026-03-04T15:00:00Z');
    const [clockId = ''] = (await card(tom, id)).can.askExcuse;
    expect(clockId).toBe(`first-touch/1/${tom.ownerId}`);
    expect(await act(tom, id, { act: 'askExcuse', clockId, reason: 'The line was down' })).toEqual(OK);
    const asked = await card(grace, id);
    expect(asked.viewer).toEqual({ role: 'admin' });
    expect(asked.can.grantExcuse).toEqual([
      { clockId, reason: 'The line was down', askedBy: 'Tom Whitfield' },
    ]);
    const grant = { act: 'grantExcuse', clockId, granted: true };
    expect(await act(tom, id, grant)).toEqual({ ok: false, reason: 'notAllowed' });
    expect(await act(grace, id, grant)).toEqual(OK);
    expect(house.property(id, 'sla_excuses')).toBe(`${clockId} = The line was down`);
    const after = await card(tom, id);
    expect(after.clocks.find((clock) => clock.id === clockId)?.verdict).toBe('excused');
    expect(after.can.askExcuse).not.toContain(clockId);
  });
});
