/** How the store stands, and the tallies of what came. */
import { sql } from 'kysely';
import { pino } from 'pino';
import { Receipts } from '../../../src/application/receipts.ts';
import { type Standing } from '../../../src/application/standing.ts';
import { describeOnEveryDatabase } from '../../support/database.ts';
import { MovedTime } from '../../support/movedTime.ts';
import { clock, contact, due, flags, HOUR, lookedAt, MINUTE, NOW, task } from './rows.ts';

const silent = pino({ level: 'silent' });

describeOnEveryDatabase('how the store stands', (database) => {
  const standing = (now = NOW): Promise<Standing> => database.store.standing(now);

  test('tells clocks by their state, and shadows apart', async () => {
    await lookedAt(database.store, {
      clocks: [
        clock({ id: 'a' }),
        clock({ id: 'b', dueSoonAt: NOW }),
        clock({ id: 'c', overdueAfter: NOW - 1 }),
        clock({ id: 'd', overdueAfter: NOW - 1, shadow: true }),
        clock({ id: 'e', endedAt: NOW, verdict: 'met', ending: 'kept', elapsedMs: 1 }),
      ],
    });
    expect((await standing()).clocks).toEqual({
      leads: 1,
      onTrack: 1,
      dueSoon: 1,
      overdue: 1,
      shadow: 1,
    });
  });

  test('tells what is owed by kind, and what was set aside by reason', async () => {
    await lookedAt(database.store, { effects: [flags(), task({ key: 'one' }), task({ key: 'two' })] });
    expect((await standing()).owed).toEqual({ properties: 1, overdue: 1, tasks: 2 });
    const [first] = await database.store.claimOwed(NOW, NOW + HOUR, 1, { kind: 'task' });
    const tried = first!.wanted;
    await database.store.settle([
      { key: first!.key, outcome: 'failed', tried, reason: 'owner: GONE', nextTryAt: null, answered: true },
    ]);
    expect(await standing()).toMatchObject({
      owed: { properties: 1, overdue: 1, tasks: 1 },
      setAside: { owner: 1 },
    });
  });

  test('calls stuck what has been due for ten minutes, and nothing that has not', async () => {
    await due(database.store, [contact('1'), contact('2')], NOW);
    expect(await standing(NOW + 10 * MINUTE)).toMatchObject({ due: 2, stuck: 0 });
    expect(await standing(NOW + 10 * MINUTE + 1)).toMatchObject({ due: 2, stuck: 2 });
  });

  test('names records that cannot be evaluated, until they can be', async () => {
    await due(database.store, [contact('7')], NOW);
    await database.store.look(NOW, 10, () => null);
    expect((await standing()).faulty).toEqual({ count: 1, ids: ['7'] });
    await database.store.look(NOW + HOUR, 10, (record) => ({
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
    expect((await standing()).faulty).toEqual({ count: 0, ids: [] });
  });

  test('remembers deliveries and refusals of two services together, and of the refusals those of the last day', async () => {
    const time = new MovedTime(NOW);
    for (let service = 0; service < 2; service += 1) {
      const receipts = new Receipts(database.store, time, silent);
      receipts.note('kept');
      receipts.note('kept');
      receipts.note('forged');
      await receipts.stop();
    }
    const found = { count: 2, lastAt: NOW };
    expect(await standing()).toMatchObject({
      delivered: { count: 4, lastAt: NOW },
      refused: { forged: found },
    });
    expect((await standing(NOW + 25 * HOUR)).refused).toEqual({});
  });

  test('forgets old tallies, but never when the last delivery was', async () => {
    const time = new MovedTime(NOW - 48 * HOUR);
    const receipts = new Receipts(database.store, time, silent);
    receipts.note('forged');
    await time.jumpTo(NOW - 24 * HOUR);
    receipts.note('kept');
    await receipts.stop();
    await database.store.forgetReceipts('2026-03-02');
    const { rows } = await sql`select day, outcome from receipts`.execute(database.opened.db);
    expect(rows).toEqual([{ day: '2026-03-01', outcome: 'kept' }]);
  });
});

test('what could not be counted is no fault of the delivery', async () => {
  const lines: string[] = [];
  const log = pino({}, { write: (line: string) => lines.push(line) });
  const broken = { addReceipts: () => Promise.reject(new Error('down')) };
  const receipts = new Receipts(broken, new MovedTime(NOW), log);
  receipts.note('kept');
  await receipts.stop();
  expect(lines).toEqual([expect.stringContaining('what came was not counted')]);
});
