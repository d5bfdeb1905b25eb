/** The figures of the use cases, on an opened database. */
import { type FiguresStore } from '../../../application/figures/figures.ts';
import { type Database } from '../open.ts';
import { delay, figures, trend } from './attainment.ts';
import { arrivals, habits, unowned } from './habits.ts';
import { board, clocks } from './lists.ts';
import { countedForQuota, endedHandOffs, handedOver, leadsBySource } from './marketing.ts';
import { dealsReadAt, pipelineForQuota } from './pipeline.ts';

/** Nothing is ever written. */
export function figuresOn(db: Database): FiguresStore {
  return {
    figures: (of, by, segments) => figures(db, of, by, segments),
    trend: (of, starts) => trend(db, of, starts),
    delay: (of) => delay(db, of),
    clocksOfFigures: (of, standing, after, limit) => clocks(db, of, standing, after, limit),
    board: (of, dueUntil, limit) => board(db, of, dueUntil, limit),
    habits: (of, by) => habits(db, of, by),
    arrivals: (of) => arrivals(db, of),
    unowned: (of) => unowned(db, of),
    countedForQuota: (of) => countedForQuota(db, of),
    pipelineForQuota: (of) => pipelineForQuota(db, of),
    dealsReadAt: () => dealsReadAt(db),
    handedOver: (period) => handedOver(db, period),
    endedHandOffs: (period) => endedHandOffs(db, period),
    leadsBySource: (period) => leadsBySource(db, period),
  };
}
