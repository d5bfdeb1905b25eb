/** Answers what the managers' page asks of a period: the whole, its groups, and the clocks behind a figure. */
import { type PageFigures, type PageGrouping, type PageShare } from '../../../cards/pageContract.ts';
import { type ClocksAnswer, type FiguresRefused, type GroupsAnswer, type OverviewAnswer } from './answers.ts';
import { type Calendar } from '../../domain/agreement/agreement.ts';
import { currentAgreement, type AgreementHistory } from '../../domain/agreement/versions.ts';
import { workingCalendarOf, type Directory } from '../../domain/evaluate/directory.ts';
import { attainmentOf, type Attainment, type StandingIn } from '../../domain/measures/attainment.ts';
import { type Viewer } from '../card/viewer.ts';
import {
  type Asked,
  type Figures,
  type FiguresStore,
  type Grouping,
  type ListPlace,
  type NamedPeriod,
  type PeriodName,
  type PeriodOf,
} from './figures.ts';
import { groupName, promiseName, segmentsOf } from './names.ts';
import { type OPERATOR, viewingOf, type Viewing } from './viewing.ts';

const CLOCKS_A_PAGE = 25;

export interface FiguresGrounds {
  readonly figures: FiguresStore;
  readonly agreements: () => AgreementHistory;
  readonly directory: () => Directory;
  /** Display name of an owner; null where it is not known. */
  readonly nameOf: (ownerId: string) => string | null;
  readonly periodOf: PeriodOf;
  /** Gives the period of this name in which an instant lies, whatever period is asked for. */
  readonly periodWith: PeriodOf;
}

/** Who asks, and what of it follows. */
export interface Asking {
  readonly viewing: Viewing;
  readonly history: AgreementHistory;
  /** In whose hours and zone: the rep's, the manager's first team's, or the portal's. */
  readonly calendar: Calendar;
  readonly asked: Asked;
}

/** @returns null for who has nothing to see */
export function askingOf(
  { agreements, directory }: Pick<FiguresGrounds, 'agreements' | 'directory'>,
  viewer: Viewer | typeof OPERATOR,
  now: number,
): Asking | null {
  const history = agreements();
  const agreement = currentAgreement(history);
  const viewing = viewingOf(viewer, agreement, directory());
  if (viewing === null) return null;
  const { role, within } = viewing;
  const team = within?.teams.find((one) => agreement.teamCalendars.has(one));
  const ofTeam = agreement.calendars.get(agreement.teamCalendars.get(team ?? '') ?? '');
  const rep = role === 'rep' ? (within?.ownerIds[0] ?? null) : null;
  const calendar = ofTeam ?? workingCalendarOf(agreement, directory(), rep, now).calendar;
  return { viewing, history, calendar, asked: { now, within } };
}

/** In days and weeks of whoever asks. */
export function periodFor(
  { periodOf }: Pick<FiguresGrounds, 'periodOf'>,
  { calendar: { zone, open }, asked: { now } }: Asking,
  name: PeriodName,
): NamedPeriod {
  return periodOf(name, now, zone, 0, open);
}

/** For what is of other days: so that its weeks are those of whoever asks all the same. */
export function inWeeksOf(
  grounds: FiguresGrounds,
  viewer: Viewer | typeof OPERATOR,
  now: number,
): FiguresGrounds {
  const open = askingOf(grounds, viewer, now)?.calendar.open ?? null;
  return { ...grounds, periodOf: (name, at, zone, back) => grounds.periodOf(name, at, zone, back, open) };
}

export const NOBODY: FiguresRefused = { ok: false, reason: 'nobody' };
const NOT_ALLOWED: FiguresRefused = { ok: false, reason: 'notAllowed' };

/** @throws StoreUnavailable */
export async function readOverview(
  grounds: FiguresGrounds,
  viewer: Viewer | typeof OPERATOR,
  name: PeriodName,
  now: number,
): Promise<OverviewAnswer> {
  const asking = askingOf(grounds, viewer, now);
  if (asking === null) return NOBODY;
  const { viewing, history, asked } = asking;
  const period = periodFor(grounds, asking, name);
  const ofPeriod = { ...asked, period };
  const [all, trend, delay] = await Promise.all([
    grounds.figures.figures(ofPeriod, 'all', []),
    grounds.figures.trend(ofPeriod, period.steps),
    grounds.figures.delay(ofPeriod),
  ]);
  return {
    ok: true,
    serverNow: now,
    role: viewing.role,
    period: { name, fromAt: period.fromAt, untilAt: period.untilAt, zone: period.zone },
    all: shown(all[0] ?? NOTHING, 'all', history, grounds.nameOf),
    groupings: groupingsFor(viewing, history),
    trend: trend.filter(({ fromAt }) => fromAt <= now),
    delay: delay.clocks === 0 ? null : delay,
  };
}

const TOOK_NOTHING = { of: 0, median: null, p90: null, p95: null };
const NOTHING: Figures = {
  group: null,
  counts: { met: 0, breached: 0, excused: 0, void: 0, paused: 0, notYetDue: 0 },
  leadClock: TOOK_NOTHING,
  repClock: TOOK_NOTHING,
};

function groupingsFor({ role, namesReps }: Viewing, history: AgreementHistory): readonly PageGrouping[] {
  return [
    'promise',
    ...(role === 'rep' ? [] : (['team'] as const)),
    ...(role === 'rep' || !namesReps ? [] : (['rep'] as const)),
    ...(segmentsOf(history).length === 0 ? [] : (['segment'] as const)),
    ...(currentAgreement(history).reports.source === null ? [] : (['source'] as const)),
  ];
}

/** @throws StoreUnavailable */
export async function readGroups(
  grounds: FiguresGrounds,
  viewer: Viewer | typeof OPERATOR,
  name: PeriodName,
  by: PageGrouping,
  now: number,
): Promise<GroupsAnswer> {
  const asking = askingOf(grounds, viewer, now);
  if (asking === null) return NOBODY;
  const { viewing, history, asked } = asking;
  if (!groupingsFor(viewing, history).includes(by)) return NOT_ALLOWED;
  const period = periodFor(grounds, asking, name);
  const groups = await grounds.figures.figures({ ...asked, period }, by, segmentsOf(history));
  return { ok: true, by, groups: groups.map((group) => shown(group, by, history, grounds.nameOf)) };
}

/** A share as the page has it. */
export function shareShown({
  met,
  judged,
  share,
  interval,
  few,
}: Pick<Attainment, 'met' | 'judged' | 'share' | 'interval' | 'few'>): PageShare {
  return { met, judged, share, low: interval?.low ?? null, high: interval?.high ?? null, few };
}

function shown(
  { group, counts, leadClock, repClock }: Figures,
  by: Grouping,
  history: AgreementHistory,
  nameOf: (ownerId: string) => string | null,
): PageFigures {
  return {
    group,
    name: groupName(by, group, history, nameOf),
    share: shareShown(attainmentOf(counts)),
    counts,
    leadClock,
    repClock,
  };
}

/** What of the clocks of a period is asked for. */
export interface ClocksAsked {
  readonly standing: StandingIn | null;
  /** The group of a row of `readGroups`; null: of all. */
  readonly of: { readonly by: PageGrouping; readonly group: string | null } | null;
  readonly after: ListPlace | null;
}

/** @throws StoreUnavailable */
export async function readClocks(
  grounds: FiguresGrounds,
  viewer: Viewer | typeof OPERATOR,
  name: PeriodName,
  { standing, of, after }: ClocksAsked,
  now: number,
  limit = CLOCKS_A_PAGE,
): Promise<ClocksAnswer> {
  const asking = askingOf(grounds, viewer, now);
  if (asking === null) return NOBODY;
  const { viewing, history, asked } = asking;
  if (of !== null && !groupingsFor(viewing, history).includes(of.by)) return NOT_ALLOWED;
  const period = periodFor(grounds, asking, name);
  const found = await grounds.figures.clocksOfFigures(
    { ...asked, ...(of === null ? {} : filterFor(of, history)), period },
    standing,
    after,
    limit + 1,
  );
  const page = found.slice(0, limit);
  const last = page.at(-1);
  return {
    ok: true,
    clocks: page.map(
      ({ record, promiseId, side, ownerId, team, deadlineAt, standing: stands, elapsedMs }) => ({
        contactId: record.recordId,
        promise: promiseName(history, promiseId),
        side,
        owner: viewing.namesReps && ownerId !== null ? (grounds.nameOf(ownerId) ?? ownerId) : null,
        team,
        deadlineAt,
        standing: stands,
        elapsedMs,
      }),
    ),
    next:
      last && found.length > page.length
        ? { deadlineAt: last.deadlineAt, recordId: last.record.recordId, clockId: last.clockId }
        : null,
  };
}

function filterFor(
  { by, group }: NonNullable<ClocksAsked['of']>,
  history: AgreementHistory,
): Pick<Asked, 'promiseId' | 'team' | 'ownerId' | 'source' | 'tiers'> {
  switch (by) {
    case 'promise':
      return { promiseId: group ?? '' };
    case 'team':
      return { team: group };
    case 'rep':
      return { ownerId: group };
    case 'source':
      return { source: group };
    case 'segment':
      return { tiers: segmentsOf(history).filter(({ segment }) => segment === group) };
  }
}
