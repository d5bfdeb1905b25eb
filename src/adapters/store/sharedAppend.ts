/**
 * Deliveries that come while an insert is under way share the next one. A statement costs the database much more than a
 * delivery in it does, and a notice alone in its request would pay all of it.
 */
import { setImmediate as turn } from 'node:timers/promises';
import { type DeliveryLog } from '../../application/acceptDelivery.ts';

type Delivery = Parameters<DeliveryLog['append']>[0];

interface Waiting {
  readonly delivery: Delivery;
  readonly resolve: () => void;
  readonly reject: (reason: unknown) => void;
}

/**
 * Facts and quarantined notices a shared insert takes at most; a delivery that is larger by itself goes alone. More would
 * cost a notice hardly less, and let a card that asks meanwhile wait longer.
 */
const ITEMS_AT_MOST = 500;

/**
 * @param append keeps one delivery whole or not at all
 * @param atOnce how many inserts may be under way
 * @returns the same, where a shared insert answers each delivery only when all of it is kept. One that fails is taken
 *   apart, so that a delivery the database refuses costs the others nothing.
 */
export function sharedAppend(append: DeliveryLog['append'], atOnce: number): DeliveryLog['append'] {
  const waiting: Waiting[] = [];
  let underWay = 0;

  async function run(): Promise<void> {
    underWay += 1;
    while (waiting.length > 0) {
      // Requests that have arrived while the embedded database held this thread come in first.
      await turn();
      const shared = nextShared(waiting);
      if (shared.length > 0) await keep(shared);
    }
    underWay -= 1;
  }

  async function keep(shared: readonly Waiting[]): Promise<void> {
    try {
      await append(together(shared.map(({ delivery }) => delivery)));
      for (const { resolve } of shared) resolve();
    } catch (error) {
      const [only] = shared;
      if (shared.length === 1) only?.reject(error);
      else for (const each of shared) await keep([each]);
    }
  }

  return (delivery) =>
    new Promise((resolve, reject) => {
      waiting.push({ delivery, resolve, reject });
      if (underWay < atOnce) void run();
    });
}

/** The next to be kept, in the order in which they came. */
function nextShared(waiting: Waiting[]): readonly Waiting[] {
  let items = 0;
  const end = waiting.findIndex(({ delivery }, index) => {
    items += delivery.facts.length + delivery.quarantined.length;
    return index > 0 && items > ITEMS_AT_MOST;
  });
  return waiting.splice(0, end === -1 ? waiting.length : end);
}

/** Learned when the last of them came: nobody may look before that for what they tell. */
function together(deliveries: readonly Delivery[]): Delivery {
  return {
    facts: deliveries.flatMap(({ facts }) => facts),
    quarantined: deliveries.flatMap(({ quarantined }) => quarantined),
    changed: deliveries.flatMap(({ changed = [] }) => changed),
    toldAt: Math.max(...deliveries.map(({ toldAt, receivedAt }) => toldAt ?? receivedAt)),
    receivedAt: Math.max(...deliveries.map(({ receivedAt }) => receivedAt)),
  };
}
