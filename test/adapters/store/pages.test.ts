/** The store read from end to end, page by page. */
import { pagesOf, type Page } from '../../../src/application/pages.ts';
import { type RecordRef } from '../../../src/domain/timeline/fact.ts';
import { describeOnEveryDatabase } from '../../support/database.ts';
import { clock, contact, due, found, HOUR, lookedAt, NOW, propertyFact } from './rows.ts';

/** More than a page. */
const MANY = Array.from({ length: 501 }, (_none, index) => contact(String(10_000 + index)));

async function all<Row>(read: (after: RecordRef | null) => Promise<Page<Row>>): Promise<readonly Row[]> {
  const rows: Row[] = [];
  for await (const page of pagesOf(read)) rows.push(...page.rows);
  return rows;
}

describeOnEveryDatabase('pages of the store', (database) => {
  test('hold every record once, in the order of their ids, with the facts a look would see', async () => {
    const { store } = database;
    const facts = MANY.map((record) => propertyFact({ record }));
    await store.addHistory(MANY, facts, NOW);
    const seen = await all((after) => store.timelines('all', after));
    expect(seen.map(({ record }) => record.recordId)).toEqual(MANY.map(({ recordId }) => recordId));
    expect(seen.every(({ facts: known }) => known.length === 1)).toBe(true);
    expect(await store.recordCount('all')).toBe(MANY.length);
  });

  test('give a record the facts of those that were merged into it', async () => {
    const { store } = database;
    const [survivor, merged] = [contact('1'), contact('2')];
    const told = propertyFact({ record: merged, value: 'CONNECTED' });
    const merge = {
      record: survivor,
      kind: 'merged',
      mergedIds: ['2'],
      occurredAt: NOW,
      source: told.source,
    } as const;
    await store.addHistory([survivor, merged], [told, merge], NOW);
    const [first] = await all((after) => store.timelines('all', after));
    expect(first?.facts.map(({ fact }) => fact.kind).toSorted()).toEqual(['merged', 'property']);
  });

  test('of records with a running clock leave the others out, and those whose history is unread', async () => {
    const { store } = database;
    await lookedAt(store, { clocks: [clock({ record: contact('1') })] }, contact('1'));
    await due(store, [contact('2')]);
    await store.look(NOW, 10, (record) => found(record));
    await store.append({ facts: [propertyFact({ record: contact('3') })], quarantined: [], receivedAt: NOW });
    const running = await all((after) => store.timelines('running', after));
    expect(running.map(({ record }) => record.recordId)).toEqual(['1']);
    expect(await store.recordCount('running')).toBe(1);
    expect(await store.recordCount('all')).toBe(2);
  });

  test('of facts and clocks hold what happened since, and what runs', async () => {
    const { store } = database;
    const record = contact('1');
    const old = propertyFact({ record, occurredAt: NOW - 10 * HOUR });
    const fresh = propertyFact({ record, value: 'CONNECTED', occurredAt: NOW });
    await store.addHistory([record], [old, fresh], NOW);
    expect((await all((after) => store.facts(after, NOW - HOUR))).map(({ fact }) => fact)).toEqual([fresh]);

    const ended = { endedAt: NOW - 9 * HOUR, ending: 'kept', verdict: 'met', elapsedMs: 0 } as const;
    const gone = clock({ record, id: 'a', startedAt: NOW - 10 * HOUR, deadlineAt: NOW - 8 * HOUR, ...ended });
    const judged = clock({ record, id: 'b', startedAt: NOW - 10 * HOUR, deadlineAt: NOW, ...ended });
    const running = clock({ record, id: 'c', startedAt: NOW - 10 * HOUR, deadlineAt: NOW - 8 * HOUR });
    await lookedAt(store, { clocks: [gone, judged, running] }, record);
    expect((await all((after) => store.clocks(after, NOW - HOUR))).map(({ id }) => id)).toEqual(['b', 'c']);
  });
});
