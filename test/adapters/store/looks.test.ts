import { type See } from '../../../src/application/store.ts';
import { type RecordRef } from '../../../src/domain/timeline/fact.ts';
import { describeOnEveryDatabase } from '../../support/database.ts';
import {
  clock,
  CLOSED,
  contact,
  countOf,
  due,
  flags,
  found,
  HOUR,
  LEAD,
  lookedAt,
  MINUTE,
  noting,
  NOW,
  propertyFact,
  task,
} from './rows.ts';

const OTHER = contact('7');

describeOnEveryDatabase('a look', (database) => {
  const news = (value: string, receivedAt = NOW) =>
    database.store.append({ facts: [propertyFact({ value })], quarantined: [], receivedAt });

  test('takes the records that are due and no others, longest due first', async () => {
    await due(database.store, [LEAD], NOW + 1);
    await due(database.store, [OTHER], NOW);
    await due(database.store, [contact('8')], NOW - MINUTE);
    const seen: string[] = [];
    const see: See = (record) => {
      seen.push(record.recordId);
      return found(record);
    };
    expect(await database.store.look(NOW, 10, see)).toBe(2);
    expect(seen).toEqual(['8', '7']);
    expect(await database.store.nextDueAt()).toBe(NOW + 1);
  });

  test('that a clock which was ahead made is made again, and no other', async () => {
    await due(database.store, [LEAD, OTHER]);
    await database.store.look(NOW, 1, noting().see);
    await database.store.look(NOW + 3 * HOUR, 1, noting().see);
    expect(await database.store.nextDueAt()).toBeNull();
    expect(await database.store.redoLooksAfter(NOW, NOW)).toBe(1);
    expect(await database.store.look(NOW, 10, noting().see)).toBe(1);
    expect(await database.store.redoLooksAfter(NOW, NOW)).toBe(0);
  });

  test('takes no more than it is allowed and leaves the rest due', async () => {
    await due(database.store, [LEAD, OTHER]);
    expect(await database.store.look(NOW, 1, noting().see)).toBe(1);
    expect(await database.store.look(NOW, 1, noting().see)).toBe(1);
    expect(await database.store.look(NOW, 1, noting().see)).toBe(0);
  });

  test('lets in a request that has arrived before it takes the next records', async () => {
    await due(database.store, [LEAD, OTHER]);
    const order: string[] = [];
    const noted: See = (record) => {
      order.push(record.recordId);
      return found(record);
    };
    await database.store.look(NOW, 1, noted);
    setImmediate(() => order.push('a request'));
    await database.store.look(NOW, 1, noted);
    expect(order[1]).toBe('a request');
    expect(order).toHaveLength(3);
  });

  test('shows each record its own facts', async () => {
    const facts = [propertyFact(), propertyFact({ record: OTHER, value: 'CONNECTED' })];
    await database.store.addHistory([LEAD, OTHER, contact('8')], facts, NOW);
    const { see, seen } = noting();
    await database.store.look(NOW, 10, see);
    expect(seen.get(LEAD.recordId)).toEqual([{ fact: facts[0], learnedAt: NOW }]);
    expect(seen.get(OTHER.recordId)).toEqual([{ fact: facts[1], learnedAt: NOW }]);
    expect(seen.get('8')).toEqual([]);
  });

  test('never takes a record another look at the same time has taken', async () => {
    const records = Array.from({ length: 200 }, (_, index) => contact(String(index)));
    await due(database.store, records);
    const seen: string[] = [];
    const see: See = (record) => {
      seen.push(record.recordId);
      return found(record);
    };
    const taken = await Promise.all([1, 2, 3, 4].map(() => database.store.look(NOW, 50, see)));
    expect(new Set(seen).size).toBe(seen.length);
    expect(seen).toHaveLength(taken.reduce((sum, each) => sum + each, 0));
    await database.store.look(NOW, 200, see);
    expect(new Set(seen).size).toBe(200);
    expect(seen).toHaveLength(200);
  });

  test('during which news arrives leaves the record due again', async () => {
    await due(database.store, [LEAD]);
    let arriving: Promise<void> | undefined;
    await database.store.look(NOW, 10, (record, facts) => {
      expect(facts).toEqual([]);
      arriving = news('CONNECTED', NOW + 5);
      return found(record, { nextLookAt: NOW + HOUR });
    });
    await arriving;
    expect(await database.store.nextDueAt()).toBe(NOW + 5);
    const { see, seen } = noting();
    await database.store.look(NOW + 5, 10, see);
    expect(seen.get(LEAD.recordId)).toHaveLength(1);
  });

  test('is due earlier on news, but not on news that is known already', async () => {
    await news('NEW');
    await lookedAt(database.store, { nextLookAt: NOW + HOUR });
    await news('NEW', NOW + MINUTE);
    expect(await database.store.nextDueAt()).toBe(NOW + HOUR);
    await news('OPEN', NOW + MINUTE);
    expect(await database.store.nextDueAt()).toBe(NOW + MINUTE);
    await news('CONNECTED', NOW + 2 * MINUTE);
    expect(await database.store.nextDueAt()).toBe(NOW + MINUTE);
  });

  test('that sees no next change waits for news', async () => {
    await lookedAt(database.store, { nextLookAt: null });
    expect(await database.store.nextDueAt()).toBeNull();
    await news('CONNECTED', NOW + MINUTE);
    expect(await database.store.nextDueAt()).toBe(NOW + MINUTE);
  });

  test('leaves a record that cannot be evaluated as it was, for an hour, and keeps what it found of the others', async () => {
    await lookedAt(database.store, { clocks: [clock()], effects: [task()] });
    await due(database.store, [LEAD, OTHER], NOW + MINUTE);
    const looked = await database.store.look(NOW + MINUTE, 10, (record) =>
      record.recordId === OTHER.recordId ? found(record, { clocks: [clock({ record })] }) : null,
    );
    expect(looked).toBe(2);
    expect((await database.store.cardRow(LEAD)).clocks).toEqual([clock()]);
    expect((await database.store.cardRow(OTHER)).clocks).toHaveLength(1);
    const [owed] = await database.store.claimOwed(NOW + MINUTE, NOW + HOUR, 10);
    expect(owed).toMatchObject({ key: task().key, wanted: { state: 'open' } });
    expect(await database.store.nextDueAt()).toBe(NOW + MINUTE + HOUR);
  });

  test('that fails keeps nothing, and its records stay due', async () => {
    await due(database.store, [LEAD, OTHER]);
    let shown = 0;
    const failing = database.store.look(NOW, 10, (record) => {
      shown += 1;
      if (shown === 2) throw new Error('the process ends here');
      return found(record, { clocks: [clock({ record })] });
    });
    await expect(failing).rejects.toThrow();
    expect(await countOf(database.opened, 'clocks')).toBe(0);
    expect(await database.store.look(NOW, 10, noting().see)).toBe(2);
  });
});

describeOnEveryDatabase('what a look found', (database) => {
  test('comes back on the card, every value of a clock', async () => {
    const stopped = clock({
      id: 'disposition/1/lead',
      side: 'lead',
      ownerId: null,
      shadow: true,
      remindAt: [],
      endedAt: NOW,
      ending: 'handedOver',
      verdict: 'excused',
      elapsedMs: 0,
    });
    await lookedAt(database.store, { clocks: [clock(), stopped] });
    const { clocks } = await database.store.cardRow(LEAD);
    expect(clocks).toHaveLength(2);
    expect(clocks).toEqual(expect.arrayContaining([clock(), stopped]));
  });

  test('replaces the clocks of its record and leaves those of others', async () => {
    await lookedAt(database.store, { clocks: [clock({ record: OTHER })] }, OTHER);
    await lookedAt(database.store, { clocks: [clock(), clock({ id: 'disposition/1/101' })] });
    const moved = clock({
      deadlineAt: NOW + 5 * HOUR,
      endedAt: NOW + MINUTE,
      verdict: 'met',
      ending: 'kept',
    });
    await lookedAt(database.store, { clocks: [moved] });
    expect((await database.store.cardRow(LEAD)).clocks).toEqual([moved]);
    expect((await database.store.cardRow(OTHER)).clocks).toHaveLength(1);
    await lookedAt(database.store, { clocks: [] });
    expect((await database.store.cardRow(LEAD)).clocks).toEqual([]);
  });

  test('closes the effects no longer asked for, each with the values of its kind', async () => {
    await lookedAt(database.store, { effects: [task(), flags()] });
    await lookedAt(database.store, { effects: [flags({ key: 'contact:7/properties' })] }, OTHER);
    await lookedAt(database.store, { effects: [] });
    const owed = await database.store.claimOwed(NOW, NOW + HOUR, 10);
    const wanted = new Map(owed.map((effect) => [effect.key, effect.wanted]));
    expect(wanted.get(task().key)).toEqual({ state: 'closed', values: CLOSED.task });
    expect(wanted.get(flags().key)).toEqual({ state: 'closed', values: CLOSED.properties });
    expect(wanted.get('contact:7/properties')).toEqual(flags().wanted);
  });

  test('opens an effect again that was closed', async () => {
    await lookedAt(database.store, { effects: [task()] });
    await lookedAt(database.store, { effects: [] });
    await lookedAt(database.store, { effects: [task()] });
    const [owed] = await database.store.claimOwed(NOW, NOW + HOUR, 10);
    expect(owed).toMatchObject({ wanted: task().wanted });
  });

  test('is one of many records at once', async () => {
    const records = Array.from({ length: 500 }, (_, index) => contact(String(index)));
    await due(database.store, records);
    const see = (record: RecordRef) =>
      found(record, {
        clocks: [clock({ record }), clock({ record, id: 'disposition/1/101' })],
        effects: [flags({ key: `contact:${record.recordId}/properties` })],
        nextLookAt: NOW + HOUR,
      });
    // Cards of the tests before may have made looks small.
    while ((await database.store.look(NOW, 500, see)) > 0);
    expect(await database.store.counts(NOW)).toMatchObject({ records: 500, openClocks: 1000, owed: 500 });
    expect(await database.store.nextDueAt()).toBe(NOW + HOUR);
  });
});
