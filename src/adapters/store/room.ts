/**
 * Whether the database keeps what it is given. One whose disk is full, or that has become another's replica, answers every
 * question and takes nothing. What the service does all day tells it; only after something failed is it tried out, until it
 * goes well again: whoever is sent no delivery any more would else never find out.
 */
import { sql } from 'kysely';
import { type Database } from './open.ts';

/** As much as some hundred deliveries: what is full takes a little here and there, where a row was deleted. */
const ROWS_OF_A_KILOBYTE = 256;

export class Room {
  readonly #db: Database;
  #inDoubt = false;
  #trial: Promise<boolean> | null = null;

  constructor(db: Database) {
    this.#db = db;
  }

  /** Something failed, whatever the reason. */
  doubt(): void {
    this.#inDoubt = true;
  }

  /** Who asks while it is being tried out is told what comes of that. */
  takesWrites(): Promise<boolean> {
    if (!this.#inDoubt) return Promise.resolve(true);
    this.#trial ??= this.#tryOut().finally(() => {
      this.#trial = null;
    });
    return this.#trial;
  }

  async #tryOut(): Promise<boolean> {
    try {
      await tryRoom(this.#db);
      this.#inDoubt = false;
      return true;
    } catch {
      return false;
    }
  }
}

/** In a table that nobody sees and that is gone at the end, where the database keeps its others. @throws when it is not taken */
async function tryRoom(db: Database): Promise<void> {
  await db.transaction().execute(async (transaction) => {
    await sql`set local temp_tablespaces = ''`.execute(transaction);
    await sql`
      create temporary table room on commit drop as
      select repeat('x', 1000) from generate_series(1, ${sql.lit(ROWS_OF_A_KILOBYTE)})`.execute(transaction);
  });
}
