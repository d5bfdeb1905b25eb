/** After a privacy deletion nothing of the person is in the store, whatever it held and whatever comes later. */
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import { TABLES_OF_RECORDS } from '../../../src/adapters/store/erase.ts';
import { openStore } from '../../../src/adapters/store/open.ts';
import { storeOn } from '../../../src/adapters/store/store.ts';
import { type Fact, type RecordRef } from '../../../src/domain/timeline/fact.ts';
import { describeOnEveryDatabase } from '../../support/database.ts';
import { clock, CLOSED, contact, flags, found, HOUR, LEAD, MINUTE, NOW, propertyFact, task } from './rows.ts';
import { inFolder } from '../../support/laidOut.ts';

/** Nobody and nothing else is called so. */
const CANARY = 'Zq7-canary';
const [survivor, part, firstPart] = [LEAD, contact('901'), contact('800')];
const OTHER = contact('5419354887290');
const BY_HAND = { type: 'CRM_UI', id: 'userId:9' };

const erased = (record: RecordRef, occurredAt = NOW): Fact => ({
  record,
  kind: 'erased',
  occurredAt,
  source: { type: 'UNKNOWN', id: '' },
});
const merged = (record: RecordRef, ...mergedIds: string[]): Fact => ({
  record,
  kind: 'merged',
  mergedIds,
  occurredAt: NOW - MINUTE,
  source: BY_HAND,
});
const says = (record: RecordRef, property = 'firstname', occurredAt = NOW - HOUR): Fact =>
  propertyFact({ record, property, value: `${CANARY} ${property} ${record.recordId}`, occurredAt });

describeOnEveryDatabase('a privacy deletion', (database) => {
  const append = (facts: readonly Fact[], notices: readonly unknown[] = [], receivedAt = NOW) =>
    database.store.append({
      facts,
      quarantined: notices.map((notice) => ({ notice, reason: 'occurredAt: invalid_type' })),
      receivedAt,
    });

  const tableNames = async (condition = sql`true`): Promise<readonly string[]> => {
    const { rows } = await sql<{ readonly name: string }>`
      select table_name as name from information_schema.tables t
      where table_schema = 'public' and table_name not like 'kysely_%' and ${condition}
      order by table_name`.execute(database.opened.db);
    return rows.map(({ name }) => name);
  };
  /** Every row of every table as text, with the table's name. */
  const everything = async (): Promise<readonly string[]> => {
    const all: string[] = [];
    for (const name of await tableNames()) {
      const { rows } = await sql<{ readonly row: string }>`
        select t::text as row from ${sql.table(name)} as t order by 1`.execute(database.opened.db);
      all.push(...rows.map(({ row }) => `${name}: ${row}`));
    }
    return all;
  };
  const holding = async (text: string): Promise<readonly string[]> =>
    (await everything()).filter((row) => row.includes(text));
  const tablesHolding = async (text: string): Promise<readonly string[]> => [
    ...new Set((await holding(text)).map((row) => row.split(':')[0] ?? '')),
  ];

  /** A contact in every table by every road, and its double that was merged into it. */
  const liveLife = async (record = survivor): Promise<void> => {
    await append([
      says(record),
      says(part, 'email'),
      says(firstPart),
      merged(part, '800'),
      merged(record, '901'),
    ]);
    await append([], [{ objectId: Number(record.recordId), propertyValue: CANARY }]);
    await append([], [{ mergedObjectIds: [Number(part.recordId)], note: { deep: [CANARY] } }]);
    await database.store.addHistory([record], [says(record, 'lastname')], NOW);
    const effects = [
      flags({
        key: `contact:${record.recordId}/properties`,
        wanted: { state: 'open', values: { x: CANARY } },
      }),
      task({
        key: `contact:${record.recordId}/task`,
        wanted: { state: 'open', values: { hs_task_subject: CANARY } },
      }),
    ];
    const met = clock({ id: 'met', record, verdict: 'met', ending: 'kept', endedAt: NOW - HOUR });
    const late = clock({ id: 'late', record, verdict: 'breached', ending: 'kept', endedAt: NOW });
    await database.store.look(NOW, 10, () =>
      found(record, { clocks: [clock({ record }), met, late], effects, closing: CLOSED }),
    );
    const [done] = await database.store.claimOwed(NOW, NOW + HOUR, 1);
    if (!done) throw new Error('nothing was owed');
    await database.store.settle([{ key: done.key, outcome: 'done', done: done.wanted, remoteId: null }]);
    const [failed] = await database.store.claimOwed(NOW, NOW + HOUR, 1);
    if (!failed) throw new Error('nothing was owed any more');
    await database.store.settle([
      {
        key: failed.key,
        outcome: 'failed',
        tried: failed.wanted,
        reason: `refused ${CANARY}`,
        nextTryAt: null,
        answered: true,
      },
    ]);
  };

  test('leaves nothing of what was told in any table, and no id but in the list of the erased', async () => {
    await liveLife();
    expect(await tablesHolding(CANARY)).toEqual(['effects', 'facts', 'quarantine']);
    await append([erased(survivor)], [], NOW + MINUTE);
    expect(await holding(CANARY)).toEqual([]);
    for (const { recordId } of [survivor, part, firstPart]) {
      expect(await tablesHolding(recordId)).toEqual(['erasures']);
    }
    expect(await database.store.counts(NOW)).toMatchObject({
      records: 0,
      owed: 0,
      setAside: 0,
      quarantined: 0,
    });
    expect(await database.store.cardRow(survivor)).toMatchObject({ seen: false, clocks: [] });
  });

  test('leaves no sample of what was told in the statistics of the planner', async () => {
    await append(Array.from({ length: 20 }, (_, index) => says(survivor, `p${index}`)));
    await append([], [{ objectId: Number(survivor.recordId), propertyValue: CANARY }]);
    await sql`analyze`.execute(database.opened.db);
    await append([erased(survivor)]);
    await database.store.sweep();
    const { rows } = await sql<object>`
      select s::text from pg_stats s where s::text like ${`%${CANARY}%`}`.execute(database.opened.db);
    expect(rows).toEqual([]);
  });

  test('knows every table in which a row is about a record', async () => {
    const named = sql`exists (
      select from information_schema.columns c where c.table_name = t.table_name and c.column_name = 'record_id')`;
    const kept: readonly string[] = [...TABLES_OF_RECORDS, 'erasures'];
    expect(await tableNames(named)).toEqual(kept.toSorted());
  });

  test('keeps how many promises were kept and broken, by month and without the person', async () => {
    await liveLife();
    await append([erased(survivor), erased(survivor, NOW + 1)]);
    await append([erased(survivor)]);
    const { rows } = await sql<object>`
      select promise_id, verdict, month, clocks from erased_verdicts order by verdict`.execute(
      database.opened.db,
    );
    expect(rows).toEqual(
      ['breached', 'met', 'void'].map((verdict) => ({
        promise_id: 'first-touch',
        verdict,
        month: '2026-03',
        clocks: 1,
      })),
    );
    await liveLife(OTHER);
    await append([erased(OTHER)]);
    const { rows: totals } = await sql<object>`select clocks from erased_verdicts`.execute(
      database.opened.db,
    );
    expect(totals).toEqual([2, 2, 2].map((clocks) => ({ clocks })));
  });

  test('lets nothing that comes later bring the person back', async () => {
    await liveLife();
    await append([erased(survivor)]);
    const left = await everything();
    const deletion: Fact = { record: survivor, kind: 'deleted', occurredAt: NOW, source: BY_HAND };
    const late = [says(survivor), says(part), says(firstPart, 'phone'), merged(survivor, '901'), deletion];
    await append(late, [{ objectId: 901, propertyValue: CANARY }], NOW + 20 * HOUR);
    await append([...late, erased(survivor)], [], NOW + 21 * HOUR);
    await database.store.addHistory([survivor, part], late, NOW + 22 * HOUR);
    expect(await holding(CANARY)).toEqual([]);
    expect(await everything()).toEqual(left);
    expect(await database.store.nextDueAt()).toBeNull();
    expect(await database.store.nextUnreadAt()).toBeNull();
  });

  test.each([
    ['notices', (fact: Fact) => append([fact], [], NOW + HOUR)],
    ['a history', (fact: Fact) => database.store.addHistory([survivor], [fact], NOW + HOUR)],
  ])('takes a double with it whose merge is told only afterwards, by %s', async (_, tell) => {
    await append([says(survivor), says(part), says(firstPart), merged(part, '800')]);
    await append([erased(survivor)]);
    expect(await holding(CANARY)).toHaveLength(2);
    await tell(merged(survivor, '901'));
    expect(await holding(CANARY)).toEqual([]);
    await append([says(firstPart)]);
    expect(await holding(CANARY)).toEqual([]);
  });

  test('in one delivery with values and with the merge leaves as little', async () => {
    await append([says(part), says(survivor), erased(survivor), merged(survivor, '901'), says(OTHER)]);
    expect(await tablesHolding(CANARY)).toEqual(['facts']);
    expect(await holding(CANARY)).toHaveLength(1);
  });

  test('leaves all others as they were: those with a similar id, and the survivor of a part', async () => {
    await append([says(OTHER), says(survivor), merged(survivor, '901')]);
    await append([], [{ objectId: Number(OTHER.recordId), propertyValue: CANARY }]);
    await append([erased(part)]);
    expect(await holding(CANARY)).toHaveLength(3);
    expect(await database.store.counts(NOW)).toMatchObject({ records: 2, quarantined: 1 });
  });

  test('is not what a deletion is, which keeps its rows', async () => {
    await liveLife();
    const deletion: Fact = { record: survivor, kind: 'deleted', occurredAt: NOW, source: BY_HAND };
    const before = (await holding(CANARY)).length;
    await append([deletion]);
    expect(await holding(CANARY)).toHaveLength(before);
  });

  test('that comes together with values of the person, over and over, wins over all of them', async () => {
    for (let round = 0; round < 10; round += 1) {
      const person = contact(String(70_000 + round));
      await database.store.addHistory([person], [says(person)], NOW);
      await Promise.all([
        append([says(person, 'email'), says(person, 'phone')]),
        append([erased(person)]),
        append([says(person, 'address'), says(OTHER)]),
        database.store.addHistory([person], [says(person, 'city')], NOW),
        database.store.look(NOW, 10, (record) =>
          found(record, {
            clocks: [clock({ record })],
            effects: [task({ key: `contact:${record.recordId}/task` })],
          }),
        ),
      ]);
      expect(await tablesHolding(person.recordId)).toEqual(['erasures']);
    }
  });
});

test('a privacy deletion in a folder of our own leaves no byte of the person on the disk once it is swept', async () => {
  const folder = join(await mkdtemp(join(tmpdir(), 'erase-')), 'data');
  await inFolder(folder);
  const stored = await openStore({ kind: 'folder', folder });
  const holding = async (): Promise<readonly string[]> => {
    const files = await readdir(folder, { recursive: true, withFileTypes: true });
    const texts = files
      .filter((file) => file.isFile())
      .map(async (file) => [file.name, await readFile(join(file.parentPath, file.name), 'latin1')] as const);
    return (await Promise.all(texts)).filter(([, text]) => text.includes(CANARY)).map(([name]) => name);
  };
  const store = storeOn(stored);
  const told = Array.from({ length: 50 }, (_, index) => propertyFact({ record: OTHER, value: `x${index}` }));
  const large = propertyFact({ record: LEAD, property: 'note', value: `${CANARY} ${'y'.repeat(50_000)}` });
  const notice = { objectId: Number(LEAD.recordId), propertyValue: CANARY };
  try {
    await store.append({
      facts: [...told, says(LEAD), large],
      quarantined: [{ notice, reason: 'x' }],
      receivedAt: NOW,
    });
    await store.append({ facts: [erased(LEAD)], quarantined: [], receivedAt: NOW });
    expect(await holding()).not.toEqual([]);
    await store.sweep();
    expect(await holding()).toEqual([]);
    expect(await store.counts(NOW)).toMatchObject({ records: 1, quarantined: 0 });
  } finally {
    await stored.close();
  }
  expect(await holding()).toEqual([]);
  await rm(join(folder, '..'), { recursive: true, force: true });
}, 60_000);
