/** The clauses of one quota. */
import { choice, clause, predicateSaid, wordsSaid, type Clause } from './clause.ts';
import { type QuotaText } from './schema/quota.ts';

export function quotaClauses({
  words,
  counts,
  for: only,
  amount,
  per,
}: QuotaText): readonly (Clause | null)[] {
  return [
    clause('words', wordsSaid(words)),
    clause('counts', choice(`contract.counts.${counts === 'leads' ? 'leads' : 'qualifiedLeads'}`)),
    only === undefined ? null : clause('for', predicateSaid(only)),
    clause('amount', { kind: 'number', number: amount }),
    clause('per', choice(`contract.per.${per}`)),
  ];
}
