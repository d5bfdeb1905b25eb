/** The store as commands use it: the service's own, or a copy of it in memory; and the agreements that are in force there. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { describeProblems } from '../../../config/agreement/problem.ts';
import { readAgreement, spanAround } from '../../../config/agreement/read.ts';
import { type LocalEnvironment } from '../../../config/environment.ts';
import { openStore, type OpenedStore, type StoreLocation } from '../../adapters/store/open.ts';
import { copyInMemory } from '../../adapters/store/rehearse.ts';
import { publishAgreement } from '../../application/agreements.ts';
import { type Store } from '../../application/store.ts';
import { type AgreementHistory } from '../../domain/agreement/versions.ts';
import { systemTime } from '../timeSource.ts';
import { Refusal } from './exit.ts';
import { agreementText } from './sources.ts';
import { type Terminal } from './terminal.ts';

/** Where the store is. */
export function placeOf({
  databaseUrl,
  dataFolder,
}: Pick<LocalEnvironment, 'databaseUrl' | 'dataFolder'>): StoreLocation {
  return databaseUrl === null
    ? { kind: 'folder', folder: dataFolder }
    : { kind: 'postgres', url: databaseUrl };
}

/** A store that is not there yet is not made for a rehearsal. */
export async function rehearsalOf(environment: LocalEnvironment): Promise<OpenedStore> {
  const { databaseUrl, dataFolder } = environment;
  if (databaseUrl === null && !existsSync(join(dataFolder, 'PG_VERSION')))
    return openStore({ kind: 'memory' });
  const opened = await openStore(placeOf(environment));
  try {
    return await copyInMemory(opened);
  } finally {
    await opened.close();
  }
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
