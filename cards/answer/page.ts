/** Asks the service how promises are kept, question by question. */
import type {
  PageBoardAnswer,
  PageClocksAnswer,
  PageFiguresAnswer,
  PageGrouping,
  PageGroupsAnswer,
  PageMarketingAnswer,
  PagePatternsAnswer,
  PagePeriod,
  PageStanding,
} from '../pageContract.ts';
import { askFor, serviceUrl, type Asked } from './ask.ts';
import { readFiguresAnswer, readGroupsAnswer } from './figuresGuard.ts';
import { readBoardAnswer, readClocksAnswer, readPatternsAnswer } from './listsGuard.ts';
import { readMarketingAnswer } from './marketingGuard.ts';

type Good<Answer> = Extract<Answer, { ok: true }>;
export type GoodFigures = Good<PageFiguresAnswer>;
export type GoodGroups = Good<PageGroupsAnswer>;
export type GoodClocks = Good<PageClocksAnswer>;
export type GoodBoard = Good<PageBoardAnswer>;
export type GoodPatterns = Good<PagePatternsAnswer>;
export type GoodMarketing = Good<PageMarketingAnswer>;

/** The clocks that are asked for. */
export interface ClocksAsked {
  readonly period: PagePeriod;
  /** null: of all standings. */
  readonly standing: PageStanding | null;
  /** null: of all groups. */
  readonly of: { readonly by: PageGrouping; readonly group: string | null } | null;
  /** `next` of the answer before; null: from the first. */
  readonly after: string | null;
}

/** Never rejects, as none of these does. */
export function askForFigures(publicUrl: string, period: PagePeriod): Promise<Asked<GoodFigures>> {
  return askFor<GoodFigures>(urlOf(publicUrl, 'figures', { period }), readFiguresAnswer);
}

export function askForGroups(
  publicUrl: string,
  period: PagePeriod,
  by: PageGrouping,
): Promise<Asked<GoodGroups>> {
  return askFor<GoodGroups>(urlOf(publicUrl, 'groups', { period, by }), readGroupsAnswer);
}

export function askForPageClocks(publicUrl: string, asked: ClocksAsked): Promise<Asked<GoodClocks>> {
  const { period, standing, of, after } = asked;
  const url = urlOf(publicUrl, 'clocks', { period, standing, by: of?.by, group: of?.group, after });
  return askFor<GoodClocks>(url, readClocksAnswer);
}

export function askForBoard(publicUrl: string): Promise<Asked<GoodBoard>> {
  return askFor<GoodBoard>(urlOf(publicUrl, 'board', {}), readBoardAnswer);
}

export function askForPatterns(publicUrl: string, period: PagePeriod): Promise<Asked<GoodPatterns>> {
  return askFor<GoodPatterns>(urlOf(publicUrl, 'patterns', { period }), readPatternsAnswer);
}

export function askForMarketing(publicUrl: string, period: PagePeriod): Promise<Asked<GoodMarketing>> {
  return askFor<GoodMarketing>(urlOf(publicUrl, 'marketing', { period }), readMarketingAnswer);
}

function urlOf(
  publicUrl: string,
  question: string,
  values: Readonly<Record<string, string | null | undefined>>,
): string {
  const query = Object.entries(values).flatMap(([name, value]) =>
    typeof value === 'string' ? [`${name}=${encodeURIComponent(value)}`] : [],
  );
  const url = `${serviceUrl(publicUrl)}/hubspot/page/${question}`;
  return query.length === 0 ? url : `${url}?${query.join('&')}`;
}
