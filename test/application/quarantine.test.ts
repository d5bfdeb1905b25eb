/** What lies in quarantine: read again, and forgotten in time. */
import { readAgain } from '../../webhooks/translate.ts';
import { retryQuarantine, tidyUp, type ReadAgain } from '../../src/application/quarantine.ts';
import { describeOnEveryDatabase } from '../support/database.ts';
import { countOf } from '../adapters/store/rows.ts';
import { NOW, PORTAL } from '../webhooks/hubspot.ts';
import { about, association, creation, propertyChange, without } from '../webhooks/notices.ts';

const DAY = 86_400_000;

describeOnEveryDatabase('the quarantine', (database) => {
  const hold = (notices: readonly unknown[], receivedAt = NOW) =>
    database.store.append({
      facts: [],
      quarantined: notices.map((notice) => ({ notice, reason: 'not understood by an older version' })),
      receivedAt,
    });
  const read: ReadAgain = (notice) => readAgain(notice, String(PORTAL));
  const held = async () => (await database.store.counts(NOW)).quarantined;

  test('gives what is understood by now to the clocks, as learned when it came, and keeps the rest', async () => {
    const hopeless = [null, 'text', without(creation(), 'objectId'), creation({ portalId: 7 })];
    await hold([...hopeless, creation({ objectId: 7 }), propertyChange({ objectId: 7 })], NOW - DAY);
    await hold([association({ fromObjectId: 8 }), about('contact.somethingNew')], NOW);
    expect(await retryQuarantine(database.store, read)).toBe(4);
    expect(await held()).toBe(hopeless.length);
    const records = await database.store.claimUnread(NOW + DAY, NOW + 2 * DAY, 10);
    expect(records.map(({ recordId }) => recordId).toSorted()).toEqual(['7', '8']);
    await database.store.addHistory(records, [], NOW);
    const learned: unknown[] = [];
    await database.store.look(NOW, 10, (_, facts) => {
      learned.push(...facts.map(({ fact, learnedAt }) => [fact.kind, learnedAt]));
      return null;
    });
    expect(learned).toEqual(
      expect.arrayContaining([
        ['created', NOW - DAY],
        ['property', NOW - DAY],
      ]),
    );
    expect(await retryQuarantine(database.store, read)).toBe(0);
    expect(await held()).toBe(hopeless.length);
  });

  test('that is told again, since it broke off, tells nothing new', async () => {
    await hold([creation()]);
    const breaksOff = {
      ...database.store,
      releaseNotices: () => Promise.reject(new Error('the power went')),
    };
    await expect(retryQuarantine(breaksOff, read)).rejects.toThrow('the power went');
    expect(await held()).toBe(1);
    expect(await retryQuarantine(database.store, read)).toBe(1);
    expect([await held(), await countOf(database.opened, 'facts')]).toEqual([0, 1]);
  });

  test('is read again however much lies in it', async () => {
    await hold(Array.from({ length: 1_201 }, (_, index) => (index % 600 === 0 ? null : creation())));
    expect(await retryQuarantine(database.store, read)).toBe(1_198);
    expect(await held()).toBe(3);
  });

  test('forgets what came thirty days ago, and nothing younger', async () => {
    await hold([1, 2], NOW - 30 * DAY - 1);
    await hold([3], NOW - 30 * DAY);
    expect(await tidyUp(database.store, NOW)).toBe(2);
    expect(await held()).toBe(1);
    expect(await tidyUp(database.store, NOW)).toBe(0);
  });
});
