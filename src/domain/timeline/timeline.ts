/**
 * A record's timeline: its facts in order of when they happened, however they arrived.
 *
 * The rule it owns: any order and any duplication of the same facts give the same moments. A fact said to happen
 * after we learned of it (a skewed clock) counts from when we learned it.
 */
import { DISPOSITIONS, OWNER_PROPERTY, type Agreement, type Disposition } from '../agreement/agreement.ts';
import { holds, type Predicate } from '../agreement/predicate.ts';
import { type Fact } from './fact.ts';

/** A fact with the instant at which we first learned of it. */
export interface LearnedFact {
  readonly fact: Fact;
  readonly learnedAt: number;
}

/** What the agreement says of a record from an instant on, until the next moment. */
export interface Moment {
  readonly at: number;
  /** Whether the record is a lead in sales' hands and has no disposition. */
  readonly isLead: boolean;
  readonly disposition: Disposition | null;
  /** HubSpot owner id; '' when nobody owns the record. */
  readonly ownerId: string;
  /** The named definitions that hold. */
  readonly definitions: ReadonlySet<string>;
}

export interface Timeline {
  readonly moments: readonly Moment[];
  /** Set when the record is gone (deleted and not restored, or erased) by now. */
  readonly gone: { readonly at: number; readonly how: 'deleted' | 'erased' } | null;
}

/** When a fact takes effect for us. */
export function effectiveAt({ fact, learnedAt }: LearnedFact): number {
  return Math.min(fact.occurredAt, learnedAt);
}

/** Folds facts into the moments at which what the agreement says of the record changed, ascending. */
export function timelineOf(facts: readonly LearnedFact[], agreement: Agreement, now: number): Timeline {
  const sorted = facts.filter((learned) => effectiveAt(learned) <= now).sort(inOrder);
  const values = new Map<string, string>();
  const valueOf = (property: string): string => values.get(property) ?? '';
  const moments: Moment[] = [];
  let gone = null as Timeline['gone'];

  for (const [index, learned] of sorted.entries()) {
    const { fact } = learned;
    const at = effectiveAt(learned);
    switch (fact.kind) {
      case 'property':
        values.set(fact.property, fact.value);
        break;
      case 'deleted':
        gone = gone?.how === 'erased' ? gone : { at, how: 'deleted' };
        break;
      case 'restored':
        gone = gone?.how === 'erased' ? gone : null;
        break;
      case 'erased':
        gone = { at, how: 'erased' };
        break;
      case 'created':
      case 'merged':
        break;
    }
    const next = sorted[index + 1];
    if (next && effectiveAt(next) === at) continue; // all facts of one instant become true together
    const moment = momentOf(at, agreement, valueOf);
    const previous = moments.at(-1);
    if (!previous || !sameMoment(previous, moment)) moments.push(moment);
  }
  return { moments, gone };
}

function momentOf(at: number, agreement: Agreement, valueOf: (property: string) => string): Moment {
  const disposition = DISPOSITIONS.find((name) => holds(agreement.dispositions[name], valueOf)) ?? null;
  return {
    at,
    disposition,
    isLead: disposition === null && holds(agreement.lead, valueOf),
    ownerId: valueOf(OWNER_PROPERTY),
    definitions: namesThatHold(agreement.definitions, valueOf),
  };
}

function namesThatHold(
  definitions: ReadonlyMap<string, Predicate>,
  valueOf: (property: string) => string,
): ReadonlySet<string> {
  const names = new Set<string>();
  for (const [name, predicate] of definitions) {
    if (holds(predicate, valueOf)) names.add(name);
  }
  return names;
}

function sameMoment(a: Moment, b: Moment): boolean {
  return (
    a.isLead === b.isLead &&
    a.disposition === b.disposition &&
    a.ownerId === b.ownerId &&
    a.definitions.size === b.definitions.size &&
    [...a.definitions].every((name) => b.definitions.has(name))
  );
}

/** A total order, so that facts of the same instant fold the same way whatever order they came in. */
function inOrder(a: LearnedFact, b: LearnedFact): number {
  return (
    effectiveAt(a) - effectiveAt(b) ||
    a.fact.occurredAt - b.fact.occurredAt ||
    compare(tieBreaker(a.fact), tieBreaker(b.fact))
  );
}

function tieBreaker(fact: Fact): string {
  return fact.kind === 'property' ? `property/${fact.property}/${fact.value}` : fact.kind;
}

function compare(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}
