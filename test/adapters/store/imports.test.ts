/** Records that come in bulk (E10): in which order their histories are read, and what becomes of the first of a burst. */
import { type Fact, type FactSource, type RecordRef } from '../../../src/domain/timeline/fact.ts';
import { describeOnEveryDatabase } from '../../support/database.ts';
import { contact, HOUR, MINUTE, NOW, noting, propertyFact } from './rows.ts';

const IMPORT: FactSource = { type: 'IMPORT', id: '55' };
const INTEGRATION: FactSource = { type: 'INTEGRATION', id: '777' };
const BY_HAND: FactSource = { type: 'CRM_UI', id: 'userId:9' };

describeOnEveryDatabase('histories to be read', (database) => {
  const told = (record: RecordRef, source: FactSource, occurredAt = NOW): Fact[] => [
    { record, kind: 'created', occurredAt, source },
    propertyFact({ record, property: 'lifecyclestage', value: 'lead', source, occurredAt }),
  ];
  const append = (facts: readonly Fact[]) =>
    database.store.append({ facts, quarantined: [], receivedAt: NOW });
  const many = (count: number, source: FactSource, from = 1000): RecordRef[] =>
    Array.from({ length: count }, (_, index) => contact(String(from + index))).map((record) => {
      pending.push(...told(record, source));
      return record;
    });
  let pending: Fact[] = [];
  const arrive = async (): Promise<void> => {
    const facts = pending;
    pending = [];
    for (let from = 0; from < facts.length; from += 100) await append(facts.slice(from, from + 100));
  };
  const claimed = async (limit: number): Promise<string[]> =>
    (await database.store.claimUnread(NOW, NOW + HOUR, limit)).map(({ recordId }) => recordId);
  const living = contact('7');

  test('begin with the lead that lives, though an import of hundreds came before it', async () => {
    many(300, IMPORT);
    await arrive();
    await append(told(living, BY_HAND));
    expect(await claimed(1)).toEqual([living.recordId]);
    expect(await claimed(400)).toHaveLength(300);
  });

  test('begin with the lead that lives when the import does not call itself one', async () => {
    many(300, INTEGRATION);
    await arrive();
    await append(told(living, BY_HAND));
    // Who came before the hundredth could not be told from leads that live.
    expect(await claimed(100)).toContain(living.recordId);
    expect(await claimed(400)).toHaveLength(201);
  });

  test('know the later notices of a burst by what it created, whichever delivery they come in', async () => {
    for (let index = 0; index < 200; index += 1) many(1, INTEGRATION, 1000 + index);
    const creations = pending.filter(({ kind }) => kind === 'created');
    const rest = pending.filter(({ kind }) => kind !== 'created');
    pending = [...creations, ...rest];
    await arrive();
    await append(told(living, BY_HAND));
    expect(await claimed(101)).toContain(living.recordId);
  });

  test('take an imported lead first once somebody does something with it', async () => {
    const [first] = many(300, IMPORT);
    await arrive();
    await append([
      propertyFact({ record: first!, property: 'hubspot_owner_id', value: '101', source: BY_HAND }),
    ]);
    expect(await claimed(1)).toEqual([first!.recordId]);
  });

  test('do not lose that place to what the import tells of it later', async () => {
    await append(told(living, BY_HAND));
    await append([
      propertyFact({ record: living, property: 'hubspot_owner_id', value: '101', source: IMPORT }),
    ]);
    many(300, IMPORT);
    await arrive();
    expect(await claimed(1)).toEqual([living.recordId]);
  });

  test('come before those that are only to be read again, and these before an import', async () => {
    const again = contact('8');
    await append(told(again, BY_HAND));
    await database.store.addHistory([again], [], NOW);
    await database.store.publish(
      { version: 'v2', text: '', author: 'Ann', covers: 'newClocks', publishedAt: NOW },
      { readAgain: true, lookAt: 'runningClocks' },
    );
    many(3, IMPORT);
    await arrive();
    await append(told(living, BY_HAND));
    expect(await claimed(1)).toEqual([living.recordId]);
    expect(await claimed(1)).toEqual([again.recordId]);
    expect(await claimed(10)).toHaveLength(3);
  });

  test.each(['living', 'imported', 'again', 'imported and again'])(
    'are waited for until the earliest may be claimed: %s',
    async (kind) => {
      await append(told(living, kind.startsWith('imported') ? IMPORT : BY_HAND));
      await database.store.claimUnread(NOW, NOW + HOUR, 1);
      if (kind.endsWith('again')) {
        await database.store.addHistory([living], [], NOW);
        await database.store.publish(
          { version: 'v2', text: '', author: 'Ann', covers: 'newClocks', publishedAt: NOW },
          { readAgain: true, lookAt: 'runningClocks' },
        );
        await database.store.claimUnread(NOW, NOW + HOUR, 1);
      }
      expect(await database.store.nextUnreadAt()).toBe(NOW + HOUR);
      await append(told(contact('9'), kind.startsWith('imported') ? BY_HAND : IMPORT));
      expect(await database.store.nextUnreadAt()).toBe(0);
      await database.store.addHistory([living, contact('9')], [], NOW);
      expect(await database.store.nextUnreadAt()).toBeNull();
    },
  );

  test('are all read in the end', async () => {
    const records = [...many(150, IMPORT), ...many(150, INTEGRATION, 5000)];
    await arrive();
    const seen = new Set<string>();
    for (let round = 0; round < 10; round += 1) {
      const ids = await claimed(50);
      await database.store.addHistory(ids.map(contact), [], NOW + MINUTE);
      for (const id of ids) seen.add(id);
    }
    expect(seen.size).toBe(records.length);
    const { see, seen: looked } = noting();
    await database.store.look(NOW + MINUTE, 500, see);
    expect(looked.size).toBe(records.length);
  });
});
