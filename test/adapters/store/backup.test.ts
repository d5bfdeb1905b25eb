/** What a store that was put back to an earlier day still trusts: nothing that HubSpot may have been told since. */
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { layOut, unpack } from '../../../src/adapters/store/backup.ts';
import { openStore } from '../../../src/adapters/store/open.ts';
import { storeOn } from '../../../src/adapters/store/store.ts';
import { openInMemory } from '../../support/laidOut.ts';
import { flags, found, HOUR, LEAD, lookedAt, NOW, task } from './rows.ts';

let base: string;
beforeEach(async () => {
  base = await mkdtemp(join(tmpdir(), 'sla-laid-out-'));
});
afterEach(() => rm(base, { recursive: true, force: true }));

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
  const file = join(base, 'backup.tar.gz');
  await writeFile(file, gzipSync(Buffer.from(await (await taken.dump!()).arrayBuffer())));
  await taken.close();

  const folder = join(base, 'store');
  await layOut(await unpack(file), folder, NOW + HOUR);
  const opened = await openStore({ kind: 'folder', folder });
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
