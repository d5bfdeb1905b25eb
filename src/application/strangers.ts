/**
 * Owners named by facts whom the directory does not know: it is read anew at once, not at the next full hour, but at most
 * once a minute. One whom HubSpot does not name even then is not asked for again; the hourly reading would find them.
 */
import { OWNER_PROPERTY } from '../domain/agreement/agreement.ts';
import { type Directory } from '../domain/evaluate/directory.ts';
import { type LearnedFact } from '../domain/timeline/timeline.ts';

const ONCE_IN_MS = 60_000;

export class Strangers {
  readonly #toAskFor = new Set<string>();
  readonly #askedInVain = new Set<string>();
  #askedAt = -Infinity;

  meet(facts: readonly LearnedFact[], directory: Directory): void {
    for (const { fact } of facts) {
      if (fact.kind !== 'property' || fact.property !== OWNER_PROPERTY || fact.value === '') continue;
      if (!directory.has(fact.value) && !this.#askedInVain.has(fact.value)) this.#toAskFor.add(fact.value);
    }
  }

  /**
   * @param sync reads the directory anew
   * @returns when there is something to ask again; null: nobody is unknown
   * @throws what `sync` throws; it is tried again a minute later then
   */
  async ask(sync: () => Promise<unknown>, directory: () => Directory, now: number): Promise<number | null> {
    if (this.#toAskFor.size === 0) return null;
    const mayAskAt = this.#askedAt + ONCE_IN_MS;
    if (now < mayAskAt) return mayAskAt;
    this.#askedAt = now;
    const asked = [...this.#toAskFor];
    await sync();
    for (const ownerId of asked) {
      this.#toAskFor.delete(ownerId);
      if (!directory().has(ownerId)) this.#askedInVain.add(ownerId);
    }
    return this.#toAskFor.size === 0 ? null : now + ONCE_IN_MS;
  }
}
