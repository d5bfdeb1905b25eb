import { type Fact } from '../../../src/domain/timeline/fact.ts';
import { describeOnEveryDatabase } from '../../support/database.ts';
import { contact, countOf, due, HOUR, LEAD, MINUTE, noting, NOW, propertyFact } from './rows.ts';

const OTHER = contact('7');

describeOnEveryDatabase('facts', (database) => {
  describe('what HubSpot told', () => {
    test('is kept once, however often it is told', async () => {
      const facts = [propertyFact(), propertyFact({ property: 'hubspot_owner_id', value: '101' })];
      await database.store.append({ facts, quarantined: [], receivedAt: NOW });
      await database.store.append({ facts: [...facts, ...facts], quarantined: [], receivedAt: NOW + MINUTE });
      expect(await countOf(database.opened, 'facts')).toBe(2);
      expect(await countOf(database.opened, 'records')).toBe(1);
    });

    test('comes back as it was told, with the instant at which it was first learned', async () => {
      const base = { record: LEAD, occurredAt: NOW - HOUR, source: { type: 'INTEGRATION', id: '27' } };
      const facts: Fact[] = [
        { ...base, kind: 'created' },
        { ...base, kind: 'deleted' },
        { ...base, kind: 'restored' },
        { ...base, kind: 'merged', mergedIds: ['8', '9'] },
        { ...base, kind: 'property', property: 'firstname', value: 'نورا "N" \\ O’Neil\n' },
        { ...base, kind: 'property', property: 'lastname', value: '' },
      ];
      await database.store.append({ facts, quarantined: [], receivedAt: NOW });
      await database.store.append({ facts, quarantined: [], receivedAt: NOW + HOUR });
      await due(database.store, [LEAD]);
      const { see, seen } = noting();
      await database.store.look(NOW, 10, see);
      const learned = seen.get(LEAD.recordId)!;
      expect(learned).toHaveLength(facts.length);
      expect(learned).toEqual(expect.arrayContaining(facts.map((fact) => ({ fact, learnedAt: NOW }))));
    });

    test('by notice and by history is one fact, whoever is named as its source', async () => {
      await database.store.append({ facts: [propertyFact()], quarantined: [], receivedAt: NOW });
      const fromHistory = propertyFact({ source: { type: 'API', id: '' } });
      await database.store.addHistory([LEAD], [fromHistory], NOW + MINUTE);
      expect(await countOf(database.opened, 'facts')).toBe(1);
    });

    test('about two values at one instant is two facts', async () => {
      const facts = [propertyFact({ value: 'NEW' }), propertyFact({ value: 'OPEN' })];
      await database.store.append({ facts, quarantined: [], receivedAt: NOW });
      expect(await countOf(database.opened, 'facts')).toBe(2);
    });

    test('may hold a text longer than an index entry and a character PostgreSQL cannot store', async () => {
      const facts = [propertyFact({ value: 'x'.repeat(65_000) }), propertyFact({ value: 'a\u0000b' })];
      await database.store.append({ facts, quarantined: [], receivedAt: NOW });
      expect(await countOf(database.opened, 'facts')).toBe(2);
    });

    test('and could not be understood is counted, and makes no record', async () => {
      const quarantined = [
        { notice: { subscriptionType: 'contact.sung', note: 'a\u0000b' }, reason: 'unknown type' },
      ];
      await database.store.append({ facts: [], quarantined, receivedAt: NOW });
      expect(await database.store.counts(NOW)).toMatchObject({ quarantined: 1, records: 0 });
    });

    test('is learned when HubSpot told it, where our clock is behind; and looked at at once', async () => {
      const told = propertyFact({ occurredAt: NOW + HOUR });
      const read = propertyFact({ occurredAt: NOW + HOUR, value: 'OPEN' });
      await due(database.store, [LEAD]);
      await database.store.append({
        facts: [told],
        quarantined: [],
        receivedAt: NOW,
        toldAt: NOW + 2 * HOUR,
      });
      expect(await database.store.nextDueAt()).toBe(NOW);
      await database.store.addHistory([LEAD], [read], NOW + MINUTE, { toldAt: NOW + 3 * HOUR });
      await database.store.addHistory([LEAD], [propertyFact()], NOW + MINUTE, { toldAt: NOW - HOUR });
      const learned = await database.store.factsOf(LEAD);
      expect(learned.map(({ learnedAt }) => learnedAt).toSorted()).toEqual([
        NOW + MINUTE,
        NOW + 2 * HOUR,
        NOW + 3 * HOUR,
      ]);
    });

    test('in two deliveries at once that tell the same in another order is kept of both', async () => {
      const facts = Array.from({ length: 400 }, (_, index) =>
        propertyFact({ record: contact(String(index % 40)), value: String(index) }),
      );
      for (let round = 0; round < 5; round += 1) {
        const told = facts.map((fact) => ({ ...fact, occurredAt: NOW + round }));
        await Promise.all([
          database.store.append({ facts: told, quarantined: [], receivedAt: NOW }),
          database.store.append({ facts: told.toReversed(), quarantined: [], receivedAt: NOW }),
          database.store.addHistory(
            [LEAD, ...told.slice(20, 40).map(({ record }) => record)],
            told.slice(20, 40),
            NOW,
          ),
        ]);
      }
      expect(await countOf(database.opened, 'facts')).toBe(2000);
    });
  });

  describe('a record seen for the first time', () => {
    const news = (record = LEAD) =>
      database.store.append({ facts: [propertyFact({ record })], quarantined: [], receivedAt: NOW });

    test('is not looked at before its history was read', async () => {
      await news();
      expect(await database.store.nextDueAt()).toBeNull();
      expect(await database.store.look(NOW, 10, noting().see)).toBe(0);
      await database.store.addHistory([LEAD], [propertyFact({ value: 'OLD' })], NOW);
      expect(await database.store.nextDueAt()).toBe(NOW);
      const { see, seen } = noting();
      expect(await database.store.look(NOW, 10, see)).toBe(1);
      expect(seen.get(LEAD.recordId)).toHaveLength(2);
    });

    test('is claimed by one reader until the lease ends', async () => {
      await news();
      expect(await database.store.nextUnreadAt()).toBe(0);
      expect(await database.store.claimUnread(NOW, NOW + HOUR, 10)).toEqual([LEAD]);
      expect(await database.store.nextUnreadAt()).toBe(NOW + HOUR);
      expect(await database.store.claimUnread(NOW + HOUR - 1, NOW + 2 * HOUR, 10)).toEqual([]);
      expect(await database.store.claimUnread(NOW + HOUR, NOW + 2 * HOUR, 10)).toEqual([LEAD]);
    });

    test('is claimed by one of two readers that come at once', async () => {
      const records = Array.from({ length: 60 }, (_, index) => contact(String(index)));
      await database.store.append({
        facts: records.map((record) => propertyFact({ record })),
        quarantined: [],
        receivedAt: NOW,
      });
      const claims = await Promise.all([1, 2, 3].map(() => database.store.claimUnread(NOW, NOW + HOUR, 20)));
      const ids = claims.flat().map(({ recordId }) => recordId);
      expect(new Set(ids).size).toBe(ids.length);
      const rest = await database.store.claimUnread(NOW, NOW + HOUR, 100);
      expect(ids.length + rest.length).toBe(60);
    });

    test('whose reading was put off is claimed again then, and the others before', async () => {
      await news();
      await news(OTHER);
      await database.store.claimUnread(NOW, NOW + HOUR, 10);
      await database.store.postponeReading([LEAD], NOW + MINUTE);
      expect(await database.store.nextUnreadAt()).toBe(NOW + MINUTE);
      expect(await database.store.claimUnread(NOW + MINUTE, NOW + HOUR, 10)).toEqual([LEAD]);
    });

    test('is not read again when reading is put off after all', async () => {
      await news();
      await database.store.addHistory([LEAD], [], NOW);
      await database.store.postponeReading([LEAD], NOW + MINUTE);
      expect(await database.store.nextUnreadAt()).toBeNull();
      expect(await database.store.claimUnread(NOW + HOUR, NOW + 2 * HOUR, 10)).toEqual([]);
    });

    test('that HubSpot no longer has is read all the same', async () => {
      await news();
      await database.store.addHistory([LEAD], [], NOW);
      expect(await database.store.nextUnreadAt()).toBeNull();
      expect(await database.store.look(NOW, 10, noting().see)).toBe(1);
    });
  });
});
