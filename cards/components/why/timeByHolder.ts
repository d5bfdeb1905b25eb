/** Somebody who held a lead twice stands once in the chart, with both times together; in the order of first holding. */
import type { Holder } from '../../answer/why.ts';

export type HolderSum = Pick<Holder, 'owner' | 'workingMs'>;

export function timeByHolder(holders: readonly Holder[]): readonly HolderSum[] {
  const sums = new Map<string | null, HolderSum>();
  for (const { owner, workingMs } of holders) {
    const id = owner?.id ?? null;
    sums.set(id, { owner, workingMs: (sums.get(id)?.workingMs ?? 0) + workingMs });
  }
  return [...sums.values()];
}
