import { sql } from 'kysely';
import { StoreUnavailable } from '../../../src/application/acceptDelivery.ts';
import { NO_PAST, type KnownOwner } from '../../../src/application/people.ts';
import { describeOnEveryDatabase } from '../../support/database.ts';
import {
  clock,
  contact,
  due,
  flags,
  found,
  HOUR,
  LEAD,
  lookedAt,
  MINUTE,
  NOW,
  propertyFact,
  task,
} from './rows.ts';

const OTHER = contact('7');
const LATER = NOW + MINUTE;

const owner = (over: Partial<KnownOwner> = {}): KnownOwner => ({
  ownerId: '101',
  userId: '9',
  name: 'Ann Rowe',
  email: 'ann@example.com',
  type: 'person',
  active: true,
  teams: [{ id: '3', name: 'EMEA Sales', primary: true }],
  ...NO_PAST,
  ...over,
});
const BEN = owner({ ownerId: '102', userId: null, name: 'Ben', email: null, teams: [] });
const ownedBy = (ownerId: string, record = LEAD) =>
  propertyFact({ record, property: 'hubspot_owner_id', value: ownerId });

describeOnEveryDatabase('the store', (database) => {
  describe('of owners', () => {
    test('gives back what it was told', async () => {
      expect(await database.store.replaceOwners([owner(), BEN], NOW)).toBe(2);
      expect(await database.store.owners()).toEqual([owner(), BEN]);
    });

    test('counts only those that changed', async () => {
      await database.store.replaceOwners([owner(), BEN], NOW);
      expect(await database.store.replaceOwners([BEN, owner()], LATER)).toBe(0);
      const moved = owner({ teams: [{ id: '4', name: 'Gulf Sales', primary: true }] });
      expect(await database.store.replaceOwners([moved, BEN], LATER)).toBe(1);
      expect(await database.store.owners()).toEqual([moved, BEN]);
    });

    test('keeps what was before, spans without an end too', async () => {
      const past = owner({
        active: false,
        inactive: [
          { fromAt: 0, untilAt: NOW },
          { fromAt: LATER, untilAt: Infinity },
        ],
        teamsBefore: [{ untilAt: NOW, teams: [{ id: '4', name: 'Gulf Sales', primary: true }] }],
        absences: [{ fromAt: NOW, untilAt: LATER }],
      });
      await database.store.replaceOwners([past, BEN], NOW);
      expect(await database.store.owners()).toEqual([past, BEN]);
      expect(await database.store.replaceOwners([past, BEN], LATER)).toBe(0);
      expect(await database.store.replaceOwners([past, { ...BEN, absences: [] }], LATER)).toBe(1);
    });

    test('leaves those alone of whom nothing is said', async () => {
      await database.store.replaceOwners([owner(), BEN], NOW);
      expect(await database.store.replaceOwners([owner()], LATER)).toBe(0);
      expect(await database.store.owners()).toEqual([owner(), BEN]);
    });

    test('makes the records due that a changed owner was told of by a task, and no others', async () => {
      await database.store.replaceOwners([owner(), BEN], NOW);
      const told = task({ wanted: { state: 'open', values: { hubspot_owner_id: BEN.ownerId } } });
      await lookedAt(database.store, { effects: [task()] });
      await lookedAt(database.store, { effects: [{ ...told, key: 'contact:7/1/alert-handovers' }] }, OTHER);
      await database.store.replaceOwners([owner(), { ...BEN, active: false }], LATER);
      const seen: string[] = [];
      await database.store.look(LATER, 10, (record) => {
        seen.push(record.recordId);
        return found(record);
      });
      expect(seen).toEqual([OTHER.recordId]);
    });

    test('makes the records due that a changed owner holds or held, and no others', async () => {
      await database.store.replaceOwners([owner(), BEN], NOW);
      await database.store.addHistory([LEAD, OTHER], [ownedBy('101'), ownedBy('102', OTHER)], NOW);
      await database.store.look(NOW, 10, (record) => ({
        record,
        clocks: [],
        reported: new Map(),
        effects: [],
        closing: { properties: {}, task: {} },
        nextLookAt: null,
        leftOut: null,
        handOffs: null,
        source: null,
      }));
      await database.store.replaceOwners(
        [owner({ active: false, inactive: [{ fromAt: LATER, untilAt: Infinity }] }), BEN],
        LATER,
      );
      expect(await database.store.nextDueAt()).toBe(LATER);
      const seen: string[] = [];
      await database.store.look(LATER, 10, (record) => {
        seen.push(record.recordId);
        return null;
      });
      expect(seen).toEqual([LEAD.recordId]);
    });

    test('does not put off a record that was due before', async () => {
      await database.store.addHistory([LEAD], [ownedBy('101')], NOW);
      await database.store.replaceOwners([owner()], LATER);
      expect(await database.store.nextDueAt()).toBe(NOW);
    });
  });

  describe('for a card', () => {
    test('says that it never heard of a record', async () => {
      expect(await database.store.cardRow(LEAD)).toEqual({
        seen: false,
        lookedAt: null,
        clocks: [],
        writing: true,
        ownerNames: new Map(),
        facts: [],
      });
    });

    test('says that it heard of a record it has not looked at yet', async () => {
      await database.store.append({ facts: [propertyFact()], quarantined: [], receivedAt: NOW });
      expect(await database.store.cardRow(LEAD)).toMatchObject({ seen: true, lookedAt: null, clocks: [] });
    });

    test('names the owners of the clocks, those who left included', async () => {
      await database.store.replaceOwners([owner(), BEN], NOW);
      await database.store.replaceOwners([BEN], NOW);
      await lookedAt(database.store, { clocks: [clock(), clock({ id: 'b', ownerId: '999' })] });
      const { ownerNames, lookedAt: when } = await database.store.cardRow(LEAD);
      expect(ownerNames).toEqual(new Map([['101', 'Ann Rowe']]));
      expect(when).toBe(NOW);
    });
  });

  test('counts what it holds, in numbers', async () => {
    const overdue = clock({ id: 'b', overdueAfter: NOW - 1 });
    const ended = clock({
      id: 'c',
      overdueAfter: NOW - 1,
      endedAt: NOW,
      verdict: 'breached',
      ending: 'kept',
    });
    const exactlyDue = clock({ id: 'd', overdueAfter: NOW });
    await lookedAt(database.store, {
      clocks: [clock(), overdue, ended, exactlyDue],
      effects: [task(), flags()],
    });
    await due(database.store, [OTHER]);
    expect(await database.store.counts(NOW)).toStrictEqual({
      reconciling: false,
      lastDeliveryAt: null,
      writing: 'on',
      records: 2,
      unread: 0,
      due: 1,
      openClocks: 3,
      overdue: 1,
      owed: 2,
      setAside: 0,
      quarantined: 0,
      reconciledAt: null,
      reconciled: 0,
    });
  });

  test('that is empty has nothing to wait for', async () => {
    expect(await database.store.nextUnreadAt()).toBeNull();
    expect(await database.store.nextDueAt()).toBeNull();
    expect(await database.store.nextOwedAt()).toBeNull();
    expect(await database.store.claimUnread(NOW, LATER, 10)).toEqual([]);
    expect(await database.store.claimOwed(NOW, LATER, 10)).toEqual([]);
    expect(await database.store.look(NOW, 10, () => null)).toBe(0);
  });

  test('keeps an instant of the year 2200 to the millisecond', async () => {
    await due(database.store, [LEAD], 7_258_118_400_123);
    expect(await database.store.nextDueAt()).toBe(7_258_118_400_123);
  });

  test('says that it is unavailable when the database refuses, with the cause', async () => {
    await sql`alter table quarantine rename to elsewhere`.execute(database.opened.db);
    const quarantined = [{ notice: 'unreadable', reason: 'notAnObject' }];
    const refused = database.store.append({ facts: [propertyFact()], quarantined, receivedAt: NOW });
    await expect(refused).rejects.toBeInstanceOf(StoreUnavailable);
    await expect(refused).rejects.toHaveProperty('cause');
    await sql`alter table elsewhere rename to quarantine`.execute(database.opened.db);
    expect(await database.store.counts(NOW + HOUR)).toMatchObject({ records: 0 });
  });
});
