/**
 * What a report is made of: figures with the names of what they are of, as whoever asks may see them. The page of HubSpot shows
 * the same, so the shapes are those of its contract, without what its address adds (when it was asked,
 * how many more there are, where records are seen).
 */
import {
  type PageBoardAnswer,
  type PageClocksAnswer,
  type PageFiguresAnswer,
  type PageGroupsAnswer,
  type PageMarketingAnswer,
  type PagePatternsAnswer,
  type PageRefused,
} from '../../../cards/pageContract.ts';
import { type ListPlace } from './figures.ts';

type Good<Answer> = Extract<Answer, { ok: true }>;

export interface FiguresRefused {
  readonly ok: false;
  readonly reason: Extract<PageRefused['reason'], 'nobody' | 'notAllowed'>;
}

export type OverviewAnswer = Good<PageFiguresAnswer> | FiguresRefused;

export type GroupsAnswer = Omit<Good<PageGroupsAnswer>, 'serverNow' | 'more'> | FiguresRefused;

export type ClocksAnswer =
  | (Omit<Good<PageClocksAnswer>, 'serverNow' | 'uiDomain' | 'next'> & {
      /** After which those follow that are left; null: these are all. */
      readonly next: ListPlace | null;
    })
  | FiguresRefused;

export type BoardAnswer = Omit<Good<PageBoardAnswer>, 'uiDomain'> | FiguresRefused;

export type MarketingAnswer = Good<PageMarketingAnswer> | FiguresRefused;

export type PatternsAnswer = Omit<Good<PagePatternsAnswer>, 'serverNow' | 'more'> | FiguresRefused;
