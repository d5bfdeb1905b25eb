/**
 * Who comes next where the database is embedded: it holds this thread and does one thing after the other, so what a card asks
 * goes before all that waits, and what is done meanwhile is done in smaller pieces. Reports wait their turn: one takes as long
 * as ten inserts.
 */
import { setImmediate as turn } from 'node:timers/promises';
import PQueue from 'p-queue';

/** How often a request that has arrived is taken up before it asks the store: its head, its body, its end. */
const TURNS_OF_A_REQUEST = 3;
/** A look at so few records takes the database as long as an insert. */
const RECORDS_BESIDE_CARDS = 60;
/** After so many looks between which nobody asked, nobody is taken to wait any more. */
const LOOKS_AFTER_A_CARD = 25;

export class Turns {
  readonly #tasks = new PQueue({ concurrency: 1 });
  #looksSinceCard = Infinity;

  /** Does something for which no card waits, and then lets those in who have come meanwhile. */
  inTurn<T>(act: () => Promise<T>): Promise<T> {
    return this.#tasks.add(async () => {
      try {
        return await act();
      } finally {
        for (let turns = 0; turns < TURNS_OF_A_REQUEST; turns += 1) await turn();
      }
    });
  }

  /** Does something before all that waits for its turn. */
  atOnce<T>(act: () => Promise<T>): Promise<T> {
    this.#looksSinceCard = 0;
    return this.#tasks.add(act, { priority: 1 });
  }

  /** How many records the next look should take. @param limit at most */
  lookLimit(limit: number): number {
    this.#looksSinceCard += 1;
    return this.#looksSinceCard > LOOKS_AFTER_A_CARD ? limit : Math.min(limit, RECORDS_BESIDE_CARDS);
  }
}
