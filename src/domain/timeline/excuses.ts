/**
 * Excuses: what is said not to have been the rep's fault, why, and by whom (E39).
 *
 * The rule it owns: an entry keeps its writer for as long as it stands, whoever writes others beside it. So nobody makes
 * an excuse of his own good by having a manager's written after it, nor spoils a manager's by adding his own.
 */
import { type FactSource } from './fact.ts';

export interface Excuse {
  readonly reason: string;
  readonly by: FactSource;
  /** Who owned the record when it was written, and just before. */
  readonly ownerIds: readonly string[];
}

/** By `<promise>/<cycle>`, or by a clock's id. */
export type Excuses = ReadonlyMap<string, Excuse>;

export const NO_EXCUSES: Excuses = new Map();

export class ExcuseBook {
  readonly #records = new Map<string, Excuses>();

  /** @param text `first-touch/1 = was ill; disposition/1 = outage` */
  write(recordId: string, text: string, by: FactSource, ownerIds: readonly string[]): void {
    const written = new Map<string, Excuse>();
    for (const part of text.split(';')) {
      const [what = '', ...why] = part.split('=');
      const key = what.trim();
      const reason = why.join('=').trim();
      if (key !== '') written.set(key, this.#standing(key, reason) ?? { reason, by, ownerIds });
    }
    this.#records.set(recordId, written);
  }

  /** What the record has none of comes from those that became one with it. */
  standingFor(recordId: string): Excuses {
    const own = this.#records.get(recordId);
    if (own && own.size > 0) return own;
    for (const excuses of this.#records.values()) {
      if (excuses.size > 0) return excuses;
    }
    return NO_EXCUSES;
  }

  merge(survivorId: string, mergedIds: readonly string[]): void {
    for (const id of mergedIds) {
      const others = this.#records.get(id);
      if (!others || id === survivorId) continue;
      if ((this.#records.get(survivorId)?.size ?? 0) === 0) this.#records.set(survivorId, others);
      this.#records.delete(id);
    }
  }

  #standing(key: string, reason: string): Excuse | null {
    for (const excuses of this.#records.values()) {
      const excuse = excuses.get(key);
      if (excuse?.reason === reason) return excuse;
    }
    return null;
  }
}
