import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { sql } from 'kysely';
import { StoreLocked } from '../../../src/adapters/store/folderLock.ts';
import { migratorOn, StoreNewer } from '../../../src/adapters/store/migrations.ts';
import { openStore, type OpenedStore, type StoreLocation } from '../../../src/adapters/store/open.ts';
import { storeOn } from '../../../src/adapters/store/store.ts';
import { StoreUnavailable } from '../../../src/application/acceptDelivery.ts';
import { createDatabase, type OwnDatabase } from '../../support/database.ts';
import { inFolder } from '../../support/laidOut.ts';
import { clock, contact, countOf, flags, found, HOUR, LEAD, lookedAt, NOW, propertyFact } from './rows.ts';

const SLOW_MS = 120_000;
const OPEN = resolve(import.meta.dirname, '../../../src/adapters/store/open.ts');

let folder: string;
let opened: OpenedStore[] = [];
beforeEach(async () => {
  folder = join(await mkdtemp(join(tmpdir(), 'store-')), 'data');
});
afterEach(async () => {
  for (const store of opened.splice(0)) await store.close();
  await rm(resolve(folder, '..'), { recursive: true, force: true });
});

async function open(location: StoreLocation, onOlder?: () => void): Promise<OpenedStore> {
  const store = await openStore(location, onOlder);
  opened.push(store);
  return store;
}

async function close(store: OpenedStore): Promise<void> {
  opened = opened.filter((each) => each !== store);
  await store.close();
}

/** Opens the folder's store in another process, says so, and holds it until it is killed. */
const HOLDER = `
  const { openStore } = await import(${JSON.stringify(OPEN)});
  await openStore({ kind: 'folder', folder: process.argv[1] });
  process.stdout.write('open');
  setInterval(() => undefined, 1000);`;

describe('a store in a folder', () => {
  beforeEach(() => inFolder(folder));

  test(
    'keeps what it was given when it is closed and opened again',
    async () => {
      const before = await open({ kind: 'folder', folder });
      const store = storeOn(before);
      await store.append({ facts: [propertyFact()], quarantined: [], receivedAt: NOW });
      await lookedAt(store, { clocks: [clock()], effects: [flags()] });
      await close(before);
      const after = await open({ kind: 'folder', folder });
      expect(await countOf(after, 'facts')).toBe(1);
      expect((await storeOn(after).cardRow(LEAD)).clocks).toEqual([clock()]);
      expect(await storeOn(after).counts(NOW)).toMatchObject({ records: 1, owed: 1 });
    },
    SLOW_MS,
  );

  test(
    'does not wait for the leases of a process that is gone',
    async () => {
      const before = await open({ kind: 'folder', folder });
      const store = storeOn(before);
      await lookedAt(store, { effects: [flags()] });
      await store.append({
        facts: [propertyFact({ record: contact('77') })],
        quarantined: [],
        receivedAt: NOW,
      });
      expect(await store.claimOwed(NOW, NOW + HOUR, 10)).toHaveLength(1);
      expect(await store.claimUnread(NOW, NOW + HOUR, 10)).toHaveLength(1);
      expect(await store.claimOwed(NOW, NOW + HOUR, 10)).toHaveLength(0);
      await close(before); // as it would be killed between claiming and settling
      const after = storeOn(await open({ kind: 'folder', folder }));
      expect(await after.claimOwed(NOW, NOW + HOUR, 10)).toHaveLength(1);
      expect(await after.claimUnread(NOW, NOW + HOUR, 10)).toEqual([contact('77')]);
    },
    SLOW_MS,
  );

  test(
    'is refused to a second one of the same process, and free again once closed',
    async () => {
      const first = await open({ kind: 'folder', folder });
      const second = open({ kind: 'folder', folder });
      await expect(second).rejects.toBeInstanceOf(StoreLocked);
      await expect(second).rejects.toMatchObject({ folder });
      await close(first);
      await open({ kind: 'folder', folder });
    },
    SLOW_MS,
  );

  test(
    'is refused while another process has it, and taken over once that was killed',
    async () => {
      const holder = spawn(process.execPath, ['--no-warnings', '--input-type=module', '-e', HOLDER, folder], {
        stdio: ['ignore', 'pipe', 'inherit'],
      });
      try {
        await once(holder.stdout, 'data');
        await expect(open({ kind: 'folder', folder })).rejects.toBeInstanceOf(StoreLocked);
      } finally {
        holder.kill('SIGKILL');
        await once(holder, 'exit');
      }
      const taken = await open({ kind: 'folder', folder });
      expect(await storeOn(taken).nextDueAt()).toBeNull();
    },
    SLOW_MS,
  );
});

const server = process.env.TEST_DATABASE_URL;
const databases = [['PGlite', null], ...(server ? [['PostgreSQL', server] as const] : [])] as const;

describe.each(databases)('a store on %s', (_name, address) => {
  let own: OwnDatabase | undefined;
  let location: StoreLocation;
  beforeEach(async () => {
    own = address === null ? undefined : await createDatabase(address);
    location = own ? { kind: 'postgres', url: own.url } : { kind: 'folder', folder };
  });
  afterEach(async () => {
    for (const store of opened.splice(0)) await store.close();
    await own?.drop();
  });

  test(
    'that is laid out already is opened as it is',
    async () => {
      const first = await open(location);
      await storeOn(first).append({ facts: [propertyFact()], quarantined: [], receivedAt: NOW });
      const laidOut = await migrations(first);
      await close(first);
      const second = await open(location);
      expect(await migrations(second)).toEqual(laidOut);
      expect(laidOut).toEqual([
        '0001_first',
        '0002_grounds',
        '0003_people_past',
        '0004_reconcile',
        '0005_erasure',
        '0006_digest',
        '0007_writeback',
        '0008_card_acts',
        '0010_bulk',
        '0011_merges',
        '0012_rebuild',
        '0014_figures',
        '0019_installation',
        '0020_standing',
        '0021_replicas',
        '0022_reports',
        '0023_hand_offs',
        '0024_deals',
        '0025_bytes',
        '0026_set_aside',
      ]);
      expect(await countOf(second, 'facts')).toBe(1);
    },
    SLOW_MS,
  );

  test(
    'with data in it is brought from its first step to the last, one by one, and loses nothing',
    async () => {
      const first = await open(location);
      const steps = await migrations(first);
      await sql`drop schema public cascade`.execute(first.db);
      await sql`create schema public`.execute(first.db);
      const migrator = migratorOn(first.db);
      const { error } = await migrator.migrateTo(steps[0]!);
      expect(error).toBeUndefined();
      await sql`
        insert into facts (object_type, record_id, kind, property, value, occurred_at, learned_at, source_type, source_id)
        values ('contact', '1', 'property', 'lifecyclestage', 'lead', 1, 1, 'FORM', 'f')`.execute(first.db);
      await sql`insert into records (object_type, record_id, next_look_at, read_at) values ('contact', '1', 1, 1)`.execute(
        first.db,
      );
      await sql`
        insert into effects (key, object_type, record_id, kind, urgency, wanted)
        values ('contact:1/properties', 'contact', '1', 'properties', 0, '{"state":"open","values":{}}')`.execute(
        first.db,
      );
      await sql`
        insert into clocks (object_type, record_id, clock_id, promise_id, side, cycle, agreement_version, calendar_id, shadow,
          started_at, budget_ms, deadline_at, overdue_after, due_soon_at, remind_at)
        values ('contact', '1', 'first-touch/1/101', 'first-touch', 'rep', 1, 'v', 'c', false, 1, 1, 2, 2, 1, '[]')`.execute(
        first.db,
      );
      await sql`
        insert into owners (owner_id, name, type, active, teams) values ('101', 'Ann', 'person', true, '[]')`.execute(
        first.db,
      );
      await sql`insert into quarantine (received_at, reason, notice) values (1, 'unknown', '{}')`.execute(
        first.db,
      );
      for (const step of steps.slice(1)) expect((await migrator.migrateTo(step)).error).toBeUndefined();
      const store = storeOn(first);
      expect(await store.counts(5)).toMatchObject({
        records: 1,
        due: 1,
        openClocks: 1,
        owed: 1,
        quarantined: 1,
      });
      expect(await store.owners()).toMatchObject([{ ownerId: '101', name: 'Ann' }]);
      expect(await store.factsOf(contact('1'))).toHaveLength(1);
      // What was known before is known still.
      const known = propertyFact({ occurredAt: 1, source: { type: 'FORM', id: 'f' } });
      await store.append({ facts: [known], quarantined: [], receivedAt: 4 });
      expect(await store.factsOf(contact('1'))).toHaveLength(1);
      expect(await store.look(5, 10, (record) => found(record))).toBe(1);
      await close(first);
      expect(await migrations(await open(location))).toEqual(steps);
    },
    SLOW_MS,
  );

  test(
    'that an older version laid out is said to be brought up to date, and no other is',
    async () => {
      const told: string[] = [];
      const opening = (which: string): Promise<OpenedStore> => open(location, () => told.push(which));
      await close(await opening('new'));
      const current = await opening('current');
      await sql`drop index effects_set_aside`.execute(current.db);
      await sql`delete from kysely_migration where name = '0026_set_aside'`.execute(current.db);
      await close(current);
      expect(await migrations(await opening('older'))).toContain('0026_set_aside');
      expect(told).toEqual(['older']);
    },
    SLOW_MS,
  );

  test(
    'compares what it keeps byte by byte, whatever language the database was laid out for',
    async () => {
      const { db } = await open(location);
      const { rows } = await sql<{ readonly at: string }>`
        select table_name || '.' || column_name as at from information_schema.columns
        where table_schema = 'public' and data_type = 'text' and collation_name is distinct from 'C'
          and table_name not like 'kysely%'`.execute(db);
      expect(rows).toEqual([]);
    },
    SLOW_MS,
  );

  test(
    'that a newer version laid out is refused',
    async () => {
      const first = await open(location);
      await sql`insert into kysely_migration (name, timestamp) values ('9999_later', '2026-03-02')`.execute(
        first.db,
      );
      await close(first);
      await expect(open(location)).rejects.toBeInstanceOf(StoreNewer);
      await expect(open(location)).rejects.toBeInstanceOf(StoreNewer); // the refusal gave everything back
    },
    SLOW_MS,
  );

  test(
    'that was laid out between two releases, with a later step and without an earlier one, is refused too',
    async () => {
      const first = await open(location);
      await sql`delete from kysely_migration where name = '0004_reconcile'`.execute(first.db);
      await close(first);
      await expect(open(location)).rejects.toBeInstanceOf(StoreNewer);
    },
    SLOW_MS,
  );

  test(
    'is unavailable once closed',
    async () => {
      const closed = await open(location);
      const store = storeOn(closed);
      await close(closed);
      const append = store.append({ facts: [propertyFact()], quarantined: [], receivedAt: NOW });
      await expect(append).rejects.toBeInstanceOf(StoreUnavailable);
      await expect(store.look(NOW, 1, () => null)).rejects.toBeInstanceOf(StoreUnavailable);
    },
    SLOW_MS,
  );
});

(server ? test : test.skip)(
  'twenty that lay out one database at once do it once',
  async () => {
    const own = await createDatabase(server ?? '');
    try {
      const all = await Promise.all(
        Array.from({ length: 20 }, () => open({ kind: 'postgres', url: own.url })),
      );
      const laidOut = await migrations(all[0]!);
      expect(new Set(laidOut).size).toBe(laidOut.length);
    } finally {
      for (const store of opened.splice(0)) await store.close();
      await own.drop();
    }
  },
  SLOW_MS,
);

(server ? test : test.skip)(
  'a connection that breaks while it is in use fails its statement, and not the process',
  async () => {
    const own = await createDatabase(server ?? '');
    try {
      const store = await open({ kind: 'postgres', url: own.url });
      const broken = store.db.transaction().execute(async (transaction) => {
        await sql`select 1`.execute(transaction);
        // Between two statements, as while a look evaluates.
        const { rows } = await sql<{ pid: number }>`select pg_backend_pid() as pid`.execute(transaction);
        await sql`select pg_terminate_backend(${rows[0]?.pid}::integer)`.execute(store.db);
        await sql`select pg_sleep(0.2)`.execute(store.db);
        await sql`select 1`.execute(transaction);
      });
      await expect(broken).rejects.toThrow();
      expect(await storeOn(store).nextDueAt()).toBeNull();
    } finally {
      for (const store of opened.splice(0)) await store.close();
      await own.drop();
    }
  },
  SLOW_MS,
);

(server ? test : test.skip)(
  'whoever sleeps within a transaction keeps a record from the others for ten seconds and no longer',
  async () => {
    const own = await createDatabase(server ?? '');
    try {
      const sleeper = await open({ kind: 'postgres', url: own.url });
      const other = storeOn(await open({ kind: 'postgres', url: own.url }));
      await other.addHistory([LEAD], [propertyFact()], NOW);
      const woken = Promise.withResolvers<null>();
      const locked = Promise.withResolvers<null>();
      const slept = sleeper.db.transaction().execute(async (transaction) => {
        await sql`select from records for update`.execute(transaction);
        locked.resolve(null);
        await woken.promise;
        await sql`select 1`.execute(transaction);
      });
      const ended = expect(slept).rejects.toThrow();
      await locked.promise;
      let looked = 0;
      const begunAt = performance.now();
      while (looked === 0 && performance.now() - begunAt < 25_000) {
        looked = await other.look(NOW, 10, () => null);
        await setTimeout(200);
      }
      woken.resolve(null);
      expect(looked).toBe(1);
      await ended;
    } finally {
      for (const store of opened.splice(0)) await store.close();
      await own.drop();
    }
  },
  SLOW_MS,
);

test('a server nobody answers at is unavailable', async () => {
  const nobody = open({ kind: 'postgres', url: 'postgres://postgres@127.0.0.1:1/none' });
  await expect(nobody).rejects.toBeInstanceOf(StoreUnavailable);
});

async function migrations({ db }: OpenedStore): Promise<readonly string[]> {
  const { rows } = await sql<{ name: string }>`select name from kysely_migration order by name`.execute(db);
  return rows.map(({ name }) => name);
}
