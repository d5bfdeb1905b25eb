/** The statements that a service beside a portal makes, by real failures: a part of canaries.test.ts. */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type CardAnswer } from '../../cards/contract.ts';
import { type Person } from '../../src/sandbox/portal/people.ts';
import { REPS } from '../../src/sandbox/story/cast.ts';
import { ECHO, EMAIL, log, PERSON, PHONE, WORD } from '../support/canaries.ts';
import { byPerson, FORM, openHouse, type House } from '../support/house.ts';

const grace = REPS[0] as Person;
const tom = REPS[1] as Person;

/** Describes the statements of a service that runs beside a portal. */
export function describeWithHubSpot(): void {
  describe('with HubSpot, as the service runs', () => {
    let house: House;
    const folder = mkdtempSync(join(tmpdir(), 'canaries-'));
    const file = join(folder, 'sla.yml');

    beforeAll(async () => {
      writeFileSync(file, readFileSync('config/sla.yml'));
      house = await openHouse({ startAt: '2026-03-03T09:00:00Z', log, agreementFile: file });
    }, 60_000);
    afterAll(async () => {
      await house.close();
      rmSync(folder, { recursive: true });
    });

    let leads = 0;
    const lead = async (): Promise<string> => {
      const { id } = house.sandbox.portal.create(
        'contacts',
        {
          ...PERSON,
          email: `${(leads += 1)}-${EMAIL}`,
          lifecyclestage: 'lead',
          hs_lead_status: 'NEW',
          hubspot_owner_id: tom.ownerId,
        },
        FORM,
      );
      await house.settle();
      return id;
    };
    let acts = 0;
    const act = (id: string, what: object) =>
      house.ask(tom, `/hubspot/card/contacts/${id}/act`, { id: `canary-${(acts += 1)}-0000`, ...what });
    const WRITES = 'POST /crm/v3/objects/contacts/batch/update';

    test('a person is handed on, asked an excuse for and written to; HubSpot echoes, refuses and fails', async () => {
      const { trouble, portal } = house.sandbox;
      const id = await lead();
      await house.until('2026-03-03T15:00:00Z'); // past the deadline
      const card = (await house.ask(tom, `/hubspot/card/contacts/${id}`)) as CardAnswer;
      if (!card.ok || !card.tracked) throw new Error('the card shows no clock');
      const asking = {
        act: 'askExcuse',
        clockId: card.can.askExcuse[0],
        reason: `${WORD} ${EMAIL} ${PHONE}`,
      };
      for (const refusal of [
        { with: 400, body: ECHO } as const,
        { with: 503, times: 4, body: ECHO } as const,
      ]) {
        trouble.order({ on: WRITES, ...refusal });
        expect(await act(id, asking)).toMatchObject({ ok: false });
      }
      trouble.clear();
      expect(await act(id, asking)).toEqual({ ok: true });
      await house.settle();
      // The shipped agreement's pause needs a value that this portal has not.
      expect(await act(id, { act: 'pause', pauseId: 'on-hold' })).toEqual({ ok: false, reason: 'refused' });
      portal.schema.removeProperty('contacts', 'sla_snooze_until');
      expect(await act(id, { act: 'snooze', until: house.time.now() + 60_000 })).toMatchObject({ ok: false });
      trouble.order({ on: WRITES, times: 3, with: 400, body: ECHO });
      portal.update('contacts', id, { hs_lead_status: 'CONNECTED', lastname: EMAIL }, byPerson(tom));
      await house.settle();
      trouble.clear();
      portal.schema.removeProperty('contacts', 'sla_promise');
      await lead();
    }, 60_000);

    test('calls of the loops fail in each way, and properties cannot be made', async () => {
      const { trouble, portal } = house.sandbox;
      for (const status of [503, 401, 400] as const) {
        trouble.order({ on: 'POST /crm/v3/objects/contacts/batch/read', times: 4, with: status, body: ECHO });
        await lead();
        trouble.clear();
        await house.until(new Date(house.time.now() + 3_600_000).toISOString());
      }
      portal.schema.removeProperty('contacts', 'sla_promise');
      trouble.order({ on: 'properties/contacts', times: 9, with: 400, body: ECHO });
      await lead();
      trouble.clear();
    }, 60_000);

    test('an admin switches, and the agreement’s file is gone', async () => {
      await house.ask(grace, '/hubspot/settings/switch', { turn: 'writing', on: true });
      rmSync(file);
      await house.ask(grace, '/hubspot/settings/switch', { turn: 'reload' });
    });
  });
}
