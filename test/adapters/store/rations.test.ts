/** Reminders of one owner and day beyond the ration are held back, whoever looks and whatever happens in between. */
import { sql } from 'kysely';
import { type Ration } from '../../../src/application/ration.ts';
import { type OwedEffect, type WantedEffect } from '../../../src/application/store.ts';
import { describeOnEveryDatabase } from '../../support/database.ts';
import { contact, due, found, HOUR, lookedAt, MINUTE, NOW, task } from './rows.ts';

const DAY = '2026-03-02';

describeOnEveryDatabase('a ration of reminders', (database) => {
  const reminder = (id: number, over: Partial<Ration> = {}): WantedEffect =>
    task({
      key: `contact:${id}/reminder`,
      urgency: 2,
      ration: { ownerId: '101', day: DAY, atMost: 2, dueAt: NOW + id * MINUTE, ...over },
    });
  const wanted = (id: number, over: Partial<Ration> = {}): Promise<void> =>
    lookedAt(database.store, { effects: [reminder(id, over)] }, contact(String(id)));
  const handled = (id: number): Promise<void> => lookedAt(database.store, {}, contact(String(id)));
  const claim = (now = NOW): Promise<readonly OwedEffect[]> => database.store.claimOwed(now, now + HOUR, 100);
  const claimed = async (now = NOW): Promise<readonly string[]> =>
    (await claim(now)).map(({ record }) => record.recordId).toSorted();
  const made = async (now = NOW): Promise<void> => {
    const owed = await claim(now);
    await database.store.settle(
      owed.map(({ key, wanted: done }) => ({ key, outcome: 'done', done, remoteId: `9${key}` })),
    );
  };
  const heldBack = async () => (await database.store.digestGrounds(0)).heldBack;

  test('lets so many through and holds the others back, the earliest due first', async () => {
    const records = [5, 3, 1, 4, 2].map((id) => contact(String(id)));
    await due(database.store, records);
    await database.store.look(NOW, 10, (record) =>
      found(record, { effects: [reminder(Number(record.recordId))] }),
    );
    expect(await claimed()).toEqual(['1', '2']);
    expect(await heldBack()).toEqual([
      { ownerId: '101', day: DAY, leads: 3, given: 2, firstDueAt: NOW + 3 * MINUTE, contactId: '3' },
    ]);
    expect(await database.store.counts(NOW)).toMatchObject({ owed: 2 });
  });

  test('is one for each owner and each day', async () => {
    for (const id of [1, 2, 3]) await wanted(id);
    for (const id of [4, 5, 6]) await wanted(id, { ownerId: '102' });
    for (const id of [7, 8, 9]) await wanted(id, { day: '2026-03-03' });
    expect(await claimed()).toEqual(['1', '2', '4', '5', '7', '8']);
    expect((await heldBack()).map(({ ownerId, day, leads }) => [ownerId, day, leads])).toEqual([
      ['101', DAY, 1],
      ['101', '2026-03-03', 1],
      ['102', DAY, 1],
    ]);
  });

  test('does not count what has none', async () => {
    for (const id of [1, 2, 3]) {
      const effects = [task({ key: `contact:${id}/overdue` })];
      await lookedAt(database.store, { effects }, contact(String(id)));
    }
    expect(await claimed()).toEqual(['1', '2', '3']);
  });

  test('is used up by what was made, whatever became of it since', async () => {
    for (const id of [1, 2]) await wanted(id);
    await made();
    await handled(1);
    await wanted(3);
    expect(await claimed()).toEqual(['1']); // to be closed
    expect(await heldBack()).toMatchObject([{ leads: 1, given: 2 }]);
  });

  test('leaves alone what is seen again, held or not', async () => {
    for (const id of [1, 2, 3]) await wanted(id);
    await made();
    for (const id of [3, 2, 1, 3]) await wanted(id);
    expect(await claimed()).toEqual([]);
    expect(await database.store.nextOwedAt()).toBeNull();
  });

  test('never makes what was held back and is over by then', async () => {
    for (const id of [1, 2, 3]) await wanted(id);
    await made();
    await handled(3);
    expect(await heldBack()).toEqual([]);
    expect(await claimed()).toEqual([]);
    expect(await database.store.counts(NOW)).toMatchObject({ owed: 0 });
  });

  test('is not asked of what stands in the portal already', async () => {
    for (const id of [1, 2, 3]) await wanted(id);
    const { key, wanted: done } = reminder(3);
    await database.store.adoptTasks([{ key, record: contact('3'), remoteId: '900', done }]);
    expect(await heldBack()).toEqual([]);
    await handled(3);
    expect(await claimed()).toContain('3'); // to be closed
  });

  test('holds back again what comes back', async () => {
    for (const id of [1, 2, 3]) await wanted(id);
    await handled(3);
    await wanted(3);
    expect(await heldBack()).toMatchObject([{ leads: 1 }]);
  });

  test('lets more through when the agreement allows more', async () => {
    for (const id of [1, 2, 3, 4]) await wanted(id);
    await made();
    await wanted(4, { atMost: 3 });
    expect(await claimed()).toEqual(['3']);
    expect(await heldBack()).toMatchObject([{ leads: 1, given: 3 }]);
  });

  test('survives a sender that vanished: nothing is admitted in its place', async () => {
    for (const id of [1, 2, 3]) await wanted(id);
    expect(await claimed()).toEqual(['1', '2']);
    const again = await claim(NOW + HOUR);
    expect(again.map(({ record, unanswered }) => [record.recordId, unanswered])).toEqual([
      ['1', true],
      ['2', true],
    ]);
  });

  test('is kept to by looks that come at once', async () => {
    const records = Array.from({ length: 40 }, (_, index) => contact(String(index + 1)));
    await due(database.store, records);
    const look = () =>
      database.store.look(NOW, 10, (record) =>
        found(record, { effects: [reminder(Number(record.recordId), { atMost: 7 })] }),
      );
    await Promise.all([look(), look(), look(), look()]);
    expect(await claimed()).toHaveLength(7);
    expect(await heldBack()).toMatchObject([{ leads: 33, given: 7 }]);
  });

  test('is looked up by an index, not by reading all effects', async () => {
    const { rows } = await sql<{ 'QUERY PLAN': string }>`
      explain select count(*) from effects e where e.owner_id = '101' and e.day = ${DAY} and not e.held`.execute(
      database.opened.db,
    );
    expect(rows.map((row) => row['QUERY PLAN']).join('\n')).toContain('effects_of_ration');
  });
});
