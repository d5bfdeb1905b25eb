/**
 * `sla backup` and `sla restore` as processes: beside a running service and without one; what they refuse; and that a store
 * that was put back to an earlier day doubles nothing in the portal.
 */
import { mkdtemp, readdir, readFile, rm, stat, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { PGlite } from '@electric-sql/pglite';
import { sql } from 'kysely';
import { openStore } from '../../src/adapters/store/open.ts';
import { storeOn } from '../../src/adapters/store/store.ts';
import { type Standing } from '../../src/application/standing.ts';
import { freePort } from '../../src/entry/freePort.ts';
import { systemTime } from '../../src/entry/timeSource.ts';
import { valueOf } from '../../src/sandbox/portal/record.ts';
import { type Sandbox } from '../../src/sandbox/sandbox.ts';
import { REPS } from '../../src/sandbox/story/cast.ts';
import { byPerson, FORM } from '../support/house.ts';
import { inFolder } from '../support/laidOut.ts';
import { MovedTime } from '../support/movedTime.ts';
import { silentPortal } from '../support/portals.ts';
import { startServer, until, UP, type Run } from '../support/running.ts';
import { slaAt, type Said } from '../support/terminal.ts';

const TOKEN = 'pat-eu1-00000000-0000-4000-8000-00000000bac0';
const SLOW_MS = 180_000;
const [grace] = REPS;

let sandbox: Sandbox;
let base: string;
let folder: string;
let file: string;
let port: number;
const running: Run[] = [];

beforeEach(async () => {
  base = await mkdtemp(join(tmpdir(), 'sla-backup-'));
  folder = join(base, 'store');
  await inFolder(folder);
  file = join(base, 'sla.tar.gz');
  port = await freePort();
  const time = new MovedTime('2026-03-03T09:00:00Z');
  sandbox = await silentPortal(time, TOKEN);
  for (let number = 0; number < 12; number += 1) {
    const lead = { lifecyclestage: 'lead', hs_lead_status: 'NEW', hubspot_owner_id: grace!.ownerId };
    const { id } = sandbox.portal.create('contacts', lead, { ...FORM, id: `form-${number}` });
    if (number % 3 === 0)
      sandbox.portal.update('contacts', id, { hs_lead_status: 'UNQUALIFIED' }, byPerson(grace!));
  }
  await time.jumpTo('2026-03-10T09:00:00Z');
});
afterEach(async () => {
  for (const run of running.splice(0)) {
    run.process.kill('SIGKILL');
    await run.ended;
  }
  await sandbox.close();
  await rm(base, { recursive: true, force: true });
});

const environment = (): Readonly<Record<string, string>> => ({
  HUBSPOT_ACCESS_TOKEN: TOKEN,
  HUBSPOT_CLIENT_SECRET: 'unused',
  PUBLIC_URL: `http://127.0.0.1:${port}`,
  HUBSPOT_API_URL: sandbox.url,
  SLA_DATA_DIR: folder,
  PORT: String(port),
});
const sla = (...args: readonly string[]): Promise<Said> => slaAt(environment(), ...args);

async function service(): Promise<Run> {
  const run = startServer(environment());
  running.push(run);
  await run.says(UP);
  return run;
}

async function stop(run: Run): Promise<void> {
  run.process.kill('SIGTERM');
  expect(await run.ended).toBe(0);
}

/** Waits until nothing is left to be read, looked at or sent, and the comparison has come to its end. */
async function caughtUp(): Promise<void> {
  await until(
    async () => (await (await fetch(`http://127.0.0.1:${port}/status`)).json()) as Standing,
    ({ unread, due, owed, compared }) =>
      unread + due + owed.properties + owed.tasks === 0 && compared !== null,
  );
}

const tasks = (): readonly string[] =>
  sandbox.portal
    .all('tasks')
    .map((task) => valueOf(task, 'sla_effect_key') ?? '')
    .toSorted();

describe('a backup', () => {
  test(
    'taken before the service wrote, and put back after, makes no task twice',
    async () => {
      expect((await sla('rebuild', '--yes')).code).toBe(0);
      const taken = await sla('backup', file, '--json');
      expect([taken.code, taken.err]).toEqual([0, '']);
      expect(JSON.parse(taken.out)).toMatchObject({
        file,
        folder,
        from: 'folder',
        bytes: (await stat(file)).size,
      });

      const first = await service();
      await caughtUp();
      const made = tasks();
      expect(made.length).toBeGreaterThan(5);
      expect(new Set(made).size).toBe(made.length);
      await stop(first);

      const back = await sla('restore', file, '--yes', '--json');
      expect([back.code, back.err]).toEqual([0, '']);
      const { keptAside } = JSON.parse(back.out) as { keptAside: string };
      expect(await readdir(keptAside)).toContain('PG_VERSION');
      const second = await service();
      await caughtUp();
      expect(tasks()).toEqual(made);
      await stop(second);
    },
    SLOW_MS,
  );

  test(
    'is taken beside the running service, for the owner’s eyes only, and holds what was acknowledged',
    async () => {
      const run = await service();
      await caughtUp();
      expect((await stat(`${folder}.sock`)).mode & 0o777).toBe(0o600);
      const taken = await sla('backup', file);
      expect([taken.code, taken.err]).toEqual([0, '']);
      expect(taken.out).toContain(`MB in ${file}.`);
      expect((await stat(file)).mode & 0o777).toBe(0o600);
      expect((await readdir(base)).toSorted()).toEqual(['sla.tar.gz', 'store', 'store.lock', 'store.sock']);

      const again = await sla('backup', file);
      expect([again.code, again.err]).toEqual([
        1,
        `${file} is there already. Name another file, or take its place with --force.\n`,
      ]);
      expect((await sla('backup', file, '--force')).code).toBe(0);

      const refused = await sla('restore', file, '--yes');
      expect([refused.code, refused.out]).toEqual([1, '']);
      expect(refused.err).toContain(`Another process is using the store in ${folder}.`);

      await stop(run);
      const other = join(base, 'other');
      expect((await slaAt({ ...environment(), SLA_DATA_DIR: other }, 'restore', file)).code).toBe(0);
      const counts = [];
      for (const each of [folder, other]) {
        const opened = await openStore({ kind: 'folder', folder: each });
        const { rows } =
          await sql`select record_id, kind, property, value, occurred_at from facts order by 1, 2, 3, 4, 5`.execute(
            opened.db,
          );
        counts.push({ rows, versions: await storeOn(opened).versions() });
        await opened.close();
      }
      expect(counts[1]).toEqual(counts[0]);
      expect(counts[0]!.rows.length).toBeGreaterThan(12);
    },
    SLOW_MS,
  );

  test(
    'that cannot be written leaves nothing half',
    async () => {
      expect((await sla('rebuild', '--yes')).code).toBe(0);
      const nowhere = join(base, 'nowhere', 'sla.tar.gz');
      const { code, err } = await sla('backup', nowhere);
      expect([code, err]).toEqual([
        1,
        `${nowhere} cannot be written: ENOENT. Name another file, or mend its folder.\n`,
      ]);
      expect((await readdir(base)).filter((name) => name.includes('.part'))).toEqual([]);
    },
    SLOW_MS,
  );

  test('of no store is refused', async () => {
    await rm(folder, { recursive: true });
    const { code, err } = await sla('backup', file);
    expect(code).toBe(1);
    expect(err).toContain(`There is no store in ${folder} yet.`);
    expect(await readdir(base)).toEqual([]);
  });
});

describe('a restore', () => {
  test(
    'asks before a store steps aside, and changes nothing when nobody can answer',
    async () => {
      expect((await sla('rebuild', '--yes')).code).toBe(0);
      expect((await sla('backup', file)).code).toBe(0);
      const before = await snapshot();
      const { code, out, err } = await sla('restore', file);
      expect([code, out]).toEqual([2, '']);
      expect(err).toContain('Add --yes to say it beforehand.');
      expect(await snapshot()).toEqual(before);
    },
    SLOW_MS,
  );

  test(
    'touches nothing for a file that is no backup, half of one, another’s, or of a newer version',
    async () => {
      expect((await sla('rebuild', '--yes')).code).toBe(0);
      expect((await sla('backup', file)).code).toBe(0);
      const half = join(base, 'half.tar.gz');
      const wholeBytes = await readFile(file);
      await writeFile(half, wholeBytes);
      await truncate(half, Math.floor(wholeBytes.length / 2));
      const bad = join(base, 'bad.tar.gz');
      const flipped = Buffer.from(wholeBytes);
      flipped.fill(0, flipped.length >> 1, (flipped.length >> 1) + 64);
      await writeFile(bad, flipped);
      const text = join(base, 'text.tar.gz');
      await writeFile(text, 'Dear reader, '.repeat(500));
      const packedText = join(base, 'packed-text.tar.gz');
      await writeFile(packedText, gzipSync('Dear reader, '.repeat(500)));
      const nothing = join(base, 'nothing.tar.gz');
      await writeFile(nothing, gzipSync(Buffer.alloc(1_024)));
      const others = join(base, 'others.tar.gz');
      const pglite = await PGlite.create();
      await pglite.exec('create table guests (name text)');
      await writeFile(others, gzipSync(Buffer.from(await (await pglite.dumpDataDir('none')).arrayBuffer())));
      await pglite.close();
      const before = await snapshot();
      for (const each of [half, bad, text, packedText, nothing, others]) {
        const { code, out, err } = await sla('restore', each, '--yes');
        expect([each, code, out]).toEqual([each, 1, '']);
        expect(err).toContain(`${each} is not a backup of SLA Clock`);
      }
      const missing = await sla('restore', join(base, 'missing'), '--yes');
      expect([missing.code, missing.err]).toEqual([1, `${join(base, 'missing')} cannot be read: ENOENT.\n`]);
      expect(await snapshot()).toEqual(before);

      const opened = await openStore({ kind: 'folder', folder });
      await sql`insert into kysely_migration (name, timestamp) values ('9999_later', '2026-03-02')`.execute(
        opened.db,
      );
      await opened.close();
      const newer = join(base, 'newer.tar.gz');
      expect((await sla('backup', newer)).code).toBe(0);
      await rm(folder, { recursive: true });
      const { code, err } = await sla('restore', newer);
      expect(code).toBe(1);
      expect(err).toContain('written by a newer version of SLA Clock');
      expect((await readdir(base)).filter((name) => name.startsWith('store'))).toEqual(['store']);
      expect(await readdir(folder)).toEqual([]);
    },
    SLOW_MS,
  );
});

test.each([
  ['backup', 'pg_dump --format=custom --file=f.dump "$DATABASE_URL"'],
  ['restore', 'pg_restore --clean --if-exists --no-owner --dbname="$DATABASE_URL" f.dump'],
])('%s names PostgreSQL’s own command where the store is there, and asks nobody', async (name, command) => {
  const url = 'postgres://sla:hunter2@127.0.0.1:9/sla';
  const { code, out, err } = await slaAt({ DATABASE_URL: url }, name, 'f.dump');
  expect([code, out]).toEqual([2, '']);
  expect(err).toContain(command);
  expect(err).not.toContain('hunter2');
});

describe('a damaged store', () => {
  test(
    'is told of by npm start and by every command that needs it, with the road back, which leads back',
    async () => {
      expect((await sla('rebuild', '--yes')).code).toBe(0);
      expect((await sla('backup', file)).code).toBe(0);
      await truncate(join(folder, 'global/pg_control'), 100);
      const before = (await snapshot()).map(({ name }) => name);

      const started = startServer(environment());
      running.push(started);
      expect(await started.ended).toBe(1);
      for (const args of [
        ['status'],
        ['export'],
        ['versions'],
        ['rebuild', '--yes'],
        ['backfill', '--dry-run'],
        ['report'],
        ['diff'],
        ['backup', `${file}.2`],
      ]) {
        const { code, err } = await sla(...args);
        expect([args, code, err.includes(`The store in ${folder} is damaged`)]).toEqual([args, 1, true]);
        expect(err).toContain('npm run sla -- restore BACKUP');
        expect(err).toContain('npm run sla -- rebuild --yes');
      }
      expect(started.output()).toContain(`The store in ${folder} is damaged`);
      const found = await sla('doctor', '--json');
      expect(found.out).toContain('"id": "storeDamaged"');
      const after = (await snapshot()).map(({ name }) => name);
      expect(before.filter((name) => !after.includes(name))).toEqual([]);

      expect((await sla('restore', file, '--yes')).code).toBe(0);
      const opened = await openStore({ kind: 'folder', folder });
      expect((await storeOn(opened).counts(systemTime.now())).records).toBe(12);
      await opened.close();
    },
    SLOW_MS,
  );
});

/** Every file below the folder with its size. */
async function snapshot(): Promise<readonly { readonly name: string; readonly size: number }[]> {
  const entries = await readdir(base, { recursive: true, withFileTypes: true });
  const found = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
  const sized = await Promise.all(found.map(async (name) => ({ name, size: (await stat(name)).size })));
  return sized.toSorted((a, b) => a.name.localeCompare(b.name));
}
