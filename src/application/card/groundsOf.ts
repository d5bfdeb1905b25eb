/**
 * What the clocks of a cycle rest on: the facts that came in it, and what held when it began.
 *
 * Example (a test row): owned by Ann on Monday, Ben from Tuesday, a lead on Wednesday. It rests on Ben's owning and on the
 * hand-off; that Ann owned it before says nothing of this cycle.
 */
import { effectiveAt, type LearnedFact } from '../../domain/timeline/timeline.ts';
import { type Fact } from '../../domain/timeline/fact.ts';

/**
 * Newest first.
 * @param handOffAt when the cycle began; -Infinity where there is none, and everything is told
 */
export function groundsOf(facts: readonly LearnedFact[], handOffAt: number): readonly LearnedFact[] {
  const newestFirst = facts.toSorted((a, b) => effectiveAt(b) - effectiveAt(a));
  const held = new Set<string>();
  return newestFirst.filter((learned) => {
    if (effectiveAt(learned) >= handOffAt) return true;
    const key = subjectOf(learned.fact);
    if (held.has(key)) return false;
    held.add(key);
    return true;
  });
}

/** What a fact is about: of two about the same the newer one holds. */
function subjectOf(fact: Fact): string {
  const about = fact.kind === 'property' ? fact.property : fact.kind === 'activity' ? fact.activity : '';
  return [fact.record.recordId, fact.kind, about].join('/');
}
