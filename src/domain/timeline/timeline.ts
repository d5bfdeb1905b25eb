/**
 * A record's timeline: its facts in order of when they happened, however they arrived.
 *
 * The rule it owns: any order and any duplication of the same facts give the same moments. A fact said to happen
 * after we learned of it (a skewed clock) counts from when we learned it (E38).
 */
import { SNOOZE_PROPERTY, type ActivityKind, type Agreement } from '../agreement/agreement.ts';
import { Counters, instantOf } from './counters.ts';
import { ExcuseBook, NO_EXCUSES, type Excuses } from './excuses.ts';
import { type Fact, type RecordRef } from './fact.ts';
import { Ledger } from './ledger.ts';
import { sameMoment, type Moment } from './moment.ts';
import { isHuman, isImport } from './source.ts';

/** A fact with the instant at which we first learned of it. */
export interface LearnedFact {
  readonly fact: Fact;
  readonly learnedAt: number;
  /** Set when it came with so many others at once that nobody can have made them by hand (E10). */
  readonly inBurst?: true;
}

/** Something that was logged on the record. */
export interface Activity {
  readonly at: number;
  /** 'contacted': a call, an e-mail, a meeting or a message, HubSpot does not say which. */
  readonly activity: ActivityKind | 'contacted';
  readonly human: boolean;
}

export interface Timeline {
  readonly moments: readonly Moment[];
  /** Ascending. */
  readonly activities: readonly Activity[];
  /** Reminders are silent before this instant; null: nobody snoozed them. */
  readonly snoozedUntil: number | null;
  /** What was excused, why and by whom. */
  readonly excuses: Excuses;
  /** Set when the record is gone (deleted and not restored, erased, or merged into another) by now. */
  readonly gone: { readonly at: number; readonly how: 'deleted' | 'erased' | 'merged' } | null;
}

/** When a fact takes effect for us. */
export function effectiveAt({ fact, learnedAt }: LearnedFact): number {
  return Math.min(fact.occurredAt, learnedAt);
}

/**
 * Folds facts into the moments at which what the agreement says of the record changed, ascending.
 * @param facts those of the record, and of the records that were merged into it
 */
export function timelineOf(
  record: RecordRef,
  facts: readonly LearnedFact[],
  agreement: Agreement,
  now: number,
): Timeline {
  const sorted = inOrderBy(facts, now);
  const ledger = new Ledger(record.recordId, agreement);
  const moments: Moment[] = [];
  const activities: Activity[] = [];
  let gone: Timeline['gone'] = null;
  let counters: Counters | null = null;
  let excuses: ExcuseBook | null = null;

  let next = sorted[0];
  let nextAt = next ? effectiveAt(next) : now;
  for (let index = 0; next; index += 1) {
    const learned = next;
    const at = nextAt;
    const { fact } = learned;
    next = sorted[index + 1];
    if (next) nextAt = effectiveAt(next);
    const ours = fact.record.recordId === record.recordId;
    switch (fact.kind) {
      case 'property': {
        const telling = ledger.set(fact, learned.inBurst === true || isImport(fact.source));
        if (telling === 'excuses') {
          const recordId = ledger.idOf(fact.record.recordId);
          excuses ??= new ExcuseBook();
          excuses.write(recordId, fact.value, fact.source, ledger.ownersOf(recordId));
        } else if (telling !== null) {
          counters ??= new Counters();
          const activity = counters.activityToldBy(telling, fact, ledger.idOf(fact.record.recordId), at);
          if (activity) activities.push({ at, activity, human: true });
        }
        break;
      }
      case 'deleted':
        if (ours && gone?.how !== 'erased') gone = { at, how: 'deleted' };
        break;
      case 'restored':
        if (ours && gone?.how === 'deleted') gone = null;
        break;
      case 'erased':
        if (ours) gone = { at, how: 'erased' };
        break;
      case 'merged':
        if (fact.mergedIds.includes(record.recordId)) gone = { at, how: 'merged' };
        else {
          const survivorId = ledger.idOf(fact.record.recordId);
          const mergedIds = fact.mergedIds.map((id) => ledger.idOf(id));
          ledger.merge(survivorId, mergedIds);
          counters ??= new Counters();
          counters.merge(survivorId, mergedIds, at);
          excuses?.merge(survivorId, mergedIds);
        }
        break;
      case 'activity':
        if (!sameActivity(sorted[index - 1]?.fact, fact)) {
          activities.push({ at, activity: fact.activity, human: isHuman(fact.source) });
        }
        break;
      case 'created':
        break;
    }
    if (next && nextAt === at) continue; // all facts of one instant become true together
    const moment = ledger.momentAt(at);
    const previous = moments.at(-1);
    if (moment && (!previous || !sameMoment(previous, moment))) moments.push(moment);
  }
  return {
    moments,
    activities,
    snoozedUntil: instantOf(ledger.valueOf(SNOOZE_PROPERTY)),
    excuses: excuses?.standingFor(ledger.idOf(record.recordId)) ?? NO_EXCUSES,
    gone,
  };
}

/** Those that have taken effect by now, in order. Mostly that is how they come from the store: then they are left alone. */
function inOrderBy(facts: readonly LearnedFact[], now: number): readonly LearnedFact[] {
  let before: LearnedFact | undefined;
  let beforeAt = -Infinity;
  for (const learned of facts) {
    const at = effectiveAt(learned);
    if (at > now || at < beforeAt || (at === beforeAt && before && inOrder(before, learned) > 0)) {
      return facts.filter((one) => effectiveAt(one) <= now).sort(inOrder);
    }
    before = learned;
    beforeAt = at;
  }
  return facts;
}

/** A total order, so that facts of the same instant fold the same way whatever order they came in. */
function inOrder(a: LearnedFact, b: LearnedFact): number {
  return (
    effectiveAt(a) - effectiveAt(b) ||
    a.fact.occurredAt - b.fact.occurredAt ||
    compare(a.fact.kind, b.fact.kind) ||
    compareAlike(a.fact, b.fact) ||
    compare(a.fact.source.type, b.fact.source.type) ||
    compare(a.fact.source.id, b.fact.source.id)
  );
}

/** Two facts of one kind and instant, by what they say. */
function compareAlike(a: Fact, b: Fact): number {
  if (a.kind === 'property' && b.kind === 'property') {
    return (
      compare(a.record.recordId, b.record.recordId) ||
      compare(a.property, b.property) ||
      compare(a.value, b.value)
    );
  }
  if (a.kind === 'activity' && b.kind === 'activity') {
    return compare(a.activity, b.activity) || compare(a.activityId, b.activityId);
  }
  if (a.kind === 'merged' && b.kind === 'merged') {
    return compare(a.record.recordId, b.record.recordId) || compare(a.mergedIds.join(), b.mergedIds.join());
  }
  return 0;
}

/** Texts by their code units, the same on every machine. */
export function compare(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}

function sameActivity(a: Fact | undefined, b: Fact): boolean {
  return a?.kind === 'activity' && a.occurredAt === b.occurredAt && compareAlike(a, b) === 0;
}
