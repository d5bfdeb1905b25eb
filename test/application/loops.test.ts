import { pino } from 'pino';
import { onlyVersion } from '../../src/domain/agreement/versions.ts';
import { type Rep } from '../../src/domain/evaluate/directory.ts';
import { CrmUnavailable } from '../../src/application/crm.ts';
import { CurrentDirectory, syncDirectory } from '../../src/application/directory.ts';
import { lookAtDueRecords } from '../../src/application/look.ts';
import { readHistoryOfNewRecords } from '../../src/application/readHistory.ts';
import {
  complete,
  connect,
  PATH,
  playPortal,
  portal,
  shown,
  type BatchBody,
} from '../adapters/hubspot/portal.ts';
import { contact, countOf, HOUR, LEAD, MINUTE } from '../adapters/store/rows.ts';
import { agreementWith } from '../support/agreement.ts';
import { at } from '../support/calendars.ts';
import { describeOnPGlite } from '../support/database.ts';
import { ANN, BEN, factsAt } from '../support/lives.ts';

playPortal();

const agreement = agreementWith();
const RECEIVED = '2026-03-02T10:00:00Z'; // a Monday; the first touch is due at 14:00
const DUE_AT = at('2026-03-02T14:00:00Z');
const OWNERS = '/crm/v3/owners/';

describeOnPGlite('the loops', (database) => {
  const lines: Record<string, unknown>[] = [];
  const log = pino(
    { base: null },
    { write: (line: string) => lines.push(JSON.parse(line) as Record<string, unknown>) },
  );
  let now: number;
  beforeEach(() => {
    lines.length = 0;
    now = at(RECEIVED);
  });
  const received = (record = LEAD) => factsAt(RECEIVED, { stage: 'lead', owner: ANN, status: 'NEW' }, record);
  const tell = (facts = received()) => database.store.append({ facts, quarantined: [], receivedAt: now });

  describe('of looking', () => {
    const look = (directory = new CurrentDirectory()): Promise<number> =>
      lookAtDueRecords(
        {
          store: database.store,
          agreements: () => onlyVersion(agreement),
          directory: () => directory.current(),
          log,
        },
        now,
      );
    const lead = () => database.store.addHistory([LEAD], received(), now);

    test('starts the clocks, wants the flags, and comes back for the reminder', async () => {
      await lead();
      expect(await look()).toBe(1);
      const { clocks, lookedAt } = await database.store.cardRow(LEAD);
      expect(clocks.map(({ id, deadlineAt }) => [id, deadlineAt])).toContainEqual([
        `first-touch/1/${ANN}`,
        DUE_AT,
      ]);
      expect(lookedAt).toBe(now);
      const owed = await database.store.claimOwed(now, now + MINUTE, 10);
      expect(owed).toMatchObject([
        {
          kind: 'properties',
          wanted: { values: { sla_status: 'on_track', sla_deadline: '2026-03-02T14:00:00.000Z' } },
        },
      ]);
      expect(await database.store.nextDueAt()).toBe(at('2026-03-02T13:00:00Z'));
      expect(await look()).toBe(0);
    });

    test('wants the overdue task the instant after the deadline, before anything else', async () => {
      await lead();
      now = DUE_AT;
      await look();
      expect(await database.store.nextDueAt()).toBe(DUE_AT + 1);
      now = DUE_AT + 1;
      await look();
      const owed = await database.store.claimOwed(now, now + MINUTE, 2);
      expect(owed.map(({ key }) => key).toSorted()).toEqual([
        `contact:${LEAD.recordId}/first-touch/1/${ANN}/overdue`,
        `contact:${LEAD.recordId}/properties`,
      ]);
      expect(await database.store.counts(now)).toMatchObject({ overdue: 1 });
    });

    test('twice with nothing new wants nothing new', async () => {
      await lead();
      await look();
      const owed = await database.store.claimOwed(now, now, 10);
      await database.store.settle(
        owed.map(({ key, wanted }) => ({ key, outcome: 'done', done: wanted, remoteId: null })),
      );
      await database.store.addHistory([LEAD], [], now);
      expect(await look()).toBe(1);
      expect(await database.store.counts(now)).toMatchObject({ owed: 0, openClocks: 2 });
    });

    test('leaves a record that cannot be evaluated for an hour, says so, and looks at the others', async () => {
      const beyond = contact('8'); // received in a year no calendar was laid out for
      const facts = factsAt('1990-01-01T10:00:00Z', { stage: 'lead', owner: ANN }, beyond);
      await database.store.addHistory([LEAD, beyond], [...received(), ...facts], now);
      expect(await look()).toBe(2);
      expect((await database.store.cardRow(LEAD)).clocks).toHaveLength(2);
      expect((await database.store.cardRow(beyond)).clocks).toEqual([]);
      expect(lines).toMatchObject([{ level: 50, recordId: '8', msg: 'a record cannot be evaluated' }]);
      expect(await database.store.nextDueAt()).toBe(now + HOUR);
    });

    test('does the same with a clock that would never be due, such as that of a rep who is away without end', async () => {
      // A shadow without reminders: nothing but the clock itself says that it never ends.
      const unreminded = agreementWith({
        enforceFrom: '2026-06-01',
        promises: `
  - { id: touch, words: Touch, clock: rep, stops: firstTouch, within: 4 business hours }`,
      });
      const endless = contact('8');
      const facts = factsAt(RECEIVED, { stage: 'lead', owner: BEN }, endless);
      await database.store.addHistory([LEAD, endless], [...received(), ...facts], now);
      const absences = [{ fromAt: at(RECEIVED), untilAt: Infinity }];
      const away: Rep = { ownerId: BEN, active: true, type: 'person', teams: [], absences };
      await lookAtDueRecords(
        {
          store: database.store,
          agreements: () => onlyVersion(unreminded),
          directory: () => new Map([[BEN, away]]),
          log,
        },
        now,
      );
      expect((await database.store.cardRow(LEAD)).clocks).toHaveLength(1);
      expect((await database.store.cardRow(endless)).clocks).toEqual([]);
      expect(lines).toMatchObject([
        { recordId: '8', err: { message: expect.stringContaining('has no deadline') as string } },
      ]);
      expect(await database.store.nextDueAt()).toBe(now + HOUR);
    });

    test('closes what it wanted once the lead is done with', async () => {
      await lead();
      now = DUE_AT + 1;
      await look();
      now += MINUTE;
      await tell(factsAt('2026-03-02T14:00:30Z', { happened: 'deleted' }));
      await look();
      const owed = await database.store.claimOwed(now, now + MINUTE, 10);
      expect(owed.length).toBeGreaterThan(0);
      expect(owed.map(({ wanted }) => wanted.state)).toEqual(owed.map(() => 'closed'));
      expect(await database.store.counts(now)).toMatchObject({ openClocks: 0 });
    });
  });

  describe('of reading history', () => {
    const read = (crm = connect().crm): Promise<number> =>
      readHistoryOfNewRecords(
        { store: database.store, crm, agreements: () => onlyVersion(agreement) },
        () => now,
      );
    const historyOf = (recordId: string) => ({
      ...shown(recordId),
      propertiesWithHistory: {
        lifecyclestage: [
          { value: 'lead', timestamp: '2026-02-27T09:00:00Z', sourceType: 'IMPORT', sourceId: '1' },
        ],
        hubspot_owner_id: [
          { value: ANN, timestamp: '2026-02-27T10:00:00Z', sourceType: 'CRM_UI', sourceId: 'userId:9' },
        ],
      },
    });

    const binIsEmpty = (times = 1): void => {
      portal().post(PATH.readContacts).query({ archived: true }).times(times).reply(200, complete([]));
    };

    test('of nobody asks HubSpot nothing', async () => {
      expect(await read()).toBe(0);
    });

    test('asks for what the agreement watches, and makes the record due', async () => {
      await tell(factsAt(RECEIVED, { status: 'NEW' }));
      portal()
        .post(PATH.readContacts, {
          inputs: [{ id: LEAD.recordId }],
          properties: ['lastmodifieddate', 'sla_status', 'hs_calculated_merged_vids'],
          propertiesWithHistory: [
            'hs_lead_status',
            'hubspot_owner_id',
            'lifecyclestage',
            'notes_last_contacted',
            'num_associated_deals',
            'sla_excuse_requests',
            'sla_excuses',
            'sla_snooze_until',
            'hs_merged_object_ids',
          ],
        })
        .reply(200, complete([historyOf(LEAD.recordId)]));
      expect(await read()).toBe(1);
      expect(await countOf(database.opened, 'facts')).toBe(4);
      expect(await database.store.nextDueAt()).toBe(now);
      expect(await read()).toBe(0);
    });

    test('that fails gives the records back for as long as HubSpot asks', async () => {
      await tell();
      portal().post(PATH.readContacts).reply(477, {}, { 'retry-after': '120' });
      await expect(read()).rejects.toBeInstanceOf(CrmUnavailable);
      expect(await database.store.nextUnreadAt()).toBe(now + 120_000);
      now += 120_000;
      portal()
        .post(PATH.readContacts)
        .reply(200, complete([historyOf(LEAD.recordId)]));
      expect(await read()).toBe(1);
    });

    test('of a contact that is gone is read once, and its notices still count', async () => {
      await tell();
      const gone = {
        status: 'error',
        category: 'OBJECT_NOT_FOUND',
        message: 'gone',
        context: { ids: [LEAD.recordId] },
      };
      portal()
        .post(PATH.readContacts)
        .reply(207, complete([], [gone]));
      binIsEmpty();
      expect(await read()).toBe(1);
      expect(await read()).toBe(0);
      expect(await countOf(database.opened, 'facts')).toBe(3);
      expect(await database.store.nextDueAt()).toBe(now);
    });

    test('of many records goes out in fifties', async () => {
      const records = Array.from({ length: 120 }, (_, index) => contact(String(index)));
      await tell(records.flatMap((record) => received(record)));
      portal()
        .post(PATH.readContacts, ({ inputs }: BatchBody) => inputs.length <= 50)
        .times(3)
        .reply(200, complete([]));
      binIsEmpty(2);
      expect(await read()).toBe(120);
    });
  });

  describe('of the directory', () => {
    const owner = (over: object = {}) => ({
      id: ANN,
      type: 'PERSON',
      firstName: 'Ann',
      lastName: 'Rowe',
      archived: false,
      createdAt: RECEIVED,
      updatedAt: RECEIVED,
      teams: [
        { id: '3', name: 'EMEA Sales', primary: false },
        { id: '4', name: 'Gulf Sales', primary: true },
      ],
      ...over,
    });
    const usersAre = (...users: readonly object[]): void => {
      portal().get('/crm/v3/objects/users').query(true).reply(200, { results: users });
    };
    const ownersAre = (...owners: readonly object[]): void => {
      portal().get(OWNERS).query({ limit: 100, archived: false }).reply(200, { results: owners });
      portal().get(OWNERS).query({ limit: 100, archived: true }).reply(200, { results: [] });
      usersAre();
    };

    test('knows nobody before the first sync, and keeps whom it knew when HubSpot is out of reach', async () => {
      const directory = new CurrentDirectory();
      expect(directory.current().size).toBe(0);
      ownersAre(owner());
      const { crm } = connect({ attempts: 1 });
      expect(await syncDirectory(crm, database.store, directory, now, log)).toBe(1);
      portal().get(OWNERS).query(true).times(2).reply(503, {});
      usersAre();
      await expect(syncDirectory(crm, database.store, directory, now, log)).rejects.toBeInstanceOf(
        CrmUnavailable,
      );
      expect(directory.current().get(ANN)).toMatchObject({ active: true });
    });

    test('puts the primary team first, by name and by id, and knows the user', async () => {
      const directory = new CurrentDirectory();
      ownersAre(owner({ userId: 9101 }));
      await syncDirectory(connect().crm, database.store, directory, now, log);
      expect(directory.current().get(ANN)).toEqual({
        ownerId: ANN,
        userId: '9101',
        active: true,
        type: 'person',
        email: null,
        inactive: [],
        teams: ['Gulf Sales', '4', 'EMEA Sales', '3'],
        teamsBefore: [],
        absences: [],
      });
    });

    test('leaves what a rep kept before he left, and takes from him what he holds', async () => {
      const directory = new CurrentDirectory();
      const rules = () => onlyVersion(agreement);
      const look = () =>
        lookAtDueRecords(
          { store: database.store, agreements: rules, directory: () => directory.current(), log },
          now,
        );
      ownersAre(owner({ teams: [] }));
      await syncDirectory(connect().crm, database.store, directory, now, log);
      now += HOUR;
      const touchedAt = '2026-03-02T10:30:00Z';
      const facts = [...received(), ...factsAt(touchedAt, { status: 'CONNECTED' })];
      await database.store.addHistory([LEAD], facts, now);
      await look();
      now += HOUR;
      const leftAt = now;
      ownersAre(owner({ teams: [], archived: true }));
      await syncDirectory(connect().crm, database.store, directory, now, log);
      expect(await look()).toBe(1);
      const told = async () =>
        (await database.store.cardRow(LEAD)).clocks
          .map(({ promiseId, verdict, ending, endedAt }) => ({ promiseId, verdict, ending, endedAt }))
          .sort((a, b) => (a.promiseId < b.promiseId ? 1 : -1));
      const expected = [
        { promiseId: 'first-touch', verdict: 'met', ending: 'kept', endedAt: at(touchedAt) },
        { promiseId: 'disposition', verdict: 'void', ending: 'released', endedAt: leftAt },
      ];
      expect(await told()).toEqual(expected);
      now += HOUR;
      ownersAre(owner({ teams: [], archived: true, firstName: 'Anna' }));
      await syncDirectory(connect().crm, database.store, directory, now, log);
      expect(await look()).toBe(1);
      expect(await told()).toEqual(expected);
    });

    test('goes on without absences, and says so, where the app may not read users', async () => {
      const directory = new CurrentDirectory();
      portal()
        .get(OWNERS)
        .query({ limit: 100, archived: false })
        .reply(200, { results: [owner()] });
      portal().get(OWNERS).query({ limit: 100, archived: true }).reply(200, { results: [] });
      portal().get('/crm/v3/objects/users').query(true).reply(403, { category: 'MISSING_SCOPES' });
      expect(await syncDirectory(connect().crm, database.store, directory, now, log)).toBe(1);
      expect(directory.current().get(ANN)).toMatchObject({ active: true, absences: [] });
      expect(lines).toMatchObject([{ level: 40, scope: 'crm.objects.users.read' }]);
    });

    test('that changed makes the leads of the changed owner due, and moves their deadline', async () => {
      const directory = new CurrentDirectory();
      const look = () =>
        lookAtDueRecords(
          {
            store: database.store,
            agreements: () => onlyVersion(agreement),
            directory: () => directory.current(),
            log,
          },
          now,
        );
      ownersAre(owner({ teams: [] }));
      await syncDirectory(connect().crm, database.store, directory, now, log);
      await database.store.addHistory([LEAD], received(), now);
      await look();
      now += MINUTE;
      ownersAre(owner());
      expect(await syncDirectory(connect().crm, database.store, directory, now, log)).toBe(1);
      expect(await look()).toBe(1);
      const { clocks } = await database.store.cardRow(LEAD);
      expect(clocks.map(({ calendarId }) => calendarId)).toEqual(['gulf', 'gulf']);
    });
  });
});
