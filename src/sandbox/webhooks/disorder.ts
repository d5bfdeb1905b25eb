/** Disorder on order: what happens to the next notices or deliveries, so that tests and curious people can see what a receiver makes of it. */
import { z } from 'zod';
import { type Notice } from './notices.ts';

export const disorderSchema = z.strictObject({
  /** Which notices: those of whose "subscriptionType objectId propertyName" this text is a part. */
  on: z.string().default(''),
  /** How many of them; of broken connections, how many deliveries that have such a notice. */
  times: z.number().int().min(1).default(1),
  /**
   * "drop": it never comes. "double": it comes twice. A delay in ms of portal time. "cut before": the connection breaks
   * in the middle of the delivery. "cut after": it breaks when the receiver has all, and its answer is lost.
   */
  with: z.union([
    z.enum(['drop', 'double', 'cut before', 'cut after']),
    z.strictObject({ delayMs: z.number().int().min(1) }),
  ]),
});

export type Disorder = z.infer<typeof disorderSchema>;
type Kind = Disorder['with'];

export class Disorders {
  #ordered: { readonly disorder: Disorder; left: number }[] = [];

  /** @throws ZodError when the order is none */
  order(disorder: z.input<typeof disorderSchema>): void {
    const parsed = disorderSchema.parse(disorder);
    this.#ordered.push({ disorder: parsed, left: parsed.times });
  }

  clear(): void {
    this.#ordered = [];
  }

  /** What is to happen to a notice that was just made; null when nothing is. */
  ofNotice(notice: Notice): Exclude<Kind, 'cut before' | 'cut after'> | null {
    const kind = this.#next([notice], (one) => one !== 'cut before' && one !== 'cut after');
    return kind === 'cut before' || kind === 'cut after' ? null : kind;
  }

  /** What is to happen to a delivery that is about to be made; null when nothing is. */
  ofDelivery(notices: readonly Notice[]): 'cut before' | 'cut after' | null {
    const kind = this.#next(notices, (one) => one === 'cut before' || one === 'cut after');
    return kind === 'cut before' || kind === 'cut after' ? kind : null;
  }

  #next(notices: readonly Notice[], wanted: (kind: Kind) => boolean): Kind | null {
    if (this.#ordered.length === 0) return null;
    const found = this.#ordered.find(
      ({ disorder, left }) =>
        left > 0 && wanted(disorder.with) && notices.some((notice) => named(notice).includes(disorder.on)),
    );
    if (!found) return null;
    found.left -= 1;
    if (found.left === 0) this.#ordered = this.#ordered.filter((one) => one !== found);
    return found.disorder.with;
  }
}

function named({ subscriptionType, objectId, fromObjectId, propertyName }: Notice): string {
  return [subscriptionType, objectId ?? fromObjectId, propertyName ?? ''].join(' ');
}
