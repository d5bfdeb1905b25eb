import { mkdir, mkdtemp, rm, utimes } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { lockFolder, StoreLocked } from '../../../src/adapters/store/folderLock.ts';
import { lockGoesStale } from '../../support/staleLock.ts';

const LONG_AGO = Date.parse('2026-01-01T00:00:00Z') / 1_000;
let parent: string;
let folder: string;
beforeEach(async () => {
  parent = await mkdtemp(join(tmpdir(), 'lock-'));
  folder = join(parent, 'store');
});
afterEach(() => rm(parent, { recursive: true }));

test('a lock is not taken from a holder that renews it, however old the clock makes it look to who waits', async () => {
  await mkdir(`${folder}.lock`);
  let renewals = 0;
  let renewing: NodeJS.Timeout | undefined;
  const waiting = lockFolder({
    folder,
    onWait: () => {
      renewing = setInterval(() => {
        renewals += 1;
        void utimes(`${folder}.lock`, LONG_AGO + renewals, LONG_AGO + renewals);
      }, 400);
    },
  });
  try {
    await expect(waiting).rejects.toBeInstanceOf(StoreLocked);
  } finally {
    clearInterval(renewing);
  }
}, 30_000);

test('a lock that is old already when somebody comes is taken at once', async () => {
  await mkdir(`${folder}.lock`);
  await lockGoesStale(folder);
  let waits = 0;
  const release = await lockFolder({ folder, onWait: () => (waits += 1) });
  expect(waits).toBe(0);
  await release();
});

test('a lock that is given back is taken by who waits', async () => {
  const release = await lockFolder({ folder });
  const given = Promise.withResolvers<undefined>();
  const waiting = lockFolder({
    folder,
    onWait: () => {
      given.resolve(undefined);
    },
  });
  await given.promise;
  await release();
  await (
    await waiting
  )();
}, 30_000);
