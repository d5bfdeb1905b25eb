/** The store for commands that read it or publish: PostgreSQL, the embedded store's folder, or the service that has it. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { readAgreement, spanAround, type ReadAgreement } from '../../../config/agreement/read.ts';
import { type StoringEnvironment } from '../../../config/environment.ts';
import { openStore } from '../../adapters/store/open.ts';
import { storeOn } from '../../adapters/store/store.ts';
import { publishedHistory } from '../../application/agreements.ts';
import { type SideStore } from '../../application/sideStore.ts';
import { type AgreementHistory } from '../../domain/agreement/versions.ts';
import { say } from '../../messages/say.ts';
import { throughSideDoor } from '../sideDoor.ts';
import { systemTime } from '../timeSource.ts';
import { Refusal } from './exit.ts';
import { type Terminal } from './terminal.ts';

/**
 * Gives the store to `use` and closes it afterwards, whatever comes.
 * @returns null where there is no store yet; none is made
 * @throws StoreLocked, StoreNewer, StoreUnavailable
 */
export async function withStoreIfAny<T>(
  { databaseUrl, dataFolder }: StoringEnvironment,
  use: (store: SideStore) => Promise<T>,
): Promise<T | null> {
  if (databaseUrl === null) {
    if (!existsSync(join(dataFolder, 'PG_VERSION'))) return null;
    const beside = await throughSideDoor(dataFolder);
    if (beside) return use(beside);
  }
  const opened = await openStore(
    databaseUrl === null ? { kind: 'folder', folder: dataFolder } : { kind: 'postgres', url: databaseUrl },
  );
  try {
    return await use(storeOn(opened));
  } finally {
    await opened.close();
  }
}

/** As `withStoreIfAny`, for commands that are nothing without a store. */
export async function withStore(
  environment: StoringEnvironment,
  { language }: Terminal,
  use: (store: SideStore) => Promise<void>,
): Promise<void> {
  const used = await withStoreIfAny(environment, async (store) => {
    await use(store);
    return true;
  });
  if (used === null) {
    throw new Refusal(say(language, 'cli.noStore', { folder: environment.dataFolder }));
  }
}

/** Reads an agreement with calendars for the years around now. */
export function reading(): (text: string) => ReadAgreement {
  const span = spanAround(systemTime.now());
  return (text) => readAgreement(text, span);
}

/** The versions in force as they were published; null: none was. */
export async function historyIn(store: SideStore): Promise<AgreementHistory | null> {
  return publishedHistory(await store.versions(), reading());
}
