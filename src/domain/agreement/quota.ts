/**
 * A quota: one clause with an amount in it, what marketing promises sales in a period (S3, S4, S5).
 *
 * The rule it owns: a lead counts once, when it is first handed off; a qualified lead once, when sales first qualifies it.
 * Whether a record is one the quota is for is judged at the instant at which it counts. Of pipeline value counts what the deals
 * are worth by now that were made in the period of records which marketing had handed off before; there it is judged as the
 * record was when it was handed off.
 */
import { type Words } from './agreement.ts';
import { type Predicate } from './predicate.ts';

export interface Quota {
  readonly id: string;
  readonly words: Words;
  readonly counts: 'leads' | 'qualifiedLeads' | 'pipelineValue';
  /** The records it is for; null: all. */
  readonly appliesTo: Predicate | null;
  /** In a whole period; 1 or more. */
  readonly amount: number;
  /** Of pipeline value the currency of `amount`, as ISO 4217 writes it; null of what is no money. */
  readonly currency: string | null;
  readonly per: 'month' | 'quarter';
}

/** What a version of the agreement says of a quota, whatever it is called: the same counts for the same records. */
export function sameQuotas(before: readonly Quota[], after: readonly Quota[]): boolean {
  const told = (quotas: readonly Quota[]): string =>
    JSON.stringify(
      quotas.map(({ id, counts, appliesTo }) => [id, counts, appliesTo?.map((one) => [...one])]),
    );
  return told(before) === told(after);
}
