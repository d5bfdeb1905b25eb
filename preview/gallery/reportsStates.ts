/** The states of the page of reports, as what the service answers. */
import {
  aBoardAnswer,
  aFiguresAnswer,
  aGroupsAnswer,
  aMarketingAnswer,
  aPatternsAnswer,
  aQuota,
  aValueQuota,
  aShare,
  pageAnswers,
  refusing,
  someFigures,
  TEAM_ROWS,
} from '../../test/cards/pageAnswers.ts';
import type { GalleryState } from './states.ts';

const MINUTE_MS = 60_000;
const AGGREGATE = ['promise', 'team'] as const;

/** The second working day of a month. */
function early() {
  const quota = aQuota({ actual: 3 });
  const pace = quota.pace && {
    ...quota.pace,
    daysPassed: 1.5,
    goalSoFar: 27.3,
    gap: -24.3,
    requiredPerDay: 19.4,
    forecast: null,
    days: quota.pace.days.map((day, place) => ({
      ...day,
      count: place === 1 ? 3 : 0,
      cumulated: place < 3 ? Math.min(place, 1) * 3 : null,
    })),
  };
  return { ...quota, pace };
}

export const REPORTS_STATES: readonly GalleryState[] = [
  { id: 'reportsAdmin', told: [pageAnswers()] },
  {
    id: 'reportsManager',
    told: [
      pageAnswers({
        figures: aFiguresAnswer({
          role: 'manager',
          all: someFigures(51, 58),
          groupings: ['promise', 'team', 'rep'],
        }),
        groups: aGroupsAnswer({ groups: TEAM_ROWS.slice(0, 1) }),
      }),
    ],
  },
  {
    id: 'reportsRep',
    told: [
      pageAnswers({
        figures: aFiguresAnswer({
          role: 'rep',
          all: someFigures(7, 9, { leadClock: { of: 0, median: null, p90: null, p95: null } }),
          groupings: ['promise'],
          trend: aFiguresAnswer().trend.map(({ fromAt }, day) => ({ fromAt, met: 2, breached: day % 2 })),
          delay: null,
        }),
        groups: aGroupsAnswer({
          by: 'promise',
          groups: [
            someFigures(5, 6, {
              group: 'first-touch',
              name: { en: 'First touch within 4 business hours', ar: 'أول تواصل خلال 4 ساعات عمل' },
            }),
            someFigures(2, 3, {
              group: 'disposition',
              name: { en: 'Disposition within 2 business days', ar: 'البتّ خلال يومي عمل' },
            }),
          ],
        }),
      }),
    ],
  },
  {
    id: 'reportsAggregate',
    told: [pageAnswers({ figures: aFiguresAnswer({ groupings: AGGREGATE }) })],
  },
  { id: 'reportsBoard', told: [pageAnswers()], opens: 'board' },
  {
    id: 'reportsBoardEmpty',
    told: [pageAnswers({ board: aBoardAnswer({ overdueInAll: 0, overdue: [], holders: [], dueNext: [] }) })],
    opens: 'board',
  },
  { id: 'reportsPatterns', told: [pageAnswers()], opens: 'patterns' },
  {
    id: 'reportsPatternsAggregate',
    told: [
      pageAnswers({
        patterns: aPatternsAnswer({
          by: 'team',
          habits: [
            {
              name: 'Gulf Sales',
              leads: 45,
              paused: 14,
              bounced: 2,
              handedOn: 4,
              unverified: 3,
              pausedShare: 0.12,
              pausedMuch: false,
            },
            {
              name: null,
              leads: 7,
              paused: 0,
              bounced: 0,
              handedOn: 0,
              unverified: 0,
              pausedShare: 0,
              pausedMuch: false,
            },
          ],
        }),
      }),
    ],
    opens: 'patterns',
  },
  { id: 'reportsMarketing', told: [pageAnswers()], opens: 'marketing' },
  {
    id: 'reportsMarketingEarly',
    told: [
      pageAnswers({
        marketing: aMarketingAnswer({
          quotas: [early()],
          handedOver: { first: 3, again: 0, imported: 0, redefined: 0 },
          acceptance: aShare(0, 0),
          undecided: 0,
          rejections: [],
          sources: null,
        }),
      }),
    ],
    opens: 'marketing',
  },
  {
    id: 'reportsMarketingValue',
    told: [pageAnswers({ marketing: aMarketingAnswer({ quotas: [aValueQuota()] }) })],
    opens: 'marketing',
  },
  {
    id: 'reportsMarketingUnread',
    told: [
      pageAnswers({
        marketing: aMarketingAnswer({
          quotas: [
            aValueQuota({
              actual: 0,
              deals: { counted: 0, unvalued: 0, elsewhere: 0, readAt: null },
              pace: null,
            }),
          ],
        }),
      }),
    ],
    opens: 'marketing',
  },
  {
    id: 'reportsMarketingNone',
    told: [pageAnswers({ marketing: aMarketingAnswer({ quotas: [] }) })],
    opens: 'marketing',
  },
  {
    id: 'reportsLongNames',
    told: [
      pageAnswers({
        groups: aGroupsAnswer({
          groups: [
            ...TEAM_ROWS,
            someFigures(11, 14, {
              group: 'Partners',
              name: {
                en: 'Partnervertrieb Süddeutschland/Österreich/Schweiz (Donaudampfschifffahrtsgesellschaften)',
              },
            }),
          ],
          more: 212,
        }),
      }),
    ],
  },
  {
    id: 'reportsEmpty',
    told: [pageAnswers({ figures: aFiguresAnswer({ all: someFigures(0, 0), trend: [], delay: null }) })],
  },
  { id: 'reportsNobody', told: [refusing('nobody')] },
  { id: 'reportsLoading', told: ['never'] },
  { id: 'reportsOffline', told: [pageAnswers(), 'unreachable'], passesMs: 2 * MINUTE_MS },
  { id: 'reportsUnreachable', told: ['unreachable'] },
  { id: 'reportsUnavailable', told: [refusing('unavailable')] },
  { id: 'reportsShape', told: ['nonsense'] },
  { id: 'reportsSetup', told: ['never'], addressMissing: true },
];
