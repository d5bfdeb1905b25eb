/**
 * The values of a record, and of the records that became one with it (E8).
 *
 * The rule it owns: before a merge both records' lives count as one: what either was, the union is. The earliest hand-off
 * and receipt win, and the earliest disposition of a record that had been a lead stops. After the merge the survivor's
 * values stand, and what it has no value for comes from the others.
 */
import { type Agreement } from '../agreement/agreement.ts';
import { type FactSource, type PropertyFact } from './fact.ts';
import { momentOf, Values, type Moment } from './moment.ts';

/** One of the records, as far as its life has been told. */
interface Life {
  readonly values: Values;
  moment: Moment | undefined;
  /** Whether a merge gave it values that its moment does not know of. */
  isStale: boolean;
  /** When it first became a lead; Infinity while it never was one. */
  leadSince: number;
}

export class Ledger {
  readonly #agreement: Agreement;
  readonly #recordId: string;
  readonly #lives = new Map<string, Life>();

  constructor(recordId: string, agreement: Agreement) {
    this.#recordId = recordId;
    this.#agreement = agreement;
  }

  set({ record, property, value }: PropertyFact, imported: boolean): void {
    this.#lifeOf(record.recordId).values.set(property, value, imported);
  }

  /** The current value of the survivor, else of whichever record has one. */
  valueOf(property: string): string {
    const own = this.#lives.get(this.#recordId)?.values.of(property) ?? '';
    if (own !== '') return own;
    for (const { values } of this.#lives.values()) {
      const value = values.of(property);
      if (value !== '') return value;
    }
    return '';
  }

  merge(survivorId: string, mergedIds: readonly string[]): void {
    const survivor = this.#lifeOf(survivorId);
    for (const id of mergedIds) {
      const other = this.#lives.get(id);
      if (!other || other === survivor) continue;
      survivor.values.fillFrom(other.values);
      survivor.leadSince = Math.min(survivor.leadSince, other.leadSince);
      survivor.moment ??= other.moment;
      survivor.isStale = true;
      this.#lives.delete(id);
    }
  }

  /** @param changed the properties that changed at this instant, and who changed them */
  momentAt(at: number, changed: ReadonlyMap<string, FactSource>): Moment | null {
    for (const life of this.#lives.values()) {
      const stands = life.isStale ? null : (life.moment ?? null);
      life.moment = momentOf(at, this.#agreement, life.values, changed, stands, life.moment);
      life.isStale = false;
      if (life.moment.isLead) life.leadSince = Math.min(life.leadSince, at);
    }
    if (this.#lives.size > 1) return unionOf([...this.#lives.values()]);
    for (const { moment } of this.#lives.values()) return moment ?? null;
    return null;
  }

  #lifeOf(recordId: string): Life {
    const known = this.#lives.get(recordId);
    if (known) return known;
    const life: Life = { values: new Values(), moment: undefined, isStale: false, leadSince: Infinity };
    this.#lives.set(recordId, life);
    return life;
  }
}

/** What the records together are: that of the one that has been a lead longest, with what the others add. */
function unionOf(lives: readonly Life[]): Moment | null {
  const byAge = lives.toSorted((a, b) => (a.leadSince === b.leadSince ? 0 : a.leadSince - b.leadSince));
  const moments = byAge.flatMap(({ moment }) => moment ?? []);
  const [eldest] = moments;
  if (!eldest) return null;
  const leads = byAge.flatMap(({ moment, leadSince }) => (moment && leadSince < Infinity ? [moment] : []));
  const ended = leads.find(({ disposition }) => disposition !== null) ?? null;
  const owned = (leads.length > 0 ? leads : moments).find(({ ownerId }) => ownerId !== '') ?? eldest;
  return {
    ...eldest,
    disposition: ended?.disposition ?? null,
    isLead: ended === null && leads.some(({ isLead }) => isLead),
    ownerId: owned.ownerId,
    imported: owned.imported,
    pauseId: moments.find(({ pauseId }) => pauseId !== null)?.pauseId ?? null,
    definitions: new Map(moments.flatMap(({ definitions }) => [...definitions]).reverse()),
  };
}
