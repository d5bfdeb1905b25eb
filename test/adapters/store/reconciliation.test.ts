/** Where a comparison with HubSpot stands, what it marks, and what a history read anew takes the place of. */
import { sql } from 'kysely';
import { renewAll } from '../../../src/adapters/store/rebuild.ts';
import { type Reconciliation } from '../../../src/application/walks.ts';
import { type Fact } from '../../../src/domain/timeline/fact.ts';
import { describeOnEveryDatabase } from '../../support/database.ts';
import {
  clock,
  contact,
  countOf,
  due,
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
const DAY = 24 * HOUR;
const BY_HAND = { type: 'CRM_UI', id: 'userId:9' };
const happened = (
  kind: 'created' | 'deleted' | 'restored' | 'erased',
  occurredAt: number,
  record = LEAD,
): Fact => ({
  record,
  kind,
  occurredAt,
  source: BY_HAND,
});

describeOnEveryDatabase('a comparison with HubSpot', (database) => {
  const append = (facts: readonly Fact[], receivedAt = NOW) =>
    database.store.append({ facts, quarantined: [], receivedAt });
  const unread = async () => (await database.store.counts(NOW)).unread;

  test('is one at a time, and goes on where it was left', async () => {
    const { store } = database;
    const first = await store.claimReconciliation(NOW, NOW + MINUTE);
    expect(first).toEqual({
      throughAt: null,
      version: null,
      walk: null,
      finishedAt: null,
      finishedMarked: 0,
    });
    expect(await store.claimReconciliation(NOW + 1, NOW + HOUR)).toBeNull();
    const walk = {
      startedAt: NOW,
      version: 'v1',
      place: { phase: 'changed', from: 5, afterId: '77' },
      marked: 3,
    } as const;
    await store.keepReconciliation({ ...first!, walk });
    expect(await store.claimReconciliation(NOW + 1, NOW + MINUTE)).toEqual({ ...first, walk });
    // Whoever held it was killed: the lease ends by itself.
    expect(await store.claimReconciliation(NOW + MINUTE, NOW + HOUR)).toEqual({ ...first, walk });
    const done: Reconciliation = {
      throughAt: NOW,
      version: 'v1',
      walk: null,
      finishedAt: NOW + MINUTE,
      finishedMarked: 3,
    };
    await store.keepReconciliation(done);
    expect(await store.counts(NOW)).toMatchObject({ reconciledAt: NOW + MINUTE, reconciled: 3 });
    expect(await store.claimReconciliation(NOW, NOW)).toEqual(done);
  });

  test('marks unknown records, and known ones that changed after they were read', async () => {
    const { store } = database;
    await store.addHistory([{ ...LEAD, exists: true, modifiedAt: 500 }], [], NOW);
    expect(await store.markChanged([{ ...LEAD, modifiedAt: 500 }])).toBe(0);
    expect(await unread()).toBe(0);
    const changed = [
      { ...LEAD, modifiedAt: 501 },
      { ...OTHER, modifiedAt: 1 },
      { ...OTHER, modifiedAt: 2 },
    ];
    expect(await store.markChanged(changed)).toBe(2);
    expect(await unread()).toBe(2);
    expect(await store.markChanged(changed)).toBe(0);
    await store.addHistory([{ ...LEAD, exists: true, modifiedAt: 501 }], [], NOW);
    expect(await store.markChanged([{ ...LEAD, modifiedAt: 501 }])).toBe(0);
    expect(await store.markChanged([{ ...LEAD, modifiedAt: null }])).toBe(1);
  });

  test('leaves leads that live to be read before what it marked', async () => {
    const { store } = database;
    await store.markChanged([{ ...OTHER, modifiedAt: 1 }]);
    await append([propertyFact()]);
    expect(await store.claimUnread(NOW, NOW + MINUTE, 1)).toEqual([LEAD]);
  });

  test('asks one by one for records with a running clock and for deleted ones, page by page', async () => {
    const { store } = database;
    const records = ['100', '101', '102', '103', '104'].map(contact);
    await due(store, records);
    await store.look(NOW, 10, (record) =>
      found(record, {
        clocks:
          record.recordId === '104'
            ? [clock({ record, endedAt: NOW, ending: 'kept', verdict: 'met' })]
            : ['100', '101'].includes(record.recordId)
              ? [clock({ record }), clock({ record, id: 'disposition/1/101' })]
              : [],
      }),
    );
    const [, , binned, back] = records;
    await append([
      happened('deleted', NOW - DAY, binned),
      happened('deleted', NOW - DAY, back),
      happened('restored', NOW - HOUR, back),
      happened('deleted', NOW - DAY, OTHER),
      happened('erased', NOW - DAY, OTHER),
      happened('deleted', NOW - 91 * DAY, contact('6')),
    ]);
    const page = await store.unsureRecords('', NOW, 2);
    expect(page).toEqual([
      { ...contact('100'), isDeleted: false },
      { ...contact('101'), isDeleted: false },
    ]);
    expect(await store.unsureRecords('101', NOW, 2)).toEqual([{ ...contact('102'), isDeleted: true }]);
    expect(await store.unsureRecords('102', NOW, 2)).toEqual([]);
  });
});

describeOnEveryDatabase('a history read again', (database) => {
  const append = (facts: readonly Fact[], receivedAt = NOW) =>
    database.store.append({ facts, quarantined: [], receivedAt });
  const read = (facts: readonly Fact[], askedAt = NOW + HOUR, exists = true) =>
    database.store.addHistory([{ ...LEAD, exists, modifiedAt: askedAt }], facts, askedAt + 1, { askedAt });
  async function told(): Promise<readonly string[]> {
    const { see, seen } = noting();
    await database.store.look(NOW + DAY, 10, see);
    return (seen.get(LEAD.recordId) ?? [])
      .map(({ fact }) => (fact.kind === 'property' ? fact.value : fact.kind))
      .toSorted();
  }

  test('adds to what was told', async () => {
    await append([propertyFact({ value: 'WRONG' })]);
    await read([propertyFact({ value: 'NEW' })]);
    expect(await told()).toEqual(['NEW', 'WRONG']);
  });

  test('takes the place of values told before, once all is to be renewed; of nothing else', async () => {
    const merged: Fact = { record: LEAD, kind: 'merged', mergedIds: ['8'], occurredAt: NOW, source: BY_HAND };
    await append([
      propertyFact({ value: 'WRONG' }),
      happened('created', NOW - DAY),
      happened('deleted', NOW - 2 * HOUR),
      happened('restored', NOW - HOUR),
      merged,
    ]);
    // HubSpot was asked before this was told, and may not have known it yet.
    await append([propertyFact({ value: 'LATE', occurredAt: NOW + HOUR })], NOW + HOUR);
    expect(await renewAll(database.opened.db)).toBe(1);
    await read([propertyFact({ value: 'NEW' })]);
    expect(await told()).toEqual(['LATE', 'NEW', 'deleted', 'merged', 'restored']);
    await append([propertyFact({ value: 'OPEN', occurredAt: NOW })], NOW + HOUR);
    await read([], NOW + 2 * HOUR);
    expect(await told()).toContain('OPEN');
  });

  test('leaves what is known of a record that HubSpot has no more', async () => {
    await append([propertyFact()]);
    await renewAll(database.opened.db);
    await read([], NOW + HOUR, false);
    expect(await told()).toEqual(['NEW']);
  });

  test('brings a record back that came out of the recycle bin unheard, but none that was just deleted', async () => {
    await append([propertyFact(), happened('deleted', NOW)]);
    await read([], NOW + MINUTE);
    expect(await told()).toEqual(['NEW', 'deleted']);
    await read([], NOW + HOUR);
    await read([], NOW + 2 * HOUR);
    expect(await told()).toEqual(['NEW', 'deleted', 'restored']);
  });

  test('brings nobody back who was erased', async () => {
    await append([happened('deleted', NOW), happened('erased', NOW)]);
    await read([], NOW + HOUR);
    expect(await told()).not.toContain('restored');
  });

  test('that tells of a merge makes those due that were merged away', async () => {
    await due(database.store, [OTHER]);
    await database.store.look(NOW, 10, (record) => found(record));
    expect(await database.store.nextDueAt()).toBeNull();
    const merged: Fact = {
      record: LEAD,
      kind: 'merged',
      mergedIds: ['7', '9'],
      occurredAt: NOW,
      source: BY_HAND,
    };
    await read([merged]);
    const { see, seen } = noting();
    await database.store.look(NOW + DAY, 10, see);
    expect([...seen.keys()].toSorted()).toEqual([LEAD.recordId, '7']);
    expect(await countOf(database.opened, 'records')).toBe(2);
  });
});

describeOnEveryDatabase('tasks that only HubSpot remembers', (database) => {
  const wanted = task();
  const adopt = (state = wanted.wanted) =>
    database.store.adoptTasks([{ key: wanted.key, record: LEAD, remoteId: '77', done: state }]);
  const owed = () => database.store.claimOwed(NOW, NOW, 10);

  test('are looked for where nothing was ever done for a record that shows our status', async () => {
    expect(await database.store.forgotten([LEAD, OTHER])).toHaveLength(2);
    await lookedAt(database.store, { effects: [wanted] });
    expect(await database.store.forgotten([LEAD])).toEqual([LEAD]);
    await database.store.settle([{ key: wanted.key, outcome: 'done', done: wanted.wanted, remoteId: '77' }]);
    expect(await database.store.forgotten([LEAD, OTHER])).toEqual([OTHER]);
  });

  test('are not made again while they are asked for', async () => {
    await adopt();
    await lookedAt(database.store, { effects: [wanted] });
    expect(await owed()).toEqual([]);
  });

  test('are brought up to date, or closed once nobody asks for them', async () => {
    await adopt({ state: 'open', values: { hs_task_subject: 'Old words' } });
    await lookedAt(database.store, { effects: [wanted] });
    expect(await owed()).toMatchObject([{ key: wanted.key, remoteId: '77', unanswered: false }]);
    await lookedAt(database.store, { effects: [] });
    expect(await owed()).toMatchObject([{ remoteId: '77', wanted: { state: 'closed' } }]);
  });

  test('never take the place of what is remembered', async () => {
    await lookedAt(database.store, { effects: [wanted] });
    await database.store.settle([{ key: wanted.key, outcome: 'done', done: wanted.wanted, remoteId: '78' }]);
    await adopt({ state: 'open', values: {} });
    const { rows } = await sql<{ remote_id: string; done: unknown }>`
      select remote_id, done from effects`.execute(database.opened.db);
    expect(rows).toEqual([{ remote_id: '78', done: wanted.wanted }]);
  });
});
