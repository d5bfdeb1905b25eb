/** How processes on one store tell each other that there is something to do. Hints: none of them has to arrive. */

/**
 * 'unread': records wait for their history; 'due': records are due for a look; 'owed': something is to be written to the
 * CRM; 'compare': all is to be compared with the CRM; 'edition': agreements or owners have changed.
 */
export type News = 'unread' | 'due' | 'owed' | 'compare' | 'edition';

export interface Hearing {
  stop(): Promise<void>;
}

export interface Noticeboard {
  tell(news: News): Promise<void>;
  /**
   * @param onNews also told 'anything' when something may have been missed
   * @param onHearing told after each try to hear whether news arrives
   */
  hear(onNews: (news: News | 'anything') => void, onHearing: (hears: boolean) => void): Hearing;
}

/** Of much news in a row one is told; no more of a kind than twenty a second. */
const PAUSE_MS = 50;

/** Tells the others, without anybody waiting for it. */
export class Herald {
  readonly #board: Noticeboard;
  readonly #pause: (ms: number) => Promise<unknown>;
  readonly #toTell = new Set<News>();
  #telling: Promise<void> | null = null;

  constructor(board: Noticeboard, pause: (ms: number) => Promise<unknown>) {
    this.#board = board;
    this.#pause = pause;
  }

  tell(...news: readonly News[]): void {
    for (const each of news) this.#toTell.add(each);
    this.#telling ??= this.#tellAll().finally(() => {
      this.#telling = null;
    });
  }

  /** Resolves when all is told. */
  async told(): Promise<void> {
    while (this.#telling) await this.#telling;
  }

  async #tellAll(): Promise<void> {
    while (this.#toTell.size > 0) {
      const news = [...this.#toTell];
      this.#toTell.clear();
      // A database that takes no statement leaves it to the others' sweep.
      await Promise.allSettled(news.map((each) => this.#board.tell(each)));
      await this.#pause(PAUSE_MS);
    }
  }
}
