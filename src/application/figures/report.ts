/** All that a report of a period says, as whoever asks may see it. */
import { type Viewer } from '../card/viewer.ts';
import {
  type BoardAnswer,
  type GroupsAnswer,
  type MarketingAnswer,
  type OverviewAnswer,
  type PatternsAnswer,
} from './answers.ts';
import { type PeriodName } from './figures.ts';
import { readBoard } from './readBoard.ts';
import { inWeeksOf, readGroups, readOverview, type FiguresGrounds } from './readFigures.ts';
import { readMarketing } from './readMarketing.ts';
import { readPatterns } from './readPatterns.ts';
import { type OPERATOR } from './viewing.ts';

type Good<Answer> = Extract<Answer, { ok: true }>;

export interface Report {
  readonly overview: Good<OverviewAnswer>;
  readonly groups: readonly Good<GroupsAnswer>[];
  readonly board: Good<BoardAnswer>;
  readonly patterns: Good<PatternsAnswer>;
  readonly marketing: Good<MarketingAnswer>;
}

/**
 * @returns null for who has nothing to see
 * @throws StoreUnavailable
 */
export async function readReport(
  grounds: FiguresGrounds,
  viewer: Viewer | typeof OPERATOR,
  period: PeriodName,
  now: number,
): Promise<Report | null> {
  const [overview, board, patterns, marketing] = await Promise.all([
    readOverview(grounds, viewer, period, now),
    readBoard(grounds, viewer, now),
    readPatterns(grounds, viewer, period, now),
    readMarketing(inWeeksOf(grounds, viewer, now), viewer, period, now),
  ]);
  if (!overview.ok || !board.ok || !patterns.ok || !marketing.ok) return null;
  const groups = await Promise.all(
    overview.groupings.map((by) => readGroups(grounds, viewer, period, by, now)),
  );
  return { overview, board, patterns, marketing, groups: groups.filter((answer) => answer.ok) };
}
