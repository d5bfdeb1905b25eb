/**
 * What one text of the agreement says otherwise than another, section by section and clause by clause.
 *
 * Example (a test row): `within: 4 business hours` against `within: 2 business hours` is one change, of the clause `within`
 * of the promise first-touch; comments, order and layout are none.
 */
import { type Clause, type Said } from './clause.ts';
import { type Section } from './clauses.ts';

/** A clause that is said otherwise; null: it is not there. */
export interface ClauseChange {
  readonly clause: Clause;
  readonly before: Said | null;
  readonly after: Said | null;
}

export interface SectionChange {
  readonly change: 'added' | 'removed' | 'changed';
  /** As it is now, or was last. */
  readonly section: Section;
  readonly clauses: readonly ClauseChange[];
}

/** In the order of the later text; what is gone comes last. */
export function differences(before: readonly Section[], after: readonly Section[]): readonly SectionChange[] {
  const old = new Map(before.map((section) => [nameOf(section), section]));
  const kept = new Set(after.map(nameOf));
  const changes = after.map((section): SectionChange => {
    const was = old.get(nameOf(section));
    const clauses = clauseChanges(was?.clauses ?? [], section.clauses);
    return { change: was ? 'changed' : 'added', section, clauses };
  });
  const gone = before
    .filter((section) => !kept.has(nameOf(section)))
    .map((section): SectionChange => ({
      change: 'removed',
      section,
      clauses: clauseChanges(section.clauses, []),
    }));
  return [...changes.filter(({ clauses }) => clauses.length > 0), ...gone];
}

function clauseChanges(before: readonly Clause[], after: readonly Clause[]): readonly ClauseChange[] {
  const old = new Map(before.map((clause) => [clause.key, clause]));
  const fresh = new Map(after.map((clause) => [clause.key, clause]));
  return [
    ...[...fresh.values()].map((clause) => ({
      clause,
      before: old.get(clause.key)?.said ?? null,
      after: clause.said,
    })),
    ...[...old.values()]
      .filter(({ key }) => !fresh.has(key))
      .map((clause) => ({ clause, before: clause.said, after: null })),
  ].filter((change) => JSON.stringify(change.before) !== JSON.stringify(change.after));
}

function nameOf({ kind, id }: Section): string {
  return `${kind}/${id}`;
}
