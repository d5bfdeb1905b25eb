/**
 * What an act comes to: property values for HubSpot, or why it is not done. It rests on the same situation as what is
 * offered, so that nothing is offered that would be refused, and nothing goes through that was not offered.
 */
import { type ActAnswer, type CardAct } from '../../../cards/contract.ts';
import {
  DISPOSITION_REASON_PROPERTY,
  EXCUSE_REQUESTS_PROPERTY,
  EXCUSES_PROPERTY,
  SNOOZE_PROPERTY,
} from '../../domain/agreement/agreement.ts';
import { holding, propertiesOf } from '../../domain/agreement/predicate.ts';
import { effectiveAt } from '../../domain/timeline/timeline.ts';
import { excusable, latestSnooze, leftOf, mayDecide } from './abilities.ts';
import { excusesWith, requestsAsText, valueNow } from './excuseRequests.ts';
import { dispositionValues, valuesFor, type Situation } from './situation.ts';

export type Values = Readonly<Record<string, string>>;
export type ActRefusal = Extract<ActAnswer, { ok: false }>['reason'];
export type ActPlan =
  { readonly ok: true; readonly values: Values } | { readonly ok: false; readonly reason: ActRefusal };

type Act<Name extends CardAct['act']> = Extract<CardAct, { act: Name }>;

export function planAct(act: CardAct, situation: Situation): ActPlan {
  if (situation.role === 'viewer') return no('notAllowed');
  switch (act.act) {
    case 'dispose':
      return disposal(act, situation);
    case 'pause':
      return pausing(act, situation);
    case 'resume':
      return resuming(situation);
    case 'snooze':
      return snoozing(act, situation);
    case 'askExcuse':
      return asking(act, situation);
    case 'grantExcuse':
      return deciding(act, situation);
  }
}

/** Whether the record is by now as the act would make it: then an act that was broken off had come through. */
export function isSoAlready(act: CardAct, situation: Situation): boolean {
  const { timeline, pauseId, isLead, requests } = situation;
  switch (act.act) {
    case 'dispose':
      return timeline.moments.at(-1)?.disposition === act.as;
    case 'pause':
      return pauseId === act.pauseId;
    case 'resume':
      return isLead && pauseId === null;
    case 'snooze':
      return timeline.snoozedUntil === act.until;
    case 'askExcuse':
      return requests.some(({ clockId }) => clockId === act.clockId);
    case 'grantExcuse':
      return (
        !requests.some(({ clockId }) => clockId === act.clockId) &&
        timeline.excuses.has(act.clockId) === act.granted
      );
  }
}

function disposal({ as, reasonId }: Act<'dispose'>, { agreement, isLead }: Situation): ActPlan {
  const values = dispositionValues(agreement, as);
  if (values === null) return no('notAllowed');
  if (!isLead) return no('settled');
  const { reasons } = agreement.disposing[as];
  const reason = reasons.find(({ id }) => id === reasonId);
  if ((reasons.length > 0 && as !== 'qualified') || reasonId !== null) {
    if (!reason) return no('badRequest');
  }
  const words = reason ? (reason.words[agreement.language] ?? reason.words.en) : '';
  return yes({ ...values, [DISPOSITION_REASON_PROPERTY]: words });
}

function pausing({ pauseId }: Act<'pause'>, situation: Situation): ActPlan {
  const { agreement, isLead } = situation;
  const rule = agreement.pauses.find(({ id }) => id === pauseId);
  const values = rule && valuesFor(rule.when);
  if (!rule || !values) return no('badRequest');
  if (!isLead || situation.pauseId !== null) return no('settled');
  return leftOf(rule, situation) > 0 ? yes(values) : no('tooLate');
}

/** What was there before the pause is put back: HubSpot's own history remembers it. */
function resuming({ record, agreement, isLead, pauseId, facts, timeline }: Situation): ActPlan {
  const rule = agreement.pauses.find(({ id }) => id === pauseId);
  if (!isLead || !rule) return no('settled');
  const begun = timeline.moments.findLastIndex((moment) => moment.pauseId !== pauseId) + 1;
  const pausedAt = timeline.moments[begun]?.at ?? -Infinity;
  const before = facts.filter((learned) => effectiveAt(learned) < pausedAt);
  const now = holding(rule.when, (property) => valueNow(record, facts, property));
  const values = [...(now ?? [])].flatMap(([property, paused]) => {
    const value = valueNow(record, before, property);
    return value === '' || paused.includes(value) ? [] : [[property, value] as const];
  });
  if (values.length > 0) return yes(Object.fromEntries(values));
  // Nothing was there before. What makes the record a lead is left alone.
  const ofLead = new Set(propertiesOf(agreement.lead));
  const cleared = [...(now ?? new Map<string, readonly string[]>()).keys()].filter(
    (name) => !ofLead.has(name),
  );
  return cleared.length === 0 ? no('notAllowed') : yes(Object.fromEntries(cleared.map((name) => [name, ''])));
}

function snoozing({ until }: Act<'snooze'>, situation: Situation): ActPlan {
  const latest = latestSnooze(situation);
  if (latest === null) return no('settled');
  if (until <= situation.now) return no('badRequest');
  return until > latest ? no('tooLate') : yes({ [SNOOZE_PROPERTY]: new Date(until).toISOString() });
}

function asking({ clockId, reason }: Act<'askExcuse'>, situation: Situation): ActPlan {
  if (!excusable(situation).some(({ id }) => id === clockId)) return no('settled');
  const { requests, viewerIds, ownerId } = situation;
  const askedBy = viewerIds.has(ownerId) ? ownerId : ([...viewerIds][0] ?? null);
  const all = [...requests, { clockId, reason, askedBy }];
  return yes({ [EXCUSE_REQUESTS_PROPERTY]: requestsAsText(all) });
}

function deciding({ clockId, granted }: Act<'grantExcuse'>, situation: Situation): ActPlan {
  const { record, role, requests, facts } = situation;
  if (role !== 'manager' && role !== 'admin') return no('notAllowed');
  const request = requests.find((one) => one.clockId === clockId);
  if (!request) return no('settled');
  if (!mayDecide(situation, clockId)) return no('notAllowed');
  const left = { [EXCUSE_REQUESTS_PROPERTY]: requestsAsText(requests.filter((one) => one !== request)) };
  if (!granted) return yes(left);
  const excused = excusesWith(valueNow(record, facts, EXCUSES_PROPERTY), clockId, request.reason);
  return yes({ ...left, [EXCUSES_PROPERTY]: excused });
}

function yes(values: Values): ActPlan {
  return { ok: true, values };
}

function no(reason: ActRefusal): ActPlan {
  return { ok: false, reason };
}
