/** What the loops of this process fail on, as they last told; so that people need not read a log to learn of it. */
import { CrmRefused, CrmUnavailable } from '../crm.ts';

/** What the loop is called that reads deals, for which a scope is asked that not every account grants. */
export const DEALS_LOOP = 'deals';

export interface Trouble {
  /** 'deals': the app may not read deals, and does all the rest. */
  readonly kind: CrmRefused['reason'] | 'unreachable' | 'fault' | 'deals';
  /** Epoch ms of the first failure in a row. */
  readonly since: number;
}

/** What only a person can mend goes first. */
const GRAVEST_FIRST: readonly Trouble['kind'][] = [
  'token',
  'scope',
  'request',
  'fault',
  'unreachable',
  'deals',
];

export class Troubles {
  readonly #ofLoops = new Map<string, Trouble>();

  /** @param error what a round of the loop failed on; null: on nothing */
  tell(loop: string, error: unknown, now: number): void {
    if (error === null) {
      this.#ofLoops.delete(loop);
      return;
    }
    const kind = kindOf(loop, error);
    const before = this.#ofLoops.get(loop);
    this.#ofLoops.set(loop, { kind, since: before?.kind === kind ? before.since : now });
  }

  /** Null while all goes well. */
  gravest(): Trouble | null {
    const all = [...this.#ofLoops.values()];
    return all.toSorted((a, b) => rank(a) - rank(b) || a.since - b.since)[0] ?? null;
  }
}

function kindOf(loop: string, error: unknown): Trouble['kind'] {
  if (error instanceof CrmRefused) {
    return loop === DEALS_LOOP && error.reason === 'scope' ? 'deals' : error.reason;
  }
  return error instanceof CrmUnavailable ? 'unreachable' : 'fault';
}

function rank({ kind }: Trouble): number {
  return GRAVEST_FIRST.indexOf(kind);
}
