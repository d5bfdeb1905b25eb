/**
 * The values of a record, and of the records that became one with it (E8).
 *
 * The rule it owns: before a merge both records' lives count as one: what either was, the union is. The earliest hand-off
 * and receipt win, and the earliest disposition of a record that had been a lead stops. After the merge the survivor's
 * values stand, and what it has no value for comes from the others.
 */
import { type Agreement } from '../agreement/agreement.ts';
import { type PropertyFact } from './fact.ts';
import { groundsOf, type Grounds } from './grounds.ts';
import { Changes, momentOf, Values, type Moment } from './moment.ts';

/** One of the records, as far as its life has been told. */
interface Life {
  readonly recordId: string;
  readonly values: Values;
  moment: Moment | undefined;
  /** Whether a merge gave it values that its moment does not know of. */
  isStale: boolean;
  /** When it first became a lead; Infinity while it never was one. */
  leadSince: number;
}

export class Ledger {
  readonly #grounds: Grounds;
  readonly #recordId: string;
  readonly #lives = new Map<string, Life>();
  #latest: Life | null = null;
  /** What changed since the last moment. */
  readonly #changes = new Changes();

  constructor(recordId: string, agreement: Agreement) {
    this.#recordId = recordId;
    this.#grounds = groundsOf(agreement);
  }

  set({ record, property, value, source }: PropertyFact, imported: boolean): void {
    const place = this.#grounds.places.get(property);
    if (place === undefined) return;
    this.#lifeOf(record.recordId).values.set(place, value, imported);
    this.#changes.add(place, source, this.#grounds.bears[place] ?? 0);
  }

  /** The current value of the survivor, else of whichever record has one. */
  valueOf(property: string): string {
    const place = this.#grounds.places.get(property);
    if (place === undefined) return '';
    const own = this.#lives.get(this.#recordId)?.values.of(place) ?? '';
    if (own !== '') return own;
    for (const { values } of this.#lives.values()) {
      const value = values.of(place);
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
      this.#latest = survivor;
    }
  }

  /** The moment that what was set since the last one makes; null while nothing is known. */
  momentAt(at: number): Moment | null {
    if (this.#lives.size === 1 && this.#latest) {
      const moment = this.#turn(this.#latest, at);
      this.#changes.clear();
      return moment;
    }
    for (const life of this.#lives.values()) this.#turn(life, at);
    this.#changes.clear();
    return unionOf([...this.#lives.values()]);
  }

  #turn(life: Life, at: number): Moment {
    const stands = life.isStale ? null : (life.moment ?? null);
    const moment = momentOf(at, this.#grounds, life.values, this.#changes, stands, life.moment);
    life.moment = moment;
    life.isStale = false;
    if (moment.isLead && at < life.leadSince) life.leadSince = at;
    return moment;
  }

  /** Mostly all facts are of one record; its life is looked up once. */
  #lifeOf(recordId: string): Life {
    if (this.#latest?.recordId === recordId) return this.#latest;
    let life = this.#lives.get(recordId);
    if (!life) {
      life = { recordId, values: new Values(), moment: undefined, isStale: false, leadSince: Infinity };
      this.#lives.set(recordId, life);
    }
    this.#latest = life;
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
