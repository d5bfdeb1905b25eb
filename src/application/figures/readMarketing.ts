/**
 * Answers how marketing keeps its quotas, and what became of what it handed over. Nobody is named, and the totals are
 * everybody's: whoever may see reports sees the same.
 */
import { type PageQuota, type PageShare } from '../../../cards/pageContract.ts';
import { portalCalendar, type Agreement, type Words } from '../../domain/agreement/agreement.ts';
import { type Quota } from '../../domain/agreement/quota.ts';
import { agreementAt, inForce, type AgreementHistory } from '../../domain/agreement/versions.ts';
import { shareOf, type Period } from '../../domain/measures/attainment.ts';
import { pacingOf } from '../../domain/measures/pacing.ts';
import { type Viewer } from '../card/viewer.ts';
import { type MarketingAnswer } from './answers.ts';
import { type PeriodName } from './figures.ts';
import { type Ended, type Pipeline } from './marketing.ts';
import { askingOf, NOBODY, shareShown, type FiguresGrounds } from './readFigures.ts';
import { type OPERATOR } from './viewing.ts';

/** @throws StoreUnavailable */
export async function readMarketing(
  grounds: FiguresGrounds,
  viewer: Viewer | typeof OPERATOR,
  name: PeriodName,
  now: number,
): Promise<MarketingAnswer> {
  const asking = askingOf(grounds, viewer, now);
  if (asking === null) return NOBODY;
  const { history } = asking;
  const { figures } = grounds;
  const { zone } = portalCalendar(agreementAt(history, now));
  const { fromAt, untilAt } = grounds.periodOf(name, now, zone);
  // Of a period that is over, what was so at its end.
  const asOf = Math.min(now, untilAt - 1);
  const agreement = agreementAt(history, asOf);
  const seen: Period = { fromAt, untilAt: asOf + 1 };
  const [quotas, handedOver, ended, sources] = await Promise.all([
    Promise.all(agreement.quotas.map((quota) => quotaAt(grounds, history, agreement, quota, asOf))),
    figures.handedOver(seen),
    figures.endedHandOffs(seen),
    agreement.reports.source === null ? null : figures.leadsBySource(seen),
  ]);
  return {
    ok: true,
    serverNow: now,
    zone,
    quotas,
    period: { name, fromAt, untilAt },
    handedOver,
    acceptance: acceptanceOf(ended),
    undecided: leadsOf(ended.filter(({ ending }) => ending === null)),
    rejections: ended.flatMap(({ ending, reasonId, leads }) =>
      ending === 'disqualified' || ending === 'recycled'
        ? [{ ending, reason: reasonId === null ? null : reasonWords(history, ending, reasonId), leads }]
        : [],
    ),
    sources,
  };
}

/** @param agreement the version that is in force then */
async function quotaAt(
  { figures, periodWith }: FiguresGrounds,
  history: AgreementHistory,
  agreement: Agreement,
  quota: Quota,
  asOf: number,
): Promise<PageQuota> {
  const { id, words, counts, amount, currency, per } = quota;
  const { zone, open } = portalCalendar(agreement);
  const { days, fromAt, untilAt } = periodWith(per, asOf, zone);
  const countsFromAt = Math.max(inForceSince(history, agreement, quota), agreement.enforceFrom);
  const period = { fromAt: Math.max(fromAt, countsFromAt), untilAt: asOf + 1 };
  const { perDay, unit, deals } = await countedOf(figures, quota, days, period);
  const counted = days.map((begins, place) => ({
    fromAt: begins,
    untilAt: days[place + 1] ?? untilAt,
    count: perDay[place] ?? 0,
  }));
  const pacing = pacingOf(amount, counted, open, countsFromAt, period.untilAt, unit);
  return {
    id,
    words,
    counts,
    per,
    currency,
    deals,
    fromAt,
    untilAt,
    countsFromAt: countsFromAt > fromAt ? countsFromAt : null,
    whole: amount,
    actual: perDay.reduce((sum, count) => sum + count, 0),
    pace: pacing && {
      amount: pacing.amount,
      workingDays: pacing.workingDays,
      daysPassed: pacing.daysPassed,
      goalSoFar: pacing.goalSoFar,
      gap: pacing.gap,
      requiredPerDay: pacing.requiredPerDay,
      forecast: pacing.forecast,
      days: pacing.days.map(({ fromAt: begins, count, goal, cumulated }) => ({
        fromAt: begins,
        count,
        goal,
        cumulated,
      })),
    },
  };
}

/** What counted on each of the days, and how much one of what counts adds. */
async function countedOf(
  figures: FiguresGrounds['figures'],
  { id, counts, currency }: Quota,
  starts: readonly number[],
  period: Period,
): Promise<{ perDay: readonly number[]; unit: number | null; deals: PageQuota['deals'] }> {
  if (counts !== 'pipelineValue') {
    return { perDay: await figures.countedForQuota({ id, counts, starts, period }), unit: 1, deals: null };
  }
  if (currency === null) throw new Error(`the quota ${id} of pipeline value has no currency`);
  const [pipeline, readAt] = await Promise.all([
    figures.pipelineForQuota({ id, currency, starts, period }),
    figures.dealsReadAt(),
  ]);
  const sum = (of: (one: Pipeline) => number): number => pipeline.reduce((all, one) => all + of(one), 0);
  const value = sum((one) => one.value);
  return {
    perDay: pipeline.map((one) => one.value),
    unit: value > 0 ? sum(({ squares }) => squares) / value : null,
    deals: {
      counted: sum((one) => one.deals),
      unvalued: sum(({ unvalued }) => unvalued),
      elsewhere: sum(({ elsewhere }) => elsewhere),
      readAt,
    },
  };
}

/** From when every version up to this one has counted the same for the quota; -Infinity: from the beginning of time. */
function inForceSince(
  history: AgreementHistory,
  agreement: Agreement,
  { id, counts, currency }: Quota,
): number {
  const isSame = (quota: Quota): boolean =>
    quota.id === id && quota.counts === counts && quota.currency === currency;
  let since = Infinity;
  let place = history.findLastIndex((version) => version.agreement === agreement);
  for (; history[place]?.agreement.quotas.some(isSame) ?? false; place -= 1) {
    since = inForce(history, place).fromAt;
  }
  return since;
}

function leadsOf(ended: readonly Ended[]): number {
  return ended.reduce((sum, { leads }) => sum + leads, 0);
}

function acceptanceOf(ended: readonly Ended[]): PageShare {
  const met = leadsOf(ended.filter(({ ending }) => ending === 'qualified'));
  const judged = leadsOf(ended.filter(({ ending }) => ending !== null));
  return shareShown({ met, ...shareOf(met, judged) });
}

/** As the newest version says them that knows the reason. */
function reasonWords(
  history: AgreementHistory,
  ending: 'disqualified' | 'recycled',
  reasonId: string,
): Words | null {
  for (const { agreement } of history.toReversed()) {
    const found = agreement.disposing[ending].reasons.find(({ id }) => id === reasonId);
    if (found) return found.words;
  }
  return null;
}
