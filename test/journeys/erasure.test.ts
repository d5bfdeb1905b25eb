/** A person's life through the whole product, and a privacy deletion at its end: no word of it in the log, none left. */
import { pino } from 'pino';
import { REPS } from '../../src/sandbox/story/cast.ts';
import { byPerson, FORM, openHouse } from '../support/house.ts';

const CANARY = 'Zq7-canary';

test('a person is in no line of the log at its most talkative, and is not known once erased', async () => {
  const logged: string[] = [];
  const log = pino({ level: 'trace' }, { write: (line: string) => logged.push(line) });
  const house = await openHouse({ startAt: '2026-03-02T09:00:00Z', log });
  try {
    const { portal } = house.sandbox;
    const [rep] = REPS;
    if (!rep) throw new Error('the cast is empty');
    const person = {
      email: `${CANARY}@example.com`,
      firstname: CANARY,
      lifecyclestage: 'lead',
      hs_lead_status: 'NEW',
      hubspot_owner_id: rep.ownerId,
    };
    const { id } = portal.create('contacts', person, FORM);
    await house.settle();
    await house.until('2026-03-03T16:00:00Z');
    portal.update('contacts', id, { sla_excuses: `first-touch/1 = ${CANARY}` }, byPerson(rep));
    await house.settle();
    expect(await house.service.store.counts(house.time.now())).toMatchObject({ records: 1 });
    expect(await house.card(id)).toMatchObject({ ok: true });

    portal.erase('contacts', id, byPerson(rep));
    await house.settle();
    await house.until('2026-03-04T16:00:00Z');
    const counts = await house.service.store.counts(house.time.now());
    expect(counts).toMatchObject({ records: 0, openClocks: 0, owed: 0, setAside: 0, quarantined: 0 });
    expect(logged.length).toBeGreaterThan(2);
    expect(logged.filter((line) => line.includes(CANARY))).toEqual([]);
  } finally {
    await house.close();
  }
}, 60_000);
