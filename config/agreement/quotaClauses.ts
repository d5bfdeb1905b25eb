/** The clauses of one quota. */
import { choice, clause, predicateSaid, textSaid, wordsSaid, type Clause } from './clause.ts';
import { COUNTED } from './promises.ts';
import { type QuotaText } from './schema/quota.ts';

export function quotaClauses({
  words,
  counts,
  for: only,
  amount,
  currency,
  per,
}: QuotaText): readonly (Clause | null)[] {
  return [
    clause('words', wordsSaid(words)),
    clause('counts', choice(`contract.counts.${COUNTED[counts]}`)),
    only === undefined ? null : clause('for', predicateSaid(only)),
    clause('amount', { kind: 'number', number: amount }),
    currency === undefined ? null : clause('currency', textSaid(currency)),
    clause('per', choice(`contract.per.${per}`)),
  ];
}
