/** What the loops of this process fail on, as they last told; so that people need not read a log to learn of it. */
import { CrmRefused, CrmUnavailable } from '../crm.ts';

export interface Trouble {
  readonly kind: CrmRefused['reason'] | 'unreachable' | 'fault';
  /** Epoch ms of the first failure in a row. */
  readonly since: number;
}

/** What only a person can mend goes first. */
const GRAVEST_FIRST: readonly Trouble['kind'][] = ['token', 'scope', 'request', 'fault', 'unreachable'];

export class Troubles {
  readonly #ofLoops = new Map<string, Trouble>();

  /** @param error what a round of the loop failed on; null: on nothing */
  tell(loop: string, error: unknown, now: number): void {
    if (error === null) {
      this.#ofLoops.delete(loop);
      return;
    }
    const kind = kindOf(error);
    const before = this.#ofLoops.get(loop);
    this.#ofLoops.set(loop, { kind, since: before?.kind === kind ? before.since : now });
  }

  /** Null while all goes well. */
  gravest(): Trouble | null {
    const all = [...this.#ofLoops.values()];
    return all.toSorted((a, b) => rank(a) - rank(b) || a.since - b.since)[0] ?? null;
  }
}

function kindOf(error: unknown): Trouble['kind'] {
  if (error instanceof CrmRefused) return error.reason;
  return error instanceof CrmUnavailable ? 'unreachable' : 'fault';
}

function rank({ kind }: Trouble): number {
  return GRAVEST_FIRST.indexOf(kind);
}
