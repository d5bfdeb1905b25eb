/** Answers of the service for tests of the page of reports: a week of March 2026 as an admin sees it, and overrides. */
import type {
  PageBoardAnswer,
  PageClock,
  PageClocksAnswer,
  PageFigures,
  PageFiguresAnswer,
  PageGroupsAnswer,
  PageMarketingAnswer,
  PagePatternsAnswer,
  PageQuota,
  PageShare,
} from '../../cards/pageContract.ts';
import { at, HOUR_MS } from './answers.ts';

type Good<Answer> = Extract<Answer, { ok: true }>;
export type GoodFigures = Good<PageFiguresAnswer>;

export const PAGE_NOW = at('2026-03-05T11:00:00Z');
const DAY_MS = 24 * HOUR_MS;
const MINUTE_MS = 60_000;
const MONDAY = at('2026-03-02T00:00:00Z');
const FIRST_TOUCH = { en: 'First touch within 4 business hours', ar: 'أول تواصل خلال 4 ساعات عمل' };
const DISPOSITION = { en: 'Disposition within 2 business days', ar: 'البتّ خلال يومي عمل' };

/** `share` as the service counts it; the interval is only roughly Wilson's. */
export function aShare(met: number, judged: number): PageShare {
  const few = judged < 10;
  if (judged === 0) return { met, judged, share: null, low: null, high: null, few };
  const share = met / judged;
  const reach = 1 / Math.sqrt(judged + 4);
  return { met, judged, share, low: Math.max(0, share - reach), high: Math.min(1, share + reach), few };
}

export function someFigures(met: number, judged: number, changes: Partial<PageFigures> = {}): PageFigures {
  return {
    group: null,
    name: null,
    share: aShare(met, judged),
    counts: { met, breached: judged - met, excused: 2, void: 1, paused: 3, notYetDue: 17 },
    leadClock: { of: judged, median: 2 * HOUR_MS, p90: 9 * HOUR_MS + 20 * MINUTE_MS, p95: null },
    repClock: { of: judged, median: 70 * MINUTE_MS, p90: 6 * HOUR_MS, p95: 11 * HOUR_MS },
    ...changes,
  };
}

export function aFiguresAnswer(changes: Partial<GoodFigures> = {}): GoodFigures {
  return {
    ok: true,
    serverNow: PAGE_NOW,
    role: 'admin',
    period: { name: 'week', fromAt: MONDAY, untilAt: MONDAY + 7 * DAY_MS, zone: 'Europe/London' },
    all: someFigures(97, 118),
    groupings: ['promise', 'team', 'rep', 'segment', 'source'],
    trend: [
      [28, 9],
      [31, 4],
      [26, 6],
      [12, 2],
    ].map(([met = 0, breached = 0], day) => ({ fromAt: MONDAY + day * DAY_MS, met, breached })),
    delay: { clocks: 24, marketingMs: 12 * HOUR_MS, systemMs: 31 * HOUR_MS, salesMs: 53 * HOUR_MS },
    ...changes,
  };
}

const named = (name: string, met: number, judged: number): PageFigures =>
  someFigures(met, judged, { group: name, name: { en: name } });

export const TEAM_ROWS = [named('EMEA Sales', 58, 66), named('Gulf Sales', 33, 45), someFigures(6, 7)];
export const REP_ROWS = [named('Jo Rep', 31, 35), named('Omar Nasser', 20, 29), named('Ola Rep', 7, 9)];

export function aGroupsAnswer(changes: Partial<Good<PageGroupsAnswer>> = {}): Good<PageGroupsAnswer> {
  return { ok: true, serverNow: PAGE_NOW, by: 'team', groups: TEAM_ROWS, more: 0, ...changes };
}

export function aListedClock(changes: Partial<PageClock> = {}): PageClock {
  return {
    contactId: '151',
    promise: FIRST_TOUCH,
    side: 'rep',
    owner: 'Jo Rep',
    team: 'EMEA Sales',
    deadlineAt: at('2026-03-04T14:00:00Z'),
    standing: 'breached',
    elapsedMs: 5 * HOUR_MS + 12 * MINUTE_MS,
    ...changes,
  };
}

export function aClocksAnswer(changes: Partial<Good<PageClocksAnswer>> = {}): Good<PageClocksAnswer> {
  return {
    ok: true,
    serverNow: PAGE_NOW,
    uiDomain: 'app-eu1.hubspot.com',
    clocks: [
      aListedClock(),
      aListedClock({ contactId: '163', promise: DISPOSITION, owner: null, elapsedMs: null }),
    ],
    next: null,
    ...changes,
  };
}

export function aBoardAnswer(changes: Partial<Good<PageBoardAnswer>> = {}): Good<PageBoardAnswer> {
  return {
    ok: true,
    serverNow: PAGE_NOW,
    zone: 'Europe/London',
    uiDomain: 'app-eu1.hubspot.com',
    overdueInAll: 53,
    overdue: [
      {
        contactId: '151',
        promise: FIRST_TOUCH,
        side: 'rep',
        owner: 'Omar Nasser',
        team: 'Gulf Sales',
        deadlineAt: at('2026-03-03T10:00:00Z'),
        overdueMs: 19 * HOUR_MS + 5 * MINUTE_MS,
        step: { at: at('2026-03-05T14:00:00Z'), forName: 'Dana Lead' },
      },
      {
        contactId: '158',
        promise: DISPOSITION,
        side: 'rep',
        owner: 'Jo Rep',
        team: 'EMEA Sales',
        deadlineAt: at('2026-03-05T10:15:00Z'),
        overdueMs: 45 * MINUTE_MS,
        step: null,
      },
    ],
    holders: [
      { name: 'Omar Nasser', ofMarketing: false, overdue: 31 },
      { name: 'Jo Rep', ofMarketing: false, overdue: 21 },
      { name: null, ofMarketing: false, overdue: 1 },
    ],
    dueNext: [
      {
        contactId: '171',
        promise: FIRST_TOUCH,
        side: 'rep',
        owner: 'Jo Rep',
        team: 'EMEA Sales',
        deadlineAt: at('2026-03-05T12:30:00Z'),
        overdueMs: 0,
        step: { at: at('2026-03-05T12:00:00Z'), forName: null },
      },
    ],
    dueUntil: at('2026-03-05T15:00:00Z'),
    ...changes,
  };
}

export function aPatternsAnswer(changes: Partial<Good<PagePatternsAnswer>> = {}): Good<PagePatternsAnswer> {
  const arrivals = Array.from({ length: 7 }, (_, day) =>
    Array.from({ length: 24 }, (_, hour) =>
      day < 5 && hour >= 7 && hour < 20 ? (hour * 7 + day * 2) % 6 : 0,
    ),
  );
  const arrived = arrivals.flat().reduce((sum, leads) => sum + leads, 0);
  return {
    ok: true,
    serverNow: PAGE_NOW,
    by: 'rep',
    habits: [
      {
        name: 'Omar Nasser',
        leads: 29,
        paused: 11,
        bounced: 2,
        handedOn: 4,
        unverified: 3,
        pausedShare: 0.31,
        pausedMuch: true,
      },
      {
        name: 'Jo Rep',
        leads: 35,
        paused: 1,
        bounced: 0,
        handedOn: 0,
        unverified: 0,
        pausedShare: 0.04,
        pausedMuch: false,
      },
    ],
    more: 0,
    unowned: 4,
    arrivals,
    arrived,
    outsideHours: Math.round(arrived / 4),
    ...changes,
  };
}

/** A month of 22 working days of which 3.25 are over, and how many counted on each of its days. */
export function aQuota(changes: Partial<PageQuota> = {}): PageQuota {
  const counts = [0, 21, 14, 12, 4];
  const fromAt = at('2026-03-01T00:00:00Z');
  const days = Array.from({ length: 31 }, (_, day) => {
    const workingDays = Array.from({ length: day + 1 }, (_one, before) => before % 7).filter(
      (weekday) => weekday > 0 && weekday < 6,
    );
    return {
      fromAt: fromAt + day * DAY_MS,
      count: counts[day] ?? 0,
      goal: (400 * workingDays.length) / 22,
      cumulated: day < counts.length ? counts.slice(0, day + 1).reduce((sum, one) => sum + one, 0) : null,
    };
  });
  return {
    id: 'leads',
    words: { en: '400 leads a month', ar: '400 عميل محتمل كل شهر' },
    counts: 'leads',
    per: 'month',
    currency: null,
    deals: null,
    fromAt,
    untilAt: at('2026-03-31T23:00:00Z'),
    countsFromAt: null,
    whole: 400,
    actual: 51,
    pace: {
      amount: 400,
      workingDays: 22,
      daysPassed: 3.25,
      goalSoFar: 59.1,
      gap: -8.1,
      requiredPerDay: 18.6,
      forecast: { expected: 345.2, low: 236, high: 487 },
      days,
    },
    ...changes,
  };
}

/** The first quarter of the year, of which a quota counts from February on, on any day. */
export function aQuarterQuota(): PageQuota {
  const fromAt = at('2026-01-01T00:00:00Z');
  const since = at('2026-02-02T00:00:00Z');
  const days = Array.from({ length: 90 }, (_, day) => {
    const counting = Math.max(0, day - 31);
    const isSeen = fromAt + day * DAY_MS <= PAGE_NOW;
    return {
      fromAt: fromAt + day * DAY_MS,
      count: isSeen && day > 31 ? (day * 3) % 5 : 0,
      goal: (235.4 * counting) / 58,
      cumulated: isSeen ? counting * 2 : null,
    };
  });
  return aQuota({
    id: 'qualified',
    words: { en: '360 qualified leads a quarter', ar: '360 عميلًا محتملًا مؤهلًا كل ربع سنة' },
    counts: 'qualifiedLeads',
    per: 'quarter',
    fromAt,
    untilAt: at('2026-03-31T23:00:00Z'),
    countsFromAt: since,
    whole: 360,
    actual: 64,
    pace: {
      amount: 235.4,
      workingDays: 41.8,
      daysPassed: 22.6,
      goalSoFar: 127.3,
      gap: -63.3,
      requiredPerDay: 8.9,
      forecast: { expected: 118.4, low: 96, high: 145 },
      days,
    },
  });
}

/** What deals are worth, in a quarter of which the first two days are over. */
export function aValueQuota(changes: Partial<PageQuota> = {}): PageQuota {
  const quarter = aQuarterQuota();
  return {
    ...quarter,
    id: 'pipeline',
    words: {
      en: '1,500,000 GBP of pipeline a quarter',
      ar: 'صفقات بقيمة 1,500,000 جنيه إسترليني كل ربع سنة',
    },
    counts: 'pipelineValue',
    currency: 'GBP',
    deals: { counted: 23, unvalued: 4, elsewhere: 0, readAt: PAGE_NOW - 240_000 },
    countsFromAt: null,
    whole: 1_500_000,
    actual: 612_500.5,
    pace: quarter.pace && {
      ...quarter.pace,
      amount: 1_500_000,
      workingDays: 64,
      daysPassed: 45.5,
      goalSoFar: 1_066_406,
      gap: -453_905.5,
      requiredPerDay: 47_972.9,
      forecast: { expected: 861_538, low: 654_000, high: 1_143_000 },
      days: quarter.pace.days.map((day, place) => ({
        ...day,
        count: day.cumulated === null ? 0 : day.count * 4_785,
        goal: (1_500_000 * place) / 90,
        cumulated: day.cumulated === null ? null : place * 9_570,
      })),
    },
    ...changes,
  };
}

export function aMarketingAnswer(
  changes: Partial<Good<PageMarketingAnswer>> = {},
): Good<PageMarketingAnswer> {
  return {
    ok: true,
    serverNow: PAGE_NOW,
    zone: 'Europe/London',
    quotas: [aQuota(), aQuarterQuota()],
    period: { name: 'week', fromAt: MONDAY, untilAt: MONDAY + 7 * DAY_MS },
    handedOver: { first: 51, again: 3, imported: 12, redefined: 0 },
    acceptance: aShare(19, 44),
    undecided: 2,
    rejections: [
      { ending: 'disqualified', reason: { en: 'No budget', ar: 'لا ميزانية' }, leads: 11 },
      { ending: 'recycled', reason: { en: 'Wants to talk later', ar: 'يريد الحديث لاحقًا' }, leads: 9 },
      { ending: 'disqualified', reason: null, leads: 5 },
    ],
    sources: [
      { source: 'PAID_SEARCH', leads: 30, qualified: 8 },
      { source: null, leads: 21, qualified: 11 },
    ],
    ...changes,
  };
}

/** What the service answers to each question of the page, by the path of the question. */
export interface PageAnswers {
  readonly figures: PageFiguresAnswer;
  readonly groups: PageGroupsAnswer;
  readonly clocks: PageClocksAnswer;
  readonly board: PageBoardAnswer;
  readonly patterns: PagePatternsAnswer;
  readonly marketing: PageMarketingAnswer;
}

export function pageAnswers(changes: Partial<PageAnswers> = {}): PageAnswers {
  return {
    figures: aFiguresAnswer(),
    groups: aGroupsAnswer(),
    clocks: aClocksAnswer(),
    board: aBoardAnswer(),
    patterns: aPatternsAnswer(),
    marketing: aMarketingAnswer(),
    ...changes,
  };
}

/** The same question refused whatever is asked. */
export function refusing(reason: 'nobody' | 'unavailable'): PageAnswers {
  const refused = { ok: false, reason } as const;
  return {
    figures: refused,
    groups: refused,
    clocks: refused,
    board: refused,
    patterns: refused,
    marketing: refused,
  };
}
