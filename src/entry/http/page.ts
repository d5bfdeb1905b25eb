/** What the page of reports is answered: signed questions on how promises are kept, each as who asks may see it. */
import { Router, type Request } from 'express';
import { z } from 'zod';
import { PERIODS, type ListPlace } from '../../application/figures/figures.ts';
import { readBoard } from '../../application/figures/readBoard.ts';
import {
  inWeeksOf,
  readClocks,
  readGroups,
  readOverview,
  type FiguresGrounds,
} from '../../application/figures/readFigures.ts';
import { readMarketing } from '../../application/figures/readMarketing.ts';
import { readPatterns } from '../../application/figures/readPatterns.ts';
import { type PortalAddress } from '../../application/portalAddress.ts';
import { STANDINGS } from '../../domain/measures/attainment.ts';
import {
  type PageBoardAnswer,
  type PageClocksAnswer,
  type PageFiguresAnswer,
  type PageGroupsAnswer,
  type PageMarketingAnswer,
  type PagePatternsAnswer,
} from '../../../cards/pageContract.ts';
import { answered, viewerOf, type Door } from './guarded.ts';

/** A property may have any number of values, and a page does not list them all. */
const ROWS_AT_MOST = 100;
const MAX_TEXT = 1_000;
const PLACE = /^(\d{1,16}),([^,]{1,64}),(.{1,500})$/;

const period = z.enum(PERIODS);
const grouping = z.enum(['team', 'rep', 'promise', 'segment', 'source']);
const ofPeriod = z.object({ period });
const ofGroups = z.object({ period, by: grouping });
const ofClocks = z.object({
  period,
  standing: z.enum(STANDINGS).optional(),
  by: grouping.optional(),
  group: z.string().max(MAX_TEXT).optional(),
  after: z.string().regex(PLACE).transform(placeOf).optional(),
});

export interface PageDependencies extends Door, FiguresGrounds {
  /** Null until HubSpot has told. */
  readonly portal: () => PortalAddress | null;
  readonly now: () => number;
}

/** `GET /hubspot/page/figures`, `groups`, `clocks`, `board`, `patterns` and `marketing`; cards/pageContract.ts has them in full. */
export function pageRoutes(dependencies: PageDependencies): Router {
  const router = Router();
  const uiDomain = (): string | null => dependencies.portal()?.uiDomain ?? null;
  const asked = <Question, Answer>(
    path: string,
    schema: z.ZodType<Question>,
    answerTo: (question: Question, request: Request, now: number) => Promise<Answer>,
  ): void => {
    router.get(
      `/hubspot/page/${path}`,
      ...answered<Answer | BadRequest>(dependencies, (request) => {
        const { success, data } = schema.safeParse(request.query);
        return success ? answerTo(data, request, dependencies.now()) : Promise.resolve(BAD_REQUEST);
      }),
    );
  };
  asked('figures', ofPeriod, (question, request, now): Promise<PageFiguresAnswer> =>
    readOverview(dependencies, viewerOf(request), question.period, now),
  );
  asked('groups', ofGroups, async ({ by, ...question }, request, now): Promise<PageGroupsAnswer> => {
    const answer = await readGroups(dependencies, viewerOf(request), question.period, by, now);
    if (!answer.ok) return answer;
    const [groups, more] = bounded(answer.groups);
    return { ...answer, serverNow: now, groups, more };
  });
  asked('clocks', ofClocks, async (question, request, now): Promise<PageClocksAnswer> => {
    const { standing = null, by = null, group = null, after = null } = question;
    const wanted = { standing, of: by === null ? null : { by, group }, after };
    const answer = await readClocks(dependencies, viewerOf(request), question.period, wanted, now);
    if (!answer.ok) return answer;
    return { ...answer, serverNow: now, uiDomain: uiDomain(), next: answer.next && textOf(answer.next) };
  });
  asked('board', z.object({}), async (_question, request, now): Promise<PageBoardAnswer> => {
    const answer = await readBoard(dependencies, viewerOf(request), now);
    return answer.ok ? { ...answer, uiDomain: uiDomain() } : answer;
  });
  asked('patterns', ofPeriod, async (question, request, now): Promise<PagePatternsAnswer> => {
    const answer = await readPatterns(dependencies, viewerOf(request), question.period, now);
    if (!answer.ok) return answer;
    const [habits, more] = bounded(answer.habits);
    return { ...answer, serverNow: now, habits, more };
  });
  asked('marketing', ofPeriod, async ({ period: name }, request, now): Promise<PageMarketingAnswer> => {
    const viewer = viewerOf(request);
    const answer = await readMarketing(inWeeksOf(dependencies, viewer, now), viewer, name, now);
    if (!answer.ok) return answer;
    const { rejections, sources } = answer;
    return {
      ...answer,
      rejections: rejections.slice(0, ROWS_AT_MOST),
      sources: sources?.slice(0, ROWS_AT_MOST) ?? null,
    };
  });
  return router;
}

interface BadRequest {
  readonly ok: false;
  readonly reason: 'badRequest';
}

const BAD_REQUEST: BadRequest = { ok: false, reason: 'badRequest' };

/** The rows that are listed, and how many more there are. */
function bounded<Row>(rows: readonly Row[]): readonly [readonly Row[], number] {
  return [rows.slice(0, ROWS_AT_MOST), Math.max(0, rows.length - ROWS_AT_MOST)];
}

function textOf({ deadlineAt, recordId, clockId }: ListPlace): string {
  return `${deadlineAt},${recordId},${clockId}`;
}

/** @param text as `PLACE` has it */
function placeOf(text: string): ListPlace {
  const [, deadlineAt, recordId = '', clockId = ''] = PLACE.exec(text) ?? [];
  return { deadlineAt: Number(deadlineAt), recordId, clockId };
}
