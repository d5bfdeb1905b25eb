/** The page's door for figures: an answer is taken only if every field it will show has the promised shape. */
import type {
  PageFigures,
  PageFiguresAnswer,
  PageGrouping,
  PageGroupsAnswer,
  PagePeriod,
  PageRefused,
  PageShare,
  PageStanding,
  PageTook,
} from '../pageContract.ts';
import {
  booleanOf,
  durationOf,
  fieldsOf,
  instantOf,
  listOf,
  oneOf,
  orNull,
  textOf,
  wordsOf,
  type Fields,
} from './fields.ts';

type Good<Answer> = Extract<Answer, { ok: true }>;
type GoodFigures = Good<PageFiguresAnswer>;

export const PERIODS = [
  'today',
  'week',
  'lastWeek',
  'month',
  'lastMonth',
  'quarter',
  'lastQuarter',
] as const satisfies readonly PagePeriod[];
export const GROUPINGS = [
  'team',
  'rep',
  'promise',
  'segment',
  'source',
] as const satisfies readonly PageGrouping[];
export const STANDINGS = [
  'met',
  'breached',
  'excused',
  'void',
  'paused',
  'notYetDue',
] as const satisfies readonly PageStanding[];
const PAGE_REFUSALS = [
  'nobody',
  'notAllowed',
  'badRequest',
  'wrongPortal',
  'unavailable',
] as const satisfies readonly PageRefused['reason'][];
const ROLES = ['rep', 'manager', 'admin'] as const;

/** Any answer to the page, or null where it is none; `read` is given the fields of a good one and the service's time. */
export function readPageAnswer<T>(
  value: unknown,
  read: (fields: Fields, serverNow: number) => T | null,
): T | PageRefused | null {
  const fields = fieldsOf(value);
  if (fields?.ok === false) {
    const reason = oneOf(PAGE_REFUSALS, fields.reason);
    return reason ? { ok: false, reason } : null;
  }
  const serverNow = instantOf(fields?.serverNow);
  return fields?.ok !== true || serverNow === null ? null : read(fields, serverNow);
}

/** The answer as the contract has it, or null when the service said something else. */
export function readFiguresAnswer(value: unknown): PageFiguresAnswer | null {
  return readPageAnswer(value, (fields, serverNow): GoodFigures | null => {
    const role = oneOf(ROLES, fields.role);
    const period = periodOf(fields.period);
    const all = figuresOf(fields.all);
    const groupings = listOf(fields.groupings, (one) => oneOf(GROUPINGS, one) ?? null);
    const trend = listOf(fields.trend, stepOf);
    const delay = orNull(fields.delay, delayOf);
    if (!role || !period || !all || !groupings || !trend || delay === undefined) return null;
    return { ok: true, serverNow, role, period, all, groupings, trend, delay };
  });
}

/** The answer as the contract has it, or null when the service said something else. */
export function readGroupsAnswer(value: unknown): PageGroupsAnswer | null {
  return readPageAnswer(value, (fields, serverNow): Good<PageGroupsAnswer> | null => {
    const by = oneOf(GROUPINGS, fields.by);
    const groups = listOf(fields.groups, figuresOf);
    const more = durationOf(fields.more);
    return !by || !groups || more === null ? null : { ok: true, serverNow, by, groups, more };
  });
}

function periodOf(value: unknown): GoodFigures['period'] | null {
  const fields = fieldsOf(value);
  const name = oneOf(PERIODS, fields?.name);
  const fromAt = instantOf(fields?.fromAt);
  const untilAt = instantOf(fields?.untilAt);
  const zone = textOf(fields?.zone);
  return !name || fromAt === null || untilAt === null || zone === null
    ? null
    : { name, fromAt, untilAt, zone };
}

function stepOf(value: unknown): GoodFigures['trend'][number] | null {
  const fields = fieldsOf(value);
  const fromAt = instantOf(fields?.fromAt);
  const met = durationOf(fields?.met);
  const breached = durationOf(fields?.breached);
  return fromAt === null || met === null || breached === null ? null : { fromAt, met, breached };
}

function delayOf(value: unknown): GoodFigures['delay'] {
  const fields = fieldsOf(value);
  const clocks = durationOf(fields?.clocks);
  const marketingMs = orNull(fields?.marketingMs, durationOf);
  const systemMs = durationOf(fields?.systemMs);
  const salesMs = durationOf(fields?.salesMs);
  if (clocks === null || marketingMs === undefined || systemMs === null || salesMs === null) return null;
  return { clocks, marketingMs, systemMs, salesMs };
}

function figuresOf(value: unknown): PageFigures | null {
  const fields = fieldsOf(value);
  const group = orNull(fields?.group, textOf);
  const name = orNull(fields?.name, wordsOf);
  const share = shareOf(fields?.share);
  const counts = countsOf(fields?.counts);
  const leadClock = tookOf(fields?.leadClock);
  const repClock = tookOf(fields?.repClock);
  if (group === undefined || name === undefined || !share || !counts || !leadClock || !repClock) return null;
  return { group, name, share, counts, leadClock, repClock };
}

export function shareOf(value: unknown): PageShare | null {
  const fields = fieldsOf(value);
  const met = durationOf(fields?.met);
  const judged = durationOf(fields?.judged);
  const share = orNull(fields?.share, durationOf);
  const low = orNull(fields?.low, durationOf);
  const high = orNull(fields?.high, durationOf);
  const few = booleanOf(fields?.few);
  if (met === null || judged === null || few === null) return null;
  if (share === undefined || low === undefined || high === undefined) return null;
  return { met, judged, share, low, high, few };
}

function countsOf(value: unknown): PageFigures['counts'] | null {
  const counts = STANDINGS.map((standing) => [standing, durationOf(fieldsOf(value)?.[standing])] as const);
  return counts.some(([, count]) => count === null)
    ? null
    : (Object.fromEntries(counts) as PageFigures['counts']);
}

function tookOf(value: unknown): PageTook | null {
  const fields = fieldsOf(value);
  const of = durationOf(fields?.of);
  const median = orNull(fields?.median, durationOf);
  const p90 = orNull(fields?.p90, durationOf);
  const p95 = orNull(fields?.p95, durationOf);
  if (of === null || median === undefined || p90 === undefined || p95 === undefined) return null;
  return { of, median, p90, p95 };
}
