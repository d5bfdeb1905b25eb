/**
 * HubSpot's own counters on a record, read as activities: when it was last contacted, and how many deals it has.
 *
 * The rule it owns: a counter that rises tells of an activity, unless a merge raised it. What the records had before they
 * became one is no news when the survivor tells of it, in that instant or later.
 */
import { type PropertyFact } from './fact.ts';
import { isByMerge } from './source.ts';

/** How a record's counters stood when it last told of them. */
interface Told {
  contactedAt: number;
  deals: number;
  dealsToldAt: number;
  /** What it and the records merged into it last told of deals, by instant; empty when it has told of all of them since. */
  broughtDeals: ReadonlyMap<number, number>;
}

const NOTHING: Told['broughtDeals'] = new Map();

export class Counters {
  readonly #records = new Map<string, Told>();
  #mergedAt = -Infinity;
  /** What merges brought and the survivor has not told of yet. */
  #contactedAt = -Infinity;

  /** @returns what the counter's change tells of; null where it tells nothing new */
  activityToldBy(
    counter: 'contacted' | 'deals',
    fact: PropertyFact,
    recordId: string,
    at: number,
  ): 'contacted' | 'deal' | null {
    const told = this.#toldBy(recordId);
    const counts = at !== this.#mergedAt && !isByMerge(fact.source);
    if (counter === 'deals') {
      const deals = Number(fact.value) || 0;
      let brought = 0;
      for (const some of told.broughtDeals.values()) brought += some;
      const isNew = deals > Math.max(told.deals, brought);
      told.deals = deals;
      told.dealsToldAt = at;
      if (deals >= brought) told.broughtDeals = NOTHING;
      return isNew && counts ? 'deal' : null;
    }
    const contactedAt = instantOf(fact.value) ?? -Infinity;
    let before = this.#contactedAt;
    for (const one of this.#records.values()) before = Math.max(before, one.contactedAt);
    told.contactedAt = contactedAt;
    if (contactedAt >= this.#contactedAt) this.#contactedAt = -Infinity;
    return contactedAt > before && counts ? 'contacted' : null;
  }

  /** A survivor with a new id has the past of one of the others: what both told in one instant is one thing. */
  merge(survivorId: string, mergedIds: readonly string[], at: number): void {
    this.#mergedAt = at;
    const dealsByInstant = new Map<number, number>();
    for (const id of [survivorId, ...mergedIds]) {
      const told = this.#records.get(id);
      if (!told) continue;
      this.#contactedAt = Math.max(this.#contactedAt, told.contactedAt);
      const brought =
        told.broughtDeals.size > 0 ? told.broughtDeals : [[told.dealsToldAt, told.deals] as const];
      for (const [toldAt, deals] of brought) {
        dealsByInstant.set(toldAt, Math.max(deals, dealsByInstant.get(toldAt) ?? 0));
      }
      if (id !== survivorId) this.#records.delete(id);
    }
    this.#toldBy(survivorId).broughtDeals = dealsByInstant;
  }

  #toldBy(recordId: string): Told {
    let told = this.#records.get(recordId);
    if (!told) {
      told = { contactedAt: -Infinity, deals: 0, dealsToldAt: -Infinity, broughtDeals: NOTHING };
      this.#records.set(recordId, told);
    }
    return told;
  }
}

/** HubSpot tells datetimes as ISO texts in histories and as epoch ms in notices. */
export function instantOf(text: string): number | null {
  if (text === '') return null;
  const number = Number(text);
  const at = Number.isNaN(number) ? Date.parse(text) : number;
  return Number.isFinite(at) ? at : null;
}
