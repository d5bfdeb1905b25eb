/**
 * What records are judged by, agreements and directory, as this process knows them. Other processes on the same store
 * change them too: the store counts the changes, and keeps no look that was made by an edition of before.
 */
import { type Logger } from 'pino';
import { currentAgreement } from '../domain/agreement/versions.ts';
import { publishedAgreements, type CurrentAgreements, type ReadText } from './agreements.ts';
import { type CurrentDirectory } from './directory.ts';
import { type Store } from './store.ts';

export interface InForceOptions<Problem> {
  readonly store: Pick<Store, 'edition' | 'versions' | 'owners'>;
  readonly read: ReadText<Problem>;
  readonly agreements: CurrentAgreements;
  readonly directory: CurrentDirectory;
  readonly log: Logger;
}

export class InForce<Problem> {
  readonly #options: InForceOptions<Problem>;
  #edition = -1;

  constructor(options: InForceOptions<Problem>) {
    this.#options = options;
  }

  /** The edition of what this process judges by. */
  edition(): number {
    return this.#edition;
  }

  /**
   * Takes over what others have changed.
   * @returns whether another agreement is in force than before
   * @throws StoreUnavailable
   */
  async refresh(): Promise<boolean> {
    const { store, read, agreements, directory, log } = this.#options;
    // Before what it counts: of a change in between the next look learns.
    const edition = await store.edition();
    if (edition === this.#edition) return false;
    const inUse = agreements.current();
    const [published, owners] = await Promise.all([publishedAgreements(store, read, inUse), store.owners()]);
    if (published === null) {
      log.warn('another process published an agreement that this version cannot read; upgrade this one too');
    } else agreements.replace(published);
    directory.replace(owners);
    this.#edition = edition;
    return currentAgreement(agreements.current()).version !== currentAgreement(inUse).version;
  }
}
