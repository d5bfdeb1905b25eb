/** What each rep held of a cycle, in the order of first receipt. */
import { type Agreement } from '../agreement/agreement.ts';
import { type Cycle, type Holding } from './cycle.ts';

export interface Held {
  readonly ownerId: string;
  /** Ascending, at least one. */
  readonly holdings: readonly Holding[];
  /** By holding: who held the lead the last time before; null where nobody had. */
  readonly receivedFrom: readonly (string | null)[];
  readonly firstFromAt: number;
  readonly lastUntilAt: number;
  /** Whether somebody else took it over in the instant in which the last holding ended. */
  readonly isPassedOn: boolean;
}

/** Only what counts: an import gives an imported lead to nobody, unless the agreement says that it does (E10). */
export function heldIn({ holdings, imported }: Cycle, { imports }: Agreement): readonly Held[] {
  const byOwner = new Map<string, { holdings: Holding[]; receivedFrom: (string | null)[] }>();
  const lastIndex = new Map<string, number>();
  for (const [index, holding] of holdings.entries()) {
    let held = byOwner.get(holding.ownerId);
    // Once a person has put the lead into somebody's hands, an import takes nothing back.
    if (holding.imported && imported && imports !== 'fromImport' && !held) continue;
    if (!held) byOwner.set(holding.ownerId, (held = { holdings: [], receivedFrom: [] }));
    held.holdings.push(holding);
    held.receivedFrom.push(holdings[index - 1]?.ownerId ?? null);
    lastIndex.set(holding.ownerId, index);
  }
  return [...byOwner].flatMap(([ownerId, held]) => {
    const first = held.holdings[0];
    const last = held.holdings.at(-1);
    if (!first || !last) return [];
    const next = holdings[(lastIndex.get(ownerId) ?? 0) + 1];
    return [
      {
        ownerId,
        ...held,
        firstFromAt: first.fromAt,
        lastUntilAt: last.untilAt,
        isPassedOn: next?.fromAt === last.untilAt,
      },
    ];
  });
}
