/** Which facts a look is shown besides a record's own: those of merged records, and what a burst makes of facts. */
import { sql } from 'kysely';
import { type Fact } from '../../../src/domain/timeline/fact.ts';
import { type LearnedFact } from '../../../src/domain/timeline/timeline.ts';
import { describeOnEveryDatabase } from '../../support/database.ts';
import { contact, countOf, due, HOUR, noting, NOW, propertyFact } from './rows.ts';

const [survivor, loser, oldest] = [contact('990'), contact('901'), contact('800')];
const BY_HAND = { type: 'CRM_UI', id: 'userId:9' };

function merge(into: ReturnType<typeof contact>, ...mergedIds: string[]): Fact {
  return { record: into, kind: 'merged', mergedIds, occurredAt: NOW, source: BY_HAND };
}

describeOnEveryDatabase('a look at merged records', (database) => {
  const append = (facts: readonly Fact[]) =>
    database.store.append({ facts, quarantined: [], receivedAt: NOW });

  test('shows the survivor what was told of those that became one with it, however often they merged', async () => {
    await append([
      propertyFact({ record: oldest, value: 'OPEN' }),
      propertyFact({ record: loser, value: 'NEW' }),
      propertyFact({ record: survivor, value: 'CONNECTED' }),
      merge(loser, '800'),
      merge(survivor, '901'),
    ]);
    await due(database.store, [survivor, loser]);
    const { see, seen } = noting();
    await database.store.look(NOW, 10, see);
    const told = (id: string) =>
      (seen.get(id) ?? []).map(({ fact }) => `${fact.record.recordId} ${fact.kind}`).sort();
    expect(told('990')).toEqual(['800 property', '901 merged', '901 property', '990 merged', '990 property']);
    expect(told('901')).toEqual(['800 property', '901 merged', '901 property', '990 merged']);
  });

  test('comes for what was merged away as soon as the merge is told', async () => {
    await due(database.store, [loser, contact('7')], NOW - 1000);
    await database.store.look(NOW, 10, noting().see);
    await append([merge(survivor, '901')]);
    const { see, seen } = noting();
    await database.store.look(NOW, 10, see);
    expect([...seen.keys()]).toEqual(['901']);
  });
});

describeOnEveryDatabase('news of merged records', (database) => {
  const append = (facts: readonly Fact[]) =>
    database.store.append({ facts, quarantined: [], receivedAt: NOW });
  const lookedAt = async (): Promise<readonly string[]> => {
    const { see, seen } = noting();
    await database.store.look(NOW, 10, see);
    return [...seen.keys()];
  };

  test('about one that was merged away makes the survivor due', async () => {
    await due(database.store, [survivor, loser], NOW - 1000);
    await append([merge(survivor, '901')]);
    await lookedAt();
    await append([propertyFact({ record: loser, value: 'CONNECTED' })]);
    expect([...(await lookedAt())].sort()).toEqual(['901', '990']);
  });

  test('keeps two merges into one survivor at the same instant', async () => {
    await append([merge(survivor, '900'), merge(survivor, '901')]);
    expect(await countOf(database.opened, 'facts')).toBe(2);
  });

  test('does not count a record in that was said to be merged by facts that are gone', async () => {
    const merges = async () =>
      (await sql<{ merged_id: string }>`select merged_id from merges order by 1`.execute(database.opened.db))
        .rows;
    const remove = (value: string) =>
      sql`delete from facts where kind = 'merged' and value = ${value}`.execute(database.opened.db);
    await append([merge(survivor, '900', '901')]);
    await append([{ ...merge(survivor, '901'), occurredAt: NOW + HOUR }]);
    expect(await merges()).toEqual([{ merged_id: '900' }, { merged_id: '901' }]);
    await remove('900,901');
    expect(await merges()).toEqual([{ merged_id: '901' }]);
    await remove('901');
    expect(await merges()).toEqual([]);
  });
});

describeOnEveryDatabase('facts that came with a burst', (database) => {
  const created = (number: number, source: Fact['source']): Fact[] => {
    const record = contact(String(1000 + number));
    const occurredAt = NOW + number * 1000;
    return [
      { record, kind: 'created', occurredAt, source },
      { ...propertyFact({ record, property: 'hubspot_owner_id', value: '101', source }), occurredAt },
    ];
  };
  const integration = { type: 'INTEGRATION', id: '777' };

  const burstIds = async (facts: readonly Fact[]): Promise<readonly string[]> => {
    const records = [...new Set(facts.map(({ record }) => record.recordId))].map(contact);
    await database.store.addHistory(records, facts, NOW);
    const { see, seen } = noting();
    await database.store.look(NOW, 500, see);
    return [...seen].filter(([, told]) => told.every(({ inBurst }) => inBurst === true)).map(([id]) => id);
  };

  test('are marked when one source made a hundred records in ten minutes', async () => {
    const imported = Array.from({ length: 100 }, (_, number) => created(number, integration)).flat();
    const byHand = created(500, BY_HAND);
    const ids = await burstIds([...imported, ...byHand]);
    expect(ids).toHaveLength(100);
    expect(ids).not.toContain('1500');
  });

  test('make those due again that were looked at before anybody could know, once', async () => {
    const told = Array.from({ length: 101 }, (_, number) => created(number, integration));
    const arrive = (from: number, until: number): Promise<void> =>
      database.store.addHistory(
        told.slice(from, until).map(([fact]) => fact!.record),
        told.slice(from, until).flat(),
        NOW,
      );
    const looked = async (): Promise<ReadonlyMap<string, readonly LearnedFact[]>> => {
      const { see, seen } = noting();
      await database.store.look(NOW, 500, see);
      return seen;
    };
    await arrive(0, 99);
    await database.store.addHistory([contact('1500')], created(500, BY_HAND), NOW);
    expect((await looked()).size).toBe(100);
    await arrive(99, 100);
    expect([...(await looked()).keys()]).toEqual(['1099']);
    const again = await looked();
    expect(again.size).toBe(99);
    expect([...again.values()].flat().every(({ inBurst }) => inBurst === true)).toBe(true);
    await arrive(100, 101);
    expect((await looked()).size).toBe(1);
    expect((await looked()).size).toBe(0);
  });

  test('are not when they were ninety-nine', async () => {
    const some = Array.from({ length: 99 }, (_, number) => created(number, integration)).flat();
    expect(await burstIds(some)).toEqual([]);
  });
});
