/**
 * What several records are that are one person (E8), before they become one record and when they do.
 *
 * The rules it owns: a living lead counts before any other record. The earliest hand-off and receipt win; the earliest
 * disposition of a record that had been a lead stops, unless a living lead began after it: that one is about something
 * else. A merge itself begins nothing and ends nothing: what the survivor's values say and one of the records was
 * already, changes nothing until somebody changes it.
 *
 * Worked example (a test row): an old contact was recycled in January; a new lead of the same person, untouched since
 * Monday 09:00, is merged into it on Monday at 14:00, and the status says recycled. The lead's clock runs on from 09:00.
 */
import { type Disposition } from '../agreement/agreement.ts';
import { type Changes, type Moment, type Values } from './moment.ts';

/** One of the records, as far as its life has been told. */
export interface Life {
  readonly recordId: string;
  readonly values: Values;
  /** What changed since its last moment. */
  readonly changes: Changes;
  moment: Moment | undefined;
  /** When it became a lead the last time; -Infinity while it never was one. */
  leadFrom: number;
  /** Since when it waits for its hand-off; -Infinity while it does not. */
  readyFrom: number;
  /** Since when it, having been a lead, has a disposition; Infinity while it has none. */
  endedAt: number;
  /** When definitions that hold began to, where that was while there were several records. */
  definedSince: Map<string, number> | null;
  /** The records that became one at this instant, as they were before. */
  joined: Life[] | null;
  /** What it and the records merged into it were before they were. */
  past: readonly Moment[];
  /** A disposition its values tell of since a merge, which a lead that lives came through. */
  outlived: Disposition | null;
}

/** What the records are together; null while nothing is known of any. */
export function unionOf(lives: readonly Life[]): Moment | null {
  let youngestFrom = -Infinity;
  for (const { leadFrom } of lives) youngestFrom = Math.max(youngestFrom, leadFrom);
  let eldest: Life | null = null;
  let ended: Life | null = null;
  let latest: Life | null = null;
  let ready: Life | null = null;
  for (const life of lives) {
    const { moment, leadFrom, endedAt } = life;
    if (!moment) continue;
    if (moment.isLead && (!eldest || leadFrom < eldest.leadFrom)) eldest = life;
    if (endedAt < Infinity && endedAt >= youngestFrom && (!ended || endedAt < ended.endedAt)) ended = life;
    if (!latest || leadFrom > latest.leadFrom) latest = life;
    if (life.readyFrom > (ready?.readyFrom ?? -Infinity)) ready = life;
  }
  // What became ready after the other's end waits for a hand-off that has nothing to do with it.
  if (!eldest && ended && ready && ready.readyFrom > ended.endedAt) {
    ended = null;
    latest = ready;
  }
  const first = ended ?? eldest ?? latest;
  if (!first?.moment) return null;
  const isLead = !ended && eldest !== null;
  const owned = ownedOf(lives, first, isLead);
  const paused = lives.find(({ moment }) => moment?.isLead && moment.pauseId !== null);
  return {
    ...first.moment,
    isLead,
    disposition: ended?.moment?.disposition ?? null,
    ownerId: owned.ownerId,
    imported: owned.imported,
    pauseId: isLead ? (paused?.moment?.pauseId ?? null) : first.moment.pauseId,
    definitions: definitionsOf(lives, first),
  };
}

/** Of several living leads the one that was received first; what is no lead is owned as far as anybody owns it. */
function ownedOf(lives: readonly Life[], first: Life, isLead: boolean): Pick<Moment, 'ownerId' | 'imported'> {
  let owned: Life | null = null;
  for (const life of lives) {
    const { moment, leadFrom } = life;
    if (!moment || moment.ownerId === '' || (isLead && !moment.isLead)) continue;
    if (life === first) return moment;
    if (!owned || (isLead ? leadFrom < owned.leadFrom : leadFrom > owned.leadFrom)) owned = life;
  }
  return owned?.moment ?? first.moment ?? { ownerId: '', imported: false };
}

/** Those of the living leads, and what came to hold of another record since the lead began. */
function definitionsOf(lives: readonly Life[], first: Life): Moment['definitions'] {
  const all = new Map(first.moment?.definitions);
  for (const { moment, definedSince } of lives) {
    if (!moment || moment === first.moment) continue;
    for (const [name, hand] of moment.definitions) {
      const counts = moment.isLead || (definedSince?.get(name) ?? -Infinity) > first.leadFrom;
      if (counts && all.get(name) !== 'human') all.set(name, hand);
    }
  }
  return all;
}

/**
 * What a record is when others were merged into it.
 * @param told what its values say
 * @param stood what the records were together
 * @param past what each of them was
 */
export function carriedOver(told: Moment, stood: Moment, past: readonly Moment[]): Moment {
  const isNews = !past.some((one) => one.isLead === told.isLead && one.disposition === told.disposition);
  const { isLead, disposition } = isNews ? told : stood;
  // A lead that begins here begins with what is told of it, whatever the others had done before.
  const definitions = new Map(isLead && !stood.isLead ? [] : stood.definitions);
  for (const [name, hand] of told.definitions) {
    if (!past.some((one) => one.definitions.has(name))) definitions.set(name, hand);
  }
  return {
    ...told,
    isLead,
    disposition,
    definitions,
    pauseId: past.some(({ pauseId }) => pauseId === told.pauseId) ? stood.pauseId : told.pauseId,
    leadImported: isLead && stood.isLead ? stood.leadImported : told.leadImported,
  };
}
