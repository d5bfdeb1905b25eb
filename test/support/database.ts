/**
 * Stores for tests: PGlite in memory always, and PostgreSQL too when TEST_DATABASE_URL names a server on which the
 * tests may create databases. One store a file and database, emptied before each test.
 */
import { sql, type RawBuilder } from 'kysely';
import pg from 'pg';
import { openStore, type OpenedStore } from '../../src/adapters/store/open.ts';
import { storeOn } from '../../src/adapters/store/store.ts';
import { type Store } from '../../src/application/store.ts';
import { openInMemory } from './laidOut.ts';

const OPENING_MS = 60_000;

/** What a suite is given; `store` and `opened` are there while a test runs. */
export interface TestDatabase {
  readonly kind: 'pglite' | 'postgres';
  readonly store: Store;
  readonly opened: OpenedStore;
}

/** A database of our own on the server, and how to be rid of it. */
export interface OwnDatabase {
  readonly url: string;
  drop(): Promise<void>;
}

/** Runs the same suite on every database there is. */
export function describeOnEveryDatabase(name: string, suite: (database: TestDatabase) => void): void {
  describeOnPGlite(`${name}, on PGlite`, suite);
  const server = process.env.TEST_DATABASE_URL;
  if (server === undefined || server === '') return;
  describe(`${name}, on PostgreSQL`, () => {
    let own: OwnDatabase | undefined;
    suite(
      openedForSuite(
        'postgres',
        async () => {
          own = await createDatabase(server);
          return openStore({ kind: 'postgres', url: own.url });
        },
        async () => own?.drop(),
      ),
    );
  });
}

export function describeOnPGlite(name: string, suite: (database: TestDatabase) => void): void {
  describe(name, () => {
    suite(openedForSuite('pglite', openInMemory));
  });
}

let databases = 0;

export async function createDatabase(server: string): Promise<OwnDatabase> {
  databases += 1;
  const name = `sla_clock_test_${process.pid}_${databases}`;
  const url = new URL(server);
  url.pathname = `/${name}`;
  await onServer(server, `drop database if exists ${name} with (force)`, `create database ${name}`);
  return {
    url: url.href,
    drop: () => onServer(server, `drop database if exists ${name} with (force)`),
  };
}

async function onServer(server: string, ...statements: readonly string[]): Promise<void> {
  const client = new pg.Client({ connectionString: server });
  await client.connect();
  try {
    for (const statement of statements) await client.query(statement);
  } finally {
    await client.end();
  }
}

function openedForSuite(
  kind: TestDatabase['kind'],
  open: () => Promise<OpenedStore>,
  closed: () => Promise<unknown> = () => Promise.resolve(),
): TestDatabase {
  let opened: OpenedStore | undefined;
  let store: Store | undefined;
  let emptied: RawBuilder<unknown> | undefined;
  beforeAll(async () => {
    opened = await open();
    store = storeOn(opened);
    emptied = await emptying(opened);
  }, OPENING_MS);
  beforeEach(async () => {
    if (opened) await emptied?.execute(opened.db);
  });
  afterAll(async () => {
    await opened?.close();
    await closed();
  });
  return {
    kind,
    get opened() {
      return opened ?? notYet();
    },
    get store() {
      return store ?? notYet();
    },
  };
}

/**
 * What empties every table and starts its numbers again, in one statement. By rows, not by `truncate`: a test leaves few of
 * them, and new files for all tables and their indexes take ten times as long.
 */
async function emptying({ db }: OpenedStore): Promise<RawBuilder<unknown>> {
  const { rows } = await sql<{ readonly name: string; readonly numbers: string | null }>`
    select table_name as name, max(pg_get_serial_sequence(quote_ident(table_name), column_name)) as numbers
    from information_schema.columns join information_schema.tables using (table_schema, table_name)
    where table_schema = 'public' and table_type = 'BASE TABLE' and table_name not like 'kysely_%'
    group by table_name`.execute(db);
  const emptied = rows.map(
    ({ name }) => sql`${sql.ref(`rid_of_${name}`)} as (delete from ${sql.table(name)})`,
  );
  const numbers = rows.flatMap((row) => row.numbers ?? []);
  return sql`with ${sql.join(emptied)}
    select ${sql.join(numbers.map((name) => sql`setval(${name}::regclass, 1, false)`))}`;
}

function notYet(): never {
  throw new Error('the database is opened before the first test, not while the suite is described');
}
