/** What a store that was put back to an earlier day still trusts: nothing that HubSpot may have been told since. */
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { sql } from 'kysely';
import { layOut, unpack } from '../../../src/adapters/store/backup.ts';
import { openStore, type OpenedStore } from '../../../src/adapters/store/open.ts';
import { storeOn } from '../../../src/adapters/store/store.ts';
import { openInMemory } from '../../support/laidOut.ts';
import { contact, flags, found, handOff, HOUR, LEAD, lookedAt, NOW, task } from './rows.ts';

let base: string;
beforeEach(async () => {
  base = await mkdtemp(join(tmpdir(), 'sla-laid-out-'));
});
afterEach(() => rm(base, { recursive: true, force: true }));

/** What is in a store after it was backed up and put back. */
async function putBack(taken: OpenedStore): Promise<OpenedStore> {
  const file = join(base, 'backup.tar.gz');
  await writeFile(file, gzipSync(Buffer.from(await (await taken.dump!()).arrayBuffer())));
  await taken.close();
  const folder = join(base, 'store');
  await layOut(await unpack(file), folder, NOW + HOUR);
  return openStore({ kind: 'folder', folder });
}

test('a record is read before it is looked at or written; then flags go out once more, and tasks are looked up', async () => {
  const made = task({ key: `contact:${LEAD.recordId}/task/made` });
  const taken = await openInMemory();
  const before = storeOn(taken);
  await lookedAt(before, { effects: [flags(), made] });
  for (const { key, wanted, kind } of await before.claimOwed(NOW, NOW + HOUR, 10)) {
    const remoteId = kind === 'task' ? '77' : null;
    await before.settle([{ outcome: 'done', key, done: wanted, remoteId }]);
  }
  // The next one is wanted, and HubSpot was not told of it yet.
  await lookedAt(before, { effects: [flags(), made, task()] });
  const opened = await putBack(taken);
  const store = storeOn(opened);
  const later = NOW + 2 * HOUR;
  expect(await store.claimOwed(later, later + HOUR, 10)).toEqual([]);
  expect(await store.look(later, 10, (record) => found(record))).toBe(0);
  // Though something was done for it: what was made since the backup is known to HubSpot alone.
  expect(await store.forgotten([LEAD])).toEqual([LEAD]);
  expect(await store.claimUnread(later, later + HOUR, 10)).toEqual([LEAD]);

  await store.addHistory([{ ...LEAD, exists: true, modifiedAt: null }], [], later);
  const owed = await store.claimOwed(later, later + HOUR, 10);
  expect(Object.fromEntries(owed.map(({ key, unanswered }) => [key, unanswered]))).toEqual({
    [flags().key]: false,
    [task().key]: true,
  });
  await opened.close();
});

test('what marketing handed over is counted as before, also of people who were erased', async () => {
  const taken = await openInMemory();
  const before = storeOn(taken);
  const ended = handOff({ qualifiedAt: NOW, qualifiedFor: ['won'], endedAt: NOW, ending: 'qualified' });
  await lookedAt(before, {
    handOffs: [ended, handOff({ cycle: 2, kind: 'again', leadFor: [] })],
    source: 'ADS',
  });
  const erased = contact('902');
  await lookedAt(before, { handOffs: [handOff()], source: 'SEO' }, erased);
  await before.append({
    facts: [{ kind: 'erased', record: erased, occurredAt: NOW, source: { type: 'GDPR', id: '' } }],
    quarantined: [],
    receivedAt: NOW,
  });
  const kept = async ({ db }: OpenedStore) => [
    (await sql`select * from hand_offs order by record_id, cycle`.execute(db)).rows,
    (await sql`select * from erased_hand_offs`.execute(db)).rows,
  ];
  const were = await kept(taken);
  expect(were.map(({ length }) => length)).toEqual([2, 1]);

  const opened = await putBack(taken);
  expect(await kept(opened)).toEqual(were);
  const period = { fromAt: NOW - 24 * HOUR, untilAt: NOW + HOUR };
  const asked = { starts: [period.fromAt], period };
  const store = storeOn(opened);
  expect(await store.countedForQuota({ ...asked, id: 'leads', counts: 'leads' })).toEqual([2]);
  expect(await store.countedForQuota({ ...asked, id: 'won', counts: 'qualifiedLeads' })).toEqual([1]);
  await opened.close();
});
