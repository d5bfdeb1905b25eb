/** What somebody may do on a record now. What is not allowed is not offered. */
import { type CardAbilities, type CardReason } from '../../../cards/contract.ts';
import { type PauseRule } from '../../domain/agreement/agreement.ts';
import { budgetMs } from '../../domain/agreement/budget.ts';
import { type Clock } from '../../domain/evaluate/clock.ts';
import { dueAt, mergedPauses } from '../../domain/time/pauses.ts';
import { dispositionValues, valuesFor, type Situation } from './situation.ts';

/** No snooze reaches beyond this share of a budget (E21). */
const SNOOZE_SHARE = 0.75;

/** Nothing at all may be done. */
export const NOTHING: CardAbilities = {
  dispose: null,
  pause: null,
  resume: null,
  snoozeUntil: null,
  askExcuse: [],
  grantExcuse: [],
};

/** @param nameOf display name of an owner; null where it is not known */
export function abilitiesOf(situation: Situation, nameOf: (ownerId: string) => string | null): CardAbilities {
  if (situation.role === 'viewer') return NOTHING;
  return {
    ...NOTHING,
    dispose: disposingOf(situation),
    pause: pausingOf(situation),
    resume: resumingOf(situation),
    snoozeUntil: latestSnooze(situation),
    askExcuse: excusable(situation).map(({ id }) => id),
    grantExcuse: decidable(situation, nameOf),
  };
}

function disposingOf({ agreement, isLead }: Situation): CardAbilities['dispose'] {
  if (!isLead) return null;
  return {
    qualified: dispositionValues(agreement, 'qualified') !== null,
    disqualified: dispositionValues(agreement, 'disqualified') && agreement.disposing.disqualified.reasons,
    recycled: dispositionValues(agreement, 'recycled') && agreement.disposing.recycled.reasons,
  };
}

function pausingOf(situation: Situation): CardAbilities['pause'] {
  const { agreement, isLead, pauseId } = situation;
  if (!isLead || pauseId !== null) return null;
  const rules = agreement.pauses
    .filter(({ when }) => valuesFor(when) !== null)
    .map((rule) => ({ ...reasonOf(rule), leftMs: leftOf(rule, situation) }))
    .filter(({ leftMs }) => leftMs > 0);
  return rules.length === 0 ? null : rules;
}

function resumingOf({ agreement, isLead, pauseId }: Situation): CardReason | null {
  const rule = agreement.pauses.find(({ id }) => id === pauseId);
  return isLead && rule ? reasonOf(rule) : null;
}

function reasonOf({ id, reason }: PauseRule): CardReason {
  return { id, words: reason };
}

/** The working time a pause may still take in this cycle on every clock that runs; 0 where none does. */
export function leftOf(rule: PauseRule, situation: Situation): number {
  const left = runningOf(situation).map((clock) => leftOn(clock, rule, situation));
  return left.length === 0 ? 0 : Math.max(0, Math.min(...left));
}

function leftOn(clock: Clock, { id, atMost }: PauseRule, { agreementOf, now }: Situation): number {
  const agreement = agreementOf(clock);
  const { open } = agreement.calendars.get(clock.calendarId) ?? agreement.always;
  const taken = clock.suspensions.filter(({ pauseId, fromAt }) => pauseId === id && fromAt <= now);
  const firstAt = Math.min(now, ...taken.map(({ fromAt }) => fromAt));
  const used = taken.map(({ fromAt, untilAt }) => open.elapsedMs(fromAt, Math.min(untilAt, now)));
  return budgetMs(atMost, open, firstAt) - used.reduce((sum, one) => sum + one, 0);
}

/** Null where there is no reminder left to be silenced. */
export function latestSnooze(situation: Situation): number | null {
  const { now } = situation;
  const latest = runningOf(situation)
    .filter(({ remindAt, ownerId }) => ownerId !== null && remindAt.some((at) => at > now))
    .map((clock) => snoozeLimitOf(clock, situation))
    .filter((at) => at > now);
  return latest.length === 0 ? null : Math.max(...latest);
}

function snoozeLimitOf(clock: Clock, { agreementOf }: Situation): number {
  const agreement = agreementOf(clock);
  const { open } = agreement.calendars.get(clock.calendarId) ?? agreement.always;
  const share = Math.round(clock.budgetMs * SNOOZE_SHARE);
  return dueAt(open, mergedPauses(clock.suspensions), clock.startedAt, share);
}

/** The clocks of the cycle that are broken and this viewer may speak for, neither excused nor asked to be. */
export function excusable({ role, viewerIds, clocks, requests, now }: Situation): readonly Clock[] {
  return clocks.filter(
    ({ id, ownerId, shadow, endedAt, overdueAfter, verdict }) =>
      !shadow &&
      (verdict === 'breached' || (verdict === null && endedAt === null && now > overdueAfter)) &&
      (role !== 'owner' || ownerId === null || viewerIds.has(ownerId)) &&
      !requests.some(({ clockId }) => clockId === id),
  );
}

/** What was asked for and this viewer may decide; nobody decides on his own (E39). */
function decidable(
  situation: Situation,
  nameOf: (ownerId: string) => string | null,
): CardAbilities['grantExcuse'] {
  return situation.requests
    .filter(({ clockId }) => mayDecide(situation, clockId))
    .map(({ clockId, reason, askedBy }) => ({
      clockId,
      reason,
      askedBy: askedBy === null ? null : nameOf(askedBy),
    }));
}

export function mayDecide({ role, viewerIds, ownerId, clocks }: Situation, clockId: string): boolean {
  if (role !== 'manager' && role !== 'admin') return false;
  const clock = clocks.find(({ id }) => id === clockId);
  return clock !== undefined && !viewerIds.has(ownerId) && !viewerIds.has(clock.ownerId ?? '');
}

function runningOf({ clocks, isLead }: Situation): readonly Clock[] {
  return isLead ? clocks.filter(({ endedAt, verdict }) => endedAt === null && verdict !== 'excused') : [];
}
