/** What is to be sent, in the order of when. */
import { type Notice } from './notices.ts';

export interface Pending {
  readonly notice: Notice;
  /** 0 at first. */
  readonly attempt: number;
  /** Portal time, epoch ms. */
  readonly dueAt: number;
}

/** Nearly all is added at the end, so a sorted list is quick enough for hundreds of thousands. */
export class Due {
  readonly #sorted: Pending[] = [];

  get size(): number {
    return this.#sorted.length;
  }

  get nextAt(): number | null {
    return this.#sorted[0]?.dueAt ?? null;
  }

  add(pending: Pending): void {
    this.#sorted.splice(this.#countUntil(pending.dueAt), 0, pending);
  }

  /** Takes out what is due by an instant. */
  take(now: number): readonly Pending[] {
    return this.#sorted.splice(0, this.#countUntil(now));
  }

  clear(): void {
    this.#sorted.length = 0;
  }

  /** How many are due at an instant or before it. */
  #countUntil(at: number): number {
    let [from, to] = [0, this.#sorted.length];
    if ((this.#sorted[to - 1]?.dueAt ?? -Infinity) <= at) return to;
    while (from < to) {
      const middle = (from + to) >> 1;
      if ((this.#sorted[middle]?.dueAt ?? Infinity) <= at) from = middle + 1;
      else to = middle;
    }
    return from;
  }
}
