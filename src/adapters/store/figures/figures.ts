/** The figures of the use cases, on an opened database. */
import { StoreUnavailable } from '../../../application/acceptDelivery.ts';
import { type FiguresStore } from '../../../application/figures/figures.ts';
import { type OpenedStore } from '../open.ts';
import { delay, figures, trend } from './attainment.ts';
import { arrivals, habits, unowned } from './habits.ts';
import { board, clocks } from './lists.ts';

/** Every method throws StoreUnavailable when the database does not answer. Nothing is ever written. */
export function figuresOn({ db }: Pick<OpenedStore, 'db'>): FiguresStore {
  const asked = async <T>(ask: Promise<T>): Promise<T> => {
    try {
      return await ask;
    } catch (cause) {
      throw new StoreUnavailable('the database did not count', { cause });
    }
  };
  return {
    figures: (of, by, segments) => asked(figures(db, of, by, segments)),
    trend: (of, starts) => asked(trend(db, of, starts)),
    delay: (of) => asked(delay(db, of)),
    clocks: (of, standing, after, limit) => asked(clocks(db, of, standing, after, limit)),
    board: (of, dueUntil, limit) => asked(board(db, of, dueUntil, limit)),
    habits: (of, by) => asked(habits(db, of, by)),
    arrivals: (of) => asked(arrivals(db, of)),
    unowned: (of) => asked(unowned(db, of)),
  };
}
