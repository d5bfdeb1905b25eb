/** What a rebuild keeps, what is left of it after a kill, and what it says of the clocks there were. */
import { copyInMemory } from '../../../src/adapters/store/rehearse.ts';
import { storeOn } from '../../../src/adapters/store/store.ts';
import { wholeWalk } from '../../../src/application/reconcile.ts';
import { type Verdict } from '../../../src/domain/evaluate/clock.ts';
import { describeOnEveryDatabase } from '../../support/database.ts';
import { clock, contact, countOf, due, found, HOUR, LEAD, MINUTE, NOW, propertyFact, task } from './rows.ts';

const OTHER = contact('7');
const WALK = wholeWalk('v1', NOW);

describeOnEveryDatabase('a rebuild', (database) => {
  /** Reads all that is to be read, as HubSpot has it. */
  async function readAll(now = NOW + MINUTE): Promise<void> {
    const records = await database.store.claimUnread(now, now + MINUTE, 10);
    const read = records.map((record) => ({ ...record, exists: true }));
    await database.store.addHistory(read, [], now, { leaseUntil: now + MINUTE });
  }

  /** Looks at everything that is due, and finds these verdicts. */
  const look = (verdicts: Readonly<Record<string, Verdict | null>>, endedAt = NOW) =>
    database.store.look(NOW + HOUR, 10, (record) =>
      found(record, {
        clocks: Object.entries(verdicts).map(([id, verdict]) =>
          clock({ record, id, verdict, ...(verdict ? { endedAt, ending: 'kept', elapsedMs: 1 } : {}) }),
        ),
        effects: [task({ key: `contact:${record.recordId}/task` })],
      }),
    );

  test('is begun once, and what was claimed by whoever began it is free for whoever goes on', async () => {
    const { store } = database;
    await due(store, [LEAD, OTHER]);
    await store.append({ facts: [propertyFact()], quarantined: [], receivedAt: NOW });
    expect(await store.leftToRebuild()).toBe(0);
    expect(await store.beginRebuild(NOW, WALK)).toEqual({
      begunAt: NOW,
      recordsBefore: 2,
      factsBefore: 1,
      walk: WALK,
      resumed: false,
    });
    expect(await store.leftToRebuild()).toBe(2);
    expect(await store.claimUnread(NOW, NOW + HOUR, 1)).toHaveLength(1);
    expect(await store.claimUnread(NOW, NOW + HOUR, 10)).toHaveLength(1);
    await store.keepRebuildWalk(null);
    expect(await store.beginRebuild(NOW + MINUTE, WALK)).toMatchObject({
      begunAt: NOW,
      factsBefore: 1,
      walk: null,
      resumed: true,
    });
    await readAll();
    expect(await store.leftToRebuild()).toBe(0);
    expect(await store.endRebuild()).toMatchObject({ recordsBefore: 2, factsBefore: 1, facts: 0 });
    expect(await store.endRebuild()).toBeNull();
    expect(await store.beginRebuild(NOW + HOUR, WALK)).toMatchObject({ resumed: false, factsBefore: 0 });
  });

  test('does not mark again what was read before the kill, but counts what is found new', async () => {
    const { store } = database;
    await due(store, [LEAD, OTHER]);
    await store.beginRebuild(NOW, WALK);
    const [first] = await store.claimUnread(NOW, NOW + HOUR, 1);
    await store.addHistory([{ ...first!, exists: true }], [], NOW, { leaseUntil: NOW + HOUR });
    await store.beginRebuild(NOW, WALK);
    expect(await store.leftToRebuild()).toBe(1);
    await store.markChanged([{ ...contact('9'), modifiedAt: 1 }]);
    expect(await store.leftToRebuild()).toBe(2);
  });

  test('tells the clocks whose verdict is another one, as of when it began', async () => {
    const { store } = database;
    await due(store, [LEAD]);
    await look({ 'same/1/1': 'met', 'other/1/1': 'met', 'gone/1/1': 'breached', 'running/1/1': null });
    await store.beginRebuild(NOW + HOUR, WALK);
    await readAll();
    await look({ 'same/1/1': 'met', 'other/1/1': 'breached', 'running/1/1': 'excused', 'new/1/1': 'met' });
    expect(await store.endRebuild()).toMatchObject({
      clocks: 4,
      appeared: 1,
      different: [
        { ...LEAD, clockId: 'gone/1/1', before: 'breached', after: 'gone' },
        { ...LEAD, clockId: 'other/1/1', before: 'met', after: 'breached' },
        { ...LEAD, clockId: 'running/1/1', before: 'running', after: 'excused' },
      ],
    });
  });

  test('takes neither the passing of time nor news since for a difference', async () => {
    const { store } = database;
    await due(store, [LEAD]);
    await look({ 'running/1/1': null });
    await store.beginRebuild(NOW + HOUR, WALK);
    await readAll();
    await look({ 'running/1/1': 'met' }, NOW + 2 * HOUR);
    expect(await store.endRebuild()).toMatchObject({ different: [], appeared: 0 });
  });

  test('is rehearsed on a copy that holds all there is, and changes nothing', async () => {
    const { store, opened } = database;
    const merged = { record: LEAD, kind: 'merged', mergedIds: ['8'] } as const;
    await due(store, [LEAD, OTHER]);
    await store.append({
      facts: [
        propertyFact({ value: '“ä\\ \n' }),
        { ...merged, occurredAt: NOW, source: { type: 'A', id: '' } },
      ],
      quarantined: [{ notice: { a: 1 }, reason: 'odd' }],
      receivedAt: NOW,
    });
    await look({ 'first/1/1': 'met' });
    const copied = await copyInMemory(opened);
    try {
      const copy = storeOn(copied);
      expect(await copy.counts(NOW)).toEqual(await store.counts(NOW));
      for (const table of ['facts', 'records', 'clocks', 'effects'] as const)
        expect(await countOf(copied, table)).toBe(await countOf(opened, table));
      expect(await copy.cardRow(LEAD)).toEqual(await store.cardRow(LEAD));
      await copy.beginRebuild(NOW, WALK);
      // New rows are numbered onward.
      await copy.append({ facts: [], quarantined: [{ notice: 2, reason: 'odd' }], receivedAt: NOW });
      expect(await copy.heldNotices(0, 10)).toHaveLength(2);
    } finally {
      await copied.close();
    }
    expect(await store.leftToRebuild()).toBe(0);
    expect(await store.heldNotices(0, 10)).toHaveLength(1);
  });
});

describeOnEveryDatabase('a record asked for while it is being read', (database) => {
  const unread = async () => (await database.store.counts(NOW)).unread;
  const LEASE = NOW + 2 * MINUTE;
  const claimed = () => database.store.claimUnread(NOW, LEASE, 10);
  const read = (leaseUntil = LEASE) =>
    database.store.addHistory([{ ...LEAD, exists: true, modifiedAt: 1 }], [], NOW + MINUTE, {
      askedAt: NOW,
      leaseUntil,
    });
  const told = () =>
    database.store.append({ facts: [], quarantined: [], changed: [LEAD], receivedAt: NOW + 1_000 });

  test.each([
    ['by a notice', told],
    ['by a comparison', () => database.store.markChanged([{ ...LEAD, modifiedAt: null }])],
    [
      'by a rebuild',
      async () => {
        await database.store.endRebuild();
        await database.store.beginRebuild(NOW, WALK);
      },
    ],
  ])('is read again, %s', async (_, ask) => {
    const { store } = database;
    // The first reading of all, and one that was asked for.
    await store.append({ facts: [propertyFact()], quarantined: [], receivedAt: NOW });
    expect(await claimed()).toEqual([LEAD]);
    await ask();
    await read();
    expect(await unread()).toBe(1);
    const again = await store.claimUnread(LEASE, LEASE + MINUTE, 10);
    expect(again).toEqual([LEAD]);
    await ask();
    await read(LEASE + MINUTE);
    expect(await unread()).toBe(1);
    expect(await store.claimUnread(LEASE + 2 * MINUTE, LEASE + 3 * MINUTE, 10)).toEqual([LEAD]);
    await read(LEASE + 3 * MINUTE);
    expect(await unread()).toBe(0);
  });

  test('and afterwards does not wait for the end of the lease', async () => {
    const { store } = database;
    await store.append({ facts: [propertyFact()], quarantined: [], receivedAt: NOW });
    await claimed();
    await read();
    await store.markChanged([{ ...LEAD, modifiedAt: 2 }]);
    expect(await store.claimUnread(NOW + MINUTE, LEASE, 10)).toEqual([LEAD]);
  });

  test('is left to a reader who took it after the lease had ended', async () => {
    const { store } = database;
    await store.append({ facts: [propertyFact()], quarantined: [], receivedAt: NOW });
    await claimed();
    await store.claimUnread(LEASE, LEASE + MINUTE, 10);
    await read();
    expect(await unread()).toBe(1);
    await read(LEASE + MINUTE);
    expect(await unread()).toBe(0);
  });

  test('is not read twice when nobody asked', async () => {
    const { store } = database;
    await store.append({ facts: [propertyFact()], quarantined: [], receivedAt: NOW });
    await claimed();
    await store.markChanged([{ ...LEAD, modifiedAt: 1 }]);
    await read();
    expect(await unread()).toBe(0);
  });
});
