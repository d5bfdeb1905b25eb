/** The databases the service is measured on: PGlite on a folder always, PostgreSQL when TEST_DATABASE_URL names a server. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openStore, type OpenedStore } from '../../src/adapters/store/open.ts';
import { storeOn } from '../../src/adapters/store/store.ts';
import { type Store } from '../../src/application/store.ts';
import { createDatabase } from '../../test/support/database.ts';

export interface Measurable {
  readonly name: 'PGlite' | 'PostgreSQL';
  readonly opened: OpenedStore;
  readonly store: Store;
  close(): Promise<void>;
}

export async function databases(): Promise<readonly Measurable[]> {
  const server = process.env.TEST_DATABASE_URL;
  if (server === undefined || server === '') return [await onPGlite()];
  return [await onPGlite(), await onPostgres(server)];
}

export async function onPGlite(): Promise<Measurable> {
  const folder = await mkdtemp(join(tmpdir(), 'sla-bench-'));
  const opened = await openStore({ kind: 'folder', folder: join(folder, 'store') });
  return {
    name: 'PGlite',
    opened,
    store: storeOn(opened),
    close: async () => {
      await opened.close();
      await rm(folder, { recursive: true });
    },
  };
}

export async function onPostgres(server: string): Promise<Measurable> {
  const own = await createDatabase(server);
  const opened = await openStore({ kind: 'postgres', url: own.url });
  return {
    name: 'PostgreSQL',
    opened,
    store: storeOn(opened),
    close: async () => {
      await opened.close();
      await own.drop();
    },
  };
}
