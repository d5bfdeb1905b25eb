/**
 * The store made anew in the middle of a portal's life, beside the running service: after notices that came late, twice or
 * never, merges and handovers, every clock, verdict and effect is what it was, and no task is made again. So it is with a
 * service that starts on an empty store.
 */
import { setTimeout as sleep } from 'node:timers/promises';
import { pino } from 'pino';
import { readAgreement, spanAround } from '../../config/agreement/read.ts';
import { createHubSpot } from '../../src/adapters/hubspot/hubspot.ts';
import { publishAgreement } from '../../src/application/agreements.ts';
import { rebuild } from '../../src/application/rebuild.ts';
import { type Rebuild, type Rebuilt } from '../../src/application/walks.ts';
import { REPS } from '../../src/sandbox/story/cast.ts';
import { createDatabase, type OwnDatabase } from '../support/database.ts';
import { byPerson, FORM, openHouse, TOKEN, WORKFLOW, type House } from '../support/house.ts';

const [grace, tom, omar] = REPS;
const server = process.env.TEST_DATABASE_URL ?? '';
const silent = pino({ level: 'silent' });
let house: House;
let ids: string[];

/** Goes on with a rebuild until it is to be broken off: after so many steps. */
async function rebuildNow(steps = Infinity): Promise<{ begun: Rebuild; rebuilt: Rebuilt | null }> {
  const { store } = house.service;
  const now = (): number => house.time.now();
  const read = (text: string) => readAgreement(text, spanAround(now()));
  const published = await publishAgreement(store, read, (await store.versions()).at(-1)!.text, now());
  if (!published.ok) throw new Error('the agreement reads no more');
  let begun: Rebuild | null = null;
  let step = 0;
  const rebuilt = await rebuild(
    {
      store,
      crm: createHubSpot({ accessToken: TOKEN, basePath: house.sandbox.url, now }),
      agreements: () => published.history,
      // What the service does meanwhile takes real time; the hands stand still.
      time: { now, waitUntil: () => sleep(20) },
      log: silent,
    },
    {
      begun: (found) => (begun = found),
      at: () => undefined,
      goOn: () => {
        step += 1;
        if (step > steps) throw new Error('broken off');
      },
      stopped: new AbortController().signal,
    },
  );
  return { begun: begun!, rebuilt };
}

/** A week of leads: handed on, merged, handled in time, late, or never; and what HubSpot told of it came as it liked. */
async function live(): Promise<void> {
  const { portal } = house.sandbox;
  const lead = { lifecyclestage: 'lead', hs_lead_status: 'NEW' };
  ids = REPS.flatMap((rep, place) =>
    [0, 1, 2].map((number) => {
      const values = { ...lead, email: `${place}-${number}@journey.example`, hubspot_owner_id: rep.ownerId };
      return portal.create('contacts', values, { ...FORM, id: `form-${place}` }).id;
    }),
  );
  const set = (place: number, values: Readonly<Record<string, string>>, by = byPerson(grace!)) =>
    portal.update('contacts', ids[place]!, values, by);
  await house.until('2026-03-03T10:00:00Z');
  set(0, { hs_lead_status: 'CONNECTED' });
  set(1, { hubspot_owner_id: tom!.ownerId }, WORKFLOW);
  set(2, { hs_lead_status: 'UNQUALIFIED' });
  await house.until('2026-03-03T12:00:00Z');
  set(3, { hs_lead_status: 'CONNECTED' }, byPerson(tom!));
  set(4, { hubspot_owner_id: '' });
  await house.until('2026-03-03T16:30:00Z');
  set(1, { hubspot_owner_id: grace!.ownerId }, WORKFLOW);
  set(5, { hubspot_owner_id: omar!.ownerId }, WORKFLOW);
  await house.until('2026-03-04T11:00:00Z');
  ids.push(portal.merge('contacts', ids[0]!, ids[6]!, byPerson(grace!)).id);
  portal.archive('contacts', ids[7]!, byPerson(grace!));
  set(5, { hs_lead_status: 'CONNECTED' }, byPerson(omar!));
  await house.until('2026-03-05T15:00:00Z');
  set(3, { hs_lead_status: 'OPEN_DEAL' }, byPerson(tom!));
  ids.push(portal.create('contacts', { ...lead, hubspot_owner_id: tom!.ownerId }, FORM).id);
  await house.until('2026-03-06T09:30:00Z');
  // What was dropped on the way is found by the comparison.
  await compared();
}

async function compared(): Promise<void> {
  await house.until(new Date(house.time.now() + 60_000).toISOString());
  house.service.reconcile();
  await house.settle();
}

const clocksOf = async (contactIds: readonly string[]) =>
  Promise.all(
    contactIds.map(async (recordId) => {
      const { clocks } = await house.service.store.cardRow({ objectType: 'contact', recordId });
      return [recordId, clocks.toSorted((a, b) => (a.id < b.id ? -1 : 1))];
    }),
  );

const shown = () =>
  ids.map((id) => [
    id,
    ...['sla_status', 'sla_deadline', 'sla_breaches'].map((name) => house.property(id, name)),
    house.tasks(id).toSorted((a, b) => ((a.key ?? '') < (b.key ?? '') ? -1 : 1)),
  ]);

/** How many leads marketing brought, and how they ended, by then. */
const marketing = async () => {
  const period = { fromAt: 0, untilAt: house.time.now() + 1 };
  const { store } = house.service;
  return { handedOver: await store.handedOver(period), ended: await store.endedHandOffs(period) };
};

const allTasks = () => house.sandbox.portal.all('tasks').length;
const tasksMade = () =>
  house.sandbox.calls().filter(({ path }) => path.endsWith('/tasks/batch/create')).length;

describe.each([['PGlite'], ...(server === '' ? [] : [['PostgreSQL']])])('on %s', (kind) => {
  const databases: OwnDatabase[] = [];
  const another = async (): Promise<string | undefined> => {
    if (kind === 'PGlite') return undefined;
    const own = await createDatabase(server);
    databases.push(own);
    return own.url;
  };

  beforeEach(async () => {
    const databaseUrl = await another();
    house = await openHouse({
      startAt: '2026-03-03T09:00:00Z',
      habits: { lateShare: 0.2, doubledShare: 0.3, droppedShare: 0.2, shuffle: true },
      ...(databaseUrl === undefined ? {} : { databaseUrl }),
    });
    await house.settle();
    await live();
  }, 60_000);

  afterEach(async () => {
    await house.close();
    for (const own of databases.splice(0)) await own.drop();
  });

  test('a rebuild changes no clock, no verdict, no lead that marketing brought, no value in the portal, and makes no task', async () => {
    const brought = await marketing();
    // Nineteen came, two became one, and the one that was deleted was brought all the same.
    expect(brought).toMatchObject({ handedOver: { first: 18 } });
    const before = { clocks: await clocksOf(ids), shown: shown(), tasks: allTasks(), made: tasksMade() };
    expect([before.tasks, before.made].every((count) => count > 2)).toBe(true);
    const { rebuilt } = await rebuildNow();
    expect(rebuilt).toMatchObject({ different: [], appeared: 0, records: rebuilt!.recordsBefore });
    await house.settle();
    expect(await clocksOf(ids)).toEqual(before.clocks);
    expect(await marketing()).toEqual(brought);
    expect({ shown: shown(), tasks: allTasks(), made: tasksMade() }).toEqual({
      shown: before.shown,
      tasks: before.tasks,
      made: before.made,
    });
    expect(await house.service.store.counts(house.time.now())).toMatchObject({ unread: 0, due: 0, owed: 0 });
  });

  test('one that is broken off at any step goes on where it ended', async () => {
    const before = await clocksOf(ids);
    let steps = 1;
    for (; ; steps += 1) {
      const run = await rebuildNow(steps).catch((error: unknown) => (error as Error).message);
      if (run === 'broken off') continue;
      expect(run).toMatchObject({ begun: { resumed: true }, rebuilt: { different: [] } });
      break;
    }
    expect(steps).toBeGreaterThan(2);
    await house.settle();
    expect(await clocksOf(ids)).toEqual(before);
  });

  test('a service that starts on an empty store makes no task again, and judges as before', async () => {
    const before = { shown: shown(), tasks: allTasks(), made: tasksMade() };
    const present = ids.filter((id) => house.sandbox.portal.find('contacts', id)?.archivedAt === null);
    const clocks = await clocksOf(present);
    await house.restart(await another());
    await compared();
    expect(await clocksOf(present)).toEqual(clocks);
    expect({ tasks: allTasks(), made: tasksMade() }).toEqual({ tasks: before.tasks, made: before.made });
    expect(shown()).toEqual(before.shown);
  });
});
