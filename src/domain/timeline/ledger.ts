/**
 * The values of a record, and of the records that became one with it (E8). What the records are together, and what a merge
 * leaves as it was, is said in `union.ts`. After a merge the survivor's values stand, what it has no value for comes from
 * the others, and the old ids are other names of the survivor.
 */
import { type Agreement } from '../agreement/agreement.ts';
import { type PropertyFact } from './fact.ts';
import { EVERYTHING, groundsOf, passes, STANDING, type Grounds, type Telling } from './grounds.ts';
import { Changes, isReady, momentOf, NOBODY, Values, type Moment } from './moment.ts';
import { isByMerge } from './source.ts';
import { carriedOver, unionOf, type Life } from './union.ts';

export class Ledger {
  readonly #grounds: Grounds;
  readonly #recordId: string;
  readonly #lives = new Map<string, Life>();
  #latest: Life | null = null;
  /** Of each id that was merged away, what it was merged into; null before the first merge. */
  #survivors: Map<string, string> | null = null;
  #lastBy = NOBODY;

  constructor(recordId: string, agreement: Agreement) {
    this.#recordId = recordId;
    this.#grounds = groundsOf(agreement);
  }

  /** @returns what the property tells besides */
  set({ record, property, value, source }: PropertyFact, imported: boolean): Telling | null {
    const place = this.#grounds.places.get(property);
    if (place === undefined) return null;
    const telling = this.#grounds.tells[place] ?? null;
    const recordId = this.idOf(record.recordId);
    const { values, changes } = this.#lifeOf(recordId);
    // Of what is told of both in one instant, the survivor's own counts.
    if (recordId !== record.recordId && changes.sourceOf(place)) return telling;
    values.set(place, value, imported);
    changes.add(place, source, this.#grounds.bears[place] ?? 0);
    this.#lastBy = source;
    return telling;
  }

  /** The id under which the record is known by now: its own, or that of what it was merged into. */
  idOf(recordId: string): string {
    let id = recordId;
    if (this.#survivors) {
      for (let next = this.#survivors.get(id); next !== undefined; next = this.#survivors.get(id)) id = next;
    }
    return id;
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

  /** Who owns the record by what was told so far, and who did before the present instant. */
  ownersOf(recordId: string): readonly string[] {
    const life = this.#lives.get(this.idOf(recordId));
    return life ? [life.values.of(this.#grounds.ownerPlace), life.moment?.ownerId ?? ''] : [];
  }

  /** Merges of one instant may be told in any order: each id leads to what it became in the end. */
  merge(survivorId: string, mergedIds: readonly string[]): void {
    const survivor = this.#lifeOf(this.idOf(survivorId));
    this.#survivors ??= new Map();
    for (const mergedId of mergedIds) {
      const id = this.idOf(mergedId);
      if (id === survivor.recordId) continue;
      const other = this.#lives.get(id);
      this.#survivors.set(id, survivor.recordId);
      if (!other) continue;
      survivor.joined ??= survivor.moment ? [{ ...survivor }] : [];
      survivor.joined.push(...(other.joined ?? [other]));
      survivor.values.fillFrom(other.values);
      this.#lives.delete(id);
      this.#latest = survivor;
    }
  }

  /** The moment that what was set since the last one makes; null while nothing is known. */
  momentAt(at: number): Moment | null {
    if (this.#lives.size === 1 && this.#latest) return this.#turn(this.#latest, at);
    const byImport = this.#grounds.ready.length > 0 && this.#allImported();
    for (const life of this.#lives.values()) this.#turn(life, at);
    const union = unionOf([...this.#lives.values()]);
    return union && { ...union, at, by: this.#lastBy, byImport };
  }

  /** Whether all that changed in this instant came with an import, whichever record it was told of. */
  #allImported(): boolean {
    const changed = [...this.#lives.values()].filter(({ changes }) => changes.last !== undefined);
    return (
      changed.length > 0 &&
      changed.every(({ changes, values }) => changes.allImported(EVERYTHING, this.#grounds, values))
    );
  }

  #turn(life: Life, at: number): Moment {
    const before = life.moment;
    if (before && life.changes.parts === 0 && life.joined === null && life.past.length === 0) {
      life.changes.clear(); // nothing rests on what changed
      return before;
    }
    const moment =
      life.joined || (life.past.length > 0 && life.changes.allBy(isByMerge))
        ? this.#turnMerged(life, at)
        : this.#outliving(
            life,
            momentOf(at, this.#grounds, life.values, life.changes, before ?? null, before),
          );
    life.moment = moment;
    life.changes.clear();
    if (this.#lives.size > 1 && moment.definitions !== before?.definitions) {
      life.definedSince ??= new Map();
      for (const name of moment.definitions.keys()) {
        if (!before?.definitions.has(name)) life.definedSince.set(name, at);
      }
    }
    if (moment.isLead && before?.isLead !== true && life.joined === null) life.leadFrom = at;
    if (!this.#isReady(moment)) life.readyFrom = -Infinity;
    else if (life.readyFrom === -Infinity) life.readyFrom = at;
    if (moment.disposition === null || life.leadFrom === -Infinity) life.endedAt = Infinity;
    else if (at < life.endedAt) life.endedAt = at;
    life.joined = null;
    return moment;
  }

  /** A merge makes nothing new of a lead by itself: what one of the records was before is no news. */
  #turnMerged(life: Life, at: number): Moment {
    const { joined } = life;
    const stood = joined ? unionOf(joined) : (life.moment ?? null);
    const told = momentOf(at, this.#grounds, life.values, life.changes, null, stood ?? undefined);
    if (!stood) {
      if (told.isLead) life.leadFrom = at;
      return told;
    }
    if (joined) {
      life.past = [...life.past, ...joined.flatMap(({ moment }) => moment ?? [])];
      life.leadFrom = stood.isLead
        ? Math.min(...joined.flatMap((one) => (one.moment?.isLead ? [one.leadFrom] : [])))
        : Math.max(...joined.map(({ leadFrom }) => leadFrom));
      life.readyFrom = Math.max(...joined.map(({ readyFrom }) => readyFrom));
      life.endedAt = Math.min(
        ...joined.map(({ endedAt }) => (endedAt >= life.leadFrom ? endedAt : Infinity)),
      );
    }
    const moment = carriedOver(told, stood, life.past);
    if (moment.isLead && !stood.isLead) life.leadFrom = at;
    life.outlived = moment.isLead || this.#isReady(moment) ? told.disposition : null;
    return moment;
  }

  #isReady(moment: Moment): boolean {
    return this.#grounds.ready.some((definition) => isReady(moment, definition));
  }

  /** The disposition that a living lead, or one that waits to become one, came through in a merge stays without effect until somebody sets it anew. */
  #outliving(life: Life, moment: Moment): Moment {
    const { outlived, changes } = life;
    if (outlived === null || (changes.parts & STANDING) === 0) return moment;
    const test = this.#grounds.dispositions.find(({ name }) => name === outlived)?.test ?? [];
    if (
      moment.disposition === outlived &&
      !test.some((matches) => matches.some(({ place }) => changes.sourceOf(place)))
    ) {
      const isLead = life.moment?.isLead === true || passes(this.#grounds.lead, life.values.list);
      return { ...moment, disposition: null, isLead };
    }
    life.outlived = null;
    return moment;
  }

  /** Mostly all facts are of one record; its life is looked up once. */
  #lifeOf(recordId: string): Life {
    if (this.#latest?.recordId === recordId) return this.#latest;
    let life = this.#lives.get(recordId);
    if (!life) {
      life = {
        recordId,
        values: new Values(),
        changes: new Changes(),
        moment: undefined,
        leadFrom: -Infinity,
        readyFrom: -Infinity,
        endedAt: Infinity,
        definedSince: null,
        joined: null,
        past: [],
        outlived: null,
      };
      this.#lives.set(recordId, life);
    }
    this.#latest = life;
    return life;
  }
}
