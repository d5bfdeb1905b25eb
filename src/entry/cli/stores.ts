/**
 * The store as commands have it: PostgreSQL, the embedded store's folder, the service that has it, or a copy in memory; and
 * the agreements that are in force there.
 */
import { describeProblems } from '../../../config/agreement/problem.ts';
import { readAgreement, spanAround, type ReadAgreement } from '../../../config/agreement/read.ts';
import { type LocalEnvironment } from '../../../config/environment.ts';
import { openStore, type OpenedStore, type StoreLocation } from '../../adapters/store/open.ts';
import { copyInMemory } from '../../adapters/store/rehearse.ts';
import { storeOn } from '../../adapters/store/store.ts';
import { isEmpty } from '../../adapters/store/unusable.ts';
import { publishAgreement, publishedHistory } from '../../application/agreements.ts';
import { type SideStore } from '../../application/sideStore.ts';
import { type Store } from '../../application/store.ts';
import { type AgreementHistory } from '../../domain/agreement/versions.ts';
import { say } from '../../messages/say.ts';
import { throughSideDoor } from '../sideDoor.ts';
import { systemTime } from '../timeSource.ts';
import { Refusal } from './exit.ts';
import { agreementText } from './sources.ts';
import { spoken } from './spoken.ts';
import { type Terminal } from './terminal.ts';

type Place = Pick<LocalEnvironment, 'databaseUrl' | 'dataFolder'>;

/** Where the store is. */
export function placeOf({ databaseUrl, dataFolder }: Place): StoreLocation {
  return databaseUrl === null
    ? {
        kind: 'folder',
        folder: dataFolder,
        onWait: () => {
          process.stderr.write(`${say(spoken, 'cli.folderInUse', { folder: dataFolder })}\n`);
        },
      }
    : { kind: 'postgres', url: databaseUrl };
}

/** A store that is not there yet is made by nobody who only asks. */
export async function isThere({ databaseUrl, dataFolder }: Place): Promise<boolean> {
  return databaseUrl !== null || !(await isEmpty(dataFolder));
}

/** A copy in memory; of nothing, where there is no store yet. */
export async function rehearsalOf(place: Place): Promise<OpenedStore> {
  if (!(await isThere(place))) return openStore({ kind: 'memory' });
  const opened = await openStore(placeOf(place));
  try {
    return await copyInMemory(opened);
  } finally {
    await opened.close();
  }
}

/**
 * Gives the store to `use` and closes it afterwards, whatever comes.
 * @returns null where there is no store yet
 * @throws StoreLocked, StoreNewer, StoreUnavailable
 */
export async function withStoreIfAny<T>(
  place: Place,
  use: (store: SideStore) => Promise<T>,
): Promise<T | null> {
  if (!(await isThere(place))) return null;
  const beside = place.databaseUrl === null ? await throughSideDoor(place.dataFolder) : null;
  if (beside) return use(beside);
  const opened = await openStore(placeOf(place));
  try {
    return await use(storeOn(opened));
  } finally {
    await opened.close();
  }
}

/** As `withStoreIfAny`, for commands that are nothing without a store. */
export async function withStore(
  place: Place,
  { language }: Terminal,
  use: (store: SideStore) => Promise<void>,
): Promise<void> {
  const used = await withStoreIfAny(place, async (store) => {
    await use(store);
    return true;
  });
  if (used === null) {
    throw new Refusal(say(language, 'cli.noStore', { folder: place.dataFolder }));
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

/** The versions in force, as the service published them; the file's text where it never did. */
export async function agreementsOf(
  store: Store,
  file: string,
  terminal: Terminal,
): Promise<AgreementHistory> {
  const now = systemTime.now();
  const last = (await store.versions()).at(-1);
  const text = last?.text ?? (await agreementText(file, terminal));
  const published = await publishAgreement(store, (one) => readAgreement(one, spanAround(now)), text, now);
  if (!published.ok) throw new Refusal(describeProblems(file, published.problems, terminal.language));
  return published.history;
}
